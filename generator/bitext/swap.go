package bitext

import (
	"cmp"
	"slices"
)

// Swapped returns the same bitext with the second text as the first one.
func (b Bitext) Swapped() Bitext {
	var s Bitext
	for _, p := range b.Pairs {
		swapped := Pair{First: p.Second, Second: p.First, Moved: p.Moved}
		for _, both := range p.Sentences {
			swapped.Sentences = append(swapped.Sentences, Sentences{both.Second, both.First})
		}
		s.Pairs = append(s.Pairs, swapped)
	}
	s.Pairs = inOrder(s.Pairs)
	for _, f := range b.Facts {
		s.Facts = append(s.Facts, Fact{f.Second, f.First})
	}
	slices.SortFunc(s.Facts, func(a, b Fact) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second)) })
	return s
}

// inOrder sorts pairs by the first text. What the second alone has stands behind the passage that
// it follows there.
func inOrder(pairs []Pair) []Pair {
	sorted := slices.Clone(pairs)
	slices.SortStableFunc(sorted, func(a, b Pair) int {
		switch {
		case a.First.Empty() && b.First.Empty():
			return cmp.Compare(a.Second.From, b.Second.From)
		case a.First.Empty():
			return 1
		case b.First.Empty():
			return -1
		}
		return cmp.Compare(a.First.From, b.First.From)
	})
	alone := slices.IndexFunc(sorted, func(p Pair) bool { return p.First.Empty() })
	if alone < 0 {
		return sorted
	}
	list := slices.Clone(sorted[:alone])
	for _, p := range sorted[alone:] {
		behind := slices.IndexFunc(list, func(q Pair) bool { return !q.Second.Empty() && q.Second.To == p.Second.From })
		list = slices.Insert(list, behind+1, p)
	}
	return list
}
