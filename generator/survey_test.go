package generator_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
	"docsite/generator/layout"
	"docsite/generator/revision"
)

func TestSurveyHasEveryReleaseAndPage(t *testing.T) {
	long := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC) // before all of them
	site, ds, err := open(t, generator.Options{Folder: own()}).Survey(context.Background(), long)
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	pages := 0
	for _, r := range site.Releases {
		if layout.IsPage(r.ID) {
			pages++
		}
	}
	if releases := len(site.Releases) - pages; releases != 5 || pages != 4 {
		t.Errorf("%d releases and %d pages", releases, pages)
	}
}

func TestPassagesAreThoseOfTheDigest(t *testing.T) {
	e := open(t, generator.Options{Folder: own()})
	passages, err := e.Passages()
	if err != nil {
		t.Fatal(err)
	}
	site, _, err := e.Survey(context.Background(), noon)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range site.Releases {
		for _, translation := range r.Translations {
			content, err := fs.ReadFile(own(), translation.File)
			if err != nil {
				t.Fatal(err)
			}
			list, ok := passages(translation.File, content)
			if got := revision.Digest(list); !ok || got != translation.Body.Digest {
				t.Errorf("%s: %s is not %s", translation.File, got, translation.Body.Digest)
			}
		}
	}
	if _, ok := passages("releases/2020/x/en.md", []byte("no front matter")); ok {
		t.Error("a text without front matter is read")
	}
	if _, ok := passages("releases/2020/x/README.md", []byte("---\ntitle: x\n---\n")); ok {
		t.Error("a guide is read")
	}
}

func TestSurveyOfSome(t *testing.T) {
	folder := fstest.MapFS{"docsite.yaml": {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en]\n")}}
	for _, id := range []string{"2020/a", "2020/ab", "2021/a"} {
		folder["releases/"+id+"/en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: A\ndate: " + id[:4] + "-01-01\n---\n\nText.\n")}
	}
	for wanted, want := range map[string]string{
		"":              "2021/a 2020/a 2020/ab",
		"2020/a":        "2020/a",
		"2020":          "2020/a 2020/ab",
		"2020/ab 2021":  "2021/a 2020/ab",
		"2019/a 2020/b": "",
	} {
		site, ds, err := open(t, generator.Options{Folder: folder}).Survey(context.Background(), noon, strings.Fields(wanted)...)
		if err != nil || len(ds) > 0 {
			t.Fatal(ds, err)
		}
		var got []string
		for _, r := range site.Releases {
			got = append(got, r.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", wanted, got, want)
		}
	}
}
