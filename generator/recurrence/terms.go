package recurrence

import (
	"slices"
	"strings"
	"unicode"
)

const (
	stem     = 6 // letters of a word that are compared: endings change
	shortest = 4 // letters of a word that says something
)

// terms returns the words of a text that say what it is about, sorted, each once: of
// scripts with spaces the beginnings of words, of the others pairs of characters. Figures
// are none, nor is hiragana, in which Japanese has its endings and particles.
func terms(text string) []string {
	var found []string
	var word []rune
	flush := func() {
		if len(word) >= shortest {
			found = append(found, string(word[:min(stem, len(word))]))
		}
		word = word[:0]
	}
	var before rune
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.In(r, unicode.Han, unicode.Katakana, unicode.Hangul, unicode.Thai) || r == 'ー':
			flush()
			if before != 0 {
				found = append(found, string([]rune{before, r}))
			}
			before = r
			continue
		case unicode.IsLetter(r) && !unicode.Is(unicode.Hiragana, r):
			word = append(word, r)
		case unicode.Is(unicode.Mn, r): // a mark of the letter before it
		default:
			flush()
		}
		before = 0
	}
	flush()
	slices.Sort(found)
	return slices.Compact(found)
}

// sentenceOf returns the sentence of a passage in which the n-th occurrence of a figure
// stands, from 0; the whole passage where it is not found.
func sentenceOf(passage, figure string, n int) string {
	at := 0
	for {
		i := strings.Index(passage[at:], figure)
		if i < 0 {
			return passage
		}
		if at += i; n == 0 {
			break
		}
		at += len(figure)
		n--
	}
	from := 0
	for i, r := range passage[:at] {
		if ends(r, passage[i:]) {
			from = i + len(string(r))
		}
	}
	behind := at + len(figure)
	to := len(passage)
	for i, r := range passage[behind:] {
		if ends(r, passage[behind+i:]) {
			to = behind + i + len(string(r))
			break
		}
	}
	return strings.TrimSpace(passage[from:to])
}

// ends reports whether a sentence ends with a sign, which the rest of the text begins
// with. A full stop without a space behind it belongs to a number or an address.
func ends(sign rune, rest string) bool {
	switch sign {
	case '。', '！', '？', '\n':
		return true
	case '.', '!', '?':
		return len(rest) == 1 || rest[1] == ' '
	}
	return false
}
