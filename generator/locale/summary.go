package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Shorten cuts a text to the language's length of a summary: behind the last
// sentence that fits, else behind the last word, with an ellipsis. It never cuts
// a word or a grapheme cluster (UAX #29).
func (l *Locale) Shorten(text string) string {
	if utf8.RuneCountInString(text) <= l.Summary {
		return text
	}
	short := strings.TrimSpace(sentences(text, l.Summary))
	// A summary of a few words says less than one that breaks off.
	if utf8.RuneCountInString(short) >= l.Summary/3 {
		return short
	}
	return strings.TrimRightFunc(words(text, l.Summary-1), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && !closing(r)
	}) + "…"
}

// sentences returns the leading sentences that fit into so many characters. A
// full stop after so short a word as “Mr.” or “Dec.” does not end one.
func sentences(text string, most int) string {
	end, length, state := 0, 0, -1
	for at := 0; at < len(text); {
		var sentence string
		sentence, _, state = uniseg.FirstSentenceInString(text[at:], state)
		length += utf8.RuneCountInString(sentence)
		if length > most {
			break
		}
		at += len(sentence)
		if !abbreviated(sentence) {
			end = at
		}
	}
	return text[:end]
}

func abbreviated(sentence string) bool {
	s, stop := strings.CutSuffix(strings.TrimSpace(sentence), ".")
	if !stop {
		return false
	}
	last := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	n := utf8.RuneCountInString(last)
	first, _ := utf8.DecodeRuneInString(last)
	return n > 0 && n <= 4 && unicode.IsUpper(first)
}

// words returns the leading words that fit into so many characters; where not
// even one does, the leading grapheme clusters.
func words(text string, most int) string {
	cut := func(next func(string, int) (string, string, int)) string {
		end, length, state := 0, 0, -1
		for end < len(text) {
			var piece string
			piece, _, state = next(text[end:], state)
			if length += utf8.RuneCountInString(piece); length > most {
				break
			}
			end += len(piece)
		}
		return text[:end]
	}
	if whole := cut(uniseg.FirstWordInString); strings.TrimSpace(whole) != "" {
		return whole
	}
	return cut(func(s string, state int) (string, string, int) {
		cluster, rest, _, next := uniseg.FirstGraphemeClusterInString(s, state)
		return cluster, rest, next
	})
}

func closing(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf) }
