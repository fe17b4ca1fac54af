// Package fields reads YAML mappings key by key and knows where everything
// stands.
//
// docsite reads four kinds of YAML: front matter, the register of ministries,
// the site's settings and the locale files. All of them are small mappings with
// known keys, written by hand, so all of them deserve the same care: an unknown
// key, a key that stands twice and a value of the wrong kind are told with line
// and column, all in one pass. A reader asks a [Map] for the keys that it knows
// and calls [Map.Done], which tells the rest as unknown, with the nearest known.
//
// Scalars are handed over as they are written. YAML's own guesses (NO is false,
// 2020-10-22 is a time) never apply: what a value means is the asker's matter.
package fields

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"docsite/generator/diag"
)

// maxNodes bounds what a text may grow to by its aliases.
const maxNodes = 10_000

// Map is a mapping and the keys that were asked of it. A nil *Map answers
// like an empty one.
type Map struct {
	At     diag.Pos
	keys   []entry
	asked  []string
	report *report
}

type entry struct {
	name  string
	at    diag.Pos
	value *yaml.Node
}

// Text is a scalar as it is written, and where.
type Text struct {
	Value string
	At    diag.Pos
	Set   bool // false where the key is missing or empty
}

type report struct {
	text   []byte
	above  int // lines of the file before the text
	source diag.Source
	lines  []int // byte offset of the first byte of each line, as YAML counts them
	found  []diag.Diagnostic
}

