package colour

import "math"

// Contrasts that WCAG 2.2 wants at least.
const (
	// TextContrast is that of text on its ground (SC 1.4.3, level AA).
	TextContrast = 4.5
	// EnhancedContrast is that of text on its ground at level AAA (SC 1.4.6).
	EnhancedContrast = 7
)

// Luminance is the relative luminance of a colour, from 0 for black to 1 for white
// (WCAG 2.2, “relative luminance”).
func (c RGB) Luminance() float64 {
	return sum(0.2126*linear(c.R), 0.7152*linear(c.G), 0.0722*linear(c.B))
}

// Contrast is the contrast ratio of two colours in either order, from 1 to 21 (WCAG 2.2,
// “contrast ratio”).
func Contrast(a, b RGB) float64 {
	one, other := a.Luminance(), b.Luminance()
	return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

// lowest returns the lowest contrast that a colour has with any of several, and with
// which of them.
func lowest(c RGB, grounds []RGB) (contrast float64, ground int) {
	contrast = math.Inf(1)
	for i, other := range grounds {
		if found := Contrast(c, other); found < contrast {
			contrast, ground = found, i
		}
	}
	return contrast, ground
}

// linear undoes the transfer function of sRGB: a channel as light, from 0 to 1.
func linear(channel uint8) float64 {
	v := float64(channel) / 255
	if v <= 0.04045 {
		return v / 12.92
	}
	const steps = 1 << 40 // a power's last bits are not the same on all processors
	return math.Round(math.Pow((v+0.055)/1.055, 2.4)*steps) / steps
}
