package generator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"docsite/generator"
	"docsite/generator/bag"
)

// frozen is the bag of a year of the newsroom of this repository.
func frozen(t *testing.T, base string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bag")
	engine, err := generator.Open(generator.Options{Folder: os.DirFS(".."), BaseURL: base, Version: "test", MakeCopies: true})
	if err != nil {
		t.Fatal(err)
	}
	report, _, err := engine.Freeze(t.Context(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), 2020, dir, "docsite test")
	if err != nil || report.Stops(false) {
		t.Fatal(err, report.Diagnostics)
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestFreeze: the bag of the newsroom of this repository is valid, and every link of its pages
// leads to a file in it, or is a whole address.
func TestFreeze(t *testing.T) {
	for _, base := range []string{"https://press.example.org/", "https://press.example.org/newsroom/"} {
		dir := frozen(t, base)
		if faults, err := bag.Validate(os.DirFS(dir)); err != nil || faults != nil {
			t.Errorf("%v %v", faults, err)
		}
		data := os.DirFS(filepath.Join(dir, "data"))
		pages, links := 0, map[bool]int{} // whether they lead to a file of the bag
		err := fs.WalkDir(data, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".html" {
				return err
			}
			pages++
			text, err := fs.ReadFile(data, name)
			for _, link := range linksOf(text) {
				u, err := url.Parse(link)
				switch {
				case err != nil || strings.HasPrefix(link, "/"):
					t.Errorf("%s leads to %s", name, link)
				case u.Host != "" || u.Scheme != "" || u.Path == "":
					links[false]++
				default:
					links[true]++
					if info, err := fs.Stat(data, path.Join(path.Dir(name), u.Path)); err != nil || info.IsDir() {
						t.Errorf("%s leads to %s, which is not there", name, link)
					}
				}
			}
			return err
		})
		if err != nil || pages < 14 || links[true] < 100 || links[false] < 100 {
			t.Errorf("%d pages, links %v, %v", pages, links, err)
		}
		checkMetadata(t, data)
	}
}

// linksOf are the links of a page, and what it is shown with.
func linksOf(text []byte) []string {
	var links []string
	for z := html.NewTokenizer(bytes.NewReader(text)); z.Next() != html.ErrorToken; {
		for _, a := range z.Token().Attr {
			switch a.Key {
			case "href", "src", "action", "poster":
				links = append(links, a.Val)
			case "srcset":
				for _, candidate := range strings.Split(a.Val, ", ") {
					address, _, _ := strings.Cut(candidate, " ")
					links = append(links, address)
				}
			}
		}
	}
	return links
}

// checkMetadata: what describes releases names files that are there.
func checkMetadata(t *testing.T, data fs.FS) {
	text, err := fs.ReadFile(data, "metadata/releases.json")
	if err != nil {
		t.Fatal(err)
	}
	var year struct {
		Version, Year int
		Releases      []struct {
			ID    string
			Texts []struct{ Page, Source, Language string }
			Files []struct{ Source string }
		}
	}
	if err := json.Unmarshal(text, &year); err != nil || year.Version != 1 || year.Year != 2020 || len(year.Releases) != 4 {
		t.Fatalf("%v %s", err, text)
	}
	texts := 0
	for _, r := range year.Releases {
		for _, x := range r.Texts {
			texts++
			for _, name := range []string{x.Page, x.Source} {
				if _, err := fs.Stat(data, name); err != nil {
					t.Error(err)
				}
			}
		}
		for _, f := range r.Files {
			if _, err := fs.Stat(data, f.Source); err != nil {
				t.Error(err)
			}
		}
	}
	table, err := fs.ReadFile(data, "metadata/releases.csv")
	if err != nil {
		t.Fatal(err)
	}
	if lines, err := csv.NewReader(bytes.NewReader(table)).ReadAll(); err != nil || len(lines) != 1+texts || texts != 11 {
		t.Errorf("%d lines for %d texts, %v", len(lines), texts, err)
	}
}

// TestFreezeIsDeterministic: the same site at the same moment makes the same bytes.
func TestFreezeIsDeterministic(t *testing.T) {
	const name = "tagmanifest-sha512.txt"
	first, err := os.ReadFile(filepath.Join(frozen(t, ""), name))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := os.ReadFile(filepath.Join(frozen(t, ""), name)); err != nil || !bytes.Equal(first, again) {
		t.Errorf("%s and then %s, %v", first, again, err)
	}
}

// TestFrozenSourcesMakeTheSite: the sources of a bag are a site again, with the same releases.
func TestFrozenSourcesMakeTheSite(t *testing.T) {
	dir := frozen(t, "")
	engine, err := generator.Open(generator.Options{Folder: os.DirFS(filepath.Join(dir, "data", "sources")), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	site, ds, err := engine.Survey(t.Context(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil || site == nil || len(site.Releases) != 4 || len(ds) > 0 {
		t.Errorf("%v %v", ds, err)
	}
}
