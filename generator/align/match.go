package align

import "docsite/generator/press"

// matching says which facts of two texts have found each other.
type matching struct {
	o, t                   text
	oDone, tDone           []bool // told as it should be
	oAlignment, tAlignment []int  // the alignment of each mention; -1 for none
	alignments             []alignment
	addresses              addresses
	oShare                 []bool // done by a mention that tells less, or that is another one's, too
	partner                []int  // of each mention of the original that is done, the one that tells it
}

const none = -1

// match lets each fact of the original find its counterpart: in the passage
// that tells the same, then beside it.
func match(o, t text, list []alignment, a addresses) *matching {
	m := newMatching(o, t, list, a)
	for i := range m.oAlignment {
		m.oAlignment[i] = none
	}
	for i := range m.tAlignment {
		m.tAlignment[i] = none
	}
	for n, b := range list {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		for i, end := o.span(b.o, b.oEnd); i < end; i++ {
			m.oAlignment[i] = n
		}
		for i, end := t.span(b.t, b.tEnd); i < end; i++ {
			m.tAlignment[i] = n
		}
	}
	for _, b := range list {
		from, to := o.span(b.o, b.oEnd)
		first, last := t.span(b.t, b.tEnd)
		for _, like := range []likeness{m.exactly, m.same} {
			m.pair(from, to, first, last, like)
		}
	}
	for _, b := range list {
		if b.o < b.oEnd && o.passages[b.o].Kind != press.Row { // each cell is told once
			m.share(b)
		}
	}
	return m
}

func newMatching(o, t text, list []alignment, a addresses) *matching {
	m := &matching{
		o: o, t: t, alignments: list, addresses: a,
		oDone: make([]bool, len(o.mentions)), tDone: make([]bool, len(t.mentions)),
		oShare:     make([]bool, len(o.mentions)),
		oAlignment: make([]int, len(o.mentions)), tAlignment: make([]int, len(t.mentions)),
		partner: make([]int, len(o.mentions)),
	}
	for i := range m.partner {
		m.partner[i] = none
	}
	return m
}

// likeness says when two mentions find each other.
type likeness func(o, t Mention) bool

// pair lets facts of the original, from one to before another, find each other with some of the
// translation.
func (m *matching) pair(from, to, first, last int, like likeness) {
	for i := from; i < to; i++ {
		if m.oDone[i] {
			continue
		}
		o := m.o.mentions[i]
		for j := first; j < last; j++ {
			t := m.t.mentions[j]
			if m.tDone[j] || !like(o, t) {
				continue
			}
			m.oDone[i], m.tDone[j], m.partner[i] = true, true, j
			m.oShare[i] = o.Kind == DateMention && t.Kind == DateMention && !dateRivals(int(o.Value), int(t.Value))
			break
		}
	}
}

// share lets what is told twice on one side and once on the other be told.
func (m *matching) share(b alignment) {
	from, to := m.o.span(b.o, b.oEnd)
	first, last := m.t.span(b.t, b.tEnd)
	for i := from; i < to; i++ {
		for j := first; j < last; j++ {
			switch {
			case m.oDone[i] == m.tDone[j] || m.o.mentions[i].Kind != m.t.mentions[j].Kind:
			case !m.again(m.o.mentions[i], m.t.mentions[j]):
			case m.tDone[j]:
				m.oDone[i], m.oShare[i], m.partner[i] = true, true, j
			default:
				m.tDone[j] = true
			}
		}
	}
}

// exactly reports whether two mentions tell a fact in the same way.
func (m *matching) exactly(o, t Mention) bool {
	if o.Kind != t.Kind {
		return false
	}
	if o.Kind == LinkMention {
		return m.addresses.equal(o.Name, t.Name) && m.same(o, t)
	}
	return o.Value == t.Value && m.same(o, t)
}

func (m *matching) same(o, t Mention) bool {
	if o.Kind == t.Kind {
		switch o.Kind {
		case LinkMention:
			return m.addresses.same(o.Name, t.Name)
		case PictureMention:
			return m.addresses.sameFile(o.Name, t.Name)
		}
	}
	return same(o, t)
}

// again reports whether a mention of the translation tells a fact of the original,
// wherever it stands: a link that is only translated does so in its place alone, and so
// does a number that is told as a date.
func (m *matching) again(o, t Mention) bool {
	if o.Kind == LinkMention && t.Kind == LinkMention {
		return m.addresses.equal(o.Name, t.Name)
	}
	return (o.Kind == t.Kind || o.Kind == NumberMention) && m.same(o, t)
}

// toldAnywhere reports whether the translation tells a fact of the original in any
// passage, and a number to the figure.
func (m *matching) toldAnywhere(o Mention) bool {
	for _, t := range m.t.mentions {
		if m.again(o, t) && (o.Kind != NumberMention || t.Kind != NumberMention || o.Value == t.Value || o.Base != "") {
			return true
		}
	}
	return false
}

// anywhere reports whether the translation tells a fact of the original in any
// passage.
func (m *matching) anywhere(o Mention) bool {
	for _, t := range m.t.mentions {
		if m.again(o, t) {
			return true
		}
	}
	return false
}

// elsewhere reports whether the translation tells a fact of the original in a passage
// where nothing else of the original is told by it.
func (m *matching) elsewhere(o Mention) bool {
	for j, t := range m.t.mentions {
		if !m.tDone[j] && m.again(o, t) {
			return true
		}
	}
	return false
}

// moved reports whether a fact of the translation may be one of the original
// that was told elsewhere and is left there.
func (m *matching) moved(t Mention) bool {
	for i, o := range m.o.mentions {
		if !m.oDone[i] && m.again(o, t) {
			return true
		}
	}
	return false
}

// family is what can be mistaken for one another.
type family uint8

const (
	quantities family = iota
	dates
	times
	telephones
	codes
	rates
	links
	pictures
	others
)

func familyOf(m Mention) family {
	switch m.Kind {
	case NumberMention:
		return quantities
	case DateMention:
		if m.Value < 32 {
			return quantities // 11日 may be eleven days
		}
		return dates
	case TimeMention:
		return times
	case TelephoneMention:
		return telephones
	case CodeMention:
		return codes
	case RateMention:
		return rates
	case LinkMention:
		return links
	case PictureMention:
		return pictures
	}
	return others
}

// left returns the facts of a family in an alignment that have found none: of the
// original and of the translation.
func (m *matching) left(b alignment, f family) (o, t []int) {
	for i, end := m.o.span(b.o, b.oEnd); i < end; i++ {
		if !m.oDone[i] && familyOf(m.o.mentions[i]) == f {
			o = append(o, i)
		}
	}
	for j, end := m.t.span(b.t, b.tEnd); j < end; j++ {
		if !m.tDone[j] && familyOf(m.t.mentions[j]) == f {
			t = append(t, j)
		}
	}
	return o, t
}
