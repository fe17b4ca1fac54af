package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Span is a part of a text, in bytes from From to before To.
type Span struct{ From, To int }

// SplitSentences cuts a text into its sentences, without the white space around them. Nothing else of
// the text is left out.
func (l *Locale) SplitSentences(text string) []Span {
	var list []Span
	for at, state := 0, -1; at < len(text); {
		var sentence string
		sentence, _, state = uniseg.FirstSentenceInString(text[at:], state)
		if s := trimmed(text, at, at+len(sentence)); s.From < s.To {
			list = append(list, s)
		}
		at += len(sentence)
	}
	return list
}

// trimmed returns a part of a text without the white space around it.
func trimmed(text string, from, to int) Span {
	s := strings.TrimRightFunc(text[from:to], unicode.IsSpace)
	to = from + len(s)
	for from < to {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !unicode.IsSpace(r) {
			break
		}
		from += size
	}
	return Span{from, to}
}
