package record

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/glossary"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/store"
	"docsite/locales"
)

// site is all that a record is made from.
type site struct {
	settings   press.Settings
	ministries map[string]*press.Ministry
	people     map[string]*press.Person
	glossary   *glossary.Glossary
	locales    fstest.MapFS // the site's own, over the built-in ones
	version    string
	folder     read.Folder
}

func newSite() *site {
	return &site{
		settings: press.Settings{
			Title: press.Text{"en": "Press"}, BaseURL: "https://press.example.org/", Languages: []string{"en", "fr"}, Zone: tokyo,
			Publisher: press.Publisher{Name: press.Text{"en": "Office"}},
		},
		ministries: map[string]*press.Ministry{
			"jp-mic": {ID: "jp-mic", Country: "JP", Name: press.Text{"en": "Ministry of Communications", "fr": "Ministère des communications"}, Short: press.Text{"en": "MIC"}},
		},
		people:  map[string]*press.Person{"sato": {ID: "sato", Name: press.Text{"en": "Hanako Sato"}, Roles: []press.Role{{Title: press.Text{"en": "Minister"}}}}},
		locales: fstest.MapFS{},
		version: "1",
		folder: read.Folder{
			ID:      "2020/a",
			Entries: []read.Entry{{Path: "en.md"}, {Path: "figures", Type: fs.ModeDir}, {Path: "figures/one.png"}, {Path: "fr.md"}, {Path: "map.png"}},
			Texts: []read.Text{
				{Name: "en.md", Content: []byte("---\ntitle: Agreement\ndate: 2020-01-06\nministries: [jp-mic]\n---\n\nThe Ministry's text of 5 pages: [map](map.png)\n")},
				{Name: "fr.md", Content: []byte("---\ntitle: Accord\nsource: en@0000000\n---\n\nLe texte, 6 pages.\n")},
			},
		},
	}
}

// terms are a glossary of one entry.
func terms(fr string) *glossary.Glossary {
	return glossary.New([]*glossary.Entry{{ID: "agreement", Terms: map[string][]glossary.Term{"fr": {{Text: fr}}}}}, nil)
}

// base makes the base of the site, which sets the texts of settings and register.
func (s *site) base(t testing.TB) *Base {
	t.Helper()
	locales, ds, err := locale.Load(locales.Files, s.locales, s.settings.Languages)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	return NewBase(&s.settings, s.ministries, s.people, s.glossary, locales, s.version)
}

func (s *site) key(t testing.TB) store.Key {
	t.Helper()
	return s.base(t).Key(&s.folder)
}

// own adds to a file of the site's own words.
func (s *site) own(lang, text string) {
	s.locales[lang+".yaml"] = &fstest.MapFile{Data: []byte(text)}
}

