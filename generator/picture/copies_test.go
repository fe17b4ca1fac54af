package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"testing"
)

// However a camera was held, the quarters of the picture land where they are
// to be seen. What each orientation does is written down from the standard's
// table: where row 0 and column 0 of what is stored are seen.
func TestOrientation(t *testing.T) {
	seen := map[Orientation][4]color.RGBA{ // above left, above right, below left, below right
		1: {red, green, blue, white}, // row 0 above, column 0 left
		2: {green, red, white, blue}, // above, right
		3: {white, blue, green, red}, // below, right
		4: {blue, white, red, green}, // below, left
		5: {red, blue, green, white}, // left, above
		6: {blue, red, white, green}, // right, above
		7: {white, green, blue, red}, // right, below
		8: {green, white, red, blue}, // left, below
	}
	for o, want := range seen {
		for _, size := range []image.Point{{64, 32}, {63, 33}, {600, 90}, {90, 600}, {1600, 160}} {
			m := corners(size.X, size.Y)
			for name, file := range map[string][]byte{
				"jpeg": withSegments(asJPEG(t, m), exifSegment(binary.BigEndian, o)),
				"png":  withChunks(asPNG(t, m), []pngChunk{{"eXIf", tiff(binary.LittleEndian, o)}}),
			} {
				p, err := Read(file)
				if err != nil {
					t.Fatal(err)
				}
				width, height := size.X, size.Y
				if o >= 5 {
					width, height = height, width
				}
				if p.Width != width || p.Height != height {
					t.Errorf("%d: %s of %v is %d × %d", o, name, size, p.Width, p.Height)
				}
				copies, err := p.Copies()
				if err != nil {
					t.Fatal(err)
				}
				whole, err := p.Upright()
				if err != nil || whole.Width != width || whole.Height != height || !whole.Whole {
					t.Fatalf("upright: %d × %d, %v", whole.Width, whole.Height, err)
				}
				for _, c := range append(copies, whole) {
					m := decoded(t, c.Bytes)
					b := m.Bounds()
					if b.Dx() != c.Width || b.Dy() != c.Height || bytes.Contains(c.Bytes, []byte(secret)) {
						t.Errorf("%d: a copy of %s %v is %v, said to be %d × %d", o, name, size, b, c.Width, c.Height)
					}
					x, y := b.Dx()/4, b.Dy()/4
					for i, at := range []image.Point{{x, y}, {b.Dx() - x, y}, {x, b.Dy() - y}, {b.Dx() - x, b.Dy() - y}} {
						if !near(m, at.X, at.Y, want[i]) {
							t.Errorf("orientation %d, %s %v as %d × %d: at %v is %v, want %v", o, name, size, c.Width, c.Height, at, m.At(at.X, at.Y), want[i])
						}
					}
				}
			}
		}
	}
	for name, exif := range map[string][]byte{
		"none": nil, "short": []byte("II*\x00"), "no directory": []byte("II*\x00\xFF\xFF\xFF\x7F"), "too many entries": []byte("II*\x00\x08\x00\x00\x00\xFF\xFF"),
		"number 9": tiff(binary.BigEndian, 9), "number 0": tiff(binary.LittleEndian, 0), "no TIFF": []byte("ABCDEFGHIJKLMN"),
	} {
		if o := orientation(exif); o != Upright {
			t.Errorf("%s: %d", name, o)
		}
	}
}

type size struct {
	width, height int
	format        Format
	whole         bool
}

func sizes(copies []Copy) []size {
	var s []size
	for _, c := range copies {
		s = append(s, size{c.Width, c.Height, c.Format, c.Whole})
	}
	return s
}

// Which copies there are: none wider than the picture, the picture itself only
// where it is no wider than the widest.
func TestCopies(t *testing.T) {
	// A drawing in two colours is smaller than any copy, which has shades.
	stripes := image.NewPaletted(image.Rect(0, 0, 1500, 50), color.Palette{color.Black, color.White})
	for i := range stripes.Pix {
		stripes.Pix[i] = uint8(i / 3 % 2)
	}
	for name, c := range map[string]struct {
		file []byte
		want []size
	}{
		"wide":       {asJPEG(t, noise(2000, 200)), []size{{200, 20, JPEG, false}, {400, 40, JPEG, false}, {720, 72, JPEG, false}, {1280, 128, JPEG, false}}},
		"in between": {asJPEG(t, noise(1000, 100)), []size{{200, 20, JPEG, false}, {400, 40, JPEG, false}, {720, 72, JPEG, false}, {1000, 100, JPEG, true}}},
		"exactly":    {asJPEG(t, noise(1280, 80)), []size{{200, 13, JPEG, false}, {400, 25, JPEG, false}, {720, 45, JPEG, false}, {1280, 80, JPEG, true}}},
		"narrow":     {asJPEG(t, noise(30, 90)), []size{{30, 90, JPEG, true}}},
		"flat":       {asPNG(t, noise(1500, 1)), []size{{200, 1, PNG, false}, {400, 1, PNG, false}, {720, 1, PNG, false}, {1280, 1, PNG, false}}},
		"drawing":    {asPNG(t, stripes), []size{{1500, 50, PNG, true}}},
		"gif":        {asGIF(t, paletted(noise(700, 70))), []size{{200, 20, PNG, false}, {400, 40, PNG, false}, {700, 70, GIF, true}}},
		"moving":     {asGIF(t, paletted(noise(700, 70)), paletted(noise(700, 70))), []size{{700, 70, GIF, true}}},
		"webp":       {asWebP(t, 600, 400), []size{{600, 400, WebP, true}}},
	} {
		p, err := Read(c.file)
		if err != nil {
			t.Fatal(name, err)
		}
		copies, err := p.Copies()
		if err != nil {
			t.Fatal(name, err)
		}
		got := sizes(copies)
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
			continue
		}
		for i, s := range got {
			if s != c.want[i] {
				t.Errorf("%s: %v, want %v", name, got, c.want)
			}
			if i > 0 && len(copies[i-1].Bytes) >= len(copies[i].Bytes) {
				t.Errorf("%s: %d bytes at %d pixels, %d at %d", name, len(copies[i-1].Bytes), got[i-1].width, len(copies[i].Bytes), s.width)
			}
		}
		again, err := p.Copies()
		for i := range copies {
			if err != nil || !bytes.Equal(again[i].Bytes, copies[i].Bytes) {
				t.Errorf("%s: a copy is not the same twice", name)
			}
		}
	}
}

