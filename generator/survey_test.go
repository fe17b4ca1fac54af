package generator_test

import (
	"context"
	"io/fs"
	"os"
	"testing"
	"time"

	"docsite/generator"
	"docsite/generator/revision"
)

func TestSurveyHasEveryRelease(t *testing.T) {
	long := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC) // before all of them
	site, ds, err := generator.Survey(context.Background(), generator.Options{Folder: os.DirFS(".."), Now: long})
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	if len(site.Releases) != 5 {
		t.Errorf("%d releases", len(site.Releases))
	}
}

func TestPassagesAreThoseOfTheDigest(t *testing.T) {
	o := generator.Options{Folder: os.DirFS("..")}
	passages, err := generator.Passages(o)
	if err != nil {
		t.Fatal(err)
	}
	site, _, err := generator.Survey(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range site.Releases {
		for _, translation := range r.Translations {
			content, err := fs.ReadFile(o.Folder, translation.File)
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
