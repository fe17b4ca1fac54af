package read

import (
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// markup is a text of the front matter that is written in Markdown. It is read behind
// the text, because its marks count in the text's links.
type markup struct {
	into *press.Markup
	key  string
	path string // of the value, with the keys that it lies in
	text fields.Text
	line bool // it must be one line
}

func (k keys) markup(into *press.Markup, key, path string, text fields.Text, line bool) {
	*k.markups = append(*k.markups, markup{into, key, path, text, line})
}

// convert reads texts of the front matter, adds their links to those of the text, and
// returns the passages of those that stand before it and of those behind it.
func convert(c *markdown.Converter, t *press.Translation, list []markup) (before, after []press.Passage, ds []diag.Diagnostic) {
	for _, m := range list {
		p := c.Piece(m.text.Value, m.text.At, len(t.Body.Links))
		ds = append(ds, p.Diagnostics...)
		if m.line && !p.Line {
			ds = append(ds, diag.New(diag.NotOneLine, m.text.At, "an item of “%s” must be one line of text", m.key).
				WithHint("write one sentence, without a list or a heading; where a number and a full stop begin it, a backslash before the full stop"))
		}
		*m.into = p.HTML
		t.Body.Links = append(t.Body.Links, p.Links...)
		t.Body.Speakers = append(t.Body.Speakers, p.Speakers...)
		if m.line {
			for i := range p.Passages {
				p.Passages[i].Kind, p.Passages[i].Level = press.Item, 1
			}
			before = append(before, p.Passages...)
		} else {
			after = append(after, p.Passages...)
		}
	}
	return before, after, ds
}
