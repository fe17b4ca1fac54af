package colour

// step is how finely lightness is searched: less than one of eight bits.
const step = 1.0 / 1024

// Lighter returns the nearest colour, of the same hue and no darker, that has at least a
// wanted contrast with each ground: the colour itself, if it has. ok is false where not
// even white has; then white is returned.
func Lighter(c RGB, wanted float64, grounds ...RGB) (found RGB, ok bool) {
	return search(c, step, White, wanted, grounds)
}

// Darker is [Lighter] the other way, towards black.
func Darker(c RGB, wanted float64, grounds ...RGB) (found RGB, ok bool) {
	return search(c, -step, Black, wanted, grounds)
}

// Nearest returns the nearer of what [Lighter] and [Darker] find; of two as near, the
// darker. ok is false where neither finds one; then the colour itself is returned.
func Nearest(c RGB, wanted float64, grounds ...RGB) (found RGB, ok bool) {
	dark, darker := Darker(c, wanted, grounds...)
	light, lighter := Lighter(c, wanted, grounds...)
	switch {
	case darker && (!lighter || distance(c, dark) <= distance(c, light)):
		return dark, true
	case lighter:
		return light, true
	}
	return c, false
}

// search goes by steps of lightness to an end, which is black or white, until what is
// rounded to eight bits has the contrast. Over several grounds the contrast does not
// rise all the way, so nothing can be halved.
func search(c RGB, by float64, end RGB, wanted float64, grounds []RGB) (RGB, bool) {
	passes := func(c RGB) bool {
		contrast, _ := lowest(c, grounds)
		return contrast >= wanted
	}
	if passes(c) {
		return c, true
	}
	seen := c.oklch()
	seen.lightness = min(max(seen.lightness, 0), 1) // which rounding may have passed
	for ; 0 <= seen.lightness && seen.lightness <= 1; seen.lightness += by {
		if next := seen.rgb(); passes(next) {
			return next, true
		}
	}
	return end, passes(end)
}
