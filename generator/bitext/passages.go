package bitext

// AlignPassages returns the pairs of the bitext of two texts without their sentences, which take the
// most of the time; false where one of the texts tells too much.
func (a *Aligner) AlignPassages(first, second Text) ([]Pair, bool) {
	if first.Analysis == nil || second.Analysis == nil {
		return nil, false
	}
	found := a.comparer.Passages(first.Analysis, second.Analysis)
	pairs := make([]Pair, len(found))
	for i, f := range found {
		pairs[i] = Pair{First: Span{f.First, f.FirstEnd}, Second: Span{f.Second, f.SecondEnd}, Moved: f.Moved}
	}
	return pairs, true
}
