package generator_test

import (
	"bytes"
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"docsite/generator"
	"docsite/generator/diag"
)

// quick analyzes a site that must be without a fault.
func quick(t *testing.T, e *generator.Engine) *generator.Site {
	t.Helper()
	a, err := e.Analyze(context.Background(), noon)
	if err != nil || a.Site == nil {
		t.Fatal(a, err)
	}
	return a.Site
}

// report returns everything that is wrong with a site.
func report(t *testing.T, e *generator.Engine) []diag.Diagnostic {
	t.Helper()
	r, err := e.Check(context.Background(), noon)
	if err != nil {
		t.Fatal(err)
	}
	return r.Diagnostics
}

// woven is a site of releases that refer to each other's pictures and documents.
func woven(t testing.TB) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{
		"docsite.yaml":             {Data: []byte("title: {en: Press office, fr: Bureau de presse}\nbase_url: https://press.example.org/newsroom/\nlanguages: [en, fr]\n")},
		"releases/ministries.yaml": {Data: []byte("fr-culture: {country: fr, name: {en: Ministry of Culture, fr: Ministère de la Culture}}\n")},
	}
	write := func(name, date, head, text string) {
		site["releases/2020/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: About " + name + "\n" + date + head + "---\n\n" + text + "\n")}
	}
	const day = "date: 2020-05-04\nministries: [fr-culture]\n"
	write("a/en", day, "", "Begins with a.\n\n[The portrait](../b/turned.jpg) and [its table](../e/table.csv).")
	write("a/fr", "", "summary: Écrit.\n", "Commence par a.\n\n![Le plan](../d/plan.png)")
	write("b/en", day, "event: week\nimage: {file: turned.jpg, alt: The hall}\n", "Begins with b.\n\n[What c has](../c/list.txt)")
	write("c/en", day, "event: week\n", "Begins with c.\n\n![The hall](../b/turned.jpg) [a heading](../d/#plan)")
	write("d/en", day, "draft: true\n", "Begins with d.\n\n## Plan\n\n[The plan](plan.png)")
	write("e/fr", day, "attachments:\n  - {file: table.csv, title: Les chiffres}\nembargo_until: 2040-01-02T12:00:00Z\n", "Commence par e.")
	for name, file := range map[string][]byte{
		"b/turned.jpg": photograph(t, 460, 300, 6), "d/plan.png": drawing(t, 500, 40), "c/list.txt": []byte("one\n"), "e/table.csv": []byte("1,2\n"),
		"e/unmentioned.csv": []byte("3\n"),
	} {
		site["releases/2020/"+name] = &fstest.MapFile{Data: file}
	}
	return site
}

// TestAPreviewShowsWhatIsBuilt: whatever is opened first, every path of a preview
// holds the bytes that a build of it writes.
func TestAPreviewShowsWhatIsBuilt(t *testing.T) {
	for name, folder := range map[string]fs.FS{"own": own(), "woven": woven(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			built := load(t, generator.Options{Folder: folder, Preview: true})
			want := files(t, built)
			n := open(t, generator.Options{Folder: folder, Preview: true})
			same := func(site *generator.Site, p string) {
				got, err := fs.ReadFile(site, p)
				if err != nil || !bytes.Equal(got, want[p]) {
					t.Errorf("%s: %v\n%s", p, err, cmp.Diff(string(want[p]), string(got)))
				}
			}
			sorted := paths(t, built)
			backward := slices.Clone(sorted)
			slices.Reverse(backward)
			orders := [][]string{sorted, backward}
			for seed := range uint64(3) {
				order := slices.Clone(sorted)
				rand.New(rand.NewPCG(seed, 1)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
				orders = append(orders, order)
			}
			for _, order := range orders {
				site := quick(t, n)
				for _, p := range order {
					same(site, p)
				}
				if diff := cmp.Diff(sorted, paths(t, site)); diff != "" {
					t.Errorf("the paths of a preview in which all was opened: %s", diff)
				}
			}
			site := quick(t, n)
			var all sync.WaitGroup
			for _, order := range orders {
				all.Go(func() {
					for _, p := range order {
						same(site, p)
					}
				})
			}
			all.Wait()
			for _, p := range []string{"media/2020/e/unmentioned.csv", "en/search/none.bin", "media/2020/none/x.png", "en/none/index.html"} {
				if _, err := site.Open(p); err == nil {
					t.Errorf("%s can be opened", p)
				}
			}
		})
	}
}

