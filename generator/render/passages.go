package render

import (
	"fmt"
	"html"
	"html/template"
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
	front       int                    // how many of them are of the front matter
	marks       map[int]*htmltext.Mark // of facts that are marked in its words, by their places
	facts       map[int][]int          // of these, by passages
}

func (b *builder) readSide(t *press.Translation, index int, o bitext.Outline, prefix string) (side, error) {
	s := side{translation: t, index: index, outline: o, prefix: prefix}
	for _, shape := range o.Passages {
		if shape.Kind >= press.Paragraph {
			break
		}
		cut, err := htmltext.Passages("<p>" + html.EscapeString(b.plan.Locale(t.Lang).Typography.Text(shape.Text)) + "</p>")
		if err != nil {
			return s, err
		}
		s.blocks = append(s.blocks, append(cut, htmltext.Passage{})[0]) // nothing of what has no text
	}
	s.front = len(s.blocks)
	text, err := b.wholeText(t)
	if err != nil {
		return s, err
	}
	blocks, err := htmltext.Passages(text)
	s.blocks = append(s.blocks, blocks...)
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

// cut reports whether the HTML was cut into the passages of the outline. It is, but for what
// nobody has written yet: and then nothing may be lost.
func (s *side) cut() bool { return len(s.blocks) == len(s.outline.Passages) }

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
func (b *builder) passage(s *side, i int, levels *headings) (template.HTML, error) {
	block, element := s.blocks[i], [2]string{}
	switch {
	case block.Element == "":
		return "", nil
	case i < s.front:
		kind := s.outline.Passages[i].Kind
		if element = frontElements[kind]; kind == press.TitlePassage {
			levels.last = 2
		}
	default:
		element = elementOf(block, levels)
	}
	var marks []htmltext.Mark
	for _, fact := range s.facts[i] {
		marks = append(marks, *s.marks[fact])
	}
	inner, err := block.HTML(marks)
	if err != nil {
		return "", fmt.Errorf("set passage %d of %s: %w", i, s.translation.File, err)
	}
	id := ` id="` + s.prefix + strconv.Itoa(i) + `"`
	return template.HTML(strings.Replace(element[0], "%s", id, 1) + inner + element[1]), nil
}

// frontElements are what passages of the front matter are set in.
var frontElements = map[press.PassageKind][2]string{
	press.TitlePassage: {"<h2%s>", "</h2>"}, press.SummaryPassage: {`<p class="lead"%s>`, "</p>"}, press.PlacePassage: {`<p class="note"%s>`, "</p>"},
	press.ImagePassage: {`<p class="note"%s>`, "</p>"}, press.AttachmentPassage: {`<p class="note"%s>`, "</p>"}, press.ChangePassage: {`<p class="note"%s>`, "</p>"},
}

// elementOf returns the element of a block.
func elementOf(block htmltext.Passage, levels *headings) [2]string {
	switch {
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