// TestKey: the key of a record is another one with everything that the record is made
// from, and with nothing else.
func TestKey(t *testing.T) {
	want := newSite().key(t)
	if newSite().key(t) != want {
		t.Fatal("of the same site there are two keys")
	}
	seen := map[store.Key]string{want: "nothing"}
	for name, change := range map[string]func(s *site){
		"a byte of a text":           func(s *site) { s.folder.Texts[1].Content[30]++ },
		"a byte more":                func(s *site) { s.folder.Texts[1].Content = append(s.folder.Texts[1].Content, '\n') },
		"a text without a byte":      func(s *site) { s.folder.Texts[1].Content = s.folder.Texts[1].Content[1:] },
		"a text less":                func(s *site) { s.folder.Texts = s.folder.Texts[:1] },
		"two texts exchanged":        func(s *site) { x := s.folder.Texts; x[0].Content, x[1].Content = x[1].Content, x[0].Content },
		"the end of one in the next": func(s *site) { x := s.folder.Texts; x[0].Content = append(x[0].Content, x[1].Name...); x[1].Name = "" },
		"a text's name":              func(s *site) { s.folder.Texts[0].Name = "EN.md" },
		"the name of a file beside":  func(s *site) { s.folder.Entries[4].Path = "Map.png" },
		"that of one in a folder":    func(s *site) { s.folder.Entries[2].Path = "figures/two.png" },
		"a file more":                func(s *site) { s.folder.Entries = append(s.folder.Entries, read.Entry{Path: "z.png"}) },
		"a file less":                func(s *site) { s.folder.Entries = s.folder.Entries[:4] },
		"a link in a file's place":   func(s *site) { s.folder.Entries[4].Type = fs.ModeSymlink },
		"the folder's ID":            func(s *site) { s.folder.ID = "2020/b" },
		"the base URL":               func(s *site) { s.settings.BaseURL = "https://press.example.org/en/" },
		"the zone":                   func(s *site) { s.settings.Zone = time.UTC },
		"a language more":            func(s *site) { s.settings.Languages = []string{"en", "fr", "ja"} },
		"a language less":            func(s *site) { s.settings.Languages = []string{"en"} },
		"their order":                func(s *site) { s.settings.Languages = []string{"fr", "en"} },
		"a ministry's name":          func(s *site) { s.ministries["jp-mic"].Name["fr"] = "Ministère" },
		"its short name":             func(s *site) { s.ministries["jp-mic"].Short["fr"] = "MC" },
		"its country":                func(s *site) { s.ministries["jp-mic"].Country = "VN" },
		"a ministry more":            func(s *site) { s.ministries["vn-mic"] = &press.Ministry{ID: "vn-mic"} },
		"its ID":                     func(s *site) { s.ministries["jp-mci"] = s.ministries["jp-mic"]; delete(s.ministries, "jp-mic") },
		"a person's name":            func(s *site) { s.people["sato"].Name["fr"] = "Hanako Satô" },
		"the reading of it":          func(s *site) { s.people["sato"].Reading = "さとう" },
		"a person's title":           func(s *site) { s.people["sato"].Roles[0].Title["fr"] = "Ministre" },
		"since when it is held":      func(s *site) { s.people["sato"].Roles[0].Since = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) },
		"until when it is held":      func(s *site) { s.people["sato"].Roles[0].Until = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) },
		"a person more":              func(s *site) { s.people["ito"] = &press.Person{ID: "ito"} },
		"what parts name and title":  func(s *site) { s.own("en", "messages: {person.named: \"{{.Name}} ({{.Title}})\"}\n") },
		"docsite's version":          func(s *site) { s.version = "2" },
		"a glossary":                 func(s *site) { s.glossary = terms("Accord") },
		"another term of it":         func(s *site) { s.glossary = terms("Traité") },
		"what a term of it is": func(s *site) {
			s.glossary = glossary.New([]*glossary.Entry{{ID: "agreement", Note: press.Text{"en": "A text"}, Terms: terms("Accord").Entries[0].Terms}}, nil)
		},
		"a language with readings": func(s *site) { s.own("fr", "language: {ruby: true}\n") },
		"a reading": func(s *site) {
			s.own("fr", "language: {ruby: true}\n")
			s.settings.Readings = map[string]string{"accord": "akoru"}
		},
		"the reading of a body": func(s *site) {
			s.own("fr", "language: {ruby: true}\n")
			s.ministries["jp-mic"].Reading = "そうむ"
		},
		"pages of two languages":      func(s *site) { s.settings.SideBySide = true },
		"the ending of a term":        func(s *site) { s.own("fr", "glossary: {endings: {ois: oi}}\n") },
		"an article before a term":    func(s *site) { s.own("en", "glossary: {articles: {ye: the}}\n") },
		"a message behind a link":     func(s *site) { s.own("fr", "messages: {release.external: autre site}\n") },
		"one above a table":           func(s *site) { s.own("en", "messages: {release.table: A table}\n") },
		"one above notes":             func(s *site) { s.own("en", "messages: {release.notes: Footnotes}\n") },
		"one behind a note":           func(s *site) { s.own("en", "messages: {release.notes_back: Back}\n") },
		"a word for a number":         func(s *site) { s.own("en", "facts: {numbers: {score: 20}}\n") },
		"a unit":                      func(s *site) { s.own("en", "facts: {units: {furlong: 201 m}}\n") },
		"what stands between a range": func(s *site) { s.own("fr", "facts: {ranges: [allant à]}\n") },
		"the name of a month": func(s *site) {
			s.own("en", "dates: {months: [I, February, March, April, May, June, July, August, September, October, November, December]}\n")
		},
		"the sign of decimals":  func(s *site) { s.own("en", "numbers: {decimal: \"·\"}\n") },
		"the name of a country": func(s *site) { s.own("en", "countries: {JP: Nippon}\n") },
		"an era": func(s *site) {
			s.own("en", "eras: {year: \"{name} {n}\", list: [{name: Reiwa, from: 2019-05-01}]}\n")
		},
		"the ending of a word":  func(s *site) { s.own("en", "search: {endings: {ves: f}}\n") },
		"quotation marks":       func(s *site) { s.own("en", "typography: {quotes: [«, », ‹, ›]}\n") },
		"an elision":            func(s *site) { s.own("en", "typography: {elisions: [em]}\n") },
		"a space before a sign": func(s *site) { s.own("fr", "typography: {spaces: {\";\": no-break}}\n") },
		"one before a unit":     func(s *site) { s.own("fr", "typography: {figures: {\"%\": no-break}}\n") },
		"lines that are joined": func(s *site) { s.own("en", "language: {join_lines: true}\n") },
	} {
		s := newSite()
		change(s)
		key := s.key(t)
		if other, twice := seen[key]; twice {
			t.Errorf("with %s the key is that of %s", name, other)
		}
		seen[key] = name
	}
	for name, change := range map[string]func(s *site){
		"another message":      func(s *site) { s.own("en", "messages: {body.since: Founded, release.countries: About}\n") },
		"how a day is written": func(s *site) { s.own("en", "dates: {day: \"{month} {d}, {y}\"}\n") },
		"a language's name":    func(s *site) { s.own("en", "language: {name: British, summary: 100}\n") },
		"a ministry's URL":     func(s *site) { s.ministries["jp-mic"].URL = "https://mic.example.jp/" },
		"its reading and contact": func(s *site) {
			s.ministries["jp-mic"].Reading, s.ministries["jp-mic"].Contact = "そうむ", &press.Contact{Tel: "1"}
		},
		"its days and its successor": func(s *site) {
			s.ministries["jp-mic"].Since, s.ministries["jp-mic"].SucceededBy = time.Unix(0, 0), "jp-new"
		},
		"its place in the register": func(s *site) { s.ministries["jp-mic"].At.Line = 7 },
		"the site's title":          func(s *site) { s.settings.Title["en"] = "Newsroom" },
		"its publisher":             func(s *site) { s.settings.Publisher = press.Publisher{URL: "https://example.org/"} },
		"a glossary without terms":  func(s *site) { s.glossary = &glossary.Glossary{} },
		"what it requires":          func(s *site) { s.settings.Require, s.settings.Fallback, s.settings.Behind = []string{"fr"}, true, true },
	} {
		s := newSite()
		change(s)
		if s.key(t) != want {
			t.Errorf("with %s the key is another one", name)
		}
	}
}

