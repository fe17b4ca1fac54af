// Package fields reads YAML mappings key by key and knows where everything
// stands.
//
// docsite reads four kinds of YAML: front matter, the register of ministries,
// the site's settings and the locale files. All of them are small mappings with
// known keys, written by hand, so all of them deserve the same care: an unknown
// key, a key that stands twice and a value of the wrong kind are told with line
// and column, all in one pass. A reader asks a [Map] for the keys that it knows
// and calls [Map.Done], which reports the rest as unknown, with the nearest known.
//
// Scalars are handed over as they are written. YAML's own guesses (NO is false,
// 2020-10-22 is a time) never apply: what a value means is the asker's matter.
package fields

import (
	"bytes"
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

// usual is how many keys a text is asked for: front matter has 25.
const usual = 25

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
	if m != nil {
		m.asked = make([]string, 0, usual)
	}
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
		place := r.at(key)
		if at, twice := first[key.Value]; twice {
			r.add(diag.New(diag.KeyTwice, place, "the key “%s” stands twice, first in line %d", key.Value, at.Line).
				WithHint("keep one of the two").
				WithRelated(at, "it stands here first"))
			continue
		}
		first[key.Value] = place
		m.keys = append(m.keys, entry{key.Value, place, target(n.Content[i+1])})
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
	return m.scalar(e.value, key, 0)
}

// Texts returns every scalar in the mapping, at any depth, in the order in which they
// are written; of an alias the one that it stands for.
func (m *Map) Texts() []Text {
	if m == nil {
		return nil
	}
	var list []Text
	var add func(n *yaml.Node)
	add = func(n *yaml.Node) {
		if n = target(n); n.Kind == yaml.ScalarNode {
			list = append(list, Text{n.Value, m.report.at(n), true})
			return
		}
		for i, c := range n.Content {
			if n.Kind != yaml.MappingNode || i%2 == 1 {
				add(c)
			}
		}
	}
	for _, e := range m.keys {
		add(e.value)
	}
	return list
}

// scalar returns the value of a key or, counted from 1, an item of its list.
func (m *Map) scalar(n *yaml.Node, key string, item int) Text {
	if n.Kind != yaml.ScalarNode {
		m.report.add(diag.New(diag.WrongType, m.report.at(n), "%s is %s, not a text", name(key, item), kind(n)).
			WithHint("write one value after the colon"))
		return Text{}
	}
	if i := strings.IndexFunc(n.Value, invisible); i >= 0 {
		r, _ := utf8.DecodeRuneInString(n.Value[i:])
		m.report.add(diag.New(diag.ControlCharacter, m.report.at(n), "%s holds the control character U+%04X", name(key, item), r).
			WithHint("write the text without it"))
		return Text{}
	}
	return Text{n.Value, m.report.at(n), true}
}

// name returns what a message calls the value of a key or an item of its list.
func name(key string, item int) string {
	if item == 0 {
		return "“" + key + "”"
	}
	return fmt.Sprintf("item %d of “%s”", item, key)
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
	items := m.items(key, "write “%s: [first, second]”, also where there is only one")
	for i, n := range items {
		t := m.scalar(n, key, i+1)
		if !t.Set {
			continue
		}
		if list == nil {
			list = make([]Text, 0, len(items))
		}
		list = append(list, t)
	}
	return list
}

// Maps returns the mappings of a list.
func (m *Map) Maps(key string) []*Map {
	var list []*Map
	for i, n := range m.items(key, "write each in lines of its own below “%s:”, the first of which begins with “- ”") {
		if item := m.report.mapping(n, name(key, i+1)); item != nil {
			list = append(list, item)
		}
	}
	return list
}

// items returns what a list holds. The hint is for what is no list, and names the
// key once.
func (m *Map) items(key, hint string) []*yaml.Node {
	e := m.find(key)
	if e == nil {
		return nil
	}
	if e.value.Kind != yaml.SequenceNode {
		m.report.add(diag.New(diag.WrongType, m.report.at(e.value), "“%s” is %s, not a list", key, kind(e.value)).
			WithHint(hint, key))
		return nil
	}
	items := make([]*yaml.Node, 0, len(e.value.Content))
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

// Map returns a mapping, or nil if the key is missing.
func (m *Map) Map(key string) *Map {
	e := m.find(key)
	if e == nil {
		return nil
	}
	return m.report.mapping(e.value, name(key, 0))
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

// Done reports every key that was not asked for as unknown. what names the
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
