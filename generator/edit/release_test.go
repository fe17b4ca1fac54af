package edit_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
)

var now = time.Date(2026, 3, 1, 23, 30, 0, 0, time.UTC)

// newsroom is a small site.
func newsroom() fstest.MapFS {
	return fstest.MapFS{
		"docsite.yaml":                        {Data: []byte("title: Press\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\ntime_zone: Asia/Tokyo\n")},
		"releases/ministries.yaml":            {Data: []byte("jp-mic: {country: jp, name: MIC}\n")},
		"releases/2026/taken/en.md":           {Data: []byte("---\ntitle: Taken\ndate: 2026-01-01\n---\n\nText.\n")},
		"releases/2026/2026-03-02/en.md":      {Data: []byte("---\ntitle: One of that day\ndate: 2026-03-02\n---\n\nText.\n")},
		"releases/2026/2026-03-02-2/notes.md": {Data: []byte("Notes.\n")},
	}
}

func scaffolder(t testing.TB, site fstest.MapFS) *edit.Scaffolder {
	t.Helper()
	s, ds, err := edit.Open(site)
	if s == nil {
		t.Fatal(ds, err)
	}
	return s
}

// readBack reads files as a build does.
func readBack(t testing.TB, s *edit.Scaffolder, files ...edit.File) ([]*press.Translation, []diag.Diagnostic) {
	t.Helper()
	site := fstest.MapFS{}
	for _, f := range files {
		site[f.Path] = &fstest.MapFile{Data: f.Content}
	}
	converters := map[string]*markdown.Converter{}
	for _, lang := range s.Settings.Languages {
		converters[lang] = markdown.New(markdown.Options{JoinLines: lang == "ja"})
	}
	ids, ds, err := read.Releases(site, s.Settings.Languages)
	if err != nil {
		t.Fatal(err)
	}
	var ts []*press.Translation
	for _, id := range ids {
		folder, err := read.ReadFolder(site, id, s.Settings.Languages)
		if err != nil {
			t.Fatal(err)
		}
		readings, found := read.Reader{Settings: s.Settings, Converters: converters}.Translations(folder)
		ds = append(ds, found...)
		for _, r := range readings {
			ts = append(ts, r.Translation)
		}
	}
	return ts, ds
}

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Agreement signed":                 "agreement-signed",
		"L’accord signé à Genève, l'après": "laccord-signe-a-geneve-lapres",
		"Hà Nội: Đà Nẵng":                  "ha-noi-da-nang",
		"Ｆｕｌｌ　ｗｉｄｔｈ ５":                     "full-width-5",
		"協定に署名":                            "",
		"ITUと総務省":                          "",
		"Москва":                           "",
		"":                                 "",
		"?!…":                              "",
		"—":                                "",
		"12":                               "", // the page of a month
		"Section":                          "section",
		"Con":                              "", // a device
		"2026":                             "2026",
		strings.Repeat("word ", 30):        "word-word-word-word-word-word-word-word-word-word-word-word",
		strings.Repeat("endless", 30):      "",
		"A title whose last word is exactly " + strings.Repeat("x", 60): "a-title-whose-last-word-is-exactly",
	} {
		if got := edit.Slug(title); got != want {
			t.Errorf("%q is %q, not %q", title, got, want)
		}
	}
}

func TestReleaseLiesInItsFolder(t *testing.T) {
	s := scaffolder(t, newsroom())
	for _, c := range []struct {
		r    edit.Release
		path string
	}{
		{edit.Release{Title: "Agreement signed", Lang: "EN"}, "releases/2026/agreement-signed/en.md"},
		{edit.Release{Title: "協定に署名", Lang: "ja"}, "releases/2026/2026-03-02-3/ja.md"}, // it is tomorrow in Tokyo, and two are there
		{edit.Release{Title: "?!", Lang: "fr", Date: "2025-12-31"}, "releases/2025/2025-12-31/fr.md"},
		{edit.Release{Title: "x", Lang: "fr", Date: "2025-12-31T23:00:00Z"}, "releases/2026/x/fr.md"},
		{edit.Release{Title: "協定に署名", Lang: "ja", Name: "協定"}, "releases/2026/協定/ja.md"},
	} {
		f, err := s.Release(c.r, now)
		if err != nil || f.Path != c.path {
			t.Errorf("%+v: %s, %v", c.r, f.Path, err)
		}
	}
}

