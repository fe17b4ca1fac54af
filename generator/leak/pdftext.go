package leak

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// shownText are the strings of a stream or of objects of a PDF.
type shownText struct {
	plain []byte            // as text, a line a string; those of one TJ are one
	fonts map[string][]byte // the bytes of what is shown in each font, by its name in the page
}

// readStrings reads the strings in a text of PDF's syntax (ISO 32000-1, section
// 7.3.4): literal and hexadecimal ones.
func readStrings(text []byte) shownText {
	s := shownText{fonts: map[string][]byte{}}
	var pending [][]byte // of the array
	array, font, name := false, "", ""
	flush := func() {
		for _, p := range pending {
			if p == nil { // a gap
				s.plain = append(s.plain, ' ')
			} else if s.plain = appendString(s.plain, p); font != "" {
				s.fonts[font] = append(s.fonts[font], p...)
			}
		}
		if len(pending) > 0 {
			s.plain = append(s.plain, '\n')
		}
		pending = pending[:0]
	}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '(':
			value, size := literal(text[i:])
			pending = append(pending, value)
			i += size
		case c == '<' && i+1 < len(text) && text[i+1] != '<':
			end := bytes.IndexByte(text[i:], '>')
			if end < 0 {
				i++
				continue
			}
			pending = append(pending, append([]byte{}, fromHex(text[i+1:i+end])...))
			i += end + 1
		case c == '<' || c == '>':
			i += 2
			continue
		case c == '[' || c == ']':
			array = c == '['
			i++
			if !array {
				flush()
			}
			continue
		case c == '/':
			end := wordEnd(text, i+1)
			name = string(text[i+1 : end])
			i = end
		case c == '%': // a comment
			end := bytes.IndexAny(text[i:], "\r\n")
			if end < 0 {
				end = len(text) - i
			}
			i += end
		case c == '-' && array: // a move to the right, in thousandths of the size
			end := wordEnd(text, i+1)
			if far, err := strconv.ParseFloat(string(text[i+1:end]), 64); err == nil && far > 180 && len(pending) > 0 {
				pending = append(pending, nil)
			}
			i = end
		case isRegular(c):
			end := wordEnd(text, i)
			if string(text[i:end]) == "Tf" {
				font = name
			}
			i = end
		default:
			i++
		}
		if !array && len(pending) > 0 {
			flush()
		}
	}
	flush()
	return s
}

// wordEnd returns where regular characters end.
func wordEnd(text []byte, i int) int {
	for i < len(text) && isRegular(text[i]) {
		i++
	}
	return i
}

func isRegular(c byte) bool { return c > ' ' && bytes.IndexByte([]byte("()<>[]{}/%"), c) < 0 }

// literal returns the bytes of a string in brackets and its length as it is written.
func literal(text []byte) (value []byte, size int) {
	value = []byte{}
	depth := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return value, i + 1
			}
		case '\\':
			i++
			if i == len(text) {
				return value, i
			}
			switch c = text[i]; {
			case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
				i++
				continue
			case c == '\r' || c == '\n':
				continue
			case '0' <= c && c <= '7':
				code := 0
				n := 0
				for ; n < 3 && i+n < len(text) && '0' <= text[i+n] && text[i+n] <= '7'; n++ {
					code = code*8 + int(text[i+n]-'0')
				}
				i += n - 1
				c = byte(code)
			case bytes.IndexByte([]byte("nrtbf"), c) >= 0:
				c = '\n'
			}
		}
		value = append(value, c)
	}
	return value, len(text)
}

// appendString appends a text string: UTF-16 or UTF-8 with its mark, else, near enough
// to PDFDocEncoding and to what fonts have, Latin-1 (section 7.9.2).
func appendString(dst, value []byte) []byte {
	switch {
	case bytes.HasPrefix(value, []byte{0xfe, 0xff}):
		return append(dst, utf16Text(value[2:])...)
	case utf8.Valid(value):
		return append(dst, value...)
	}
	return append(dst, latin1(value)...)
}

// utf16Text is a text of big-endian UTF-16 in UTF-8.
func utf16Text(value []byte) []byte {
	units := make([]uint16, 0, len(value)/2)
	for ; len(value) >= 2; value = value[2:] {
		units = append(units, uint16(value[0])<<8|uint16(value[1]))
	}
	return []byte(string(utf16.Decode(units)))
}

// characterMap is a ToUnicode map of a font (section 9.10.3).
type characterMap struct {
	bytes      int // of a code: 1 or 2
	characters map[int][]byte
}

var (
	mapSections = regexp.MustCompile(`(?s)begin(bfchar|bfrange)(.*?)endbf`)
	mapTokens   = regexp.MustCompile(`<[0-9A-Fa-f\s]*>|\[|\]`)
	codeSpace   = regexp.MustCompile(`begincodespacerange\s*<([0-9A-Fa-f]+)>`)
)

// readCharacterMap reads a map; false for a stream that is none.
func readCharacterMap(text []byte) (characterMap, bool) {
	const mostCodes = 1 << 16
	if !bytes.Contains(text, []byte("beginbf")) {
		return characterMap{}, false
	}
	m := characterMap{bytes: 2, characters: map[int][]byte{}}
	if space := codeSpace.FindSubmatch(text); space != nil && len(space[1]) == 2 {
		m.bytes = 1
	}
	for _, section := range mapSections.FindAllSubmatch(text, -1) {
		tokens := mapTokens.FindAll(section[2], -1)
		next := func() []byte {
			if len(tokens) == 0 {
				return nil
			}
			t := tokens[0]
			tokens = tokens[1:]
			return t
		}
		for len(tokens) > 0 && len(m.characters) < mostCodes {
			first := code(next())
			if string(section[1]) == "bfchar" {
				m.characters[first] = utf16Text(fromHex(next()))
				continue
			}
			last, to := code(next()), next()
			if string(to) == "[" {
				for c := first; ; c++ {
					if to = next(); to == nil || string(to) == "]" {
						break
					}
					m.characters[c] = utf16Text(fromHex(to))
				}
				continue
			}
			base := fromHex(to)
			for c := first; c <= last && len(base) > 0 && len(m.characters) < mostCodes; c++ {
				m.characters[c] = utf16Text(base)
				base = slices.Clone(base)
				base[len(base)-1]++
			}
		}
	}
	return m, true
}

func code(token []byte) int {
	n := 0
	for _, b := range fromHex(token) {
		n = (n<<8 | int(b)) & 0xffff
	}
	return n
}

// text returns what codes say by the map; nil where it does not have most of them.
func (m characterMap) text(codes []byte) []byte {
	var out []byte
	known, all := 0, 0
	for i := 0; i+m.bytes <= len(codes); i += m.bytes {
		c := int(codes[i])
		if m.bytes == 2 {
			c = c<<8 | int(codes[i+1])
		}
		all++
		if text, ok := m.characters[c]; ok {
			out = append(out, text...)
			known++
		}
	}
	if known*2 < all {
		return nil
	}
	return out
}

// names are those of the fonts, in order.
func (p pageText) names() []string { return slices.Sorted(maps.Keys(p.fonts)) }
