package markdown

import (
	"github.com/yuin/goldmark/ast"
)

// blockElement is a block of HTML that Markdown has no form for. Its attributes
// are those of its tag that are kept.
type blockElement struct {
	ast.BaseBlock
	name string
}

// inlineElement is such an element within a line.
type inlineElement struct {
	ast.BaseInline
	element
}

var (
	kindBlockElement  = ast.NewNodeKind("BlockElement")
	kindInlineElement = ast.NewNodeKind("InlineElement")
)

func (n *blockElement) Kind() ast.NodeKind  { return kindBlockElement }
func (n *inlineElement) Kind() ast.NodeKind { return kindInlineElement }

func (n *blockElement) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

func (n *inlineElement) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Name": n.name}, nil)
}

// isReading reports whether an element holds what is read beside the text, not in it.
func (n *inlineElement) isReading() bool { return n.name == "rt" || n.name == "rp" }

// isAnchor reports whether a node is nothing but a place that links lead to.
func isAnchor(n ast.Node) bool {
	e, ok := n.(*inlineElement)
	return ok && e.name == "span" && !e.HasChildren()
}
