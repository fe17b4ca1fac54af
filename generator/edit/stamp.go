package edit

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/revision"
)

// Stamp returns the content of a translation's file with what it was made from in
// its front matter, and all else byte for byte as it is: comments, the order of
// keys, quotation marks, line ends. A value that is there is exchanged; where the
// key is missing, its line stands behind the title's. What is pending of the source stands in a
// list behind it; where nothing is, that key goes. The diagnostics tell why a
// file cannot be stamped; then there is no content.
func Stamp(file string, content []byte, source press.Source) ([]byte, []diag.Diagnostic) {
	value := source.Lang + "@" + source.Digest
	before, block, ds := header(file, content)
	if ds != nil {
		return nil, ds
	}
	want := map[string]any{}
	maps.Copy(want, valuesOf(file, content))
	want["source"] = value
	delete(want, "pending")
	help := "source: " + value
	var list []any
	for _, p := range source.Pending {
		list = append(list, revision.FormatPending(p))
	}
	if list != nil {
		want["pending"] = list
		help += "; " + pendingLine(list)
	}
	lines := slices.Collect(bytes.Lines(content))
	names := before.Names()
	i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == "source" })
	at, done := diag.Pos{File: file, Line: 1, Column: 1}, false
	if i >= 0 {
		at = names[i].At
		done = exchange(lines, names[i], before.Text("source"), value)
	} else {
		lines, done = insert(lines, names, block, "title", "source: "+value)
	}
	stamped := bytes.Join(lines, nil)
	if done {
		stamped, done = setPending(file, stamped, list)
		done = done && reflect.DeepEqual(valuesOf(file, stamped), want)
	}
	if !done {
		return nil, []diag.Diagnostic{diag.New(diag.BadSource, at, "the front matter is written in a way in which “source” cannot be set").
			WithHint("write it yourself, in a line of its own: %s", help)}
	}
	return stamped, nil
}

// pendingLine writes the key. The digests stand in quotation marks, because some have digits alone
// and would be numbers to other readers of YAML.
func pendingLine(list []any) string {
	var quoted []string
	for _, p := range list {
		quoted = append(quoted, fmt.Sprintf("%q", p))
	}
	return "pending: [" + strings.Join(quoted, ", ") + "]"
}

// setPending writes what is pending in the place of what was, or behind the source, or takes the
// key out; false where that cannot be done.
func setPending(file string, content []byte, list []any) ([]byte, bool) {
	m, end, ds := header(file, content)
	if ds != nil {
		return nil, false
	}
	lines, names := slices.Collect(bytes.Lines(content)), m.Names()
	i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == "pending" })
	switch {
	case i < 0 && list == nil:
		return content, true
	case i < 0:
		lines, done := insert(lines, names, end, "source", pendingLine(list))
		return bytes.Join(lines, nil), done
	}
	at := names[i].At
	first := lines[at.Line-1]
	indent := string(first[:column(first, at.Column)])
	if strings.Trim(indent, " ") != "" {
		return nil, false // several keys stand in one line, in braces
	}
	behind := (&matter{lines: lines, m: m, end: end}).last("pending")
	var own [][]byte
	if list != nil {
		own = [][]byte{[]byte(indent + pendingLine(list) + remark(first) + lineEnd(first))}
	}
	return bytes.Join(slices.Replace(lines, at.Line-1, behind, own...), nil), true
}

// remark returns what stands at the end of a line of digests for people to read, with the space before it.
func remark(line []byte) string {
	i := bytes.Index(line, []byte(" #"))
	if i < 0 {
		return ""
	}
	for line[i-1] == ' ' {
		i--
	}
	return string(bytes.TrimRight(line[i:], " \r\n"))
}

func lineEnd(line []byte) string {
	if bytes.HasSuffix(line, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
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

// insert puts a line behind the value of a key, or at the beginning where that is
// missing. end is how many lines stand before the closing fence.
func insert(lines [][]byte, names []fields.Text, end int, key, text string) ([][]byte, bool) {
	behind, indent := 1, ""
	if i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == key }); i >= 0 {
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
	return slices.Insert(lines, behind, []byte(indent+text+lineEnd(lines[behind-1]))), true
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
