package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// tag writes a start tag with the attributes that the author gave to a node.
func (w *writer) tag(name string, n ast.Node) {
	w.write("<")
	w.write(name)
	w.attributes(n)
	w.write(">")
}

// attributes writes the attributes that the author gave to a node.
func (w *writer) attributes(n ast.Node) {
	for _, a := range n.Attributes() {
		value, key := a.Value.(string), string(a.Name)
		w.write(" ")
		w.write(key)
		switch key {
		case "open", "reversed":
			continue
		case "id":
			w.doc.IDs = append(w.doc.IDs, value)
		}
		w.write(`="`)
		w.out = escape(w.out, []byte(value))
		w.write(`"`)
	}
}

// blockElement writes a block that Markdown has no form for.
func (w *writer) blockElement(n *blockElement) {
	switch n.name {
	case "table":
		w.beginTable()
		w.tag("table", n)
		w.write("\n")
		w.blocks(n)
		w.endTable()
		return
	case "pre":
		w.write(`<pre tabindex="0"`)
		w.attributes(n)
		w.write(">")
		w.literal++
		w.inlines(n)
		w.literal--
		w.write("</pre>\n")
		return
	}
	w.tag(n.name, n)
	switch first := n.FirstChild(); {
	case n.name == "summary":
		w.inlines(n)
	case first != nil && first.Kind() == ast.KindTextBlock, first != nil && isSummary(first):
		w.blocks(n)
	default:
		if first != nil && n.name != "td" && n.name != "th" {
			w.write("\n")
		}
		w.blocks(n)
	}
	w.write("</")
	w.write(n.name)
	w.write(">\n")
}

func isSummary(n ast.Node) bool {
	e, ok := n.(*blockElement)
	return ok && e.name == "summary"
}

// inlineElement writes an element within a line.
func (w *writer) inlineElement(n *inlineElement) {
	switch n.name {
	case "br":
		w.lineBreak()
		return
	case "wbr":
		w.write("<wbr>")
		return
	}
	w.tag(n.name, n)
	marks := w.options.Typography.Quotes()
	w.besideMark(n.name, marks.Open)
	w.inlines(n)
	w.besideMark(n.name, marks.Close)
	w.write("</")
	w.write(n.name)
	w.write(">")
}

// isLiteral reports whether the text of a node is not set: what is typed, and what
// is said to be in another language.
func (w *writer) isLiteral(n ast.Node) bool {
	if e, ok := n.(*inlineElement); ok && e.literal {
		return true
	}
	if n.Attributes() == nil {
		return false
	}
	lang, ok := n.AttributeString("lang")
	return ok && !strings.EqualFold(primary(lang.(string)), primary(w.options.Language))
}

// primary returns the first part of a language's tag.
func primary(lang string) string {
	lang, _, _ = strings.Cut(lang, "-")
	return lang
}

// isInFigure reports whether a node lies straight in a figure of HTML.
func isInFigure(n ast.Node) bool {
	e, ok := n.Parent().(*blockElement)
	return ok && e.name == "figure"
}
