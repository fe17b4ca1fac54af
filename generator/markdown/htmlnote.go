package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// number numbers footnotes in the order of their marks, those in notes last. Goldmark
// numbered what is marked in Markdown before what is marked in HTML.
func number(doc ast.Node) {
	var notes []*east.Footnote
	var marks, inner []*east.FootnoteLink
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *east.Footnote:
			if entering {
				notes = append(notes, n)
			}
		case *east.FootnoteLink:
			if entering && inNote(n) {
				inner = append(inner, n)
			} else if entering {
				marks = append(marks, n)
			}
		}
		return ast.WalkContinue, nil
	})
	numbers := map[int]int{}
	for _, mark := range append(marks, inner...) {
		if numbers[mark.Index] == 0 {
			numbers[mark.Index] = len(numbers) + 1
		}
		mark.Index = numbers[mark.Index]
	}
	for _, note := range notes {
		if note.Index > 0 {
			note.Index = numbers[note.Index]
		}
	}
}

// inNote reports whether a node lies in a footnote.
func inNote(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == east.KindFootnote {
			return true
		}
	}
	return false
}

var noteParser = extension.NewFootnoteParser()

// note returns the mark of a footnote that begins at a place, and where it ends.
func (t *htmlTree) note(parent ast.Node, start, stop int) (ast.Node, int) {
	lines := text.NewSegments()
	lines.Append(text.NewSegment(start, stop))
	block := text.NewBlockReader(t.source, lines)
	n := noteParser.Parse(parent, block, t.context)
	if n != nil {
		t.notes = true
	} else {
		block.Reset(lines)
		n = missingNoteParser{}.Parse(parent, block, t.context)
	}
	if n == nil {
		return nil, 0
	}
	_, rest := block.Position()
	return n, min(rest.Start, stop)
}
