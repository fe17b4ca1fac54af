package glossary

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/locale"
)

// rules are how a language inflects words.
type rules struct {
	endings  []ending          // the longest first
	articles map[string]string // what stands for an article, and the article
}

// ending is the last letters of words, and what stands in their place in the word that stands
// for all forms.
type ending struct{ from, to string }

func rulesOf(l *locale.Locale) rules {
	table := maps.Clone(l.Endings)
	if table == nil {
		table = map[string]string{}
	}
	maps.Copy(table, l.Terms.Endings)
	r := rules{articles: l.Terms.Articles}
	for _, from := range slices.Sorted(maps.Keys(table)) {
		r.endings = append(r.endings, ending{from, table[from]})
	}
	slices.SortStableFunc(r.endings, func(a, b ending) int { return cmp.Compare(len(b.from), len(a.from)) })
	return r
}

// What a word must have to lose its ending, and what must be left of it, in bytes.
const (
	shortestWord = 3
	shortestStem = 2
)

// stem returns the word that stands for all forms of one, which is in small letters. Words of
// three letters lose what leaves them two: NGOs, MPs.
func (r *rules) stem(word string) string {
	if len(word) < shortestWord {
		return word
	}
	for _, e := range r.endings {
		if rest, ok := strings.CutSuffix(word, e.from); ok && len(rest)+len(e.to) >= shortestStem {
			return rest + e.to
		}
	}
	return word
}

// joint is what stands before a token.
type joint uint8

const (
	nothing joint = iota
	space
	hyphen // between two words
	edge   // the end of a cell, or of the text
)

// token is a word, or a character that is none: a sign, or one of a script written without
// spaces. A hyphen between two words is no token.
type token struct {
	from, to int // bytes of the text
	before   joint
	kind     kind
	char     rune // of a sign or a dense character, folded
}

type kind uint8

const (
	word  kind = iota
	dense      // a character of a script that is written without spaces
	sign
)

// tokens appends the tokens of a text to a list.
func tokens(list []token, text string) []token {
	before := edge
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		r = folded(r)
		switch c := classOf(r); {
		case r == '\t':
			before = edge
		case unicode.IsSpace(r):
			before = max(before, space)
		case unseen(r):
		case c == word:
			end := i + size
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if next = folded(next); !unseen(next) && (classOf(next) != word || next == utf8.RuneError) {
					break
				}
				end += n
			}
			if n := len(list); n > 1 && before == nothing && list[n-1].char == '-' && list[n-1].before == nothing && list[n-2].kind == word {
				list = list[:n-1]
				before = hyphen
			}
			list = append(list, token{i, end, before, word, 0})
			i, before = end, nothing
			continue
		default:
			list = append(list, token{i, i + size, before, c, r})
			before = nothing
		}
		i += size
	}
	return list
}

// classOf returns what a folded character is part of.
func classOf(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return word
		}
		return sign
	case r == 'ー', unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return dense
	case unicode.In(r, unicode.L, unicode.M, unicode.N):
		return word
	}
	return sign
}

// folded returns the character that stands for its variants: ASCII for what is written as wide
// as a Han character, one hyphen, one apostrophe.
func folded(r rune) rune {
	switch {
	case r < 0xAD:
		return r
	case 0xFF01 <= r && r <= 0xFF5E:
		return r - 0xFEE0
	case r == '’', r == '‘', r == 'ʼ':
		return '\''
	case 0x2010 <= r && r <= 0x2013, r == 0x2212:
		return '-'
	}
	return r
}

// unseen reports whether a character is none to a reader: soft hyphens, what joins or parts
// letters without being one.
func unseen(r rune) bool {
	return r == 0xAD || 0x200B <= r && r <= 0x200D || r == 0x2060 || r == 0xFEFF
}

// spelt returns a word as it is compared but for its case: folded, without what is not seen.
func spelt(s string) string {
	for i, r := range s {
		if r >= utf8.RuneSelf && (folded(r) != r || unseen(r)) {
			return s[:i] + strings.Map(func(r rune) rune {
				if unseen(r) {
					return -1
				}
				return folded(r)
			}, s[i:])
		}
	}
	return s
}

// katakana reports whether a character is one, or the sign that makes one long.
func katakana(r rune) bool { return r == 'ー' || unicode.Is(unicode.Katakana, r) }
