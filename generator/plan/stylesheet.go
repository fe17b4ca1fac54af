package plan

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reference is an address in a style sheet: what stands between url( and ), or
// the string behind @import.
type reference struct {
	start, end int // bytes of the sheet, quotation marks included
	address    string
}

// references finds the addresses in a style sheet, by as much of the tokens of
// CSS Syntax Module Level 3, section 4, as it takes not to be misled by comments
// and strings.
func references(css []byte) []reference {
	var found []reference
	imports := false // the token before is @import
	for i := 0; i < len(css); {
		switch c := css[i]; {
		case bytes.HasPrefix(css[i:], []byte("/*")):
			i = afterComment(css, i)
			continue
		case space(c):
			i++
			continue
		case c == '"' || c == '\'':
			end, text, whole := cssString(css, i)
			if imports && whole {
				found = append(found, reference{i, end, text})
			}
			i = end
		case inName(c):
			end, word := cssName(css, i)
			i = end
			if strings.EqualFold(word, "url") && end < len(css) && css[end] == '(' {
				r, after, ok := cssURL(css, end+1)
				if i = after; ok {
					found = append(found, r)
				}
			}
		case c == '@':
			end, word := cssName(css, i+1)
			i = end
			if strings.EqualFold(word, "import") {
				imports = true
				continue
			}
		default:
			i++
		}
		imports = false
	}
	return found
}

// cssURL reads what follows url( and returns the offset behind it. ok is false
// where a browser would not take it for an address.
func cssURL(css []byte, i int) (r reference, after int, ok bool) {
	for i < len(css) && space(css[i]) {
		i++
	}
	if i < len(css) && (css[i] == '"' || css[i] == '\'') {
		end, text, whole := cssString(css, i)
		return reference{i, end, text}, end, whole
	}
	var text strings.Builder
	start, end := i, -1 // end where white space follows, which only ) may
	bad := false
	for i < len(css) {
		switch c := css[i]; {
		case c == ')':
			if end < 0 {
				end = i
			}
			return reference{start, end, text.String()}, i + 1, !bad
		case space(c):
			if end < 0 {
				end = i
			}
			i++
		case c == '\\':
			var r rune
			r, i = cssEscape(css, i)
			text.WriteRune(r)
			bad = bad || end >= 0
		default:
			bad = bad || end >= 0 || c == '"' || c == '\'' || c == '('
			text.WriteByte(c)
			i++
		}
	}
	return reference{}, i, false
}

// cssString reads a string from its quotation mark on. whole is false where the
// line or the sheet ends before it does.
func cssString(css []byte, i int) (after int, text string, whole bool) {
	var out strings.Builder
	mark := css[i]
	for i++; i < len(css); {
		switch c := css[i]; {
		case c == mark:
			return i + 1, out.String(), true
		case c == '\n' || c == '\r' || c == '\f':
			return i, "", false
		case c == '\\' && i+1 < len(css) && newline(css[i+1]):
			if i += 2; css[i-1] == '\r' && i < len(css) && css[i] == '\n' {
				i++
			}
		case c == '\\':
			var r rune
			r, i = cssEscape(css, i)
			out.WriteRune(r)
		default:
			out.WriteByte(c)
			i++
		}
	}
	return i, "", false
}

// cssName reads an identifier, or a number with its unit.
func cssName(css []byte, i int) (after int, name string) {
	var out strings.Builder
	for i < len(css) && inName(css[i]) {
		if css[i] == '\\' {
			var r rune
			r, i = cssEscape(css, i)
			out.WriteRune(r)
			continue
		}
		out.WriteByte(css[i])
		i++
	}
	return i, out.String()
}

// cssEscape reads a backslash and what it stands for: a character, or the
// number of one in up to six hexadecimal digits and a white space (section 4.3.7).
func cssEscape(css []byte, i int) (r rune, after int) {
	digits := i + 1
	for i = digits; i < len(css) && i < digits+6 && hexadecimal(css[i]); {
		i++
	}
	if i == digits {
		r, size := utf8.DecodeRune(css[i:])
		return r, i + size
	}
	n, _ := strconv.ParseInt(string(css[digits:i]), 16, 32)
	if i < len(css) && space(css[i]) {
		if i++; css[i-1] == '\r' && i < len(css) && css[i] == '\n' {
			i++
		}
	}
	if n == 0 || !utf8.ValidRune(rune(n)) {
		return utf8.RuneError, i
	}
	return rune(n), i
}

func afterComment(css []byte, i int) int {
	if n := bytes.Index(css[i+2:], []byte("*/")); n >= 0 {
		return i + 2 + n + 2
	}
	return len(css)
}

// appendString writes an address as a string of CSS.
func appendString(out []byte, address string) []byte {
	out = append(out, '"')
	for _, c := range []byte(address) {
		switch {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case newline(c):
			out = append(append(out, '\\'), strconv.FormatInt(int64(c), 16)...)
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}

func newline(c byte) bool { return c == '\n' || c == '\r' || c == '\f' }

func space(c byte) bool { return c == ' ' || c == '\t' || newline(c) }

func hexadecimal(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// inName reports whether a byte is part of a name or begins an escape in one.
func inName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '\\' || c >= 0x80
}
