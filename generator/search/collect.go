package search

import "bytes"

// bag is what is indexed of one document. It is used again for the next one.
type bag struct {
	words   map[string]int // index into found
	bigrams map[uint64]int
	found   []found
	places  []place

	cutter  *tokenizer
	html    []byte
	text    []byte
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
