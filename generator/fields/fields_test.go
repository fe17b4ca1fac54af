package fields

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"docsite/generator/diag"
)

// told returns diagnostics, one a line: line:column code message.
func told(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range ds {
		lines = append(lines, fmt.Sprintf("%d:%d %s %s", d.Line, d.Column, d.Code, d.Message))
	}
	return strings.Join(lines, "\n")
}

// parse parses a text that has nothing wrong with it as YAML.
func parse(t *testing.T, text string) *Map {
	t.Helper()
	m, ds := Parse("f.md", []byte(text), 0)
	if m == nil || len(ds) > 0 {
		t.Fatalf("%q: %s", text, told(ds))
	}
	return m
}

func at(line, column int) diag.Pos { return diag.Pos{File: "f.md", Line: line, Column: column} }

func TestText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Text
	}{
		{"plain", "k: a text", Text{"a text", at(1, 4), true}},
		{"quoted", "k: \"a: b\"", Text{"a: b", at(1, 4), true}},
		{"empty in quotation marks is set", "k: ''", Text{"", at(1, 4), true}},
		{"on the next line", "k:\n  a", Text{"a", at(2, 3), true}},
		{"folded", "k: >-\n  a\n  b", Text{"a b", at(1, 4), true}},
		{"Japanese", "k: 日本", Text{"日本", at(1, 4), true}},
		{"missing", "x: 1", Text{}},
		{"without a value", "k:", Text{}},
		{"null", "k: null", Text{}},
		{"tilde", "k: ~", Text{}},
		{"alias", "x: &x a\nk: *x", Text{"a", at(1, 4), true}},

		// What YAML 1.1 makes something else of.
		{"yes", "k: yes", Text{"yes", at(1, 4), true}},
		{"NO", "k: NO", Text{"NO", at(1, 4), true}},
		{"octal", "k: 012", Text{"012", at(1, 4), true}},
		{"sexagesimal", "k: 12:30:00", Text{"12:30:00", at(1, 4), true}},
		{"date", "k: 2020-10-22", Text{"2020-10-22", at(1, 4), true}},
		{"time", "k: 2020-10-22T09:30:00+09:00", Text{"2020-10-22T09:30:00+09:00", at(1, 4), true}},
		{"underscores", "k: 1_000", Text{"1_000", at(1, 4), true}},
		{"exponent", "k: 2020e1", Text{"2020e1", at(1, 4), true}},
		{"true", "k: true", Text{"true", at(1, 4), true}},
	} {
		m := parse(t, c.text)
		if got := m.Text("k"); got != c.want {
			t.Errorf("%s: %q gives %+v, want %+v", c.name, c.text, got, c.want)
		}
		if ds := m.Diagnostics(); len(ds) > 0 {
			t.Errorf("%s: %s", c.name, told(ds))
		}
	}
}

func TestBool(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
		told string
	}{
		{"k: true", true, ""},
		{"k: false", false, ""},
		{"k: \"true\"", true, ""},
		{"x: 1", false, ""},
		{"k:", false, ""},
		{"k: yes", false, "1:4 DS116 “k” is “yes”, not true or false"},
		{"k: True", false, "1:4 DS116 “k” is “True”, not true or false"},
		{"k: [true]", false, "1:4 DS116 “k” is a list, not true or false"},
		{"k: {a: b}", false, "1:4 DS116 “k” is a set of keys, not true or false"},
	} {
		m := parse(t, c.text)
		if got := m.Bool("k"); got != c.want || told(m.Diagnostics()) != c.told {
			t.Errorf("%q gives %v and tells %s", c.text, got, told(m.Diagnostics()))
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Text
		told string
	}{
		{"k: [FR, NO]", []Text{{"FR", at(1, 5), true}, {"NO", at(1, 9), true}}, ""},
		{"k:\n  - 日本\n  - 012", []Text{{"日本", at(2, 5), true}, {"012", at(3, 5), true}}, ""},
		{"k: [あ, い]", []Text{{"あ", at(1, 5), true}, {"い", at(1, 8), true}}, ""},
		{"k: []", nil, ""},
		{"k:", nil, ""},
		{"x: 1", nil, ""},
		{"x: &x [a]\nk: *x", []Text{{"a", at(1, 8), true}}, ""},
		{"x: &x a\nk: [*x]", []Text{{"a", at(1, 4), true}}, ""},
		{"k: FR", nil, "1:4 DS116 “k” is “FR”, not a list"},
		{"k: {FR: NO}", nil, "1:4 DS116 “k” is a set of keys, not a list"},
		{"k: [a, [b], {c: d}]", []Text{{"a", at(1, 5), true}},
			"1:8 DS116 item 2 of “k” is a list, not a text\n1:13 DS116 item 3 of “k” is a set of keys, not a text"},
	} {
		m := parse(t, c.text)
		if got := m.List("k"); !reflect.DeepEqual(got, c.want) || told(m.Diagnostics()) != c.told {
			t.Errorf("%q gives %+v and tells %s", c.text, got, told(m.Diagnostics()))
		}
	}
}

