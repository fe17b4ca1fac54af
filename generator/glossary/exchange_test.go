package glossary

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"docsite/generator/diag"
	"docsite/generator/hostile"
)

const exchanged = `
agency:
  domain: government & <state>
  note: {en: "Since 1 September 2021. “New”", ja: 新しい}
  en: {use: [Digital Agency, DA], may: the Agency, not: [Digital Office, "Bureau <D>"]}
  fr: {use: "Agence\u00A0numérique", not: "l’Office \"numérique\""}
  ja: {not: デジタル局}
five-g: {en: 5G, fr-CA: "5 G", note: {fr: Cinquième génération}}
`

func told(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range ds {
		lines = append(lines, fmt.Sprintf("%d:%d %s %s: %s", d.Line, d.Column, d.Severity, d.Code, d.Message))
	}
	return strings.Join(lines, "\n")
}

// TestRoundTrips: what is written is read the same.
func TestRoundTrips(t *testing.T) {
	languages := []string{"en", "fr-CA", "ja"}
	entries, ds := Parse([]byte(exchanged), languages)
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	places := cmp.Options{cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()}
	for format, text := range map[string][]byte{"tbx": TBX(entries, "A & B", languages), "csv": CSV(entries, languages)} {
		again, ds := ReadAny("f", text, languages)
		if diff := cmp.Diff(entries, again, places); diff != "" || len(ds) > 0 {
			t.Errorf("%s (-written +read): %s\n%s\n%s", format, told(ds), diff, text)
		}
		if added, differ := Merge(entries, again); len(added)+len(differ) > 0 {
			t.Errorf("%s: of the same %d are new, %d differ", format, len(added), len(differ))
		}
	}
	d := xml.NewDecoder(bytes.NewReader(TBX(entries, "A & B", languages)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

const v2 = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en-US">
<martifHeader><fileDesc><sourceDesc><p>note</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="Eid-VocCod_211.01">
 <descripGrp><descrip type="subjectField">manufacturing</descrip></descripGrp>
 <descrip type="definition" xml:lang="en">A value.</descrip>
 <note>Not the
   first.</note>
 <langSet xml:lang="en-US">
  <tig><term>alpha <hi>smoothing</hi> factor</term><termNote type="termType">fullForm</termNote></tig>
  <tig><term>alpha</term></tig>
  <tig><term>old alpha</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  <tig><term>strange</term><termNote type="administrativeStatus">odd</termNote></tig>
 </langSet>
 <langSet xml:lang="fr"><note>à part</note><ntig><termGrp><term>facteur</term><termNoteGrp><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termNoteGrp></termGrp></ntig></langSet>
 <langSet xml:lang="hu"><tig><term>alfa</term></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="hu"><tig><term>alfa</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="ja"><tig><term>係数</term></tig></langSet></termEntry>
<termEntry id="x"><langSet xml:lang="fr"><tig><term> </term></tig></langSet></termEntry>
</body></text></martif>`

const dct = `<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
<text><body><conceptEntry id="c5"><min:subjectField>astronomy</min:subjectField>
<langSec xml:lang="fr"><basic:definition>Un corps.</basic:definition>
<termSec><term>planète</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`

func TestReadTBX(t *testing.T) {
	for _, c := range []struct{ name, text, want, told string }{
		{"of 2008", v2,
			"eid-voccod-211-01 (manufacturing) en: Not the first. fr: à part / en use alpha smoothing factor; en may alpha; en may strange; en not old alpha; fr may facteur\n" +
				"term () / ja use 係数\n",
			"15:8 note DS340: the status “odd” of “strange” is not known\n" +
				"20:1 note DS340: an entry has no term in a language of the site, and is left out\n" +
				"22:47 note DS340: a term is empty, and left out\n" +
				"22:1 note DS340: an entry has no term in a language of the site, and is left out\n" +
				"0:0 note DS340: 2 terms are in “hu”, which is not a language of the site: left out"},
		{"with tags", dct, "c5 (astronomy) fr: Un corps. / fr use planète\n", ""},
	} {
		entries, ds := ReadTBX("f.tbx", []byte(c.text), []string{"en", "fr", "ja"})
		if got := said(entries); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if told(ds) != c.told {
			t.Errorf("%s tells:\n%s\nnot\n%s", c.name, told(ds), c.told)
		}
	}
}

// said is entries, one a line.
func said(entries []*Entry) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%s (%s)", e.ID, e.Domain)
		for _, lang := range inOrder(e.Note, nil) {
			fmt.Fprintf(&b, " %s: %s", lang, e.Note[lang])
		}
		between := " / "
		for _, lang := range sortedLanguages(e) {
			for _, t := range e.Terms[lang] {
				fmt.Fprintf(&b, "%s%s %s %s", between, lang, t.Status, t.Text)
				between = "; "
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

const bomb = `<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><tbx><text>&b;</text></tbx>`

// TestHostileTBX: nothing is taken of a file that cannot be read whole, and it is told where.
func TestHostileTBX(t *testing.T) {
	concept := `<tbx xml:lang="en"><text><body><conceptEntry id="a"><langSec xml:lang="en"><termSec><term>A</term></termSec></langSec></conceptEntry>`
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "1:1 error DS340: the file cannot be read: it holds no element"},
		{"no XML", "id,term\n", "2:1 error DS340: the file cannot be read: it holds no element"},
		{"another file", "<html/>", "1:1 error DS340: the file cannot be read: it is no TBX: it begins with <html>"},
		{"entities", bomb, "1:1 error DS340: the file cannot be read: its document type declares something, such as entities"},
		{"an entity that is not declared", concept + "&b;", "1:137 error DS340: the file cannot be read: invalid character entity &b;"},
		{"cut", concept, "1:134 error DS340: the file cannot be read: <body> is not ended"},
		{"ends crossed", concept + "</text></body></tbx>", "1:134 error DS340: the file cannot be read: </text> ends nothing"},
		{"two roots", concept + "</body></text></tbx><tbx/>", "1:154 error DS340: the file cannot be read: something stands behind its end"},
		{"too deep", "<tbx>" + strings.Repeat("<p>", 40), "1:123 error DS340: the file cannot be read: more than 40 elements lie in each other"},
		{"another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?>` + concept, "1:44 error DS340: the file cannot be read: it says that it is written in ISO-8859-1, and is in UTF-8"},
		{"no UTF-8", "<tbx>\n<p>\xe9</p>", "2:4 error DS101: the file is not written in UTF-8: it looks like Windows-1252 or ISO-8859-1 (Latin-1)"},
		{"a character that is none", concept + "<p>&#xFFFF;</p>", "1:145 error DS340: the file cannot be read: illegal character code U+FFFF"},
	} {
		entries, ds := ReadTBX("f.tbx", []byte(c.text), []string{"en"})
		if len(entries) > 0 || told(ds) != c.want {
			t.Errorf("%s: %d entries\n got %s\nwant %s", c.name, len(entries), told(ds), c.want)
		}
	}
	if _, ds := ReadTBX("f.tbx", make([]byte, MostFile+1), nil); told(ds) != "0:0 error DS118: the file is larger than 50 MB" {
		t.Error(told(ds))
	}
	text := concept + `<conceptEntry><langSec xml:lang="en"><termSec><term>a&#xFFFD;b</term></termSec><termSec><term>` + strings.Repeat("a", mostTerm+1) + `</term></termSec><termSec><term>` + strings.Repeat("é", mostTerm) +
		`</term></termSec><termSec><term>…</term></termSec></langSec></conceptEntry></body></text></tbx>`
	entries, ds := ReadTBX("f.tbx", []byte(text), []string{"en"})
	if len(entries) != 2 || len(entries[1].Terms["en"]) != 1 || told(ds) != "1:180 note DS340: a term is left out: it holds U+FFFD, which stands for a character that was lost\n"+
		"1:222 note DS340: a term is left out: it is longer than 200 characters\n1:687 note DS340: a term is left out: it has no letter" {
		t.Errorf("%s%s", said(entries), told(ds))
	}
}

