package align

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/locale"
)

// class is what a word of the lexicon is.
type class uint8

const (
	numberWord class = iota
	scaleWord
	percentWord
	shareWord
	monthWord
	weekdayWord
	eraWord
	firstWord // the number of an era's first year
	currencyWord
	unitWord // value is how many of the unit that it is compared by
	partWord // name is year, month, …
	ending
	counter
	vagueWord
	boundWord
	aboutWord
	percentPart
	otherMonth
	noCountry
	moneyPart
	perWord    // value is seconds
	amountWord // value is how many of the unit that it is compared by
	moneyScale
	zoneWord // name is its offsets, in winter and in summer
	countryName
	peopleName
	bodyWord  // the first word of names of public bodies
	bodyName  // a whole name; name is the IDs
	shortName // likewise
	classes
)

// entry is one meaning of a word.
type entry struct {
	class class
	value float64
	name  string
}

// lexicon finds the words of a language in a text: a tree by bytes.
type lexicon struct {
	nodes []node
	roots [256]int32 // node of a first byte, or 0
	begin filter     // of the first three bytes of words, or all that they have
}

type node struct {
	bytes   []byte // of the children
	next    []int32
	many    *[256]int32 // the same for many children; or nil
	entries []entry
}

func newLexicon() *lexicon { return &lexicon{nodes: make([]node, 1)} }

// add takes up a word; one in small letters also with a capital.
func (l *lexicon) add(word string, e entry) {
	l.insert(word, e)
	if first, size := utf8.DecodeRuneInString(word); unicode.IsLower(first) && e.class != currencyWord && e.class != unitWord && e.class != ending && e.class != moneyScale {
		l.insert(string(unicode.ToUpper(first))+word[size:], e)
	}
}

func (l *lexicon) insert(word string, e entry) {
	// An apostrophe may be typed in either way.
	if strings.Contains(word, "’") {
		l.insert(strings.ReplaceAll(word, "’", "'"), e)
	}
	l.begin.mark(prefix(word))
	at := l.roots[word[0]]
	if at == 0 {
		at = l.node()
		l.roots[word[0]] = at
	}
	for i := 1; i < len(word); i++ {
		to := l.nodes[at].child(word[i])
		if to == 0 {
			to = l.node()
			n := &l.nodes[at]
			n.bytes, n.next = append(n.bytes, word[i]), append(n.next, to)
			if n.many == nil && len(n.bytes) > few {
				n.many = new([256]int32)
				for i, b := range n.bytes {
					n.many[b] = n.next[i]
				}
			}
			if n.many != nil {
				n.many[word[i]] = to
			}
		}
		at = to
	}
	l.nodes[at].entries = append(l.nodes[at].entries, e)
}

// filter has bits of how words begin: most words of a text are none of the lexicon.
type filter [1 << 10]uint64

func (f *filter) mark(n uint32) { f[n>>6] |= 1 << (n & 63) }

func (f *filter) has(n uint32) bool { return f[n>>6]&(1<<(n&63)) != 0 }

// prefix returns a number made of the first bytes of a word, three at most.
func prefix(word string) uint32 {
	switch len(word) {
	case 1:
		return uint32(word[0])
	case 2:
		return uint32(word[0])*31 + uint32(word[1])
	}
	return prefix3(word[0], word[1], word[2])
}

func prefix3(a, b, c byte) uint32 {
	return ((uint32(a)*31+uint32(b))*257 + uint32(c)) & 0xFFFF
}

// may reports whether a word of the lexicon can begin at byte i: one of three
// bytes or more, or of fewer that are all of a word.
func (l *lexicon) may(text string, i int) bool {
	if i+3 <= len(text) {
		if l.begin.has(prefix3(text[i], text[i+1], text[i+2])) {
			return true
		}
		if isLetter(text[i]) && isLetter(text[i+1]) && isLetter(text[i+2]) {
			return false
		}
	}
	if i+2 <= len(text) && l.begin.has(prefix(text[i:i+2])) {
		return true
	}
	return l.begin.has(prefix(text[i : i+1]))
}

func (l *lexicon) node() int32 {
	l.nodes = append(l.nodes, node{})
	return int32(len(l.nodes) - 1)
}

const few = 6 // children, among which it is quick to search

