package align

import (
	"slices"

	"docsite/generator/press"
)

// text is a text that is compared.
type text struct {
	*press.Translation
	passages []PassageShape
	mentions []Mention
	anchors  []Anchor
}

func textOf(t *press.Translation, a *Analysis) text {
	return text{t, a.Passages, a.Mentions, a.Anchors}
}

// of returns the first mention of a passage and the first of the next one.
func (t text) of(passage int) (from, to int) {
	if passage > 0 {
		from = int(t.passages[passage-1].End)
	}
	return from, int(t.passages[passage].End)
}

// span returns the mentions of the passages from one to before another.
func (t text) span(from, to int) (int, int) {
	if from == to {
		return 0, 0
	}
	first, _ := t.of(from)
	_, last := t.of(to - 1)
	return first, last
}

// body returns the first passage that is not of the front matter.
func (t text) body() int {
	for i, p := range t.passages {
		if p.Kind >= press.Paragraph {
			return i
		}
	}
	return len(t.passages)
}

// alignment is some passages of the original and those of the translation that tell
// the same: mostly one and one. Where one side has none, it is missing there.
type alignment struct{ o, oEnd, t, tEnd int }

// alignments aligns the passages of two texts as they are compared: what only one front matter
// has is nothing that is missing.
func (c *Comparer) alignments(o, t text) []alignment {
	var list []alignment
	by := &comparing
	if t.Translation != nil && press.IsSimple(t.Lang) {
		by = &simplifying
	}
	al := newAligner(o, t, c.addresses, by)
	for _, a := range ordered(al.all()) {
		if a.Second == a.SecondEnd && a.First < o.body() || a.First == a.FirstEnd && a.Second < t.body() {
			continue
		}
		list = append(list, alignment{a.First, a.FirstEnd, a.Second, a.SecondEnd})
	}
	return list
}

// Aligned is some passages of one text and those of another that tell the same, from one index
// to before another.
type Aligned struct {
	First, FirstEnd, Second, SecondEnd int
	Moved                              bool // it stands elsewhere in the second than what is around it
}

// Empty reports whether one side has nothing.
func (a Aligned) Empty() bool { return a.First == a.FirstEnd || a.Second == a.SecondEnd }

// Passages aligns the passages of two texts: each is told once, in the order of the first; what
// only the second has follows what it follows there.
func (c *Comparer) Passages(first, second *Analysis) []Aligned {
	a := newAligner(textOf(nil, first), textOf(nil, second), c.addresses, &siding)
	return a.parted(a.inPlace(ordered(a.moved(a.all()))))
}

// all aligns all passages, those of the front matter by their kinds, those of the body in their order.
func (a *aligner) all() []Aligned {
	list := a.inOrder(ofKinds(a.o, press.TitlePassage, press.SummaryPassage), ofKinds(a.t, press.TitlePassage, press.SummaryPassage))
	for kind := press.SummaryPassage + 1; kind < press.Paragraph; kind++ {
		list = append(list, a.inOrder(ofKinds(a.o, kind), ofKinds(a.t, kind))...)
	}
	o, t := indexes(a.o.body(), len(a.o.passages)), indexes(a.t.body(), len(a.t.passages))
	if body, ok := a.oneByOne(o, t); ok {
		return append(list, body...)
	}
	return append(list, a.inOrder(o, t)...)
}

// ofKinds returns the passages of some kinds of the front matter.
func ofKinds(t text, kinds ...press.PassageKind) []int {
	var list []int
	for i, p := range t.passages[:t.body()] {
		if slices.Contains(kinds, p.Kind) {
			list = append(list, i)
		}
	}
	return list
}

func indexes(from, to int) []int {
	list := make([]int, to-from)
	for i := range list {
		list[i] = from + i
	}
	return list
}

