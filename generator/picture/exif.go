package picture

import (
	"bytes"
	"encoding/binary"
	"strings"

	"docsite/generator/press"
)

// Orientation says how a picture is to be turned, as EXIF numbers it: 1 is
// upright, 3 upside down, 6 and 8 lie on a side, and 2, 4, 5 and 7 are the same
// seen in a mirror (CIPA DC-008, section 4.6.5.1.4).
type Orientation int

// Upright is the Orientation of a picture that need not be turned.
const Upright Orientation = 1

// swaps reports whether turning exchanges width and height.
func (o Orientation) swaps() bool { return o >= 5 && o <= 8 }

// from returns the pixel of a picture as it lies, width by height, that is seen
// at x, y when it is turned.
func (o Orientation) from(x, y, width, height int) (int, int) {
	switch o {
	case 2:
		return width - 1 - x, y
	case 3:
		return width - 1 - x, height - 1 - y
	case 4:
		return x, height - 1 - y
	case 5:
		return y, x
	case 6:
		return y, height - 1 - x
	case 7:
		return width - 1 - y, height - 1 - x
	case 8:
		return width - 1 - y, x
	}
	return x, y
}

// orientation reads how a picture is to be turned. What cannot be understood is upright.
func orientation(exif []byte) Orientation {
	const tag, short = 0x0112, 3
	found := Upright
	eachEntry(exif, func(e entry) bool {
		if e.tag != tag || e.kind != short || e.count != 1 {
			return true
		}
		if o := Orientation(e.order.Uint16(e.value)); o >= 1 && o <= 8 {
			found = o
		}
		return false
	})
	return found
}

// readEXIF reads who made a picture and the copyright notice (CIPA DC-008, section 4.6.5):
// texts that end in a zero; behind one, the notice has that of the editor.
func readEXIF(exif []byte) press.Provenance {
	const artist, copyright, ascii = 0x013B, 0x8298, 2
	var p press.Provenance
	eachEntry(exif, func(e entry) bool {
		if e.kind != ascii || e.tag != artist && e.tag != copyright {
			return true
		}
		text := e.value[:min(uint64(e.count), 4)]
		if e.count > 4 {
			at, end := uint64(e.order.Uint32(e.value)), uint64(e.count)
			if end += at; end > uint64(len(exif)) {
				return true
			}
			text = exif[at:end]
		}
		if e.tag == artist {
			text, _, _ = bytes.Cut(text, []byte{0})
			p.Creators = creators(strings.Split(legacy(text), ";"))
		} else {
			p.Rights = word(legacy(bytes.ReplaceAll(text, []byte{0}, []byte{' '})))
		}
		return true
	})
	return p
}

// entry is one of a directory: what it is about, of what kind, how many, and four bytes of
// their value or of where that stands.
type entry struct {
	order     binary.ByteOrder
	tag, kind uint16
	count     uint32
	value     []byte
}

// eachEntry calls do with the entries of the first directory of a TIFF file (TIFF 6.0,
// section 2), until it returns false.
func eachEntry(exif []byte, do func(entry) bool) {
	if len(exif) < 8 {
		return
	}
	var order binary.ByteOrder
	switch string(exif[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return
	}
	entries := exif[at+2:]
	const size = 12
	for range order.Uint16(exif[at:]) {
		if len(entries) < size || !do(entry{order, order.Uint16(entries), order.Uint16(entries[2:]), order.Uint32(entries[4:]), entries[8:12]}) {
			return
		}
		entries = entries[size:]
	}
}
