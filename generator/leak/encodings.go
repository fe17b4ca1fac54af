package leak

import (
	"bytes"
	"encoding/base64"
	"unicode/utf8"

	"docsite/generator/charset"
)

// mostWide is how long a file of bytes is at most that is looked through for UTF-16.
const mostWide = 8 << 20

// leastWide is how many characters one behind the other make a text of UTF-16.
const leastWide = 6

// wideBytes are the higher bytes of what most texts are written with: Latin, Greek, Cyrillic, Thai,
// Vietnamese, signs, kana, Han, Hangul, full width.
var wideBytes = func() (is [256]bool) {
	for _, b := range []byte{0x00, 0x01, 0x02, 0x03, 0x04, 0x0e, 0x1e, 0x20, 0x22, 0x30, 0x31, 0x33, 0xff} {
		is[b] = true
	}
	for b := 0x4e; b <= 0xd7; b++ {
		is[b] = is[b] || b <= 0x9f || b >= 0xac
	}
	return is
}()

// wide appends what looks like texts in UTF-16 as UTF-8, a line each.
func (l *layer) wide(text []byte, first int, bigEndian bool) {
	l.reset()
	low, high := 0, 1
	if bigEndian {
		low, high = 1, 0
	}
	begun := -1
	for i := first; ; i += 2 {
		if i+1 < len(text) && wideBytes[text[i+high]] && (text[i+high] != 0 || text[i+low] >= ' ') {
			if begun < 0 {
				begun = i
			}
			continue
		}
		if begun >= 0 && i-begun >= 2*leastWide {
			for at := begun; at < i; at += 2 {
				unit := rune(text[at+low]) | rune(text[at+high])<<8
				if at == begun || unit >= utf8.RuneSelf { // so that places are right
					l.runs = append(l.runs, joint{len(l.text), at})
				}
				l.text = utf8.AppendRune(l.text, unit)
			}
			l.text = append(l.text, '\n')
		}
		if begun = -1; i+1 >= len(text) {
			return
		}
	}
}

// mayBeWide reports whether a text in UTF-16 can stand among bytes: a text in UTF-8 is none.
func mayBeWide(text []byte) bool {
	return len(text) <= mostWide && (bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text))
}

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
