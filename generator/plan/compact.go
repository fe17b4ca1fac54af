package plan

import (
	"bytes"
	"strings"
)

// compact returns a style sheet as browsers read it, without its comments and with no more
// white space than its tokens need: none at the ends of the sheet nor beside { } ; and ,
// and one space elsewhere. Where a comment alone parts two tokens, an empty one does (CSS
// Syntax Module Level 3, section 9). Strings and addresses stay as they are, and so does a comment
// that begins with an exclamation mark: by custom it tells a licence.
func compact(css []byte) []byte {
	out := make([]byte, 0, len(css))
	last := byte('{') // the last token, if it is a single byte; the sheet begins as a block does
	between := ""     // of the last token and the next
	for i := 0; i < len(css); {
		start := i
		switch c := css[i]; {
		case bytes.HasPrefix(css[i:], []byte("/*!")):
			i = afterComment(css, i)
		case bytes.HasPrefix(css[i:], []byte("/*")):
			i = afterComment(css, i)
			if between == "" {
				between = "/**/"
			}
			continue
		case space(c):
			i++
			between = " "
			continue
		case c == '"' || c == '\'':
			i = afterString(css, i)
		case inName(c):
			i = afterWord(css, i)
		default:
			i++
		}
		next := byte(0)
		if i == start+1 {
			next = css[start]
		}
		if !closed(last) && (!closed(next) || last == ':') {
			out = append(out, between...)
		}
		out = append(out, css[start:i]...)
		last, between = next, ""
	}
	return out
}

// closed reports whether white space beside a token says nothing. Before such a one it does
// where a colon stands: a custom property may be empty, and has a space then.
func closed(token byte) bool {
	return token == '{' || token == '}' || token == ';' || token == ','
}

// afterString returns the offset behind a string. The end of a line, which ends one that
// is not closed, belongs to it.
func afterString(css []byte, i int) int {
	end, _, whole := cssString(css, i)
	return afterLine(css, end, whole)
}

// afterWord returns the offset behind a name or a number, and behind the address of url( ).
func afterWord(css []byte, i int) int {
	end, word := cssName(css, i)
	if !strings.EqualFold(word, "url") || end == len(css) || css[end] != '(' {
		return end
	}
	_, end, whole := cssURL(css, end+1)
	return afterLine(css, end, whole)
}

func afterLine(css []byte, i int, whole bool) int {
	if !whole && i < len(css) && newline(css[i]) {
		return i + 1
	}
	return i
}