func (n *node) child(b byte) int32 {
	if n.many != nil {
		return n.many[b]
	}
	for i, c := range n.bytes {
		if c == b {
			return n.next[i]
		}
	}
	return 0
}

// find returns the meanings and the end of the longest word that begins at i
// and does not end within another one.
func (l *lexicon) find(text string, i int) ([]entry, int) {
	if !l.may(text, i) {
		return nil, i
	}
	at := l.roots[text[i]]
	var found []entry
	end := i
	for j := i + 1; ; j++ {
		n := &l.nodes[at]
		if n.entries != nil && wordEnds(text, j) {
			found, end = n.entries, j
		}
		if j == len(text) {
			break
		}
		if at = n.child(text[j]); at == 0 {
			break
		}
	}
	return found, end
}

// script says which characters make one word with their neighbours.
type script uint8

const (
	signs    script = iota // and characters of Chinese, each of which may be a word
	letters                // of an alphabet
	figures                // digits
	katakana               // with its long mark
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case '0' <= r && r <= '9':
			return figures
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
			return letters
		}
		return signs
	case r == 'ー' || 'ァ' <= r && r <= 'ヺ':
		return katakana
	case '０' <= r && r <= '９':
		return figures
	case r >= 0x2E80 && !(0xAC00 <= r && r <= 0xD7A3): // but Hangul has words
		return signs
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letters
	}
	return signs
}

// wordEnds reports whether a word may end before byte j of a text.
func wordEnds(text string, j int) bool {
	if j == len(text) {
		return true
	}
	if text[j] < utf8.RuneSelf && text[j-1] < utf8.RuneSelf {
		a, b := scriptOf(rune(text[j-1])), scriptOf(rune(text[j]))
		return a == signs || a != b
	}
	before, _ := utf8.DecodeLastRuneInString(text[:j])
	behind, _ := utf8.DecodeRuneInString(text[j:])
	// ヶ国, ヵ月: small kana that count are no part of a word before them.
	return scriptOf(before) == signs || scriptOf(before) != scriptOf(behind) || behind == 'ヶ' || behind == 'ヵ'
}

// words returns the lexicon of a language.
func words(w locale.FactLexicon) *lexicon {
	l := newLexicon()
	for _, section := range []struct {
		words map[string]float64
		class class
	}{
		{w.Numbers, numberWord}, {w.Scales, scaleWord}, {w.Percent, percentWord}, {w.Shares, shareWord},
		{w.Months, monthWord}, {w.Weekdays, weekdayWord}, {w.MoneyScale, moneyScale}, {w.MoneyParts, moneyPart}, {w.PercentParts, percentPart},
	} {
		for word, value := range section.words {
			if section.class == monthWord && scriptOf(rune(word[0])) == figures {
				continue // its number and the sign of months say the same
			}
			l.add(word, entry{class: section.class, value: value})
		}
	}
	for _, section := range []struct {
		words map[string]string
		class class
	}{{w.Currencies, currencyWord}, {w.Parts, partWord}, {w.Countries, countryName}, {w.Peoples, peopleName}, {w.Zones, zoneWord}} {
		for word, name := range section.words {
			l.add(word, entry{class: section.class, name: name})
		}
	}
	for word, unit := range w.Units {
		l.add(word, entry{class: unitWord, value: unit.Factor, name: unit.Base})
	}
	for word, unit := range w.Per {
		l.add(word, entry{class: perWord, value: unit.Factor})
	}
	for word, unit := range w.Amounts {
		l.add(word, entry{class: amountWord, value: unit.Factor, name: unit.Base})
	}
	for _, section := range []struct {
		words []string
		class class
	}{{w.Vague, vagueWord}, {w.Bounds, boundWord}, {w.About, aboutWord}, {w.OtherMonths, otherMonth}, {w.NoCountries, noCountry}, {w.Endings, ending}, {w.Counters, counter}} {
		for _, word := range section.words {
			l.add(word, entry{class: section.class})
		}
	}
	for _, e := range w.Eras {
		l.add(e.Name, entry{class: eraWord, value: float64(e.Zero), name: strconv.Itoa(e.Zero)})
	}
	if w.First != "" {
		l.add(w.First, entry{class: firstWord, value: 1})
	}
	return l
}
