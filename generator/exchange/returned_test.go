package exchange_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/exchange"
)

// shown returns the segments of a document, a line each: its ID, its state, its target with
// codes as tags, and its glue.
func shown(f *exchange.File) string {
	var b strings.Builder
	for _, u := range f.Units {
		for _, s := range u.Segments {
			var t strings.Builder
			for _, p := range s.Target {
				t.WriteString(p.Text)
				if p.Code != nil {
					fmt.Fprintf(&t, "⟨%s%s⟩", []string{"", "+", "-"}[p.Code.Form], p.Code.Original)
				}
			}
			fmt.Fprintf(&b, "%s.%s %d [%s]%s\n", u.ID, s.ID, s.State, t.String(), s.Glue)
		}
	}
	return b.String()
}

// prefixed gives elements a prefix.
var prefixed = strings.NewReplacer("</", "</x:", "<", "<x:", "xmlns=", "xmlns:x=")

func wide(text string, order binary.AppendByteOrder, mark bool) string {
	var raw []byte
	if mark {
		raw = order.AppendUint16(raw, 0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(text)) {
		raw = order.AppendUint16(raw, u)
	}
	return string(raw)
}

// TestWhatProgramsGiveBack: the same, written otherwise.
func TestWhatProgramsGiveBack(t *testing.T) {
	declared := `<?xml version="1.0" encoding="UTF-16"?>` + in12(tu12("p1.s1", "A 👩", "函館 👩"))
	seg := `<source>A. B</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B</mrk></seg-source><target><mrk mtype="seg" mid="0">Un.</mrk> <mrk mtype="seg" mid="1">Deux</mrk></target>`
	const po = "msgctxt \"p1.s1\"\nmsgid \"A <1>b</1>\"\nmsgstr \"C <1>d</1>\"\n"
	unit := func(body string) string { return in2(`<unit id="p1">` + body + "</unit>") }
	seg2 := func(id, more, source, target string) string {
		return `<segment id="` + id + `"` + more + `><source>` + source + `</source>` + target + `</segment>`
	}
	for _, test := range []struct{ name, text, want string }{
		{"a byte order mark", "\ufeff" + in12(tu12("p1.s1", "A", "B")), "p1.s1 2 [B]\n"},
		{"UTF-16, little end first", wide(declared, binary.LittleEndian, true), "p1.s1 2 [函館 👩]\n"},
		{"UTF-16, big end first", wide(declared, binary.BigEndian, true), "p1.s1 2 [函館 👩]\n"},
		{"UTF-16 without a mark", wide(declared, binary.BigEndian, false), "p1.s1 2 [函館 👩]\n"},
		{"a DOCTYPE of a DTD", `<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/committees/xliff/documents/xliff.dtd">` + in12(tu12("p1.s1", "A", "B")), "p1.s1 2 [B]\n"},
		{"no namespace", `<xliff version="1.2"><file target-language="fr" original="a.md" source-language="en"><body>` + tu12("p1.s1", "A", "B") + "</body></file></xliff>", "p1.s1 2 [B]\n"},
		{"a prefix, attributes in another order, no groups", prefixed.Replace(in12(tu12("p1.s1", "A", "B"))), "p1.s1 2 [B]\n"},
		{"CDATA, comments, instructions", in12(tu12("p1.s1", "A <![CDATA[<b>]]>", "B <!-- ha -->C<?x y?> <![CDATA[<d> & ]]>&#x51FD;")), "p1.s1 2 [B C <d> & 函]\n"},
		{"groups within groups", in12("<group><group id='p1'>" + tu12("p1.s1", "A", "B") + "</group></group>"), "p1.s1 2 [B]\n"},
		{"other line ends", strings.ReplaceAll(in12(tu12("p1.s1", "A\nB", "C\nD")), "\n", "\r\n"), "p1.s1 2 [C\nD]\n"},
		{"cut into segments by the program", in12(`<trans-unit id="p1.s1">` + seg + "</trans-unit>"), "p1.s1 2 [Un. Deux]\n"},
		{"codes without an original", in12(tu12("p1.s1", `<bpt id="1">[</bpt>A<ept id="1">]</ept><ph id="2">x</ph>`, `<x id="2"/><g id="1">B</g>`)), "p1.s1 2 [⟨x⟩⟨+[⟩B⟨-]⟩]\n"},
		{"codes that name their pair by rid", in12(tu12("p1.s1", `<bpt id="1">[</bpt>A<ept id="1">]</ept>`, `<bx id="17" rid="1"/>B<ex id="18" rid="1"/>`)), "p1.s1 2 [⟨+[⟩B⟨-]⟩]\n"},
		{"a source that was copied", in12(tu12("p1.s1", "A name", "A name")), "p1.s1 0 []\n"},
		{"a figure that is the same", in12(tu12("p1.s1", "2,026", "2,026")), "p1.s1 2 [2,026]\n"},
		{"a name that is the same, and said to be", in12(strings.Replace(tu12("p1.s1", "Sato", "Sato"), "<target>", "<target state='final'>", 1)), "p1.s1 2 [Sato]\n"},
		{"an empty target", in12(tu12("p1.s1", "A", "")), "p1.s1 0 []\n"},
		{"states", in12(strings.Replace(tu12("p1.s1", "A", "B"), "<target>", "<target state='needs-review-translation'>", 1) + strings.Replace(tu12("p1.s2", "A", "B"), "<target>", "<target state='signed-off'>", 1) +
			strings.Replace(tu12("p1.s3", "A", "B"), "<trans-unit", "<trans-unit approved='no'", 1) + strings.Replace(tu12("p1.s4", "A", "B"), "<trans-unit", "<trans-unit approved='yes'", 1) +
			strings.Replace(tu12("p1.s5", "A", "B"), "<target>", "<target state='new'>", 1) + strings.Replace(tu12("p1.s6", "A", "B"), "<target>", "<target state='needs-translation' state-qualifier='mt-suggestion'>", 1) +
			strings.Replace(tu12("p1.s7", "2026", "2026"), "<target>", "<target state='needs-translation'>", 1)), "p1.s1 1 [B]\np1.s2 2 [B]\np1.s3 1 [B]\np1.s4 2 [B]\np1.s5 2 [B]\np1.s6 1 [B]\np1.s7 0 []\n"},
		{"suggestions of the program", in12(`<trans-unit id="p1.s1"><source>A</source><target>B</target><alt-trans match-quality="fuzzy"><target>C</target></alt-trans><alt-trans match-quality="0"><target>C</target></alt-trans><alt-trans><b/></alt-trans></trans-unit>`), "p1.s1 2 [B]\n"},

		{"2: states", unit(seg2("s1", "", "A", "<target>B</target>") + seg2("s2", " state='initial'", "A", "<target>B</target>") + seg2("s3", " state='reviewed'", "A", "<target>B</target>") + seg2("s4", " state='translated'", "A", "") + seg2("s5", "", "A", "<target>A</target>") + seg2("s6", " state='final'", "A", "<target>A</target>")),
			"p1.s1 2 [B]\np1.s2 1 [B]\np1.s3 2 [B]\np1.s4 0 []\np1.s5 0 []\np1.s6 2 [A]\n"},
		{"2: split", unit(seg2("s1", " state='final'", "A. ", "<target>B. </target>") + "<ignorable><source>\u3000</source></ignorable><segment><source>C.</source><target>D.</target></segment>"), "p1.s1 2 [B. ]\u3000\np1.new1 2 [D.]\n"},
		{"2: targets in another order", unit(seg2("s1", " state='final'", "A", "<target order='3'>un</target>") + "<ignorable><source>, </source></ignorable>" + seg2("s2", " state='final'", "B", "<target order='1'>deux</target>")), "p1.s1 2 [deux, un]\n"},
		{"2: codes that were left outside of segments", unit("<ignorable><source>“</source></ignorable>" + seg2("s1", " state='final'", "A", "<target>B</target>") + `<ignorable><source>”<ph id="1"/></source></ignorable>`), "p1.s1 2 [“B”⟨⟩]\n"},
		{"2: annotations", unit(seg2("s1", "", `A <mrk id="m1" type="term">b</mrk>`, `<target><sm id="m2"/>C<em startRef="m2"/> <mrk id="m3">d</mrk></target>`)), "p1.s1 2 [C d]\n"},
		{"2: a pair written apart", unit(`<originalData><data id="d1">[</data><data id="d2">]</data></originalData>` + seg2("s1", "", `<pc id="1" dataRefStart="d1" dataRefEnd="d2">A</pc>`, `<target><sc id="1"/>B<ec startRef="1"/></target>`)), "p1.s1 2 [⟨+[⟩B⟨-]⟩]\n"},
		{"2: a prefix", prefixed.Replace(unit(seg2("s1", "", "A", "<target>B</target>"))), "p1.s1 2 [B]\n"},
		{"2.2", strings.ReplaceAll(unit(seg2("s1", "", "A", "<target>B</target>")), "document:2.0", "document:2.2"), "p1.s1 2 [B]\n"},

		{"PO", poHead + "\n" + po, "p1.s1 2 [C ⟨+⟩d⟨-⟩]\n"},
		{"PO with a mark and other line ends", "\ufeff" + strings.ReplaceAll(poHead+"\n"+po, "\n", "\r\n"), "p1.s1 2 [C ⟨+⟩d⟨-⟩]\n"},
		{"PO without empty lines, of an old Mac", strings.ReplaceAll(poHead+po, "\n", "\r"), "p1.s1 2 [C ⟨+⟩d⟨-⟩]\n"},
		{"PO with wrapped lines", poHead + "\nmsgctxt \"p1\"\n\".s1\"\nmsgid \"\"\n  \"A long\\n\"\n\"text\"\nmsgstr \"\"\n\"Un \"\n\"\\\"texte\\\"\"\n", "p1.s1 2 [Un \"texte\"]\n"},
		{"PO, fuzzy, with what it was and what is obsolete", poHead + "\n#, c-format, fuzzy\n#| msgid \"Old\"\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"B\"\n\n#~ msgctxt \"p1.s2\"\n#~ msgid \"Gone\"\n#~ msgstr \"Parti\"\n", "p1.s1 1 [B]\n"},
		{"PO with tags that are text", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A \\\\<b> <1/>\"\nmsgstr \"C:\\\\\\\\<1/> a < b \\\\<b>\"\n", "p1.s1 2 [C:\\⟨⟩ a < b <b>]\n"},
		{"PO whose language the program knows better", strings.Replace(poHead, "Language: fr", "Language: fr_CA", 1) + "\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"B\"\n", "p1.s1 2 [B]\n"},
	} {
		file, ds, err := exchange.Read("x", strings.NewReader(test.text))
		if err != nil || len(ds) > 0 || file == nil {
			t.Errorf("%s: %v %s", test.name, err, told(ds))
			continue
		}
		if diff := cmp.Diff(test.want, shown(file)); diff != "" {
			t.Errorf("%s (-want +read):\n%s", test.name, diff)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(d *exchange.Document)
		says   string
	}{
		{"the same", func(*exchange.Document) {}, ""},
		{"a region", func(d *exchange.Document) { d.Target = "fr-FR" }, ""},
		{"another script", func(d *exchange.Document) { d.Target = "fr-Cyrl" }, "DS907 the file translates into “fr-Cyrl”, and not “fr”\n"},
		{"another language", func(d *exchange.Document) { d.Target = "ja" }, "DS907 the file translates into “ja”, and not “fr”\n"},
		{"the way back", func(d *exchange.Document) { d.Source, d.Target = "fr", "en" }, "DS907 the file translates from “fr”, and not “en”\nDS907 the file translates into “en”, and not “fr”\n"},
		{"another release", func(d *exchange.Document) { d.Release = "2026/other" }, "DS908 the file is of 2026/other, and not of 2026/new-quay\n"},
		{"no release", func(d *exchange.Document) { d.Release = "" }, ""},
		{"another text", func(d *exchange.Document) { d.Digest = "other"; d.Units = nil }, "DS909 releases/2026/new-quay/en.md has changed since this file was made\n"},
		{"a unit missing", func(d *exchange.Document) { d.Units = d.Units[1:] }, "DS911 the passage “title” is missing: A new quay for Hakodate & “Muroran”\n"},
		{"a segment missing", func(d *exchange.Document) { d.Units[1].Segments = d.Units[1].Segments[:2] }, "DS911 1 of the 3 segments of the passage “p1” are missing\n"},
		{"a unit more", func(d *exchange.Document) { d.Units[0].ID = "lead" }, "DS912 releases/2026/new-quay/en.md has no passage “lead”\nDS911 the passage “title” is missing: A new quay for Hakodate & “Muroran”\n"},
		{"another source", func(d *exchange.Document) { d.Units[0].Segments[0].Source = exchange.Inline{text("Two new quays")} }, "DS913 the original of the segment “title.s1” is another in releases/2026/new-quay/en.md\n"},
		{"other white space", func(d *exchange.Document) {
			d.Units[0].Segments[0].Source = exchange.Inline{text("A new  quay\nfor Hakodate & “Muroran” ")}
		}, ""},
		{"segments in another order", func(d *exchange.Document) {
			s := d.Units[1].Segments
			s[0], s[1] = s[1], s[0]
		}, ""},
		{"segments joined", func(d *exchange.Document) {
			s := d.Units[1].Segments
			s[0].Source = append(append(s[0].Source, text(" ")), s[1].Source...)
			s[0].Target, s[0].State = nil, exchange.Untranslated
			s[0].Glue = ""
			d.Units[1].Segments = append(s[:1], s[2])
		}, ""},
	} {
		d := sample()
		test.change(d)
		file, ds, err := exchange.Read("x", strings.NewReader(write(t, exchange.XLIFF, d)))
		if err != nil || len(ds) > 0 {
			t.Fatalf("%s: %v %s", test.name, err, told(ds))
		}
		var got strings.Builder
		for _, d := range exchange.Compare(sample(), file) {
			if d.File != "x" || d.Line < 1 || d.Column < 1 || d.Hint == "" {
				t.Errorf("%s: no place or hint: %+v", test.name, d)
			}
			fmt.Fprintf(&got, "%s %s\n", d.Code, d.Message)
		}
		a, b := strings.Split(test.says, "\n"), strings.Split(got.String(), "\n")
		if diff := cmp.Diff(sorted(a), sorted(b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestRefusesWhatIsNotValid(t *testing.T) {
	for name, change := range map[string]func(d *exchange.Document){
		"no file":             func(d *exchange.Document) { d.File = "" },
		"no language":         func(d *exchange.Document) { d.Target = "" },
		"a unit twice":        func(d *exchange.Document) { d.Units[1].ID = "title" },
		"an ID with a dot":    func(d *exchange.Document) { d.Units[0].ID = "a.b" },
		"no segment":          func(d *exchange.Document) { d.Units[0].Segments = nil },
		"a segment twice":     func(d *exchange.Document) { d.Units[1].Segments[1].ID = "s1" },
		"a code's ID":         func(d *exchange.Document) { d.Units[1].Segments[0].ID = "3" },
		"a state":             func(d *exchange.Document) { d.Units[0].Segments[0].State = exchange.Untranslated },
		"a target":            func(d *exchange.Document) { d.Units[0].Segments[0].Target = nil },
		"a score of 101":      func(d *exchange.Document) { d.Units[1].Segments[0].Suggestions[0].Score = 101 },
		"a score of 0":        func(d *exchange.Document) { d.Units[1].Segments[0].Suggestions[0].Score = 0 },
		"a term's space":      func(d *exchange.Document) { d.Units[1].Terms[0].Source = "quay " },
		"a digest's space":    func(d *exchange.Document) { d.Units[1].Digest = "a b" },
		"a control in a note": func(d *exchange.Document) { d.Units[1].Notes[0] = "a\x00" },
		"no UTF-8 in a text":  func(d *exchange.Document) { d.Units[0].Segments[0].Source[0].Text = "caf\xe9" },
	} {
		d := sample()
		change(d)
		for _, f := range formats {
			var b strings.Builder
			if err := exchange.Write(&b, f, d); err == nil || b.Len() > 0 {
				t.Errorf("%s: %s is written, %d bytes: %v", f, name, b.Len(), err)
			}
		}
	}
}

func sorted(list []string) map[string]int {
	m := map[string]int{}
	for _, l := range list {
		m[l]++
	}
	return m
}
