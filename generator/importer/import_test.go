package importer

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/locales"
)

var languages = []string{"en", "fr", "ja"}

// loadedLocales are those of the languages, which take long to read.
var loadedLocales = sync.OnceValues(func() ([]*locale.Locale, error) {
	loaded, _, err := locale.Load(locales.Files, fstest.MapFS{}, languages)
	return loaded, err
})

// testSettings are those of a newsroom in Tokyo in three languages.
func testSettings(t testing.TB) (Settings, *press.Settings) {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := loadedLocales()
	if err != nil {
		t.Fatal(err)
	}
	return Settings{Languages: languages, Zone: zone, Locales: loaded}, &press.Settings{Languages: languages, Zone: zone}
}

// into imports an archive into a folder, and returns the report.
func into(t testing.TB, dir string, archive *Archive, files fs.FS, links ...Link) *Report {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, settings := testSettings(t)
	report, err := Import(context.Background(), archive, files, root, Options{Settings: settings, Types: []string{"press-release", "statement", "speech"}, Links: links})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// readBack reads what was imported as a build does, and returns what is wrong with front matter,
// names and places.
func readBack(t testing.TB, dir string, report *Report) map[string]*press.Translation {
	t.Helper()
	site := os.DirFS(dir)
	_, settings := testSettings(t)
	converters := map[string]*markdown.Converter{}
	for _, lang := range languages {
		converters[lang] = markdown.New(markdown.Options{Language: lang})
	}
	found := map[string]*press.Translation{}
	for _, r := range report.Releases {
		folder, err := read.ReadFolder(site, r.ID, languages)
		if err != nil {
			t.Fatal(err)
		}
		readings, ds := read.Reader{Settings: settings, Converters: converters}.Translations(folder)
		for _, reading := range readings {
			found[reading.Translation.File] = reading.Translation
		}
		for _, d := range ds {
			if d.Severity == diag.Error && d.Code < "DS3" && d.Code != diag.AltMissing && d.Code != diag.BodyEmpty && d.Code != diag.CharacterLost {
				content, _ := fs.ReadFile(site, d.File)
				t.Errorf("%v: %s %s\n%s", d, d.Code, d.Message, content)
			}
		}
		for _, text := range r.Texts {
			if text.File != "" && found[text.File] == nil {
				content, _ := fs.ReadFile(site, text.File)
				t.Errorf("%s was written for %s and cannot be read: %v\n%s", text.File, text.Origin, ds, content)
			}
		}
	}
	return found
}

// archiveOf returns the files of a txtar file but for what is wanted.
func archiveOf(t testing.TB, file string) fstest.MapFS {
	t.Helper()
	all, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := fstest.MapFS{}
	for _, f := range all.Files {
		if f.Name != "want" {
			archive[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		}
	}
	return archive
}

// Whatever archive is read, each document is written to a file that is read back, or named in the
// report; a second run does nothing.
func TestEverythingIsKeptOrNamed(t *testing.T) {
	sources := map[string]Source{"hugo": Hugo{}, "jekyll": Jekyll{}, "wordpress": WordPress{}, "html": HTML{}}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		kind, _, _ := strings.Cut(name, "-")
		source := sources[kind]
		if source == nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			archive := archiveOf(t, file)
			settings, _ := testSettings(t)
			found, err := source.Read(context.Background(), archive, settings)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			report := into(t, dir, found, archive)
			readBack(t, dir, report)
			named := map[string]bool{}
			for _, r := range report.Releases {
				for _, text := range r.Texts {
					named[text.Origin] = true
				}
			}
			for _, text := range report.Left {
				named[text.Origin] = true
			}
			for _, d := range found.Documents {
				if !named[d.Origin] {
					t.Errorf("%s is neither written nor named", d.Origin)
				}
			}
			again := into(t, dir, found, archive)
			if texts, files := again.Written(); texts+files > 0 {
				t.Errorf("a second run writes %d texts and %d files", texts, files)
			}
		})
	}
}

