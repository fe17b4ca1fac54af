package glossary_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/glossary"
)

var update = flag.Bool("update", false, "write what is told into testdata/verdicts.tsv, with a question mark for what nobody has judged")

// TestPrecision holds what is told of texts that no rule was made by to the verdicts of people:
// releases of align/testdata, each in three languages, and pairs of precision, held against the
// glossary in testdata/terms.yaml, which was written before. A warning is wrong where the
// translation has the term, or where the original means something else.
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
	var archives []string
	for _, pattern := range []string{"../align/testdata/*.txtar", "../precision/first/*.txtar", "../precision/second/*.txtar"} {
		found, err := filepath.Glob(pattern)
		if err != nil || found == nil {
			t.Fatal(pattern, err)
		}
		archives = append(archives, found...)
	}
	var lines strings.Builder
	told, wrong, held := 0, 0, 0
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		ds, mentions := checked(t, archive, terms)
		held += mentions
		for _, d := range ds {
			what := fmt.Sprintf("%s/%s:%d %s %s", filepath.Base(filepath.Dir(name)), strings.TrimSuffix(filepath.Base(name), ".txtar"), d.Line, filepath.Base(d.File), d.Message)
			verdict := verdicts[what]
			if verdict == "" {
				verdict = "?"
				if !*update {
					t.Errorf("nobody has judged: %s (%s)", what, d.Hint)
				}
			}
			told++
			if verdict == "wrong" {
				wrong++
			}
			fmt.Fprintf(&lines, "%s\t%s\n", verdict, what)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/verdicts.tsv", []byte(lines.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d texts with a term of the glossary in their original, %d warnings, %d wrong", held, told, wrong)
	if wrong*50 > told {
		t.Errorf("%d of %d warnings are wrong", wrong, told)
	}
}

// checked returns what is told of a release's terms, and how often a translation was held
// against a term of its original.
func checked(t *testing.T, archive *txtar.Archive, terms []byte) ([]diag.Diagnostic, int) {
	t.Helper()
	year := ""
	for _, f := range archive.Files {
		if _, rest, dated := strings.Cut(string(f.Data), "\ndate: "); dated {
			year = rest[:4]
		}
	}
	site := fstest.MapFS{
		"docsite.yaml":          {Data: []byte("title: A\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\ntime_zone: Asia/Tokyo\n")},
		"locales/glossary.yaml": {Data: terms},
	}
	for _, f := range archive.Files {
		site["releases/"+year+"/release/"+f.Name] = &fstest.MapFile{Data: f.Data}
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
		if d.Code == diag.TermRefused || d.Code == diag.TermMissing {
			told = append(told, d)
		} else if strings.HasPrefix(string(d.Code), "DS34") {
			t.Fatalf("%s: %s", d.Pos, d.Message)
		}
	}
	return told, mentions(t, archive, terms)
}

// mentions counts the entries that an original has, for each of its translations.
func mentions(t *testing.T, archive *txtar.Archive, terms []byte) int {
	t.Helper()
	languages := []string{"en", "fr", "ja"}
	g, ds := glossary.Make(terms, languages, glossary.Locales(t, languages...))
	if g == nil {
		t.Fatal(ds)
	}
	n := 0
	for _, f := range archive.Files {
		if !strings.Contains(string(f.Data), "\noriginal: true") {
			continue
		}
		lang := strings.TrimSuffix(f.Name, ".md")
		seen := map[string]bool{}
		for _, o := range g.Find(lang, string(f.Data)) {
			if !o.Compound {
				for _, m := range o.Of {
					seen[m.Entry.ID] = true
				}
			}
		}
		n += len(seen) * (len(archive.Files) - 1)
	}
	return n
}
