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
	ends := clusters(text, l.Summary)
	short := strings.TrimSpace(sentences(text, l.Summary, ends))
	// A summary of a few words says less than one that breaks off.
	if utf8.RuneCountInString(short) >= l.Summary/3 {
		return short
	}
	cut := words(text, l.Summary-1, ends)
	if trimmed := strings.TrimRightFunc(cut, loose); trimmed == "" || ends[len(trimmed)] {
		cut = trimmed
	}
	return cut + "…"
}

// clusters returns the byte offsets in the first so many characters of a text
// at which a grapheme cluster ends. Sentences and words of UAX #29 can end
// inside one, as in Thai.
func clusters(text string, most int) map[int]bool {
	ends := map[int]bool{}
	at, length, state := 0, 0, -1
	for at < len(text) {
		var cluster string
		cluster, _, _, state = uniseg.FirstGraphemeClusterInString(text[at:], state)
		if length += utf8.RuneCountInString(cluster); length > most {
			break
		}
		at += len(cluster)
		ends[at] = true
	}
	return ends
}

// sentences returns the leading sentences that fit into so many characters. A
// full stop after so short a word as “Mr.” or “Dec.” does not end one.
func sentences(text string, most int, ends map[int]bool) string {
	end, length, state := 0, 0, -1
	for at := 0; at < len(text); {
		var sentence string
		sentence, _, state = uniseg.FirstSentenceInString(text[at:], state)
		length += utf8.RuneCountInString(sentence)
		if length > most {
			break
		}
		at += len(sentence)
		if !abbreviated(sentence) && ends[at] {
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
func words(text string, most int, ends map[int]bool) string {
	end, at, length, state := 0, 0, 0, -1
	for at < len(text) {
		var word string
		word, _, state = uniseg.FirstWordInString(text[at:], state)
		if length += utf8.RuneCountInString(word); length > most {
			break
		}
		if at += len(word); ends[at] {
			end = at
		}
	}
	if strings.TrimSpace(text[:end]) != "" {
		return text[:end]
	}
	for at := range clusters(text, most) {
		end = max(end, at)
	}
	return text[:end]
}

// loose reports whether a character at the end of a cut text goes: spaces and
// what divides, but not what closes, or belongs to the number before it.
func loose(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) && !unicode.In(r, unicode.Pe, unicode.Pf) && !strings.ContainsRune("%％‰", r)
}
