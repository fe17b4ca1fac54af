package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// secret stands in everything that must not be published.
const secret = "48.8584N 2.2945E"

var (
	red   = color.RGBA{220, 20, 20, 255}
	green = color.RGBA{20, 200, 20, 255}
	blue  = color.RGBA{20, 20, 220, 255}
	white = color.RGBA{250, 250, 250, 255}
)

// corners is a picture with a colour in each quarter: red, green; blue, white.
func corners(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := [2][2]color.RGBA{{red, green}, {blue, white}}[2*y/height][2*x/width]
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// noise is a picture that does not become small.
func noise(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	state := uint32(1)
	for i := range m.Pix {
		state = state*1664525 + 1013904223
		m.Pix[i] = byte(state >> 24)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	// As large as can be, so that copies are smaller.
	encoder := png.Encoder{CompressionLevel: png.NoCompression}
	if _, drawing := m.(*image.Paletted); drawing {
		encoder.CompressionLevel = png.BestCompression
	}
	if err := encoder.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asGIF(t testing.TB, frames ...*image.Paletted) []byte {
	t.Helper()
	var b bytes.Buffer
	g := &gif.GIF{Image: frames, Delay: make([]int, len(frames))}
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asWebP is a WebP of one colour: a lossless one needs no bits for pixels that
// are all alike, so its size is no more than a number in its header.
func asWebP(t testing.TB, width, height int) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		t.Fatal(err)
	}
	binary.LittleEndian.PutUint32(b[21:], uint32(width-1)|uint32(height-1)<<14|1<<28)
	return b
}

// tiff is EXIF as a camera writes it: an orientation, and a place.
func tiff(order binary.AppendByteOrder, o Orientation) []byte {
	mark := "II*\x00"
	if order.String() == "BigEndian" {
		mark = "MM\x00*"
	}
	b := order.AppendUint32([]byte(mark), 8)
	b = order.AppendUint16(b, 2)
	b = order.AppendUint16(b, 0x010E) // what it shows
	b = order.AppendUint16(b, 2)
	b = order.AppendUint32(b, uint32(len(secret)))
	b = order.AppendUint32(b, 38)
	b = order.AppendUint16(b, 0x0112)
	b = order.AppendUint16(b, 3)
	b = order.AppendUint32(b, 1)
	b = order.AppendUint16(b, uint16(o))
	b = order.AppendUint16(b, 0)
	b = order.AppendUint32(b, 0)
	return append(b, secret...)
}

// withSegments puts segments behind the first marker of a JPEG, each a marker
// and its content.
func withSegments(file []byte, segments ...string) []byte {
	out := bytes.Clone(file[:2])
	for _, s := range segments {
		out = segment(out, s[0], []byte(s[1:]))
	}
	return append(out, file[2:]...)
}

func exifSegment(order binary.AppendByteOrder, o Orientation) string {
	return "\xE1" + exifName + string(tiff(order, o))
}

// icc is a profile for a colour space: no more than its header, and a length of
// at least 128 bytes.
func icc(space string, length int) []byte {
	b := []byte(strings.Repeat("\x00", 16) + space + strings.Repeat("p", length-20))
	binary.BigEndian.PutUint32(b, uint32(length))
	copy(b[36:], "acsp")
	return b
}

// near reports whether a picture has a colour at a place, as far as JPEG keeps
// it.
func near(m image.Image, x, y int, want color.RGBA) bool {
	r, g, b, _ := m.At(x, y).RGBA()
	for _, d := range []int{int(r>>8) - int(want.R), int(g>>8) - int(want.G), int(b>>8) - int(want.B)} {
		if d < -12 || d > 12 {
			return false
		}
	}
	return true
}

func decoded(t testing.TB, b []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// samePixels reports whether two pictures show the same.
func samePixels(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, a1 := a.At(x, y).RGBA()
			r2, g2, b2, a2 := b.At(x, y).RGBA()
			if r1 != r2 || g1 != g2 || b1 != b2 || a1 != a2 {
				return false
			}
		}
	}
	return true
}
