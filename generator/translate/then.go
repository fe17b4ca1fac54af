package translate

import (
	"slices"

	"docsite/generator/bitext"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// through sets a text beside its translation by the text that the translation was made from: what has
// not changed since stands beside what it stood beside, and what was added stands beside nothing. It is
// false where one of the texts tells too much to be compared.
func (d *Desk) through(then []press.Passage, source, target Text) (bitext.Bitext, bool) {
	aligner := d.Base.Aligner()
	own := bitext.Text{Lang: target.lang(), Passages: target.Passages, Analysis: target.Analysis}
	pairs, ok := aligner.AlignPassages(bitext.Text{Lang: source.lang(), Passages: then, Analysis: d.Base.AnalyzePassages(source.lang(), then)}, own)
	if !ok {
		return bitext.Bitext{}, false
	}
	now := became(then, source.Passages)
	told := make([]bool, len(source.Passages))
	for n, p := range pairs {
		var first bitext.Span
		for i := p.First.From; i < p.First.To; i++ {
			switch j := now[i]; {
			case j < 0 || told[j]:
			case first.Empty():
				first, told[j] = bitext.Span{From: j, To: j + 1}, true
			case j == first.To: // what was put between them parts them
				first.To, told[j] = j+1, true
			}
		}
		pairs[n].First = first
	}
	pairs = slices.DeleteFunc(pairs, func(p bitext.Pair) bool { return p.First.Empty() && p.Second.Empty() })
	for j := range told {
		if !told[j] {
			pairs = append(pairs, bitext.Pair{First: bitext.Span{From: j, To: j + 1}})
		}
	}
	return aligner.AlignWithin(bitext.Text{Lang: source.lang(), Passages: source.Passages, Analysis: source.Analysis}, own, pairs)
}

// became returns which passage of a text each of an older version of it is; -1 for one that it has no more.
func became(then, now []press.Passage) []int {
	list := make([]int, len(then))
	i, j := 0, 0
	for _, c := range revision.Compare(then, now) {
		for ; (c.Old < 0 || i < c.Old) && (c.New < 0 || j < c.New); i, j = i+1, j+1 {
			list[i] = j
		}
		if c.Old >= 0 {
			list[c.Old], i = c.New, c.Old+1
		}
		if c.New >= 0 {
			j = c.New + 1
		}
	}
	for ; i < len(then); i, j = i+1, j+1 {
		list[i] = j
	}
	return list
}
