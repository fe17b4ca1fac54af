package edit

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// SetText returns the content of a file of a release with another text as a value of its
// front matter, and all else byte for byte as it is. The path is that of the value by its
// keys, such as title, image.alt or gallery[0].caption. The number of an item may be that behind the last
// one: then it is added. The value is written as the one that
// stands there is: in quotation marks, in lines of its own, or as it is. Where the key is
// missing it is put beside the others that it belongs to. The diagnostics tell why it cannot
// be written; then there is no content.
func SetText(file string, content []byte, path, text string) ([]byte, []diag.Diagnostic) {
	f, ds := openMatter(file, content)
	if ds != nil {
		return nil, ds
	}
	v := f.value(path)
	want, possible := withValue(f.values, parsePath(path), text)
	if possible {
		for _, edited := range v.written(text) {
			if reflect.DeepEqual(valuesOf(file, edited), want) {
				return edited, nil
			}
		}
	}
	return nil, []diag.Diagnostic{diag.New(diag.WrongType, v.at, "the front matter is written in a way in which “%s” cannot be set", path).
		WithHint("write it yourself: %s: %s", path[strings.LastIndexByte(path, '.')+1:], Scalar(text))}
}

// step is a key, or the number of an item where there is no key.
type step struct {
	key  string
	item int
}

// parsePath reads a path such as gallery[0].caption.
func parsePath(path string) []step {
	var steps []step
	for _, part := range strings.Split(path, ".") {
		key, item, listed := strings.Cut(part, "[")
		steps = append(steps, step{key: key})
		if n, err := strconv.Atoi(strings.TrimSuffix(item, "]")); listed && err == nil {
			steps = append(steps, step{item: n})
		}
	}
	return steps
}

// withValue returns decoded values with another text at the end of a path; false where the
// path leads through what is not there.
func withValue(in any, path []step, text string) (any, bool) {
	if len(path) == 0 {
		return text, true
	}
	first, rest := path[0], path[1:]
	switch in := in.(type) {
	case map[string]any:
		inner, there := in[first.key]
		if !there && len(rest) == 1 && rest[0].key == "" { // the first item of a list
			inner, there = []any{}, true
		}
		if first.key == "" || !there && len(rest) > 0 {
			return nil, false
		}
		changed, ok := withValue(inner, rest, text)
		out := maps.Clone(in)
		out[first.key] = changed
		return out, ok
	case []any:
		if first.key != "" || first.item > len(in) || first.item == len(in) && len(rest) > 0 {
			return nil, false
		}
		if first.item == len(in) {
			return append(slices.Clone(in), text), true
		}
		changed, ok := withValue(in[first.item], rest, text)
		out := slices.Clone(in)
		out[first.item] = changed
		return out, ok
	}
	return nil, false
}

// value is a text of a front matter and where it stands.
type value struct {
	*matter
	key  string
	in   *fields.Map // that has the key; nil for an item of a list
	text fields.Text
	at   diag.Pos
	item bool // it is to be the last item of the list
}

// value finds what a path leads to.
func (f *matter) value(path string) value {
	v := value{matter: f, in: f.m, at: diag.Pos{File: f.file, Line: 1, Column: 1}}
	steps := parsePath(path)
	for i, s := range steps {
		last := i == len(steps)-1
		switch {
		case s.key == "": // which the step before has taken
			continue
		case v.in == nil:
			return v
		}
		v.key = s.key
		if pos, set := v.in.KeyAt(s.key); set {
			v.at = pos
		}
		if !last && steps[i+1].key == "" {
			item := steps[i+1].item
			if i+1 == len(steps)-1 {
				list := v.in.List(s.key)
				if item < len(list) {
					v.text, v.at = list[item], list[item].At
				}
				v.item = v.in == v.m && item == len(list)
				v.in = nil
				return v
			}
			list := v.in.Maps(s.key)
			if item >= len(list) {
				v.in = nil
				return v
			}
			v.in, v.at = list[item], list[item].At
			continue
		}
		if !last {
			v.in = v.in.Map(s.key)
			continue
		}
		v.text = v.in.Text(s.key)
	}
	return v
}

// written returns the file with another text as the value, in the ways in which it may be
// written, the one that keeps most first.
func (v value) written(text string) [][]byte {
	if !v.text.Set {
		return v.begun(text)
	}
	from := v.offset(v.text.At.Line-1) + column(v.lines[v.text.At.Line-1], v.text.At.Column)
	to, style := v.scalarEnd(from)
	if to <= from {
		return nil
	}
	put := func(written string) []byte {
		return slices.Concat(v.content[:from], []byte(v.ends(v.text.At.Line, written)), v.content[to:])
	}
	var ways []string
	switch style {
	case '|', '>':
		ways = []string{v.inLines(from, text, style)}
	case '"':
		ways = []string{quoted(text)}
	case '\'':
		ways = []string{"'" + strings.ReplaceAll(text, "'", "''") + "'", quoted(text)}
	default:
		ways = []string{Scalar(text)}
	}
	var list [][]byte
	for _, way := range append(ways, quoted(text)) {
		list = append(list, put(way))
	}
	if style == '|' || style == '>' { // whose last line end is behind it
		list = append(list, put(quoted(text)+"\n"))
	}
	return list
}

