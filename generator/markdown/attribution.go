package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// attribution is the end of a block quotation that says whose words they are: its last
// paragraph, or its last line, that begins with a dash.
//
// A dash begins a line of a dialogue too, and a line of prose that was cut there. So one
// is an attribution only where no other line of the quotation begins with a dash, and
// where what follows can be a name: see [writer.isNamed].
//
// What follows may be an ID of the register of people instead, behind an @: then the
// page shows the name and the title that the person had on the day of the release.
type attribution struct {
	ast.BaseBlock
	dash    int    // bytes of its first text before the name
	speaker string // an ID, in the place of a name; or nothing
}

var kindAttribution = ast.NewNodeKind("Attribution")

func (n *attribution) Kind() ast.NodeKind { return kindAttribution }

func (n *attribution) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// longestAttribution is how many characters an attribution may have, its dash not
// counted. The offices of ministers are long: one who is delegated to another, for two
// matters, has 160.
const longestAttribution = 200

// attribute finds the attributions of all quotations in a tree.
func (w *writer) attribute(tree ast.Node) {
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			return ast.WalkSkipChildren, nil
		case *ast.Blockquote:
			if !entering && !w.attributeParagraph(n) {
				w.attributeLine(n)
			}
		}
		return ast.WalkContinue, nil
	})
}

// attributeParagraph makes the last paragraph of a quotation its attribution, if it is
// one, and reports whether it is.
func (w *writer) attributeParagraph(quote *ast.Blockquote) bool {
	last, ok := quote.LastChild().(*ast.Paragraph)
	if !ok || last.PreviousSibling() == nil {
		return false
	}
	first, dash := w.dashAt(last.FirstChild())
	if dash.length == 0 {
		return false
	}
	if before, ok := last.PreviousSibling().(*ast.Paragraph); ok && announces([]byte(w.plainText(before))) {
		return false
	}
	speaker := w.speakerIn(first)
	if speaker == "" && !w.isNamed(first, dash.names) || w.speaks(quote, first) {
		return false
	}
	a := &attribution{dash: dash.length, speaker: speaker}
	a.SetPos(last.Pos())
	for _, attribute := range last.Attributes() {
		a.SetAttribute(attribute.Name, attribute.Value)
	}
	a.SetLines(last.Lines())
	move(first, a)
	quote.ReplaceChild(quote, last, a)
	return true
}

// attributeLine makes the last line of a quotation its attribution, if it is one. The
// line before it ends as a sentence does, or with what is quoted.
func (w *writer) attributeLine(quote *ast.Blockquote) {
	block := lastProse(quote)
	if block == nil {
		return
	}
	first, dash := w.dashAt(lastLine(block))
	if dash.length == 0 || w.speaks(quote, first) {
		return
	}
	speaker := w.speakerIn(first)
	if speaker == "" && (!w.endsSentence(block, first) || !w.isNamed(first, false)) {
		return
	}
	lines := block.Lines()
	end := lines.Len() - 1
	if block.Parent() != quote && (end < 1 || !w.isAtEdge(lines.At(end))) {
		return
	}
	a := &attribution{dash: dash.length, speaker: speaker}
	a.SetPos(first.Segment.Start)
	if end > 0 { // of HTML it has none
		own := text.NewSegments()
		own.Append(lines.At(end))
		a.SetLines(own)
		lines.SetSliced(0, end)
	}
	move(first, a)
	w.trimBreaks(block)
	quote.AppendChild(quote, a)
}

// trimBreaks takes the line breaks off the end of a block.
func (w *writer) trimBreaks(block ast.Node) {
	for {
		switch last := block.LastChild().(type) {
		case *ast.Text:
			last.SetSoftLineBreak(false)
			last.SetHardLineBreak(false)
			if !util.IsBlank(last.Segment.Value(w.source)) {
				return
			}
		case *inlineElement:
			if last.name != "br" {
				return
			}
		default:
			return
		}
		block.RemoveChild(block, block.LastChild())
	}
}

