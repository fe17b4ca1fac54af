package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"docsite/generator/diag"
)

// A text of a megabyte must take seconds, whatever it holds. Where goldmark looks
// for something from each mark to the end of a block, or to its beginning, a text
// of nothing but such marks takes the square of its size. What could be made
// linear from outside is (definition.go, codespan.go, tablecode.go); for the rest,
// what a text may hold is bounded, far beyond what is written by hand:
//
//	mostNested     quotations, list items, notes in each other   boundblock.go
//	mostFootnotes  footnotes                                     boundblock.go
//	mostMissing    cells that the rows of a table leave out      boundtable.go
//	mostSteps      looking for what belongs to a mark            boundinline.go
//
// Of one kind, [diag.MostOfKind] diagnostics are told.
//
// What is beyond a bound is plain text, and told where it begins.

// mostSteps is how many steps a text may take of which each mark takes as many as
// there are others. A step is a byte passed, a nanosecond or two. A text of 2 MB with
// a hundred links and a hundred emphases in every paragraph of ten thousand
// characters takes less than a tenth of it.
const mostSteps = 100_000_000

// reportRest says in the last diagnostic of a code how many were left out.
func (w *writer) reportRest() {
	for i := len(w.doc.Diagnostics) - 1; i >= 0; i-- {
		d := &w.doc.Diagnostics[i]
		if rest := w.told[d.Code] - diag.MostOfKind; rest > 0 {
			*d = d.AndMore(rest)
			w.told[d.Code] = 0
		}
	}
}

// bounds is what the parsing of one text has used of what it may, and where it
// went beyond.
type bounds struct {
	steps     int
	footnotes int
	last      int // the line in which blocks used up the steps, if they did

	brackets []bracket // those that are open in a block
	block    ast.Node
	runs     map[int]int // where, of each length, the last run of backticks of block begins

	found []excess
}

// bracket is one that was opened.
type bracket struct {
	at    int
	first bool // no sign of emphasis was open in the block
}

// excess is where a text went beyond a bound.
type excess struct {
	code    diag.Code
	offset  int
	message string
	hint    string
}

var boundsKey = parser.NewContextKey()

func boundsOf(pc parser.Context) *bounds { return pc.Get(boundsKey).(*bounds) }

// take takes steps and reports whether there were as many. Beyond the last, what
// would have been looked for is told once.
func (b *bounds) take(steps, offset int, what string) bool {
	b.steps += steps
	if b.steps <= mostSteps {
		return true
	}
	b.tell(diag.TooManyMarks, offset,
		"this text holds too many "+what+": from here on they are taken for plain text",
		"end what was begun before it, write a backslash before each sign that is no markup, or divide the text")
	return false
}

// tell notes what is beyond a bound, once for each code.
func (b *bounds) tell(code diag.Code, offset int, message, hint string) {
	for _, e := range b.found {
		if e.code == code {
			return
		}
	}
	b.found = append(b.found, excess{code, offset, message, hint})
}

// reportBounds reports what went beyond a bound.
func (w *writer) reportBounds(found []excess) {
	for _, e := range found {
		w.report(e.code, e.offset, e.hint, "%s", e.message)
	}
}
