package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// htmlBlockParser parses blocks of HTML as goldmark does, but that an empty line ends
// none in a comment or in <pre>, <script>, <style> and <textarea>. To CommonMark (4.6)
// that holds only of those that begin the block.
type htmlBlockParser struct{ parser.BlockParser }

// wholeHTML comes before goldmark's own, which it hands everything else to.
var wholeHTML = parser.WithBlockParsers(util.Prioritized(htmlBlockParser{parser.NewHTMLBlockParser()}, 899))

func (p htmlBlockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	n := node.(*ast.HTMLBlock)
	if n.HTMLBlockType < ast.HTMLBlockType6 || !util.IsBlank(line) || !isWithin(n, reader.Source(), pc) {
		return p.BlockParser.Continue(node, reader, pc)
	}
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// within is what of a block was read, and what is open there.
type within struct {
	block ast.Node
	lines int
	end   string // what ends it; nothing where nothing is open
}

var withinKey = parser.NewContextKey()

// isWithin reports whether a block of HTML is in what an empty line does not end.
func isWithin(n *ast.HTMLBlock, source []byte, pc parser.Context) bool {
	w, ok := pc.Get(withinKey).(*within)
	if !ok || w.block != ast.Node(n) {
		w = &within{block: n}
		pc.Set(withinKey, w)
	}
	for ; w.lines < n.Lines().Len(); w.lines++ {
		line := n.Lines().At(w.lines)
		w.read(bytes.ToLower(line.Value(source)))
	}
	return w.end != ""
}

func (w *within) read(line []byte) {
	for {
		if w.end != "" {
			_, rest, found := bytes.Cut(line, []byte(w.end))
			if !found {
				return
			}
			w.end, line = "", rest
		}
		start := bytes.IndexByte(line, '<')
		if start < 0 {
			return
		}
		line = line[start:]
		if rest, ok := bytes.CutPrefix(line, []byte("<!--")); ok {
			w.end, line = "-->", rest
			continue
		}
		if name, closing := tagName(line); !closing && slices.Contains([]string{"pre", "script", "style", "textarea"}, name) {
			w.end = "</" + name
		}
		line = line[1:]
	}
}
