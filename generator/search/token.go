package search

import (
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"
)

// longest is how many characters of a word count.
const longest = 64

// shortest is how many characters a word must have to lose its ending.
const shortest = 4

// tokenizer cuts texts of one language. It is for one goroutine.
type tokenizer struct {
	endings []ending
	lasts   []rune // what endings end in
	classes *classTable
	folded  []rune
	changed []rune
}

// ending is how words end in a plural, and how without.
type ending struct{ from, to []rune }

// newTokenizer takes a language's endings, see [locale.Locale.Endings].
func newTokenizer(endings map[string]string) *tokenizer {
	t := &tokenizer{classes: classes()}
	for _, from := range slices.Sorted(maps.Keys(endings)) {
		e := ending{fold(nil, []byte(from)), fold(nil, []byte(endings[from]))}
		if !slices.ContainsFunc(t.endings, func(other ending) bool { return slices.Equal(other.from, e.from) }) {
			t.endings = append(t.endings, e)
		}
		if n := len(e.from); n > 0 && !slices.Contains(t.lasts, e.from[n-1]) {
			t.lasts = append(t.lasts, e.from[n-1])
		}
	}
	slices.SortStableFunc(t.endings, func(a, b ending) int { return cmp.Compare(len(b.from), len(a.from)) })
	return t
}

// cut hands over the words of a text and its runs of characters of scripts
// written without spaces, in their order. What it hands over is good until the
// function returns.
func (t *tokenizer) cut(text []byte, word, run func([]rune)) {
	t.folded = fold(t.folded[:0], text)
	s, classes := t.folded, t.classes
	before := apart // the class of the character before
	for i := 0; i < len(s); {
		start, kind := i, classes.of(s[i])
		i++
		switch kind {
		case dense:
			for i < len(s) && classes.of(s[i]) == dense {
				i++
			}
			run(s[start:i])
		case letter, digit:
			next := apart
			for ; i < len(s); i++ {
				if next = classes.of(s[i]); next != letter && next != digit {
					break
				}
			}
			elided := i == start+1 && kind == letter && (before == apostrophe || i < len(s) && next == apostrophe)
			if !elided {
				word(t.stem(s[start:min(i, start+longest)]))
			}
		}
		before = kind
	}
}

// stem changes a word's ending by the first of the endings that it has, the
// longest.
func (t *tokenizer) stem(word []rune) []rune {
	if len(word) < shortest || !slices.Contains(t.lasts, word[len(word)-1]) {
		return word
	}
	for _, e := range t.endings {
		at := len(word) - len(e.from)
		if at+len(e.to) > 0 && at >= 0 && slices.Equal(word[at:], e.from) {
			t.changed = append(append(t.changed[:0], word[:at]...), e.to...)
			return t.changed
		}
	}
	return word
}

// bigram is the key of one or two characters of a run: the first is 0 for one.
func bigram(a, b rune) uint64 { return uint64(a)<<32 | uint64(b) }

// spell writes the characters of a bigram.
func spell(key uint64) string {
	var text []byte
	if a := rune(key >> 32); a != 0 {
		text = utf8.AppendRune(text, a)
	}
	return string(utf8.AppendRune(text, rune(uint32(key))))
}

// hash places a term among the files: FNV-1a over its characters' code points,
// 32 bits, and then mixed as MurmurHash3 does at its end, for FNV leaves the
// upper bits of short texts alike.
func hash(term string) uint32 {
	h := uint32(2166136261)
	for _, r := range term {
		h = (h ^ uint32(r)) * 16777619
	}
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}