// An archive is written whole or not at all, release by release, and over nothing.
func TestNothingIsOverwritten(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "releases", "2020", "bridge")
	if err := os.MkdirAll(taken, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(taken, "en.md"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	report := into(t, dir, &Archive{Documents: []Document{
		{Origin: "a", Lang: "en", Title: "Bridge", Date: day, DateOnly: true, Body: "Text."},
		{Origin: "b", Lang: "en", Title: "BRIDGE", Date: day, DateOnly: true, Body: "Text."},
	}}, fstest.MapFS{})
	var ids []string
	for _, r := range report.Releases {
		ids = append(ids, r.ID)
	}
	if !slices.Equal(ids, []string{"2020/bridge-2", "2020/bridge-3"}) {
		t.Errorf("%q", ids)
	}
	if got, err := os.ReadFile(filepath.Join(taken, "en.md")); string(got) != "mine" || err != nil {
		t.Errorf("%q %v", got, err)
	}
}

// A symbolic link in the newsroom's folder leads nowhere.
func TestNoLinkIsFollowed(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(dir, "releases")); err != nil {
		t.Skip("this system makes no links")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, settings := testSettings(t)
	_, err = Import(context.Background(), &Archive{Documents: []Document{{Origin: "a", Lang: "en", Title: "A", Body: "Text."}}}, fstest.MapFS{}, root, Options{Settings: settings})
	if err == nil {
		t.Error("no error")
	}
	if left, _ := os.ReadDir(elsewhere); len(left) > 0 {
		t.Errorf("%v was written outside", left)
	}
}

// The year of a folder is that of the date in the newsroom's zone, and a day stays a day.
func TestYearIsThatOfTheZone(t *testing.T) {
	dir := t.TempDir()
	report := into(t, dir, &Archive{Documents: []Document{
		{Origin: "moment", Lang: "en", Title: "Moment", Date: time.Date(2019, 12, 31, 20, 0, 0, 0, time.UTC), Body: "Text."},
		{Origin: "day", Lang: "en", Title: "Day", Date: time.Date(2019, 12, 31, 0, 0, 0, 0, time.FixedZone("", -10*3600)), DateOnly: true, Body: "Text."},
	}}, fstest.MapFS{})
	found := readBack(t, dir, report)
	if m := found["releases/2020/moment/en.md"]; m == nil || m.Date.Format(time.RFC3339) != "2020-01-01T05:00:00+09:00" {
		t.Errorf("%v", m)
	}
	if d := found["releases/2019/day/en.md"]; d == nil || !d.DateOnly || d.Date.Format(time.DateOnly) != "2019-12-31" {
		t.Errorf("%v", d)
	}
}

// Files are copied within bounds, under names that docsite takes, once for all languages of a release.
func TestFilesAreCopied(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	archive := fstest.MapFS{
		"a/Photo.PNG": {Data: []byte("one")}, "b/photo.png": {Data: []byte("two")}, "c/en.md": {Data: []byte("three")},
		"d/con": {Data: []byte("four")}, "large.bin": {Data: make([]byte, mostFile+1)}, "right.bin": {Data: make([]byte, mostFile)},
	}
	file := func(p string) File { return File{Name: filepath.Base(p), Path: p} }
	dir := t.TempDir()
	report := into(t, dir, &Archive{Documents: []Document{
		{Origin: "1", Group: "g", Lang: "en", Title: "Files", Date: day, DateOnly: true, Files: []File{file("a/Photo.PNG"), file("c/en.md"), file("d/con"), file("large.bin"), file("right.bin"), file("missing.pdf"), {Name: "out.pdf", Path: "../out.pdf"}},
			Body: "![One](Photo.PNG) [notes](en.md) [con](con) [large](large.bin) [right](right.bin) [gone](missing.pdf) [out](out.pdf)", Image: &Image{File: "Photo.PNG", Alt: "One"},
			Attachments: []Attachment{{File: "missing.pdf", Title: "Gone"}, {URL: "javascript:x", Title: "No"}, {URL: "https://example.org/a.pdf", Title: "Yes"}}},
		{Origin: "2", Group: "g", Lang: "fr", Title: "Fichiers", Files: []File{file("b/photo.png"), file("a/Photo.PNG")}, Body: "![Deux](photo.png) ![Un](Photo.PNG)"},
	}}, archive)
	found := readBack(t, dir, report)
	en, fr := found["releases/2020/files/en.md"], found["releases/2020/files/fr.md"]
	if en == nil || fr == nil {
		t.Fatal(found)
	}
	body := func(name string) string {
		content, err := os.ReadFile(filepath.Join(dir, "releases/2020/files", name))
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(content), "---\n\n")
		return strings.TrimSpace(text)
	}
	if got, want := body("en.md"), "![One](Photo.PNG) [notes](file-en.md) [con](file-con) large [right](right.bin) gone out"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got, want := body("fr.md"), "![Deux](photo-2.png) ![Un](Photo.PNG)"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if en.Image == nil || en.Image.File != "Photo.PNG" || len(en.Attachments) != 1 || en.Attachments[0].URL != "https://example.org/a.pdf" {
		t.Errorf("%+v %+v", en.Image, en.Attachments)
	}
	all := report.Text()
	for _, want := range []string{
		"the file large.bin, which has more than 64 MB", "the file missing.pdf, which is not in the archive", "the file ../out.pdf, which is outside of the archive",
		"the attachment “No” at javascript:x", "the file b/photo.png is called photo-2.png", "the file c/en.md is called file-en.md",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("the report does not say “%s”:\n%s", want, all)
		}
	}
}

