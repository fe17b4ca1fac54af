package render

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

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
	Rows          []RowView
	Facts         []LedgerEntry
	FactsFile     string // address of what the release tells in figures, for machines
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

// sides are two texts while their page is made.
type sides struct {
	aligned       bitext.Bitext
	first, second side

	// Whether readers are told that the text of each is behind.
	firstBehind, secondBehind bool
}

// side is one text: its outline, and its passages as HTML where these are cut as the outline says.
type side struct {
	translation *press.Translation
	outline     bitext.Outline
	prefix      string // of the IDs of its passages and facts
	blocks      []htmltext.Passage
	front       int                    // passages of the front matter, which have no blocks
	marks       map[int]*htmltext.Mark // of facts that are marked in its words, by their places
	facts       map[int][]int          // of these, by passages
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
	view.Facts = s.facts()
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

// sides reads both texts.
func (b *builder) sides(r *press.Release, first, second *press.Translation) (*sides, error) {
	all, err := b.texts.Outlines(r)
	if err != nil {
		return nil, fmt.Errorf("read the languages of %s side by side: %w", r.ID, err)
	}
	s := &sides{firstBehind: b.tellsBehind(r, first.Lang), secondBehind: b.tellsBehind(r, second.Lang)}
	i, j := slices.Index(all.Languages, first.Lang), slices.Index(all.Languages, second.Lang)
	if s.first, err = b.readSide(first, all.Texts[i], "p"); err != nil {
		return nil, err
	}
	if s.second, err = b.readSide(second, all.Texts[j], "q"); err != nil {
		return nil, err
	}
	aligned, ok := all.Of(i, j)
	if !ok { // texts of too much to be compared stand beside each other as they are
		aligned = bitext.Bitext{Pairs: []bitext.Pair{{First: bitext.Span{To: len(s.first.outline.Passages)}, Second: bitext.Span{To: len(s.second.outline.Passages)}}}}
	}
	s.aligned = aligned
	return s, nil
}

func (b *builder) readSide(t *press.Translation, o bitext.Outline, prefix string) (side, error) {
	s := side{translation: t, outline: o, prefix: prefix}
	for s.front < len(o.Passages) && o.Passages[s.front].Kind < press.Paragraph {
		s.front++
	}
	text, err := b.wholeText(t)
	if err != nil {
		return s, err
	}
	s.blocks, err = htmltext.Passages(text)
	return s, err
}

// wholeText is the HTML of a text with what its front matter has of Markdown, in the order of its
// passages.
func (b *builder) wholeText(t *press.Translation) (string, error) {
	body, err := b.body(t)
	if err != nil {
		return "", err
	}
	var w strings.Builder
	for _, fact := range t.QuickFacts {
		w.WriteString("<ul><li>" + string(b.markup(t, fact)) + "</li></ul>")
	}
	w.WriteString(string(body))
	for _, recording := range []*press.Recording{t.Video, t.Audio} {
		if recording != nil {
			w.WriteString(string(b.markup(t, recording.Transcript)))
		}
	}
	w.WriteString(string(b.markup(t, t.Notes)))
	return w.String(), nil
}

// rows sets the pairs of two texts in rows.
func (b *builder) rows(s *sides) ([]RowView, error) {
	s.mark()
	var rows []RowView
	levels := &headings{1}
	for _, p := range s.aligned.Pairs {
		var r RowView
		var err error
		if r.First, err = b.cell(&s.first, p.First, levels); err == nil {
			r.Second, err = b.cell(&s.second, p.Second, levels)
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

// cell sets passages of one text.
func (b *builder) cell(s *side, span bitext.Span, levels *headings) (CellView, error) {
	c := CellView{Lang: b.tagUnless(s.translation.Lang)}
	for i := span.From; i < span.To; i++ {
		text, err := b.passage(s, i, levels)
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
	if !slices.ContainsFunc(s.outline.Passages[span.From:span.To], func(shape bitext.Shape) bool { return slices.Contains(shape.Awaited, other.Lang) }) {
		return nil
	}
	text, err := b.locale.Format("side.pending", "Language", b.languageName(other.Lang))
	if c.Pending = (&Passage{Text: text}); c.Lang != "" {
		c.Pending.Lang = b.page.Lang
	}
	return err
}

// elements are what passages are set in on a page of two languages, whose headings stand below
// the titles.
var elements = map[string][2]string{
	"p": {"<p%s>", "</p>"}, "li": {"<ul%s><li>", "</li></ul>"}, "blockquote": {"<blockquote%s><p>", "</p></blockquote>"}, "tr": {`<ul class="row"%s>`, "</ul>"},
	"dt": {`<p class="term"%s>`, "</p>"}, "dd": {`<p class="description"%s>`, "</p>"}, "pre": {`<pre tabindex="0"%s>`, "</pre>"}, "figure": {"<figure%s>", "</figure>"},
}

// headingLevels are those of the headings of a text on a page of two.
var headingLevels = map[string]int{"h1": 3, "h2": 3, "h3": 4, "h4": 5, "h5": 6, "h6": 6}

// headings sees to it that no level is left out below another, though the headings of two texts
// stand between each other.
type headings struct{ last int }

func (h *headings) next(level int) int {
	h.last = min(level, h.last+1)
	return h.last
}

// passage sets one passage of a text; empty for one that has nothing to read, such as a picture
// of which nothing is said.
func (b *builder) passage(s *side, i int, levels *headings) (template.HTML, error) {
	shape := s.outline.Passages[i]
	id := ` id="` + s.prefix + strconv.Itoa(i) + `"`
	if shape.Kind < press.Paragraph {
		text := html.EscapeString(b.plan.Locale(s.translation.Lang).Typography.Text(shape.Text))
		switch {
		case text == "":
			return "", nil
		case shape.Kind == press.TitlePassage:
			levels.last = 2
			return template.HTML("<h2" + id + ">" + text + "</h2>"), nil
		}
		return template.HTML("<p" + id + ">" + text + "</p>"), nil
	}
	n := i - s.front
	if n >= len(s.blocks) {
		return "", nil
	}
	block := s.blocks[n]
	var marks []htmltext.Mark
	for _, fact := range s.facts[i] {
		marks = append(marks, *s.marks[fact])
	}
	inner, err := block.HTML(marks)
	if err != nil {
		return "", fmt.Errorf("set passage %d of %s: %w", i, s.translation.File, err)
	}
	element := elements[block.Element]
	switch {
	case block.Note:
		element = [2]string{`<p class="footnote"%s><sup>` + strconv.Itoa(block.Number) + "</sup> ", "</p>"}
	case headingLevels[block.Element] > 0:
		level := levels.next(headingLevels[block.Element])
		element = [2]string{fmt.Sprintf("<h%d%%s>", level), fmt.Sprintf("</h%d>", level)}
	case block.Element == "li" && block.Number > 0:
		element[0], element[1] = `<ol start="`+strconv.Itoa(block.Number)+`"%s><li>`, "</li></ol>"
	}
	return template.HTML(strings.Replace(element[0], "%s", id, 1) + inner + element[1]), nil
}

// facts are the figures that both texts tell, in the order of the first.
func (s *sides) facts() []LedgerEntry {
	var list []LedgerEntry
	for _, f := range s.aligned.Facts {
		a, z := s.first.outline.Places[f.First], s.second.outline.Places[f.Second]
		if a.Kind == align.LinkMention || a.Kind == align.PictureMention {
			continue
		}
		list = append(list, LedgerEntry{First: s.first.link(f.First, a), Second: s.second.link(f.Second, z)})
	}
	return list
}

// link leads to the passage that tells a fact.
func (s *side) link(fact int, p bitext.Place) Link {
	return Link{Text: p.Text, Href: "#" + s.prefix + strconv.Itoa(p.Passage), Lang: s.translation.Lang}
}