func TestMapAndMaps(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // the values of a in the mappings, in their order
		told string
	}{
		{"one: {a: 1}", "1", ""},
		{"one:\n  a: 1", "1", ""},
		{"one:", "", ""},
		{"many: [{a: 1}, {a: 2}]", "1 2", ""},
		{"many:\n  - a: 1\n  - a: 2", "1 2", ""},
		{"x: &x {a: 1}\none: *x\nmany: [*x]", "1 1", ""},
		{"one: text", "", "1:6 DS116 “one” is “text”, not a set of keys"},
		{"one: [1]", "", "1:6 DS116 “one” is a list, not a set of keys"},
		{"one: |\n  first\n  second", "", "1:6 DS116 “one” is “first…”, not a set of keys"},
		{"many: {a: 1}", "", "1:7 DS116 “many” is a set of keys, not a list"},
		{"many: [{a: 1}, b, ~]", "1", "1:19 DS116 item 3 of “many” is empty\n1:16 DS116 item 2 of “many” is “b”, not a set of keys"},
		{"many:\n  - a: 1\n    a: 2", "1", "3:5 DS114 the key “a” stands twice, first in line 2"},
		{"one: {[x]: 1, a: 2}", "2", "1:7 DS116 a key is a list, not a word"},
	} {
		m := parse(t, c.text)
		var got []string
		for _, inner := range append([]*Map{m.Map("one")}, m.Maps("many")...) {
			if a := inner.Text("a"); a.Set {
				got = append(got, a.Value)
			}
		}
		if strings.Join(got, " ") != c.want || told(m.Diagnostics()) != c.told {
			t.Errorf("%q gives %v and tells\n%s", c.text, got, told(m.Diagnostics()))
		}
	}
}

func TestKeys(t *testing.T) {
	m := parse(t, "b: 1\n日本: [x]\nempty:\na: {x: 1}\n")
	want := []Text{{"b", at(1, 1), true}, {"日本", at(2, 1), true}, {"empty", at(3, 1), true}, {"a", at(4, 1), true}}
	if got := m.Names(); !reflect.DeepEqual(got, want) {
		t.Errorf("the names are %+v", got)
	}
	for _, c := range []struct {
		key         string
		pos         diag.Pos
		set, isText bool
	}{
		{"b", at(1, 1), true, true},
		{"日本", at(2, 1), true, false},
		{"empty", diag.Pos{}, false, false},
		{"a", at(4, 1), true, false},
		{"none", diag.Pos{}, false, false},
	} {
		if pos, set := m.KeyAt(c.key); pos != c.pos || set != c.set {
			t.Errorf("%s stands at %s, %v", c.key, pos, set)
		}
		if m.IsText(c.key) != c.isText {
			t.Errorf("%s is a text: %v", c.key, !c.isText)
		}
	}
	if m.At != at(1, 1) {
		t.Errorf("the mapping stands at %s", m.At)
	}
}

func TestNilMapIsEmpty(t *testing.T) {
	var m *Map
	m.Done("nothing")
	if m.Text("k").Set || m.Bool("k") || m.List("k") != nil || m.Maps("k") != nil || m.Map("k") != nil ||
		m.IsText("k") || m.Names() != nil || m.Diagnostics() != nil {
		t.Error("a nil Map holds something")
	}
	if _, set := m.KeyAt("k"); set {
		t.Error("a nil Map has a key")
	}
}