// ordered puts pairs into the order of the first text, and what the second has alone behind
// what it follows there.
func ordered(list []Aligned) []Aligned {
	var pairs, alone []Aligned
	for _, a := range list {
		if a.First == a.FirstEnd {
			alone = append(alone, a)
		} else {
			pairs = append(pairs, a)
		}
	}
	slices.SortStableFunc(pairs, func(a, b Aligned) int { return a.First - b.First })
	slices.SortStableFunc(alone, func(a, b Aligned) int { return a.Second - b.Second })
	all := make([]Aligned, 0, len(list))
	follow := func(second int) { // takes up those that begin there, one behind the other
		for n := slices.IndexFunc(alone, func(a Aligned) bool { return a.Second == second }); n >= 0 && n < len(alone) && alone[n].Second == second; n++ {
			all = append(all, alone[n])
			second = alone[n].SecondEnd
		}
	}
	follow(0)
	for _, a := range pairs {
		if all = append(all, a); a.Second < a.SecondEnd {
			follow(a.SecondEnd)
		}
	}
	return all
}

// What passages must share, and what it costs else, beside their weights.
const (
	movedSkip   = 1.2 // that what has no counterpart in its place has none anywhere
	proof       = 0.5 // that passages must share to have been moved
	partedProof = 0.9 // that one must share to be taken from what it was joined to
)

// never is the cost of what cannot be.
const never = 1e6

// siding are the weights by which passages are set side by side: they were found by search on pairs that were
// aligned by hand (see the tests of package bitext), and on texts whose passages were moved, joined, left out
// and exchanged by a program.
var siding = weights{
	skip: 2, join: 2.2, more: 0.14, quoted: 0.35, spread: 0.02, spreadShort: 13.8,
	factGain: 2, factLoss: 1.65, elseLoss: 0.7, nameGain: 0.45, nameLoss: 6.5, stranger: 8, enough: 4.8, loose: 0.87, strange: 0.25, least: lowest, doubtful: 1.5,
}

// comparing are those by which passages are held for the same before it is told where they differ: in
// doubt they are, since what is told must be right. Honest translators join passages, and what they leave out
// is told (see the package's tests).
var comparing = weights{
	skip: 2.4, join: 2.2, more: 0.3, quoted: 0.6, spread: 0.06, spreadShort: 8, least: -0.5,
	factGain: 0.8, stranger: 1, enough: 3, doubtful: never,
}

// simplifying are those for a translation into plain language, which leaves out and explains: what a passage
// of it tells is that of the original all the more.
var simplifying = func() weights {
	w := comparing
	w.skip = 3
	return w
}()

// oneByOne aligns texts of the same shape passage by passage, if nothing speaks against it.
func (a *aligner) oneByOne(o, t []int) ([]Aligned, bool) {
	if !sameShape(a.o.passages[a.o.body():], a.t.passages[a.t.body():]) {
		return nil, false
	}
	list := make([]Aligned, len(o))
	for i := range o {
		list[i] = Aligned{First: o[i], FirstEnd: o[i] + 1, Second: t[i], SecondEnd: t[i] + 1}
		if a.cost(list[i]) > a.doubtful {
			return nil, false
		}
	}
	return list, true
}

// inOrder aligns some passages of both texts, each in its order.
func (a *aligner) inOrder(o, t []int) []Aligned {
	return a.path(o, t, a.steps(len(o)*len(t)), a.cost)
}

// path aligns some passages of both texts, which are told by their indexes: what is joined must
// stand together.
func (a *aligner) path(o, t []int, steps []Step, cost func(Aligned) float64) []Aligned {
	at := func(list []int, from, end int) (int, int) {
		switch {
		case from < end:
			return list[from], list[end-1] + 1
		case from > 0: // none, behind the last
			return list[from-1] + 1, list[from-1] + 1
		case len(list) > 0:
			return list[0], list[0]
		}
		return 0, 0
	}
	of := func(i, iEnd, j, jEnd int) Aligned {
		var b Aligned
		b.First, b.FirstEnd = at(o, i, iEnd)
		b.Second, b.SecondEnd = at(t, j, jEnd)
		return b
	}
	list := Path(len(o), len(t), steps, func(i, iEnd, j, jEnd int) float64 {
		b := of(i, iEnd, j, jEnd)
		if b.FirstEnd-b.First != iEnd-i || b.SecondEnd-b.Second != jEnd-j {
			return never
		}
		return cost(b)
	})
	for i, b := range list {
		list[i] = of(b.First, b.FirstEnd, b.Second, b.SecondEnd)
	}
	return list
}

