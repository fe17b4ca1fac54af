package render

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"docsite/generator/bitext"
	"docsite/generator/htmltext"
	"docsite/generator/press"
)

// side is one text of a page of two: its outline, and its passages as HTML.
type side struct {
	translation *press.Translation
	index       int // among the texts of the release
	outline     bitext.Outline
	prefix      string // of the IDs of its passages and facts
	blocks      []htmltext.Passage
	front       int // passages of the front matter, which have no blocks
}

func (b *builder) readSide(t *press.Translation, index int, o bitext.Outline, prefix string) (side, error) {
	s := side{translation: t, index: index, outline: o, prefix: prefix}
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

// count is how many passages the text has as it is set.
func (s *side) count() int { return s.front + len(s.blocks) }

// cut reports whether the HTML was cut into the passages of the outline. It is, but for what
// nobody has written yet: and then nothing may be lost.
func (s *side) cut() bool { return s.count() == len(s.outline.Passages) }

// elements are what passages are set in on a page of two languages.
var elements = map[string][2]string{
	"p": {"<p%s>", "</p>"}, "li": {"<ul%s><li>", "</li></ul>"}, "blockquote": {"<blockquote%s><p>", "</p></blockquote>"}, "tr": {`<ul class="row"%s>`, "</ul>"},
	"dt": {`<p class="term"%s>`, "</p>"}, "dd": {`<p class="description"%s>`, "</p>"}, "pre": {`<pre tabindex="0"%s>`, "</pre>"}, "figure": {"<figure%s>", "</figure>"},
}

// headingLevels are those of the headings of a text on a page of two, which stand below the titles.
var headingLevels = map[string]int{"h1": 3, "h2": 3, "h3": 4, "h4": 5, "h5": 6, "h6": 6}

// headings sees to it that no level is left out below another, though the headings of two texts
// stand between each other.
type headings struct{ last int }

func (h *headings) next(level int) int {
	h.last = min(level, h.last+1)
	return h.last
}

// passage sets one passage of a text; empty for one of the front matter that has nothing to read,
// such as a picture of which nothing is said.
func (b *builder) passage(s *side, i int, marks map[int][]htmltext.Mark, levels *headings) (template.HTML, error) {
	block, element := htmltext.Passage{}, [2]string{}
	if i < s.front {
		shape := s.outline.Passages[i]
		text := html.EscapeString(b.plan.Locale(s.translation.Lang).Typography.Text(shape.Text))
		cut, err := htmltext.Passages("<p>" + text + "</p>")
		if err != nil || len(cut) == 0 {
			return "", err
		}
		block, element = cut[0], frontElements[shape.Kind]
		if shape.Kind == press.TitlePassage {
			levels.last = 2
		}
	} else {
		block = s.blocks[i-s.front]
		element = elementOf(block, levels)
	}
	inner, err := block.HTML(marks[i])
	if err != nil {
		return "", fmt.Errorf("set passage %d of %s: %w", i, s.translation.File, err)
	}
	id := ` id="` + s.prefix + strconv.Itoa(i) + `"`
	return template.HTML(strings.Replace(element[0], "%s", id, 1) + inner + element[1]), nil
}

// frontElements are what passages of the front matter are set in.
var frontElements = map[press.PassageKind][2]string{
	press.TitlePassage: {"<h2%s>", "</h2>"}, press.SummaryPassage: {`<p class="lead"%s>`, "</p>"}, press.PlacePassage: {`<p class="note"%s>`, "</p>"},
	press.ImagePassage: {`<p class="note"%s>`, "</p>"}, press.AttachmentPassage: {`<p class="note"%s>`, "</p>"},
}

// elementOf returns the element of a block.
func elementOf(block htmltext.Passage, levels *headings) [2]string {
	switch {
	case block.Again && block.Note:
		return [2]string{`<p class="footnote"%s>`, "</p>"}
	case block.Again:
		return [2]string{`<p class="again"%s>`, "</p>"}
	case block.Note:
		return [2]string{`<p class="footnote"%s><sup>` + strconv.Itoa(block.Number) + "</sup> ", "</p>"}
	case headingLevels[block.Element] > 0:
		level := levels.next(headingLevels[block.Element])
		return [2]string{fmt.Sprintf("<h%d%%s>", level), fmt.Sprintf("</h%d>", level)}
	case block.Element == "li" && block.Number > 0:
		return [2]string{`<ol start="` + strconv.Itoa(block.Number) + `"%s><li>`, "</li></ol>"}
	}
	return elements[block.Element]
}

// markable reports whether a fact can be marked where it stands: not within the alternative text of a
// picture, nor where typography has other letters than the author.
func (b *builder) markable(s *side, p bitext.Place) bool {
	if p.From == p.To {
		return false
	}
	shape := s.outline.Passages[p.Passage]
	if p.Passage < s.front {
		return htmltext.Letters(b.plan.Locale(s.translation.Lang).Typography.Text(shape.Text)) == shape.Letters
	}
	block := s.blocks[p.Passage-s.front]
	return block.Letters == shape.Letters && !block.Picture
}

// taken are the marks of one text so far, by passage.
type taken map[int][]htmltext.Mark

// free reports whether no mark covers a place.
func (t taken) free(p bitext.Place) bool {
	return !slices.ContainsFunc(t[p.Passage], func(m htmltext.Mark) bool { return m.From < p.To && p.From < m.To })
}

func (t taken) sort() {
	for _, marks := range t {
		slices.SortFunc(marks, func(a, b htmltext.Mark) int { return cmp.Compare(a.From, b.From) })
	}
}
