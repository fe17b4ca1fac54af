package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// CommonMark decides by the characters on both sides whether ** opens or
// closes. Punctuation inside and a letter outside means neither, because
// Western text has a space there. Japanese has none, so in これは**「重要」**です
// the asterisks would be printed. The CommonMark CJK-friendly amendments
// (tats-u/markdown-cjk-friendly, 6.2) mend that: punctuation that is CJK does
// not count as punctuation, and a CJK character outside counts as a space does.
// Where no neighbour is CJK nothing changes.

// emphasisParser parses * and _ (CommonMark 6.2, amended).
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	d := scanDelimiter(block, emphasis{})
	push(d, block, pc)
	return d
}

// strikethroughParser parses ~~ (GitHub Flavored Markdown 6.5, amended). A
// single ~ is none: 10~20 is a range.
type strikethroughParser struct{}

func (strikethroughParser) Trigger() []byte { return []byte{'~'} }

func (strikethroughParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if block.PrecendingCharacter() == '~' { // before the run is read to its end for each
		return nil
	}
	d := scanDelimiter(block, strikethrough{})
	if d.Length != 2 {
		return nil
	}
	push(d, block, pc)
	return d
}

// emphasis and strikethrough tell goldmark which delimiters make a pair, and
// what of.
type emphasis struct{}

func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }
func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

type strikethrough struct{}

func (strikethrough) IsDelimiter(b byte) bool { return b == '~' }
func (strikethrough) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (strikethrough) OnMatch(int) ast.Node { return east.NewStrikethrough() }

// scanDelimiter reads the delimiter run at which the block stands.
func scanDelimiter(block text.Reader, p parser.DelimiterProcessor) *parser.Delimiter {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, p)
	after := ' '
	if d.Length < len(line) {
		after, _ = utf8.DecodeRune(line[d.Length:])
	}
	left, right := sideBefore(block.Source()[:segment.Start], before), sideOf(after)
	if left.cjk || right.cjk {
		d.CanOpen, d.CanClose = flanking(left, right, d.Char == '_')
	}
	d.Segment = segment.WithStop(segment.Start + d.Length)
	return d
}

// push hands a delimiter to goldmark, which compares each that closes with all that
// opened before it in the block.
func push(d *parser.Delimiter, block text.Reader, pc parser.Context) {
	block.Advance(d.Length)
	n := 0
	if pc.LastDelimiter() != nil {
		n, _ = pc.Get(pending).(int)
	}
	pc.Set(pending, n+1)
	if d.CanClose && !boundsOf(pc).take(stepsOfDelimiter*n, d.Segment.Start, "signs of emphasis") {
		d.CanOpen, d.CanClose = false, false
	}
	pc.PushDelimiter(d)
}

// pending counts the delimiters of a block.
var pending = parser.NewContextKey()

// side is what stands on one side of a delimiter run.
type side struct{ space, punctuation, cjk bool }

// western is punctuation that is not CJK.
func (s side) western() bool { return s.punctuation && !s.cjk }

// flanking returns whether a delimiter run between two sides can open and can
// close. The underscore does not work within words.
func flanking(before, after side, underscore bool) (opens, closes bool) {
	left := !after.space && (!after.western() || before.space || before.punctuation || before.cjk)
	right := !before.space && (!before.western() || after.space || after.punctuation || after.cjk)
	if underscore {
		return left && (!right || before.punctuation), right && (!left || after.punctuation)
	}
	return left, right
}

func sideOf(r rune) side {
	return side{util.IsSpaceRune(r), util.IsPunctRune(r), isCJK(r)}
}

// sideBefore returns what the text before a delimiter run ends in, where its
// last character is r. A variation selector belongs to the character before it.
func sideBefore(text []byte, r rune) side {
	switch {
	case 0xE0100 <= r && r <= 0xE01EF: // selects a form of an ideograph
		return side{cjk: true}
	case 0xFE00 <= r && r <= 0xFE0E: // 0xFE0F makes an emoji
		base, _ := utf8.DecodeLastRune(text[:max(0, len(text)-utf8.RuneLen(r))])
		s := sideOf(base)
		if r == 0xFE01 && isCurlyQuote(base) { // its full-width form
			s.cjk = true
		}
		return s
	}
	return sideOf(r)
}

func isCurlyQuote(r rune) bool {
	return r == '‘' || r == '’' || r == '“' || r == '”'
}
