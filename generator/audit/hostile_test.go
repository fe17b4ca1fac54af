package audit_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/audit"
	"docsite/generator/diag"
)

// page is a page without a fault, whose body holds a text.
func page(address, body string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page ` + address + `</title>
<meta name="description" content="d"><link rel="canonical" href="https://example.org/` + address + `">
<h1>A ferry line</h1>
` + body)}
}

// TestNothingOutsideIsRead: links are not followed, pipes not opened, and both are told.
func TestNothingOutsideIsRead(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside")
	site := filepath.Join(dir, "site")
	for _, d := range []string{outside, site} {
		if err := os.Mkdir(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(outside, "index.html"), []byte("<p>not a page of the site"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "index.html"), page("", "").Data, 0o666); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"out": outside, "page.html": filepath.Join(outside, "index.html"), "circle": ".", "nowhere": "none"} {
		if err := os.Symlink(target, filepath.Join(site, name)); err != nil {
			t.Skip(err) // a right that not everybody has
		}
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	ds, summary, err := audit.Audit(t.Context(), root.FS(), audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"DS802 circle", "DS802 nowhere", "DS802 out"} // and the fourth is counted
	if got := told(ds); !slices.Equal(got, want) || summary.Pages != 1 || !strings.Contains(write(t, ds), "1 other place") {
		t.Errorf("%d pages, told %s\n%s", summary.Pages, got, write(t, ds))
	}
}

// TestWhatIsToldOnce: a mistake of a template stands in every page, and is told of
// three. Of different ones a thousand are told. The rest is counted.
func TestWhatIsToldOnce(t *testing.T) {
	site := fstest.MapFS{}
	body := ""
	for i := range 60 {
		body += fmt.Sprintf("<p><a href=\"/gone-%d/\">Gone</a></p>\n", i)
	}
	for i := range 30 {
		name := fmt.Sprintf("page-%02d.html", i)
		next := fmt.Sprintf("page-%02d.html", (i+1)%30)
		site[name] = page(name, `<p><a href="`+next+`">Next</a> <a href="/menu/">Menu</a></p>`+strings.ReplaceAll(body, "gone", name))
	}
	site["index.html"] = page("", `<p><a href="page-00.html">First</a></p>`)
	ds := audited(t, site, audit.Options{})
	menu, rest := 0, 0
	hints := ""
	for _, d := range ds {
		if d.Code != diag.LinkNowhere {
			t.Errorf("%s", write(t, []diag.Diagnostic{d}))
		}
		if strings.Contains(d.Message, "/menu/") {
			menu++
		} else {
			rest++
		}
		hints += d.Hint + "\n"
	}
	if menu != 3 || rest != 999 || !strings.Contains(hints, "the same is true of 27 other places") ||
		!strings.Contains(hints, "801 others of this kind not told") {
		t.Errorf("%d of the menu and %d others are told\n%s", menu, rest, strings.Join(slices.Compact(strings.Split(hints, "\n")), "\n"))
	}
}

// TestTheResultIsOne: however many files are read at the same time.
func TestTheResultIsOne(t *testing.T) {
	site := finished(t, "wordpress")
	for name, f := range site {
		site[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer("mairie.example/2026", "mairie.example/2025", `alt="`, `data-alt="`).Replace(string(f.Data)))}
	}
	first := write(t, audited(t, site, audit.Options{Jobs: 1}))
	if first == "" {
		t.Fatal("nothing is told")
	}
	for range 5 {
		if again := write(t, audited(t, site, audit.Options{Jobs: 8})); again != first {
			t.Fatalf("told once\n%s\nand once\n%s", first, again)
		}
	}
}

// TestStrangeFolders: 20,000 files of names and contents that nobody meant are read.
func TestStrangeFolders(t *testing.T) {
	site := fstest.MapFS{"index.html": page("", "")}
	kinds := []string{"html", "xml", "json", "css", "atom", "txt", "", "HTML", "webmanifest"}
	contents := []string{"", "\x00\x00", "<", "<!--", "<a href=", "{", "{\"version\":\"https://jsonfeed.org/version/1.1\"", "<feed>", "<rss><channel><item>", "\xff\xfe<", strings.Repeat("<p>", 1000), "url(", "<script>", "<title>", "<urlset><url>"}
	for i := range 20_000 {
		name := fmt.Sprintf("d%d/ %d\u0301%%%d.%s", i%97, i, i, kinds[i%len(kinds)])
		site[name] = &fstest.MapFile{Data: []byte(contents[i%len(contents)])}
	}
	site["caf\xe9/x.html"] = &fstest.MapFile{}
	site[strings.Repeat("d/", 70)+"x.html"] = &fstest.MapFile{}
	ds, summary, err := audit.Audit(t.Context(), site, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if summary.Files < 20_000 {
		t.Errorf("%d files are listed", summary.Files)
	}
	for _, want := range []string{"DS803 caf\uFFFD", "DS802 " + strings.TrimSuffix(strings.Repeat("d/", 65), "/")} {
		if !slices.Contains(told(ds), want) {
			t.Errorf("%q is not told", want)
		}
	}
}

// unreadable is a file system one of whose files cannot be read.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if name == "b.html" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.MapFS.Open(name)
}

// TestErrorsOfReading are not diagnostics.
func TestErrorsOfReading(t *testing.T) {
	site := unreadable{fstest.MapFS{"index.html": page("", ""), "b.html": page("b.html", "")}}
	if _, _, err := audit.Audit(t.Context(), site, audit.Options{}); err == nil || !strings.Contains(err.Error(), "b.html") {
		t.Errorf("a file that cannot be read: %v", err)
	}
	for _, base := range []string{"example.org", "ftp://example.org/", "https://", "https://example.org/?a"} {
		if _, _, err := audit.Audit(t.Context(), site.MapFS, audit.Options{Base: base}); err == nil {
			t.Errorf("%s is taken for an address", base)
		}
	}
}