// steps returns the steps of an alignment of texts whose lengths have this product.
// A sentence may be told as a list; of long texts no more than two are joined, for
// the time that it takes.
func (a *aligner) steps(product int) []Step {
	list := []Step{{1, 1, 0}, {1, 0, a.skip}, {0, 1, a.skip}}
	most := 8
	if product > 200*200 {
		most = 2
	}
	for n := 2; n <= most; n++ {
		cost := a.join + float64(a.more*float64(n-2))
		list = append(list, Step{n, 1, cost}, Step{1, n, cost})
	}
	return list
}

func sameShape(a, b []PassageShape) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Kind != b[i].Kind || a[i].Level != b[i].Level || a[i].Cells != b[i].Cells {
			return false
		}
	}
	return true
}

// cost is how unlike the passages of a pair are.
func (a *aligner) cost(b Aligned) float64 {
	o, t := a.o, a.t
	n, m := b.FirstEnd-b.First, b.SecondEnd-b.Second
	c := 0.0
	for i := b.First; i < b.FirstEnd; i++ {
		for j := b.Second; j < b.SecondEnd; j++ {
			c = max(c, kindCost(o.passages[i], t.passages[j]))
		}
	}
	if n == 1 && m == 1 && c > 0 && o.passages[b.First].Kind < press.Paragraph {
		return never // a title is no summary
	}
	if c >= never || n > 1 && !o.joins(b.First, b.FirstEnd, t, b.Second) || m > 1 && !t.joins(b.Second, b.SecondEnd, o, b.First) {
		return never
	}
	if (n > 1 || m > 1) && o.passages[b.First].Kind == press.Quotation {
		c += a.quoted
	}
	if c += a.length(b) + a.unlike(b); n > 1 || m > 1 {
		c = max(c, a.least)
	}
	return c
}

// kindCost is what it costs that one passage is told as another.
func kindCost(o, t PassageShape) float64 {
	switch {
	case o.Kind == t.Kind && o.Level != t.Level:
		return 1
	case o.Kind == t.Kind && o.Cells != t.Cells:
		return 2
	case o.Kind == t.Kind:
		return 0
	case o.Kind <= press.SummaryPassage && t.Kind <= press.SummaryPassage:
		return 0.5
	case prose(o.Kind) && prose(t.Kind):
		if o.Kind == press.Quotation && o.Again || t.Kind == press.Quotation && t.Again {
			return 2.5
		}
		return 1.5
	case heads(o, t) || heads(t, o):
		return 2
	}
	return never
}

// heads reports whether a heading is told as a paragraph, which is as short.
func heads(a, b PassageShape) bool {
	const short = 150 // bytes
	return a.Kind == press.Heading && b.Kind == press.Paragraph && b.Size <= short
}

// prose reports kinds that may be told as one another.
func prose(k press.PassageKind) bool {
	return k == press.Paragraph || k == press.Quotation || k == press.Item || k == press.Description
}

// joins reports whether the passages from one to before another may be one passage of
// another text: paragraphs, or a whole list with what leads to it, that are told as a
// paragraph. Items are not joined to one item, nor is a part of a list to anything.
func (t text) joins(from, to int, other text, one int) bool {
	items, listed := 0, false
	for i := from; i < to; i++ {
		p := t.passages[i]
		switch {
		case p.Kind == press.SummaryPassage && i > from:
			return t.passages[from].Kind == press.TitlePassage && to-from == 2 && !slices.ContainsFunc(other.passages, func(p PassageShape) bool { return p.Kind == press.SummaryPassage })
		case p.Kind == press.TitlePassage:
		case !prose(p.Kind):
			return false
		case p.Kind == press.Item && listed:
			return false
		case p.Kind == press.Item && !p.Again:
			items++
		case p.Kind != press.Item && items > 0:
			listed = true // what follows the list
		}
	}
	first := t.passages[from]
	if items == 0 {
		return t.passages[to-1].Kind == first.Kind
	}
	whole := other.passages[one]
	if whole.Kind == press.Item && first.Kind == press.Item {
		return items == 1 // an item of several paragraphs
	}
	return whole.Kind != press.Item && !t.isItem(to) && !(first.Kind == press.Item && t.isItem(from-1)) && !other.isItem(one+1)
}

func (t text) isItem(passage int) bool {
	return passage >= 0 && passage < len(t.passages) && t.passages[passage].Kind == press.Item
}