// What the source says of translations is written down; what somebody confirmed is not, for nobody
// knows whether those are current.
func TestTranslationsAreStampedWhereTheSourceLinksThem(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	documents := func(group string) []Document {
		return []Document{
			{Origin: "en", Group: group, Lang: "en", Title: "Bridge", Date: day, DateOnly: true, Body: "Text."},
			{Origin: "ja", Group: group, Lang: "ja", Title: "橋", Original: group != "", Date: day, DateOnly: true, Body: "本文。"},
		}
	}
	dir := t.TempDir()
	found := readBack(t, dir, into(t, dir, &Archive{Documents: documents("g")}, fstest.MapFS{}))
	en, ja := found["releases/2020/bridge/en.md"], found["releases/2020/bridge/ja.md"]
	if en == nil || ja == nil || !ja.IsOriginal || en.Source.Lang != "ja" || !strings.HasPrefix(ja.Body.Digest, en.Source.Digest) || !en.Date.IsZero() {
		t.Errorf("%+v\n%+v", en, ja)
	}
	dir = t.TempDir()
	found = readBack(t, dir, into(t, dir, &Archive{Documents: documents("")}, fstest.MapFS{}, Link{"ja", []string{"en"}}))
	en, ja = found["releases/2020/bridge/en.md"], found["releases/2020/bridge/ja.md"]
	if en == nil || ja == nil || !ja.IsOriginal || en.Source.Lang != "" {
		t.Errorf("%+v\n%+v", en, ja)
	}
	dir = t.TempDir()
	report := into(t, dir, &Archive{Documents: documents("")}, fstest.MapFS{})
	if len(report.Releases) != 2 {
		t.Errorf("texts that nobody linked are %d releases", len(report.Releases))
	}
}

// A draft never comes to be public by its other languages, nor does it take these back.
func TestDraftsStandAlone(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	report := into(t, dir, &Archive{Documents: []Document{
		{Origin: "en", Group: "g", Lang: "en", Title: "Bridge", Date: day, DateOnly: true, Body: "Text.", Draft: true},
		{Origin: "fr", Group: "g", Lang: "fr", Title: "Pont", Date: day, DateOnly: true, Body: "Texte."},
		{Origin: "ja", Group: "g", Lang: "ja", Title: "橋", Date: day, DateOnly: true, Body: "本文。"},
		{Origin: "ja2", Group: "g", Lang: "ja", Title: "橋", Date: day, DateOnly: true, Body: "本文。"},
	}}, fstest.MapFS{})
	found := readBack(t, dir, report)
	for file, draft := range map[string]bool{"releases/2020/pont/fr.md": false, "releases/2020/bridge/en.md": true, "releases/2020/2020-05-01/ja.md": false} {
		if f := found[file]; f == nil || f.Draft != draft {
			t.Errorf("%s: %+v", file, f)
		}
	}
	if found["releases/2020/pont/ja.md"] == nil || len(found) != 4 {
		t.Errorf("%v", found)
	}
}

