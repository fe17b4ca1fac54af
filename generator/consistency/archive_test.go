package consistency_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/diag"
)

const settings = `title: {en: Newsroom, fr: Salle de presse, ja: 報道}
base_url: https://press.example/
languages: [en, fr, ja]
time_zone: Asia/Tokyo
`

// seed is an inconsistency that is put into an archive: a text of a file and what it becomes.
type seed struct{ File, Was, Now, Kind string }

// archive reads the releases of a file of testdata, as the files of a site.
func archive(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{"docsite.yaml": {Data: []byte(settings)}}
	for _, f := range a.Files {
		site["releases/"+f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return site
}

func seeds(t *testing.T, name string) []seed {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var list []seed
	for lines := bufio.NewScanner(bytes.NewReader(content)); lines.Scan(); {
		var s seed
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// told returns what a check of a site's archive tells.
func told(t *testing.T, site fstest.MapFS) []diag.Diagnostic {
	t.Helper()
	engine, err := generator.Open(generator.Options{Folder: site, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	found, _, err := engine.Inconsistencies(t.Context(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var kinds = map[string]diag.Code{"person": diag.PersonVaries, "title": diag.TitleVaries, "body": diag.BodyVaries, "quotation": diag.QuotationVaries}

// plant puts a seed into a site and returns the lines of its file that it is on.
func plant(t *testing.T, site fstest.MapFS, s seed) (file string, from, to int) {
	t.Helper()
	file = "releases/" + s.File
	text := string(site[file].Data)
	if strings.Count(text, s.Was) != 1 {
		t.Fatalf("%s has “%s” %d times", s.File, s.Was, strings.Count(text, s.Was))
	}
	site[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, s.Was, s.Now, 1))}
	at := strings.Index(text, s.Was)
	from = 1 + strings.Count(text[:at], "\n")
	return file, from, from + strings.Count(s.Was, "\n")
}

// at reports whether a diagnostic, or the other place that it tells of, lies on lines of a file.
func at(d diag.Diagnostic, file string, from, to int) bool {
	on := func(p diag.Pos) bool { return p.File == file && from <= p.Line && p.Line <= to }
	return on(d.Pos) || on(d.Related[0].Pos)
}

// planted is a seed, and on which lines of a file it stands.
type planted struct {
	seed
	file     string
	from, to int
}

// score is how surely a diagnostic is told of a seed: 0 for not.
func (p planted) score(d diag.Diagnostic) int {
	if (p.Kind == "quotation") != (d.Code == diag.QuotationVaries) || !at(d, p.file, p.from, p.to) {
		return 0
	}
	n := 1
	for _, quoted := range strings.Split(d.Message, "“")[1:] {
		text, _, _ := strings.Cut(quoted, "”")
		if !strings.Contains(p.Was, text) && (strings.Contains(p.Now, text) || strings.Contains(text, strings.TrimSpace(p.Now))) {
			n += 2
		}
	}
	if d.File == p.file {
		n++
	}
	return n
}

// Nothing is told of archives that are consistent, and of what is put into them, all at once, all that
// is told is right; how much of it is found is held.
func TestArchives(t *testing.T) {
	for _, set := range []struct {
		name  string
		least int // seeds that are found
	}{{"first", 30}, {"second", 29}} {
		t.Run(set.name, func(t *testing.T) {
			site := archive(t, set.name)
			for _, d := range told(t, site) {
				t.Errorf("told of what is consistent: %s: %s %s", d.Pos, d.Code, d.Message)
			}
			var list []planted
			for _, s := range seeds(t, set.name) {
				file, from, to := plant(t, site, s)
				list = append(list, planted{s, file, from, to})
			}
			found, right := map[int]bool{}, 0
			ds := told(t, site)
			for _, d := range ds {
				i, best := -1, 0
				for n, p := range list {
					if score := p.score(d); score > best {
						i, best = n, score
					}
				}
				if i < 0 {
					t.Errorf("wrong: %s: %s %s", d.Pos, d.Code, d.Message)
					continue
				}
				right++
				t.Logf("right: %s: %s %s", d.Pos, d.Code, d.Message)
				found[i] = true
			}
			for i, p := range list {
				if !found[i] {
					t.Logf("missed: %s %s: %s", p.Kind, p.file, p.Now)
				}
			}
			t.Logf("%d of %d are found; %d of %d told are right", len(found), len(list), right, len(ds))
			if len(found) < set.least {
				t.Errorf("%d of %d are found, not %d", len(found), len(list), set.least)
			}
		})
	}
}
