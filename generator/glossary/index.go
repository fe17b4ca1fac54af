package glossary

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// index is the terms of one language, as a tree of their words: all that begin alike have one
// way. Words are known by numbers, so that a word of a text that no term has is looked up once.
type index struct {
	rules    rules
	words    map[string]int32 // stems
	articles map[string]int32 // what stands for an article that terms begin with
	starts   [1 << 10]uint64  // bits of the first two bytes of words that terms have, in any form
	root     node
}

// node is a place in the tree.
type node struct {
	next  map[int32]*node
	terms []*pattern // that end here
}

// pattern is a term of the tree.
type pattern struct {
	entry  *Entry
	term   Term
	text   string // of the term
	tokens []token
	words  int // of its tokens
}

func newIndex(entries []*Entry, lang string, rules rules) *index {
	x := &index{rules: rules, words: map[string]int32{}, articles: map[string]int32{}}
	for _, e := range entries {
		for _, t := range e.In(lang) {
			x.add(&pattern{entry: e, term: t, text: t.Text, tokens: tokens(nil, t.Text)})
		}
	}
	for stem := range x.words {
		x.begin(stem)
		for _, e := range rules.endings {
			if rest, ok := strings.CutSuffix(stem, e.to); ok && len(rest) < shortestStem {
				x.begin(rest + e.from)
			}
		}
	}
	for form, article := range rules.articles {
		if key := x.words[rules.stem(article)]; x.root.next[key] != nil {
			x.articles[form] = key
			x.begin(form)
		}
	}
	return x
}

// begin notes how a word begins.
func (x *index) begin(word string) {
	if len(word) >= shortestStem {
		n := uint(word[0])<<8 | uint(word[1])
		x.starts[n/64] |= 1 << (n % 64)
	}
}

// may reports whether a word of a text may be one of a term, by its first two letters; of one that
// does not begin with two of ASCII that is not known.
func (x *index) may(word string) bool {
	if len(word) < shortestStem || word[0] >= utf8.RuneSelf || word[1] >= utf8.RuneSelf {
		return true
	}
	n := uint(lower(word[0]))<<8 | uint(lower(word[1]))
	return x.starts[n/64]&(1<<(n%64)) != 0
}

// lower makes a letter of ASCII small.
func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func (x *index) add(p *pattern) {
	at := &x.root
	for _, t := range p.tokens {
		key := -t.char
		if t.kind == word {
			p.words++
			stem := x.stem(p.text[t.from:t.to])
			if x.words[stem] == 0 {
				x.words[stem] = int32(len(x.words) + 1)
			}
			key = x.words[stem]
		}
		if at.next == nil {
			at.next = map[int32]*node{}
		}
		if at.next[key] == nil {
			at.next[key] = &node{}
		}
		at = at.next[key]
	}
	if at != &x.root {
		at.terms = append(at.terms, p)
	}
}

func (x *index) stem(word string) string {
	return x.rules.stem(strings.ToLower(spelt(word)))
}

// passage is a text that is gone through.
type passage struct {
	text     string
	tokens   []token
	keys     []int32 // of the tokens in the tree; 0 for a word that no term has
	articles []int32 // of those that they stand for
}

// read cuts a text into tokens, into the passage that it is given.
func (x *index) read(p *passage, text string) {
	p.text, p.tokens, p.keys, p.articles = text, tokens(p.tokens[:0], text), p.keys[:0], p.articles[:0]
	for _, t := range p.tokens {
		key, article := -t.char, int32(0)
		if w := text[t.from:t.to]; t.kind == word {
			if key = 0; x.may(w) {
				small := strings.ToLower(spelt(w))
				key, article = x.words[x.rules.stem(small)], x.articles[small]
			}
		}
		p.keys, p.articles = append(p.keys, key), append(p.articles, article)
	}
}

// from hands over the terms that have the same words as the passage from a token on, and the
// token behind each, the shortest first.
func (x *index) from(p *passage, i int, found func(end int, terms []*pattern)) {
	x.along(x.root.next[p.keys[i]], p, i+1, found)
	if article := p.articles[i]; article != 0 && article != p.keys[i] {
		x.along(x.root.next[article], p, i+1, found)
	}
}

func (x *index) along(at *node, p *passage, i int, found func(end int, terms []*pattern)) {
	for at != nil {
		if len(at.terms) > 0 {
			found(i, at.terms)
		}
		if i == len(p.tokens) || p.tokens[i].before == edge {
			return
		}
		at = at.next[p.keys[i]]
		i++
	}
}

// joined reports whether what stands between the words of a term stands between those of the
// passage from a token on; where spelling is loose, a hyphen may be a space.
func (t *pattern) joined(p *passage, from int, loose bool) bool {
	for i := 1; i < len(t.tokens); i++ {
		want, got := t.tokens[i].before, p.tokens[from+i].before
		if want != got && !(loose && want != nothing && got != nothing) {
			return false
		}
	}
	return true
}