// Pages have no date, and lie in a folder of their own.
func TestPages(t *testing.T) {
	dir := t.TempDir()
	report := into(t, dir, &Archive{Documents: []Document{
		{Origin: "about", Group: "g", Page: true, Lang: "en", Title: "About us", Date: time.Now(), Topics: []string{"x"}, Body: "Text.", Aliases: []string{"/about.html"}},
		{Origin: "apropos", Group: "g", Page: true, Lang: "fr", Title: "À propos", Body: "Texte."},
	}}, fstest.MapFS{})
	if len(report.Releases) != 1 || report.Releases[0].ID != "pages/about-us" {
		t.Fatalf("%+v", report.Releases)
	}
	content, err := os.ReadFile(filepath.Join(dir, "releases/pages/about-us/en.md"))
	if want := "---\ntitle: About us\noriginal: true\naliases: [\"/about.html\"]\n---\n\nText.\n"; string(content) != want || err != nil {
		t.Errorf("%s\nwant %s (%v)", content, want, err)
	}
	content, err = os.ReadFile(filepath.Join(dir, "releases/pages/about-us/fr.md"))
	if !strings.HasPrefix(string(content), "---\ntitle: À propos\nsource: en@") || err != nil {
		t.Errorf("%s (%v)", content, err)
	}
}

// Links to old addresses lead to what stands there now; those that lead nowhere leave their words.
func TestLinksLeadToWhatWasImported(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	for body, want := range map[string]string{
		"[a](/b.html)":                          "[a](../other/)",
		"[a](/B.html)":                          "[a](../other/)",
		"[a](/b.html \"t\")":                    "[a](../other/ \"t\")",
		"[a](/b.html#x)":                        "[a](../other/)",
		"[a](</b.html>)":                        "[a](<../other/>)",
		"[a *b* \\[c\\]](/none.html) d":         "a *b* \\[c\\] d",
		"x [a](/none.html \"t\") y":             "x a y",
		"[a](/old.html)":                        "[a](../../2019/old/)",
		"[a](/fr.html)":                         "[a](../francais/fr.md)",
		"[a](/draft.html)":                      "a",
		"[a](/me.html)":                         "[a](../me/)",
		"[a](/me.html#x)\n\n## X":               "[a](#x)\n\n## X",
		"[a](/me.html#y)":                       "[a](../me/)",
		"[a](#x) [b](#y)\n\n## X":               "[a](#x) b\n\n## X",
		"[a](other.md) [b](c/d.pdf)":            "a b",
		"[a](https://example.org/none.html)":    "[a](https://example.org/none.html)",
		"<a href=\"/b.html\">a</a>":             "<a href=\"../other/\">a</a>",
		"<a href=\"/none.html\">a <b>c</b></a>": "a <b>c</b>",
		"![w](none.png)":                        "w",
		"`[a](/none.html)`":                     "`[a](/none.html)`",
		"[a][b]\n\n[b]: /b.html":                "[a][b]\n\n[b]: ../other/",
		"日本[橋](/b.html)の":                       "日本[橋](../other/)の",
	} {
		dir := t.TempDir()
		report := into(t, dir, &Archive{Documents: []Document{
			{Origin: "me", Lang: "en", Title: "Me", Date: day, DateOnly: true, Aliases: []string{"/me.html"}, Body: body},
			{Origin: "b", Lang: "en", Title: "Other", Date: day, DateOnly: true, Aliases: []string{"/b.html"}, Body: "Text."},
			{Origin: "old", Lang: "en", Title: "Old", Date: day.AddDate(-1, 0, 0), DateOnly: true, Aliases: []string{"/old.html"}, Body: "Text."},
			{Origin: "fr", Lang: "fr", Title: "Français", Date: day, DateOnly: true, Aliases: []string{"/fr.html"}, Body: "Texte."},
			{Origin: "draft", Lang: "en", Title: "Draft", Date: day, DateOnly: true, Draft: true, Aliases: []string{"/draft.html"}, Body: "Text."},
		}}, fstest.MapFS{})
		readBack(t, dir, report)
		content, err := os.ReadFile(filepath.Join(dir, "releases/2020/me/en.md"))
		if err != nil {
			t.Fatal(err)
		}
		if _, got, _ := strings.Cut(string(content), "---\n\n"); strings.TrimSuffix(got, "\n") != want {
			t.Errorf("%s\n  is  %s\n not  %s", body, got, want)
		}
	}
}
