package read

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/hostile"
	"docsite/generator/layout"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// FuzzRelease: whatever the texts of a release hold, all that is told of them lies in them, and
// what was read of them is text that can be shown.
func FuzzRelease(f *testing.F) {
	const head = "---\ntitle: A\ndate: 2020-01-06\n"
	for _, seed := range []string{
		"---\ntitle: \"A\\nb\"\nsummary: ' x '\ndate: 2020-01-06T25:00:00Z\ntype: x\ncountries: [jp, xx, 1, JP]\nministries: [b, b]\n---\n\nText.\n",
		head + "topics: [a, A b, '']\nplace: [a]\nreference: {a: b}\noriginal: maybe\nsource: ja@9f2c41d07a3e\nstatus: machine\npending: ja@9f2c41d07a3e~1\nslug: ../a\naliases: [/a/../b, //c, 'http://d', /e?f#g]\n---\na",
		head + "event: w\nevent_time: {start: 2020-01-06T10:00:00Z, end: 2019-01-06T10:00:00Z, place: x}\npin: x\nhold: some\napprove: [{who: a, digest: b}, c]\nquick_facts: [a, '<b>', \"c\\nd\"]\n---\n",
		head + "video: {file: a.mp4, captions: [{file: b.vtt, lang: en}], transcript: c}\nallow: {DS307: '', DS999: a, DS402: b}\nembargo_until: 2020-13-01T00:00:00Z\nimage: {file: a/../b.png, alt: , caption: '*c*', credit: d}\n---\n![](x)",
		head + "attachments: [{file: a.pdf, title: A, lang: xx}, {url: 'javascript:a', title: B}, b]\ncontacts: [{office: a, tel: '1-2, ext 3', fax: x, email: 'a@b', url: c}]\nchanges: [{date: 2019-01-01, note: a, kind: x}]\n---\n",
		head + "gone: {date: 2020-01-07, reason: {en: a}}\nwithdrawn: {date: x, reason: a, superseded_by: b}\nnotes_to_editors: |\n  - a <b onclick=c>\n\n  [d](e)\n---\n<<<<<<< a\nb\n=======\n",
		"\uFEFF---\r\ntitle: A\r\ndate: 2020-01-06\r\n---\r\n\r\nText\r\n", "---\ntitle: A", "# A\n", "---\n- a\n---\n", "---\na: &a [*a]\n---\n", "\xff\xfe", "---\ntitle: A\n---\n\x00", head + "titel: x\nDate: y\n---\n",
	} {
		f.Add([]byte(seed), []byte("---\ntitle: B\n---\n\nTexte.\n"))
	}
	settings := &press.Settings{Languages: []string{"en", "fr"}, Zone: time.UTC, Title: press.Text{"en": "N"}, BaseURL: "https://a.example/", Approve: 1}
	reader := Reader{Settings: settings, Converters: map[string]*markdown.Converter{"en": markdown.New(markdown.Options{}), "fr": markdown.New(markdown.Options{})}}
	f.Fuzz(func(t *testing.T, english, french []byte) {
		site := fstest.MapFS{"releases/2020/a/en.md": {Data: english}, "releases/2020/a/fr.md": {Data: french}}
		folder, err := ReadFolder(site, "2020/a", settings.Languages)
		if err != nil {
			t.Fatal(err)
		}
		var readings []Reading
		var ds []diag.Diagnostic
		if n, most := hostile.Allocated(func() { readings, ds = reader.Translations(folder) }), uint64(4<<20+5000*(len(english)+len(french))); n > most {
			t.Errorf("of %d bytes %d are allocated", len(english)+len(french), n)
		}
		for _, d := range ds {
			if err := hostile.Told(site, d); err != nil {
				t.Error(err)
			}
		}
		if len(readings) < 2 && diag.Count(ds).Errors == 0 {
			t.Error("a text is left out, and nobody says so")
		}
		for _, r := range readings {
			for _, text := range []string{r.Translation.Title, r.Translation.Summary, r.Translation.Place, r.Translation.Slug} {
				if !utf8.ValidString(text) || strings.ContainsAny(text, "\n\r\x00") {
					t.Errorf("%q is read", text)
				}
			}
			for _, p := range r.Passages {
				if p.At.Line < 1 || p.At.Line > bytes.Count(site[p.At.File].Data, []byte("\n"))+1 {
					t.Errorf("a passage is at %s", p.At)
				}
			}
		}
	})
}

// FuzzSiteFiles: whatever the settings, the register, the people and the readings of a site hold, they
// are understood or told at their places.
func FuzzSiteFiles(f *testing.F) {
	for _, seed := range [][4]string{
		{"title: {en: N}\nbase_url: https://a.example/n/\nlanguages: [en, fr]\ntime_zone: Asia/Tokyo\npublisher: {name: {en: P}, url: https://b.example}\nlogo: {light: a.svg, alt: {en: b}}\ncolour: '#14508c'\nhold: complete\napprove: 2\nhub: https://c.example\nhosts: [s3]\n",
			"a: {country: jp, name: {en: A, fr: B}, short: {en: a}, reading: あ, url: https://a.example, contact: {tel: 03-1234-5678}, since: 2001-01-06, until: 2000-01-01, succeeded_by: a}\n",
			"b: {name: {en: B, ja: 乙}, reading: おつ, roles: [{ministry: a, title: {en: M}, since: 2020-01-01}]}\n", "総務省: そうむしょう\n"},
		{"title: 1\nbase_url: ftp://a\nlanguages: [xx-, en, en]\ntime_zone: Mars\nmenu: [{page: x}, {url: 'javascript:a', text: b}]\nfooter: x\nrequire: [ja]\nformats: [json]\nanalytics: x\ncard: {font: ../a.ttf}\n",
			"A b: {country: xx}\n'': {}\na: 1\nc: {country: jp, name: {en: ''}, until: x}\n", "c: {name: A}\nd: {}\n", "a: b\n漢: ''\n''\n"},
		{"\xff", "- a\n", "a: &a {name: *a}\n", "a: [b]\n"}, {"languages: en\n", "a: {\n", "\x00", "? [a]\n: b\n"},
	} {
		f.Add([]byte(seed[0]), []byte(seed[1]), []byte(seed[2]), []byte(seed[3]))
	}
	languages := []string{"en", "fr", "ja"}
	f.Fuzz(func(t *testing.T, settings, register, people, readings []byte) {
		site := fstest.MapFS{layout.Settings: {Data: settings}, layout.Register: {Data: register}, layout.People: {Data: people}, layout.Readings: {Data: readings}}
		told := func(what string, is bool, ds []diag.Diagnostic, err error) {
			if err != nil || !is && diag.Count(ds).Errors == 0 {
				t.Errorf("%s: %v, %d mistakes", what, err, len(ds))
			}
			for _, d := range ds {
				if err := hostile.Told(site, d); err != nil {
					t.Error(err)
				}
			}
		}
		s, ds, err := Settings(site, "")
		told("settings", s != nil, ds, err)
		if s != nil && (len(s.Languages) == 0 || s.Zone == nil) {
			t.Errorf("settings without languages or zone: %+v", s)
		}
		ministries, ds, err := Ministries(site, languages, contact.Words{})
		told("ministries", true, ds, err)
		_, ds, err = People(site, languages, ministries, contact.Words{})
		told("people", true, ds, err)
		_, ds, err = Readings(site)
		told("readings", true, ds, err)
	})
}