func TestReadCSV(t *testing.T) {
	for _, c := range []struct{ name, text, want, told string }{
		{"another order", "Term;Language;ID\nplanète;fr;p\nplanet;en;p\n", "p () / en use planet; fr use planète\n", ""},
		{"a mark and CRLF", "\uFEFFid,language,status,term\r\np,en,not,planet\r\n", "p () / en not planet\n", ""},
		{"no ID", "id,language,term\n,en,two words\n,en,二\n", "two-words () / en use two words\nterm () / en use 二\n", ""},
		{"an ID twice", "id,language,term\nA b,en,x\na-b,en,y\n", "a-b () / en use x\na-b-2 () / en use y\n", ""},
		{"a column is missing", "id,term\n", "", "1:1 error DS340: the table cannot be read: it has no column “language”"},
		{"empty", "", "", "1:1 error DS340: the table cannot be read: it has no column “id”"},
		{"a quotation mark", "id,language,term\na,en,b\"c\n", "", "2:7 error DS340: the table cannot be read: bare \" in non-quoted-field"},
		{"a row too short", "id,language,term\na,en\n", "", "2:1 error DS340: the table cannot be read: wrong number of fields"},
	} {
		entries, ds := ReadAny("f.csv", []byte(c.text), []string{"en", "fr"})
		if got := said(entries); got != c.want || told(ds) != c.told {
			t.Errorf("%s:\n got %s%s\nwant %s%s", c.name, got, told(ds), c.want, c.told)
		}
	}
}

func TestMerge(t *testing.T) {
	own, _ := Parse([]byte("a: {en: A, fr: B}\nb: {en: C, domain: d}\n"), []string{"en", "fr"})
	other, ds := Parse([]byte("a: {en: A, fr: Z}\nc: {en: C, domain: d}\nd: {en: C, domain: e}\ne: {en: C, domain: e, note: {en: N}}\nf: {en: F}\n"), []string{"en", "fr"})
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	added, differ := Merge(own, other)
	if got := said(added); got != "d (e) / en use C\nf () / en use F\n" {
		t.Error(got)
	}
	if len(differ) != 2 || differ[0].Own.ID != "a" || fmt.Sprint(differ[0].Languages) != "[fr]" || differ[1].Own.ID != "d" || differ[1].Other.ID != "e" {
		t.Errorf("%+v", differ)
	}
}

func FuzzReadTBX(f *testing.F) {
	for _, seed := range []string{v2, dct, bomb, "<tbx><conceptEntry><term>a</term></conceptEntry></tbx>", "id,language,term\na,en,b\n"} {
		f.Add([]byte(seed))
	}
	languages := []string{"en", "fr", "ja"}
	f.Fuzz(func(t *testing.T, text []byte) {
		var entries []*Entry
		if n, most := hostile.Allocated(func() { entries, _ = ReadAny("f", text, languages) }), uint64(1<<20+2000*len(text)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(text), n)
		}
		for _, e := range entries {
			if !idForm.MatchString(e.ID) || len(e.Terms) == 0 {
				t.Errorf("%+v", e)
			}
		}
		if len(entries) == 0 {
			return
		}
		again, ds := ReadAny("f", TBX(entries, "", languages), languages)
		if diff := cmp.Diff(entries, again, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-read +read again): %s\n%s", told(ds), diff)
		}
	})
}
