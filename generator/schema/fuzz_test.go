package schema_test

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/diag"
	"docsite/generator/locale/cldr"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/schema"
)

// A front matter that docsite finds no error in is never marked by the schema.
func FuzzFrontMatter(f *testing.F) {
	for _, text := range []string{
		"title: A\ndate: 2020-01-06", "title: 2020\ndate: 2020-01-06T9:00:00,5+09:00\ntopics: [on, 5, true]", "title: ~\ndate: 2020-01-06\nslug: 発-1.a",
		"title: 'A'\ndate: '2020-01-06'\noriginal: 'true'\nstatus:\naliases: [/a b/ç, /x//y]\nevent: 1", "title: A\ndate: 2020-01-06\nsource: fr@0000000\ncontacts: [{tel: 1-2, email: a@b, url: HTTP://a/}]",
		"title: A\ndate: 2020-01-06\nwithdrawn: {date: 2020-02-01, reason: {en: B, fr: }}\nchanges:\n  - {date: 2020-02-01, note: ''}\nattachments: [{url: http://a, title: 1, lang: x-own}]",
	} {
		f.Add(text)
	}
	front := schema.FrontMatter(nil)
	reader := read.Reader{
		Settings:   &press.Settings{Languages: []string{"en"}, Zone: time.UTC},
		Converters: map[string]*markdown.Converter{"en": markdown.New(markdown.Options{})},
	}
	f.Fuzz(func(t *testing.T, text string) {
		site := fstest.MapFS{"releases/2020/a/en.md": {Data: []byte("---\n" + text + "\n---\n\nText.\n")}}
		folder, err := read.ReadFolder(site, "2020/a", reader.Settings.Languages)
		if err != nil {
			t.Fatal(err)
		}
		readings, ds := reader.Translations(folder)
		if diag.Count(ds).Errors > 0 || slices.ContainsFunc(readings[0].Translation.Countries, func(code string) bool { return !cldr.Known(code) }) {
			return
		}
		header := header(site["releases/2020/a/en.md"].Data)
		if err := validator(t, front).Validate(value(t, header)); err != nil {
			t.Errorf("docsite takes\n%s\n%v", header, err)
		}
	})
}
