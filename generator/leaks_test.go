package generator_test

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/diag"
)

// offices is a newsroom of the releases of align/testdata, in three languages. Those with
// a number that draft reports are drafts.
func offices(t testing.TB, draft func(n int) bool) (folder fstest.MapFS, names []string) {
	folder = fstest.MapFS{"docsite.yaml": {Data: []byte("title: Press office\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\n")}}
	register, err := os.ReadFile("align/testdata/register.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder["releases/ministries.yaml"] = &fstest.MapFile{Data: register}
	files, err := filepath.Glob("align/testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for n, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		names = append(names, name)
		original := max(0, slices.IndexFunc(archive.Files, func(f txtar.File) bool {
			return regexp.MustCompile(`(?m)^(original: true|date:|ministries:|countries:)`).Match(f.Data)
		}))
		for i, f := range archive.Files {
			head := "---\n"
			if i == original {
				head = fmt.Sprintf("---\ndate: 2025-03-04\noriginal: true\ndraft: %v\n", draft(n))
			}
			text := regexp.MustCompile(`(?m)^(date|original|draft):.*\n`).ReplaceAllString(strings.TrimPrefix(string(f.Data), "---\n"), "")
			folder["releases/2025/"+name+"/"+f.Name] = &fstest.MapFile{Data: []byte(head + text)}
		}
	}
	return folder, names
}

func engineOf(t testing.TB, folder fs.FS) *generator.Engine {
	e, err := generator.Open(generator.Options{Folder: folder, Version: "test", MakeCopies: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// built is the site of an engine as files.
func built(t testing.TB, e *generator.Engine) fstest.MapFS {
	a, err := e.Analyze(context.Background(), noon)
	if err != nil {
		t.Fatal(err)
	}
	if a.Site == nil {
		t.Fatal(slices.DeleteFunc(a.Diagnostics(), func(d diag.Diagnostic) bool { return d.Severity != diag.Error }))
	}
	pages, err := a.Site.Pages(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, p := range pages {
		content, err := fs.ReadFile(a.Site, p.Path)
		if err != nil {
			t.Fatal(err)
		}
		files[p.Path] = &fstest.MapFile{Data: content}
	}
	return files
}

func leaksIn(t testing.TB, e *generator.Engine, folder fs.FS) []diag.Diagnostic {
	leaks, err := e.FindLeaks(context.Background(), folder, noon)
	if err != nil {
		t.Fatal(err)
	}
	return leaks.Diagnostics
}

// TestNoLeakInItsOwnSite: of releases in three languages, a third that is not public
// leaves nothing in the site of the others, and a page more or less makes none of
// its words a secret.
func TestNoLeakInItsOwnSite(t *testing.T) {
	for third := range 3 {
		folder, _ := offices(t, func(n int) bool { return n%3 == third })
		e := engineOf(t, folder)
		site := built(t, e)
		for _, name := range slices.Sorted(maps.Keys(site)) {
			if strings.HasSuffix(name, "/index.html") { // as another version of docsite would have it
				site[name].Data = append(site[name].Data, "<!-- made by hand -->\n"...)
			}
		}
		if ds := leaksIn(t, e, site); len(ds) > 0 {
			t.Errorf("%d are told, such as %v: %s", len(ds), ds[0], ds[0].Message)
		}
	}
}

// TestNoLeakInAnotherSite: what another office has published says nothing of releases
// that it does not have.
func TestNoLeakInAnotherSite(t *testing.T) {
	site := built(t, engineOf(t, os.DirFS("..")))
	folder, _ := offices(t, func(int) bool { return true })
	ds := leaksIn(t, engineOf(t, folder), site)
	if len(ds) > 0 {
		t.Errorf("%d are told of %d files, such as %v: %s", len(ds), len(site), ds[0], ds[0].Message)
	}
}

// TestSentencesThatLeak: each sentence that no public release has is found by itself.
func TestSentencesThatLeak(t *testing.T) {
	sentences, missed := 0, 0
	for third := range 3 {
		folder, names := offices(t, func(n int) bool { return n%3 == third })
		e := engineOf(t, folder)
		seeded := fstest.MapFS{}
		for n, name := range names {
			if n%3 != third {
				continue
			}
			for _, lang := range []string{"en", "fr", "ja"} {
				_, text, _ := strings.Cut(string(folder["releases/2025/"+name+"/"+lang+".md"].Data[4:]), "\n---\n")
				for i, s := range regexp.MustCompile(`[.。!?]\s*|\n+`).Split(text, -1) {
					if len(s) >= 40 && !strings.ContainsAny(s, "|[<*#") {
						seeded[fmt.Sprintf("%s/%s/%d.txt", name, lang, i)] = &fstest.MapFile{Data: []byte(s)}
					}
				}
			}
		}
		found := map[string]bool{}
		for _, d := range leaksIn(t, e, seeded) {
			found[d.File] = true
		}
		for file := range seeded {
			sentences++
			if !found[file] {
				missed++
			}
		}
	}
	if sentences < 500 || missed > sentences/100 {
		t.Errorf("of %d sentences %d are not found", sentences, missed)
	}
}
