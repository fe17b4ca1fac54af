package generator_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"docsite/generator"
	"docsite/generator/diag"
)

// open opens an engine on a folder.
func open(t testing.TB, o generator.Options) *generator.Engine {
	t.Helper()
	o.Version, o.MakeCopies = "test", true
	e, err := generator.Open(o)
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

// load loads a site that must be without a fault, as it is at noon.
func load(t testing.TB, o generator.Options) *generator.Site {
	t.Helper()
	return loadAt(t, o, noon)
}

func loadAt(t testing.TB, o generator.Options, now time.Time) *generator.Site {
	t.Helper()
	a, err := open(t, o).Analyze(context.Background(), now)
	if err != nil {
		t.Fatal(err)
	}
	report, err := a.Report(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Diagnostics) > 0 {
		var out strings.Builder
		diag.Write(&out, report.Diagnostics, diag.Options{})
		t.Fatal(out.String())
	}
	return a.Site
}

// paths are those of all pages of a site.
func paths(t testing.TB, site *generator.Site) []string {
	t.Helper()
	pages, err := site.Pages(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	list := make([]string, len(pages))
	for i, page := range pages {
		list[i] = page.Path
	}
	return list
}

// own is the newsroom of this repository.
func own() fs.FS { return os.DirFS("..") }

// files opens every path of a site.
func files(t testing.TB, site *generator.Site) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range paths(t, site) {
		content, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = content
	}
	return all
}

func TestSiteIsAFileSystem(t *testing.T) {
	site := load(t, generator.Options{Folder: own()})
	err := fstest.TestFS(site, "index.html", "404.html", "sitemap.xml", "en/index.html", "fr/countries/vn/feed.atom",
		"ja/releases/2020/itu-virtual-digital-world-results/index.html")
	if err != nil {
		t.Error(err)
	}
	if _, err := site.Open("en/releases/1999/none/index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a page that is not planned: %v", err)
	}
}

// page is what a test needs to know of an HTML page.
type page struct {
	lang       string
	canonical  []string
	alternates map[string]string   // by hreflang
	links      []string            // href and src of elements
	pictures   []map[string]string // attributes of <img>
	recordings []string            // what <video>, <audio> and <track> load
	ids        map[string]bool
	twice      []string // ids that stand twice
	inline     []string // what a strict Content-Security-Policy forbids
	noindex    bool
	jsonLD     []string
	refresh    bool
}

// addresses are the attributes that lead or load; in others words may stand that look like one.
var addresses = []string{"href", "src", "action", "formaction", "poster", "data", "cite", "srcset", "xlink:href"}

