package fields

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"docsite/generator/diag"
)

// report is what is found in a text, and where the text stands.
type report struct {
	text   []byte
	file   string
	above  int // lines of the file before the text
	cursor diag.Cursor
	lines  []int // byte offset of the first byte of each line, as YAML counts them
	last   place // the one that was asked for last, from which the next one is counted
	found  []diag.Diagnostic
}

// place is where a line and column of YAML's are.
type place struct{ line, column, offset int }

func newReport(file string, text []byte, above int) *report {
	start := len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
	r := &report{text: text, file: file, above: above, cursor: diag.NewCursor(text)}
	r.lines = append(make([]int, 0, bytes.Count(text, []byte("\n"))+2), start)
	for i := start; i < len(text); {
		n := 0
		switch text[i] {
		case '\n', '\r', 0xC2, 0xE2: // which the others begin with
			n = lineBreak(text[i:])
		}
		if n > 0 {
			r.lines = append(r.lines, i+n)
		}
		i += max(n, 1)
	}
	return r
}

// lineBreak returns the length of the line break that a text begins with, or
// 0. To YAML, U+0085, U+2028 and U+2029 are line breaks too.
func lineBreak(text []byte) int {
	switch c, size := utf8.DecodeRune(text); c {
	case '\r':
		if bytes.HasPrefix(text, []byte("\r\n")) {
			return 2
		}
		return 1
	case '\n', '\u0085', '\u2028', '\u2029':
		return size
	}
	return 0
}

func (r *report) add(d diag.Diagnostic) { r.found = append(r.found, d) }

func (r *report) at(n *yaml.Node) diag.Pos { return r.pos(n.Line, n.Column) }

func (r *report) pos(line, column int) diag.Pos { return r.place(r.offset(line, column)) }

func (r *report) place(offset int) diag.Pos {
	line, column := r.cursor.Move(offset)
	return diag.Pos{File: r.file, Line: line + r.above, Column: column}
}

// offset returns where in the text YAML's line and column are; beyond its end,
// the end.
func (r *report) offset(line, column int) int {
	if line > len(r.lines) {
		return len(r.text)
	}
	at := place{line, 1, r.lines[max(line, 1)-1]}
	if r.last.line == line && r.last.column <= column {
		at = r.last
	}
	for ; at.column < column && at.offset < len(r.text) && lineBreak(r.text[at.offset:]) == 0; at.column++ {
		_, size := utf8.DecodeRune(r.text[at.offset:])
		at.offset += size
	}
	r.last = at
	return at.offset
}
