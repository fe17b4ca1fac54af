// Package picture knows the pictures of pixels that pages show: JPEG, PNG, GIF
// and WebP. It takes a file's bytes and returns values; it opens and keeps
// nothing.
//
// [Read] walks through a file by its format's own structure, without decoding
// it (jpeg.go, png.go, gif.go, webp.go). That tells how large the picture is, how
// it is to be turned (exif.go), and whether the file is whole; and it makes
// [Picture.Clean], the same file with the same pixels and nothing else. What is
// kept is a list: what shows the picture, and what says which colours its
// numbers mean. Whatever else is in the file is left out, known or not: where the
// photograph was taken, with which camera and when, thumbnails of what was cut away, a film
// behind the last byte.
//
// What the file says of where the picture comes from is read first ([Picture.Provenance]):
// who made it, how it is credited, what others may do with it, whether a machine made it. It may stand in XMP (xmp.go),
// IPTC-IIM (iim.go), EXIF or credentials of C2PA (c2pa.go). The file and all of its copies say
// it again in a packet of XMP that has that alone (embed.go); a GIF, and what is in credentials besides, is lost.
//
// [Picture.Copies] makes the smaller pictures of pages (copies.go), on a bitmap of
// planes (bitmap.go) that is scaled (scale.go) and turned upright. Scaling is done
// in integers, so that every kind of processor makes the same bytes.
// [Picture.Share] makes the one that is shown where a page is shared (share.go), and
// [Picture.Icons] those of a site from its logo (icons.go).
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"

	"docsite/generator/press"
)

// Format is a format of pictures, by its media type.
type Format string

const (
	JPEG Format = "image/jpeg"
	PNG  Format = "image/png"
	GIF  Format = "image/gif"
	WebP Format = "image/webp"
)

// The bounds of what is read. A file of a few bytes can say that it has more
// pixels than a machine has memory; no camera that a press office uses, and no
// page, has as many as these.
const (
	MaxBytes  = 64 << 20
	MaxPixels = 64_000_000
	MaxScans  = 100 // of a JPEG, each of which goes over all pixels; programs make about ten
)

// The errors of a file that cannot be shown, to tell apart with [errors.Is].
var (
	ErrFormat    = errors.New("neither JPEG, PNG, GIF nor WebP")
	ErrTruncated = errors.New("its end is missing")
	ErrDamaged   = errors.New("it is damaged")
	ErrScans     = errors.New("it has too many scans")
	ErrTooLarge  = errors.New("it has too many pixels")
)

// Picture is a file that was read and not decoded.
type Picture struct {
	Format        Format
	Width, Height int // in pixels, upright: as a reader sees it
	Orientation   Orientation
	Animated      bool   // it moves, so it is never made anew
	Clean         []byte // the file without what does not show the picture, and with what it says of where it comes from

	Provenance press.Provenance // what its metadata say of that

	told    metadata
	packet  []byte // of XMP, for the file and all copies; nil where there is nothing to say
	profile profile
	deep    int // bytes that a decoder needs for a pixel, at most
}

// Read reads a file. The error is one of those above; ErrTooLarge comes with
// the Picture, which then can only be published as it is.
func Read(file []byte) (*Picture, error) {
	p, err := walk(file)
	if err != nil {
		return nil, err
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(p.Clean))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if p.Animated {
		p.Orientation = Upright // nothing turns it
	}
	p.Width, p.Height = config.Width, config.Height
	if p.Orientation.swaps() {
		p.Width, p.Height = p.Height, p.Width
	}
	p.Provenance = p.told.provenance()
	p.told = metadata{} // which holds on to the file
	p.packet = writeXMP(&p.Provenance)
	p.Clean = embed(p.Clean, p.Format, p.packet)
	if p.Width > MaxPixels/p.Height {
		return p, fmt.Errorf("%w: %d × %d", ErrTooLarge, p.Width, p.Height)
	}
	return p, nil
}

func walk(file []byte) (*Picture, error) {
	switch {
	case bytes.HasPrefix(file, []byte("\xFF\xD8\xFF")):
		return readJPEG(file)
	case bytes.HasPrefix(file, []byte(pngSignature)):
		return readPNG(file)
	case bytes.HasPrefix(file, []byte("GIF87a")), bytes.HasPrefix(file, []byte("GIF89a")):
		return readGIF(file)
	case len(file) >= 12 && string(file[:4]) == "RIFF" && string(file[8:12]) == "WEBP":
		return readWebP(file)
	}
	return nil, ErrFormat
}

// Memory is about how many bytes it takes to decode the picture and to copy
// it, at most.
func (p *Picture) Memory() int64 { return int64(p.Width) * int64(p.Height) * int64(p.deep) }

// Check decodes the picture and returns an error if that is not possible. Of a
// picture that moves it looks at the first frame where it can.
func (p *Picture) Check() error {
	if p.Animated && p.Format == WebP {
		return nil // there is no decoder of these
	}
	_, err := p.decode()
	return err
}

func (p *Picture) decode() (image.Image, error) {
	if p.Width > MaxPixels/p.Height {
		return nil, ErrTooLarge
	}
	r := bytes.NewReader(p.Clean)
	var m image.Image
	var err error
	switch p.Format {
	case JPEG:
		m, err = jpeg.Decode(r)
	case PNG:
		m, err = png.Decode(r)
	case GIF:
		if m, err = gif.Decode(r); err == nil {
			m = p.onCanvas(m)
		}
	case WebP:
		m, err = webp.Decode(r)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return m, nil
}

// onCanvas is a frame of a GIF on the whole of its picture: it may be smaller.
func (p *Picture) onCanvas(frame image.Image) image.Image {
	whole := image.Rect(0, 0, p.Width, p.Height)
	if frame.Bounds() == whole {
		return frame
	}
	m := image.NewRGBA(whole)
	draw.Draw(m, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return m
}