func parse(t *testing.T, name string, content []byte) page {
	t.Helper()
	p := page{alternates: map[string]string{}, ids: map[string]bool{}}
	script := false
	around := "" // the class, or else the name, of the element before, in which a picture may stand without words
	z := html.NewTokenizer(bytes.NewReader(content))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatalf("%s: %v", name, z.Err())
			}
			return p
		case html.TextToken:
			if script {
				p.jsonLD = append(p.jsonLD, string(z.Raw()))
			}
		case html.EndTagToken:
			script = false
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			a := map[string]string{}
			for _, attribute := range token.Attr {
				a[attribute.Key] = attribute.Val
				if attribute.Key == "style" || strings.HasPrefix(attribute.Key, "on") || slices.Contains(addresses, attribute.Key) && strings.HasPrefix(attribute.Val, "javascript:") {
					p.inline = append(p.inline, token.String())
				}
			}
			if id, has := a["id"]; has {
				if p.ids[id] {
					p.twice = append(p.twice, id)
				}
				p.ids[id] = true
			}
			switch token.Data {
			case "html":
				p.lang = a["lang"]
			case "style":
				p.inline = append(p.inline, token.String())
			case "script":
				script = a["type"] == "application/ld+json"
				if src, has := a["src"]; has {
					p.links = append(p.links, src)
				} else if !script {
					p.inline = append(p.inline, token.String())
				}
			case "meta":
				p.noindex = p.noindex || a["name"] == "robots" && a["content"] == "noindex"
				p.refresh = p.refresh || a["http-equiv"] == "refresh"
			case "link":
				switch {
				case a["rel"] == "canonical":
					p.canonical = append(p.canonical, a["href"])
				case a["hreflang"] != "":
					if _, has := p.alternates[a["hreflang"]]; has {
						t.Errorf("%s: hreflang %s stands twice", name, a["hreflang"])
					}
					p.alternates[a["hreflang"]] = a["href"]
				default:
					p.links = append(p.links, a["href"])
				}
			case "a", "area":
				if href, has := a["href"]; has {
					p.links = append(p.links, href)
				} else {
					t.Errorf("%s: an <a> without href", name)
				}
			case "video", "audio", "track":
				for _, load := range []string{a["src"], a["poster"]} {
					if load != "" {
						p.recordings = append(p.recordings, load)
					}
				}
				if token.Data != "track" && a["preload"] != "none" || token.Data == "track" && (a["kind"] == "" || a["srclang"] == "" || a["label"] == "") {
					t.Errorf("%s: %s", name, token)
				}
			case "img":
				p.links = append(p.links, a["src"])
				p.pictures = append(p.pictures, a)
				if a["width"] == "" || a["height"] == "" {
					t.Errorf("%s: a picture without its size: %s", name, token)
				}
				// Of a picture in a list the words beside it tell, and of a logo the name may.
				if alt, has := a["alt"]; !has || strings.TrimSpace(alt) == "" && !slices.Contains([]string{"pictured", "picture", "source"}, around) {
					t.Errorf("%s: a picture without alternative text: %s", name, token)
				}
			}
			around = cmp.Or(a["class"], token.Data)
		}
	}
}

