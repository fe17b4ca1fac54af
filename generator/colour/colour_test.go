package colour

import (
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
)

func parse(t *testing.T, text string) RGB {
	t.Helper()
	c, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestParse(t *testing.T) {
	for text, want := range map[string]RGB{
		"#14508c": {0x14, 0x50, 0x8c},
		"#14508C": {0x14, 0x50, 0x8c},
		"#abc":    {0xaa, 0xbb, 0xcc},
		"#f09":    {0xff, 0x00, 0x99},
		"#000000": Black,
		"#FFF":    White,
	} {
		if got := parse(t, text); got != want {
			t.Errorf("Parse(%q) = %s", text, got)
		}
	}
	for text, want := range map[string]string{
		"":                   "write a number sign and six",
		"14508c":             "write a number sign and six",
		"navy":               "write a number sign and six",
		"rgb(0 0 0)":         "write a number sign and six",
		"＃14508c":            "write a number sign and six",
		"#":                  "has 0 digits",
		"#14508":             "has 5 digits",
		"#14508c7":           "has 7 digits",
		"#14508c14508c14508": "has 17 digits",
		"#abcd":              "may be transparent",
		"#14508cff":          "may be transparent",
		"#14508g":            "holds what is no hexadecimal digit",
		"#+1450":             "holds what is no hexadecimal digit",
		"#14508c ":           "holds what is no hexadecimal digit",
		"#１4508c":            "holds what is no hexadecimal digit",
	} {
		if c, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q) = %s, %v; want %q", text, c, err, want)
		}
	}
}

// The contrasts are those that the formula of WCAG gives, taken to two digits.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21},
		{"#fff", "#fff", 1},
		{"#767676", "#fff", 4.54},
		{"#777777", "#fff", 4.48},
		{"#949494", "#fff", 3.03},
		{"#595959", "#fff", 7.00},
		{"#ff0000", "#fff", 4.00},
		{"#0000ff", "#fff", 8.59},
		{"#00ff00", "#000", 15.30},
	} {
		a, b := parse(t, c.a), parse(t, c.b)
		if got := Contrast(a, b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("Contrast(%s, %s) = %f, want %.2f", a, b, got, c.want)
		}
		if Contrast(a, b) != Contrast(b, a) {
			t.Errorf("%s and %s: the order matters", a, b)
		}
	}
}

