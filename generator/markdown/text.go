package markdown

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"docsite/generator/typeset"
)

// escape appends characters to dst as HTML, fit for text and for a quoted
// attribute. NUL becomes U+FFFD (CommonMark 2.3).
func escape(dst, s []byte) []byte {
	if hasNone(s, "&<>\"\x00") {
		return append(dst, s...)
	}
	done := 0
	for i, c := range s {
		var with string
		switch c {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			with = "&quot;"
		case 0:
			with = "\uFFFD"
		default:
			continue
		}
		dst = append(dst, s[done:i]...)
		dst = append(dst, with...)
		done = i + 1
	}
	return append(dst, s[done:]...)
}

// hasNone reports whether none of a few ASCII characters stands in a text. Of
// most texts that is so, and to look for one character after the other is the
// quickest way to know it.
func hasNone(s []byte, characters string) bool {
	for i := range len(characters) {
		if bytes.IndexByte(s, characters[i]) >= 0 {
			return false
		}
	}
	return true
}

// special are the characters by which Markdown text is not what it says.
const special = "\\&\x00"

// unescape appends Markdown text to dst with its backslash escapes and
// character references undone (CommonMark 2.4 and 2.5).
func unescape(dst, s []byte) []byte {
	if hasNone(s, special) {
		return append(dst, s...)
	}
	for len(s) > 0 {
		n := bytes.IndexAny(s, special)
		if n < 0 {
			return append(dst, s...)
		}
		dst, s = append(dst, s[:n]...), s[n:]
		characters, length := undo(s)
		dst, s = append(dst, characters...), s[length:]
	}
	return dst
}

// undo returns the characters that the escape or reference at the beginning of s
// stands for, and its length; s's first byte if there is none.
func undo(s []byte) (string, int) {
	switch {
	case s[0] == 0:
		return "\uFFFD", 1
	case s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]):
		return string(s[1:2]), 2
	case s[0] == '&':
		return reference(s)
	}
	return string(s[:1]), 1
}

// reference returns the characters that the reference at the beginning of s
// stands for, and its length; "&" itself if there is none.
func reference(s []byte) (string, int) {
	const longest = 33 // &CounterClockwiseContourIntegral;
	end := bytes.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 {
		return "&", 1
	}
	name := string(s[1:end])
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	digits, base, most := name[1:], 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return "&", 1
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "&", 1
	}
	if 0x80 <= n && n <= 0x9F { // of Windows-1252, as old programs wrote them (HTML Standard, 13.2.5.80)
		r, _ := utf8.DecodeRuneInString(html.UnescapeString(string(s[:end+1])))
		n = uint64(r)
	}
	if unicode.IsControl(rune(n)) && n != '\n' && n != '\t' || n == 0xFFFE || n == 0xFFFF {
		return "\uFFFD", end + 1 // no XML can hold it, and a feed is XML
	}
	return string(util.ToValidRune(rune(n))), end + 1
}

// markdown writes Markdown text as HTML.
func (w *writer) markdown(s []byte) {
	if bytes.IndexByte(s, '\\') >= 0 || bytes.IndexByte(s, '&') >= 0 {
		w.chars = unescape(w.chars[:0], s)
		s = w.chars
	}
	w.out = escape(w.out, s)
}

// seen notes that readers see these words.
func (w *writer) seen(s []byte) {
	if !w.doc.Text {
		w.doc.Text = bytes.IndexFunc(s, isWord) >= 0
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// plainText returns the text of an inline container without markup: white
// space folded, lines joined, footnote marks and ruby readings left out,
// pictures by their alternative text.
func (w *writer) plainText(n ast.Node) string {
	w.fixed = w.fixed[:0]
	w.plain = w.appendPlain(w.plain[:0], n)
	return string(collapse(w.plain))
}

// appendPlain appends the text of an inline container to dst, and the spans of
// it that are not to be set to w.fixed.
func (w *writer) appendPlain(dst []byte, n ast.Node) []byte {
	return w.appendSiblings(dst, n.FirstChild())
}

// appendSiblings is appendPlain of an inline and those that follow it.
func (w *writer) appendSiblings(dst []byte, c ast.Node) []byte {
	for ; c != nil; c = c.NextSibling() {
		start := len(dst)
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(w.source)
			if c.IsRaw() {
				dst = append(dst, value...)
			} else {
				dst = w.appendUnescaped(dst, value)
			}
			if c.HardLineBreak() || c.SoftLineBreak() && !w.joins(c) {
				dst = append(dst, ' ')
			}
		case *ast.CodeSpan:
			dst = w.appendPlain(dst, c)
			w.fix(start, len(dst))
		case *ast.AutoLink:
			dst = append(dst, c.Label(w.source)...)
			w.fix(start, len(dst))
		case *missingNote:
			dst = append(dst, c.segment.Value(w.source)...)
			w.fix(start, len(dst))
		case *ruby:
			dst = w.appendUnescaped(dst, c.base.Value(w.source))
		case *east.FootnoteLink, *east.FootnoteBacklink:
		case *inlineElement:
			switch {
			case c.isReading():
			case c.name == "br":
				dst = append(dst, ' ')
			default:
				dst = w.appendPlain(dst, c)
			}
		default:
			dst = w.appendPlain(dst, c)
		}
		if w.isLiteral(c) {
			w.fix(start, len(dst))
		}
	}
	return dst
}

// appendUnescaped is [unescape] that notes what is not to be set, as prose does.
func (w *writer) appendUnescaped(dst, s []byte) []byte {
	if hasNone(s, special) {
		return append(dst, s...)
	}
	for len(s) > 0 {
		n := bytes.IndexAny(s, special)
		if n < 0 {
			return append(dst, s...)
		}
		dst, s = append(dst, s[:n]...), s[n:]
		start := len(dst)
		characters, length := undo(s)
		dst, s = append(dst, characters...), s[length:]
		if isMeant(characters, length) {
			w.fix(start, len(dst))
		}
	}
	return dst
}

// isMeant reports whether what was written in so many bytes is an escape or a
// reference, by which an author says that a character is to stay as it is. A
// reference to white space is a space like any other.
func isMeant(characters string, length int) bool {
	r, _ := utf8.DecodeRuneInString(characters)
	return length > 1 && !unicode.IsSpace(r)
}

// fix notes that a part of the plain text is not to be set, in the place of
// parts within it.
func (w *writer) fix(start, end int) {
	for len(w.fixed) > 0 && w.fixed[len(w.fixed)-1].Start >= start {
		w.fixed = w.fixed[:len(w.fixed)-1]
	}
	if end > start {
		w.fixed = append(w.fixed, typeset.Span{Start: start, End: end})
	}
}

// collapse puts one space for each run of ASCII white space, in place, and takes
// all white space off the ends. A no-break or ideographic space within the
// text is meant, and stays.
func collapse(s []byte) []byte {
	folded := s[:0]
	for _, c := range s {
		if util.IsSpace(c) {
			if n := len(folded); n > 0 && folded[n-1] == ' ' {
				continue
			}
			c = ' '
		}
		folded = append(folded, c)
	}
	return bytes.TrimFunc(folded, unicode.IsSpace)
}
