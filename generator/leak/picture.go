package leak

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
)

// png reads the texts in a PNG: chunks tEXt, zTXt, iTXt, iCCP and eXIf (PNG, third
// edition, section 11.3).
func (r *reader) png(content []byte, inside string) {
	for rest := content[8:]; len(rest) >= 12; {
		size := binary.BigEndian.Uint32(rest)
		if uint64(size) > uint64(len(rest)-12) {
			r.unread(inside, "is no whole PNG")
			return
		}
		name, data := string(rest[4:8]), rest[8:8+size]
		rest = rest[12+size:]
		part := within("the chunk "+name, inside)
		switch name {
		case "tEXt":
			r.part(latin1(data), part, true)
		case "eXIf":
			r.part(data, part, true)
		case "zTXt", "iCCP":
			if key, packed, found := bytes.Cut(data, []byte{0}); found && len(packed) > 0 {
				r.text(latin1(key), part)
				r.inflate(packed[1:], part)
			}
		case "iTXt":
			r.internationalText(data, part)
		case "IEND":
			return // what stands behind it is read with the bytes
		}
	}
	r.unread(inside, "is no whole PNG")
}

// internationalText reads an iTXt: keyword, 0, whether it is packed, how, language, 0,
// keyword in it, 0, text.
func (r *reader) internationalText(data []byte, part string) {
	key, rest, found := bytes.Cut(data, []byte{0})
	if !found || len(rest) < 2 {
		return
	}
	packed := rest[0] == 1
	_, rest, _ = bytes.Cut(rest[2:], []byte{0})
	translated, text, _ := bytes.Cut(rest, []byte{0})
	r.text(append(append(latin1(key), '\n'), translated...), part)
	if packed {
		r.inflate(text, part)
	} else {
		r.text(text, part)
	}
}

// inflate reads a text that is packed with zlib.
func (r *reader) inflate(packed []byte, part string) {
	stream, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		r.unread(part, "cannot be unpacked: %v", plain(err))
		return
	}
	text, err := r.bounded(stream, part)
	r.part(text, part, true)
	if err != nil {
		r.unread(part, "cannot be unpacked whole: %v", plain(err))
	}
}

func latin1(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, b := range text {
		out = append(out, string(rune(b))...)
	}
	return out
}

// jpeg reads the segments before the picture that are not of it (ITU-T T.81, annex B):
// APP0 to APP15, where EXIF, XMP and IPTC stand, and COM.
func (r *reader) jpeg(content []byte, inside string) {
	for rest := content[2:]; len(rest) >= 4 && rest[0] == 0xff; {
		mark := rest[1]
		if mark == 0xff { // a filler
			rest = rest[1:]
			continue
		}
		size := int(binary.BigEndian.Uint16(rest[2:]))
		if mark == 0xda || size < 2 || size+2 > len(rest) {
			return
		}
		switch {
		case mark == 0xfe:
			r.text(rest[4:size+2], within("the segment COM", inside))
		case mark >= 0xe0 && mark <= 0xef:
			r.text(rest[4:size+2], within(fmt.Sprintf("the segment APP%d", mark-0xe0), inside))
		}
		rest = rest[size+2:]
	}
}
