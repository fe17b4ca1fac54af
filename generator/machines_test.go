package generator_test

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"docsite/generator"
)

// machines is this newsroom with all that it can tell machines.
func machines(t *testing.T) fs.FS {
	t.Helper()
	settings, err := fs.ReadFile(own(), "docsite.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all := "\ntwins: [json, markdown, ninjs]\ndublin_core: true\nnews_sitemap: true\nllms: true\nhub: https://hub.example.org/\nalerts: {action: 'https://lists.example.org/'}\n"
	return laidOver{own(), fstest.MapFS{"docsite.yaml": {Data: append(settings, all...)}}}
}

func compiled(t *testing.T, text []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	made, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestTwins: every release and every list has its twins, which keep to the schema that they name; every address of
// the site in them leads somewhere, and all the rest of the site is as it would be without.
func TestTwins(t *testing.T) {
	site := load(t, generator.Options{Folder: machines(t), BaseURL: "https://example.org/newsroom/"})
	all := files(t, site)
	walk(t, all, site.Plan.Base())
	text, err := os.ReadFile("../.ci/browser/schemas/ninjs.json")
	if err != nil {
		t.Fatal(err)
	}
	schemas := map[string]*jsonschema.Schema{"ninjs.json": compiled(t, text)}
	leads := func(in, address string) {
		file, ours := strings.CutPrefix(address, site.Plan.Base())
		if !ours {
			return
		}
		file, _, _ = strings.Cut(file, "#")
		if file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		if name, err := url.PathUnescape(file); err != nil || all[name] == nil {
			t.Errorf("%s: %s leads nowhere", in, address)
		}
	}
	told := 0
	for _, page := range site.Plan.Pages {
		twin := page.Twin()
		if twin == nil {
			continue
		}
		told++
		content := all[page.Path]
		for _, part := range bytes.Split(content, []byte(site.Plan.Base()))[1:] {
			end := bytes.IndexAny(part, "\"\\)>< \n")
			leads(page.Path, site.Plan.Base()+string(part[:end]))
		}
		if path.Ext(page.Path) != ".json" {
			continue
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Errorf("%s: %v", page.Path, err)
			continue
		}
		schema := schemas["ninjs.json"]
		if path.Base(page.Path) == "index.json" {
			named, _ := value.(map[string]any)["$schema"].(string)
			if schemas[named] == nil {
				schemas[named] = compiled(t, all[strings.TrimPrefix(named, site.Plan.Base())])
			}
			schema = schemas[named]
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", page.Path, err)
		}
		if strings.Contains(string(content), `href=\"/`) || strings.Contains(string(content), `src=\"/`) {
			t.Errorf("%s has an address that is not whole: %s", page.Path, content)
		}
	}
	if told < 60 {
		t.Errorf("there are %d twins", told)
	}
	for name := range all {
		if path.Base(name) == "index.html" && strings.Contains(name, "/releases/") && strings.Count(name, "/") == 4 {
			for _, twin := range []string{"index.json", "index.md", "ninjs.json"} {
				if all[path.Dir(name)+"/"+twin] == nil {
					t.Errorf("%s has no %s", name, twin)
				}
			}
		}
	}
	for _, name := range paths(t, load(t, generator.Options{Folder: own(), BaseURL: "https://example.org/newsroom/"})) {
		if all[name] == nil {
			t.Errorf("with all that is told to machines there is no %s", name)
		}
	}
}

// TestNothingForMachinesUnasked: twins and the rest cost files, so a site has them where it says so.
func TestNothingForMachinesUnasked(t *testing.T) {
	for name, content := range files(t, load(t, generator.Options{Folder: own()})) {
		switch base := path.Base(name); {
		case base == "index.md", base == "ninjs.json", base == "llms.txt", base == "news-sitemap.xml", base == "index.json" && !strings.Contains(name, "/search/"):
			t.Errorf("there is %s", name)
		}
		for _, word := range []string{"DCTERMS", `rel="hub"`, `"hubs"`, `class="alerts"`, `type="text/markdown"`} {
			if bytes.Contains(content, []byte(word)) {
				t.Errorf("%s holds %s", name, word)
			}
		}
	}
	preview := files(t, load(t, generator.Options{Folder: machines(t), Preview: true}))
	if preview["llms.txt"] != nil || preview["news-sitemap.xml"] != nil {
		t.Error("a preview has what is for search engines")
	}
}

// TestNewsSitemap: a release stands in it for two days from its date, and the moment at which it leaves is known.
func TestNewsSitemap(t *testing.T) {
	date := time.Date(2030, 1, 1, 9, 0, 0, 0, time.UTC)
	leaves := date.Add(48 * time.Hour)
	folder := func(settings string) fstest.MapFS {
		return fstest.MapFS{
			"docsite.yaml":          {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en]\n" + settings)},
			"releases/2030/a/en.md": {Data: []byte("---\ntitle: A\ndate: 2030-01-01T09:00:00Z\ncontacts: [{office: Desk, tel: +44 20 7946 0000}]\n---\n\nText.\n")},
		}
	}
	for _, c := range []struct {
		now    time.Time
		listed bool
		next   time.Time
	}{
		{date.Add(-time.Second), false, date},
		{date, true, leaves},
		{leaves.Add(-time.Second), true, leaves},
		{leaves, false, time.Time{}},
	} {
		e := open(t, generator.Options{Folder: folder("news_sitemap: true\n"), Cache: t.TempDir()})
		for range 2 { // made, and given back
			r, err := e.Check(context.Background(), c.now)
			if err != nil || !r.Next.Equal(c.next) {
				t.Errorf("at %v next is %v, want %v; %v", c.now, r.Next, c.next, err)
			}
		}
		content, err := fs.ReadFile(loadSilently(t, e, c.now), "news-sitemap.xml")
		if err != nil {
			t.Fatal(err)
		}
		if listed := bytes.Contains(content, []byte("/en/releases/2030/a/")); listed != c.listed {
			t.Errorf("at %v it is listed: %v", c.now, listed)
		}
		if !bytes.Contains(content, []byte("<loc>")) {
			t.Errorf("at %v the sitemap is empty", c.now)
		}
		if e := open(t, generator.Options{Folder: folder("")}); c.now.Equal(date) {
			if r, err := e.Check(context.Background(), c.now); err != nil || !r.Next.IsZero() {
				t.Errorf("without a news sitemap next is %v; %v", r.Next, err)
			}
		}
	}
}

// loadSilently returns the site of an engine at a moment, whatever there is to say of it.
func loadSilently(t *testing.T, e *generator.Engine, now time.Time) fs.FS {
	t.Helper()
	a, err := e.Analyze(context.Background(), now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Report(context.Background()); err != nil {
		t.Fatal(err)
	}
	return a.Site
}