// cased reports whether the capitals of the passage from a token on may be those of the term. A
// word in small letters may begin with a capital where a sentence does, and in a term of several
// words anywhere: headings do so. One that has a capital must have it. What is all in capitals
// may be any term, unless it is so short that it may be an abbreviation.
func (t *pattern) cased(p *passage, from int) bool {
	if shouted(p.text[p.tokens[from].from:p.tokens[from+len(t.tokens)-1].to]) {
		return true
	}
	for i, w := range t.tokens {
		if w.kind != word {
			continue
		}
		x := p.tokens[from+i]
		free := t.words > 1 || i == 0 && p.begins(from)
		if !sameCase(spelt(t.text[w.from:w.to]), spelt(p.text[x.from:x.to]), free) {
			return false
		}
	}
	return true
}

// shouted reports whether a text is all in capitals and no abbreviation.
func shouted(text string) bool {
	const most = 4 // letters of an abbreviation
	capitals := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > most
}

// sameCase reports whether a word may stand for one of a term, by their capitals. With free it
// may begin with one.
func sameCase(term, text string, free bool) bool {
	acronym := strings.ToUpper(term) == term && utf8.RuneCountInString(term) > 1
	for i := 0; text != ""; i++ {
		a, n := utf8.DecodeRuneInString(term)
		b, m := utf8.DecodeRuneInString(text)
		term, text = term[n:], text[m:]
		switch {
		case n == 0: // an ending
			if unicode.IsUpper(b) {
				return false
			}
		case unicode.IsUpper(a) && !unicode.IsUpper(b) && unicode.ToLower(a) == b:
			return false
		case !unicode.IsUpper(a) && unicode.IsUpper(b) && !(i == 0 && free):
			return false
		case acronym && unicode.IsUpper(a) != unicode.IsUpper(b):
			return false
		}
	}
	return true
}

// begins reports whether a sentence begins at a token, or what may begin like one: a cell, a
// quotation, what stands behind a colon or a dash.
func (p *passage) begins(i int) bool {
	for ; i > 0; i-- {
		if p.tokens[i].before == edge {
			return true
		}
		before := p.tokens[i-1]
		if before.kind != sign {
			return false
		}
		switch {
		case strings.ContainsRune(".!?:…。！？：—-•*", before.char):
			return true
		case !opens(before.char):
			return false
		}
	}
	return true
}

// opens reports whether a sign may stand before the first word of a sentence.
func opens(r rune) bool { return r == '\'' || r == '"' || unicode.In(r, unicode.Ps, unicode.Pi) }

// exact reports whether the passage has a term from a token on as it is written, but for capitals.
func (t *pattern) exact(p *passage, from int) bool {
	for i, w := range t.tokens {
		x := p.tokens[from+i]
		if w.kind == word && !strings.EqualFold(spelt(t.text[w.from:w.to]), spelt(p.text[x.from:x.to])) {
			return false
		}
	}
	return true
}

// compound reports whether what stands from one token to before another is part of a longer
// word: another word is joined to it by a hyphen, or characters of the same script stand beside
// it where words are not parted. In an address it is none at all.
func (p *passage) compound(from, end int) bool {
	first, last := p.tokens[from], p.tokens[end-1]
	if first.before == hyphen || end < len(p.tokens) && p.tokens[end].before == hyphen {
		return true
	}
	if from > 0 && first.before == nothing && sameRun(p.tokens[from-1], first) {
		return true
	}
	return end < len(p.tokens) && p.tokens[end].before == nothing && sameRun(last, p.tokens[end])
}

// sameRun reports whether two characters beside each other may be of one word.
func sameRun(a, b token) bool {
	if a.kind != dense || b.kind != dense {
		return false
	}
	return katakana(a.char) && katakana(b.char) || unicode.Is(unicode.Han, a.char) && unicode.Is(unicode.Han, b.char)
}

// addressed reports whether what stands from one token to before another is part of an address
// or of a name of a file.
func (p *passage) addressed(from, end int) bool {
	if from > 0 && p.tokens[from].before == nothing && strings.ContainsRune("@_.", p.tokens[from-1].char) && p.tokens[from-1].kind == sign &&
		p.tokens[from-1].before == nothing {
		return true
	}
	if end >= len(p.tokens) || p.tokens[end].before != nothing || p.tokens[end].kind != sign {
		return false
	}
	switch p.tokens[end].char {
	case '@', '_':
		return true
	case '.':
		return end+1 < len(p.tokens) && p.tokens[end+1].kind == word && p.tokens[end+1].before == nothing
	}
	return false
}
