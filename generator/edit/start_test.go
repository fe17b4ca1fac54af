package edit_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/revision"
)

// begin makes a newsroom in a new folder.
func begin(t *testing.T, s edit.Start) string {
	t.Helper()
	s.Now = now
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "newsroom")
	if err := edit.CreateIn(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// places returns what is told besides the places that are to be filled in, and how many
// of these are told in each file.
func places(ds []diag.Diagnostic) (others []diag.Diagnostic, byFile map[string]int) {
	byFile = map[string]int{}
	for _, d := range ds {
		if m := ofPlaces.FindStringSubmatch(d.Message); d.Code == diag.NotFilledIn && m != nil {
			byFile[d.File], _ = strconv.Atoi(m[1])
		} else if d.Code == diag.NotFilledIn {
			byFile[d.File] = 1
		} else {
			others = append(others, d)
		}
	}
	return others, byFile
}

var (
	place = regexp.MustCompile(`\[\[([^\[\]]+)\]\]`)
	way   = regexp.MustCompile(`(tel|email): "\[\[.*\]\]"`)

	ofPlaces = regexp.MustCompile(`the first of (\d+) places$`)
)

// What a newsroom begins with tells of places to be filled in, as many in each language,
// and of nothing else; and of nothing when they are.
func TestStartPagesAreToBeFilledIn(t *testing.T) {
	for _, languages := range [][]string{{"en", "fr", "ja"}, {"ja", "en"}, {"fr-CA", "en"}, {"vi"}} {
		dir := begin(t, edit.Start{Languages: languages})
		ds, err := checked(t, os.DirFS(dir))
		others, told := places(ds)
		if err != nil || len(others) > 0 {
			t.Fatalf("%s: %v %v", languages, others, err)
		}
		for _, name := range []string{"contact", "accessibility"} {
			folder := "releases/pages/" + name
			counts := map[int]bool{}
			for _, file := range names(t, filepath.Join(dir, folder)) {
				at := filepath.Join(dir, folder, file)
				text, err := os.ReadFile(at)
				if err != nil {
					t.Fatal(err)
				}
				n := len(place.FindAll(text, -1))
				if counts[n] = true; n == 0 || told[folder+"/"+file] != n {
					t.Errorf("%s: %d places of %s/%s are told of %d", languages, told[folder+"/"+file], folder, file, n)
				}
				text = way.ReplaceAllFunc(text, func(w []byte) []byte {
					if w[0] == 't' {
						return []byte("tel: +81 3 0000 0000")
					}
					return []byte("email: press@example.org")
				})
				put(t, at, string(place.ReplaceAll(text, []byte("$1"))))
			}
			if len(counts) != 1 {
				t.Errorf("%s: the languages of %s have not as many places", languages, name)
			}
		}
		if ds, err := checked(t, os.DirFS(dir)); err != nil || len(ds) > 0 {
			t.Errorf("%s, filled in: %v %v", languages, ds, err)
		}
	}
}

func TestNewNewsroomHasNothingElseToMend(t *testing.T) {
	for _, languages := range [][]string{{"en", "fr", "ja"}, {"ja", "en"}, {"fr-CA", "en"}, {"fr", "fr-CH", "en-GB"}, {"EN"}, {"vi", "en", "ja"}, {"ar"}, {"ru", "sl"}} {
		for _, zone := range []string{"", "Asia/Tokyo", "America/Toronto"} {
			dir := begin(t, edit.Start{Languages: languages, Zone: zone})
			ds, err := checked(t, os.DirFS(dir))
			if others, _ := places(ds); err != nil || len(others) > 0 {
				t.Errorf("%s: %v %v", languages, others, err)
				continue
			}
			site, ds, err := surveyed(t, os.DirFS(dir))
			if others, _ := places(ds); err != nil || len(others) > 0 || len(site.Releases) != 3 || len(site.Ministries) != 1 {
				t.Fatalf("%s: %v %v", languages, others, err)
			}
			for _, r := range site.Releases {
				if r.Original.Lang != r.Translations[0].Lang || !r.Original.IsOriginal {
					t.Errorf("%s: the original is %s", languages, r.Original.Lang)
				}
				for _, translation := range r.Translations {
					if translation != r.Original && !revision.Matches(translation.Source, r.Original.Body.Digest) {
						t.Errorf("%s: %s is made from %v, not from %s", languages, translation.File, translation.Source, r.Original.Body.Digest)
					}
				}
			}
		}
	}
}

// TestGuideNamesTheNewsroomsLanguages holds that the commands of its README can be
// used in it as they stand.
func TestGuideNamesTheNewsroomsLanguages(t *testing.T) {
	for _, c := range []struct{ languages, want []string }{
		{[]string{"en", "fr-CA"}, []string{"--lang en`", "<year>/<name> fr-CA`"}},
		{[]string{"ja", "fr"}, []string{"--lang ja ", "<年>/<名前> fr`"}},
		{[]string{"vi", "en"}, []string{"--lang vi`", "<year>/<name> en`"}},
		{[]string{"en"}, []string{"--lang en`", "<year>/<name> fr`"}},
	} {
		guide, err := os.ReadFile(filepath.Join(begin(t, edit.Start{Languages: c.languages}), "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(string(guide), want) {
				t.Errorf("%s: there is no %q in\n%s", c.languages, want, guide)
			}
		}
	}
}

func TestExampleIsInEveryLanguageThatHasOne(t *testing.T) {
	for _, c := range []struct{ languages, want []string }{
		{[]string{"en", "fr", "ja"}, []string{"en.md", "fr.md", "ja.md"}},
		{[]string{"vi", "fr-CA"}, []string{"fr-CA.md"}},
		{[]string{"vi"}, []string{"vi.md"}}, // which says it in another language, to be written over
	} {
		dir := begin(t, edit.Start{Languages: c.languages})
		if got := names(t, filepath.Join(dir, "releases/2026/newsroom-opens")); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.languages, got)
		}
	}
}