func TestReleaseRefuses(t *testing.T) {
	s := scaffolder(t, newsroom())
	whole := edit.Release{Title: "Title", Lang: "en"}
	for want, change := range map[string]func(*edit.Release){
		"the title is empty":            func(r *edit.Release) { r.Title = " \t" },
		"U+000A":                        func(r *edit.Release) { r.Title = "a\nb" },
		"U+FFFD":                        func(r *edit.Release) { r.Title = "a\xffb" },
		"the site has no language “de”": func(r *edit.Release) { r.Lang = "de" },
		"no country “UK”: did you mean “GB”":                          func(r *edit.Release) { r.Countries = []string{"jp", "UK"} },
		"no ministry “jp-mci” in the register: did you mean “jp-mic”": func(r *edit.Release) { r.Ministries = []string{"jp-mci"} },
		"add it first, as in “docsite new ministry xx-unknown”":       func(r *edit.Release) { r.Ministries = []string{"xx-unknown"} },
		"the topic “Data & law”":                                      func(r *edit.Release) { r.Topics = []string{"Data & law"} },
		"did you mean “statement”":                                    func(r *edit.Release) { r.Type = "statment" },
		"“1 March” is not a date":                                     func(r *edit.Release) { r.Date = "1 March" },
		"“2026-02-30” is not a date":                                  func(r *edit.Release) { r.Date = "2026-02-30" },
		"the name “a/b” holds more than letters":                      func(r *edit.Release) { r.Name = "a/b" },
		"the name “03” is kept for the page of a month":               func(r *edit.Release) { r.Name = "03" },
		"such as taken-2":                                             func(r *edit.Release) { r.Name = "taken" },
		"not written in UTF-8":                                        func(r *edit.Release) { r.Text = []byte("caf\xe9") },
	} {
		r := whole
		change(&r)
		if _, err := s.Release(r, now); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not %q", err, want)
		}
	}
}

func TestNewReleaseIsADraftWithNothingWrongButItsText(t *testing.T) {
	s := scaffolder(t, newsroom())
	for _, lang := range s.Settings.Languages {
		f, err := s.Release(edit.Release{Title: "No: “a”, 'b' # c", Lang: lang, Countries: []string{"no", "vn"}, Ministries: []string{"jp-mic"}, Topics: []string{"a-b"}, Draft: true}, now)
		if err != nil {
			t.Fatal(err)
		}
		ts, ds := readBack(t, s, f)
		if len(ds) != 1 || ds[0].Code != diag.BodyEmpty {
			t.Errorf("%s: %v\n%s", lang, ds, f.Content)
		}
		if r := ts[0]; r.Title != "No: “a”, 'b' # c" || !r.Draft || !r.IsOriginal || strings.Join(r.Countries, " ") != "NO VN" || r.Facts.Ministries[0] != "jp-mic" || r.Topics[0] != "a-b" {
			t.Errorf("%+v", ts[0])
		}
		// The keys that it may need besides are right as well.
		all := strings.NewReplacer("# place", "place", "# embargo", "embargo", "# attach", "attach", "# contacts", "contacts", "# image", "image").Replace(string(f.Content))
		ts, ds = readBack(t, s, edit.File{Path: f.Path, Content: []byte(all)})
		if len(ds) != 1 || ds[0].Code != diag.NoText {
			t.Errorf("%s: %v\n%s", lang, ds, all)
		}
		if r := ts[0]; r.Place == "" || r.EmbargoUntil.IsZero() || r.Image.Caption == "" || r.Attachments[0].Title == "" || r.Contacts[0].Office == "" {
			t.Errorf("%+v", ts[0])
		}
	}
}

// FuzzRelease asserts that what is written is read back the same, whatever an
// author types.
func FuzzRelease(f *testing.F) {
	for _, title := range []string{
		"Plain", "With: a colon", "#hash", "a # b", `"quoted"`, "'", "no", "~", "- a", "[x]", "{a: b}", "&a *b", "%", "@x", "`x", "\\n", "ends:", "2026-03-01", "1e3",
		"「日本語」：題", "l’été", "｜漢字《かんじ》", "\u00A0x", "a\u200Bb", "x\u3000y", "\U0001F600", "a\u2028b", "a\u0085b", "---", "? x", "! y", "| z", "> w", "é\u0301",
	} {
		f.Add(title, "A summary: "+title, title)
	}
	s := scaffolder(f, newsroom())
	f.Fuzz(func(t *testing.T, title, summary, text string) {
		r := edit.Release{Title: title, Lang: "en", Name: "fuzz", Summary: summary, Text: []byte(text)}
		file, err := s.Release(r, now)
		if err != nil {
			return
		}
		ts, ds := readBack(t, s, file)
		if ds != nil && ds[0].Code == diag.MergeConflict {
			return // which the text looks like
		}
		if len(ts) != 1 {
			t.Fatalf("%v\n%s", ds, file.Content)
		}
		plain := func(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }
		if got, want := ts[0].Title, markdown.WithoutReadings(plain(title)); got != want {
			t.Errorf("the title is %q, not %q", got, want)
		}
		if got, want := ts[0].Summary, markdown.WithoutReadings(strings.Join(strings.Fields(plain(summary)), " ")); got != want {
			t.Errorf("the summary is %q, not %q", got, want)
		}
		for _, d := range ds {
			switch d.Code {
			case diag.BadYAML, diag.KeyTwice, diag.KeyUnknown, diag.WrongType, diag.FrontMatterOpen, diag.CommentInText:
				t.Errorf("%v\n%s", d, file.Content)
			}
		}
	})
}