// TestDigest: that of the base does not know the folder, and the folder's key knows
// the base.
func TestDigest(t *testing.T) {
	one, other := newSite(), newSite()
	other.folder.ID = "2020/b"
	if one.base(t).Digest() != other.base(t).Digest() {
		t.Error("the digest is one of the folder too")
	}
	other.settings.Zone = time.UTC
	if one.base(t).Digest() == other.base(t).Digest() {
		t.Error("the digest is not one of the zone")
	}
	if plain := newSite(); NewBase(&plain.settings, plain.ministries, plain.people, nil, nil, plain.version).Digest() == one.base(t).Digest() {
		t.Error("the digest does not know that there are no messages")
	}
}

// TestTheSiteIsSet: a base sets the texts of settings and register, and its digest is
// that of what was written.
func TestTheSiteIsSet(t *testing.T) {
	s := newSite()
	s.ministries["jp-mic"].Name["en"] = "The Ministry's \"Office\""
	s.settings.Title["en"] = "The Ministry's press"
	before := s.base(t).Digest()
	if got := s.ministries["jp-mic"].Name["en"] + ", " + s.settings.Title["en"]; got != "The Ministry’s “Office”, The Ministry’s press" {
		t.Errorf("they are set as %s", got)
	}
	again := newSite()
	again.ministries["jp-mic"].Name["en"] = "The Ministry's \"Office\""
	again.settings.Title["en"] = strings.Repeat("Another's", 2)
	if again.base(t).Digest() != before {
		t.Error("of the same register there are two digests")
	}
}
