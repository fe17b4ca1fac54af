package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// codeSpanParser is goldmark's parser of code in a line (CommonMark 6.1), which looks
// for the end of code to the end of the block: it is asked where there is one.
type codeSpanParser struct{ parser.InlineParser }

func newCodeSpanParser() codeSpanParser { return codeSpanParser{parser.NewCodeSpanParser()} }

func (p codeSpanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, place := block.PeekLine()
	b := boundsOf(pc)
	if b.block != parent {
		b.block, b.runs = parent, lastRuns(parent.Lines(), block.Source())
	}
	length := 0
	for length < len(line) && line[length] == '`' {
		length++
	}
	if last, ok := b.runs[length]; ok && last > place.Start {
		return p.InlineParser.Parse(parent, block, pc)
	}
	block.Advance(length)
	return ast.NewTextSegment(place.WithStop(place.Start + length))
}

// lastRuns returns where, of each length, the last run of backticks on lines begins.
func lastRuns(lines *text.Segments, source []byte) map[int]int {
	runs := map[int]int{}
	for i := range lines.Len() {
		line := lines.At(i)
		for at := line.Start; at < line.Stop; at++ {
			begin := at
			for at < line.Stop && source[at] == '`' {
				at++
			}
			if at > begin {
				runs[at-begin] = begin
			}
		}
	}
	return runs
}
