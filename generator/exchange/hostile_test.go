package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/exchange"
)

// told returns diagnostics as lines: place, code, message.
func told(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%d:%d %s %s\n", d.Line, d.Column, d.Code, d.Message)
	}
	return b.String()
}

// in12 is a file of XLIFF 1.2 with what a body holds; its own lines are three.
func in12(body string) string {
	return `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.md" source-language="en" target-language="fr" datatype="plaintext" product-name="2026/a" build-num="d0">
<body>
` + body + "\n</body></file></xliff>\n"
}

// tu12 is a segment of XLIFF 1.2.
func tu12(id, source, target string) string {
	return `<trans-unit id="` + id + `"><source>` + source + `</source><target>` + target + `</target></trans-unit>`
}

func in2(units string) string {
	return `<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr">
<file id="f1" original="a.md">
` + units + "\n</file></xliff>\n"
}

const poHead = `msgid ""
msgstr ""
"Language: fr\n"
"X-Source-Language: en\n"
"X-Docsite-File: a.md\n"
`

const ph, bpt, ept = `<ph id="1">x</ph>`, `<bpt id="2">[</bpt>`, `<ept id="2">]</ept>`

// hostileTexts are files that are not what was written out, and what is said of them.
var hostileTexts = []struct{ name, text, says string }{
	{"nothing", "", "1:1 DS905 the file is neither XLIFF nor PO\n"},
	{"another file", "Dear translator,\n\nhere it is.\n", "1:1 DS905 the file is neither XLIFF nor PO\n"},
	{"a memory", `<tmx version="1.4"><header/><body/></tmx>`, "1:1 DS905 the file is a translation memory (TMX), and no text that was translated\n"},
	{"HTML", "<html><body/></html>", "1:1 DS905 the file begins with <html>, and is neither XLIFF 1.2 nor 2 nor PO\n"},
	{"a bomb of entities", `<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<xliff>&b;</xliff>`, "2:1 DS901 the file declares entities, or other things, in its DOCTYPE\n"},
	{"an entity of a file", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>`, "1:1 DS901 the file declares entities, or other things, in its DOCTYPE\n"},
	{"a parameter entity", `<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/x.dtd"> %a;]><xliff/>`, "1:1 DS901 the file declares entities, or other things, in its DOCTYPE\n"},
	{"an entity that nobody declared", in12(tu12("p1.s1", "A", "&nbsp;")), "4:56 DS900 this is not XML: invalid character entity &nbsp;\n"},
	{"too deep", strings.Repeat("<g>", 65), "1:193 DS902 more than 64 elements stand in each other\n"},
	{"a long piece", "<xliff a='" + strings.Repeat("a", 1<<20), "1:1 DS902 a piece of the file is longer than a megabyte\n"},
	{"cut off", in12(tu12("p1.s1", "Quay", "Qu"))[:260], "4:63 DS900 this is not XML: unexpected EOF\n"},
	{"tags crossed", "<xliff><file></xliff></file>", "1:22 DS900 this is not XML: element <file> closed by </xliff>\n"},
	{"two roots", "<xliff version='1.2'><file/></xliff><xliff/>", "1:37 DS900 an element follows behind the end of the first\n"},
	{"text behind the root", "<xliff></xliff>\nmore", "1:16 DS900 a text stands outside of all elements\n"},
	{"an attribute twice", "<xliff version='1.2' version='2.0'/>", "1:1 DS900 <xliff> has the attribute “version” twice\n"},
	{"a control character", in12(tu12("p1.s1", "函館", "a\x01b")), "4:52 DS903 the file has U+0001, which XML cannot have\n"},
	{"a control character by its number", in12(tu12("p1.s1", "函館", "ab&#x1;")), "4:53 DS903 the file has U+0001, which XML cannot have\n"},
	{"bytes that are no UTF-8", in12(tu12("p1.s1", "A", "caf\xe9")), "4:53 DS903 the file has a byte that is no UTF-8, which XML cannot have\n"},
	{"another encoding", `<?xml version="1.0" encoding="Shift_JIS"?><xliff/>`, "1:1 DS904 the file says that it is in the encoding “Shift_JIS”\n"},
	{"half a character of UTF-16", "\xff\xfe<\x00x\x00/\x00>", "1:4 DS900 the file ends within a character\n"},
	{"two files", `<xliff version="1.2"><file/><file/></xliff>`, "1:1 DS905 the file holds 2 texts, and not one\n"},
	{"no file", `<xliff version="1.2"/>`, "1:1 DS905 the file holds 0 texts, and not one\n"},
	{"no language", `<xliff version="1.2"><file original="a.md" source-language="en"><body/></file></xliff>`, "1:22 DS906 <file> has no attribute “target-language”\n"},
	{"no original", strings.Replace(in2(""), ` original="a.md"`, "", 1), "2:1 DS906 <file> has no attribute “original”\n"},
	{"no ID", in12(tu12("", "A", "B")), "4:1 DS906 this <trans-unit> has no source, or no “id” of a unit, a dot and a segment\n"},
	{"an ID of another program", in12(tu12("17", "A", "B")), "4:1 DS906 this <trans-unit> has no source, or no “id” of a unit, a dot and a segment\n"},
	{"a unit without an ID", in2("<unit><segment><source>A</source></segment></unit>"), "3:1 DS906 this <unit> has no “id” of ours\n"},

	{"a segment twice", in12(tu12("p1.s1", "A", "B") + "\n" + tu12("p1.s1", "A", "C")), "5:42 DS910 the segment “p1.s1” stands here a second time\n"},
	{"a unit twice", in2(`<unit id="p1"><segment><source>A</source></segment></unit>` + "\n" + `<unit id="p1"><segment><source>A</source></segment></unit>`), "4:1 DS910 the passage “p1” stands here a second time\n"},
	{"a segment of a unit twice", in2(`<unit id="p1"><segment id="s"><source>A</source></segment><segment id="s"><source>B</source></segment></unit>`), "3:75 DS910 the segment “p1.s” stands here a second time\n"},

	{"a code that is missing", in12(tu12("p1.s1", "A"+ph, "B")), "4:59 DS914 the placeholder <1/> of the original, “x”, is missing\n"},
	{"a pair that is missing", in12(tu12("p1.s1", bpt+"A"+ept, "B")), "4:80 DS914 the placeholder <2> of the original, “[”, is missing\n"},
	{"half a pair", in12(tu12("p1.s1", bpt+"A"+ept, bpt+"B")), "4:80 DS917 <2> stands here without </2>\n"},
	{"a code twice", in12(tu12("p1.s1", "函館"+ph, ph+"B"+ph)), "4:86 DS915 the placeholder <1/> stands here once more than in the original\n"},
	{"a code that is unknown", in12(tu12("p1.s1", "A"+ph, `B<ph id="9">x</ph>`)), "4:59 DS914 the placeholder <1/> of the original, “x”, is missing\n4:68 DS916 the original has no placeholder <9/>\n"},
	{"a code of another form", in12(tu12("p1.s1", "A"+ph, `B<bpt id="1">x</bpt>`)), "4:59 DS914 the placeholder <1/> of the original, “x”, is missing\n4:68 DS916 the original has no placeholder <1>, but <1/>\n"},
	{"a pair the wrong way round", in12(tu12("p1.s1", bpt+"A"+ept, ept+"B"+bpt)), "4:88 DS917 </2> stands before <2>\n"},
	{"pairs that cross", in2(`<unit id="p1"><segment><source><pc id="1">A<pc id="2">B</pc></pc></source><target><sc id="1"/>a<sc id="2"/>b<ec startRef="1"/><ec startRef="2"/></target></segment></unit>`),
		"3:109 DS917 </1> stands between <2> and its end\n"},
	{"markup of the translator's", in12(tu12("p1.s1", "A", "<b>B</b>")), "4:50 DS918 <b> is no placeholder\n"},
	{"a control character by cp", in2(`<unit id="p1"><segment><source>A</source><target>B<cp hex="001b"/></target></segment></unit>`), "3:51 DS903 the text has U+001B, which is no text\n"},
	{"a note of the translator", in12(`<trans-unit id="p1.s1"><source>A</source><note from="Marie">Is this “quai”?</note></trans-unit>`), "4:42 DS919 Marie notes: Is this “quai”?\n"},
	{"a source with a broken code", in12(tu12("p1.s1", `A<ph id="a b">x</ph>`, "B")), "4:24 DS913 the original has a placeholder that cannot be told: code \"a b\" has no ID of its own\n"},

	{"PO without a header", "msgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"B\"\n", "2:1 DS906 the file does not begin with its header, an entry of an empty msgid\n"},
	{"PO of another program", "msgid \"\"\nmsgstr \"Language: fr\\n\"\n", "1:1 DS906 the header has no line “X-Docsite-File”\n"},
	{"PO with plurals", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgid_plural \"As\"\n", "9:1 DS905 a text of docsite has no “msgid_plural”\n"},
	{"PO with a line that is none", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nWhat is this?\n", "9:1 DS905 the file is neither XLIFF nor PO\n"},
	{"PO with an open string", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A\nmsgstr \"B\"\n", "8:1 DS900 this line has no string in quotation marks, or one with an escape that PO has not\n"},
	{"PO with an escape", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"\\x01\"\n", "9:1 DS900 this line has no string in quotation marks, or one with an escape that PO has not\n"},
	{"PO with a control character", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"函館\x07\"\nmsgstr \"\"\n", "8:10 DS903 the line has U+0007, which is no text\n"},
	{"PO in Latin 1", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"caf\xe9\"\n", "9:12 DS904 this line is not UTF-8\n"},
	{"PO with an entry twice", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"B\"\nmsgctxt \"p1.s1\"\nmsgid \"A\"\nmsgstr \"C\"\n", "12:1 DS910 the segment “p1.s1” stands here a second time\n"},
	{"PO without a context", poHead + "\nmsgid \"A\"\nmsgstr \"B\"\n", "7:1 DS906 this entry has no msgctxt of a unit, a dot and a segment\n"},
	{"PO with broken codes", poHead + "\nmsgctxt \"p1.s1\"\nmsgid \"See <1>A</1>\"\nmsgstr \"Voir <1>A<1>\"\n",
		"9:1 DS915 the placeholder <1> stands here once more than in the original\n9:1 DS917 <1> stands here without </1>\n"},
}

func TestHostile(t *testing.T) {
	for _, test := range hostileTexts {
		file, ds, err := exchange.Read("x", strings.NewReader(test.text))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if got := told(ds); got != test.says {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.says)
		}
		for _, d := range ds {
			if d.Severity == diag.Error && d.Hint == "" {
				t.Errorf("%s: %s says not what to do", test.name, d.Message)
			}
		}
		if file == nil || diag.Count(ds).Errors == 0 {
			continue
		}
		for _, u := range file.Units {
			for _, s := range u.Segments {
				if len(s.Target) > 0 && !strings.Contains(test.name, "twice") {
					t.Errorf("%s: the translation of %s.%s is taken", test.name, u.ID, s.ID)
				}
			}
		}
	}
}

func TestTooLongAFile(t *testing.T) {
	for _, begin := range []string{"<xliff>", "# PO\n"} {
		_, ds, err := exchange.Read("x", &repeated{begin: begin, unit: "<!-- a comment -->\n# another\n", times: 2 << 20})
		if err != nil || !strings.Contains(told(ds), "DS902 the file has more than 32 megabytes") {
			t.Errorf("%s: %v %s", begin, err, told(ds))
		}
	}
}

func TestTooManyElements(t *testing.T) {
	_, ds, err := exchange.Read("x", &repeated{begin: "<xliff>", unit: "<a/>", times: 1 << 20})
	if err != nil || !strings.Contains(told(ds), "DS902 there are more than 200000 elements") {
		t.Errorf("%v %s", err, told(ds))
	}
}
