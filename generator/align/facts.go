package align

import (
	"math"
	"strconv"
)

// Facts returns for each mention of the first text which of the second tells the same, or -1: looked for first
// within the nearest of the parts that were aligned, from one mention to before another, such as
// sentences and then passages, and at last, for what is told in one way only, in the whole text.
// Of cells of a table, likewise, the only number that is left in both tells the same, as in another unit.
// What the first tells twice and the second once finds the same one.
func (c *Comparer) Facts(first, second *Analysis, near [][]Aligned, cells []Aligned) []int {
	m := newMatching(textOf(nil, first), textOf(nil, second), nil, c.addresses)
	for _, like := range []likeness{m.identical, m.measured, m.exactly, m.same, m.weekday} {
		for _, list := range near {
			for _, b := range list {
				m.nearest(b, like)
			}
		}
	}
	for _, list := range near {
		for _, b := range list {
			m.shareFacts(b)
		}
	}
	for _, b := range cells {
		m.last(b)
	}
	m.pair(0, len(first.Mentions), 0, len(second.Mentions), func(o, t Mention) bool { return !o.Loose && !t.Loose && m.identical(o, t) })
	return m.partner
}

// identical reports whether two mentions tell a fact in one way, whatever their words.
func (m *matching) identical(o, t Mention) bool {
	return o.Kind == t.Kind && o.Value == t.Value && o.Base == t.Base && o.Name == t.Name
}

// measured reports whether two mentions tell as much of the same: an hour, 1時間.
func (m *matching) measured(o, t Mention) bool {
	return o.Kind == t.Kind && o.Base != "" && o.Base == t.Base && o.Other == t.Other
}

// weekday reports whether a date is told by its day of the week alone in one text, and with it in the other.
func (m *matching) weekday(o, t Mention) bool {
	if o.Kind == WeekdayMention {
		o, t = t, o
	}
	return o.Kind == DateMention && t.Kind == WeekdayMention && o.Name == strconv.Itoa(int(t.Value))
}

// nearest lets facts within a part of both texts find each other: what both tell as often in its
// order, else each the one that stands most like it there.
func (m *matching) nearest(b Aligned, like likeness) {
	for i := b.First; i < b.FirstEnd; i++ {
		if m.oDone[i] {
			continue
		}
		o := m.o.mentions[i]
		found, best, off := 0, none, 2.0
		first := none
		at := (float64(i-b.First) + 0.5) / float64(b.FirstEnd-b.First)
		for j := b.Second; j < b.SecondEnd; j++ {
			if m.tDone[j] || !like(o, m.t.mentions[j]) {
				continue
			}
			if found++; first == none {
				first = j
			}
			if d := math.Abs((float64(j-b.Second)+0.5)/float64(b.SecondEnd-b.Second) - at); d < off {
				best, off = j, d
			}
		}
		if found == 0 {
			continue
		}
		if found > 1 && m.asOften(b, i, first, like) == found {
			best = first
		}
		m.oDone[i], m.tDone[best], m.partner[i] = true, true, best
	}
}

// asOften returns how many facts of the first text that have found none, from one on, are like one of the
// second.
func (m *matching) asOften(b Aligned, from, second int, like likeness) int {
	n := 0
	for i := from; i < b.FirstEnd; i++ {
		if !m.oDone[i] && like(m.o.mentions[i], m.t.mentions[second]) {
			n++
		}
	}
	return n
}

// last lets the only number that is left in a cell of both texts find the other.
func (m *matching) last(b Aligned) {
	left := func(done []bool, mentions []Mention, from, to int) int {
		found := none
		for i := from; i < to; i++ {
			if mentions[i].Kind == NumberMention && !done[i] {
				if found != none {
					return none
				}
				found = i
			}
		}
		return found
	}
	i, j := left(m.oDone, m.o.mentions, b.First, b.FirstEnd), left(m.tDone, m.t.mentions, b.Second, b.SecondEnd)
	if i != none && j != none {
		m.oDone[i], m.tDone[j], m.partner[i] = true, true, j
	}
}

// shareFacts lets what the first text tells twice find what the second tells once.
func (m *matching) shareFacts(b Aligned) {
	for i := b.First; i < b.FirstEnd; i++ {
		for j := b.Second; j < b.SecondEnd && !m.oDone[i]; j++ {
			if m.tDone[j] && m.identical(m.o.mentions[i], m.t.mentions[j]) {
				m.oDone[i], m.partner[i] = true, j
			}
		}
	}
}
