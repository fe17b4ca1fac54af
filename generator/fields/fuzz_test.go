package fields

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/hostile"
)

// FuzzParse holds that no text makes Parse or a Map fail, and that everything
// that is told of a text lies in it, also where lines stand above it.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"title: 日本\ncountries: [FR, NO]\nimage: {file: a, alt: b}\n", "a: &a [*a]", "a: {", "a: \"x\u2028", "\uFEFFa: 1\r\na: 2",
		"a: b: c", "\ta: 1", "a: *b*", "a: |\n  x\n y", "- a\n- {b: c}", "? [a]\n: b", "a: 1\n---\nb: 2", "a: \x01", "!!x &y a: b",
		"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
		strings.Repeat("[", 2000), strings.Repeat("a: {", 500), strings.Repeat(" ", 300) + "- a",
	} {
		f.Add([]byte(seed), uint8(1))
	}
	f.Fuzz(func(t *testing.T, text []byte, above uint8) {
		if !utf8.Valid(text) {
			return // every reader of a file asks for UTF-8 first
		}
		var m *Map
		var ds []diag.Diagnostic
		if n, most := hostile.Allocated(func() { m, ds = Parse("f.md", text, int(above)) }), uint64(1<<20+2000*len(text)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(text), n)
		}
		if m == nil && len(ds) != 1 {
			t.Errorf("a text that is no mapping is told %d times", len(ds))
		}
		visit(m, 0)
		m.Done("the text")
		lines := bytes.Split(bytes.TrimPrefix(text, []byte("\uFEFF")), []byte("\n"))
		inside := func(p diag.Pos) {
			line := p.Line - int(above)
			if line < 1 || line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCount(lines[line-1])+1 {
				t.Errorf("%s is outside the text", p)
			}
		}
		for _, d := range append(ds, m.Diagnostics()...) {
			inside(d.Pos)
			for _, r := range d.Related {
				inside(r.Pos)
			}
			if d.Hint == "" {
				t.Errorf("%s: no hint: %s", d.Pos, d.Message)
			}
		}
	})
}

// visit asks a mapping for everything in every way.
func visit(m *Map, depth int) {
	if depth > 3 {
		return
	}
	for _, name := range m.Names() {
		m.Text(name.Value)
		m.Bool(name.Value)
		m.List(name.Value)
		m.IsText(name.Value)
		visit(m.Map(name.Value), depth+1)
		for _, item := range m.Maps(name.Value) {
			visit(item, depth+1)
		}
	}
}
