package preview_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docsite/generator"
	"docsite/generator/layout"
	"docsite/generator/preview"
)

// TestBytes: what is sent is byte for byte what a build writes, but for the script
// in pages for people.
func TestBytes(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"docsite.yaml", "releases", "templates/assets"} {
		err := fs.WalkDir(os.DirFS("../.."), name, func(p string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				text, err := os.ReadFile("../../" + p)
				files[p] = string(text)
				return err
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	files["docsite.yaml"] = strings.ReplaceAll(files["docsite.yaml"], "base_url:", "base_url: https://press.example.org/newsroom/ #")
	files["releases/2020/draft/en.md"] = "---\ntitle: A draft\ndraft: true\ndate: 2020-01-01\naliases: [/old.html]\n---\n\nNot yet. Ask [us](mailto:press@example.org).\n"
	files["releases/2020/draft/fr.md"] = "---\ntitle: Un brouillon\nslug: été-à-la-mer\n---\n\nPas encore. [Contact](mailto:press@example.org).\n"
	r := serve(t, files, nil)
	for name, want := range built(t, r.dir) {
		response, body := r.get((&url.URL{Path: "/newsroom/" + name}).EscapedPath())
		got := body
		if strings.HasSuffix(name, ".html") {
			if got = tag.ReplaceAllString(body, ""); got == body {
				t.Errorf("%s has no script", name)
			}
		}
		if response.StatusCode != 200 || got != want {
			t.Errorf("%s: status %d, and other bytes than a build writes", name, response.StatusCode)
		}
	}
}

// built returns the files that a build of a preview writes.
func built(t *testing.T, dir string) map[string]string {
	t.Helper()
	folder, err := layout.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	e, err := generator.Open(generator.Options{Folder: folder, Preview: true, MakeCopies: true, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	out := t.TempDir()
	report, _, err := e.Build(context.Background(), noon, out, generator.BuildOptions{})
	if err != nil || report.Stops(false) {
		t.Fatal(report.Diagnostics, err)
	}
	files := map[string]string{}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, ".docsite/") {
			return err
		}
		content, err := os.ReadFile(filepath.Join(out, name))
		files[name] = string(content)
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	return files
}

func TestAnswers(t *testing.T) {
	r := serve(t, small(), nil)
	for _, c := range []struct {
		method, address string
		status          int
		header, value   string
	}{
		{"GET", "/", 302, "Location", "/newsroom/"},
		{"GET", "/newsroom", 302, "Location", "/newsroom/"},
		{"GET", "/newsroom/", 200, "Content-Type", "text/html; charset=utf-8"},
		{"HEAD", "/newsroom/en/", 200, "Content-Type", "text/html; charset=utf-8"},
		{"GET", "/newsroom/en", 302, "Location", "/newsroom/en/"},
		{"GET", "/newsroom/en/search?q=x", 302, "Location", "/newsroom/en/search/?q=x"},
		{"GET", "/newsroom/en/releases/2020/one/?x=1", 200, "Cache-Control", "no-store"},
		{"GET", "/newsroom/en/none/", 404, "Content-Type", "text/html; charset=utf-8"},
		{"HEAD", "/newsroom/en/none/", 404, "Content-Type", "text/html; charset=utf-8"},
		{"GET", "/newsroom/404.html", 200, "Content-Type", "text/html; charset=utf-8"},
		{"GET", "/elsewhere/", 404, "Cache-Control", "no-store"},
		{"GET", "/newsroom/docsite.yaml", 404, "Content-Type", "text/html; charset=utf-8"},
		{"GET", "/newsroom/%2e%2e/docsite.yaml", 404, "Content-Type", "text/html; charset=utf-8"},
		{"GET", "/newsroom/en/feed.atom", 200, "Content-Type", "application/atom+xml"},
		{"GET", "/newsroom/en/feed.json", 200, "Content-Type", "application/feed+json"},
		{"GET", "/newsroom/en/site.webmanifest", 200, "Content-Type", "application/manifest+json"},
		{"GET", "/newsroom/en/search/opensearch.xml", 200, "Content-Type", "application/opensearchdescription+xml"},
		{"GET", "/newsroom/en/search/index.json", 200, "Content-Type", "application/json"},
		{"GET", "/newsroom/robots.txt", 200, "Content-Type", "text/plain; charset=utf-8"},
		{"GET", "/.docsite/reload.js", 200, "Content-Type", "text/javascript; charset=utf-8"},
		{"GET", "/newsroom/en/", 200, "Cross-Origin-Resource-Policy", "same-origin"},
		{"POST", "/newsroom/en/", 405, "Allow", "GET, HEAD"},
	} {
		request, err := http.NewRequest(c.method, r.url+c.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultTransport.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != c.status || response.Header.Get(c.header) != c.value {
			t.Errorf("%s %s: %d, %s: %s", c.method, c.address, response.StatusCode, c.header, response.Header.Get(c.header))
		}
		if c.method == "HEAD" && (len(body) > 0 || response.ContentLength <= 0) {
			t.Errorf("HEAD %s: %d bytes of %d", c.address, len(body), response.ContentLength)
		}
	}
}

// TestReload: a change reaches the pages that it concerns, in every language, and
// no others.
func TestReload(t *testing.T) {
	r := serve(t, small(), nil)
	one, two, list, french := r.open("/newsroom/en/releases/2020/one/"), r.open("/newsroom/en/releases/2020/two/"),
		r.open("/newsroom/en/releases/"), r.open("/newsroom/fr/")
	none := r.open("/newsroom/en/releases/2020/three/")

	r.edit("releases/2020/one/en.md", "One text.", "One text.\n\nAnd another paragraph.")
	if _, body := one.reloaded(); !strings.Contains(body, "And another paragraph.") {
		t.Error("a text is not what was written")
	}
	r.edit("releases/2020/two/en.md", "The second", "Quite another title")
	for _, v := range []*view{two, list, french} {
		if _, body := v.reloaded(); !strings.Contains(body, "Quite another title") {
			t.Errorf("%s does not have the new title", v.address)
		}
	}
	// A new folder is seen, and what is written into it later.
	r.write("releases/2020/three/en.md", "---\ntitle: The third\ndate: 2020-03-03\ndraft: true\n---\n\nA text.\n")
	if _, body := none.reloaded(); !strings.Contains(body, "The third") || !strings.Contains(body, `name="robots" content="noindex"`) {
		t.Error("a new release, which is a draft, is not there")
	}
	r.edit("releases/2020/three/en.md", "A text.", "A text that goes on.")
	if _, body := none.reloaded(); !strings.Contains(body, "goes on") {
		t.Error("a text in a new folder is not what was written")
	}
	r.write("locales/fr.yaml", "messages: {shelf.releases: Toutes les actualités}\n")
	for {
		if _, body := french.reloaded(); strings.Contains(body, "Toutes les actualités") {
			break
		}
	}
	r.write("templates/assets/own.css", "body { color: #123456 }\n")
	for {
		if _, body := french.reloaded(); strings.Contains(body, "/assets/own.") {
			break
		}
	}
	if err := os.RemoveAll(filepath.Join(r.dir, "releases/2020/three")); err != nil {
		t.Fatal(err)
	}
	for {
		none.reloaded()
		if response, _ := r.get(none.address); response.StatusCode == 404 {
			break
		}
	}
}

// TestReloadOfNoOther: a page that shows nothing of what changed stays.
func TestReloadOfNoOther(t *testing.T) {
	r := serve(t, small(), nil)
	one, two := r.open("/newsroom/en/releases/2020/one/"), r.open("/newsroom/en/releases/2020/two/")
	reloads := 0
	for _, text := range []string{"A", "B", "C"} {
		r.write("releases/2020/two/en.md", "---\ntitle: The second\ndate: 2020-02-02\n---\n\nText "+text+".\n")
		for body := ""; !strings.Contains(body, "Text "+text); {
			_, body = two.reloaded()
		}
		r.write("releases/2020/one/en.md", "---\ntitle: The first\ndate: 2020-01-01\n---\n\nText "+text+".\n")
		for body := ""; !strings.Contains(body, "Text "+text); reloads++ {
			_, body = one.reloaded()
		}
	}
	if reloads != 3 {
		t.Errorf("a page of which 3 changes are is loaded anew %d times", reloads)
	}
}

// TestRenames: an open page follows its release.
func TestRenames(t *testing.T) {
	r := serve(t, small(), nil)
	v := r.open("/newsroom/fr/releases/2020/one/")
	r.edit("releases/2020/one/fr.md", "---\n\n", "slug: premier\n---\n\n")
	to, body := v.reloaded()
	if to != "/newsroom/fr/releases/2020/premier/" || !strings.Contains(body, "Le premier") {
		t.Errorf("another slug leads to %q", to)
	}
	v = r.open("/newsroom/en/releases/2020/one/")
	r.rename("releases/2020/one", "releases/2020/renamed")
	if to, _ = v.reloaded(); to != "/newsroom/en/releases/2020/renamed/" {
		t.Errorf("another folder leads to %q", to)
	}
	v = r.open(to)
	r.edit("releases/2020/renamed/en.md", "One text.", "After the move.")
	if _, body := v.reloaded(); !strings.Contains(body, "After the move.") {
		t.Error("a renamed folder is not watched")
	}
}

// TestMistakes: they are told over the page, those of its own release first, and
// the page stays as it was while the site cannot be made.
func TestMistakes(t *testing.T) {
	r := serve(t, small(), nil)
	one, two := r.open("/newsroom/en/releases/2020/one/"), r.open("/newsroom/en/releases/2020/two/")
	r.edit("releases/2020/two/en.md", "date: 2020-02-02", "date: 2020-02-02\ncountries: [jp, <b>]")
	m := one.hears(holds("DS205", "1 error, 0 warnings"))
	for _, want := range []string{"releases/2020/two/en.md:4:17", "error DS205", "countries: [jp, <mark>&lt;", "help:", `lang="en"`} {
		if !strings.Contains(m.HTML, want) {
			t.Errorf("%q is not in %s", want, m.HTML)
		}
	}
	r.edit("releases/2020/one/en.md", "One text.", "[A link](../none/) that leads nowhere.")
	for _, v := range []*view{one, two} {
		m = v.hears(holds("DS405", "DS205", "2 errors"))
		first := strings.Contains(m.HTML[:strings.Index(m.HTML, "</li>")], v.address[len("/newsroom/en/releases/"):])
		if !first {
			t.Errorf("%s does not have its own mistake first: %s", v.address, m.HTML)
		}
	}
	if response, body := r.get(two.address); response.StatusCode != 200 || !strings.Contains(body, "The second") {
		t.Error("the last site that could be made is not there")
	}
	r.edit("releases/2020/two/en.md", "countries: [jp, <b>]\n", "")
	if _, body := one.reloaded(); !strings.Contains(body, "that leads nowhere") {
		t.Error("a text with a link that leads nowhere is not shown")
	}
	r.edit("releases/2020/one/en.md", "[A link](../none/) that leads nowhere.", "One text.")
	one.hears(nothing)
	two.hears(nothing)

	// A template that fails, and is mended.
	r.write("templates/card.html", `{{define "card"}}{{.None}}{{end}}`)
	one.hears(holds("DS702", "templates/card.html:1:"))
	if response, _ := r.get("/newsroom/en/"); response.StatusCode != 200 {
		t.Error("there are no pages while a template fails")
	}
	if err := os.Remove(filepath.Join(r.dir, "templates/card.html")); err != nil {
		t.Fatal(err)
	}
	one.hears(nothing)
}

func TestMistakesAtTheBeginning(t *testing.T) {
	files := small()
	files["releases/2020/two/en.md"] = "---\ntitle: [\n---\n\nText.\n"
	r := serve(t, files, nil)
	v := r.open("/newsroom/en/releases/2020/one/")
	v.hears(holds("releases/2020/two/en.md:", "1 error"))
	if response, _ := r.get("/newsroom/en/releases/2020/two/"); response.StatusCode != 404 {
		t.Error("a release that cannot be read is there")
	}
	r.write("releases/2020/two/en.md", small()["releases/2020/two/en.md"])
	v.hears(nothing)
	if response, _ := r.get("/newsroom/en/releases/2020/two/"); response.StatusCode != 200 {
		t.Error("a release that is mended is not there")
	}
}

// TestNothingToShow: without a site every page tells what is wrong, until it is
// mended.
func TestNothingToShow(t *testing.T) {
	files := small()
	files["docsite.yaml"] = strings.Replace(settings, "languages: [en, fr]", "languages: [english]", 1)
	r := serve(t, files, nil)
	response, body := r.get("/newsroom/en/")
	if response.StatusCode != 500 || !strings.Contains(body, "docsite.yaml:3:13") || !strings.Contains(body, `<html lang="en" data-docsite-told>`) {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	v := r.open("/newsroom/en/")
	r.write("docsite.yaml", settings)
	if _, body := v.reloaded(); !strings.Contains(body, "Press office") {
		t.Errorf("the site does not come back: %s", body)
	}
}

func TestNoSite(t *testing.T) {
	root, err := layout.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	n, err := generator.Open(generator.Options{Folder: root})
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	s := preview.New(context.Background(), preview.Options{Engine: n, Folder: root, Dir: root.Root().Name(), Now: func() time.Time { return noon }})
	if err := s.Run(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder without docsite.yaml: %v", err)
	}
}
