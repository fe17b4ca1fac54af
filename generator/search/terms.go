package search

import (
	"encoding/binary"

	"docsite/generator/store"
)

// terms are those of a language, each with its postings.
type terms struct {
	words   map[string]int // index into all
	bigrams map[uint64]int
	all     []postings
}

func newTerms() *terms { return &terms{words: map[string]int{}, bigrams: map[uint64]int{}} }

// take takes up the terms of a document, as [Cutter.Cut] writes them. Documents
// are given in their order.
func (s *terms) take(document uint32, terms []byte) error {
	for len(terms) > 0 {
		head, n := binary.Uvarint(terms)
		if n <= 0 || head>>5 > uint64(len(terms)-n) {
			return store.ErrDamaged
		}
		rest := terms[n : n+int(head>>5)]
		terms = terms[n+len(rest):]
		p, places, ok := s.term(rest, head&1 != 0)
		if !ok {
			return store.ErrDamaged
		}
		p.add(document, int(head>>1&heaviest), places)
	}
	return nil
}

// term returns the postings of a term and its places.
func (s *terms) term(rest []byte, dense bool) (p *postings, places []byte, ok bool) {
	if dense {
		key, n := binary.Uvarint(rest)
		if n <= 0 {
			return nil, nil, false
		}
		return s.bigram(key, n < len(rest)), rest[n:], true
	}
	word, rest, ok := cutChunk(rest)
	written, places, more := cutChunk(rest)
	if !ok || !more {
		return nil, nil, false
	}
	return s.word(word, written, len(places) > 0), places, true
}

// cutChunk cuts off what stands behind its length.
func cutChunk(from []byte) (chunk, rest []byte, ok bool) {
	size, n := binary.Uvarint(from)
	if n <= 0 || size > uint64(len(from)-n) {
		return nil, nil, false
	}
	return from[n : n+int(size)], from[n+int(size):], true
}

// join takes up the terms of documents that follow. The other terms must not be used
// after.
func (s *terms) join(behind *terms) {
	for word, i := range behind.words {
		if own, known := s.words[word]; known {
			s.all[own].join(&behind.all[i])
		} else {
			s.words[word] = s.adopt(behind.all[i])
		}
	}
	for key, i := range behind.bigrams {
		if own, known := s.bigrams[key]; known {
			s.all[own].join(&behind.all[i])
		} else {
			s.bigrams[key] = s.adopt(behind.all[i])
		}
	}
}

func (s *terms) adopt(p postings) int {
	s.all = append(s.all, p)
	return len(s.all) - 1
}

func (s *terms) word(word, written []byte, placed bool) *postings {
	i, known := s.words[string(word)]
	if !known {
		i = s.add(string(word), string(written), placed)
		s.words[string(word)] = i
	}
	return &s.all[i]
}

func (s *terms) bigram(key uint64, placed bool) *postings {
	i, known := s.bigrams[key]
	if !known {
		i = s.add(spell(key), "", placed)
		s.bigrams[key] = i
	}
	return &s.all[i]
}

func (s *terms) add(term, written string, placed bool) int {
	places := -1
	if placed {
		places = 0
	}
	s.all = append(s.all, postings{term: term, written: written, places: places})
	return len(s.all) - 1
}
