package search

import (
	"bytes"
	"encoding/binary"
	"sync"

	"docsite/generator/markdown"
	"docsite/generator/press"
)

// Cutter cuts the texts of a site into terms. It may be used by many goroutines.
type Cutter struct {
	languages  []string // of the site
	ministries map[string]*press.Ministry
	bags       map[string]*sync.Pool // of [bag], by language
}

// NewCutter returns a cutter. The endings are those of words, by language; texts of
// other languages have no terms.
func NewCutter(languages []string, ministries map[string]*press.Ministry, endings map[string]map[string]string) *Cutter {
	c := &Cutter{languages, ministries, map[string]*sync.Pool{}}
	for lang, of := range endings {
		c.bags[lang] = &sync.Pool{New: func() any { return newBag(of) }}
	}
	return c
}

// Cut returns the terms of a translation whose text is given as HTML: of each term
// a varint of the length of what follows times four, plus 2 if it stands in the
// title, plus 1 if it is of a run. What follows is a word; or, behind a varint of the
// characters, the places of two in a run, as an entry of the index has them.
func (c *Cutter) Cut(r *press.Release, t *press.Translation, html []byte) []byte {
	pool := c.bags[t.Lang]
	if pool == nil {
		return nil
	}
	b := pool.Get().(*bag)
	defer pool.Put(b)
	b.text = b.text[:0]
	for _, line := range c.about(r, t) {
		b.text = append(append(b.text, line...), '\n')
	}
	b.text = markdown.Plain(b.text, html)
	b.fill(t.Title, filters(r), b.text)
	return b.encoded()
}

// about returns the texts of a translation beside its title and its body.
func (c *Cutter) about(r *press.Release, t *press.Translation) []string {
	lines := []string{t.Summary, t.Place, r.Reference}
	if i := t.Image; i != nil {
		lines = append(lines, i.Alt, i.Caption)
	}
	for _, a := range t.Attachments {
		lines = append(lines, a.Title)
	}
	for _, id := range r.Ministries {
		if m := c.ministries[id]; m != nil {
			name, _ := m.Name.In(t.Lang, c.languages)
			short, _ := m.Short.In(t.Lang, c.languages)
			lines = append(lines, name, short)
		}
	}
	return lines
}

// filters are the terms of what a release is filed under.
func filters(r *press.Release) []string {
	terms := []string{Type + r.Type}
	for _, code := range r.Countries {
		terms = append(terms, Country+code)
	}
	for _, id := range r.Ministries {
		terms = append(terms, Ministry+id)
	}
	return terms
}

// bag is what is indexed of one document. It is used again for the next one.
type bag struct {
	words   map[string]int // index into found
	bigrams map[uint64]int
	found   []found
	places  []place

	cutter  *tokenizer
	text    []byte
	out     []byte
	letters []byte
	title   bool // the title is being read
	at      uint32
}

// found is a term of a document.
type found struct {
	word        string
	bigram      uint64 // where word is empty
	title       bool   // it stands in the title
	first, last int    // places of a bigram of two, in order; -1 for none
}

// place is one where a bigram stands, and the index of its next.
type place struct {
	at   uint32
	next int
}

func newBag(endings map[string]string) *bag {
	return &bag{words: map[string]int{}, bigrams: map[uint64]int{}, cutter: newTokenizer(endings)}
}

// fill reads a document: the title, what it is filed under, and its texts,
// line by line.
func (b *bag) fill(title string, filters []string, text []byte) {
	clear(b.words)
	clear(b.bigrams)
	b.found, b.places, b.at = b.found[:0], b.places[:0], 0
	b.title = true
	b.lines([]byte(title))
	b.title = false
	for _, f := range filters {
		b.word(f)
	}
	b.lines(text)
}

func (b *bag) lines(text []byte) {
	for line := range bytes.Lines(text) {
		b.cutter.cut(line, b.letter, b.run)
	}
}

func (b *bag) letter(word []rune) {
	b.letters = b.letters[:0]
	for _, r := range word {
		if r < 0x80 {
			b.letters = append(b.letters, byte(r))
		} else {
			b.letters = append(b.letters, string(r)...)
		}
	}
	if i, known := b.words[string(b.letters)]; known {
		b.found[i].title = b.found[i].title || b.title
		return
	}
	b.word(string(b.letters))
}

func (b *bag) word(word string) {
	if _, known := b.words[word]; known {
		return
	}
	b.words[word] = len(b.found)
	b.found = append(b.found, found{word: word, title: b.title, first: -1, last: -1})
}

// run takes the characters of a run and its bigrams. Their places count the
// characters of all runs, and one between two runs, so that a run that goes on
// can be told from one that ends.
func (b *bag) run(run []rune) {
	for i, r := range run {
		b.dense(bigram(0, r))
		if i > 0 {
			f := b.dense(bigram(run[i-1], r))
			n := len(b.places)
			b.places = append(b.places, place{b.at + uint32(i-1), -1})
			if f.first < 0 {
				f.first = n
			} else {
				b.places[f.last].next = n
			}
			f.last = n
		}
	}
	b.at += uint32(len(run)) + 1
}

func (b *bag) dense(key uint64) *found {
	i, known := b.bigrams[key]
	if !known {
		i = len(b.found)
		b.bigrams[key] = i
		b.found = append(b.found, found{bigram: key, title: b.title, first: -1, last: -1})
	}
	return &b.found[i]
}

// encoded returns the terms as [Cutter.Cut] does.
func (b *bag) encoded() []byte {
	out, places := b.out[:0], []byte(nil)
	for i := range b.found {
		f := &b.found[i]
		flags := uint64(0)
		if f.title {
			flags = 2
		}
		if f.word != "" {
			out = binary.AppendUvarint(out, uint64(len(f.word))<<2|flags)
			out = append(out, f.word...)
			continue
		}
		places = b.placesOf(f, places[:0])
		out = binary.AppendUvarint(out, uint64(len(places))<<2|flags|1)
		out = binary.AppendUvarint(out, f.bigram)
		out = append(out, places...)
	}
	b.out = out
	return bytes.Clone(out)
}

// placesOf appends where a term stands: each place as how far it lies behind the
// one before, doubled, plus 1 for the last.
func (b *bag) placesOf(f *found, dst []byte) []byte {
	last := uint32(0)
	for i := f.first; i >= 0; i = b.places[i].next {
		gap := uint64(b.places[i].at-last) << 1
		if i == f.last {
			gap |= 1
		}
		dst = binary.AppendUvarint(dst, gap)
		last = b.places[i].at
	}
	return dst
}
