package markdown

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"docsite/generator/diag"
)

// dashes are what people type before a speaker's name.
const dashes = "—―–‒－-"

// almostAttributed reports the end of a quotation that is surely meant for an attribution
// and is none.
func (w *writer) almostAttributed(n *ast.Blockquote) {
	const hint = "write an empty line “>”, and then “> — Name”"
	switch last := n.LastChild().(type) {
	case *ast.Paragraph:
		lines := last.Lines()
		if lines.Len() == 0 { // it is of HTML
			return
		}
		end := lines.At(lines.Len() - 1)
		line := end.Value(w.source)
		if !isName(line) {
			return
		}
		if lines.Len() > 1 {
			first, before := lines.At(0), lines.At(lines.Len()-2)
			if beginsWithDash(first.Value(w.source)) || announces(bytes.TrimSpace(before.Value(w.source))) {
				return // a dialogue
			}
			w.report(diag.AlmostMarkdown, end.Start, hint, "this names no speaker: an empty line “>” is missing before it")
		} else if last.PreviousSibling() != nil && dashOf(line).length == 0 {
			w.report(diag.AlmostMarkdown, end.Start, hint, "this names no speaker: its dash is another one than —")
		}
	case *ast.List:
		item := last.FirstChild()
		if last.Marker != '-' || item != last.LastChild() || last.PreviousSibling() == nil ||
			last.PreviousSibling().Kind() != ast.KindParagraph || item.ChildCount() != 1 {
			return
		}
		lines := item.FirstChild().Lines()
		if lines == nil || lines.Len() != 1 {
			return
		}
		if line := lines.At(0); isName(append([]byte("- "), line.Value(w.source)...)) {
			w.report(diag.AlmostMarkdown, line.Start, hint, "this names no speaker: its dash is another one than —")
		}
	}
}

func beginsWithDash(line []byte) bool { return len(bytes.TrimLeft(line, dashes)) < len(line) }

// isName reports whether a line is a dash and what can be a name: it begins
// like one and does not end like a sentence.
func isName(line []byte) bool {
	line = bytes.TrimSpace(line)
	name := bytes.TrimLeft(line, dashes)
	if len(name) == len(line) {
		return false
	}
	name = bytes.TrimLeft(name, " \u00A0\u3000*_[")
	first, _ := utf8.DecodeRune(name)
	last, _ := utf8.DecodeLastRune(name)
	return isUpper(first) && utf8.RuneCount(name) <= longestAttribution &&
		!bytes.ContainsRune([]byte(".:;!?…。！？」』”»\"—–-,、："), last)
}

var (
	delimiterRow = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)
	cellEnd      = regexp.MustCompile(`(?:^|[^\\])\|`)
)

// almostTable reports a paragraph that is surely meant as a table: the row of
// dashes has not as many columns as its head.
func (w *writer) almostTable(n *ast.Paragraph) {
	lines := n.Lines()
	for i := 1; i < lines.Len(); i++ {
		line, above := lines.At(i), lines.At(i-1)
		row, head := line.Value(w.source), above.Value(w.source)
		if bytes.IndexByte(row, '|') < 0 || bytes.IndexByte(head, '|') < 0 || !delimiterRow.Match(row) {
			continue
		}
		if has, wants := columns(row), columns(head); has != wants {
			w.report(diag.AlmostMarkdown, line.Start, "write as many columns of dashes as the row above it has",
				"this is no table: there are %d columns of dashes, and %d in the row above", has, wants)
		}
	}
}

// columns returns how many cells a row has.
func columns(row []byte) int {
	row = bytes.TrimSpace(row)
	row = bytes.TrimPrefix(row, []byte("|"))
	if !bytes.HasSuffix(row, []byte(`\|`)) {
		row = bytes.TrimSuffix(row, []byte("|"))
	}
	return len(cellEnd.FindAll(row, -1)) + 1
}
