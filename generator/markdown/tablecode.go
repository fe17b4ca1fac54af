package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// escapedBar is a bar within a cell of a table.
var escapedBar = []byte(`\|`)

// tableCodeTransformer takes the backslash off the bars in code in cells, where no
// other escape works (GitHub Flavored Markdown 4.10). goldmark's own compares each
// piece of code with each bar.
type tableCodeTransformer struct{}

func (tableCodeTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	if !bytes.Contains(source, escapedBar) {
		return
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if cell, ok := n.(*east.TableCell); ok && entering {
			unescapeCode(cell, source)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// unescapeCode divides the texts of code in an inline at the backslashes of bars.
func unescapeCode(n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindCodeSpan {
			unescapeCode(c, source)
			continue
		}
		for t := c.FirstChild(); t != nil; t = t.NextSibling() {
			code, ok := t.(*ast.Text)
			if !ok {
				continue
			}
			for {
				i := bytes.Index(code.Segment.Value(source), escapedBar)
				if i < 0 {
					break
				}
				bar := code.Segment.Start + i
				c.InsertBefore(c, code, ast.NewRawTextSegment(code.Segment.WithStop(bar)))
				code.Segment = code.Segment.WithStart(bar + 1)
			}
		}
	}
}
