package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/press"
	"docsite/generator/read"
)

// Stamp returns the content of a translation's file with what it was made from in
// its front matter, and all else byte for byte as it is: comments, the order of
// keys, quotation marks, line ends. A value that is there is exchanged; where the
// key is missing, its line stands behind the title's. The diagnostics tell why a
// file cannot be stamped; then there is no content.
func Stamp(file string, content []byte, source press.Source) ([]byte, []diag.Diagnostic) {
	value := source.Lang + "@" + source.Digest
	before, block, ds := header(file, content)
	if ds != nil {
		return nil, ds
	}
	lines := slices.Collect(bytes.Lines(content))
	names := before.Names()
	i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == "source" })
	at, done := diag.Pos{File: file, Line: 1, Column: 1}, false
	if i >= 0 {
		at = names[i].At
		done = exchange(lines, names[i], before.Text("source"), value)
	} else {
		lines, done = insert(lines, names, block, "source: "+value)
	}
	stamped := bytes.Join(lines, nil)
	if done {
		after, _, ds := header(file, stamped)
		done = ds == nil && after.Text("source").Value == value && after.Text("title").Value == before.Text("title").Value &&
			slices.EqualFunc(others(after), others(before), func(a, b fields.Text) bool { return a.Value == b.Value })
	}
	if !done {
		return nil, []diag.Diagnostic{diag.New(diag.BadSource, at, "the front matter is written in a way in which “source” cannot be set").
			WithHint("write it yourself, in a line of its own: source: %s", value)}
	}
	return stamped, nil
}

// header reads the front matter of a file. It also returns how many lines the
// file has before the closing fence.
func header(file string, content []byte) (m *fields.Map, lines int, ds []diag.Diagnostic) {
	text, ds := charset.Clean(file, content)
	if ds != nil {
		return nil, 0, ds
	}
	block, _, ds := read.FrontMatter(file, text)
	if ds != nil {
		return nil, 0, ds
	}
	if m, ds = fields.Parse(file, block, 1); m == nil {
		return nil, 0, ds
	}
	return m, 1 + bytes.Count(block, []byte("\n")), nil
}

// others are the keys of a front matter but for the source.
func others(m *fields.Map) []fields.Text {
	return slices.DeleteFunc(m.Names(), func(n fields.Text) bool { return n.Value == "source" })
}

// exchange puts a value into the place of the one that a key has, if that is
// written in its line, in quotation marks or not, or into the place of none.
func exchange(lines [][]byte, key, old fields.Text, value string) bool {
	line := lines[key.At.Line-1]
	from := column(line, key.At.Column)
	if old.Set {
		if old.At.Line != key.At.Line || old.At.Column < key.At.Column {
			return false
		}
		from = column(line, old.At.Column)
		for _, quote := range []string{`"`, `'`, ""} {
			if bytes.HasPrefix(line[from:], []byte(quote+old.Value+quote)) {
				from += len(quote)
				lines[key.At.Line-1] = splice(line, from, from+len(old.Value), value)
				return true
			}
		}
		return false
	}
	colon := bytes.IndexByte(line[from:], ':')
	if colon < 0 {
		return false
	}
	from += colon + 1
	rest := line[from:]
	written := rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))]
	to := from
	for _, none := range []string{"null", "~"} {
		if bytes.HasPrefix(rest[len(written):], []byte(none)) {
			to = from + len(written) + len(none)
		}
	}
	lines[key.At.Line-1] = splice(line, from, to, " "+value)
	return true
}

// insert puts a line behind that of the title, or at the beginning where there
// is none. end is how many lines stand before the closing fence.
func insert(lines [][]byte, names []fields.Text, end int, text string) ([][]byte, bool) {
	behind, indent := 1, ""
	if i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == "title" }); i >= 0 {
		at := names[i].At
		line := lines[at.Line-1]
		indent = string(line[:column(line, at.Column)])
		if strings.Trim(indent, " ") != "" {
			return lines, false // several keys stand in one line, in braces
		}
		behind = end
		if i+1 < len(names) {
			behind = names[i+1].At.Line - 1
		}
		// Comments that stand before the next key belong to it.
		for behind > at.Line && (len(bytes.TrimSpace(lines[behind-1])) == 0 || lines[behind-1][0] == '#') {
			behind--
		}
	}
	lineEnd := "\n"
	if bytes.HasSuffix(lines[behind-1], []byte("\r\n")) {
		lineEnd = "\r\n"
	}
	return slices.Insert(lines, behind, []byte(indent+text+lineEnd)), true
}

// column returns the byte of a line at which a column begins, which counts
// characters from 1.
func column(line []byte, n int) int {
	at := 0
	for ; n > 1 && at < len(line); n-- {
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

func splice(line []byte, from, to int, with string) []byte {
	return fmt.Appendf(nil, "%s%s%s", line[:from], with, line[to:])
}