// lastProse returns the paragraph, or the text of a tight list, that a quotation ends in.
func lastProse(n ast.Node) ast.Node {
	for {
		switch n = n.LastChild(); n.(type) {
		case *ast.List, *ast.ListItem:
		case *ast.Paragraph, *ast.TextBlock:
			return n
		default:
			return nil
		}
	}
}

// lastLine returns the first inline of the last line of a block that has several, or nil.
func lastLine(block ast.Node) ast.Node {
	for c := block.LastChild(); c != nil; c = c.PreviousSibling() {
		if before := c.PreviousSibling(); before != nil && breaksAfter(before) {
			return c
		}
	}
	return nil
}

// breaksAfter reports whether a line ends with an inline.
func breaksAfter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Text:
		return n.SoftLineBreak() || n.HardLineBreak()
	case *inlineElement:
		return n.name == "br"
	}
	return false
}

// isAtEdge reports whether a line begins where the lines of its quotation do, not where
// those of a list's item do.
func (w *writer) isAtEdge(line text.Segment) bool {
	before := w.source[bytes.LastIndexByte(w.source[:line.Start], '\n')+1 : line.Start]
	return bytes.HasSuffix(bytes.TrimSuffix(before, []byte(" ")), []byte(">"))
}

// move puts an inline, and all that follow it, into another block.
func move(first ast.Node, to ast.Node) {
	from := first.Parent()
	for c := first; c != nil; {
		next := c.NextSibling()
		from.RemoveChild(from, c)
		to.AppendChild(to, c)
		c = next
	}
}

// dash is what stands before a name.
type dash struct {
	length int // bytes, with the white space behind it
	// names says that it is one that stands before names more often than before anything
	// else, as – is not.
	names bool
}

// dashAt returns the dash that a line begins with, which begins with an inline; of length 0 if
// there is none with something behind it. A dash that is written as a reference is meant as a sign.
func (w *writer) dashAt(n ast.Node) (*ast.Text, dash) {
	first, ok := n.(*ast.Text)
	if !ok || first.IsRaw() {
		return nil, dash{}
	}
	value := first.Segment.Value(w.source)
	d := dashOf(value)
	if d.length == len(value) && (first.NextSibling() == nil || breaksAfter(first)) {
		return nil, dash{}
	}
	return first, d
}

// dashOf returns the dash that a line begins with: — and ― (U+2014, U+2015), one or several; ─ of
// frames, at least two; – (U+2013) and --, with a space behind.
func dashOf(line []byte) dash {
	rest := bytes.TrimLeft(line, "—―")
	if len(rest) == len(line) && bytes.HasPrefix(line, []byte("──")) {
		rest = bytes.TrimLeft(line, "─")
	}
	name := bytes.TrimLeft(rest, spaces)
	if len(rest) < len(line) {
		return dash{len(line) - len(name), true}
	}
	for sign, names := range map[string]bool{"--": true, "–": false} {
		if rest, ok := bytes.CutPrefix(line, []byte(sign)); ok {
			if name := bytes.TrimLeft(rest, spaces); len(name) < len(rest) {
				return dash{len(line) - len(name), names}
			}
		}
	}
	return dash{}
}

// spaces may stand between a dash and a name.
const spaces = " \t\u00A0\u2009\u202F\u3000"

// isNamed reports whether what follows a dash, from an inline on, can be a name and an office.
// It begins with a letter or a figure, behind a dash that is not for names with a capital letter;
// it is short; and it does not end as a sentence does.
func (w *writer) isNamed(first *ast.Text, names bool) bool {
	name := bytes.TrimLeft(w.plainFrom(first), "—―─–-"+spaces)
	r, _ := utf8.DecodeRune(name)
	return isWord(r) && (names || isUpper(r)) && utf8.RuneCount(name) <= longestAttribution && !endsOpen(name)
}

