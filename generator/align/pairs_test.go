package align_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/diag"
)

const settings = `title: {en: Newsroom, fr: Salle de presse, ja: 報道}
base_url: https://press.example.org/
languages: [en, fr, ja, en-simple]
time_zone: Asia/Tokyo
`

// release reads the files of a release out of testdata.
func release(t *testing.T, name string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// compared returns what a check of one release tells of facts: of its
// languages together, and of weekdays.
func compared(t *testing.T, files map[string]string) []diag.Diagnostic {
	t.Helper()
	register, err := os.ReadFile("testdata/register.yaml")
	if err != nil {
		t.Fatal(err)
	}
	year := ""
	for _, text := range files {
		if _, rest, ok := strings.Cut(text, "\ndate: "); ok {
			year = rest[:4]
		}
	}
	site := fstest.MapFS{
		"docsite.yaml":             {Data: []byte(settings)},
		"releases/ministries.yaml": {Data: register},
	}
	for name, text := range files {
		site["releases/"+year+"/release/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, lang := range []string{"en", "fr", "ja"} {
		for _, name := range []string{"map-", "plan-"} {
			site["releases/"+year+"/release/"+name+lang+".svg"] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>`)}
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
		if d.Severity == diag.Error {
			t.Errorf("%s: %s %s", d.Pos, d.Code, d.Message)
		} else if diag.TextsDiffer <= d.Code && d.Code <= diag.NoSuchDay {
			told = append(told, d)
		}
	}
	return told
}

func show(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "  %s %s %s\n", d.Pos, d.Code, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "    %s %s\n", r.Pos, r.Message)
		}
	}
	return b.String()
}

func releases(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	var names []string
	for _, p := range paths {
		names = append(names, strings.TrimSuffix(filepath.Base(p), ".txtar"))
	}
	slices.Sort(names)
	return names
}

// TestTranslationsThatAgree holds that nothing is told of good translations.
func TestTranslationsThatAgree(t *testing.T) {
	for _, name := range releases(t) {
		if found := compared(t, release(t, name)); len(found) > 0 {
			t.Errorf("%s: %d findings\n%s", name, len(found), show(found))
		}
	}
}
