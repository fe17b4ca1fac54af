package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"
)

// marked is a picture of one colour with another one in a frame at its edges, by
// which it is seen whether something was cut away.
func marked(width, height, edge int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(m, m.Rect, image.NewUniform(red), image.Point{}, draw.Src)
	draw.Draw(m, m.Rect.Inset(edge), image.NewUniform(blue), image.Point{}, draw.Src)
	return m
}

func shared(t *testing.T, file []byte) image.Image {
	t.Helper()
	p, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Share()
	if err != nil {
		t.Fatal(err)
	}
	m := decoded(t, c.Bytes)
	if c.Format != JPEG || c.Width != 1200 || c.Height != 630 || m.Bounds() != image.Rect(0, 0, 1200, 630) || c.Whole {
		t.Fatalf("it is %s of %d × %d, %v", c.Format, c.Width, c.Height, m.Bounds())
	}
	if clean, err := Read(c.Bytes); err != nil || !bytes.Equal(clean.Clean, c.Bytes) || bytes.Contains(c.Bytes, []byte(secret)) {
		t.Errorf("it has more than the picture: %v", err)
	}
	return m
}

// filled is the rectangle of what is near a colour.
func filled(m image.Image, c color.RGBA) image.Rectangle {
	rgba := image.NewRGBA(m.Bounds())
	draw.Draw(rgba, rgba.Rect, m, m.Bounds().Min, draw.Src)
	var r image.Rectangle
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			at := rgba.Pix[y*rgba.Stride+4*x:]
			if abs(at[0], c.R) <= 12 && abs(at[1], c.G) <= 12 && abs(at[2], c.B) <= 12 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func abs(a, b uint8) uint8 { return max(a, b) - min(a, b) }

// A picture of about the shape fills the copy; the bounds are where a photograph loses a
// third, and a drawing a twenty-fifth, and where it would be made more than twice as
// large.
func TestShareCovers(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		drawing       bool
		covers        bool
	}{
		{"the shape itself", 1200, 630, false, true},
		{"the shape itself, drawn", 1200, 630, true, true},
		{"photograph, 3 : 2", 1500, 1000, false, true},
		{"photograph, 4 : 3", 1600, 1200, false, true},
		{"a third above and below", 1200, 945, false, true},
		{"a little more", 1200, 946, false, false},
		{"a third at the sides", 1800, 630, false, true},
		{"a little more", 1801, 630, false, false},
		{"square", 1000, 1000, false, false},
		{"upright", 800, 1200, false, false},
		{"drawing, 3 : 2", 1500, 1000, true, false},
		{"drawing, a twenty-fifth at the sides", 1250, 630, true, true},
		{"drawing, a little more", 1251, 630, true, false},
		{"half as large", 600, 315, false, true},
		{"smaller", 599, 315, false, false},
		{"lower", 620, 314, false, false},
	} {
		p := &Picture{Format: JPEG, Width: c.width, Height: c.height}
		if c.drawing {
			p.Format = PNG
		}
		size, covers := p.cover(false)
		if covers != c.covers {
			t.Errorf("%s: it covers: %v", c.name, covers)
		}
		if covers && (size.X < ShareWidth || size.Y < ShareHeight || size.X > ShareWidth && size.Y > ShareHeight) {
			t.Errorf("%s: %v", c.name, size)
		}
		m := marked(c.width, c.height, 8)
		draw.Draw(m, image.Rect(0, 0, 16, 4), image.NewUniform(green), image.Point{}, draw.Src) // no ground has the colour of the edges
		file := asJPEG(t, m)
		if c.drawing {
			file = asPNG(t, m)
		}
		// Whole, all four edges are seen, and a ground beside two of them.
		seen := filled(shared(t, file), red)
		whole := seen.Dx() < ShareWidth && seen.Dy() < ShareHeight
		if whole == c.covers {
			t.Errorf("%s: its edges are seen in %v", c.name, seen)
		}
	}
}

// Of a tall photograph more is cut away below than above; of a wide one as much left as
// right.
func TestShareCuts(t *testing.T) {
	tall := image.NewRGBA(image.Rect(0, 0, 1200, 900))
	wide := image.NewRGBA(image.Rect(0, 0, 1600, 630))
	for i := range 900 {
		draw.Draw(tall, image.Rect(0, i, 1200, i+1), image.NewUniform(color.Gray{uint8(i / 4)}), image.Point{}, draw.Src)
	}
	for i := range 1600 {
		draw.Draw(wide, image.Rect(i, 0, i+1, 630), image.NewUniform(color.Gray{uint8(i / 8)}), image.Point{}, draw.Src)
	}
	at := func(m image.Image, x, y int) int { r, _, _, _ := m.At(x, y).RGBA(); return int(r >> 8) }
	m := shared(t, asJPEG(t, tall))
	if a, b := at(m, 600, 0), at(m, 600, 629); a < 25 || a > 29 || b < 182 || b > 186 { // rows 108 and 737
		t.Errorf("tall: from %d to %d", 4*a, 4*b)
	}
	m = shared(t, asJPEG(t, wide))
	if a, b := at(m, 0, 300), at(m, 1199, 300); a < 23 || a > 27 || b < 173 || b > 177 { // columns 200 and 1399
		t.Errorf("wide: from %d to %d", 8*a, 8*b)
	}
}

