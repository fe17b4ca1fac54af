package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/diag"
)

// settings are those of the site that each pair is the one release of.
const settings = `title: {en: Newsroom, fr: Salle de presse, ja: 報道}
base_url: https://press.example.org/
languages: [en, fr, ja]
time_zone: %s
`

// pair is a release in two languages, one of which is its original.
type pair struct {
	name  string
	files map[string]string // by name, such as fr.md
	year  string
}

// finding is one thing that is told of a pair.
type finding struct {
	pair string
	diag.Diagnostic
}

// of is the file of the pair that a diagnostic is told of.
func (f finding) of() string { return path.Base(f.File) }

// date is what an original states.
var date = regexp.MustCompile(`(?m)^date: (\d{4})-`)

// readPairs reads all <name>.txtar of a folder, in the order of their names.
func readPairs(folder fs.FS) ([]pair, error) {
	names, err := fs.Glob(folder, "*.txtar")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, errors.New("the folder holds no pairs, <name>.txtar")
	}
	var pairs []pair
	for _, name := range names {
		raw, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		p := pair{name: strings.TrimSuffix(name, ".txtar"), files: map[string]string{}}
		for _, f := range txtar.Parse(raw).Files {
			p.files[f.Name] = string(f.Data)
			if stated := date.FindSubmatch(f.Data); stated != nil {
				p.year = string(stated[1])
			}
		}
		if len(p.files) != 2 || p.year == "" {
			return nil, fmt.Errorf("%s: two texts are wanted, one of which states a date", name)
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

// zone is the time zone of the site that a pair is checked in.
func (p pair) zone() string {
	if _, japanese := p.files["ja.md"]; japanese {
		return "Asia/Tokyo"
	}
	return "Europe/Paris"
}

// folder is where the nth of the pairs that are checked together lies.
func (p pair) folder(n int) string { return fmt.Sprintf("releases/%s/%s-%d/", p.year, p.name, n) }

// check returns what a check tells of the facts of each pair, in one site a time zone.
// An error of a pair that keeps it from being checked is an error.
func check(ctx context.Context, pairs []pair) ([][]finding, error) {
	told := make([][]finding, len(pairs))
	for _, zone := range []string{"Asia/Tokyo", "Europe/Paris"} {
		if err := checkZone(ctx, zone, pairs, told); err != nil {
			return nil, err
		}
	}
	return told, nil
}

// checkZone checks the pairs of a time zone, and adds what is told of each.
func checkZone(ctx context.Context, zone string, pairs []pair, told [][]finding) error {
	site := fstest.MapFS{
		"docsite.yaml":             {Data: fmt.Appendf(nil, settings, zone)},
		"releases/ministries.yaml": {Data: []byte("{}\n")},
	}
	numbers := map[string]int{} // of the pairs, by their folders
	for n, p := range pairs {
		if p.zone() != zone {
			continue
		}
		numbers[p.folder(n)] = n
		for name, text := range p.files {
			site[p.folder(n)+name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	engine, err := generator.Open(generator.Options{Folder: site, Version: "precision"})
	if err != nil {
		return err
	}
	defer engine.Close()
	report, err := engine.Check(ctx, time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return err
	}
	for _, d := range report.Diagnostics {
		n, ok := numbers[path.Dir(d.File)+"/"]
		switch {
		case d.Severity == diag.Error && !d.Code.InText():
			return fmt.Errorf("%s: %s", d.Pos, d.Message)
		case ok && diag.TextsDiffer <= d.Code && d.Code <= lastOfFacts:
			told[n] = append(told[n], finding{pairs[n].name, d})
		}
	}
	return nil
}

// lastOfFacts is the last of the codes of facts, which begin with DS306.
const lastOfFacts = diag.NoSuchDay

// What is counted as a fact of an original: a figure, with what groups it, and a link.
var factual = regexp.MustCompile(`[0-9０-９]+(?:[.,:  ][0-9]+)*|\]\(`)

// facts counts the figures and the links of the original, however they are told.
func (p pair) facts() int {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if text := p.files[name]; date.MatchString(text) {
			_, body, _ := strings.Cut(text[3:], "\n---")
			return len(factual.FindAllString(body, -1))
		}
	}
	return 0
}
