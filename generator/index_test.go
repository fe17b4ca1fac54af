package generator_test

import (
	"encoding/json"
	"io/fs"
	"testing"
	"testing/fstest"

	"docsite/generator"
	"docsite/generator/search"
)

// TestASearchIndexHasWhatListsShow: a release that is told in another language alone where the
// lists have it, and none that is not public.
func TestASearchIndexHasWhatListsShow(t *testing.T) {
	const settings = "title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n"
	folder := fstest.MapFS{
		"releases/2020/a/en.md": {Data: []byte("---\ntitle: A\ndate: 2020-01-01\n---\n\nText.\n")},
		"releases/2020/b/en.md": {Data: []byte("---\ntitle: B\ndate: 2020-01-02\n---\n\nText.\n")},
		"releases/2020/b/fr.md": {Data: []byte("---\ntitle: B en français\n---\n\nTexte.\n")},
		"releases/2020/c/fr.md": {Data: []byte("---\ntitle: C\ndate: 2020-01-03\ndraft: true\n---\n\nTexte.\n")},
	}
	for _, c := range []struct {
		preview bool
		lists   string
		titles  map[string][]string // by language, oldest first
	}{
		{false, "fallback: omit\n", map[string][]string{"en": {"A", "B"}, "fr": {"B en français"}}},
		{true, "fallback: omit\n", map[string][]string{"en": {"A", "B"}, "fr": {"B en français", "C"}}},
		{false, "", map[string][]string{"en": {"A", "B"}, "fr": {"A", "B en français"}}},
		{true, "", map[string][]string{"en": {"A", "B", "C"}, "fr": {"A", "B en français", "C"}}},
	} {
		folder["docsite.yaml"] = &fstest.MapFile{Data: []byte(settings + c.lists)}
		site := load(t, generator.Options{Folder: folder, Preview: c.preview})
		for lang, want := range c.titles {
			var head search.Head
			read(t, site, lang+"/search/index.json", &head)
			if head.Documents != len(want) {
				t.Errorf("preview %t: the index of %s has %d documents, want %d", c.preview, lang, head.Documents, len(want))
			}
			var records search.Records
			read(t, site, lang+"/search/releases-0.json", &records)
			for i, r := range records.Releases {
				if i >= len(want) || r.Title != want[i] {
					t.Errorf("preview %t: document %d of %s is %q, want %q", c.preview, i, lang, r.Title, want)
				}
			}
		}
	}
}

func read(t *testing.T, site fs.FS, name string, value any) {
	t.Helper()
	content, err := fs.ReadFile(site, name)
	if err == nil {
		err = json.Unmarshal(content, value)
	}
	if err != nil {
		t.Fatal(name, err)
	}
}
