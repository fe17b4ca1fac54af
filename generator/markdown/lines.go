package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"docsite/generator/lint"
)

// lineTransformer keeps line breaks before lines of a paragraph that are lines: those
// that begin with （１）, ○ or a label as others of it do (see [lint.Breaks]). They
// become what two spaces at the end of a line are.
type lineTransformer struct{}

func (lineTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	var lines [][]byte
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock:
		default:
			return ast.WalkContinue, nil
		}
		if !entering || n.Lines().Len() < 2 {
			return ast.WalkSkipChildren, nil
		}
		lines = lines[:0]
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			lines = append(lines, line.Value(source))
		}
		if breaks := lint.Breaks(lines); breaks != nil {
			keepBreaks(n, n.Lines(), breaks)
		}
		return ast.WalkSkipChildren, nil
	})
}

// keepBreaks makes the soft breaks in an inline container hard that end a line before
// which a break is kept.
func keepBreaks(n ast.Node, lines *text.Segments, breaks []bool) {
	line := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		keepBreaks(c, lines, breaks)
		t, ok := c.(*ast.Text)
		if !ok || !t.SoftLineBreak() {
			continue
		}
		for line+1 < lines.Len() && lines.At(line).Stop <= t.Segment.Stop {
			line++
		}
		if line+1 < lines.Len() && breaks[line+1] {
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(true)
		}
	}
}