// What is shown whole stands in the middle with a margin, and no larger than twice; its
// ground is that of its corners, white behind what can be seen through, or grey.
func TestShareWhole(t *testing.T) {
	plain := marked(400, 400, 200)
	draw.Draw(plain, image.Rect(100, 100, 300, 300), image.NewUniform(blue), image.Point{}, draw.Src)
	clear := image.NewNRGBA(image.Rect(0, 0, 200, 200))
	draw.Draw(clear, image.Rect(50, 50, 150, 150), image.NewUniform(blue), image.Point{}, draw.Src)
	gray := color.RGBA{238, 238, 238, 255}
	full := color.RGBA{255, 255, 255, 255}
	for _, c := range []struct {
		name   string
		file   []byte
		ground color.RGBA
		blue   image.Rectangle
	}{
		{"upright", asJPEG(t, marked(500, 1000, 0)), blue, image.Rect(0, 0, 1200, 630)},
		{"one colour at the corners", asPNG(t, plain), red, image.Rect(460, 175, 739, 455)},
		{"several", asPNG(t, corners(400, 400)), gray, image.Rect(321, 315, 600, 594)},
		{"seen through", asPNG(t, clear), full, image.Rect(500, 215, 700, 415)},
		{"seen through, moving", asGIF(t, seen(clear), seen(clear)), full, image.Rect(500, 215, 700, 415)},
		{"very small", asPNG(t, marked(10, 10, 0)), blue, image.Rect(0, 0, 1200, 630)},
		{"very flat", asPNG(t, marked(3000, 1, 0)), blue, image.Rect(0, 0, 1200, 630)},
		{"grey", asPNG(t, image.NewGray(image.Rect(0, 0, 30, 30))), color.RGBA{A: 255}, image.Rectangle{}},
	} {
		m := shared(t, c.file)
		for _, at := range []image.Point{{0, 0}, {1199, 0}, {0, 629}, {1199, 629}, {600, 30}} {
			if !near(m, at.X, at.Y, c.ground) {
				t.Errorf("%s: the ground is %v", c.name, m.At(at.X, at.Y))
			}
		}
		got := filled(m, blue)
		for _, d := range []int{got.Min.X - c.blue.Min.X, got.Min.Y - c.blue.Min.Y, got.Max.X - c.blue.Max.X, got.Max.Y - c.blue.Max.Y} {
			if d < -4 || d > 4 {
				t.Errorf("%s: it stands in %v, want %v", c.name, got, c.blue)
				break
			}
		}
	}
}

// seen is a drawing of a GIF: a colour, and none.
func seen(m image.Image) *image.Paletted {
	p := image.NewPaletted(m.Bounds(), color.Palette{color.RGBA{}, blue})
	draw.Draw(p, p.Rect, m, image.Point{}, draw.Src)
	return p
}

// However a camera was held, the copy is upright, and what is cut away is the same.
func TestShareUpright(t *testing.T) {
	want := shared(t, asPNG(t, corners(1200, 630)))
	for o := Orientation(1); o <= 8; o++ {
		for _, size := range []image.Point{{700, 450}, {700, 200}} {
			width, height := size.X, size.Y
			if o.swaps() {
				width, height = height, width
			}
			// What is stored is what a camera sees that is held so.
			stored, upright := image.NewRGBA(image.Rect(0, 0, width, height)), corners(size.X, size.Y)
			for y := range size.Y {
				for x := range size.X {
					fromX, fromY := o.from(x, y, width, height)
					stored.Set(fromX, fromY, upright.At(x, y))
				}
			}
			got := shared(t, withSegments(asJPEG(t, stored), exifSegment(binary.BigEndian, o)))
			for _, at := range []image.Point{{300, 260}, {900, 260}, {300, 400}, {900, 400}} {
				r, g, b, _ := want.At(at.X, at.Y).RGBA()
				if !near(got, at.X, at.Y, color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}) {
					t.Errorf("orientation %d, %v: at %v is %v", o, size, at, got.At(at.X, at.Y))
				}
			}
		}
	}
}

// A picture that nothing can read has no copy.
func TestShareErrors(t *testing.T) {
	moving := &Picture{Format: WebP, Animated: true, Width: 10, Height: 10}
	large := &Picture{Format: PNG, Width: MaxPixels, Height: 2}
	damaged := &Picture{Format: PNG, Width: 10, Height: 10, Clean: []byte("x")}
	for want, p := range map[error]*Picture{ErrAnimated: moving, ErrTooLarge: large, ErrDamaged: damaged} {
		if _, err := p.Share(); !errors.Is(err, want) {
			t.Errorf("the copy: %v, want %v", err, want)
		}
		if _, err := p.Icons(color.RGBA{}); !errors.Is(err, want) {
			t.Errorf("icons: %v, want %v", err, want)
		}
	}
}

