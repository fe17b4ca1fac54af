package align

import (
	"math"
	"slices"
)

// Part is a part of a passage, such as a sentence: bytes of its text from From to before To.
type Part struct {
	Passage, From, To int
	Width             float64 // of its text, in columns of English
}

// What it costs that sentences are joined, or that one is missing.
const (
	partJoin  = 1.7
	partMore  = 1.5 // for each that is joined beyond the second
	partCross = 4.2 // that two are told in two others
	partSkip  = 3.5
	partMoved = 4.0 // what a pair costs at most that was moved
	partProof = 0.7 // that it must share
)

var ofParts = weights{spread: 0.07, spreadShort: 5, factGain: 1.8, factLoss: 0.85, elseLoss: 3, nameGain: 0.5, nameLoss: 2.1, stranger: 0.5, enough: 4.8, loose: 0.87, strange: 0.25}

// Parts aligns parts of passages that were aligned: those of each pair in their order, and at last
// those that are left in it with those that are left in it or beside it. first and second are
// all parts of the texts in their order; the lists that are returned, one a pair, have them by their
// indexes.
func (c *Comparer) Parts(first, second *Analysis, a, b []Part, pairs []Aligned) [][]Aligned {
	o, t := first.cut(a), second.cut(b)
	al := newAligner(textOf(nil, o), textOf(nil, t), c.addresses, &ofParts)
	list := make([][]Aligned, len(pairs))
	for n, p := range pairs {
		from, to := within(a, p.First, p.FirstEnd)
		begin, end := within(b, p.Second, p.SecondEnd)
		list[n] = al.parts(from, to, begin, end)
	}
	al.movedParts(list)
	return list
}

// within returns which parts are of some passages.
func within(parts []Part, from, to int) (first, end int) {
	at := func(passage int) int {
		n, _ := slices.BinarySearchFunc(parts, passage, func(p Part, passage int) int { return p.Passage - passage })
		return n
	}
	return at(from), at(to)
}

// cut returns the analysis of the parts of a text, each as a passage.
func (a *Analysis) cut(parts []Part) *Analysis {
	c := &Analysis{Mentions: make([]Mention, 0, len(a.Mentions)), Anchors: make([]Anchor, 0, len(a.Anchors)), Passages: make([]PassageShape, len(parts))}
	for i, p := range parts {
		shape := a.Passages[p.Passage]
		from, anchor := uint32(0), uint32(0)
		if p.Passage > 0 {
			from, anchor = a.Passages[p.Passage-1].End, a.Passages[p.Passage-1].Last
		}
		inside := func(at uint32) bool {
			return p.From <= int(at) && int(at) < p.To || p.From == p.To && int(at) == p.From
		}
		for _, m := range a.Mentions[from:shape.End] {
			if inside(m.From) {
				c.Mentions = append(c.Mentions, m)
			}
		}
		for _, m := range a.Anchors[anchor:shape.Last] {
			if inside(m.From) {
				c.Anchors = append(c.Anchors, m)
			}
		}
		shape.Width, shape.End, shape.Last = uint32(p.Width+0.5), uint32(len(c.Mentions)), uint32(len(c.Anchors))
		c.Passages[i] = shape
	}
	return c
}

// parts aligns the parts of a pair of passages.
func (a *aligner) parts(from, to, begin, end int) []Aligned {
	n, m := to-from, end-begin
	if n == 0 || m == 0 || n == 1 && m == 1 {
		var list []Aligned
		if n == 1 && m == 1 {
			return append(list, Aligned{First: from, FirstEnd: to, Second: begin, SecondEnd: end})
		}
		for i := from; i < to; i++ {
			list = append(list, Aligned{First: i, FirstEnd: i + 1, Second: begin, SecondEnd: begin})
		}
		for j := begin; j < end; j++ {
			list = append(list, Aligned{First: from, FirstEnd: from, Second: j, SecondEnd: j + 1})
		}
		return list
	}
	steps := []Step{{1, 1, 0}, {1, 0, partSkip}, {0, 1, partSkip}, {2, 2, partCross}}
	for k := 2; k <= 6; k++ {
		cost := partJoin + float64(partMore*float64(k-2))
		steps = append(steps, Step{k, 1, cost}, Step{1, k, cost})
	}
	list := Path(n, m, steps, func(i, iEnd, j, jEnd int) float64 {
		b := Aligned{First: from + i, FirstEnd: from + iEnd, Second: begin + j, SecondEnd: begin + jEnd}
		return a.length(b) + a.unlike(b)
	})
	for i := range list {
		b := &list[i]
		b.First, b.FirstEnd, b.Second, b.SecondEnd = b.First+from, b.FirstEnd+from, b.Second+begin, b.SecondEnd+begin
	}
	return list
}

// movedParts pairs what is left in a pair of passages with what is left in it, or in those
// beside it.
func (a *aligner) movedParts(list [][]Aligned) {
	const beside = 2 // pairs
	for n := range list {
		for k := 0; k < len(list[n]); k++ {
			o := list[n][k]
			if o.Second < o.SecondEnd {
				continue
			}
			best, in, at := math.Inf(1), 0, 0
			for other := max(0, n-beside); other < min(len(list), n+beside+1); other++ {
				for l, t := range list[other] {
					if t.First < t.FirstEnd {
						continue
					}
					b := Aligned{First: o.First, FirstEnd: o.FirstEnd, Second: t.Second, SecondEnd: t.SecondEnd}
					if c := a.length(b) + a.unlike(b); c < min(best, partMoved) && a.evidence(b) >= partProof {
						best, in, at = c, other, l
					}
				}
			}
			if math.IsInf(best, 1) {
				continue
			}
			t := list[in][at]
			list[n][k].Second, list[n][k].SecondEnd, list[n][k].Moved = t.Second, t.SecondEnd, true
			list[in] = slices.Delete(list[in], at, at+1)
			if in == n && at < k {
				k--
			}
		}
	}
}