// walk checks what must hold on every site: every link and anchor resolves,
// every page has a language and one canonical address, and every hreflang set
// is complete, reciprocal and names its own page.
func walk(t *testing.T, all map[string][]byte, base string) {
	t.Helper()
	root, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]page{}
	for name, content := range all {
		if path.Ext(name) == ".html" {
			pages[name] = parse(t, name, content)
		}
	}
	// file returns the file of an address, and whether the address is this site's.
	file := func(u *url.URL) (string, bool) {
		rest, ok := strings.CutPrefix(u.Path, root.Path)
		if u.Host != root.Host || !ok {
			return "", false
		}
		if rest == "" || strings.HasSuffix(rest, "/") {
			rest += "index.html"
		}
		return rest, true
	}
	for name, p := range pages {
		address, err := root.Parse(strings.TrimSuffix(name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		if p.lang == "" || len(p.canonical) != 1 {
			t.Errorf("%s: lang %q, %d canonical addresses", name, p.lang, len(p.canonical))
			continue
		}
		// Two languages of a release side by side are no page of their own to a search engine.
		above := path.Dir(path.Dir(name)) + "/index.html"
		beside := p.noindex && p.canonical[0] == base+strings.TrimSuffix(above, "index.html") && pages[above].lang == p.lang
		if !p.refresh && p.canonical[0] != address.String() && !beside {
			t.Errorf("%s: canonical is %s", name, p.canonical[0])
		}
		if len(p.inline) > 0 || len(p.twice) > 0 {
			t.Errorf("%s: inline %q, ids that stand twice %q", name, p.inline, p.twice)
		}
		checkPictures(t, name, all, p, root.Path)
		for _, load := range p.recordings { // media-src 'self'
			if u, err := address.Parse(load); err != nil || u.Host != root.Host {
				t.Errorf("%s: a recording is loaded from elsewhere: %s", name, load)
			}
		}
		for _, text := range p.jsonLD {
			if !json.Valid([]byte(text)) {
				t.Errorf("%s: JSON-LD does not parse: %s", name, text)
			}
		}
		for _, link := range slices.Concat(p.links, p.recordings) {
			u, err := address.Parse(link)
			if err != nil {
				t.Errorf("%s: %s: %v", name, link, err)
				continue
			}
			if u.Scheme == "mailto" || u.Scheme == "tel" {
				continue
			}
			target, ours := file(u)
			if !ours {
				if strings.HasPrefix(link, "/") {
					t.Errorf("%s: %s leads out of the base path", name, link)
				}
				continue
			}
			if _, exists := all[target]; !exists {
				t.Errorf("%s: %s leads nowhere", name, link)
			} else if u.Fragment != "" && !pages[target].ids[u.Fragment] {
				t.Errorf("%s: %s: there is no such anchor", name, link)
			}
		}
		if p.noindex && len(p.alternates) > 0 && !bytes.Contains(all["robots.txt"], []byte("Sitemap")) {
			continue // a preview
		}
		checkAlternates(t, name, address.String(), p, pages, file)
	}
}

func checkAlternates(t *testing.T, name, address string, p page, pages map[string]page, file func(*url.URL) (string, bool)) {
	t.Helper()
	if len(p.alternates) == 0 {
		if !p.noindex {
			t.Errorf("%s: no hreflang", name)
		}
		return
	}
	self := slices.Contains(slices.Collect(maps.Values(p.alternates)), address)
	if !self || p.alternates["x-default"] == "" {
		t.Errorf("%s: its hreflang set is without itself or without x-default: %v", name, p.alternates)
	}
	for lang, href := range p.alternates {
		u, err := url.Parse(href)
		if err != nil || !u.IsAbs() {
			t.Errorf("%s: hreflang %s: %s", name, lang, href)
			continue
		}
		target, _ := file(u)
		other, exists := pages[target]
		if !exists {
			t.Errorf("%s: hreflang %s: %s does not exist", name, lang, href)
			continue
		}
		if lang != "x-default" && other.lang != lang {
			t.Errorf("%s: hreflang %s leads to a page in %s", name, lang, other.lang)
		}
		if !maps.Equal(other.alternates, p.alternates) {
			t.Errorf("%s: hreflang is not reciprocal with %s", name, href)
		}
	}
}

func TestEveryLinkResolves(t *testing.T) {
	for _, base := range []string{"", "https://example.org/newsroom/"} {
		site := load(t, generator.Options{Folder: own(), BaseURL: base})
		all := files(t, site)
		walk(t, all, site.Plan.Base())
		for _, p := range site.Plan.Pages {
			if p.Story() == nil || path.Ext(p.Path) != ".html" { // the calendar file of an event
				continue
			}
			// Every translation that there is, and x-default.
			got := parse(t, p.Path, all[p.Path]).alternates
			for _, other := range p.Story().Release.Translations {
				if got[other.Lang] == "" {
					t.Errorf("%s: hreflang lacks %s", p.Path, other.Lang)
				}
			}
			if len(got) != len(p.Story().Release.Translations)+1 {
				t.Errorf("%s: hreflang is %v", p.Path, got)
			}
		}
	}
}

func TestEveryLinkResolvesInAPreviewAndAWideSite(t *testing.T) {
	wide := corpus(700)
	site := load(t, generator.Options{Folder: wide})
	all := files(t, site)
	walk(t, all, site.Plan.Base())
	for _, want := range []string{"en/types/press-release/2010/index.html", "fr/releases/2024/index.html"} {
		if all[want] == nil {
			t.Errorf("there is no %s", want)
		}
	}
	site = load(t, generator.Options{Folder: own(), Preview: true})
	all = files(t, site)
	walk(t, all, site.Plan.Base())
	for name, content := range all {
		if path.Ext(name) == ".html" {
			if p := parse(t, name, content); !p.noindex {
				t.Errorf("%s of a preview has no noindex", name)
			}
		}
	}
	if all["sitemap.xml"] != nil {
		t.Error("a preview has a sitemap")
	}
}

// TestSitemapAndFeedsParse reads what machines read.
func TestSitemapAndFeedsParse(t *testing.T) {
	site := load(t, generator.Options{Folder: own()})
	all := files(t, site)
	listed := map[string]bool{}
	for name, content := range all {
		switch path.Ext(name) {
		case ".xml", ".atom":
			d := xml.NewDecoder(bytes.NewReader(content))
			for {
				token, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if s, ok := token.(xml.StartElement); ok && s.Name.Local == "loc" {
					var loc string
					if err := d.DecodeElement(&loc, &s); err != nil {
						t.Fatal(err)
					}
					listed[loc] = true
				}
			}
		case ".json":
			if path.Base(name) != "feed.json" {
				continue
			}
			var feed struct {
				Version string `json:"version"`
				Items   []struct {
					ID, URL, Title, Language string
					Published                time.Time `json:"date_published"`
				} `json:"items"`
			}
			if err := json.Unmarshal(content, &feed); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if feed.Version != "https://jsonfeed.org/version/1.1" || len(feed.Items) == 0 {
				t.Errorf("%s: version %q, %d items", name, feed.Version, len(feed.Items))
			}
			for _, item := range feed.Items {
				if item.ID == "" || item.URL == "" || item.Title == "" || item.Language == "" || item.Published.IsZero() {
					t.Errorf("%s: an item lacks something: %+v", name, item)
				}
			}
		}
	}
	for name, content := range all {
		if path.Ext(name) != ".html" {
			continue
		}
		p := parse(t, name, content)
		address := site.Plan.Base() + strings.TrimSuffix(name, "index.html")
		if p.refresh {
			address = p.canonical[0]
		}
		if want := !p.noindex && !p.refresh; listed[address] != want {
			t.Errorf("%s: in the sitemap: %t, want %t", name, listed[address], want)
		}
	}
}

// TestFallback: a list of a language shows every release, the missing ones in
// the best other language, marked.
func TestFallback(t *testing.T) {
	site := load(t, generator.Options{Folder: own()})
	all := files(t, site)
	for _, want := range []struct{ file, text string }{
		{"fr/index.html", `<a href="/en/releases/2020/beijing-tokyo-forum-digital-economy/" lang="en" hreflang="en">`},
		{"fr/index.html", `<span class="other" lang="en">English</span>`},
		{"ja/countries/vn/index.html", `<a href="/en/releases/2022/vietnam-japan-digital-forum/" lang="en" hreflang="en">`},
		{"en/releases/2020/beijing-tokyo-forum-digital-economy/index.html", `<span class="missing"><span lang="fr">Français</span> <span class="note">not available</span></span>`},
		{"ja/feed.atom", `<entry><title xml:lang="en">`},
	} {
		if !bytes.Contains(all[want.file], []byte(want.text)) {
			t.Errorf("%s: does not hold %s", want.file, want.text)
		}
	}
	if bytes.Contains(all["en/releases/2020/beijing-tokyo-forum-digital-economy/index.html"], []byte(`hreflang="fr"`)) {
		t.Error("hreflang names a translation that does not exist")
	}
}

// TestSameBytesEverywhere: the machine, its zone and the number of its cores
// do not show.
func TestSameBytesEverywhere(t *testing.T) {
	local, cores := time.Local, runtime.GOMAXPROCS(0)
	defer func() { time.Local = local; runtime.GOMAXPROCS(cores) }()
	var first map[string][]byte
	for _, how := range []struct {
		cores, jobs int
		zone        string
	}{{1, 1, "UTC"}, {4, 3, "Pacific/Auckland"}, {2, 16, "America/St_Johns"}} {
		zone, err := time.LoadLocation(how.zone)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = zone
		runtime.GOMAXPROCS(how.cores)
		all := files(t, loadAt(t, generator.Options{Folder: own(), Jobs: how.jobs}, noon.In(zone)))
		if first == nil {
			first = all
			continue
		}
		if !maps.EqualFunc(first, all, bytes.Equal) {
			t.Errorf("with %+v the site differs", how)
		}
	}
}
