package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
)

// Icon is an icon of a site: a square PNG.
type Icon struct {
	Size    int // pixels a side
	Purpose Purpose
	Bytes   []byte
}

// Purpose is what an icon is for.
type Purpose string

const (
	Any      Purpose = "any"              // on any ground (W3C Web Application Manifest, “purpose”)
	Maskable Purpose = "maskable"         // to be cut to a shape of the system's (the same)
	Touch    Purpose = "apple-touch-icon" // on Apple's screens, which round its corners and know no transparency
)

// icons are those of a site, and how much of a side a logo fills, in percent. Of an
// icon that is cut the system may show a circle of two fifths of the side around the
// middle, and no more (W3C Web Application Manifest, “Icon masks and safe zone”).
var icons = []struct {
	size    int
	purpose Purpose
	fills   int
	round   bool // it fills a circle: corners count
}{
	{180, Touch, 76, false},
	{192, Any, 100, false},
	{512, Any, 100, false},
	{512, Maskable, 80, true},
}

// Icons makes the icons of a site from a logo: 180 pixels for Apple, 192 and 512, and
// 512 to be cut. The logo stands in the middle, without the empty edges of its file, on
// paper where an icon must not be seen through. One that is smaller than an icon becomes
// blurred. The error is ErrAnimated, ErrDamaged or ErrTooLarge.
func (p *Picture) Icons(paper color.RGBA) ([]Icon, error) {
	m, err := p.Image()
	if err != nil {
		return nil, err
	}
	logo := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
	draw.Draw(logo, logo.Rect, m, m.Bounds().Min, draw.Src)
	logo = trimmed(logo)
	var made []Icon
	for _, icon := range icons {
		square := image.NewRGBA(image.Rect(0, 0, icon.size, icon.size))
		if icon.purpose != Any {
			paper.A = 255
			draw.Draw(square, square.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
		}
		fills := icon.size * icon.fills / 100
		width, height := inside(logo.Rect.Dx(), logo.Rect.Dy(), fills, fills)
		for side := fills - 1; icon.round && width*width+height*height > fills*fills; side-- {
			width, height = inside(logo.Rect.Dx(), logo.Rect.Dy(), side, side)
		}
		at := image.Pt((icon.size-width)/2, (icon.size-height)/2)
		draw.Draw(square, image.Rect(0, 0, width, height).Add(at), Scale(logo, width, height), image.Point{}, draw.Over)
		var out bytes.Buffer
		if err := png.Encode(&out, square); err != nil {
			return nil, fmt.Errorf("write an icon: %w", err)
		}
		made = append(made, Icon{icon.size, icon.purpose, p.profile.put(out.Bytes(), PNG, false)})
	}
	return made, nil
}

// Image decodes the picture, upright; of one that moves, the first frame. The error is
// ErrAnimated where there is no decoder, ErrDamaged or ErrTooLarge.
func (p *Picture) Image() (image.Image, error) {
	if p.Animated && p.Format == WebP {
		return nil, ErrAnimated
	}
	m, err := p.decode()
	if err != nil || p.Orientation == Upright {
		return m, err
	}
	b := newBitmap(m)
	return b.scaled(b.width, b.height).turned(p.Orientation).image(), nil
}

// trimmed is a logo without the rows and columns at its edges in which nothing is to
// be seen.
func trimmed(m *image.RGBA) *image.RGBA {
	seen := image.Rectangle{}
	for y := range m.Rect.Dy() {
		row := m.Pix[y*m.Stride:][:4*m.Rect.Dx()]
		for x := range m.Rect.Dx() {
			if row[4*x+3] > 0 {
				seen = seen.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if seen.Empty() {
		return m
	}
	return m.SubImage(seen).(*image.RGBA)
}
