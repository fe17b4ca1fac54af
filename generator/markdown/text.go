package markdown

import (
	"bytes"
	"strconv"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// escape appends characters to dst as HTML, fit for text and for a quoted
// attribute. NUL becomes U+FFFD (CommonMark 2.3).
func escape(dst, s []byte) []byte {
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

// unescape appends Markdown text to dst with its backslash escapes and
// character references undone (CommonMark 2.4 and 2.5).
func unescape(dst, s []byte) []byte {
	for len(s) > 0 {
		n := bytes.IndexAny(s, "\\&\x00")
		if n < 0 {
			return append(dst, s...)
		}
		dst, s = append(dst, s[:n]...), s[n:]
		switch {
		case s[0] == 0:
			dst, s = append(dst, "\uFFFD"...), s[1:]
		case s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]):
			dst, s = append(dst, s[1]), s[2:]
		case s[0] == '&':
			characters, length := reference(s)
			dst, s = append(dst, characters...), s[length:]
		default:
			dst, s = append(dst, s[0]), s[1:]
		}
	}
	return dst
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
	w.plain = w.appendPlain(w.plain[:0], n)
	return string(fold(w.plain))
}

func (w *writer) appendPlain(dst []byte, n ast.Node) []byte {
	reading := false // in <rt> or <rp>
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			switch name, closing := tagName(raw.Segments.Value(w.source)); name {
			case "rt", "rp":
				reading = !closing
			case "br":
				dst = append(dst, ' ')
			}
			continue
		}
		if reading {
			continue
		}
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(w.source)
			if c.IsRaw() {
				dst = append(dst, value...)
			} else {
				dst = unescape(dst, value)
			}
			if (c.SoftLineBreak() || c.HardLineBreak()) && !w.joins(c) {
				dst = append(dst, ' ')
			}
		case *ast.AutoLink:
			dst = append(dst, c.Label(w.source)...)
		case *missingNote:
			dst = append(dst, c.segment.Value(w.source)...)
		case *east.FootnoteLink, *east.FootnoteBacklink:
		default:
			dst = w.appendPlain(dst, c)
		}
	}
	return dst
}

// fold puts one space for each run of ASCII white space, in place, and takes
// all white space off the ends. A no-break or ideographic space within the
// text is meant, and stays.
func fold(s []byte) []byte {
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
