package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"docsite/generator/diag"
	"docsite/generator/typeset"
)

// writer writes one document. It is used again for the next one, so nothing
// of a [Document] may share its buffers.
type writer struct {
	*Converter
	file    string
	body    int         // where the Markdown begins in the file
	source  []byte      // the Markdown; goldmark's offsets count from here
	cursor  diag.Cursor // in the whole file
	defined diag.Cursor // the same, for where the addresses of links by reference are written

	unlinted []text.Segment // comments and code of HTML

	out      []byte
	doc      Document
	told     map[diag.Code]int // diagnostics of each code, those that are not told too
	pictures bool              // there was one

	literal int            // how many elements are open that keep their text as it is
	outline []int          // levels, as written, of the headings that the next one may lie under
	ids     map[string]int // taken anchors, each with the last number tried behind it
	inLink  bool           // HTML has no link in a link
	plain   []byte         // scratch of plainText
	fixed   []typeset.Span // what in plain is not to be set
	chars   []byte         // scratch of markdown
	written []byte         // scratch of endSetting
	reading reading        // scratch of breakPhrases

	setting setting
}

// parse returns the tree of a text, and what its parsers remember of it.
func parse(p parser.Parser, source []byte) (ast.Node, parser.Context) {
	context := parser.NewContext()
	context.Set(boundsKey, &bounds{})
	return p.Parse(text.NewReader(source), parser.WithContext(context)), context
}

// parse returns the tree of the text, and reports what is wrong with its HTML and what
// went beyond a bound.
func (w *writer) parse() ast.Node {
	p := w.parser
	if bytes.Contains(w.source, leaking) {
		p = w.single
	}
	tree, context := parse(p, w.source)
	w.unlinted = nil
	if found, ok := context.Get(htmlFound).(*htmlTree); ok {
		for _, p := range found.problems {
			w.report(p.code, p.at, p.hint, "%s", p.message)
		}
		w.unlinted = found.unlinted
		for id := range found.ids {
			w.ids[id] = 1
		}
	}
	w.reportBounds(boundsOf(context).found)
	return tree
}

func (w *writer) begin(c *Converter, file string, text []byte, body int) {
	w.out = w.out[:0]
	body = min(max(body, 0), len(text))
	w.Converter, w.file, w.body, w.source, w.cursor = c, file, body, text[body:], diag.NewCursor(text)
	w.defined = w.cursor
	if w.ids == nil {
		w.ids, w.told = make(map[string]int), make(map[diag.Code]int)
	}
}

// end returns the document and forgets all of it but the HTML in w.out, which
// is good until the next begin.
func (w *writer) end() Document {
	w.reportRest()
	d := w.doc
	d.Empty = !d.Text && !w.pictures
	clear(w.ids)
	clear(w.told)
	*w = writer{
		out: w.out, outline: w.outline[:0],
		ids: w.ids, told: w.told, plain: w.plain[:0], fixed: w.fixed[:0], chars: w.chars[:0], written: w.written[:0], reading: w.reading,
		setting: setting{text: w.setting.text[:0], fixed: w.setting.fixed[:0], pieces: w.setting.pieces[:0]},
	}
	return d
}

func (w *writer) write(s string) { w.out = append(w.out, s...) }

// at returns the place of a byte of the body.
func (w *writer) at(offset int) diag.Pos { return w.place(&w.cursor, offset) }

func (w *writer) place(c *diag.Cursor, offset int) diag.Pos {
	line, column := c.Move(w.body + offset)
	return diag.Pos{File: w.file, Line: line, Column: column}
}

// report adds a diagnostic, unless enough of its code are told.
func (w *writer) report(code diag.Code, offset int, hint, format string, args ...any) {
	if w.told[code]++; w.told[code] > diag.MostOfKind {
		return
	}
	d := diag.New(code, w.at(offset), format, args...)
	if hint != "" {
		d = d.WithHint("%s", hint)
	}
	w.doc.Diagnostics = append(w.doc.Diagnostics, d)
}

// offset returns where a part of the source stands in it. goldmark hands most
// texts out as slices of the source, and two slices that end in one array
// differ in capacity by what lies between their beginnings.
func (w *writer) offset(part []byte) (int, bool) {
	n := cap(w.source) - cap(part)
	if len(part) == 0 || n < 0 || n >= len(w.source) || &w.source[n] != &part[0] {
		return 0, false
	}
	return n, true
}
