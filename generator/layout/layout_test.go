package layout_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"docsite/generator/layout"
)

func TestReleaseOf(t *testing.T) {
	for name, want := range map[string]string{
		"releases/2020/a/en.md":        "2020/a",
		"releases/2020/a/maps/one.png": "2020/a",
		"releases/2020/a":              "2020/a",
		"releases/2020":                "",
		"releases/ministries.yaml":     "",
		"locales/2020/a/en.yaml":       "",
		"docsite.yaml":                 "",
	} {
		if got := layout.ReleaseOf(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"en/Report.pdf", "en/report.PDF", true},
		{"caf\u00e9", "cafe\u0301", true}, // one letter, or a letter and an accent
		{"CAFÉ", "cafe\u0301", true},
		{"ſ", "s", true},
		{"がっこう", "か\u3099っこう", true},
		{"café", "cafe", false},
		{"か", "が", false},
	} {
		if got := layout.Fold(c.a) == layout.Fold(c.b); got != c.same {
			t.Errorf("%q and %q: one path is %t, want %t", c.a, c.b, got, c.same)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		name, folder string
		want         bool
	}{
		{"releases/2020/a", "releases/2020/a", true},
		{"releases/2020/a/en.md", "releases/2020/a", true},
		{"releases/2020/ab/en.md", "releases/2020/a", false},
		{"releases", "releases/2020", false},
	} {
		if got := layout.Within(c.name, c.folder); got != c.want {
			t.Errorf("%s in %s: got %t", c.name, c.folder, got)
		}
	}
}

// A folder is reached, and its files are read, without following a link.
func TestOpenDirFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte("text of "+name), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	write("elsewhere/en.md")
	write("site/releases/2020/a/en.md")
	write("site/releases/2020/a/long.md")
	write("site/releases/2020/a/maps/one.svg")
	for name, to := range map[string]string{
		"site/releases/2020/b": "../../../elsewhere", "site/releases/2021": "../../elsewhere", "site/releases/2020/a/fr.md": "../../../../elsewhere/en.md",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	site, err := layout.Open(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	for _, name := range []string{"releases/2020/b", "releases/2021/en.md", "releases/2021", "releases/2020/a/en.md", "releases/2020/none", "../elsewhere"} {
		if d, err := layout.OpenDir(site, name); err == nil {
			d.Close()
			t.Errorf("%s is opened", name)
		}
	}
	for how, site := range map[string]fs.FS{"on the disk": site, "of any kind": os.DirFS(filepath.Join(dir, "site"))} {
		d, err := layout.OpenDir(site, "releases/2020/a")
		if err != nil {
			t.Fatal(how, err)
		}
		entries, err := d.Entries()
		want := []layout.Entry{{"en.md", 0}, {"fr.md", fs.ModeSymlink}, {"long.md", 0}, {"maps", fs.ModeDir}}
		if err != nil || !slices.Equal(entries, want) {
			t.Errorf("%s: %v %v, want %v", how, entries, err, want)
		}
		text, err := d.ReadFile("en.md", 1000)
		if err != nil || string(text) != "text of site/releases/2020/a/en.md" {
			t.Errorf("%s: %q %v", how, text, err)
		}
		if text, err = d.ReadFile("long.md", 7); err != nil || string(text) != "text of" {
			t.Errorf("%s: %q %v, want 7 bytes", how, text, err)
		}
		if _, err = d.ReadFile("none.md", 7); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", how, err)
		}
		if err := d.Close(); err != nil {
			t.Error(how, err)
		}
	}
	d, err := layout.OpenDir(site, "releases/2020/a")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if text, err := d.ReadFile("fr.md", 1000); err == nil {
		t.Errorf("a link is followed: %q", text)
	}
}
