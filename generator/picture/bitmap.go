package picture

import (
	"image"
	"image/draw"
)

// bitmap is a decoded picture as planes of samples: one of grey; brightness and
// two of colour, as JPEG has them; or red, green, blue and alpha, the colours
// multiplied by it.
type bitmap struct {
	width, height int
	planes        []plane
}

// plane is one sample a pixel, from 0 to 255. Those of one row stand step bytes
// apart.
type plane struct {
	pix                         []byte
	width, height, stride, step int
}

func newPlane(width, height int) plane {
	return plane{make([]byte, width*height), width, height, width, 1}
}

// newBitmap takes a decoded picture over, as it is where that is possible.
func newBitmap(m image.Image) bitmap {
	r := m.Bounds()
	w, h := r.Dx(), r.Dy()
	switch m := m.(type) {
	case *image.YCbCr:
		at, chroma := m.YOffset(r.Min.X, r.Min.Y), m.COffset(r.Min.X, r.Min.Y)
		cw := m.COffset(r.Max.X-1, r.Min.Y) - chroma + 1
		ch := (m.COffset(r.Min.X, r.Max.Y-1)-chroma)/m.CStride + 1
		return bitmap{w, h, []plane{
			{m.Y[at:], w, h, m.YStride, 1},
			{m.Cb[chroma:], cw, ch, m.CStride, 1},
			{m.Cr[chroma:], cw, ch, m.CStride, 1},
		}}
	case *image.Gray:
		return bitmap{w, h, []plane{{m.Pix[m.PixOffset(r.Min.X, r.Min.Y):], w, h, m.Stride, 1}}}
	case *image.Gray16:
		gray := image.NewGray(r)
		draw.Draw(gray, r, m, r.Min, draw.Src)
		return newBitmap(gray)
	case *image.RGBA:
		return colours(m)
	}
	rgba := image.NewRGBA(r)
	draw.Draw(rgba, r, m, r.Min, draw.Src)
	return colours(rgba)
}

func colours(m *image.RGBA) bitmap {
	b := bitmap{m.Rect.Dx(), m.Rect.Dy(), make([]plane, 4)}
	for i := range b.planes {
		b.planes[i] = plane{m.Pix[i:], b.width, b.height, m.Stride, 4}
	}
	return b
}

func (b bitmap) gray() bool { return len(b.planes) == 1 }

// scaled returns the bitmap in another size. Planes of colour get half as many
// samples as pixels, a way and across: a JPEG holds no more.
func (b bitmap) scaled(width, height int) bitmap {
	s := bitmap{width, height, make([]plane, len(b.planes))}
	if len(b.planes) == 4 {
		s = colours(image.NewRGBA(image.Rect(0, 0, width, height)))
	}
	for i, p := range b.planes {
		switch {
		case len(b.planes) == 4:
		case i == 0:
			s.planes[i] = newPlane(width, height)
		default:
			s.planes[i] = newPlane((width+1)/2, (height+1)/2)
		}
		s.planes[i].scale(p)
	}
	if len(b.planes) == 4 {
		s.bound()
	}
	return s
}

// Scale returns a decoded picture in another size, made as copies are.
func Scale(m image.Image, width, height int) *image.RGBA {
	rgba := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
	draw.Draw(rgba, rgba.Rect, m, m.Bounds().Min, draw.Src)
	return colours(rgba).scaled(width, height).image().(*image.RGBA)
}

// bound keeps colours at or below their alpha, which scaling may overshoot.
func (b bitmap) bound() {
	alpha := b.planes[3].pix
	for _, p := range b.planes[:3] {
		for i := 0; i < len(alpha); i += 4 {
			p.pix[i] = min(p.pix[i], alpha[i])
		}
	}
}

// turned returns the bitmap as it is seen upright.
func (b bitmap) turned(o Orientation) bitmap {
	if o == Upright {
		return b
	}
	t := bitmap{b.width, b.height, make([]plane, len(b.planes))}
	if o.swaps() {
		t.width, t.height = b.height, b.width
	}
	if len(b.planes) == 4 {
		t = colours(image.NewRGBA(image.Rect(0, 0, t.width, t.height)))
	}
	for i, p := range b.planes {
		if len(b.planes) < 4 && o.swaps() {
			t.planes[i] = newPlane(p.height, p.width)
		} else if len(b.planes) < 4 {
			t.planes[i] = newPlane(p.width, p.height)
		}
		to := t.planes[i]
		for y := range to.height {
			for x := range to.width {
				fromX, fromY := o.from(x, y, p.width, p.height)
				to.pix[y*to.stride+x*to.step] = p.pix[fromY*p.stride+fromX*p.step]
			}
		}
	}
	return t
}

// image returns a bitmap that scaled made as encoders take it.
func (b bitmap) image() image.Image {
	r := image.Rect(0, 0, b.width, b.height)
	switch p := b.planes; len(p) {
	case 1:
		return &image.Gray{Pix: p[0].pix, Stride: p[0].stride, Rect: r}
	case 3:
		return &image.YCbCr{
			Y: p[0].pix, Cb: p[1].pix, Cr: p[2].pix, YStride: p[0].stride, CStride: p[1].stride,
			SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: r,
		}
	default:
		return &image.RGBA{Pix: p[0].pix, Stride: p[0].stride, Rect: r}
	}
}
