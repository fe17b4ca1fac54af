package search

import (
	"cmp"
	"encoding/binary"
	"slices"

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
		if n <= 0 {
			return store.ErrDamaged
		}
		terms = terms[n:]
		size, title, dense := int(head>>2), head&2 != 0, head&1 != 0
		var p *postings
		if dense {
			key, n := binary.Uvarint(terms)
			if n <= 0 {
				return store.ErrDamaged
			}
			terms = terms[n:]
			p = s.bigram(key, size > 0)
		}
		if size > len(terms) {
			return store.ErrDamaged
		}
		if dense {
			p.add(document, title, terms[:size])
		} else {
			s.word(terms[:size]).add(document, title, nil)
		}
		terms = terms[size:]
	}
	return nil
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

func (s *terms) word(word []byte) *postings {
	i, known := s.words[string(word)]
	if !known {
		i = s.add(string(word), -1)
		s.words[string(word)] = i
	}
	return &s.all[i]
}

func (s *terms) bigram(key uint64, placed bool) *postings {
	i, known := s.bigrams[key]
	if !known {
		places := -1
		if placed {
			places = 0
		}
		i = s.add(spell(key), places)
		s.bigrams[key] = i
	}
	return &s.all[i]
}

func (s *terms) add(term string, places int) int {
	s.all = append(s.all, postings{term: term, places: places})
	return len(s.all) - 1
}

// hashed is the index of a term and its hash.
type hashed struct {
	hash  uint32
	index int
}

// sorted returns the terms in the order of their hashes.
func (s *terms) sorted() []hashed {
	order := make([]hashed, len(s.all))
	for i := range s.all {
		order[i] = hashed{hash(s.all[i].term), i}
	}
	slices.SortFunc(order, func(a, b hashed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(s.all[a.index].term, s.all[b.index].term))
	})
	return order
}
