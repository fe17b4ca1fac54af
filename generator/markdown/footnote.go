package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"docsite/generator/diag"
)

// missingNote is a footnote mark, [^x], that has no footnote. Its text is
// printed.
type missingNote struct {
	ast.BaseInline
	segment text.Segment
}

var kindMissingNote = ast.NewNodeKind("MissingNote")

func (n *missingNote) Kind() ast.NodeKind { return kindMissingNote }

func (n *missingNote) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Text": string(n.segment.Value(source))}, nil)
}

// missingNoteParser is asked for what goldmark's footnote parser left. It
// takes a leading ! along, as that one does, for the mark of a picture is ![.
type missingNoteParser struct{}

func (missingNoteParser) Trigger() []byte { return []byte{'!', '['} }

func (missingNoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	label, found := bytes.CutPrefix(bytes.TrimPrefix(line, []byte("!")), []byte("[^"))
	if !found {
		return nil // before the line is read to its end for each ! and [
	}
	end := bytes.IndexAny(label, "[]\n")
	if end < 0 || label[end] != ']' || util.IsBlank(label[:end]) {
		return nil
	}
	if end+1 < len(label) && label[end+1] == '(' {
		return nil // a link whose text begins with ^
	}
	length := len(line) - len(label) + end + 1
	block.Advance(length)
	return &missingNote{segment: text.NewSegment(segment.Start, segment.Start+length)}
}

func (w *writer) missingNote(n *missingNote) {
	value := n.segment.Value(w.source)
	mark := bytes.TrimPrefix(value, []byte("!"))
	w.report(diag.FootnoteMissing, n.segment.Stop-len(mark),
		"write its text on a line of its own: "+string(mark)+": …",
		"the footnote mark %s has no footnote", mark)
	w.seen(value)
	w.beside(value)
	w.out = escape(w.out, value)
}

// footnoteMark writes the mark of a footnote in the text.
func (w *writer) footnoteMark(n *east.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	id := markID(n.Index, n.RefIndex)
	w.doc.IDs = append(w.doc.IDs, id)
	w.write(`<sup id="` + id + `">`)
	if w.inLink {
		w.write(number)
	} else {
		w.write(`<a class="footnote-ref" href="#fn:` + number + `" role="doc-noteref">` + number + `</a>`)
	}
	w.write("</sup>")
}

// footnotes writes the section of the notes, at the end of the text.
func (w *writer) footnotes(n *east.FootnoteList) {
	w.write(`<section class="footnotes" role="doc-endnotes"`)
	w.label(w.options.Footnotes, "")
	w.write(">\n<ol>\n")
	w.blocks(n)
	w.write("</ol>\n</section>\n")
}

func (w *writer) footnote(n *east.Footnote) {
	id := "fn:" + strconv.Itoa(n.Index)
	w.doc.IDs = append(w.doc.IDs, id)
	w.write(`<li id="` + id + "\">\n")
	w.blocks(n)
	w.write("</li>\n")
}

// footnoteBack writes the link from a footnote back to its mark. The links to
// a second mark and on are numbered.
func (w *writer) footnoteBack(n *east.FootnoteBacklink) {
	number := ""
	if n.RefIndex > 0 {
		number = strconv.Itoa(n.RefIndex + 1)
	}
	w.write("\u00A0" + `<a class="footnote-backref" href="#` + markID(n.Index, n.RefIndex) + `" role="doc-backlink"`)
	w.label(w.options.FootnoteBack, number)
	w.write(">↩\uFE0E")
	if number != "" {
		w.write("<sup>" + number + "</sup>")
	}
	w.write("</a>")
}

// markID returns the anchor of a mark, the nth from 0 of its footnote.
func markID(index, nth int) string {
	id := "fnref:" + strconv.Itoa(index)
	if nth > 0 {
		id += ":" + strconv.Itoa(nth+1)
	}
	return id
}

// label writes an accessible name, if there is one.
func (w *writer) label(name, number string) {
	if name == "" {
		return
	}
	if number != "" {
		name += " " + number
	}
	w.write(` aria-label="`)
	w.out = escape(w.out, []byte(name))
	w.write(`"`)
}
