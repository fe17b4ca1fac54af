package colour

import (
	"testing"
)

// FuzzNearest: what is found has the contrast as it is written, in eight bits a channel,
// on every ground, and lies on the side that was asked for.
func FuzzNearest(f *testing.F) {
	f.Add(uint32(0x777777), uint32(0xffffff), uint32(0xf3f6f9), 4.5)
	f.Add(uint32(0xffcc00), uint32(0xfdf2d3), uint32(0xffffff), 4.5)
	f.Add(uint32(0x000000), uint32(0x000000), uint32(0x12161b), 7.0)
	f.Add(uint32(0xffffff), uint32(0x000000), uint32(0xffffff), 21.0)
	f.Add(uint32(0x0000ff), uint32(0x808080), uint32(0x3a3114), 3.0)
	f.Fuzz(func(t *testing.T, colour, one, other uint32, wanted float64) {
		c, grounds := of(colour), []RGB{of(one), of(other)}
		if !(wanted >= 1 && wanted <= 21) {
			return
		}
		for name, find := range map[string]seek{"Lighter": Lighter, "Darker": Darker, "Nearest": Nearest} {
			found, ok := find(c, wanted, grounds...)
			written, err := Parse(found.String())
			if err != nil || written != found {
				t.Fatalf("%s is read as %s: %v", found, written, err)
			}
			contrast, _ := lowest(written, grounds)
			if ok != (contrast >= wanted) {
				t.Errorf("%s(%s, %g, %s) = %s, %t, but its contrast is %g", name, c, wanted, grounds, found, ok, contrast)
			}
		}
		if _, ok := Nearest(c, wanted, grounds...); !ok {
			for _, end := range []RGB{Black, White, c} {
				if contrast, _ := lowest(end, grounds); contrast >= wanted {
					t.Errorf("Nearest(%s, %g, %s) finds none, but %s passes", c, wanted, grounds, end)
				}
			}
		}
	})
}

// FuzzPalette: whatever the accent, all that is made of it can be read where it stands,
// and so can what is made of the nearest of one that is refused.
func FuzzPalette(f *testing.F) {
	for _, seed := range []uint32{0x14508c, 0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0x6f6f6f, 0x010101, 0x006400} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, accent uint32) {
		c := of(accent)
		p, fault := NewPalette(c)
		if fault != nil {
			if fault.Found >= fault.Wanted || fault.Found != Contrast(c, fault.Ground) {
				t.Errorf("%s is refused for a contrast of %g", c, fault.Found)
			}
			c = fault.Nearest
			if p, fault = NewPalette(c); fault != nil {
				t.Fatalf("%s: the nearest, %s, is refused", of(accent), c)
			}
		}
		if p.Light.Accent != c {
			t.Errorf("%s became %s", c, p.Light.Accent)
		}
		for name, s := range map[string]Scheme{"light": p.Light, "dark": p.Dark} {
			grounds, text := Light.all(), RGB{0x16, 0x19, 0x1d}
			if name == "dark" {
				grounds, text = Dark.all(), RGB{0xe8, 0xeb, 0xef}
			}
			for what, colour := range map[string]RGB{"accent": s.Accent, "strong": s.Strong, "visited": s.Visited} {
				if contrast, ground := lowest(colour, grounds); contrast < TextContrast {
					t.Errorf("%s, %s %s: %s on %s is %g", c, name, what, colour, grounds[ground], contrast)
				}
			}
			if contrast, _ := lowest(s.OnAccent, []RGB{s.Accent, s.Strong, s.Accent}); contrast < TextContrast || s.OnAccent != Black && s.OnAccent != White {
				t.Errorf("%s, %s: text %s on %s, %s is %g", c, name, s.OnAccent, s.Accent, s.Strong, contrast)
			}
			if contrast := Contrast(s.Soft, s.Accent); contrast < TextContrast {
				t.Errorf("%s, %s: %s on soft %s is %g", c, name, s.Accent, s.Soft, contrast)
			}
			if contrast := Contrast(s.Soft, text); contrast < EnhancedContrast {
				t.Errorf("%s, %s: text on soft %s is %g", c, name, s.Soft, contrast)
			}
			before, _ := lowest(s.Accent, grounds)
			if after, _ := lowest(s.Strong, grounds); after < before {
				t.Errorf("%s, %s: strong %s is nearer to the grounds than %s", c, name, s.Strong, s.Accent)
			}
		}
	})
}

func of(n uint32) RGB { return RGB{uint8(n >> 16), uint8(n >> 8), uint8(n)} }
