package glossary

import (
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/diag"
	"docsite/generator/hostile"
	"docsite/generator/layout"
)

// FuzzParse: whatever a glossary holds becomes entries that can be looked for, or is told at its
// place in the file. Tables, which other programs write, are read likewise.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		findable, "a:\n  en: {use: [Digital Agency, DA], not: [Digital Office]}\n  ja: デジタル庁\n", "a: {en: A, note: b, domain: c}\nb: {en: {use: a}}\n", "A: {}\nb:\n", "a: {xx: b, en: [c]}",
		"id,language,term,status\na,en,b,preferred\n,,,\n", "id;language;term\na;en;\"b\n\"c;d\n", "id\ten\tfr\na\tb\tc\n", "\xff",
	} {
		f.Add(seed)
	}
	languages := []string{"en", "fr-CA", "ja"}
	locales := load(f, "en")
	f.Fuzz(func(t *testing.T, text string) {
		site := fstest.MapFS{layout.Glossary: {Data: []byte(text)}, "f": {Data: []byte(text)}}
		check := func(ds []diag.Diagnostic) {
			for _, d := range ds {
				if err := hostile.Told(site, d); err != nil {
					t.Error(err)
				}
			}
		}
		if g, ds := Make([]byte(text), languages, locales); g == nil && diag.Count(ds).Errors == 0 {
			t.Error("no glossary, and no mistake")
		} else {
			check(ds)
			if g != nil {
				g.Find("en", text[:min(len(text), 200)])
			}
		}
		entries, ds := ReadCSV("f", []byte(text), languages)
		check(ds)
		if len(entries)+len(ds) == 0 && strings.TrimSpace(strings.TrimPrefix(text, "\uFEFF")) == "" {
			t.Errorf("%q is no table, and nobody says so", text)
		}
		for _, e := range entries {
			if !idForm.MatchString(e.ID) || len(e.Terms) == 0 {
				t.Errorf("%+v", e)
			}
		}
	})
}
