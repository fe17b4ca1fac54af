package generator_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
)

func TestOnly(t *testing.T) {
	folder := fstest.MapFS{}
	for _, name := range []string{"docsite.yaml", "locales/en.yaml", "releases/ministries.yaml", "releases/2020/a/en.md", "releases/2020/a/pictures/a.svg", "releases/2020/ab/en.md", "releases/2021/a/en.md"} {
		folder[name] = &fstest.MapFile{}
	}
	for wanted, want := range map[string]string{
		"":              "docsite.yaml locales/en.yaml releases/2020/a/en.md releases/2020/a/pictures/a.svg releases/2020/ab/en.md releases/2021/a/en.md releases/ministries.yaml",
		"2020/a":        "docsite.yaml locales/en.yaml releases/2020/a/en.md releases/2020/a/pictures/a.svg",
		"2020":          "docsite.yaml locales/en.yaml releases/2020/a/en.md releases/2020/a/pictures/a.svg releases/2020/ab/en.md",
		"2020/ab 2021":  "docsite.yaml locales/en.yaml releases/2020/ab/en.md releases/2021/a/en.md",
		"2019/a 2020/b": "docsite.yaml locales/en.yaml",
	} {
		var got []string
		err := fs.WalkDir(generator.Only(folder, strings.Fields(wanted)...), ".", func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				got = append(got, name)
			}
			return err
		})
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q: %q %v, want %q", wanted, got, err, want)
		}
	}
	if _, err := fs.ReadFile(generator.Only(folder, "2020/a"), "releases/ministries.yaml"); err != nil {
		t.Errorf("the register: %v", err)
	}
}
