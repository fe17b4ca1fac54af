package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// colonTagParser takes tags with a colon in their name for HTML, as word processors write
// them: <o:p>. To CommonMark (6.6) they are words. What can be an address is none of them.
type colonTagParser struct{}

var colonTag = regexp.MustCompile(`^<(?:/[A-Za-z][A-Za-z0-9]*:[A-Za-z][A-Za-z0-9-]*[ \t]*|[A-Za-z]:[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>]*)?/?|[A-Za-z][A-Za-z0-9]*:[A-Za-z][A-Za-z0-9-]*[ \t]+[^<>]*=[^<>]*)>`)

// longestColonTag is how many bytes of a line are looked at.
const longestColonTag = 300

func (colonTagParser) Trigger() []byte { return []byte{'<'} }

func (colonTagParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := colonTag.Find(line[:min(len(line), longestColonTag)])
	if m == nil {
		return nil
	}
	n := ast.NewRawHTML()
	n.Segments.Append(segment.WithStop(segment.Start + len(m)))
	block.Advance(len(m))
	return n
}
