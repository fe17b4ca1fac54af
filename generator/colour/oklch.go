package colour

import "math"

// oklch is a colour in OKLCH: as people see it, equal steps of a number look equal, and
// a colour that is made lighter keeps its hue (B. Ottosson, “A perceptual color space for
// image processing”, 2020; CSS Color Module Level 4, section 9.4).
type oklch struct {
	lightness float64 // from 0, black, to 1, white
	chroma    float64 // from 0, grey
	hue       float64 // radians
}

func (c RGB) oklch() oklch {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(sum(0.4122214708*r, 0.5363325363*g, 0.0514459929*b))
	m := math.Cbrt(sum(0.2119034982*r, 0.6806995451*g, 0.1073969566*b))
	s := math.Cbrt(sum(0.0883024619*r, 0.2817188376*g, 0.6299787005*b))
	a := sum(1.9779984951*l, -2.4285922050*m, 0.4505937099*s)
	bb := sum(0.0259040371*l, 0.7827717662*m, -0.8086757660*s)
	return oklch{sum(0.2104542553*l, 0.7936177850*m, -0.0040720468*s), math.Hypot(a, bb), math.Atan2(bb, a)}
}

// light returns the channels as light. What a screen cannot show is below 0 or above 1.
func (c oklch) light() [3]float64 {
	a, b := c.opponents()
	l := sum(c.lightness, 0.3963377774*a, 0.2158037573*b)
	m := sum(c.lightness, -0.1055613458*a, -0.0638541728*b)
	s := sum(c.lightness, -0.0894841775*a, -1.2914855480*b)
	l, m, s = l*l*l, m*m*m, s*s*s
	return [3]float64{
		sum(4.0767416621*l, -3.3077115913*m, 0.2309699292*s),
		sum(-1.2684380046*l, 2.6097574011*m, -0.3413193965*s),
		sum(-0.0041960863*l, -0.7034186147*m, 1.7076147010*s),
	}
}

// rgb returns the colour with as much of its chroma as sRGB can show at its lightness
// and hue, rounded to eight bits.
func (c oklch) rgb() RGB {
	switch {
	case c.lightness <= 0:
		return Black
	case c.lightness >= 1:
		return White
	}
	if !shown(c.light()) {
		low, high := 0.0, c.chroma
		for range 16 { // then it is nearer than a step of eight bits
			c.chroma = (low + high) / 2
			if shown(c.light()) {
				low = c.chroma
			} else {
				high = c.chroma
			}
		}
		c.chroma = low
	}
	light := c.light()
	return RGB{channel(light[0]), channel(light[1]), channel(light[2])}
}

// shown reports whether sRGB has a colour, but for what rounding makes good.
func shown(light [3]float64) bool {
	const rounding = 1e-4
	for _, v := range light {
		if v < -rounding || v > 1+rounding {
			return false
		}
	}
	return true
}

// channel applies the transfer function of sRGB and rounds to eight bits.
func channel(light float64) uint8 {
	v := 12.92 * light
	if light > 0.0031308 {
		v = float64(1.055*math.Pow(light, 1/2.4)) - 0.055
	}
	return uint8(math.Round(255 * min(max(v, 0), 1)))
}

// distance is how far apart two colours look: that of OKLab.
func distance(a, b RGB) float64 {
	one, other := a.oklch(), b.oklch()
	oneA, oneB := one.opponents()
	otherA, otherB := other.opponents()
	return math.Hypot(one.lightness-other.lightness, math.Hypot(oneA-otherA, oneB-otherB))
}

// opponents are the axes of OKLab: from green to red, and from blue to yellow.
func (c oklch) opponents() (a, b float64) {
	return float64(c.chroma * math.Cos(c.hue)), float64(c.chroma * math.Sin(c.hue))
}

// sum adds three products, each of which is rounded before. Some processors join a product and a sum into
// one step, unless there is a conversion (Go specification, “Floating-point operators”).
func sum(a, b, c float64) float64 { return float64(a) + float64(b) + float64(c) }