func TestDone(t *testing.T) {
	for _, c := range []struct{ name, text, told, hint string }{
		{"all known", "title: a\ndate: b", "", ""},
		{"not all there", "date: b", "", ""},
		{"one mistyped", "title: a\ndaet: b", "2:1 DS115 front matter has no key “daet”", "did you mean “date”?"},
		{"in capitals", "Title: a", "1:1 DS115 front matter has no key “Title”", "did you mean “title”?"},
		{"far from all", "keywords: a", "1:1 DS115 front matter has no key “keywords”", "the keys are title, date"},
		{"without a value", "keywords:", "1:1 DS115 front matter has no key “keywords”", "the keys are title, date"},
		{"merge key", "<<: {title: a}", "1:1 DS115 front matter has no key “<<”", "the keys are title, date"},
	} {
		m := parse(t, c.text)
		m.Text("title")
		m.Text("date")
		m.Text("title")
		m.Names()
		m.Done("front matter")
		ds := m.Diagnostics()
		if told(ds) != c.told || len(ds) > 0 && ds[0].Hint != c.hint {
			t.Errorf("%s: %s: %+v", c.name, told(ds), ds)
		}
	}
}

func TestAllIsToldInOnePass(t *testing.T) {
	m, _ := Parse("f.md", []byte("title: [a]\ndraft: maybe\ncountries: JP\ntitle: b\nslugg: c\nimage: {fil: d}\n"), 1)
	m.Text("title")
	m.Bool("draft")
	m.List("countries")
	m.Text("slug")
	image := m.Map("image")
	image.Text("file")
	image.Done("“image”")
	m.Report(diag.New(diag.BadSlug, diag.Pos{File: "f.md", Line: 9, Column: 1}, "own"))
	m.Done("front matter")
	want := `5:1 DS114 the key “title” stands twice, first in line 2
2:8 DS116 “title” is a list, not a text
3:8 DS116 “draft” is “maybe”, not true or false
4:12 DS116 “countries” is “JP”, not a list
7:9 DS115 “image” has no key “fil”
9:1 DS208 own
6:1 DS115 front matter has no key “slugg”`
	if got := told(m.Diagnostics()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if related := m.Diagnostics()[0].Related; len(related) != 1 || related[0].Pos != at(2, 1) {
		t.Errorf("the first of two keys is at %v", related)
	}
}

// TestParseRefuses has texts that are no YAML mapping. Each is told once, at
// its place, in words that an editor can follow.
func TestParseRefuses(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 'b'; i < 'i'; i++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", i-1), 10), ", "))
	}
	for _, c := range []struct{ name, text, told, hint string }{
		{"colon inside a value", "title: Vietnam: a visit", "1:15 DS113 not valid YAML: a colon and a space stand inside a value that is not in quotation marks", "put the whole value into quotation marks"},
		{"colon inside a Japanese value", "題名: 日本: 訪問", "1:7 DS113 not valid YAML: a colon and a space stand inside a value that is not in quotation marks", "put the whole value into quotation marks"},
		{"colon missing in the line before", "title A visit\ndate: 2020-10-22", "2:5 DS113 not valid YAML: a key stands where the value of the line before goes on", "look at the line before"},
		{"indented without reason", "title: A visit\n  date: 2020-10-22", "2:7 DS113 not valid YAML: a key stands where the value of the line before goes on", "look at the line before"},
		{"double quotation mark open", "a: 1\ntitle: \"A visit\ndate: x", "2:8 DS113 not valid YAML: a quotation mark or bracket is not closed", "close it"},
		{"single quotation mark open", "title: 'A visit\ndate: x", "1:8 DS113 not valid YAML: a quotation mark or bracket is not closed", "close it"},
		{"tab before a key", "image:\n\tfile: x", "2:1 DS112 a tab stands at the beginning of a line", "indent with spaces"},
		{"tab after spaces", "image:\n  \tfile: x", "2:3 DS112 a tab stands at the beginning of a line", "indent with spaces"},
		{"tab after a value", "image: x\n\tfile: y", "2:1 DS112 a tab stands at the beginning of a line", "indent with spaces"},
		{"harmless tab before another mistake", "note: |\n  \tx\ntitle: a: b", "3:9 DS113 not valid YAML: a colon and a space stand inside a value that is not in quotation marks", "put the whole value"},
		{"control character", "title: あ\x01い", "1:9 DS113 not valid YAML: a control character stands in the text", "delete it"},
		{"control character in line 2", "a: b\ntitle: \x1b[31m", "2:8 DS113 not valid YAML: a control character stands in the text", "delete it"},
		{"no character", "a: b\ntitle: \uFFFE", "2:8 DS113 not valid YAML: a control character stands in the text", "delete it"},
		{"line separator", "a: b\ntitle: あ\u2028い\nc: d", "2:9 DS113 not valid YAML: an invisible line separator stands in the text", "delete it"},
		{"bold", "title: *bold* words", "1:8 DS113 not valid YAML: a value begins with * and is read as a reference", "put the value into quotation marks"},
		{"at sign", "contact: @office", "1:10 DS113 not valid YAML: a value begins with a character that YAML keeps for itself", "put the value into quotation marks"},
		{"percent sign", "title: %1", "1:8 DS113 not valid YAML: a value begins with a character that YAML keeps for itself", "put the value into quotation marks"},
		{"bracket open at the end", "a: {", "1:5 DS113 not valid YAML: did not find expected node content", "put values that hold"},
		{"two documents", "a: 1\n---\nb: 2\n", "2:1 DS113 not valid YAML: a line of three dashes or dots ends the text before its end", "delete the line"},
		{"list", "- a\n- b", "1:1 DS116 the text is a list, not a set of keys", "write “key: value”"},
		{"text", "\n日本", "2:1 DS116 the text is “日本”, not a set of keys", "write “key: value”"},
		{"alias bomb", bomb, "5:8 DS117 the YAML aliases refer to each other or grow beyond 10000 values", "write the values out"},
		{"list that holds itself", "a: &a [*a]", "1:8 DS117 the YAML aliases refer to each other or grow beyond 10000 values", "write the values out"},
		{"mapping that holds itself", "a: 1\nb: &b {c: *b}", "2:11 DS117 the YAML aliases refer to each other or grow beyond 10000 values", "write the values out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, ds := Parse("f.md", []byte(c.text), 0)
			if m != nil || told(ds) != c.told {
				t.Fatalf("got %s\nwant %s", told(ds), c.told)
			}
			if !strings.HasPrefix(ds[0].Hint, c.hint) {
				t.Errorf("the hint is: %s", ds[0].Hint)
			}
			_, below := Parse("f.md", []byte(c.text), 12)
			if below[0].Line != ds[0].Line+12 || below[0].Column != ds[0].Column {
				t.Errorf("twelve lines further down it is told at %s", below[0].Pos)
			}
		})
	}
}

