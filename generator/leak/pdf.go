package leak

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// Bounds of a PDF.
const (
	mostStreams = 100_000
	mostHeld    = 32 << 20 // bytes of what pages show, until all fonts are known
	mostFonts   = 64
)

// pdf reads a PDF (ISO 32000-1): the strings of its objects, and its streams. Text in a font whose
// codes are its own is read by the ToUnicode map of each font of the file, because to find
// out which is whose takes the whole of the format; by a wrong one it says nothing.
func (r *reader) pdf(content []byte, inside string, depth int) {
	if encrypted.Match(content) {
		r.unread(inside, "is encrypted: texts in it were not read")
	}
	var maps []characterMap
	var pages []pageText
	held := 0
	var outside []byte // of streams
	done := 0
	for n := 0; ; n++ {
		at := streamBegins.FindIndex(content[done:])
		if at == nil {
			break
		}
		if n == mostStreams {
			r.unread(inside, "was read to its stream %d only", n)
			break
		}
		begin := done + at[1]
		object, dictionary := objectBefore(content[done : done+at[0]])
		end := bytes.Index(content[begin:], []byte("endstream"))
		if end < 0 {
			end = len(content) - begin
		}
		outside = append(append(outside, content[done:done+at[0]]...), '\n')
		done = begin + end
		part := within(fmt.Sprintf("the stream of object %s", object), inside)
		data, picture, err := r.filtered(content[begin:begin+end], dictionary, part)
		if err != nil {
			r.unread(part, "cannot be unpacked whole: %v", plain(err))
		}
		r.content(data, "", part, depth+1)
		if picture {
			continue
		}
		if m, ok := readCharacterMap(data); ok && len(maps) < mostFonts {
			maps = append(maps, m)
			continue
		}
		shown := readStrings(data)
		r.part(shown.plain, part, false)
		if len(shown.fonts) > 0 && held < mostHeld {
			held += len(shown.plain)
			pages = append(pages, pageText{part, shown.fonts})
		}
	}
	outside = append(outside, content[done:]...)
	r.part(readStrings(outside).plain, within("a string", inside), true)
	for _, page := range pages {
		for _, font := range page.names() {
			for _, m := range maps {
				if text := m.text(page.fonts[font]); text != nil {
					r.part(text, page.part, false)
				}
			}
		}
	}
}

// pageText is what a stream shows, by the names of its fonts.
type pageText struct {
	part  string
	fonts map[string][]byte
}

var (
	streamBegins = regexp.MustCompile(`\bstream(\r\n|\n|\r)`)
	encrypted    = regexp.MustCompile(`/Encrypt\s*(\d+\s+\d+\s+R|<<)`)
	objectBegins = regexp.MustCompile(`(\d+)\s+\d+\s+obj\b`)
	filterNames  = regexp.MustCompile(`/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|RL|DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)\b`)
)

// objectBefore returns the number of the object whose dictionary ends a text, and the
// dictionary.
func objectBefore(text []byte) (number string, dictionary []byte) {
	const most = 1 << 14
	text = text[max(0, len(text)-most):]
	all := objectBegins.FindAllSubmatchIndex(text, -1)
	if all == nil {
		return "?", text
	}
	last := all[len(all)-1]
	return string(text[last[2]:last[3]]), text[last[1]:]
}

// filtered returns a stream with its filters undone, in their order, and whether it is a
// picture. Where there is an error, what came out before it is returned.
func (r *reader) filtered(data, dictionary []byte, part string) (content []byte, picture bool, err error) {
	if i := bytes.Index(dictionary, []byte("/Filter")); i >= 0 {
		dictionary = dictionary[i:]
	} else {
		return data, false, nil
	}
	for _, name := range filterNames.FindAllSubmatch(dictionary, 4) {
		switch string(name[1]) {
		case "FlateDecode", "Fl":
			data, err = r.flate(data, part)
		case "ASCII85Decode", "A85":
			if end := bytes.Index(data, []byte("~>")); end >= 0 {
				data = data[:end]
			}
			data, err = io.ReadAll(ascii85.NewDecoder(bytes.NewReader(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")))))
		case "ASCIIHexDecode", "AHx":
			data = fromHex(data)
		case "RunLengthDecode", "RL":
			data, err = r.runLength(data)
		case "LZWDecode", "LZW":
			return nil, false, errors.New("filter: LZW is not read")
		default:
			return data, true, nil
		}
		if err != nil {
			return data, false, err
		}
	}
	return data, false, nil
}

// flate undoes FlateDecode. Writers end streams short, so what came out counts, and an
// error is one where nothing did.
func (r *reader) flate(data []byte, part string) ([]byte, error) {
	stream, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out, err := r.bounded(stream, part)
	if len(out) > 0 && errors.Is(err, zlib.ErrChecksum) {
		err = nil
	}
	return out, err
}

// runLength undoes RunLengthDecode (ISO 32000-1, section 7.4.5).
func (r *reader) runLength(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128 && int64(len(out)) < r.left; {
		n := int(data[i])
		switch {
		case n < 128 && i+n+2 <= len(data):
			out = append(out, data[i+1:i+n+2]...)
			i += n + 2
		case n > 128 && i+1 < len(data):
			out = append(out, bytes.Repeat(data[i+1:i+2], 257-n)...)
			i += 2
		default:
			return out, io.ErrUnexpectedEOF
		}
	}
	r.left -= int64(len(out))
	return out, nil
}

// fromHex returns the bytes of hexadecimal digits; white space between them is left out.
func fromHex(text []byte) []byte {
	var out []byte
	high, odd := byte(0), false
	for _, b := range text {
		digit, err := strconv.ParseUint(string(rune(b)), 16, 8)
		if b == '>' {
			break
		}
		if err != nil {
			continue
		}
		if odd {
			out = append(out, high<<4|byte(digit))
		}
		high, odd = byte(digit), !odd
	}
	if odd {
		out = append(out, high<<4)
	}
	return out
}