func TestRoundTripOfOKLCH(t *testing.T) {
	for r := 0; r < 256; r += 5 {
		for g := 0; g < 256; g += 5 {
			for b := 0; b < 256; b += 5 {
				c := RGB{uint8(r), uint8(g), uint8(b)}
				if got := c.oklch().rgb(); got != c {
					t.Fatalf("%s becomes %s", c, got)
				}
			}
		}
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct {
		name    string
		colour  string
		wanted  float64
		grounds []string
		want    string
		ok      bool
	}{
		{"what passes is kept", "#767676", 4.5, []string{"#fff"}, "#767676", true},
		{"one step too pale", "#777777", 4.5, []string{"#fff"}, "#767676", true},
		{"at the very contrast", "#777777", Contrast(RGB{0x77, 0x77, 0x77}, White), []string{"#fff"}, "#777777", true},
		{"one bit above it", "#777777", math.Nextafter(Contrast(RGB{0x77, 0x77, 0x77}, White), 22), []string{"#fff"}, "#767676", true},
		{"the worst ground decides", "#767676", 4.5, []string{"#fff", "#f3f6f9"}, "#707070", true},
		{"lighter is nearer", "#777777", 4.5, []string{"#111"}, "#7c7c7c", true},
		{"only black", "#fff", 21, []string{"#fff"}, "#000000", true},
		{"only white", "#000", 21, []string{"#000"}, "#ffffff", true},
		{"between two grounds", "#808080", 4.5, []string{"#000", "#fff"}, "#767676", true},
		{"none", "#808080", 7, []string{"#000", "#fff"}, "#808080", false},
	} {
		var grounds []RGB
		for _, g := range c.grounds {
			grounds = append(grounds, parse(t, g))
		}
		got, ok := Nearest(parse(t, c.colour), c.wanted, grounds...)
		if got.String() != c.want || ok != c.ok {
			t.Errorf("%s: %s, %t; want %s, %t", c.name, got, ok, c.want, c.ok)
		}
	}
}

// Yellow becomes a dark yellow, and no brown, green or grey.
func TestNearestKeepsTheHue(t *testing.T) {
	for _, text := range []string{"#ffcc00", "#ff6600", "#00b5e2", "#e91e63", "#8bc34a", "#b39ddb"} {
		c := parse(t, text)
		found, ok := Nearest(c, TextContrast, White)
		if !ok || found == c {
			t.Fatalf("%s: %s, %t", c, found, ok)
		}
		turned := math.Abs(math.Remainder(c.oklch().hue-found.oklch().hue, 2*math.Pi)) * 180 / math.Pi
		if turned > 2 {
			t.Errorf("%s → %s turns the hue by %.1f°", c, found, turned)
		}
		if found.oklch().chroma < c.oklch().chroma/3 {
			t.Errorf("%s → %s is nearly grey", c, found)
		}
	}
}

func TestFault(t *testing.T) {
	for _, c := range []struct{ accent, message, nearest string }{
		// On white alone these two would be on either side.
		{"#777777", "#777777 has a contrast of 4.01 with a marked passage, #fdf2d3; links need 4.5", "#6f6f6f"},
		{"#767676", "#767676 has a contrast of 4.07 with a marked passage, #fdf2d3; links need 4.5", "#6f6f6f"},
		// One step from the first that passes.
		{"#707070", "#707070 has a contrast of 4.43 with a marked passage, #fdf2d3; links need 4.5", "#6f6f6f"},
		{"#ffffff", "#ffffff has a contrast of 1.00 with the page, #ffffff; links need 4.5", "#6f6f6f"},
		{"#ffcc00", "#ffcc00 has a contrast of 1.35 with a marked passage, #fdf2d3; links need 4.5", "#886b00"},
	} {
		p, fault := NewPalette(parse(t, c.accent))
		if fault == nil {
			t.Errorf("%s is taken", c.accent)
			continue
		}
		if fault.Message() != c.message || fault.Nearest.String() != c.nearest || p != (Palette{}) {
			t.Errorf("%s: %s; nearest %s; %v", c.accent, fault.Message(), fault.Nearest, p)
		}
		if _, again := NewPalette(fault.Nearest); again != nil {
			t.Errorf("%s: the nearest, %s, is refused: %s", c.accent, fault.Nearest, again.Message())
		}
	}
	if _, fault := NewPalette(parse(t, "#6f6f6f")); fault != nil {
		t.Error(fault.Message())
	}
}

func TestCSS(t *testing.T) {
	p, fault := NewPalette(parse(t, "#7a1f3d"))
	if fault != nil {
		t.Fatal(fault.Message())
	}
	const want = `@media screen {
  :root { --accent: #7a1f3d; --accent-strong: #530022; --on-accent: #ffffff; }
}

@media screen and (prefers-color-scheme: dark) {
  :root { --accent: #df7a93; --accent-strong: #ffa6ba; --on-accent: #000000; }
}
`
	if got := p.CSS(); got != want {
		t.Errorf("%s", got)
	}
}

// TestStyleSheet holds what is known here of the style sheet to the style sheet: its
// grounds, and that what a palette sets are properties that both of its schemes have.
func TestStyleSheet(t *testing.T) {
	text, err := os.ReadFile("../../templates/assets/site.css")
	if err != nil {
		t.Fatal(err)
	}
	property := regexp.MustCompile(`(--[a-z-]+): *(#[0-9a-f]+);`)
	scheme := func(after string) map[string]string {
		_, rest, ok := strings.Cut(string(text), after)
		if !ok {
			t.Fatalf("the style sheet has no %q", after)
		}
		rest, _, _ = strings.Cut(rest, "}")
		found := map[string]string{}
		for _, m := range property.FindAllStringSubmatch(rest, -1) {
			found[m[1]] = m[2]
		}
		return found
	}
	light, dark := scheme("\n:root {"), scheme("\n@media (prefers-color-scheme: dark) {\n  :root {")
	for of, g := range map[*map[string]string]Grounds{&light: Light, &dark: Dark} {
		for name, ground := range map[string]RGB{"--page": g.Page, "--panel": g.Panel, "--mark": g.Mark} {
			if (*of)[name] != ground.String() {
				t.Errorf("%s is %s in the style sheet, %s here", name, (*of)[name], ground)
			}
		}
	}
	set := map[string]bool{}
	for _, m := range property.FindAllStringSubmatch(Palette{}.CSS(), -1) {
		set[m[1]] = true
	}
	for _, of := range []map[string]string{light, dark} {
		for name := range set {
			if of[name] == "" {
				t.Errorf("the style sheet has no %s", name)
			}
		}
		for name := range of {
			if strings.Contains(name, "accent") && !set[name] {
				t.Errorf("a palette does not set %s", name)
			}
		}
	}
	// What is printed is black whatever the accent: its properties stand in another medium.
	if css := (Palette{}).CSS(); strings.Count(css, "@media") != strings.Count(css, "@media screen") {
		t.Error("a palette sets what is printed")
	}
}
