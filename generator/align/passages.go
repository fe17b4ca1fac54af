package align

import (
	"math"
	"slices"

	"docsite/generator/press"
)

// text is a text that is compared.
type text struct {
	*press.Translation
	passages []PassageShape
	mentions []Mention
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

// alignments aligns the passages of two texts, each side in its order.
func alignments(o, t text) []alignment {
	list := front(o, t)
	return append(list, bodies(o, t)...)
}

// front aligns what the front matters have both: the n-th of a kind.
func front(o, t text) []alignment {
	var list []alignment
	ends := t.body()
	for i, p := range o.passages[:o.body()] {
		nth := 0
		for _, before := range o.passages[:i] {
			if before.Kind == p.Kind {
				nth++
			}
		}
		for j, q := range t.passages[:ends] {
			if q.Kind != p.Kind {
				continue
			}
			if nth--; nth < 0 {
				list = append(list, alignment{i, i + 1, j, j + 1})
				break
			}
		}
	}
	return list
}

// What it costs that two paragraphs are one in the other text, or that one is
// missing: figures that keep apart what honest translators join from what they
// left out (see the package's tests).
const (
	joinCost     = 2.2
	moreCost     = 0.3 // for each passage that is joined beyond the second
	quotedCost   = 0.6 // that paragraphs of a quotation are joined: its words are somebody's
	skipCost     = 2.4
	lengthCost   = 6.0
	factGain     = 0.8
	strangerCost = 1.0 // for each passage that is joined although none of its facts is in the other
	never        = 1e6
)

// bodies aligns the passages of two bodies, so that the sum of the costs is the
// least. Texts of the same shape are aligned one by one.
func bodies(o, t text) []alignment {
	a, b := o.body(), t.body()
	n, m := len(o.passages)-a, len(t.passages)-b
	if sameShape(o.passages[a:], t.passages[b:]) {
		list := make([]alignment, n)
		for i := range list {
			list[i] = alignment{a + i, a + i + 1, b + i, b + i + 1}
		}
		return list
	}
	ratio := (size(t, b, b+m) + 1) / (size(o, a, a+n) + 1)
	ratio = min(max(ratio, 0.7), 1.4)
	steps := steps(n * m)
	cost := make([]float64, (n+1)*(m+1))
	taken := make([]uint8, (n+1)*(m+1))
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			if i == 0 && j == 0 {
				continue
			}
			best := math.Inf(1)
			for s, by := range steps {
				if i < by.o || j < by.t {
					continue
				}
				c := cost[(i-by.o)*(m+1)+j-by.t] + by.cost
				if c >= best {
					continue
				}
				if by.o > 0 && by.t > 0 {
					c += pairCost(o, t, alignment{a + i - by.o, a + i, b + j - by.t, b + j}, ratio)
				}
				if c < best {
					best = c
					taken[i*(m+1)+j] = uint8(s)
				}
			}
			cost[i*(m+1)+j] = best
		}
	}
	var list []alignment
	for i, j := n, m; i > 0 || j > 0; {
		by := steps[taken[i*(m+1)+j]]
		list = append(list, alignment{a + i - by.o, a + i, b + j - by.t, b + j})
		i, j = i-by.o, j-by.t
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// step is one that the alignment can take: so many passages of either side.
type step struct {
	o, t int
	cost float64
}

// steps returns the steps of an alignment of texts whose lengths have this product.
// A sentence may be told as a list; of long texts no more than two are joined, for
// the time that it takes.
func steps(product int) []step {
	list := []step{{1, 1, 0}, {1, 0, skipCost}, {0, 1, skipCost}}
	most := 6
	if product > 200*200 {
		most = 2
	}
	for n := 2; n <= most; n++ {
		cost := joinCost + moreCost*float64(n-2)
		list = append(list, step{n, 1, cost}, step{1, n, cost})
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

func size(t text, from, to int) float64 {
	sum := 0.0
	for _, p := range t.passages[from:to] {
		sum += float64(p.Size)
	}
	return sum
}

// pairCost is how unlike the passages of an alignment are.
func pairCost(o, t text, b alignment, ratio float64) float64 {
	c := 0.0
	for i := b.o; i < b.oEnd; i++ {
		for j := b.t; j < b.tEnd; j++ {
			c = max(c, kindCost(o.passages[i], t.passages[j]))
		}
	}
	if b.oEnd-b.o > 1 && !o.joins(b.o, b.oEnd, t, b.t) || b.tEnd-b.t > 1 && !t.joins(b.t, b.tEnd, o, b.o) {
		c = never
	}
	if c >= never {
		return c
	}
	little := 25.0 // bytes that make no difference
	if b.oEnd-b.o > 1 || b.tEnd-b.t > 1 {
		little = 8 // nor does a short passage that is lost look like one that was joined
		if o.passages[b.o].Kind == press.Quotation {
			c += quotedCost
		}
	}
	d := math.Log((size(t, b.t, b.tEnd) + little) / (size(o, b.o, b.oEnd)*ratio + little))
	return c + min(lengthCost*d*d, 8) - factGain*float64(shared(o, t, b)) + strangerCost*float64(strangers(o, t, b))
}

// strangers returns how many of the passages that an alignment joins tell facts, none
// of which the other side tells.
func strangers(o, t text, b alignment) int {
	if b.oEnd-b.o == 1 && b.tEnd-b.t == 1 {
		return 0
	}
	one, many, from, to := t, o, b.o, b.oEnd
	first, last := t.span(b.t, b.tEnd)
	if b.oEnd-b.o == 1 {
		one, many, from, to = o, t, b.t, b.tEnd
		first, last = o.span(b.o, b.oEnd)
	}
	n := 0
	for i := from; i < to; i++ {
		facts, known := 0, false
		begin, end := many.of(i)
		for _, m := range many.mentions[begin:end] {
			if m.Loose {
				continue
			}
			facts++
			known = known || slices.ContainsFunc(one.mentions[first:last], func(other Mention) bool { return same(m, other) })
		}
		if facts > 0 && !known {
			n++
		}
	}
	return n
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
	case prose(o.Kind) && prose(t.Kind):
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
	items := 0
	for i := from; i < to; i++ {
		p := t.passages[i]
		switch {
		case !prose(p.Kind):
			return false
		case p.Kind == press.Item && !p.Again:
			items++
		case p.Kind != press.Item && items > 0:
			return false
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

// shared returns how many facts of an alignment's original are in its translation, of
// which the first ones count.
func shared(o, t text, b alignment) int {
	const enough = 3
	n := 0
	from, to := o.span(b.o, b.oEnd)
	first, last := t.span(b.t, b.tEnd)
	for _, m := range o.mentions[from:to] {
		if m.Loose {
			continue
		}
		for _, other := range t.mentions[first:last] {
			if same(m, other) {
				n++
				break
			}
		}
		if n == enough {
			break
		}
	}
	return n
}

// Aligned is some passages of one text and those of another that tell the same, from one index
// to before another.
type Aligned struct{ First, FirstEnd, Second, SecondEnd int }

// Passages aligns the passages of two texts, each side in its order: those of the front matter
// by their kinds, those of the body by kinds, lengths and facts.
func Passages(first, second *Analysis) []Aligned {
	o, t := text{passages: first.Passages, mentions: first.Mentions}, text{passages: second.Passages, mentions: second.Mentions}
	var list []Aligned
	for _, a := range alignments(o, t) {
		list = append(list, Aligned{a.o, a.oEnd, a.t, a.tEnd})
	}
	return list
}
