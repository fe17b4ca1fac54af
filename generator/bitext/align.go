package bitext

import "docsite/generator/align"

// Align returns the bitext of two texts; false where one of them tells too much.
func Align(first, second Text) (Bitext, bool) {
	if first.Analysis == nil || second.Analysis == nil {
		return Bitext{}, false
	}
	var b Bitext
	for _, a := range align.Passages(first.Analysis, second.Analysis) {
		p := Pair{First: Span{a.First, a.FirstEnd}, Second: Span{a.Second, a.SecondEnd}}
		p.Sentences = []Sentences{{whole(first, p.First), whole(second, p.Second)}}
		b.Pairs = append(b.Pairs, p)
	}
	return b, true
}

func whole(t Text, s Span) []Sentence {
	var list []Sentence
	for i := s.From; i < s.To; i++ {
		list = append(list, Sentence{Passage: i, From: 0, To: len(t.Passages[i].Text)})
	}
	return list
}
