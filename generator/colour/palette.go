package colour

import (
	"fmt"
	"math"
)

// Grounds are the colours of the style sheet on which text and links stand: its
// properties --page, --panel and --mark. The test of this package holds them to
// templates/assets/site.css.
type Grounds struct{ Page, Panel, Mark RGB }

// Light and Dark are the grounds of the two schemes of the style sheet.
var (
	Light = Grounds{White, RGB{0xf3, 0xf6, 0xf9}, RGB{0xfd, 0xf2, 0xd3}}
	Dark  = Grounds{RGB{0x12, 0x16, 0x1b}, RGB{0x1b, 0x21, 0x29}, RGB{0x3a, 0x31, 0x14}}
)

func (g Grounds) all() []RGB { return []RGB{g.Page, g.Panel, g.Mark} }

// groundNames are what people call them, in the order of all.
var groundNames = []string{"the page", "a panel", "a marked passage"}

// Palette is what is made of an accent.
type Palette struct{ Light, Dark Scheme }

// Scheme is the palette for light grounds, or for dark ones.
type Scheme struct {
	Accent   RGB // links, and the ground of buttons: TextContrast on each ground
	Strong   RGB // the same that is pointed at: farther from the grounds
	Visited  RGB // a link that was followed: the accent with half its chroma
	OnAccent RGB // text on Accent and on Strong: black or white, TextContrast
	Soft     RGB // a pale ground of the accent's hue: TextContrast with Accent
	Browser  RGB // what a browser's own bar is coloured: the theme-color of HTML
}

// Fault says why a colour cannot be the accent.
type Fault struct {
	Accent  RGB
	Ground  RGB    // on which it is read worst
	Name    string // of that ground: “the page”
	Found   float64
	Wanted  float64
	Nearest RGB // the nearest colour that passes on all grounds
}

// Message says what is wrong, in a sentence without a full stop. A contrast is never
// rounded up to what is wanted.
func (f *Fault) Message() string {
	return fmt.Sprintf("%s has a contrast of %.2f with %s, %s; links need %g", f.Accent, math.Floor(f.Found*100)/100, f.Name, f.Ground, f.Wanted)
}

// NewPalette makes the colours of a newsroom from its accent. The accent is kept as it
// is on light grounds; the fault, nil if there is none, says that it cannot be read
// there, and then there is no palette.
func NewPalette(accent RGB) (Palette, *Fault) {
	if found, worst := lowest(accent, Light.all()); found < TextContrast {
		// Black passes on every light ground, so there is always one.
		nearest, _ := Nearest(accent, TextContrast, Light.all()...)
		return Palette{}, &Fault{accent, Light.all()[worst], groundNames[worst], found, TextContrast, nearest}
	}
	light := scheme(accent, Darker, Light)
	light.Soft = soft(accent, 0.955, 0.025, Lighter)
	light.Browser = accent

	onDark, _ := Lighter(accent, TextContrast, Dark.all()...)
	dark := scheme(onDark, Lighter, Dark)
	dark.Soft = soft(onDark, 0.26, 0.04, Darker)
	// The accent for dark grounds is too bright for a bar along the screen.
	dark.Browser = dark.Soft
	return Palette{light, dark}, nil
}

// seek is [Lighter] or [Darker].
type seek func(c RGB, wanted float64, grounds ...RGB) (RGB, bool)

// scheme makes what does not depend on whether the grounds are light. away leads from
// the grounds.
func scheme(accent RGB, away seek, on Grounds) Scheme {
	contrast, _ := lowest(accent, on.all())
	// Half as much again is seen as another colour. Where there is no such, away
	// gives its end, black or white.
	strong, _ := away(accent, max(EnhancedContrast, 1.5*contrast), on.all()...)

	faded := accent.oklch()
	faded.chroma /= 2
	visited, _ := away(faded.rgb(), TextContrast, on.all()...)

	s := Scheme{Accent: accent, Strong: strong, Visited: visited, OnAccent: White}
	onWhite, _ := lowest(White, []RGB{accent, strong})
	onBlack, _ := lowest(Black, []RGB{accent, strong})
	if onBlack > onWhite {
		s.OnAccent = Black
	}
	return s
}

// soft makes the pale ground of an accent's hue.
func soft(accent RGB, lightness, chroma float64, away seek) RGB {
	pale := accent.oklch()
	pale.lightness, pale.chroma = lightness, min(chroma, pale.chroma)
	found, _ := away(pale.rgb(), TextContrast, accent)
	return found
}
