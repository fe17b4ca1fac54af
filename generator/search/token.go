package search

import (
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"

	"docsite/generator/locale"
)

// longest is how many characters of a word count.
const longest = 64

// shortest is how many characters a word must have to lose its ending.
const shortest = 4

// Rules are what is known of a language's words.
type Rules struct {
	Endings   map[string]string `json:"endings"`   // see [locale.Locale.Endings]
	Spellings map[string]string `json:"spellings"` // see [locale.Locale.Spellings]
	Okurigana []string          `json:"okurigana"` // see [locale.Locale.Okurigana]
}

// RulesOf returns those of a language.
func RulesOf(l *locale.Locale) Rules { return Rules{l.Endings, l.Spellings, l.Okurigana} }

// folded returns the rules as folded words are changed by them. What two accents
// make alike the first of the two says.
func (r Rules) folded() Rules {
	alike := func(m map[string]string) map[string]string {
		to := map[string]string{}
		for _, from := range slices.Sorted(maps.Keys(m)) {
			if key := foldWord(from); to[key] == "" {
				to[key] = foldWord(m[from])
			}
		}
		return to
	}
	okurigana := append([]string{}, r.Okurigana...) // never nil, as JSON gives it back
	return Rules{alike(r.Endings), alike(r.Spellings), okurigana}
}

func foldWord(word string) string { return string(foldWhole(nil, []byte(word))) }

// tokenizer cuts texts of one language. It is for one goroutine.
type tokenizer struct {
	endings   []change
	lasts     []rune            // what endings end in
	spellings map[rune][]change // by the first letter
	kana      map[rune][][]rune // that may be left out behind a character
	classes   *classTable
	text      folded
	parts     []span
	joined    []rune
	changed   []rune
	spelt     []rune

	at     uint32 // the place of the word or of the run that is handed over
	behind bool   // a run stands before, with no word between
}

// change is letters of a word, and what becomes of them.
type change struct{ from, to []rune }

// span is a part of the letters of a text.
type span struct{ start, end int }

func newTokenizer(rules Rules) *tokenizer {
	rules = rules.folded()
	t := &tokenizer{classes: classes(), spellings: map[rune][]change{}, kana: okuriganaOf(rules.Okurigana)}
	t.endings = changes(rules.Endings)
	for _, e := range t.endings {
		if n := len(e.from); !slices.Contains(t.lasts, e.from[n-1]) {
			t.lasts = append(t.lasts, e.from[n-1])
		}
	}
	for _, s := range changes(rules.Spellings) {
		t.spellings[s.from[0]] = append(t.spellings[s.from[0]], s)
	}
	return t
}

// changes returns a table's, the longest first.
func changes(table map[string]string) []change {
	var all []change
	for _, from := range slices.Sorted(maps.Keys(table)) {
		if from != "" {
			all = append(all, change{[]rune(from), []rune(table[from])})
		}
	}
	slices.SortStableFunc(all, func(a, b change) int { return cmp.Compare(len(b.from), len(a.from)) })
	return all
}

// begin sets out for a text whose first place is 0.
func (t *tokenizer) begin() { t.at, t.behind = 0, false }

// cut hands over the words of a line and its runs of characters of scripts
// written without spaces, in their order, as they are before their endings are
// changed, and where their letters lie in t.text. What it hands over is good until
// the function returns. The places of a further line count on, with one between.
func (t *tokenizer) cut(line []byte, word, run func(letters []rune, lies span)) {
	t.text.reset()
	t.text.fold(line)
	t.compare(&t.text)
	s, classes := t.text.letters, t.classes
	for i := 0; i < len(s); {
		switch classes.of(s[i]) {
		case dense:
			start := i
			for i < len(s) && classes.of(s[i]) == dense {
				i++
			}
			if t.behind {
				t.at++
			}
			run(s[start:i], span{start, i})
			t.at += uint32(i - start)
			t.behind = true
		case letter, digit:
			kind := t.chain(i)
			first, last := t.parts[0], t.parts[len(t.parts)-1]
			if kind != single {
				t.joined = t.joined[:0]
				for _, p := range t.parts {
					t.joined = append(t.joined, s[p.start:p.end]...)
				}
				word(t.joined, span{first.start, last.end})
			}
			for _, p := range t.parts {
				if kind != abbreviation && !t.elided(p) {
					word(s[p.start:min(p.end, p.start+longest)], p)
				}
			}
			i = last.end
			t.at++
			t.behind = false
		default:
			i++
		}
	}
	t.at++
}

// elided reports whether a part is a single letter beside an apostrophe.
func (t *tokenizer) elided(p span) bool {
	s := t.text.letters
	if p.end-p.start != 1 || t.classes.of(s[p.start]) != letter {
		return false
	}
	return p.start > 0 && t.classes.of(s[p.start-1]) == apostrophe || p.end < len(s) && t.classes.of(s[p.end]) == apostrophe
}

// stem returns a word as it is spelt and ends in the index: its letters changed
// wherever spellings say so, and then its ending by the longest that it has.
func (t *tokenizer) stem(word []rune) []rune {
	word = t.spell(word)
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

// spell changes the letters of a word that spellings have, from its beginning on.
func (t *tokenizer) spell(word []rune) []rune {
	if len(t.spellings) == 0 {
		return word
	}
	t.spelt = t.spelt[:0]
	for i := 0; i < len(word); {
		size := 0
		for _, c := range t.spellings[word[i]] {
			if n := len(c.from); n <= len(word)-i && slices.Equal(word[i:i+n], c.from) {
				t.spelt, size = append(t.spelt, c.to...), n
				break
			}
		}
		if size == 0 {
			t.spelt, size = append(t.spelt, word[i]), 1
		}
		i += size
	}
	return t.spelt
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
