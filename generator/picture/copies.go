package picture

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"image/png"
	"runtime"
	"slices"
)

// Widths are those of the copies that pages show, in pixels: a list's, a telephone's,
// a column of text, and the same where pixels are small.
var Widths = []int{200, 400, 720, 1280}

// The qualities of what is made as JPEG, of 100: copies for pages, and a picture
// in its own size, which may be printed.
const (
	quality      = 82
	wholeQuality = 92
)

// Recipe names everything that decides about the bytes of a copy beside the
// file it is made of. Whoever changes a byte of what is made changes the number.
var Recipe = fmt.Sprintf("4 %v %d %d %s", Widths, quality, wholeQuality, runtime.Version())

// Copy is a picture ready to be shown.
type Copy struct {
	Format        Format
	Width, Height int
	Bytes         []byte
	Whole         bool // it is the picture in its own size
}

// Copies returns the copies of a picture that a browser may choose from,
// narrowest first: one of each of Widths that is narrower than the picture, and
// the picture itself where it is no wider than the last of them. A copy that
// would take no fewer bytes than the next wider one is left out, and so it may be
// that the picture itself is the only one.
func (p *Picture) Copies() ([]Copy, error) {
	if p.Animated {
		return []Copy{p.itself()}, p.Check()
	}
	m, err := p.decode()
	if err != nil {
		return nil, err
	}
	b := newBitmap(m)
	format := p.copied(m)
	copies := []Copy{p.itself()}
	small := b
	for _, width := range slices.Backward(Widths) {
		if width >= p.Width {
			continue
		}
		height := max(1, (2*p.Height*width+p.Width)/(2*p.Width))
		small = small.scaled(p.lying(width, height))
		c, err := p.encode(small, format, quality)
		if err != nil {
			return nil, err
		}
		if len(c.Bytes) < len(copies[len(copies)-1].Bytes) {
			copies = append(copies, c)
		}
	}
	widest := Widths[len(Widths)-1]
	if p.Width > widest && len(copies) > 1 && copies[1].Width == widest {
		copies = copies[1:]
	} else if p.Orientation != Upright {
		if copies[0], err = p.upright(b, format); err != nil {
			return nil, err
		}
	}
	slices.Reverse(copies)
	return copies, nil
}

// Upright returns the picture itself: the file without metadata, or, where it
// is to be turned, made anew.
func (p *Picture) Upright() (Copy, error) {
	if p.Orientation == Upright {
		return p.itself(), nil
	}
	m, err := p.decode()
	if err != nil {
		return Copy{}, err
	}
	return p.upright(newBitmap(m), p.copied(m))
}

func (p *Picture) itself() Copy { return Copy{p.Format, p.Width, p.Height, p.Clean, true} }

func (p *Picture) upright(b bitmap, format Format) (Copy, error) {
	c, err := p.encode(b.scaled(b.width, b.height), format, wholeQuality)
	c.Whole = true
	return c, err
}

// lying exchanges width and height of a picture that is yet to be turned.
func (p *Picture) lying(width, height int) (int, int) {
	if p.Orientation.swaps() {
		return height, width
	}
	return width, height
}

// copied is the format of copies: the picture's own, but there is no encoder of
// WebP, and GIF has too few colours for what is between two of its own.
func (p *Picture) copied(m any) Format {
	opaque, known := m.(interface{ Opaque() bool })
	if p.Format == JPEG || p.Format == WebP && known && opaque.Opaque() {
		return JPEG
	}
	return PNG
}

// encode turns a bitmap upright and writes it.
func (p *Picture) encode(b bitmap, format Format, quality int) (Copy, error) {
	return p.write(b.turned(p.Orientation), format, quality)
}

// write writes a bitmap that is upright.
func (p *Picture) write(b bitmap, format Format, quality int) (Copy, error) {
	var out bytes.Buffer
	var err error
	if format == JPEG {
		err = jpeg.Encode(&out, b.image(), &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&out, b.image())
	}
	if err != nil {
		return Copy{}, fmt.Errorf("write a copy of a picture: %w", err)
	}
	file := embed(p.profile.put(out.Bytes(), format, b.gray()), format, p.packet)
	return Copy{Format: format, Width: b.width, Height: b.height, Bytes: file}, nil
}
