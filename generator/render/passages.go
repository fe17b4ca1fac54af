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
	places      map[int][]int // of facts, by their passages
	prefix      string        // of the IDs of its passages and facts
	blocks      []htmltext.Passage
	front       int // passages of the front matter, which have no blocks
}

func (b *builder) readSide(t *press.Translation, index int, o bitext.Outline, prefix string) (side, error) {
	s := side{translation: t, index: index, outline: o, prefix: prefix, places: map[int][]int{}}
	for s.front < len(o.Passages) && o.Passages[s.front].Kind < press.Paragraph {
		s.front++
	}
	for i, place := range o.Places {
		s.places[place.Passage] = append(s.places[place.Passage], i)
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
func (b *builder) passage(s *side, i int, marks map[int]htmltext.Mark, levels *headings) (template.HTML, error) {
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
	var own []htmltext.Mark
	if s.cut() && block.Letters == s.outline.Passages[i].Letters { // else its places are not known
		own = s.marksOf(i, marks)
	}
	inner, err := block.HTML(own)
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

// marksOf returns the marks of a passage, in order and none within another.
func (s *side) marksOf(passage int, marks map[int]htmltext.Mark) []htmltext.Mark {
	var all, own []htmltext.Mark
	for _, i := range s.places[passage] {
		if mark, ok := marks[i]; ok {
			all = append(all, mark)
		}
	}
	slices.SortStableFunc(all, func(a, b htmltext.Mark) int { return cmp.Compare(a.From, b.From) })
	for _, mark := range all {
		if len(own) == 0 || mark.From >= own[len(own)-1].To {
			own = append(own, mark)
		}
	}
	return own
}