// scalarEnd returns where the scalar ends that begins at an offset, and the sign that it
// begins with if that says how it is written.
func (v value) scalarEnd(from int) (end int, style byte) {
	s := v.content
	if from >= len(s) {
		return -1, 0
	}
	switch s[from] {
	case '"':
		for i := from + 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case '"':
				return i + 1, '"'
			}
		}
		return -1, 0
	case '\'':
		for i := from + 1; i < len(s); i++ {
			if s[i] != '\'' {
				continue
			}
			if i+1 < len(s) && s[i+1] == '\'' {
				i++
				continue
			}
			return i + 1, '\''
		}
		return -1, 0
	case '|', '>':
		_, end := v.blockLines(v.text.At.Line)
		return end, s[from]
	case '&', '*', '!':
		return -1, 0
	}
	// A plain scalar is its value, with white space and lines for its spaces.
	i := from
	for _, word := range strings.FieldsFunc(v.text.Value, func(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }) {
		i += len(s[i:]) - len(bytes.TrimLeft(s[i:], " \t\r\n"))
		if !bytes.HasPrefix(s[i:], []byte(word)) {
			return -1, 0
		}
		i += len(word)
	}
	return i, 0
}

// blockLines returns the indent of the lines of a block scalar whose header stands in a line,
// and the offset behind the last of them that is not empty.
func (v value) blockLines(header int) (indent, end int) {
	indent, end = -1, v.offset(header)
	at := end
	for _, line := range v.lines[header:min(v.end, len(v.lines))] {
		at += len(line)
		words := bytes.TrimRight(line, "\r\n")
		spaces := len(words) - len(bytes.TrimLeft(words, " "))
		switch {
		case spaces == len(words):
			continue
		case indent < 0:
			indent = spaces
		case spaces < indent:
			return indent, end
		}
		end = at
	}
	return indent, end
}

// inLines writes a text as a block scalar with the header and the indent of the one that
// begins at an offset.
func (v value) inLines(from int, text string, style byte) string {
	indent, _ := v.blockLines(v.text.At.Line)
	header, _, _ := strings.Cut(string(v.content[from:]), "\n")
	text = strings.TrimRight(text, "\n")
	if style == '>' { // which folds a line's end into a space
		text = strings.ReplaceAll(text, "\n", "\n\n")
	}
	var b strings.Builder
	b.WriteString(strings.TrimRight(header, "\r") + "\n")
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			b.WriteString(strings.Repeat(" ", max(indent, 1)) + line)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// begun returns the file with a value for a key that has none, or that is missing.
func (v value) begun(text string) [][]byte {
	if v.item {
		return v.added(text)
	}
	if v.in == nil {
		return nil
	}
	names := v.in.Names()
	i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == v.key })
	if i >= 0 {
		line := v.lines[names[i].At.Line-1]
		from := column(line, names[i].At.Column)
		colon := bytes.IndexByte(line[from:], ':')
		if colon < 0 {
			return nil
		}
		at := v.offset(names[i].At.Line-1) + from + colon + 1
		rest := v.content[at:]
		blanks := len(rest) - len(bytes.TrimLeft(rest, " \t"))
		to := at
		for _, none := range []string{`""`, "''", "null", "~"} {
			if bytes.HasPrefix(rest[blanks:], []byte(none)) {
				to = at + blanks + len(none)
			}
		}
		var list [][]byte
		for _, way := range []string{Scalar(text), quoted(text)} {
			list = append(list, slices.Concat(v.content[:at], []byte(" "+way), v.content[to:]))
		}
		return list
	}
	if v.in == v.m {
		lines, done := insert(slices.Clone(v.lines), names, v.matter.end, "title", v.key+": "+Scalar(text))
		if !done {
			return nil
		}
		return [][]byte{bytes.Join(lines, nil)}
	}
	if len(names) == 0 {
		return nil
	}
	at := names[0].At // behind the first of its neighbours
	indent := strings.Repeat(" ", at.Column-1)
	line := v.ends(at.Line, indent+v.key+": "+Scalar(text)+"\n")
	behind := v.offset(at.Line)
	return [][]byte{slices.Concat(v.content[:behind], []byte(line), v.content[behind:])}
}

// added returns the file with one more item in a list of texts.
func (v value) added(text string) [][]byte {
	put := func(at int, lines string) []byte {
		return slices.Concat(v.content[:at], []byte(lines), v.content[at:])
	}
	if _, stated := v.m.KeyAt(v.key); !stated {
		indent, _ := v.indent()
		lines := indent + v.key + ":\n" + indent + "  - " + Scalar(text) + "\n"
		return [][]byte{put(v.offset(v.matter.end), v.ends(v.matter.end, lines))}
	}
	if closing := v.bracket(v.key); closing >= 0 {
		at := len(bytes.TrimRight(v.content[:closing], " \r\n"))
		comma := ", "
		if v.content[at-1] == '[' {
			comma = ""
		}
		return [][]byte{put(at, comma+Item(text))}
	}
	behind := v.last(v.key)
	list := v.m.List(v.key)
	if len(list) == 0 {
		return nil
	}
	first := list[0].At
	before := string(v.lines[first.Line-1][:column(v.lines[first.Line-1], first.Column)])
	return [][]byte{put(v.offset(behind), v.ends(behind, before[:strings.LastIndexByte(before, '-')+1]+" "+Scalar(text)+"\n"))}
}
