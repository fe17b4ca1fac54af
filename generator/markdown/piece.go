package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// Piece is a text of a front matter that is written in Markdown.
type Piece struct {
	HTML        press.Markup
	Links       []press.Link
	Speakers    []press.Speaker
	Passages    []press.Passage
	Diagnostics []diag.Diagnostic
	Line        bool // it is one paragraph, whose HTML is without its element
}

// Piece reads a text that stands at a place of a front matter. Its marks are numbered
// from first on, so that they count in the links of the body that they are added to.
// Headings and notes, whose anchors would be those of the body, are told as mistakes.
func (c *Converter) Piece(text string, at diag.Pos, first int) Piece {
	doc := c.Convert(at.File, []byte(text), 0)
	p := Piece{Links: doc.Links, Speakers: doc.Speakers, Passages: doc.Passages, Diagnostics: doc.Diagnostics}
	if len(doc.IDs) > 0 {
		p.Diagnostics = append(p.Diagnostics, diag.New(diag.WrongType, at, "headings, anchors and notes cannot stand in the front matter").
			WithHint("write them in the text below it"))
	}
	for i := range p.Links {
		p.Links[i].At = at
	}
	for i := range p.Speakers {
		p.Speakers[i].At = at
	}
	for i := range p.Passages {
		p.Passages[i].At, p.Passages[i].Runs = at, nil
	}
	for i := range p.Diagnostics {
		p.Diagnostics[i].Pos = at
	}
	html := strings.TrimSuffix(string(renumbered(doc.HTML, first)), "\n")
	inner, isParagraph := strings.CutPrefix(html, "<p>")
	inner, closed := strings.CutSuffix(inner, "</p>")
	if p.Line = isParagraph && closed && !strings.Contains(inner, "<p>"); p.Line {
		html = inner
	}
	p.HTML = press.Markup(html)
	return p
}

// renumbered returns HTML whose marks begin at a number.
func renumbered(html []byte, first int) []byte {
	var out []byte
	for {
		before, rest, marked := bytes.Cut(html, nul)
		out = append(out, before...)
		if !marked {
			return out
		}
		mark, rest, _ := bytes.Cut(rest, nul)
		html = rest
		if bytes.HasPrefix(mark, []byte("@")) { // of a person, who is not counted
			out = append(append(append(out, 0), mark...), 0)
			continue
		}
		n, _ := strconv.Atoi(string(mark)) // nothing but Convert writes a NUL
		out = append(strconv.AppendInt(append(out, 0), int64(n+first), 10), 0)
	}
}