func TestParseEmpty(t *testing.T) {
	for _, text := range []string{"", "\n", "  \n\n", "# a comment\n", "\n  # 注\n\n", "---\n", "~\n", "null"} {
		m, ds := Parse("f.md", []byte(text), 1)
		if m == nil || len(ds) > 0 {
			t.Errorf("%q: %s", text, told(ds))
			continue
		}
		if len(m.Names()) > 0 || m.At != at(2, 1) {
			t.Errorf("%q holds %v at %s", text, m.Names(), m.At)
		}
	}
}

// TestPlaces holds lines and columns to what an editor's window shows.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		name, text string
		above      int
		want       diag.Pos
	}{
		{"first line", "k: x", 0, at(1, 4)},
		{"line offset", "a: b\nk: x", 3, at(5, 4)},
		{"behind Japanese", "{題名: 日本語, k: x}", 0, at(1, 14)},
		{"behind an emoji", "{a: 😀👩‍👩‍👧, k: x}", 0, at(1, 16)},
		{"byte order mark", "\uFEFFk: x", 0, at(1, 4)},
		{"CRLF", "a: b\r\nk: x\r\n", 0, at(2, 4)},
		{"line separator in a quoted value", "a: \"x\u2028y\"\nk: x", 0, at(2, 4)},
		{"behind a line separator", "{a: \"x\u2028y\", k: x}", 0, at(1, 15)},
		{"behind a comment", "# 注\n\na: b # 注\nk: x", 0, at(4, 4)},
	} {
		m, ds := Parse("f.md", []byte(c.text), c.above)
		if len(ds) > 0 {
			t.Errorf("%s: %s", c.name, told(ds))
			continue
		}
		if got := m.Text("k"); got.Value != "x" || got.At != c.want {
			t.Errorf("%s: %q stands at %s, want %s", c.name, got.Value, got.At, c.want)
		}
	}
}

func TestAliasesWithinReasonAreResolved(t *testing.T) {
	m := parse(t, "a: &a {x: [1, 2]}\nb: *a\nc: {d: *a}\n")
	for i, inner := range []*Map{m.Map("a"), m.Map("b"), m.Map("c").Map("d")} {
		var got []string
		for _, x := range inner.List("x") {
			got = append(got, x.Value)
		}
		if !slices.Equal(got, []string{"1", "2"}) {
			t.Errorf("%d: %v", i, got)
		}
	}
}
