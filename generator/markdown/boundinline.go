package markdown

import (
	"sort"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

const (
	// stepsOfDelimiter are those of comparing one delimiter with another.
	stepsOfDelimiter = 4
	// stepsOfFootnote are those of comparing the label of a mark with a footnote's.
	stepsOfFootnote = 3
	// stepsOfSibling are those of an inline that stands before a link in its block,
	// where the first emphasis of the block stands in the link.
	stepsOfSibling = 8
)

// linkParser is goldmark's parser of links and pictures, bounded. Goldmark looks
// for the end of an address or title in the rest of the block, for links and open
// emphasis in all that stands between two brackets, and before them.
type linkParser struct{ parser.InlineParser }

func newLinkParser() linkParser { return linkParser{parser.NewLinkParser()} }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, place := block.PeekLine()
	b := boundsOf(pc)
	if line[0] != ']' {
		n := p.InlineParser.Parse(parent, block, pc)
		if n != nil {
			b.brackets = append(b.brackets, bracket{place.Start, pc.LastDelimiter() == nil})
		}
		return n
	}
	steps := 0
	if last := len(b.brackets) - 1; last >= 0 {
		open := b.brackets[last]
		b.brackets = b.brackets[:last]
		if steps = place.Start - open.at; open.first && pc.LastDelimiter() != nil {
			steps += stepsOfSibling * parent.ChildCount()
		}
	}
	const what = "square brackets"
	if !b.take(steps, place.Start, what) {
		return nil
	}
	n := p.InlineParser.Parse(parent, lineReader{block, parent.Lines()}, pc)
	if _, at := block.Position(); len(line) > 1 && (line[1] == '(' || line[1] == '[') && (n == nil || at.Start <= place.Start+1) {
		lines := parent.Lines()
		b.take(lines.At(lines.Len()-1).Stop-place.Start, place.Start, what)
	}
	return n
}

// CloseBlock is asked when the inlines of a block are read.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	b := boundsOf(pc)
	b.brackets = b.brackets[:0]
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// footnoteParser is goldmark's parser of the marks of footnotes, bounded: it looks
// for each among all footnotes.
type footnoteParser struct{ parser.InlineParser }

func newFootnoteParser() footnoteParser { return footnoteParser{extension.NewFootnoteParser()} }

func (p footnoteParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, place := block.PeekLine()
	if bracket := len(line) > 2 && (line[0] == '[' && line[1] == '^' || line[0] == '!' && line[1] == '[' && line[2] == '^'); !bracket {
		return nil
	}
	b := boundsOf(pc)
	if !b.take(stepsOfFootnote*b.footnotes, place.Start, "marks of footnotes") {
		return nil
	}
	return p.InlineParser.Parse(parent, lineReader{block, parent.Lines()}, pc)
}

// lineReader is goldmark's reader of a block, which finds the line of a place without
// going through all that follow it.
type lineReader struct {
	text.Reader
	lines *text.Segments
}

func (r lineReader) Value(s text.Segment) []byte {
	line := sort.Search(r.lines.Len(), func(i int) bool { return r.lines.At(i).Start > s.Start }) - 1
	if line < 0 {
		return nil
	}
	value := make([]byte, 0, s.Stop-s.Start+1)
	for start := s.Start; line < r.lines.Len(); line++ {
		l := r.lines.At(line)
		value = l.ConcatPadding(value)
		start = max(start, l.Start)
		if stop := min(s.Stop, l.Stop); stop > start {
			value = append(value, r.Source()[start:stop]...)
		}
		if l.Stop > s.Stop {
			break
		}
	}
	return value
}
