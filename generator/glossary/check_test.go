package glossary_test

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
	"docsite/generator/glossary"
)

const kept = `
agency: {en: {use: Digital Agency, may: the Agency, not: Digital Office}, fr: {use: Agence numérique, may: Agence, not: Office numérique}, ja: {use: デジタル庁, not: デジタル局}}
quay: {domain: harbours, en: quay, fr: {use: quai, not: dock}}
ngo: {en: NGO, fr: ONG, ja: NGO}
dock: {domain: ships, fr: dock}
hint: {en: {not: leverage}}
only: {en: only here}
`

// TestCheck holds releases of an English original and other texts against a glossary. A text is
// its title and its paragraphs, parted by a bar.
func TestCheck(t *testing.T) {
	for _, c := range []struct{ name, en, fr, ja, want string }{
		{"nothing", "A|b", "A|b", "", ""},
		{"what is asked for is there", "The Digital Agency|It met.", "L’Agence numérique|Elle s’est réunie.", "デジタル庁|会合。", ""},
		{"elsewhere in the text", "The Digital Agency|It met.", "Réunion|Celle de l’Agence numérique.", "会合|デジタル庁。", ""},
		{"what may be", "The Digital Agency|It met.", "L’Agence|Elle s’est réunie.", "", ""},
		{"in other capitals, with a hyphen", "The Digital Agency|It met.", "L’agence-numérique|Elle s’est réunie.", "", ""},
		{"part of a longer word", "The Digital Agency|It met.", "", "デジタル庁長官|会合。", ""},
		{"missing", "The Digital Agency|It met.", "Le ministère|Il s’est réuni.", "省|会合。",
			"fr.md:2:1 DS344 Digital Agency: write “Agence numérique”; “Agence” may be used too\nja.md:2:1 DS344 Digital Agency: write “デジタル庁”"},
		{"told once", "The Digital Agency|The Digital Agency met.", "Le ministère|Il s’est réuni.", "", "fr.md:2:1 DS344 Digital Agency: write “Agence numérique”; “Agence” may be used too"},
		{"only what is to be used is asked for", "The Agency|It met at the Agency.", "Le ministère|Il s’est réuni.", "", ""},
		{"no term in that language", "Only here|It is only here.", "Ici|Voilà.", "", ""},
		{"a refused one is told in its place", "The Digital Agency|It met.", "L’Office numérique|Il s’est réuni.", "",
			"fr.md:2:1 DS343 Office numérique: write “Agence numérique”; “Agence” may be used too"},
		{"in the original too", "A|The Digital Office: digital offices leverage. Leverage!", "A|L’Office.", "",
			"en.md:6:5 DS343 Digital Office: write “Digital Agency”; “the Agency” may be used too\nen.md:6:37 DS343 leverage: write it otherwise: the glossary’s entry “hint” has no term in its place\n" +
				"en.md:6:47 DS343 Leverage: write it otherwise: the glossary’s entry “hint” has no term in its place"},
		{"another entry allows it", "A|b", "A|Le dock et les docks.", "", ""},
		{"refused within a longer word", "A|b", "", "デジタル局長|デジタル局。", "ja.md:2:1 DS343 デジタル局: write “デジタル庁”\nja.md:5:1 DS343 デジタル局: write “デジタル庁”"},
		{"an abbreviation once", "A|An NGO.", "A|Un organisme.", "", "fr.md:5:1 DS344 NGO: write “ONG”"},
		{"a word in two passages", "Quays|The quay.", "Rives|La rive.", "", ""},
		{"a word in three", "Quays|The quay.|The quays.", "Rives|La rive.|Les rives.", "", "fr.md:2:1 DS344 Quays: write “quai”"},
		{"twice in one of two", "Quays|The quay, the quay.", "Rives|La rive.", "", ""},
		{"its passage is left out", "A|It met on 3 May 2026 for 12 hours.|The Digital Agency met on 5 June with 40 others, and was pleased by it.", "A|Réunion du 3 mai 2026, 12 heures.", "", ""},
		{"in code", "A|`Digital Office`", "A|b", "", "en.md:6:2 DS343 Digital Office: write “Digital Agency”; “the Agency” may be used too"},
		{"in a block of code", "A|\tDigital Office", "A|b", "", ""},
	} {
		if got := heldAgainst(t, kept, map[string]string{"en": c.en, "fr": c.fr, "ja": c.ja}, ""); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	texts := map[string]string{"en": "The Digital Agency|It met.", "fr": "Le ministère|Il s’est réuni."}
	if got := heldAgainst(t, kept, texts, "source: en@000000000000\n"); got != "" {
		t.Errorf("of a text that is behind its original: %s", got)
	}
}

// heldAgainst returns what is told of a release's terms.
func heldAgainst(t *testing.T, terms string, texts map[string]string, more string) string {
	t.Helper()
	site := fstest.MapFS{
		"docsite.yaml":          {Data: []byte("title: A\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\n")},
		"locales/glossary.yaml": {Data: []byte(terms)},
	}
	for lang, text := range texts {
		if text == "" {
			continue
		}
		title, body, _ := strings.Cut(text, "|")
		front := more
		if lang == "en" {
			front = "date: 2026-03-09\n"
		}
		site["releases/2026/a/"+lang+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\n" + front + "---\n" + strings.ReplaceAll("|"+body, "|", "\n\n")[1:] + "\n")}
	}
	engine, err := generator.Open(generator.Options{Folder: site, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	report, err := engine.Check(t.Context(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range report.Diagnostics {
		if strings.HasPrefix(string(d.Code), "DS34") {
			_, term, _ := strings.Cut(d.Message, "“")
			term, _, _ = strings.Cut(term, "”")
			lines = append(lines, fmt.Sprintf("%s:%d:%d %s %s: %s", path.Base(d.File), d.Line, d.Column, d.Code, term, d.Hint))
		}
	}
	return strings.Join(lines, "\n")
}

// TestAdvise: what a translator is told of a text's terms.
func TestAdvise(t *testing.T) {
	g, ds := glossary.Make([]byte(kept+"note: {en: note well, note: {en: N, ja: ノ}}\nplain: {en: plain}\n"), languages, glossary.Locales(t, languages...))
	if g == nil {
		t.Fatal(ds)
	}
	parts := []string{"A plain quay.", "Quays of the Digital Offices, note well, and the Agency"}
	var got []string
	for _, a := range g.Exchanged("en", "fr", parts) {
		got = append(got, fmt.Sprintf("%s %q %q %q", a.Source, a.Targets, a.Refused, a.Note))
	}
	want := `quay ["quai"] ["dock"] ""|Digital Office ["Agence numérique" "Agence"] ["Office numérique"] ""|note well [] [] "N"`
	if strings.Join(got, "|") != want {
		t.Errorf("%s\nnot %s", strings.Join(got, "|"), want)
	}
	if a := g.Advise("en", "ja", parts); len(a) != 2 || a[1].Note != "ノ" || a[0].Use[0] != "デジタル庁" {
		t.Errorf("%+v", a)
	}
}
