package render

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"

	"docsite/generator/align"
	"docsite/generator/bitext"
	"docsite/generator/htmltext"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// SideBySideView is a release in two languages, passage by passage.
type SideBySideView struct {
	First, Second SideView
	Swapped       string // address of the same page with the other language first
	TooLong       string // said of texts that are too long for such a page; then it has no rows
	Rows          []RowView
	Facts         []LedgerEntry
	Terms         []TermView // of the glossary
	FactsFile     string     // address of what the release tells in figures, for machines
}

// SideView is one of the two texts.
type SideView struct {
	Lang, Name string
	Href       string   // of the release in this language
	Original   bool     // the other one was made from it, or both from it
	Notes      []string // on its state, such as that it is behind
}

// RowView is what tells the same in both. In the cell of a text that does not tell it
// stands Missing.
type RowView struct {
	First, Second CellView
	Moved         string // said of what stands elsewhere in the second text
}

// CellView holds passages, each with its own element.
type CellView struct {
	Lang     string
	Passages []template.HTML
	Missing  *Passage
	Pending  *Passage // said where the other text does not have the latest change of these yet
}

// LedgerEntry is a figure with the passages in which the texts tell it.
type LedgerEntry struct{ First, Second Link }

// TermView is a term of the glossary in both texts, and what it is.
type TermView struct {
	First, Second Link
	Note          Passage
}

// sides are two texts while their page is made.
type sides struct {
	compared      bool // else one of them tells too much, and there is nothing here
	aligned       bitext.Bitext
	first, second side
	terms         []bitext.Term

	// Whether readers are told that the text of each is behind.
	firstBehind, secondBehind bool
}

func (b *builder) sideBySide(v *View) error {
	c := b.page.Parallel()
	r, t := c.Release, c.First
	title, err := b.locale.Format("side.title", "First", b.locale.Name, "Second", b.languageName(c.Second.Lang))
	if err != nil {
		return err
	}
	v.Title, v.Canonical = title, b.plan.URL(b.plan.Release(t))
	if v.Description, err = b.locale.Format("side.description", "Title", t.Title); err != nil {
		return err
	}
	archive, name := b.shelf(plan.Archive)
	b.path(v, b.link(archive, name), b.link(b.plan.Release(t), t.Title), Link{Text: title})
	s, err := b.sides(r, c.First, c.Second)
	if err != nil {
		return err
	}
	view := &SideBySideView{Swapped: b.plan.Href(b.plan.SideBySide(c.Second, c.First))}
	if view.First, err = b.side(r, c.First); err == nil {
		view.Second, err = b.side(r, c.Second)
	}
	if err != nil {
		return err
	}
	if file := b.plan.FactsFile(r); file != nil {
		view.FactsFile = b.plan.Href(file)
	}
	v.SideBySide = view
	if !s.compared {
		view.TooLong = b.locale.MessageOr("side.too_long", "")
		return nil
	}
	view.Facts, view.Terms = s.facts(), b.terms(s)
	view.Rows, err = b.rows(s)
	return err
}

// besideIn returns the page of the same release that is in another language, or nil.
func (b *builder) besideIn(lang string) *plan.Page {
	c := b.page.Parallel()
	t := c.Release.In(lang)
	if t == nil || t == c.First {
		return nil
	}
	return b.plan.SideBySide(t, c.First)
}

func (b *builder) side(r *press.Release, t *press.Translation) (SideView, error) {
	v := SideView{Lang: t.Lang, Name: b.languageName(t.Lang), Href: b.plan.Href(b.plan.Release(t)), Original: r.Original == t}
	if t.Status != press.Official {
		text, err := b.locale.Format("release." + string(t.Status))
		if err != nil {
			return v, err
		}
		v.Notes = append(v.Notes, text)
	}
	if note := b.behindNote(r, t.Lang); note != "" {
		v.Notes = append(v.Notes, note)
	}
	return v, nil
}

// sides reads both texts, unless one of them tells too much to be compared: a page of both would be as large.
func (b *builder) sides(r *press.Release, first, second *press.Translation) (*sides, error) {
	all, err := b.texts.Outlines(r)
	if err != nil {
		return nil, fmt.Errorf("read the languages of %s side by side: %w", r.ID, err)
	}
	s := &sides{firstBehind: b.tellsBehind(r, first.Lang), secondBehind: b.tellsBehind(r, second.Lang)}
	i, j := slices.Index(all.Languages, first.Lang), slices.Index(all.Languages, second.Lang)
	aligned, ok := all.Of(i, j)
	if !ok {
		return s, nil
	}
	s.compared = true
	if s.first, err = b.readSide(first, i, all.Texts[i], "p"); err != nil {
		return nil, err
	}
	if s.second, err = b.readSide(second, j, all.Texts[j], "q"); err != nil {
		return nil, err
	}
	if !s.first.cut() || !s.second.cut() { // as they are, beside each other
		aligned = bitext.Bitext{Pairs: []bitext.Pair{{First: bitext.Span{To: s.first.count()}, Second: bitext.Span{To: s.second.count()}}}}
	} else {
		s.terms = all.Terms
		aligned.Facts = slices.DeleteFunc(aligned.Facts, func(f bitext.Fact) bool { return !b.tellable(s.first.outline.Places[f.First]) })
	}
	s.aligned = aligned
	return s, nil
}

