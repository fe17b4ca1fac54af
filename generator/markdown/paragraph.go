package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
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
		w.doc.Lead = w.setText(n)
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

// quotation writes a block quotation, as a figure if it has an attribution, of which the
// style sheet writes the dash.
func (w *writer) quotation(n *ast.Blockquote) {
	by, attributed := n.LastChild().(*attribution)
	if attributed {
		n.RemoveChild(n, by)
		w.write("<figure class=\"quotation\">\n")
	} else {
		w.almostAttributed(n)
	}
	w.tag("blockquote", n)
	w.write("\n")
	w.blocks(n)
	w.write("</blockquote>\n")
	if !attributed {
		return
	}
	first := by.FirstChild().(*ast.Text)
	w.tag("figcaption", by)
	if by.speaker != "" {
		w.speaker(by.speaker, first.Segment.Start+by.dash)
		w.write("</figcaption>\n</figure>\n")
		return
	}
	first.Segment = first.Segment.WithStart(first.Segment.Start + by.dash)
	if w.isLiteral(by) {
		w.literal++
		defer func() { w.literal-- }()
	}
	w.inlines(by)
	w.write("</figcaption>\n</figure>\n")
}