// TestAnEngineFollowsChanges: after each change whose paths are forgotten the
// site is the one that is made of the folder anew, and so are the diagnostics.
func TestAnEngineFollowsChanges(t *testing.T) {
	folder := woven(t)
	n := open(t, generator.Options{Folder: folder, Preview: true})
	quick(t, n)
	write := func(name, text string) func() []string {
		return func() []string {
			folder[name] = &fstest.MapFile{Data: []byte(text)}
			return []string{name}
		}
	}
	edit := func(name, from, to string) func() []string {
		return func() []string {
			before := string(folder[name].Data)
			if !strings.Contains(before, from) {
				t.Fatalf("%s does not hold %q", name, from)
			}
			return write(name, strings.Replace(before, from, to, 1))()
		}
	}
	move := func(from, to string) func() []string {
		return func() []string {
			for name, f := range folder {
				if rest, ok := strings.CutPrefix(name, from); ok {
					delete(folder, name)
					folder[to+rest] = f
				}
			}
			return []string{strings.TrimSuffix(from, "/"), strings.TrimSuffix(to, "/")}
		}
	}
	for _, step := range []struct {
		name   string
		change func() []string
	}{
		{"a text", edit("releases/2020/a/en.md", "Begins with a", "Begins otherwise")},
		{"a title", edit("releases/2020/b/en.md", "About b", "About something else")},
		{"a date", edit("releases/2020/b/en.md", "2020-05-04", "2020-06-04")},
		{"a slug", edit("releases/2020/a/fr.md", "summary:", "slug: autre\nsummary:")},
		{"a new file that is named", edit("releases/2020/c/en.md", "Begins", "[Another](../e/unmentioned.csv) begins")},
		{"another document", write("releases/2020/e/table.csv", "7,8,9\n")},
		{"another picture", func() []string {
			folder["releases/2020/d/plan.png"] = &fstest.MapFile{Data: drawing(t, 600, 50)}
			return []string{"releases/2020/d/plan.png"}
		}},
		{"a new language of a release", write("releases/2020/c/fr.md", "---\ntitle: De c\n---\n\nCommence par c.\n")},
		{"a new release", write("releases/2021/new/en.md", "---\ntitle: New\ndate: 2021-01-01\n---\n\nThe text.\n")},
		{"a release that is renamed", move("releases/2021/new/", "releases/2021/renamed/")},
		{"a release that is gone", move("releases/2021/renamed/", "elsewhere/")},
		{"a language that is gone", func() []string { delete(folder, "releases/2020/c/fr.md"); return []string{"releases/2020/c/fr.md"} }},
		{"the register", edit("releases/ministries.yaml", "Ministry of Culture", "Culture Ministry")},
		{"a message", write("locales/fr.yaml", "messages: {shelf.releases: Toutes les actualités}\n")},
		{"a message that stands in texts", write("locales/fr.yaml", "messages: {release.external: ailleurs}\n")},
		{"how a language sets texts", write("locales/en.yaml", "typography: {apostrophe: \"`\"}\n")},
		{"a name", edit("releases/2020/b/en.md", "Begins", "It's here. Begins")},
		{"a template", func() []string {
			text, err := os.ReadFile("../templates/card.html")
			if err != nil {
				t.Fatal(err)
			}
			return write("templates/card.html", strings.Replace(string(text), "<li", "<li data-new", 1))()
		}},
		{"a style", write("templates/assets/own.css", "body { color: #111 }\n")},
		{"the settings", edit("docsite.yaml", "/newsroom/", "/presse/")},
		{"the zone", edit("docsite.yaml", "languages:", "time_zone: Asia/Tokyo\nlanguages:")},
		{"one language less", edit("docsite.yaml", "languages: [en, fr]", "languages: [en]")},
		{"one language more", edit("docsite.yaml", "languages: [en]", "languages: [fr, en]")},
		{"mistakes in texts", edit("releases/2020/a/en.md", "Begins", "[x](../none/) [y](#none) [z](none.pdf) Begins")},
		{"a mistake in front matter", edit("releases/2020/b/en.md", "ministries: [fr-culture]", "ministries: [fr-cultur]")},
		{"a file that cannot be read", write("releases/2020/c/en.md", "no front matter\n")},
		{"a template that is broken", write("templates/card.html", "{{define \"card\"}}{{.None}}{{end}}")},
		{"what was wrong, mended", func() []string {
			for name, f := range woven(t) {
				folder[name] = f
			}
			delete(folder, "templates/card.html")
			return []string{"."}
		}},
	} {
		t.Run(step.name, func(t *testing.T) {
			n.Forget(step.change()...)
			o := generator.Options{Folder: folder, Preview: true}
			want := report(t, open(t, o))
			got := report(t, n)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("a check from memory: %s", diff)
			}
			if diag.Count(want).Errors > 0 {
				return
			}
			site := quick(t, n)
			for name, content := range files(t, load(t, o)) {
				got, err := fs.ReadFile(site, name)
				if err != nil || !bytes.Equal(got, content) {
					t.Errorf("%s: %v\n%s", name, err, cmp.Diff(string(content), string(got)))
				}
			}
		})
	}
}

