package card

import (
	"encoding/binary"
	"fmt"
)

// single returns the one font of a file, or the first of a collection, as a file of its
// own, in which every table lies where the directory says (OpenType 1.9.1, “Organization
// of an OpenType Font”). A file that says otherwise would have its reader ask for
// gigabytes.
func single(file []byte) ([]byte, error) {
	const header, entry = 12, 16
	be := binary.BigEndian
	if len(file) > MaxFont {
		return nil, fmt.Errorf("%w: it has more than %d bytes", ErrFont, MaxFont)
	}
	font := file
	if len(file) >= 16 && string(file[:4]) == "ttcf" {
		at := be.Uint32(file[12:])
		if int64(at) > int64(len(file)) {
			return nil, ErrFont
		}
		font = file[at:]
	}
	if len(font) < header {
		return nil, ErrFont
	}
	switch string(font[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true":
	default:
		return nil, ErrFont
	}
	directory := header + entry*int(be.Uint16(font[4:]))
	if directory > len(font) {
		return nil, fmt.Errorf("%w: its end is missing", ErrFont)
	}
	one := append(make([]byte, 0, len(file)), font[:directory]...)
	for e := header; e < directory; e += entry {
		from, length := int64(be.Uint32(one[e+8:])), int64(be.Uint32(one[e+12:]))
		if from+length > int64(len(file)) || int64(len(one))+length > MaxFont {
			return nil, fmt.Errorf("%w: its end is missing", ErrFont)
		}
		be.PutUint32(one[e+8:], uint32(len(one)))
		one = append(one, file[from:from+length]...)
	}
	return one, nil
}
