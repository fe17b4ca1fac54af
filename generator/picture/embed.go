package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

const (
	xmpName    = "http://ns.adobe.com/xap/1.0/\x00" // before a packet in JPEG (ISO 16684-3)
	xmpKeyword = "XML:com.adobe.xmp\x00"            // before one in PNG
)

// embed puts a packet of XMP into a file that has none. A GIF stays without, and so does a
// WebP of the simple form, which has no place for it, and so said nothing.
func embed(file []byte, format Format, packet []byte) []byte {
	if packet == nil {
		return file
	}
	switch format {
	case JPEG:
		const most = 65533
		if content := append([]byte(xmpName), packet...); len(content) <= most {
			return behindJFIF(file, segment(nil, markAPP1, content))
		}
	case PNG:
		// The keyword, two zeros for what is not packed, and no language.
		return withChunks(file, []pngChunk{{"iTXt", append([]byte(xmpKeyword+"\x00\x00\x00\x00"), packet...)}})
	case WebP:
		const xmp = 0x04
		if len(file) > 20 && string(file[12:16]) == "VP8X" {
			out := appendChunk(bytes.Clone(file), "XMP ", packet)
			out[20] |= xmp
			binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
			return out
		}
	}
	return file
}

// behindJFIF puts segments into a JPEG behind its first marker and JFIF, which stands
// before all others.
func behindJFIF(file, segments []byte) []byte {
	at := 2
	if file[at+1] == markAPP0 {
		at += 2 + int(binary.BigEndian.Uint16(file[at+2:]))
	}
	out := append(make([]byte, 0, len(file)+len(segments)), file[:at]...)
	return append(append(out, segments...), file[at:]...)
}

// internationalText is the text of a chunk iTXt with a keyword, or nothing (PNG, third edition,
// section 11.3.3.4); no more of it than is read.
func internationalText(content []byte, keyword string) []byte {
	rest, is := bytes.CutPrefix(content, []byte(keyword))
	if !is || len(rest) < 2 {
		return nil
	}
	packed := rest[0] == 1
	_, rest, _ = bytes.Cut(rest[2:], []byte{0}) // the language
	_, rest, found := bytes.Cut(rest, []byte{0})
	if !found || !packed {
		return rest
	}
	r, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		return nil
	}
	text, _ := io.ReadAll(io.LimitReader(r, mostMetadata)) // what is damaged ends it
	return text
}
