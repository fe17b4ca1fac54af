package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// blocks writes the blocks in a block.
func (w *writer) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if w.isLiteral(c) {
			w.literal++
			w.block(c)
			w.literal--
			continue
		}
		w.block(c)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock: // a paragraph of a tight list
		w.inlines(n)
		if n.NextSibling() != nil && n.HasChildren() {
			w.write("\n")
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.tag("li", n)
		if _, tight := n.FirstChild().(*ast.TextBlock); !tight && n.HasChildren() {
			w.write("\n")
		}
		w.blocks(n)
		w.write("</li>\n")
	case *ast.Blockquote:
		w.quotation(n)
	case *ast.CodeBlock:
		w.code(nil, n.Lines())
	case *ast.FencedCodeBlock:
		w.code(n.Language(w.source), n.Lines())
	case *ast.ThematicBreak:
		w.tag("hr", n)
		w.write("\n")
	case *blockElement:
		w.blockElement(n)
	case *ast.LinkReferenceDefinition: // counts where it is used
	case *east.Table:
		w.table(n)
	case *east.DefinitionList:
		w.tag("dl", n)
		w.write("\n")
		w.blocks(n)
		w.write("</dl>\n")
	case *east.DefinitionTerm:
		w.tag("dt", n)
		w.inlines(n)
		w.write("</dt>\n")
	case *east.DefinitionDescription:
		w.tag("dd", n)
		if !n.IsTight {
			w.write("\n")
		}
		w.blocks(n)
		w.write("</dd>\n")
	case *east.FootnoteList:
		w.footnotes(n)
	case *east.Footnote:
		w.footnote(n)
	default: // goldmark puts the way back from a footnote that does not end in a paragraph beside its blocks
		w.inline(n)
	}
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		w.tag("ul", n)
		w.write("\n")
		w.blocks(n)
		w.write("</ul>\n")
		return
	}
	w.write("<ol")
	if n.Start != 1 {
		w.write(` start="`)
		w.out = strconv.AppendInt(w.out, int64(n.Start), 10)
		w.write(`"`)
	}
	w.attributes(n)
	w.write(">\n")
	w.blocks(n)
	w.write("</ol>\n")
}

func (w *writer) code(language []byte, lines *text.Segments) {
	w.write(`<pre tabindex="0"><code`)
	if len(language) > 0 {
		w.write(` class="language-`)
		w.markdown(language)
		w.write(`"`)
	}
	w.write(">")
	for i := range lines.Len() {
		line := lines.At(i)
		value := line.Value(w.source)
		w.seen(value)
		w.out = escape(w.out, value)
	}
	w.write("</code></pre>\n")
}
