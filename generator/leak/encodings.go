package leak

import (
	"bytes"
	"encoding/base64"
	"unicode/utf8"

	"docsite/generator/charset"
)

// mostWide is how long a file of bytes is at most that is read as if it held UTF-16.
const mostWide = 8 << 20

// wide appends a text in UTF-16 as UTF-8. What is no character parts words.
func (l *layer) wide(text []byte, first int, bigEndian bool) {
	l.reset()
	low := 0
	if bigEndian {
		low = 1
	}
	for i := first; i+1 < len(text); i += 2 {
		unit := rune(text[i+low]) | rune(text[i+1-low])<<8
		if i == first || unit >= utf8.RuneSelf { // so that places are near enough
			l.runs = append(l.runs, joint{len(l.text), i})
		}
		l.text = utf8.AppendRune(l.text, unit)
	}
}

// hasWide reports whether bytes may hold a text in UTF-16: there are pairs of which one
// is zero, as Latin letters, line feeds and spaces have it.
func hasWide(text []byte) bool { return len(text) <= mostWide && bytes.IndexByte(text, 0) >= 0 }

// old returns a text of an older encoding in UTF-8; nil where it is none.
func old(text []byte) []byte {
	const most = 64 << 20
	if len(text) > most || bytes.IndexByte(text, 0) >= 0 || utf8.Valid(text) && !bytes.Contains(text, []byte("\x1b$")) {
		return nil
	}
	if controls := bytes.Count(text, []byte{1}) + bytes.Count(text, []byte{2}) + bytes.Count(text, []byte{3}); controls > 0 {
		return nil // bytes, and no text
	}
	decoded, _ := charset.Decode(text, "")
	return decoded
}

// inBase64 hands over what data URIs of a text hold, and where each begins.
func inBase64(text []byte, do func(content []byte, at int)) {
	mark := []byte(";base64,")
	for at := 0; ; {
		i := bytes.Index(text[at:], mark)
		if i < 0 {
			return
		}
		start := at + i + len(mark)
		end := start
		var packed []byte
		for end < len(text) && (isBase64(text[end]) || text[end] == '%' || text[end] == '\\' || text[end] == '\n' || text[end] == '\r') {
			if isBase64(text[end]) {
				packed = append(packed, text[end])
			}
			end++
		}
		packed = bytes.TrimRight(packed, "=")
		content := make([]byte, base64.RawStdEncoding.DecodedLen(len(packed)))
		encoding := base64.RawStdEncoding
		if bytes.ContainsAny(packed, "-_") {
			encoding = base64.RawURLEncoding
		}
		if n, _ := encoding.Decode(content, packed); n > 0 {
			do(content[:n], start)
		}
		at = end
	}
}

func isBase64(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '+' || b == '/' || b == '=' || b == '-' || b == '_'
}