func newReport(file string, text []byte, above int) *report {
	start := len(text) - len(bytes.TrimPrefix(text, []byte("\uFEFF")))
	r := &report{text: text, above: above, source: diag.NewSource(file, text), lines: []int{start}}
	for i := start; i < len(text); {
		if n := lineBreak(text[i:]); n > 0 {
			i += n
			r.lines = append(r.lines, i)
		} else {
			i++
		}
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
	p := r.source.At(offset)
	p.Line += r.above
	return p
}

// offset returns where in the text YAML's line and column are; beyond its end,
// the end.
func (r *report) offset(line, column int) int {
	if line > len(r.lines) {
		return len(r.text)
	}
	at := r.lines[max(line, 1)-1]
	for ; column > 1 && at < len(r.text) && lineBreak(r.text[at:]) == 0; column-- {
		_, size := utf8.DecodeRune(r.text[at:])
		at += size
	}
	return at
}

// Parse reads the mapping that a YAML text consists of. above is how many
// lines of the file stand before the text. An empty text is an empty mapping.
// Where the text is no mapping at all, the Map is nil; what is wrong so far is
// the second result, and all of it at the end what [Map.Diagnostics] returns.
func Parse(file string, text []byte, above int) (*Map, []diag.Diagnostic) {
	r := newReport(file, text, above)
	var doc yaml.Node
	if err := yaml.Load(text, &doc); err != nil {
		if isEmpty(text) {
			return &Map{At: r.pos(1, 1), report: r}, nil
		}
		return nil, []diag.Diagnostic{syntax(r, err)}
	}
	if len(doc.Content) == 0 || empty(doc.Content[0]) {
		return &Map{At: r.pos(1, 1), report: r}, nil
	}
	root := doc.Content[0]
	if at := bomb(root); at != nil {
		return nil, []diag.Diagnostic{diag.New(diag.AliasBomb, r.at(at), "the YAML aliases refer to each other or grow beyond %d values", maxNodes).
			WithHint("write the values out instead of using & and *")}
	}
	m := r.mapping(root, "the text")
	return m, r.found
}

// Diagnostics returns what was found wrong so far in the whole text that m is
// part of.
func (m *Map) Diagnostics() []diag.Diagnostic {
	if m == nil {
		return nil
	}
	return m.report.found
}

// Report adds a diagnostic of the asker's own.
func (m *Map) Report(d diag.Diagnostic) { m.report.add(d) }

func (r *report) mapping(n *yaml.Node, what string) *Map {
	n = target(n)
	if n.Kind != yaml.MappingNode {
		r.add(diag.New(diag.WrongType, r.at(n), "%s is %s, not a set of keys", what, kind(n)).
			WithHint("write “key: value” on lines of their own"))
		return nil
	}
	m := &Map{At: r.at(n), report: r, keys: make([]entry, 0, len(n.Content)/2)}
	first := make(map[string]diag.Pos, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := target(n.Content[i])
		if key.Kind != yaml.ScalarNode {
			r.add(diag.New(diag.WrongType, r.at(key), "a key is %s, not a word", kind(key)).
				WithHint("put the key into quotation marks"))
			continue
		}
		if at, twice := first[key.Value]; twice {
			r.add(diag.New(diag.KeyTwice, r.at(key), "the key “%s” stands twice, first in line %d", key.Value, at.Line).
				WithHint("keep one of the two").
				WithRelated(at, "it stands here first"))
			continue
		}
		first[key.Value] = r.at(key)
		m.keys = append(m.keys, entry{key.Value, r.at(key), target(n.Content[i+1])})
	}
	return m
}

func (m *Map) find(key string) *entry {
	if m == nil {
		return nil
	}
	if !slices.Contains(m.asked, key) {
		m.asked = append(m.asked, key)
	}
	for i := range m.keys {
		if m.keys[i].name == key && !empty(m.keys[i].value) {
			return &m.keys[i]
		}
	}
	return nil
}

// KeyAt returns where a key stands, and whether it does with a value.
func (m *Map) KeyAt(key string) (diag.Pos, bool) {
	if e := m.find(key); e != nil {
		return e.at, true
	}
	return diag.Pos{}, false
}

// Names returns the keys in their order. They do not count as asked for.
func (m *Map) Names() []Text {
	if m == nil {
		return nil
	}
	names := make([]Text, len(m.keys))
	for i, e := range m.keys {
		names[i] = Text{e.name, e.at, true}
	}
	return names
}

// Text returns a scalar.
func (m *Map) Text(key string) Text {
	e := m.find(key)
	if e == nil {
		return Text{}
	}
	return m.scalar(e.value, "“"+key+"”")
}

func (m *Map) scalar(n *yaml.Node, what string) Text {
	if n.Kind != yaml.ScalarNode {
		m.report.add(diag.New(diag.WrongType, m.report.at(n), "%s is %s, not a text", what, kind(n)).
			WithHint("write one value after the colon"))
		return Text{}
	}
	if i := strings.IndexFunc(n.Value, invisible); i >= 0 {
		r, _ := utf8.DecodeRuneInString(n.Value[i:])
		m.report.add(diag.New(diag.ControlCharacter, m.report.at(n), "%s holds the control character U+%04X", what, r).
			WithHint("write the text without it"))
		return Text{}
	}
	return Text{n.Value, m.report.at(n), true}
}

// invisible reports whether a character, which an escape such as "\x01" can
// write, must not be in a text: no XML can hold it.
func invisible(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF'
}

// Bool returns true or false; false where the key is missing.
func (m *Map) Bool(key string) bool {
	e := m.find(key)
	if e == nil {
		return false
	}
	switch {
	case e.value.Kind == yaml.ScalarNode && e.value.Value == "true":
		return true
	case e.value.Kind == yaml.ScalarNode && e.value.Value == "false":
		return false
	}
	m.report.add(diag.New(diag.WrongType, m.report.at(e.value), "“%s” is %s, not true or false", key, kind(e.value)).
		WithHint("write “%s: true” or “%s: false”", key, key))
	return false
}

// List returns the scalars of a list.
func (m *Map) List(key string) []Text {
	var list []Text
	for i, n := range m.items(key, fmt.Sprintf("write “%s: [first, second]”, also where there is only one", key)) {
		if t := m.scalar(n, fmt.Sprintf("item %d of “%s”", i+1, key)); t.Set {
			list = append(list, t)
		}
	}
	return list
}

// Maps returns the mappings of a list.
func (m *Map) Maps(key string) []*Map {
	var list []*Map
	for i, n := range m.items(key, fmt.Sprintf("write each in lines of its own below “%s:”, the first of which begins with “- ”", key)) {
		if item := m.report.mapping(n, fmt.Sprintf("item %d of “%s”", i+1, key)); item != nil {
			list = append(list, item)
		}
	}
	return list
}

func (m *Map) items(key, hint string) []*yaml.Node {
	e := m.find(key)
	if e == nil {
		return nil
	}
	if e.value.Kind != yaml.SequenceNode {
		m.report.add(diag.New(diag.WrongType, m.report.at(e.value), "“%s” is %s, not a list", key, kind(e.value)).
			WithHint("%s", hint))
		return nil
	}
	var items []*yaml.Node
	for i, n := range e.value.Content {
		if n = target(n); empty(n) {
			m.report.add(diag.New(diag.WrongType, m.report.at(n), "item %d of “%s” is empty", i+1, key).
				WithHint("write it or delete it"))
			continue
		}
		items = append(items, n)
	}
	return items
}

// Map returns a mapping, or nil where the key is missing.
func (m *Map) Map(key string) *Map {
	e := m.find(key)
	if e == nil {
		return nil
	}
	return m.report.mapping(e.value, "“"+key+"”")
}

// IsText reports whether a key holds a scalar: for keys that may be a text or
// a mapping.
func (m *Map) IsText(key string) bool {
	e := m.find(key)
	return e != nil && e.value.Kind == yaml.ScalarNode
}

// CutAt returns the place of a comment behind a scalar that is not in quotation
// marks, on its line, and whether there is one.
func (m *Map) CutAt(key string) (diag.Pos, bool) {
	e := m.find(key)
	if e == nil || e.value.Kind != yaml.ScalarNode || e.value.Style != 0 {
		return diag.Pos{}, false
	}
	at := m.report.offset(e.value.Line, e.value.Column) + len(e.value.Value)
	rest, _, _ := bytes.Cut(m.report.text[min(at, len(m.report.text)):], []byte("\n"))
	if comment := bytes.TrimLeft(rest, " \t"); len(comment) == len(rest) || !bytes.HasPrefix(comment, []byte("#")) {
		return diag.Pos{}, false
	}
	return m.report.place(at + bytes.IndexByte(rest, '#')), true
}

// IsEmptyList reports whether a key holds a list without items.
func (m *Map) IsEmptyList(key string) bool {
	e := m.find(key)
	return e != nil && e.value.Kind == yaml.SequenceNode && len(e.value.Content) == 0
}

// Done tells every key that was not asked for as unknown. what names the
// mapping in the message, such as "front matter".
func (m *Map) Done(what string) {
	if m == nil {
		return
	}
	for _, e := range m.keys {
		if !slices.Contains(m.asked, e.name) {
			m.report.add(diag.New(diag.KeyUnknown, e.at, "%s has no key “%s”", what, e.name).
				WithHint("%s", diag.DidYouMean(e.name, m.asked, "the keys are "+strings.Join(m.asked, ", "))))
		}
	}
}

func target(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func empty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

func kind(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a set of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	if line, _, more := strings.Cut(n.Value, "\n"); more {
		return fmt.Sprintf("“%s…”", line)
	}
	return fmt.Sprintf("“%s”", n.Value)
}

func isEmpty(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// bomb returns an alias by which a text refers to itself or grows beyond
// maxNodes, or nil.
func bomb(root *yaml.Node) *yaml.Node {
	const underway = -1
	sizes := map[*yaml.Node]int{}
	var at *yaml.Node
	var size func(n *yaml.Node) int
	size = func(n *yaml.Node) int {
		switch s, seen := sizes[n]; {
		case s == underway:
			return maxNodes + 1
		case seen:
			return s
		}
		sizes[n] = underway
		total := 1
		if n.Kind == yaml.AliasNode {
			if total += size(n.Alias); total > maxNodes && at == nil {
				at = n
			}
		}
		for _, c := range n.Content {
			total = min(total+size(c), maxNodes+1)
		}
		sizes[n] = total
		return total
	}
	if !slices.ContainsFunc(root.Content, hasAlias) {
		return nil
	}
	if size(root) > maxNodes && at == nil {
		at = root
	}
	return at
}

func hasAlias(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, hasAlias)
}

// syntax turns the parser's error into words for somebody who does not know
// YAML by heart.
func syntax(r *report, err error) diag.Diagnostic {
	at := 0
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	var load *yaml.LoadError
	if errors.As(err, &load) {
		mark := load.Mark
		message = load.Message
		if strings.Contains(message, "end of stream") && load.ContextMark.Line > 0 {
			mark = load.ContextMark
		}
		at = r.offset(mark.Line, mark.Column)
	}
	if strings.Contains(message, "tab character") || strings.Contains(message, "cannot start any token") && bytes.HasPrefix(r.text[at:], []byte("\t")) {
		return diag.New(diag.TabIndent, r.place(at), "a tab stands at the beginning of a line").
			WithHint("indent with spaces: YAML does not take tabs")
	}
	hint := "put values that hold a colon, a quotation mark or a bracket into quotation marks"
	switch {
	case strings.Contains(message, "control characters"):
		at = max(bytes.IndexFunc(r.text, unprintable), 0)
		message = "a control character stands in the text"
		hint = "delete it: it cannot be seen, but it is there"
	case strings.Contains(message, "found multiple"):
		at = max(bytes.LastIndex(r.text, []byte("\n---")), bytes.LastIndex(r.text, []byte("\n..."))) + 1
		message = "a line of three dashes or dots ends the text before its end"
		hint = "delete the line"
	case r.separator(at) >= 0:
		at = r.separator(at)
		message = "an invisible line separator stands in the text"
		hint = "delete it: it cannot be seen, but it is there"
	case strings.Contains(message, "mapping values are not allowed") && !bytes.Contains(r.lineTo(at), []byte(": ")):
		message = "a key stands where the value of the line before goes on"
		hint = "look at the line before: its key needs a colon and a space behind it, and keys that belong together begin in one column"
	case strings.Contains(message, "mapping values are not allowed"):
		message = "a colon and a space stand inside a value that is not in quotation marks"
		hint = "put the whole value into quotation marks"
	case strings.Contains(message, "could not find expected ':'"):
		if load.ContextMark.Line > 0 {
			at = r.offset(load.ContextMark.Line, load.ContextMark.Column)
		}
		message = "a line has no key with a colon and a space behind it"
		hint = "write “key: value”, with a plain colon and a plain space"
	case strings.Contains(message, "did not find expected ',' or"):
		if load.ContextMark.Line > 0 {
			at = r.offset(load.ContextMark.Line, load.ContextMark.Column)
		}
		message = "a bracket is not closed, or a comma is missing between two values"
		hint = "write [first, second] or {key: value}, or put the whole value into quotation marks"
	case strings.Contains(message, "quoted scalar") || strings.Contains(message, "end of stream"):
		message = "a quotation mark or bracket is not closed"
		hint = "close it, or put the whole value into quotation marks"
	case strings.Contains(message, "cannot start any token"):
		message = "a value begins with a character that YAML keeps for itself"
		hint = "put the value into quotation marks"
	case strings.Contains(message, "unknown anchor"):
		message = "a value begins with * and is read as a reference"
		hint = "put the value into quotation marks"
	}
	return diag.New(diag.BadYAML, r.place(at), "not valid YAML: %s", message).WithHint("%s", hint)
}

// lineTo returns the text of a line before an offset.
func (r *report) lineTo(at int) []byte {
	before := r.text[:at]
	return before[bytes.LastIndexByte(before, '\n')+1:]
}

// separator returns the offset of a line separator of Unicode's in the line
// of an offset or in the one before, or -1.
func (r *report) separator(at int) int {
	start := at - len(r.lineTo(at))
	start -= len(r.lineTo(max(start-1, 0))) + 1
	start = max(start, 0)
	i := bytes.IndexAny(r.text[start:at], "\u0085\u2028\u2029")
	if i < 0 {
		return -1
	}
	return start + i
}

// unprintable reports what YAML takes for a control character.
func unprintable(c rune) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF
}
