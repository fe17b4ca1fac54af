package glossary_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/glossary"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
)

var update = flag.Bool("update", false, "write what is told into testdata/verdicts.tsv, with a question mark for what nobody has judged")

var languages = []string{"en", "fr", "ja"}

// release is one that is held against a glossary.
type release struct {
	id       string
	original string // language
	files    []txtar.File
}

// releases reads those of align/testdata, each in three languages, and the pairs of precision.
func releases(t *testing.T) []release {
	t.Helper()
	var list []release
	for _, dir := range []string{"../align/testdata", "../precision/first", "../precision/second"} {
		found, err := filepath.Glob(dir + "/*.txtar")
		if err != nil || found == nil {
			t.Fatal(dir, err)
		}
		for _, name := range found {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r := release{files: archive.Files}
			for _, f := range archive.Files {
				if _, rest, dated := strings.Cut(string(f.Data), "\ndate: "); dated {
					r.id = rest[:4] + "/" + filepath.Base(dir) + "-" + strings.TrimSuffix(filepath.Base(name), ".txtar")
					r.original = strings.TrimSuffix(f.Name, ".md")
				}
			}
			list = append(list, r)
		}
	}
	return list
}

// TestPrecision holds releases that no rule was made by against the glossary in testdata/terms.yaml,
// which was written before. What is told of them stands in testdata/verdicts.tsv, with what people
// say of it: a warning is wrong where the translation has the term, where the original means
// something else, or where a translator would not use it. Where translations have none of the
// terms it is told: a glossary whose terms no text has shows that.
func TestPrecision(t *testing.T) {
	terms, err := os.ReadFile("testdata/terms.yaml")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string]string{}
	judged, err := os.ReadFile("testdata/verdicts.tsv")
	if err != nil && !*update {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(judged)) {
		verdict, what, _ := strings.Cut(strings.TrimSpace(line), "\t")
		verdicts[what] = verdict
	}
	var lines strings.Builder
	told, wrong, held, seeded := 0, 0, 0, 0
	byOriginal := map[string][]release{}
	for _, r := range releases(t) {
		held += asked(t, r, terms)
		byOriginal[r.original] = append(byOriginal[r.original], r)
	}
	for _, original := range languages {
		for _, d := range checked(t, byOriginal[original], terms) {
			told++
			what := fmt.Sprintf("%s %s", d.Pos, d.Message)
			verdict := verdicts[what]
			if verdict == "" {
				verdict = "?"
				if !*update {
					t.Errorf("nobody has judged: %s (%s)", what, d.Hint)
				}
			}
			if verdict == "wrong" {
				wrong++
			}
			fmt.Fprintf(&lines, "%s\t%s\n", verdict, what)
		}
		seeded += len(checked(t, byOriginal[original], without(t, original, terms)))
	}
	if *update {
		if err := os.WriteFile("testdata/verdicts.tsv", []byte(lines.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d times a translation is held against an entry that its original has, %d warnings, %d wrong; without its terms %d are told", held, told, wrong, seeded)
	if wrong*50 > held {
		t.Errorf("%d of %d are told wrongly", wrong, held)
	}
	if held < 40 || seeded*20 < held*19 {
		t.Errorf("where translations have none of the terms, %d of %d are told", seeded, held)
	}
}

// without returns the glossary with terms that no translation of releases has.
func without(t *testing.T, original string, terms []byte) []byte {
	t.Helper()
	entries, ds := glossary.Parse(terms, languages)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var b strings.Builder
	for i, e := range entries {
		fmt.Fprintf(&b, "%s:\n", e.ID)
		for _, lang := range languages {
			if lang != original {
				fmt.Fprintf(&b, "  %s: zzyzx %d\n", lang, i)
				continue
			}
			fmt.Fprintf(&b, "  %s:\n", lang)
			for s := glossary.Use; s <= glossary.Not; s++ {
				var of []string
				for _, term := range e.Of(lang, s) {
					of = append(of, strconv.Quote(term))
				}
				fmt.Fprintf(&b, "    %s: [%s]\n", s, strings.Join(of, ", "))
			}
		}
	}
	return []byte(b.String())
}

// checked returns what is told of the terms of releases.
func checked(t *testing.T, releases []release, terms []byte) []diag.Diagnostic {
	t.Helper()
	site := fstest.MapFS{
		"docsite.yaml":          {Data: []byte("title: A\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\ntime_zone: Asia/Tokyo\n")},
		"locales/glossary.yaml": {Data: terms},
	}
	for _, r := range releases {
		for _, f := range r.files {
			site["releases/"+r.id+"/"+f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	engine, err := generator.Open(generator.Options{Folder: site, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	report, err := engine.Check(t.Context(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var told []diag.Diagnostic
	for _, d := range report.Diagnostics {
		switch d.Code {
		case diag.TermRefused, diag.TermMissing:
			told = append(told, d)
		case diag.BadGlossary, diag.TermContradicts, diag.TermTwice:
			t.Fatalf("%s: %s", d.Pos, d.Message)
		}
	}
	return told
}

// asked counts the entries of which each translation of a release must have a term.
func asked(t *testing.T, r release, terms []byte) int {
	t.Helper()
	g, ds := glossary.Make(terms, languages, glossary.Locales(t, languages...))
	if g == nil {
		t.Fatal(ds)
	}
	reader := read.Reader{
		Settings:   &press.Settings{Languages: languages, Zone: time.UTC, BaseURL: "https://press.example.org/"},
		Converters: map[string]*markdown.Converter{r.original: markdown.New(markdown.Options{})},
	}
	n := 0
	for _, f := range r.files {
		if f.Name != r.original+".md" {
			continue
		}
		passages, ok := reader.Passages("releases/"+r.id+"/"+f.Name, f.Data)
		if !ok {
			t.Fatal(r.id, f.Name)
		}
		for _, other := range r.files {
			if to := strings.TrimSuffix(other.Name, ".md"); to != r.original {
				n += g.Asked(r.original, to, passages)
			}
		}
	}
	return n
}
