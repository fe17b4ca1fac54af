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

// site is a site that holds the pair alone.
func (p pair) site() fs.FS {
	zone := "Asia/Tokyo"
	if _, japanese := p.files["ja.md"]; !japanese {
		zone = "Europe/Paris"
	}
	site := fstest.MapFS{
		"docsite.yaml":             {Data: fmt.Appendf(nil, settings, zone)},
		"releases/ministries.yaml": {Data: []byte("{}\n")},
	}
	for name, text := range p.files {
		site["releases/"+p.year+"/"+p.name+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return site
}

// findings returns what a check tells of the facts of the pair, and the errors that
// keep it from being checked.
func (p pair) findings(ctx context.Context) ([]finding, error) {
	engine, err := generator.Open(generator.Options{Folder: p.site(), Version: "precision"})
	if err != nil {
		return nil, err
	}
	defer engine.Close()
	report, err := engine.Check(ctx, time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return nil, err
	}
	var found []finding
	for _, d := range report.Diagnostics {
		switch {
		case diag.TextsDiffer <= d.Code && d.Code <= lastOfFacts:
			found = append(found, finding{p.name, d})
		case d.Severity == diag.Error && !d.Code.InText():
			return nil, fmt.Errorf("%s: %s: %s", p.name, d.Pos, d.Message)
		}
	}
	return found, nil
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
