package card

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/vector"
)

// canvas is the card while it is drawn.
type canvas struct {
	*image.RGBA
	colours Colours
	quiet   color.RGBA // of what matters less than ink
}

func newCanvas(c Colours) *canvas {
	c.Paper.A, c.Ink.A, c.Accent.A = 255, 255, 255
	m := &canvas{image.NewRGBA(image.Rect(0, 0, Width, Height)), c, blend(c.Paper, c.Ink, 46)}
	m.fill(m.Rect, c.Paper)
	return m
}

func (m *canvas) fill(r image.Rectangle, c color.RGBA) {
	draw.Draw(m.RGBA, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// shades is how many steps lie between paper and ink. Eyes see no more, and a card
// has so few colours that a palette holds them.
const shades = 63

// blend lays n of shades of ink over what is there.
func blend(under, ink color.RGBA, n int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(shades-n) + int(b)*n + shades/2) / shades) }
	return color.RGBA{mix(under.R, ink.R), mix(under.G, ink.G), mix(under.B, ink.B), 255}
}

// block draws a text whose first line's characters have their head at y. The ink of
// each line begins at x: the space beside a letter would be seen as an indent. What
// hangs out to the left, as the foot of a J, does so.
func (m *canvas) block(b block, x, y int, ink color.RGBA) {
	base := y + b.ascent
	for _, line := range b.lines {
		indent := 0
		if len(line) > 0 && len(line[0].contours) > 0 {
			indent = max(0, line[0].min.x)
		}
		for _, f := range line {
			m.form(f, point{x*sub - indent, base * sub}, ink)
		}
		base += b.leading
	}
}

// form draws a glyph. What rasterises goes up to 512 pixels by whole numbers, and
// beyond by others, which differ between processors; a larger glyph is drawn in
// several parts.
func (m *canvas) form(f form, at point, ink color.RGBA) {
	const most = 512
	area := image.Rect(floor(f.min.x+at.x), floor(f.min.y+at.y), floor(f.max.x+at.x)+1, floor(f.max.y+at.y)+1).Intersect(m.Rect)
	for y := area.Min.Y; y < area.Max.Y; y += most {
		for x := area.Min.X; x < area.Max.X; x += most {
			m.part(f, at, image.Rect(x, y, x+most, y+most).Intersect(area), ink)
		}
	}
}

func floor(n int) int { return n >> subBits }

// part draws what of a glyph lies in a rectangle.
func (m *canvas) part(f form, at point, r image.Rectangle, ink color.RGBA) {
	raster := vector.NewRasterizer(r.Dx(), r.Dy())
	raster.DrawOp = draw.Src
	place := func(p point) (float32, float32) {
		return float32(p.x+at.x-r.Min.X*sub) / sub, float32(p.y+at.y-r.Min.Y*sub) / sub
	}
	for _, contour := range f.contours {
		raster.MoveTo(place(contour[0]))
		for _, p := range contour[1:] {
			raster.LineTo(place(p))
		}
		raster.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for y := range r.Dy() {
		for x, alpha := range mask.Pix[y*mask.Stride:][:r.Dx()] {
			if n := (int(alpha)*shades + 127) / 255; n > 0 {
				m.SetRGBA(r.Min.X+x, r.Min.Y+y, blend(m.RGBAAt(r.Min.X+x, r.Min.Y+y), ink, n))
			}
		}
	}
}