// TestAnEngineRemembers: what nobody says has changed is not read again.
func TestAnEngineRemembers(t *testing.T) {
	folder := &counting{FS: woven(t), opened: map[string]int{}}
	n := open(t, generator.Options{Folder: folder, Preview: true})
	site := quick(t, n)
	if _, err := fs.ReadFile(site, "en/releases/2020/a/index.html"); err != nil {
		t.Fatal(err)
	}
	folder.reset()
	n.Forget("releases/2020/b/en.md")
	site = quick(t, n)
	if _, err := fs.ReadFile(site, "en/releases/2020/a/index.html"); err != nil {
		t.Fatal(err)
	}
	if got := folder.texts(); !slices.Equal(got, []string{"releases/2020/b/en.md"}) {
		t.Errorf("after a change of one text %q are read", got)
	}
}

// counting is a file system that knows what was opened.
type counting struct {
	fs.FS
	mu     sync.Mutex
	opened map[string]int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.opened[name]++
	c.mu.Unlock()
	return c.FS.Open(name)
}

func (c *counting) count(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.opened[name]
}

func (c *counting) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.opened)
}

// texts returns the translations that were opened.
func (c *counting) texts() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var names []string
	for name := range c.opened {
		if path.Ext(name) == ".md" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestFilesAreReadWhenTheyAreShown: an analysis opens none of the files beside
// releases, and what is wrong with them is told by its report.
func TestFilesAreReadWhenTheyAreShown(t *testing.T) {
	site := woven(t)
	site["releases/2020/a/en.md"].Data = append(site["releases/2020/a/en.md"].Data, "\n[x](none.pdf)\n"...)
	folder := &counting{FS: site, opened: map[string]int{}}
	a, err := open(t, generator.Options{Folder: folder, Preview: true}).Analyze(context.Background(), noon)
	if err != nil || a.Site == nil || len(a.Diagnostics()) > 0 {
		t.Fatal(a.Diagnostics(), err)
	}
	if n := folder.count("releases/2020/c/list.txt"); n != 0 {
		t.Errorf("a document that nobody looks at is opened %d times", n)
	}
	if _, err := fs.ReadFile(a.Site, "en/releases/2020/b/index.html"); err != nil {
		t.Fatal(err)
	}
	if folder.count("releases/2020/c/list.txt") == 0 {
		t.Error("a document that is shown is not opened")
	}
	r, err := a.Report(context.Background())
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != diag.FileMissing || err != nil {
		t.Fatal(r.Diagnostics, err)
	}
}

func TestWithoutWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		without          string // the release that is left out; there is no site where it is empty
	}{
		{"front matter that cannot be read", "releases/2020/a/en.md", "---\ntitle: [\n---\n\nText.\n", "2020/a"},
		{"an unknown ministry", "releases/2020/b/en.md", "---\ntitle: B\ndate: 2020-01-01\nministries: [none]\n---\n\nText.\n", "2020/b"},
		{"a file of no language", "releases/2020/a/de.md", "---\ntitle: B\n---\n", "2020/a"},
		{"two of one address", "releases/2020/f/en.md", "---\ntitle: F\nslug: a\ndate: 2020-01-01\n---\n\nText.\n", "2020/f"},
		{"the register", "releases/ministries.yaml", "x: {\n", ""},
		{"the settings", "docsite.yaml", "title: [\n", ""},
		{"a template", "templates/card.html", "{{", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := woven(t)
			folder[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			n := open(t, generator.Options{Folder: folder, Preview: true})
			whole, err := n.Analyze(context.Background(), noon)
			if err != nil || whole.Site != nil {
				t.Fatal(err)
			}
			ds := whole.Diagnostics()
			part, err := n.AnalyzeWithout(context.Background(), noon, ds)
			if err != nil {
				t.Fatal(err)
			}
			site := part.Site
			if (site == nil) != (c.without == "") {
				t.Fatalf("a site: %t; without %v", site != nil, ds)
			}
			if site == nil {
				return
			}
			for _, p := range paths(t, site) {
				if _, err := fs.ReadFile(site, p); err != nil {
					t.Error(err)
				}
			}
			if _, err := site.Open("en/releases/2020/c/index.html"); err != nil {
				t.Error(err)
			}
			if site.Plan.ByID(c.without) != nil {
				t.Errorf("%s is there", c.without)
			}
		})
	}
}

