package markdown

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"docsite/generator/diag"
)

const (
	// mostNested is how many quotations, list items, descriptions and footnotes may
	// lie in each other. A law's articles go six deep.
	mostNested = 100
	// mostFootnotes is how many footnotes a text may have. A judgment has a thousand.
	mostFootnotes = 5000
	// stepsOfLine are those of a line in each block that it lies in: goldmark keeps
	// a note of them while the outermost one is open.
	stepsOfLine = 50
)

// blockParsers are goldmark's parsers of blocks, of which those that other blocks
// lie in are bounded. The numbers are goldmark's own priorities.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(nestingParser{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(nestingParser{extension.NewDefinitionDescriptionParser()}, 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(nestingParser{parser.NewListParser()}, 300),
		util.Prioritized(nestingParser{parser.NewListItemParser()}, 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(nestingParser{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(nestingParser{extension.NewFootnoteBlockParser()}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

// nestingParser bounds how deep the blocks of a parser may lie, and how many lines
// are asked for in all of those that lie in each other.
type nestingParser struct{ parser.BlockParser }

func (p nestingParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	b := boundsOf(pc)
	line, place := reader.Position()
	if b.last > 0 && line > b.last {
		return nil, parser.NoChildren
	}
	offset := place.Start + max(pc.BlockOffset(), 0)
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n == nil {
		return nil, state
	}
	_, note := n.(*east.Footnote)
	switch {
	case nested(pc) >= mostNested:
		b.tell(diag.NestedTooDeep, offset,
			fmt.Sprintf("what begins here lies in %d others: from here on the line is taken for plain text", mostNested),
			"write lists and quotations that lie in fewer others; before a sign that is no markup write a backslash")
	case note && b.footnotes >= mostFootnotes:
		b.tell(diag.TooManyMarks, offset,
			fmt.Sprintf("a text has at most %d footnotes: from here on they are taken for plain text", mostFootnotes),
			"divide the text, or attach it as a document")
	default:
		if note {
			b.footnotes++
		}
		return n, state
	}
	reader.SetPosition(line, place)
	reader.Advance(0) // it keeps what it read at the other place
	return nil, parser.NoChildren
}

func (p nestingParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	b := boundsOf(pc)
	line, place := reader.Position()
	if b.last > 0 {
		if line > b.last {
			return parser.Close
		}
	} else if !b.take(stepsOfLine, place.Start, "lines in lists and quotations that lie in each other") {
		b.last = line // the blocks of a line end together
	}
	return p.BlockParser.Continue(n, reader, pc)
}

// nested returns how many blocks lie in each other where a line is read.
func nested(pc parser.Context) int {
	depth := 0
	for _, b := range pc.OpenedBlocks() {
		switch b.Node.(type) {
		case *ast.Blockquote, *ast.ListItem, *east.DefinitionDescription, *east.Footnote:
			depth++
		}
	}
	return depth
}