// speakerIn returns the ID that a dash and an @ stand before, or nothing.
func (w *writer) speakerIn(first *ast.Text) string {
	id, is := bytes.CutPrefix(bytes.TrimLeft(w.plainFrom(first), "—―─–-"+spaces), []byte("@"))
	if id = bytes.TrimRight(id, spaces); !is || len(id) > longestAttribution || !personID.Match(id) {
		return ""
	}
	return string(id)
}

// personID is the form of an ID of the register of people.
var personID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// isUpper reports a letter that a name can begin with.
func isUpper(r rune) bool { return unicode.IsLetter(r) && !unicode.IsLower(r) }

// plainFrom returns the plain text of an inline and all that follow it, until the next.
func (w *writer) plainFrom(first ast.Node) []byte {
	w.fixed = w.fixed[:0]
	w.plain = w.appendSiblings(w.plain[:0], first)
	return collapse(w.plain)
}

// closing are signs behind the end of a sentence: quotation marks and brackets.
const closing = "\"'”’»›」』）)]］】"

// endsOpen reports whether words end as no name does: as a sentence, or in the middle of one.
func endsOpen(name []byte) bool {
	inner := bytes.TrimRightFunc(bytes.TrimRight(name, closing), unicode.IsSpace)
	last, _ := utf8.DecodeLastRune(inner)
	switch {
	case last == '.':
		return !endsAbbreviated(inner)
	case last == ')' || last == '）':
		return false
	}
	return bytes.ContainsRune([]byte(":;!?…‥。．！？：；—―–-,、，"), last)
}

// abbreviated are the words with a full stop that names end in, of firms and of degrees.
var abbreviated = map[string]bool{
	"Inc.": true, "Ltd.": true, "Co.": true, "Corp.": true, "Bros.": true, "Jr.": true, "Sr.": true, "Esq.": true,
}

// endsAbbreviated reports whether words end in a full stop that ends no sentence: Inc., S.A.
func endsAbbreviated(words []byte) bool {
	word := words[bytes.LastIndexAny(words, spaces)+1:]
	first, _ := utf8.DecodeRune(word)
	return abbreviated[string(word)] || isUpper(first) && bytes.Count(word, []byte(".")) > 1 && !bytes.Contains(word, []byte(".."))
}

// announces reports whether words announce what somebody says, so that a dash behind them
// begins it.
func announces(words []byte) bool {
	return bytes.HasSuffix(words, []byte(":")) || bytes.HasSuffix(words, []byte("："))
}

// endsSentence reports whether what stands before an inline in its block ends a sentence, or is
// quoted to its end.
func (w *writer) endsSentence(block, first ast.Node) bool {
	after := len(w.plainFrom(first))
	w.fixed = w.fixed[:0]
	w.plain = w.appendPlain(w.plain[:0], block)
	before := collapse(w.plain)
	before = bytes.TrimRightFunc(before[:max(0, len(before)-after)], unicode.IsSpace)
	inner := bytes.TrimRight(before, closing)
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(inner, unicode.IsSpace))
	quoted, _ := utf8.DecodeLastRune(before)
	return bytes.ContainsRune([]byte(".!?…‥。．！？"), last) || bytes.ContainsRune([]byte("\"”’»›」』"), quoted)
}

// speaks reports whether a line of a quotation begins with a dash, besides the one that begins
// with an inline. What it quotes itself is not looked at.
func (w *writer) speaks(n ast.Node, but ast.Node) bool {
	fresh := true // a line begins
	found := false
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch t := c.(type) {
		case *ast.Text:
			if !entering {
				break
			}
			value := t.Segment.Value(w.source)
			if fresh && c != but && beginsWithDash(value) {
				found = true
				return ast.WalkStop, nil
			}
			fresh = fresh && len(value) == 0 || breaksAfter(t)
		case *ast.Blockquote:
			if c != n {
				return ast.WalkSkipChildren, nil
			}
		case *inlineElement:
			fresh = fresh || t.name == "br"
		default:
			fresh = fresh || c.Type() == ast.TypeBlock
		}
		return ast.WalkContinue, nil
	})
	return found
}
