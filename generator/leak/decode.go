package leak

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// layer is a text that was made of another one, and where its bytes come from.
type layer struct {
	text  []byte
	runs  []joint // in order
	lossy bool    // letters of the text before may be missing
}

// joint says that the bytes from one on are those from another one on, one by one, as
// far as the next joint.
type joint struct{ at, from int }

func (l *layer) reset() { l.text, l.runs, l.lossy = l.text[:0], l.runs[:0], false }

// copied appends bytes that stand at a place of the text before.
func (l *layer) copied(text []byte, from int) {
	l.runs = append(l.runs, joint{len(l.text), from})
	l.text = append(l.text, text...)
}

// from returns the place in the text before.
func (l *layer) from(at int) int {
	i, found := slices.BinarySearchFunc(l.runs, at, func(j joint, at int) int { return j.at - at })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	return l.runs[i].from + at - l.runs[i].at
}

// unescape undoes what stands for characters: references of HTML and XML, escapes of
// JSON and JavaScript, percent-encoding of UTF-8. It reports whether there was any.
func (l *layer) unescape(text []byte) bool {
	l.reset()
	some := false
	for done := 0; ; {
		i := bytes.IndexAny(text[done:], `&%\`)
		if i < 0 {
			l.copied(text[done:], done)
			return some
		}
		i += done
		characters, size := escaped(text[i:])
		if size == 0 {
			l.copied(text[done:i+1], done)
			done = i + 1
			continue
		}
		l.copied(text[done:i], done)
		l.copied(characters, i)
		l.lossy = l.lossy || text[i] != '&' && (size == 2 && characters[0] == '\n' || characters[0] < utf8.RuneSelf && size > 2)
		done, some = i+size, true
	}
}

// escaped returns what an escape stands for and its length, or 0 where there is none.
func escaped(text []byte) ([]byte, int) {
	switch text[0] {
	case '&':
		return reference(text)
	case '%':
		return percent(text)
	}
	return backslash(text)
}

// longestReference is how long the name of a character is at most in HTML.
const longestReference = 32

func reference(text []byte) ([]byte, int) {
	end := bytes.IndexByte(text[:min(len(text), longestReference+2)], ';')
	if end < 2 {
		return nil, 0
	}
	switch string(text[1:end]) {
	case "amp":
		return []byte("&"), end + 1
	case "quot", "#34":
		return []byte(`"`), end + 1
	case "lt":
		return []byte("<"), end + 1
	case "gt":
		return []byte(">"), end + 1
	}
	whole := string(text[:end+1])
	characters := html.UnescapeString(whole)
	if characters == whole {
		return nil, 0
	}
	return []byte(characters), end + 1
}

// percent returns what %XX stands for, or several that are one character of UTF-8.
func percent(text []byte) ([]byte, int) {
	var character []byte
	for i := 0; i+2 < len(text) && text[i] == '%' && len(character) < utf8.UTFMax; i += 3 {
		b, err := strconv.ParseUint(string(text[i+1:i+3]), 16, 8)
		if err != nil {
			break
		}
		if character = append(character, byte(b)); utf8.Valid(character) {
			return character, i + 3
		}
	}
	return nil, 0
}

func backslash(text []byte) ([]byte, int) {
	if len(text) < 2 {
		return nil, 0
	}
	switch text[1] {
	case 'n', 'r', 't', 'f', 'N': // N of iCalendar
		return []byte("\n"), 2
	case '"', '\'', '/', '\\', ',', ';':
		return text[1:2], 2
	case 'x':
		if r, ok := hexadecimal(text, 2, 2); ok {
			return utf8.AppendRune(nil, r), 4
		}
	case 'u':
		r, ok := hexadecimal(text, 2, 4)
		if !ok {
			return nil, 0
		}
		if len(text) > 7 && text[6] == '\\' && text[7] == 'u' && utf16.IsSurrogate(r) {
			if low, ok := hexadecimal(text, 8, 4); ok {
				return utf8.AppendRune(nil, utf16.DecodeRune(r, low)), 12
			}
		}
		return utf8.AppendRune(nil, r), 6
	}
	return nil, 0
}

func hexadecimal(text []byte, at, n int) (rune, bool) {
	if at+n > len(text) {
		return 0, false
	}
	r, err := strconv.ParseUint(string(text[at:at+n]), 16, 32)
	return rune(r), err == nil
}

// parting are the elements, of HTML, of feeds, of office formats, that part words; a word
// can go on through all others. Prefixes of namespaces are left out.
var parting = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range bytes.Fields([]byte(`address article aside blockquote body br button caption col dd details div dl dt entry fieldset figcaption
		figure footer form frame h h1 h2 h3 h4 h5 h6 head header hr html iframe img input item label legend li line-break link list-item loc main meta
		nav ol option p pre row s script section select si style summary svg tab table table-cell tbody tc td text textarea tfoot th
		thead title tr ul updated url v`)) {
		m[string(name)] = true
	}
	delete(m, "s") // struck out in HTML; a space in OpenDocument, which is apart there by what follows
	return m
}()

// longestTag is how long a tag is at most that is taken for one, which may hold a picture
// in a data URI; shortTag once many were none.
const (
	longestTag = 1 << 18
	shortTag   = 1 << 8
	mostNone   = 64
)

// strip leaves out tags, and readings of ruby. It reports whether there were any.
func (l *layer) strip(text []byte) bool {
	l.reset()
	some, none := false, 0
	for done := 0; ; {
		i := bytes.IndexByte(text[done:], '<')
		if i < 0 {
			l.copied(text[done:], done)
			return some
		}
		i += done
		most := longestTag
		if none > mostNone {
			most = shortTag
		}
		size := tag(text[i:min(len(text), i+most)])
		if size == 0 {
			none++
			l.copied(text[done:i+1], done)
			done = i + 1
			continue
		}
		l.copied(text[done:i], done)
		name := element(text[i+1 : i+size])
		if parting[string(name)] {
			l.copied([]byte{'\n'}, i)
		}
		done, some = i+size, true
		if string(name) == "rt" || string(name) == "rp" {
			done += reading(text[done:])
		}
	}
}

// tag returns the length of the tag, comment or mark of CDATA that a text begins with,
// or 0.
func tag(text []byte) int {
	if len(text) < 3 {
		return 0
	}
	if bytes.HasPrefix(text, []byte("<![CDATA[")) {
		return len("<![CDATA[")
	}
	if c := text[1] | 0x20; text[1] != '/' && text[1] != '!' && text[1] != '?' && (c < 'a' || c > 'z') {
		return 0
	}
	quote := byte(0)
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1
		case c == '<':
			return 0
		case (c == '"' || c == '\'') && text[i-1] == '=':
			quote = c
		}
	}
	return 0
}

// element is the name of a tag in small letters, without its namespace.
func element(tag []byte) []byte {
	tag = bytes.TrimPrefix(tag, []byte("/"))
	end := bytes.IndexAny(tag, " \t\r\n/>")
	if end < 0 {
		return nil
	}
	name := bytes.ToLower(tag[:end])
	return name[bytes.IndexByte(name, ':')+1:]
}

// reading is the length of what stands before the end tag of a reading.
func reading(text []byte) int {
	const most = 1 << 10
	if i := bytes.Index(text[:min(len(text), most)], []byte("</r")); i >= 0 {
		return i
	}
	return 0
}
