package plan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/host"
	"docsite/generator/press"
)

func TestServing(t *testing.T) {
	site := newsroom("en", "ja")
	site.BaseURL = "https://press.example.org/news%20room/"
	r := add(site, "2026/ferry", "2026-03-02", "en", "ja")
	r.In("en").Aliases = []press.Located{{Text: "/z/old.html"}, {Text: "/news room/a/"}}
	r.In("ja").Aliases = []press.Located{{Text: "/旧"}}
	site.Alerts = &press.Alerts{Action: "HTTPS://lists.example.org:8443/subscribe?list=press"}
	p, ds := made(t, site)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	want := &host.Description{
		Root: "/news room/",
		Moved: []host.Move{
			{File: "a/index.html", To: "/news%20room/en/releases/2026/ferry/"},
			{File: "z/old.html", To: "/news%20room/en/releases/2026/ferry/"},
			{File: "旧/index.html", To: "/news%20room/ja/releases/2026/ferry/"},
		},
		Forms: "https://lists.example.org:8443",
	}
	if diff := cmp.Diff(want, p.Serving()); diff != "" {
		t.Error(diff)
	}
}

func TestHostFilesArePlanned(t *testing.T) {
	site := newsroom("en")
	add(site, "2026/ferry", "2026-03-02", "en").In("en").Aliases = []press.Located{{Text: "/old/"}}
	for _, name := range []string{"nginx", "netlify", "apache", "github", "s3"} {
		site.Hosts = append(site.Hosts, press.Located{Text: name})
	}
	site.Security = &press.Security{Contacts: []string{"mailto:security@example.org"}}
	p, ds := made(t, site)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var got []string
	for _, page := range p.Pages {
		if page.Kind == HostFile || page.Kind == SecurityText {
			got = append(got, page.Path)
		}
	}
	if diff := cmp.Diff([]string{".htaccess", ".nojekyll", ".well-known/security.txt", "_headers", "_redirects"}, got); diff != "" {
		t.Error(diff)
	}
	if want := "/old/ /en/releases/2026/ferry/ 301!\n"; string(p.Open("_redirects").Content()) != want {
		t.Errorf("%s", p.Open("_redirects").Content())
	}
}

// What a host reads is rendered anew when it says something else, though its path is the same.
func TestKeyOfHostFiles(t *testing.T) {
	key := func(alias string) Key {
		site := newsroom("en")
		add(site, "2026/ferry", "2026-03-02", "en").In("en").Aliases = []press.Located{{Text: alias}}
		site.Hosts = []press.Located{{Text: "netlify"}}
		p, _ := made(t, site)
		page := p.Open("_redirects")
		return p.Keys([]*Page{page}, nil, func(*press.Release) []byte { return nil })[0]
	}
	if key("/old/") == key("/older/") {
		t.Error("another redirect has the same key")
	}
	if key("/old/") != key("/old/") {
		t.Error("the same redirect has another key")
	}
}

func TestCompress(t *testing.T) {
	site := newsroom("en")
	add(site, "2026/ferry", "2026-03-02", "en")
	site.Precompress = []string{"gz", "br"}
	p, _ := made(t, site)
	for name, want := range map[string]int{"en/index.html": 2, "en/feed.atom": 2, "sitemap.xml": 2, "robots.txt": 2} {
		copies := p.Compress(p.Open(name))
		if len(copies) != want {
			t.Errorf("%s has %d copies", name, len(copies))
		}
		for i, c := range copies {
			if c.Path != name+"."+site.Precompress[i] || c.Compressed().Of != p.Open(name) || p.URL(c) != p.Base()+c.Path {
				t.Errorf("%s: %s at %s", name, c.Path, p.URL(c))
			}
		}
	}
	card := &Page{Path: "en/card.0123456789.png", Kind: CardFile}
	if p.Compress(card) != nil {
		t.Error("a picture is compressed")
	}
	large := &Page{Path: "media/2026/ferry/table.0123456789.csv", Kind: MediaFile, content: &Media{File: &press.File{Size: mostCompressed}}}
	if len(p.Compress(large)) != 2 {
		t.Errorf("a table of %d bytes is not compressed", mostCompressed)
	}
	large.content = &Media{File: &press.File{Size: mostCompressed + 1}}
	if p.Compress(large) != nil {
		t.Errorf("a table of %d bytes is compressed", mostCompressed+1)
	}
	site.Precompress = nil
	if p.Compress(p.Open("en/index.html")) != nil {
		t.Error("nobody asked for copies")
	}
}
