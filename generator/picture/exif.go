package picture

import "encoding/binary"

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

// orientation reads the one thing that is wanted of EXIF: a TIFF header, and in
// the first directory the tag Orientation (TIFF 6.0, section 2). What cannot be
// understood is upright.
func orientation(exif []byte) Orientation {
	if len(exif) < 8 {
		return Upright
	}
	var order binary.ByteOrder
	switch string(exif[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return Upright
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return Upright
	}
	entries := exif[at+2:]
	const size, tag, short = 12, 0x0112, 3
	for range order.Uint16(exif[at:]) {
		if len(entries) < size {
			break
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short && order.Uint32(entries[4:]) == 1 {
			if o := Orientation(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		entries = entries[size:]
	}
	return Upright
}
