// Package colour makes the colours of a newsroom from the one that it names, its accent.
//
//	accent, err := colour.Parse("#14508c")
//	palette, fault := colour.NewPalette(accent)
//	palette.Light.Strong // the accent of a link that is pointed at
//	palette.CSS()        // what lies over the properties of site.css
//
// An accent is also the colour of links, so it must be read on every ground of the
// style sheet, by the contrast of WCAG 2.2. One that is not is refused: the [Fault]
// says what contrast it has, and names the nearest that passes. The accent for dark
// grounds, where the same colour cannot be read, is made from it.
//
//	colour.go    a colour, and how it is written
//	contrast.go  how well two are told apart
//	oklch.go     lightness, chroma and hue as people see them
//	nearest.go   the nearest colour of a wanted contrast
//	palette.go   the colours of a newsroom
//	css.go       the same as a style sheet
package colour

import (
	"fmt"
	"strconv"
	"strings"
)

// RGB is an opaque colour of sRGB, eight bits a channel.
type RGB struct{ R, G, B uint8 }

// Black and White are the ends of every scale of lightness.
var (
	Black = RGB{}
	White = RGB{255, 255, 255}
)

// Parse reads a colour as CSS writes it in hexadecimal digits: #14508c, or #abc for
// #aabbcc (CSS Color Module Level 4, section 5.2), in letters of either case. The error
// says in words what is wrong with any other, and what to write.
func Parse(text string) (RGB, error) {
	digits, hash := strings.CutPrefix(text, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	switch {
	case !hash:
		return RGB{}, fmt.Errorf("“%s” is no colour: write a number sign and six hexadecimal digits, such as #14508c", text)
	case err != nil && strings.Trim(digits, "0123456789abcdefABCDEF") != "":
		return RGB{}, fmt.Errorf("“%s” holds what is no hexadecimal digit: digits are 0 to 9 and a to f, as in #14508c", text)
	case len(digits) == 4 || len(digits) == 8:
		return RGB{}, fmt.Errorf("“%s” may be transparent: write six digits, such as #14508c", text)
	case len(digits) != 3 && len(digits) != 6:
		return RGB{}, fmt.Errorf("“%s” has %d digits: write six, such as #14508c, or three", text, len(digits))
	case len(digits) == 3:
		return RGB{uint8(n>>8) * 0x11, uint8(n>>4&0xf) * 0x11, uint8(n&0xf) * 0x11}, nil
	}
	return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
}

// String writes a colour with six digits, in small letters: #14508c.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