// rows sets the pairs of two texts in rows.
func (b *builder) rows(s *sides) ([]RowView, error) {
	first, second := b.marks(s)
	var rows []RowView
	levels := &headings{1}
	for _, p := range s.aligned.Pairs {
		var r RowView
		var err error
		if r.First, err = b.cell(&s.first, p.First, first, levels); err == nil {
			r.Second, err = b.cell(&s.second, p.Second, second, levels)
		}
		if err == nil && s.secondBehind {
			err = b.pending(&r.First, &s.first, p.First, s.second.translation)
		}
		if err == nil && s.firstBehind {
			err = b.pending(&r.Second, &s.second, p.Second, s.first.translation)
		}
		if err == nil && p.Moved {
			r.Moved, err = b.locale.Format("side.moved", "Language", b.languageName(s.second.translation.Lang))
		}
		if err != nil {
			return nil, err
		}
		if r.First.Passages != nil || r.Second.Passages != nil {
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// marks are those of both texts, by passage: of each fact that both tell in words that can be marked,
// and that no other mark covers.
func (b *builder) marks(s *sides) (first, second taken) {
	first, second = taken{}, taken{}
	numbers := map[int]int{} // of facts so far in a row: those of a pair light up together
	row := s.rowOf()
	for _, f := range s.aligned.Facts {
		a, z := s.first.outline.Places[f.First], s.second.outline.Places[f.Second]
		if !b.markable(&s.first, a) || !b.markable(&s.second, z) || !first.free(a) || !second.free(z) {
			continue
		}
		group := ""
		if at := row[0][a.Passage]; at == row[1][z.Passage] {
			group = strconv.Itoa(numbers[at] % lights)
			numbers[at]++
		}
		first[a.Passage] = append(first[a.Passage], htmltext.Mark{From: a.From, To: a.To, ID: s.first.fact(f.First), Href: "#" + s.second.fact(f.Second), Group: group})
		second[z.Passage] = append(second[z.Passage], htmltext.Mark{From: z.From, To: z.To, ID: s.second.fact(f.Second), Href: "#" + s.first.fact(f.First), Group: group})
	}
	first.sort()
	second.sort()
	return first, second
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

func (s *side) fact(place int) string { return s.prefix + "f" + strconv.Itoa(place) }

// cell sets passages of one text. marks are those of its facts, by passages.
func (b *builder) cell(s *side, span bitext.Span, marks map[int][]htmltext.Mark, levels *headings) (CellView, error) {
	c := CellView{Lang: b.tagUnless(s.translation.Lang)}
	for i := span.From; i < span.To; i++ {
		text, err := b.passage(s, i, marks, levels)
		if err != nil {
			return c, err
		}
		if text != "" {
			c.Passages = append(c.Passages, text)
		}
	}
	if span.Empty() {
		text, err := b.locale.Format("side.missing", "Language", b.languageName(s.translation.Lang))
		if c.Missing = (&Passage{Text: text}); c.Lang != "" {
			c.Missing.Lang = b.page.Lang
		}
		return c, err
	}
	return c, nil
}

// pending says in a cell that the other text, which was made from this one, does not follow its
// passages yet.
func (b *builder) pending(c *CellView, s *side, span bitext.Span, other *press.Translation) error {
	if !s.cut() || !slices.ContainsFunc(s.outline.Passages[span.From:span.To], func(shape bitext.Shape) bool { return slices.Contains(shape.Awaited, other.Lang) }) {
		return nil
	}
	text, err := b.locale.Format("side.pending", "Language", b.languageName(other.Lang))
	if c.Pending = (&Passage{Text: text}); c.Lang != "" {
		c.Pending.Lang = b.page.Lang
	}
	return err
}

// facts are the figures that both texts tell, in the order of the first, each two ways of telling
// one where they stand first.
func (s *sides) facts() []LedgerEntry {
	var list []LedgerEntry
	told := map[[2]string]bool{}
	for _, f := range s.aligned.Facts {
		a, z := s.first.outline.Places[f.First], s.second.outline.Places[f.Second]
		if words := [2]string{a.Text, z.Text}; told[words] || a.Kind == align.LinkMention || a.Kind == align.PictureMention {
			continue
		} else {
			told[words] = true
		}
		list = append(list, LedgerEntry{First: s.first.link(a), Second: s.second.link(z)})
	}
	return list
}

// terms are those of the glossary that both texts have, in the order of the first: that of a
// record knows of texts that are not public.
func (b *builder) terms(s *sides) []TermView {
	var list []TermView
	terms := slices.Clone(s.terms)
	slices.SortStableFunc(terms, func(a, b bitext.Term) int {
		x, y := a.In[s.first.index], b.In[s.first.index]
		return cmp.Or(cmp.Compare(x.Passage, y.Passage), cmp.Compare(x.Text, y.Text))
	})
	for _, t := range terms {
		first, second := t.In[s.first.index], t.In[s.second.index]
		if first.Text == "" || second.Text == "" {
			continue
		}
		note, lang := b.text(t.Note)
		list = append(list, TermView{
			First:  Link{Text: first.Text, Href: s.first.passage(first.Passage), Lang: s.first.translation.Lang},
			Second: Link{Text: second.Text, Href: s.second.passage(second.Passage), Lang: s.second.translation.Lang},
			Note:   Passage{note, lang},
		})
	}
	return list
}

// passage is where a passage stands on the page.
func (s *side) passage(i int) string { return "#" + s.prefix + strconv.Itoa(i) }

// link leads to the passage that tells a fact.
func (s *side) link(p bitext.Place) Link {
	return Link{Text: p.Text, Href: s.passage(p.Passage), Lang: s.translation.Lang}
}