// A profile goes with the copy, as its numbers are still those of the picture; and a copy
// is the same twice.
func TestShareProfile(t *testing.T) {
	for i, size := range []image.Point{{1200, 630}, {300, 300}} {
		profile := icc("RGB ", 300)
		p, err := Read(withICC(asJPEG(t, corners(size.X, size.Y)), profile))
		if err != nil {
			t.Fatal(err)
		}
		c, err := p.Share()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Read(c.Bytes); err != nil || !bytes.Equal(again.profile.icc, profile) {
			t.Errorf("%d: no profile: %v", i, err)
		}
		if again, err := p.Share(); err != nil || !bytes.Equal(again.Bytes, c.Bytes) {
			t.Errorf("%d: it is not the same twice: %v", i, err)
		}
	}
}

// drawnIn is the rectangle in which something is seen on a ground.
func drawnIn(m image.Image, ground color.Color) image.Rectangle {
	var r image.Rectangle
	r0, g0, b0, a0 := ground.RGBA()
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r1, g1, b1, a1 := m.At(x, y).RGBA(); r1 != r0 || g1 != g0 || b1 != b0 || a1 != a0 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// Icons are squares in which a logo stands in the middle, whole, without the empty edges
// of its file; that which is cut to a circle of four fifths has its corners within it.
func TestIcons(t *testing.T) {
	paper := color.RGBA{250, 248, 240, 255}
	for name, c := range map[string]struct {
		logo image.Image
		want []image.Rectangle
	}{
		"square": {marked(600, 600, 50), []image.Rectangle{{image.Pt(22, 22), image.Pt(158, 158)}, image.Rect(0, 0, 192, 192), image.Rect(0, 0, 512, 512), image.Rect(111, 111, 400, 400)}},
		"wide":   {marked(800, 200, 50), []image.Rectangle{{image.Pt(22, 73), image.Pt(158, 107)}, image.Rect(0, 72, 192, 120), image.Rect(0, 192, 512, 320), image.Rect(58, 206, 454, 305)}},
		"tall":   {marked(100, 400, 20), []image.Rectangle{{image.Pt(73, 22), image.Pt(107, 158)}, image.Rect(72, 0, 120, 192), image.Rect(192, 0, 320, 512), image.Rect(206, 58, 305, 454)}},
		"line":   {marked(1, 900, 0), nil},
	} {
		// The file has empty edges.
		r := c.logo.Bounds()
		padded := image.NewNRGBA(image.Rect(0, 0, r.Dx()+70, r.Dy()+40))
		draw.Draw(padded, r.Add(image.Pt(60, 10)), c.logo, image.Point{}, draw.Src)
		p, err := Read(asPNG(t, padded))
		if err != nil {
			t.Fatal(err)
		}
		made, err := p.Icons(paper)
		if err != nil {
			t.Fatal(err)
		}
		var kinds string
		for i, icon := range made {
			kinds += fmt.Sprint(icon.Size, " ", icon.Purpose, ", ")
			m := decoded(t, icon.Bytes)
			if m.Bounds() != image.Rect(0, 0, icon.Size, icon.Size) {
				t.Errorf("%s: %v", name, m.Bounds())
			}
			var ground color.Color = color.RGBA{}
			if icon.Purpose != Any {
				ground = paper
			}
			got := drawnIn(m, ground)
			if left, right := got.Min.X, icon.Size-got.Max.X; left-right > 1 || right-left > 1 {
				t.Errorf("%s, %d %s: %d pixels left, %d right", name, icon.Size, icon.Purpose, left, right)
			}
			if above, below := got.Min.Y, icon.Size-got.Max.Y; above-below > 1 || below-above > 1 {
				t.Errorf("%s, %d %s: %d pixels above, %d below", name, icon.Size, icon.Purpose, above, below)
			}
			if c.want != nil && got != c.want[i] {
				t.Errorf("%s, %d %s: it stands in %v, want %v", name, icon.Size, icon.Purpose, got, c.want[i])
			}
			if w, h := got.Dx(), got.Dy(); icon.Purpose == Maskable && 25*(w*w+h*h) > 16*512*512 {
				t.Errorf("%s: %d × %d do not fit in the circle", name, w, h)
			}
		}
		if want := "180 apple-touch-icon, 192 any, 512 any, 512 maskable, "; kinds != want {
			t.Errorf("%s: %s", name, kinds)
		}
	}
	// A logo in which nothing is seen makes icons all the same.
	p, err := Read(asPNG(t, image.NewNRGBA(image.Rect(0, 0, 20, 20))))
	if err != nil {
		t.Fatal(err)
	}
	if made, err := p.Icons(paper); err != nil || len(made) != 4 {
		t.Errorf("an empty logo: %d icons, %v", len(made), err)
	}
}

// A logo is decoded as it is seen.
func TestImage(t *testing.T) {
	p, err := Read(withSegments(asJPEG(t, corners(60, 40)), exifSegment(binary.BigEndian, 6)))
	if err != nil {
		t.Fatal(err)
	}
	m, err := p.Image()
	if err != nil || m.Bounds() != image.Rect(0, 0, 40, 60) || !near(m, 8, 12, blue) {
		t.Errorf("%v, %v", m.Bounds(), err)
	}
}
