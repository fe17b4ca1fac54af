package picture

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
)

// ShareWidth and ShareHeight are those of the copy that is shown where a page is
// shared, in pixels.
const (
	ShareWidth  = 1200
	ShareHeight = 630
)

// ErrAnimated is the error of a picture that moves and of which no frame can be
// read.
var ErrAnimated = errors.New("it moves, and nothing here reads such a picture")

// The bounds within which a picture is cut to the copy's shape, as the part of its
// height or width that it may lose: a third of a photograph; of a drawing, whose words
// stand at its edges, what nobody sees.
const (
	photographLoses = 3
	drawingLoses    = 25
)

const (
	enlarged = 2  // times, at most
	margin   = 36 // pixels around what is shown whole, at least
)

// Share returns the copy that is shown where a page is shared: a JPEG of ShareWidth
// × ShareHeight, upright. A picture of about that shape fills it; what is cut away of
// a taller one lies rather below than above. Any other is shown whole on a quiet
// ground: white behind what can be seen through, the colour of its corners where they
// have one, a light grey elsewhere. None is made more than twice as large. Of a picture
// that moves it is the first frame; the error is ErrAnimated where there is no decoder,
// and ErrDamaged or ErrTooLarge as in [Read].
func (p *Picture) Share() (Copy, error) {
	if p.Animated && p.Format == WebP {
		return Copy{}, ErrAnimated
	}
	m, err := p.decode()
	if err != nil {
		return Copy{}, err
	}
	b := newBitmap(m)
	clear := seenThrough(m)
	if size, ok := p.cover(clear); ok {
		b = b.scaled(p.lying(size.X, size.Y)).turned(p.Orientation).cut(size)
	} else {
		b = b.framed(p, clear)
	}
	return p.write(b, JPEG, quality)
}

// seenThrough reports whether a picture has pixels that do not cover what is behind.
func seenThrough(m image.Image) bool {
	o, ok := m.(interface{ Opaque() bool })
	return ok && !o.Opaque()
}

// cover returns the size in which a picture covers the copy, if it may be cut to it.
func (p *Picture) cover(clear bool) (size image.Point, ok bool) {
	size = image.Pt(ShareWidth, scaled(p.Height, ShareWidth, p.Width))
	if size.Y < ShareHeight {
		size = image.Pt(max(ShareWidth, scaled(p.Width, ShareHeight, p.Height)), ShareHeight)
	}
	loses := drawingLoses
	if !clear && (p.Format == JPEG || p.Format == WebP) {
		loses = photographLoses
	}
	across, down := int64(p.Width)*ShareHeight, int64(p.Height)*ShareWidth
	whole, kept := max(across, down), min(across, down)
	return size, int64(loses)*(whole-kept) <= whole && size.X <= enlarged*p.Width && size.Y <= enlarged*p.Height
}

// scaled is n × to ÷ from, rounded.
func scaled(n, to, from int) int {
	return int((2*int64(n)*int64(to) + int64(from)) / (2 * int64(from)))
}

// cut is the part of an upright bitmap that is shared. Where something is cut away
// above and below, it is two fifths above: faces stand in the upper half. Places are
// even, as planes of colour have half as many samples.
func (b bitmap) cut(size image.Point) bitmap {
	x, y := (size.X-ShareWidth)/2&^1, (size.Y-ShareHeight)*2/5&^1
	c := bitmap{ShareWidth, ShareHeight, make([]plane, len(b.planes))}
	for i, p := range b.planes {
		at, width, height := image.Pt(x, y), ShareWidth, ShareHeight
		if len(b.planes) == 3 && i > 0 {
			at, width, height = image.Pt(x/2, y/2), ShareWidth/2, ShareHeight/2
		}
		c.planes[i] = plane{p.pix[at.Y*p.stride+at.X*p.step:], width, height, p.stride, p.step}
	}
	return c
}

// framed is the whole picture on a ground.
func (b bitmap) framed(p *Picture, clear bool) bitmap {
	width, height := inside(p.Width, p.Height, ShareWidth-2*margin, ShareHeight-2*margin)
	if width > enlarged*p.Width || height > enlarged*p.Height {
		width, height = enlarged*p.Width, enlarged*p.Height
	}
	small := b.scaled(p.lying(width, height)).turned(p.Orientation).image()
	whole := image.NewRGBA(image.Rect(0, 0, ShareWidth, ShareHeight))
	draw.Draw(whole, whole.Rect, image.NewUniform(ground(small, clear)), image.Point{}, draw.Src)
	at := image.Pt((ShareWidth-width)/2, (ShareHeight-height)/2)
	draw.Draw(whole, small.Bounds().Add(at), small, image.Point{}, draw.Over)
	return colours(whole)
}

// inside returns the largest size of a shape that fits in another.
func inside(width, height, boxWidth, boxHeight int) (int, int) {
	if int64(width)*int64(boxHeight) > int64(height)*int64(boxWidth) {
		return boxWidth, max(1, scaled(height, boxWidth, width))
	}
	return max(1, scaled(width, boxHeight, height)), boxHeight
}

// ground is the colour behind a picture that is shown whole.
func ground(m image.Image, clear bool) color.Color {
	if clear {
		return color.White
	}
	const alike = 10 << 8
	r := m.Bounds()
	first := color.RGBA64Model.Convert(m.At(0, 0)).(color.RGBA64)
	for _, at := range []image.Point{{r.Max.X - 1, 0}, {0, r.Max.Y - 1}, {r.Max.X - 1, r.Max.Y - 1}} {
		c := color.RGBA64Model.Convert(m.At(at.X, at.Y)).(color.RGBA64)
		for _, d := range []int{int(c.R) - int(first.R), int(c.G) - int(first.G), int(c.B) - int(first.B)} {
			if d < -alike || d > alike {
				return color.Gray{238}
			}
		}
	}
	return first
}
