package edit

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/read"
)

// matter is a front matter into which something is put. Whatever it is, all other bytes of
// the file stay as they are, and so does what all other keys say.
type matter struct {
	file    string
	content []byte
	lines   [][]byte
	m       *fields.Map
	end     int            // how many lines stand before the closing fence
	values  map[string]any // what the keys say
}

func openMatter(file string, content []byte) (*matter, []diag.Diagnostic) {
	m, end, ds := header(file, content)
	if ds != nil {
		return nil, ds
	}
	return &matter{file, content, slices.Collect(bytes.Lines(content)), m, end, valuesOf(file, content)}, nil
}

// valuesOf returns what the keys of a front matter say; nil if it cannot be read.
func valuesOf(file string, content []byte) map[string]any {
	text, ds := charset.Clean(file, content)
	if ds != nil {
		return nil
	}
	block, _, ds := read.FrontMatter(file, text)
	if ds != nil {
		return nil
	}
	values, ds := fields.Decode(file, block, 1)
	if ds != nil {
		return nil
	}
	return values
}

// finish returns the file with text in it at an offset, if then the key says what it should
// and all else what it did; else it tells that the key cannot be written.
func (f *matter) finish(at int, text, key string, should any) ([]byte, []diag.Diagnostic) {
	if at >= 0 {
		edited := slices.Concat(f.content[:at], []byte(text), f.content[at:])
		want := maps.Clone(f.values)
		if want == nil {
			want = map[string]any{}
		}
		want[key] = should
		if reflect.DeepEqual(valuesOf(f.file, edited), want) {
			return edited, nil
		}
	}
	place := diag.Pos{File: f.file, Line: 1, Column: 1}
	if pos, set := f.m.KeyAt(key); set {
		place = pos
	}
	return nil, []diag.Diagnostic{diag.New(diag.WrongType, place, "the front matter is written in a way in which “%s” cannot be set", key).
		WithHint("write it yourself: %s", strings.Join(strings.Fields(text), " "))}
}

// offset is where a line begins, counted from 0.
func (f *matter) offset(line int) int {
	at := 0
	for _, l := range f.lines[:line] {
		at += len(l)
	}
	return at
}

// ends writes lines with the line end that the file has before one of them.
func (f *matter) ends(line int, text string) string {
	if line > 0 && bytes.HasSuffix(f.lines[line-1], []byte("\r\n")) {
		return strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// indent is what stands before the keys; false where that is not spaces alone.
func (f *matter) indent() (string, bool) {
	names := f.m.Names()
	if len(names) == 0 {
		return "", true
	}
	at := names[len(names)-1].At
	before := string(f.lines[at.Line-1][:column(f.lines[at.Line-1], at.Column)])
	return before, strings.Trim(before, " ") == ""
}

// append puts a key behind all others. text is its lines, the first of which names it.
func (f *matter) append(key, text string, should any) ([]byte, []diag.Diagnostic) {
	indent, plain := f.indent()
	if !plain {
		return f.finish(-1, text, key, nil)
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(indent + line)
	}
	return f.finish(f.offset(f.end), f.ends(f.end, b.String()), key, should)
}

// last is the line behind the value of a key that is written in lines of its own: comments
// and empty lines before the next key belong to that.
func (f *matter) last(key string) int {
	names := f.m.Names()
	i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == key })
	behind := f.end
	if i+1 < len(names) {
		behind = names[i+1].At.Line - 1
	}
	for behind > names[i].At.Line && (len(bytes.TrimSpace(f.lines[behind-1])) == 0 || f.lines[behind-1][0] == '#') {
		behind--
	}
	return behind
}

// bracket is the offset of the bracket that closes the value of a key, where that begins
// with one in the key's line; -1 where it does not.
func (f *matter) bracket(key string) int {
	pos, set := f.m.KeyAt(key)
	if !set {
		return -1
	}
	line := f.lines[pos.Line-1]
	from := column(line, pos.Column)
	colon := bytes.IndexByte(line[from:], ':')
	if colon < 0 {
		return -1
	}
	at := f.offset(pos.Line-1) + from + colon + 1
	at += len(f.content[at:]) - len(bytes.TrimLeft(f.content[at:], " "))
	depth := 0
	for quote, i := byte(0), at; i < len(f.content); i++ {
		c := f.content[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && bytes.IndexByte([]byte("[{, \n:"), f.content[i-1]) >= 0:
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i
			}
		}
		if depth == 0 {
			return -1
		}
	}
	return -1
}

// within puts text behind the last of what stands in brackets, with a comma where something
// does.
func (f *matter) within(closing int, text, key string, should any) ([]byte, []diag.Diagnostic) {
	at := len(bytes.TrimRight(f.content[:closing], " \r\n"))
	if before := f.content[at-1]; before != '[' && before != '{' {
		text = ", " + text
	}
	return f.finish(at, text, key, should)
}