func TestFindAndMoved(t *testing.T) {
	folder := woven(t)
	n := open(t, generator.Options{Folder: folder, Preview: true})
	before := quick(t, n)
	for address, want := range map[string]string{
		"/newsroom/":                           "index.html",
		"/newsroom/en/":                        "en/index.html",
		"/newsroom/en/releases/2020/a/":        "en/releases/2020/a/index.html",
		"/newsroom/en":                         "folder",
		"/newsroom/en/releases/2020/a":         "folder",
		"/newsroom/robots.txt":                 "robots.txt",
		"/newsroom/en/search/index.json":       "en/search/index.json",
		"/newsroom/EN/":                        "",
		"/newsroom//en/":                       "",
		"/newsroom/en/../en/":                  "",
		"/en/":                                 "",
		"/":                                    "",
		"":                                     "",
		"/newsroom/en/releases/2020/a/../../x": "",
	} {
		page, slash, err := before.Find(address)
		got := ""
		if page != nil {
			got = page.Path
		} else if slash {
			got = "folder"
		}
		if got != want || err != nil {
			t.Errorf("Find(%q) is %q, %v, not %q", address, got, err, want)
		}
	}
	page, _, _ := before.Find("/newsroom/fr/releases/2020/a/")
	folder["releases/2020/a/fr.md"].Data = bytes.Replace(folder["releases/2020/a/fr.md"].Data, []byte("summary:"), []byte("slug: autre\nsummary:"), 1)
	n.Forget("releases/2020/a/fr.md")
	if moved := quick(t, n).Moved(page); moved == nil || moved.Path != "fr/releases/2020/autre/index.html" {
		t.Errorf("another slug: %v", moved)
	}
	for _, name := range []string{"en.md", "fr.md"} {
		folder["releases/2020/new-name/"+name] = folder["releases/2020/a/"+name]
		delete(folder, "releases/2020/a/"+name)
	}
	page, _, _ = before.Find("/newsroom/en/releases/2020/a/")
	n.Forget("releases/2020/a", "releases/2020/new-name")
	after := quick(t, n)
	if moved := after.Moved(page); moved == nil || moved.Path != "en/releases/2020/new-name/index.html" {
		t.Errorf("another folder: %v", moved)
	}
	list, _, _ := before.Find("/newsroom/en/")
	if moved := after.Moved(list); moved != nil {
		t.Errorf("a list: %v", moved)
	}
	for _, name := range []string{"en.md", "fr.md"} {
		delete(folder, "releases/2020/new-name/"+name)
	}
	n.Forget("releases/2020/new-name")
	if moved := quick(t, n).Moved(page); moved != nil {
		t.Errorf("a text that is gone: %v", moved)
	}
}
