package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// paragraph writes a paragraph: one of nothing but pictures as figures, a note
// as a note.
func (w *writer) paragraph(n *ast.Paragraph) {
	if w.onlyPictures(n) {
		w.figures(n)
		return
	}
	w.almostTable(n)
	note := w.isNote(n)
	if note {
		w.write(`<p class="note"`)
	} else {
		w.write("<p")
	}
	w.attributes(n)
	w.write(">")
	had := w.doc.Text
	w.doc.Text = had && w.doc.Lead != ""
	w.inlines(n)
	if w.doc.Text && !note && w.doc.Lead == "" && isTop(n.Parent()) {
		w.doc.Lead = w.lead(n)
	}
	w.doc.Text = w.doc.Text || had
	w.write("</p>\n")
}

// isTop reports whether what lies in a node lies in no other block but a <div>.
func isTop(n ast.Node) bool {
	e, ok := n.(*blockElement)
	for ; ok && e.name == "div"; e, ok = n.(*blockElement) {
		n = n.Parent()
	}
	return n.Kind() == ast.KindDocument
}

// isNote reports whether a paragraph is a note as ministries put them under a
// sentence or a list: ※, ＊ or an escaped * with text behind it, at the top
// level or in a list.
func (w *writer) isNote(n *ast.Paragraph) bool {
	if p := n.Parent(); !isTop(p) && p.Kind() != ast.KindListItem {
		return false
	}
	first, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return false
	}
	value := first.Segment.Value(w.source)
	for _, mark := range []string{"※", "＊", `\*`} {
		if rest, ok := bytes.CutPrefix(value, []byte(mark)); ok {
			return len(bytes.TrimSpace(rest)) > 0 || first.NextSibling() != nil
		}
	}
	return false
}

// quotation writes a block quotation. If its last paragraph begins with a dash
// that paragraph names the speaker.
func (w *writer) quotation(n *ast.Blockquote) {
	speaker := w.speaker(n)
	if speaker == nil {
		if last, ok := n.LastChild().(*ast.Paragraph); !ok || last.Lines().Len() > 0 { // of HTML it has none
			w.almostSpeaker(n)
		}
		w.tag("blockquote", n)
		w.write("\n")
		w.blocks(n)
		w.write("</blockquote>\n")
		return
	}
	n.RemoveChild(n, speaker)
	w.write("<figure class=\"quotation\">\n")
	w.tag("blockquote", n)
	w.write("\n")
	w.blocks(n)
	w.write("</blockquote>\n")
	w.tag("figcaption", speaker)
	w.inlines(speaker)
	w.write("</figcaption>\n</figure>\n")
}

// speaker returns the paragraph that names the speaker of a quotation, without
// its dash, or nil.
func (w *writer) speaker(n *ast.Blockquote) *ast.Paragraph {
	last, ok := n.LastChild().(*ast.Paragraph)
	if !ok || n.FirstChild() == n.LastChild() {
		return nil
	}
	first, ok := last.FirstChild().(*ast.Text)
	if !ok {
		return nil
	}
	value := first.Segment.Value(w.source)
	name := bytes.TrimLeft(value, "—―")
	if len(name) == len(value) {
		name = bytes.TrimPrefix(value, []byte("-- "))
	}
	if len(name) == len(value) {
		return nil
	}
	name = bytes.TrimLeft(name, " \u00A0\u3000")
	if util.IsBlank(name) && first.NextSibling() == nil {
		return nil
	}
	first.Segment = first.Segment.WithStart(first.Segment.Stop - len(name))
	return last
}