// What is between black and white, what can be seen through, and what has more
// than 256 shades stays so; a profile goes with what it is for.
func TestCopiesOfEveryKind(t *testing.T) {
	const width, height = 1000, 250
	glass := image.NewNRGBA(image.Rect(0, 0, width, height))
	deep := image.NewNRGBA64(glass.Rect)
	gray, gray16 := image.NewGray(glass.Rect), image.NewGray16(glass.Rect)
	for y := range height {
		for x := range width {
			glass.SetNRGBA(x, y, color.NRGBA{uint8(x / 4), 90, uint8(y) ^ 1, uint8(y)})
			deep.SetNRGBA64(x, y, color.NRGBA64{uint16(x * 65), 20000, uint16(y * 262), 65535})
			gray.SetGray(x, y, color.Gray{uint8(x / 4)})
			gray16.SetGray16(x, y, color.Gray16{uint16(x * 65)})
		}
	}
	rgbProfile, grayProfile, press := icc("RGB ", 70_000), icc("GRAY", 200), icc("CMYK", 400)
	parts := func(profile []byte) []byte { return withICC(asJPEG(t, deep), profile) }
	webp := asWebP(t, width, height)
	for name, c := range map[string]struct {
		file    []byte
		format  Format
		profile []byte // that the copies have
	}{
		"png with alpha":          {asPNG(t, glass), PNG, nil},
		"png of 16 bits":          {withChunks(asPNG(t, deep), []pngChunk{iccp(rgbProfile)}), PNG, rgbProfile},
		"grey png":                {withChunks(asPNG(t, gray), []pngChunk{iccp(grayProfile)}), PNG, grayProfile},
		"grey png of 16 bits":     {asPNG(t, gray16), PNG, nil},
		"grey jpeg":               {withICC(asJPEG(t, gray), grayProfile), JPEG, grayProfile},
		"jpeg":                    {parts(rgbProfile), JPEG, rgbProfile},
		"jpeg, profile for press": {parts(press), JPEG, nil},
		"png, profile for press":  {withChunks(asPNG(t, deep), []pngChunk{iccp(press)}), PNG, nil},
		"webp":                    {webp, WebP, nil},
	} {
		p, err := Read(c.file)
		if err != nil {
			t.Fatal(name, err)
		}
		copies, err := p.Copies()
		if err != nil {
			t.Fatal(name, err)
		}
		if small := copies[0]; len(copies) > 1 != (c.format != WebP) || small.Format != c.format {
			t.Errorf("%s: %v", name, sizes(copies))
			continue
		}
		before := decoded(t, c.file)
		for _, copied := range copies {
			after := decoded(t, copied.Bytes)
			for _, at := range []image.Point{{100, 50}, {500, 125}, {900, 200}} {
				x, y := at.X*copied.Width/width, at.Y*copied.Height/height
				r1, g1, b1, a1 := before.At(at.X, at.Y).RGBA()
				r2, g2, b2, a2 := after.At(x, y).RGBA()
				for i, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2), int(a1) - int(a2)} {
					if d < -1500 || d > 1500 {
						t.Errorf("%s as %d pixels: sample %d at %v is off by %d", name, copied.Width, i, at, d)
					}
				}
			}
			again, err := Read(copied.Bytes)
			if err != nil {
				t.Fatal(name, err)
			}
			if copied.Whole {
				continue
			}
			got := again.profile.icc
			for _, chunk := range again.profile.chunks {
				if chunk.name == "iCCP" {
					got = []byte(chunk.space())
				}
			}
			if space(got) != space(c.profile) && string(got) != space(c.profile) || again.Format == JPEG && !bytes.Equal(got, c.profile) {
				t.Errorf("%s as %d pixels: a profile of %d bytes, want %d", name, copied.Width, len(got), len(c.profile))
			}
		}
	}
}

// A WebP that is to be turned becomes another format, as nothing writes WebP.
func TestTurnedWebP(t *testing.T) {
	still := asWebP(t, 60, 30)
	p, err := Read(webpWith(vp8x(0x08, 60, 30), string(still[12:16])+string(still[20:]), "EXIF"+exifName+string(tiff(binary.BigEndian, 6))))
	if err != nil || p.Width != 30 || p.Height != 60 {
		t.Fatal(p, err)
	}
	copies, err := p.Copies()
	if err != nil || len(copies) != 1 || !copies[0].Whole || copies[0].Width != 30 || copies[0].Format == WebP {
		t.Errorf("%v, %v", sizes(copies), err)
	}
}

// Four inks become three lights, whatever profile says how.
func TestInks(t *testing.T) {
	m := image.NewCMYK(image.Rect(0, 0, 4, 4))
	for i := range m.Pix {
		m.Pix[i] = []uint8{0, 255, 255, 30}[i%4]
	}
	b := newBitmap(m).scaled(2, 2)
	if r, g, bl, _ := b.image().At(0, 0).RGBA(); r>>8 < 200 || g != 0 || bl != 0 {
		t.Errorf("red ink is %d %d %d", r>>8, g>>8, bl>>8)
	}
}
