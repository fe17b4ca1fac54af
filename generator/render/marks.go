package render

import (
	"cmp"
	"slices"
	"strconv"

	"docsite/generator/bitext"
	"docsite/generator/htmltext"
)

// mark marks the facts that both texts tell, each with a link to the other one.
func (s *sides) mark() {
	facts := [2][]int{}
	for _, f := range s.aligned.Facts {
		facts[0], facts[1] = append(facts[0], f.First), append(facts[1], f.Second)
	}
	s.first.choose(facts[0])
	s.second.choose(facts[1])
	numbers := map[[2]int]int{} // of facts so far in a row
	row := s.rowOf()
	for _, f := range s.aligned.Facts {
		first, second := s.first.marks[f.First], s.second.marks[f.Second]
		group := ""
		if first != nil && second != nil {
			both := [2]int{row[0][s.first.outline.Places[f.First].Passage], row[1][s.second.outline.Places[f.Second].Passage]}
			switch {
			case both[0] != both[1]:
			case first.Group+second.Group != "": // one of the texts tells it twice
				group = cmp.Or(first.Group, second.Group)
			default:
				group = strconv.Itoa(numbers[both] % lights)
				numbers[both]++
			}
		}
		lead(first, s.second.anchor(f.Second), group)
		lead(second, s.first.anchor(f.First), group)
	}
}

// lead makes a mark the link to a fact of the other text, if there is one and it leads nowhere yet.
func lead(m *htmltext.Mark, href, group string) {
	if m != nil && m.Href == "" {
		m.Href, m.Group = href, group
	}
}

// choose chooses which of some facts are marked in the words of the text: those whose
// places in the HTML are known, none within another.
func (s *side) choose(facts []int) {
	s.marks, s.facts = map[int]*htmltext.Mark{}, map[int][]int{}
	slices.SortFunc(facts, func(i, j int) int {
		p, q := s.outline.Places[i], s.outline.Places[j]
		return cmp.Or(cmp.Compare(p.Passage, q.Passage), cmp.Compare(p.From, q.From), cmp.Compare(i, j))
	})
	last := bitext.Place{Passage: -1}
	for _, i := range slices.Compact(facts) {
		p := s.outline.Places[i]
		block := s.blocks[p.Passage]
		if block.Letters == s.outline.Passages[p.Passage].Letters && block.Holds(p.From, p.To) && (last.Passage != p.Passage || last.To <= p.From) {
			s.marks[i] = &htmltext.Mark{From: p.From, To: p.To, ID: s.prefix + "f" + strconv.Itoa(i)}
			s.facts[p.Passage] = append(s.facts[p.Passage], i)
			last = p
		}
	}
}

// anchor is the address of a fact on the page: its words where they are marked, else its passage.
func (s *side) anchor(fact int) string {
	if m := s.marks[fact]; m != nil {
		return "#" + m.ID
	}
	return s.passage(s.outline.Places[fact].Passage)
}

// lights is how many facts of one row the style sheet can tell apart.
const lights = 24

// rowOf returns the row of each passage, of the first text and of the second.
func (s *sides) rowOf() [2]map[int]int {
	rows := [2]map[int]int{{}, {}}
	for n, p := range s.aligned.Pairs {
		for side, span := range []bitext.Span{p.First, p.Second} {
			for i := span.From; i < span.To; i++ {
				rows[side][i] = n
			}
		}
	}
	return rows
}