func TestStartTakesWhatItIsGiven(t *testing.T) {
	dir := begin(t, edit.Start{Languages: []string{"ja", "en"}, Title: "報道: 室", BaseURL: "https://Example.org/news", Zone: "Asia/Tokyo", Country: "VN"})
	site, ds, err := surveyed(t, os.DirFS(dir))
	if others, _ := places(ds); err != nil || len(others) > 0 {
		t.Fatal(others, err)
	}
	if site.Title["ja"] != "報道: 室" || site.Title["en"] != "" || site.BaseURL != "https://example.org/news/" || site.Zone.String() != "Asia/Tokyo" || site.Ministries["vn-example"].Country != "VN" {
		t.Errorf("%+v", site.Settings)
	}
	if day := site.Releases[0].Date.Format(time.DateOnly); day != "2026-03-02" {
		t.Errorf("the example is dated %s, and in Tokyo it is the next day already", day)
	}
	guide, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil || !strings.Contains(string(guide), "releases/2026/newsroom-opens/ja.md") || !strings.Contains(string(guide), "報道発表") {
		t.Errorf("the guide: %v\n%s", err, guide)
	}
}

// The schemas that are handed in are those that the settings of programs name.
func TestSettingsNameTheSchemas(t *testing.T) {
	schemas := []edit.File{{Path: "schema/settings.json"}, {Path: "schema/ministries.json"}, {Path: "schema/people.json"}, {Path: "schema/glossary.json"}, {Path: "schema/front-matter.json"}}
	dir := begin(t, edit.Start{Languages: []string{"en"}, Schemas: schemas})
	text, err := os.ReadFile(filepath.Join(dir, ".vscode/settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(text, &settings); err != nil || len(settings.Schemas) != 4 {
		t.Fatalf("%v: %s", err, text)
	}
	if of := settings.Schemas["schema/people.json"]; of != layout.People { // which a newsroom begins without
		t.Errorf("the schema of people is of %q", of)
	}
	if of := settings.Schemas["schema/glossary.json"]; of != layout.Glossary { // likewise
		t.Errorf("the schema of glossaries is of %q", of)
	}
	settings.Schemas["schema/people.json"], settings.Schemas["schema/glossary.json"] = layout.Register, layout.Register
	for schema, of := range settings.Schemas {
		for _, file := range []string{schema, of} {
			if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestStartRefuses(t *testing.T) {
	for want, s := range map[string]edit.Start{
		"needs a language":                          {},
		"“deutsch” is not a language tag":           {Languages: []string{"deutsch"}},
		"no plural rules for “la”":                  {Languages: []string{"la"}, Country: "va"},
		"there is no country “UK”":                  {Languages: []string{"en"}, Country: "UK"},
		"there is no time zone “Tokyo”":             {Languages: []string{"en"}, Zone: "Tokyo"},
		"“press.example.org” is not the address of": {Languages: []string{"en"}, BaseURL: "press.example.org"},
		"the title is empty":                        {Languages: []string{"en"}, Title: " "},
	} {
		if _, err := s.Files(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not %q", err, want)
		}
	}
}

func TestRoomLeavesWhatIsThere(t *testing.T) {
	files := []edit.File{{Path: "README.md"}, {Path: ".gitignore"}, {Path: "docsite.yaml"}}
	for _, c := range []struct {
		there []string
		free  int
		kept  []string
		err   string
	}{
		{nil, 3, nil, ""},
		{[]string{".git", "LICENSE", "LICENCE.txt"}, 3, nil, ""},
		{[]string{"README.md", ".gitignore"}, 1, []string{"README.md", ".gitignore"}, ""},
		{[]string{"docsite.yaml", "notes.txt"}, 0, nil, "docsite.yaml, notes.txt exist already, and nothing is overwritten"},
	} {
		dir := t.TempDir()
		for _, name := range c.there {
			put(t, filepath.Join(dir, name), "x")
		}
		free, kept, err := edit.Creatable(dir, files)
		if (err == nil) != (c.err == "") || err != nil && err.Error() != c.err || len(free) != c.free || !slices.Equal(kept, c.kept) {
			t.Errorf("%q: %d free, kept %q, %v", c.there, len(free), kept, err)
		}
	}
}
