package search

import "strings"

// chained is what makes one word of several.
type chained uint8

const (
	single       chained = iota
	compound             // co-operation
	abbreviation         // U.S.
	number               // 1,250
)

// mostParts is how many words a compound has at most, and mostLinks any chain.
const (
	mostParts = 4
	mostLinks = 8
)

// chain takes up into t.parts the word that begins at a letter, and those that
// make one word with it. What is no chain is its first word alone.
func (t *tokenizer) chain(start int) chained {
	first := span{start, t.wordEnd(start)}
	if !t.linked(first) {
		t.parts = append(t.parts[:0], first)
		return single
	}
	for _, link := range []struct {
		kind chained
		next func(span) (span, bool)
	}{{compound, t.hyphened}, {abbreviation, t.dotted}, {number, t.grouped}} {
		t.parts = append(t.parts[:0], first)
		letters := first.end - first.start
		for len(t.parts) < mostLinks {
			next, ok := link.next(t.parts[len(t.parts)-1])
			if !ok {
				break
			}
			t.parts = append(t.parts, next)
			letters += next.end - next.start
		}
		if len(t.parts) > 1 && letters <= longest && t.whole(link.kind) {
			return link.kind
		}
	}
	t.parts = append(t.parts[:0], first)
	return single
}

// linked reports whether a word may be the first of a chain, by the sign behind it: most are
// not, and need no further look.
func (t *tokenizer) linked(p span) bool {
	s := t.text.letters
	if p.end >= len(s) {
		return false
	}
	switch s[p.end] {
	case ' ', ',', '\'':
		return digits(s[p.start : p.start+1])
	case '.', '-', '\u2010', '\u2212':
		return true
	}
	return false
}

// whole reports whether t.parts are a chain of a kind, and not a part of something
// longer that is none.
func (t *tokenizer) whole(kind chained) bool {
	s, first, last := t.text.letters, t.parts[0], t.parts[len(t.parts)-1]
	switch kind {
	case compound:
		inside := first.start > 1 && strings.ContainsRune(hyphens, s[first.start-1]) && t.isWord(first.start-2)
		return len(t.parts) <= mostParts && !inside
	case abbreviation:
		one := false
		for _, p := range t.parts {
			one = one || p.end-p.start == 1
		}
		inside := first.start > 1 && s[first.start-1] == '.' && t.isWord(first.start-2) || last.end < len(s) && s[last.end] == '.' && t.isWord(last.end+1)
		return one && !inside
	}
	return first.end-first.start <= 3
}

// hyphened returns the word that a hyphen joins to one.
func (t *tokenizer) hyphened(p span) (span, bool) {
	s := t.text.letters
	if p.end < len(s) && strings.ContainsRune(hyphens, s[p.end]) && t.isWord(p.end+1) {
		return span{p.end + 1, t.wordEnd(p.end + 1)}, true
	}
	return span{}, false
}

// dotted returns the letters that follow letters and a full stop, or one and a
// hyphen: U.S., R.-U.
func (t *tokenizer) dotted(p span) (next span, ok bool) {
	s := t.text.letters
	if !t.initials(p) || p.end >= len(s) || s[p.end] != '.' {
		return next, false
	}
	at := p.end + 1
	if at < len(s) && s[at] == '-' {
		at++
	}
	if !t.isWord(at) {
		return next, false
	}
	next = span{at, t.wordEnd(at)}
	return next, t.initials(next)
}

// initials reports whether a word is of one or two letters.
func (t *tokenizer) initials(p span) bool {
	for _, r := range t.text.letters[p.start:p.end] {
		if t.classes.of(r) != letter {
			return false
		}
	}
	return p.end-p.start <= 2
}

// grouped returns the three digits that follow digits and what stands between
// groups of them, which is the same in all of a number.
func (t *tokenizer) grouped(p span) (next span, ok bool) {
	s := t.text.letters
	if p.end >= len(s) || !strings.ContainsRune(",. '", s[p.end]) || !t.isWord(p.end+1) || !digits(s[p.start:p.end]) {
		return next, false
	}
	if first := t.parts[0].end; s[first] != s[p.end] {
		return next, false
	}
	next = span{p.end + 1, t.wordEnd(p.end + 1)}
	return next, next.end-next.start == 3 && digits(s[next.start:next.end])
}

func digits(letters []rune) bool {
	for _, r := range letters {
		if r < '0' || '9' < r {
			return false
		}
	}
	return true
}

func (t *tokenizer) isWord(i int) bool {
	if i >= len(t.text.letters) {
		return false
	}
	kind := t.classes.of(t.text.letters[i])
	return kind == letter || kind == digit
}

func (t *tokenizer) wordEnd(i int) int {
	for t.isWord(i) {
		i++
	}
	return i
}
