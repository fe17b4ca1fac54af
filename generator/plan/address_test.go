package plan

import (
	"slices"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/media"
	"docsite/generator/press"
)

// small is a site with one of everything.
func small() *press.Site {
	site := newsroom("en", "fr-CA")
	site.BaseURL = "https://press.example.org/newsroom/"
	site.Ministries["mic"] = &press.Ministry{ID: "mic", Country: "JP", Name: press.Text{"en": "Ministry"}}
	r := add(site, "2020/vn-jp", "2020-10-22", "en", "fr-CA")
	r.Countries, r.Ministries, r.Topics = []string{"VN", "JP"}, []string{"mic"}, []string{"digital-government"}
	r.Event, r.EventTime = "digital-week", &press.EventTime{Start: r.Date}
	r.In("fr-CA").Slug = "accord"
	r.In("fr-CA").Aliases = []press.Located{{Text: "/vieux/accord.html"}, {Text: "/vieux/"}}
	return site
}

// smallFiles are the files of small.
func smallFiles() map[string]media.Files {
	return map[string]media.Files{"2020/vn-jp": {"Plan A.PNG": &press.File{Path: "releases/2020/vn-jp/Plan A.PNG", Name: "Plan A.PNG", Hash: "0123456789abcdef"}}}
}

// smallPlan plans small with its files.
func smallPlan(t *testing.T, assets ...Asset) *Plan {
	t.Helper()
	p, ds := filed(t, small(), smallFiles(), assets...)
	if len(ds) > 0 {
		t.Fatalf("told:\n%s", told(ds))
	}
	return p
}

func TestPathsOfASite(t *testing.T) {
	p := smallPlan(t, Asset{Name: "css/style.css", Content: []byte("body{}")})
	var want []string
	for _, lang := range []string{"en", "fr-ca"} {
		for _, path := range []string{
			"index.html", "feed.atom", "feed.json", "feeds.opml", "calendar.ics", "site.webmanifest",
			"releases/index.html", "releases/2020/index.html",
			"countries/index.html",
			"countries/jp/index.html", "countries/jp/feed.atom", "countries/jp/feed.json",
			"countries/vn/index.html", "countries/vn/feed.atom", "countries/vn/feed.json",
			"ministries/index.html",
			"ministries/mic/index.html", "ministries/mic/feed.atom", "ministries/mic/feed.json",
			"types/index.html", "types/press-release/index.html", "types/press-release/feed.atom", "types/press-release/feed.json",
			"topics/index.html", "topics/digital-government/index.html", "topics/digital-government/feed.atom", "topics/digital-government/feed.json",
			"events/index.html", "events/digital-week/index.html",
			"search/index.html", "search/opensearch.xml",
		} {
			want = append(want, lang+"/"+path)
		}
	}
	want = append(want,
		"en/releases/2020/vn-jp/index.html", "fr-ca/releases/2020/accord/index.html",
		"en/releases/2020/vn-jp/event.ics", "fr-ca/releases/2020/accord/event.ics",
		"vieux/accord.html", "vieux/index.html",
		"media/2020/vn-jp/Plan A.0123456789.png", "assets/css/style.7c98040a54.css",
		"index.html", "404.html", "robots.txt", "sitemap.xml")
	slices.Sort(want)
	if got := paths(p.Pages); !slices.IsSorted(got) {
		t.Error("the pages are not sorted")
	}
	got := slices.Sorted(slices.Values(paths(slices.Concat(p.Pages, p.FilePages("2020/vn-jp")))))
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAddresses(t *testing.T) {
	p := smallPlan(t)
	all := slices.Concat(p.Pages, p.FilePages("2020/vn-jp"))
	for path, want := range map[string]string{
		"index.html":                             "/newsroom/",
		"fr-ca/index.html":                       "/newsroom/fr-ca/",
		"fr-ca/releases/2020/accord/index.html":  "/newsroom/fr-ca/releases/2020/accord/",
		"en/countries/vn/feed.atom":              "/newsroom/en/countries/vn/feed.atom",
		"404.html":                               "/newsroom/404.html",
		"vieux/accord.html":                      "/newsroom/vieux/accord.html",
		"media/2020/vn-jp/Plan A.0123456789.png": "/newsroom/media/2020/vn-jp/Plan%20A.0123456789.png",
	} {
		i := slices.Index(paths(all), path)
		if i < 0 {
			t.Fatalf("there is no page %s", path)
		}
		page := all[i]
		if got := p.Href(page); got != want {
			t.Errorf("%s has the address %s, want %s", path, got, want)
		}
		if got := p.URL(page); got != "https://press.example.org"+want {
			t.Errorf("%s has the whole address %s", path, got)
		}
	}
	if p.Base() != "https://press.example.org/newsroom/" || p.Host() != "press.example.org" {
		t.Errorf("the base is %s on %s", p.Base(), p.Host())
	}
}

func TestAddressOfARelease(t *testing.T) {
	for _, c := range []struct{ base, id, lang, slug, path, href string }{
		{"https://x.org/", "2020/vn-jp", "en", "", "en/releases/2020/vn-jp/index.html", "/en/releases/2020/vn-jp/"},
		{"https://x.org/", "2020/vn-jp", "en", "visit", "en/releases/2020/visit/index.html", "/en/releases/2020/visit/"},
		{"https://x.org/a/b/", "2020/vn-jp", "fr-CA", "", "fr-ca/releases/2020/vn-jp/index.html", "/a/b/fr-ca/releases/2020/vn-jp/"},
		{"https://x.org/", "2020/首相訪問", "ja", "", "ja/releases/2020/首相訪問/index.html", "/ja/releases/2020/%E9%A6%96%E7%9B%B8%E8%A8%AA%E5%95%8F/"},
		{"https://x.org/", "2020/a", "ja", "訪問-50%", "ja/releases/2020/訪問-50%/index.html", "/ja/releases/2020/%E8%A8%AA%E5%95%8F-50%25/"},
		{"https://x.org/", "2020/a", "en", "index.html", "en/releases/2020/index.html/index.html", "/en/releases/2020/index.html/"},
		{"https://x.org/日本/", "2020/a", "en", "", "en/releases/2020/a/index.html", "/%E6%97%A5%E6%9C%AC/en/releases/2020/a/"},
	} {
		site := newsroom(c.lang)
		site.BaseURL = c.base
		r := add(site, c.id, "2020-10-22", c.lang)
		r.Original.Slug = c.slug
		p, _ := made(t, site)
		page := p.Release(r.Original)
		if page.Path != c.path || p.Href(page) != c.href {
			t.Errorf("%s %s %s: got %s at %s", c.id, c.lang, c.slug, page.Path, p.Href(page))
		}
	}
}

func TestOpenIsExact(t *testing.T) {
	p := planned(t, small())
	for path, want := range map[string]bool{
		"en/index.html": true, "EN/index.html": false, "en": false, "en/": false, "/en/index.html": false, "": false, "fr-CA/index.html": false,
	} {
		if got := p.Open(path) != nil; got != want {
			t.Errorf("%q opens: %v", path, got)
		}
	}
}

func TestLookup(t *testing.T) {
	p := planned(t, small())
	for address, want := range map[string]string{
		"/":                           "index.html",
		"/newsroom/":                  "index.html",
		"/en/":                        "en/index.html",
		"/en":                         "en/index.html",
		"/en/index.html":              "en/index.html",
		"/newsroom/en/countries/vn/":  "en/countries/vn/index.html",
		"/en/countries/vn":            "en/countries/vn/index.html",
		"/en/countries/vn/feed.atom":  "en/countries/vn/feed.atom",
		"/en/countries/vn/feed.atom/": "",
		"/vieux/accord.html":          "vieux/accord.html",
		"/vieux":                      "vieux/index.html",
		"/404.html":                   "404.html",
		"/fr-CA/":                     "",
		"/en/countries/de/":           "",
		"/newsroom/newsroom/en/":      "",
		"/news/en/":                   "",
	} {
		got := ""
		if page := p.Lookup(address); page != nil {
			got = page.Path
		}
		if got != want {
			t.Errorf("%s leads to %q, want %q", address, got, want)
		}
	}
}

// TestLookupBelowABasePathLikeALanguage holds that an address without the
// base URL's path is also found where it looks like one with it.
func TestLookupBelowABasePathLikeALanguage(t *testing.T) {
	site := small()
	site.BaseURL = "https://press.example.org/en/"
	p := planned(t, site)
	for address, want := range map[string]string{
		"/en/countries/vn/": "en/countries/vn/index.html", "/en/en/countries/vn/": "en/countries/vn/index.html", "/fr-ca/": "fr-ca/index.html", "/en/": "index.html",
	} {
		if page := p.Lookup(address); page == nil || page.Path != want {
			t.Errorf("%s does not lead to %s", address, want)
		}
	}
}

func TestFollow(t *testing.T) {
	site := newsroom("en", "fr")
	from := add(site, "2020/from", "2020-10-22", "en", "fr")
	to := add(site, "2019/to", "2019-10-22", "fr", "en")
	to.In("fr").Slug = "vers"
	add(site, "2019/french", "2019-10-23", "fr")
	p, ds := filed(t, site, map[string]media.Files{"2019/to": {"map.png": &press.File{Path: "releases/2019/to/map.png", Name: "map.png", Hash: "0123456789abcdef"}}})
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	for _, c := range []struct{ lang, dest, path, fragment string }{
		{"en", "../../2019/to/", "en/releases/2019/to/index.html", ""},
		{"fr", "../../2019/to/", "fr/releases/2019/vers/index.html", ""},
		{"en", "../../2019/to/fr.md", "fr/releases/2019/vers/index.html", ""},
		{"en", "../../2019/to/fr.md#results", "fr/releases/2019/vers/index.html", "results"},
		{"en", "/releases/2019/to", "en/releases/2019/to/index.html", ""},
		{"en", "#results", "en/releases/2020/from/index.html", "results"},
		{"en", "../../2019/to/map.png", "media/2019/to/map.0123456789.png", ""},
		{"en", "/fr/types/#top", "fr/types/index.html", "top"},
		{"en", "../../2019/french/", "", ""},
		{"en", "../../2019/to/other.png", "", ""},
		{"en", "../nothing/", "", ""},
		{"en", "/fr/nothing/", "", ""},
	} {
		page, fragment := p.Follow(from.In(c.lang), press.Link{Dest: c.dest})
		got := ""
		if page != nil {
			got = page.Path
		}
		if got != c.path || fragment != c.fragment {
			t.Errorf("%s of %s leads to %q#%s, want %q#%s", c.dest, c.lang, got, fragment, c.path, c.fragment)
		}
	}
}

func TestLinksToNoPageAreTold(t *testing.T) {
	site := newsroom("en", "fr")
	r := add(site, "2020/a", "2020-10-22", "en")
	for i, dest := range []string{"/en/countries/", "/en/types/", "/nowhere/", "https-less/", "/en/releases/2020/a/"} {
		r.Original.Body.Links = append(r.Original.Body.Links, press.Link{Dest: dest, At: diag.Pos{File: r.Original.File, Line: i + 10, Column: 3}})
	}
	_, ds := made(t, site)
	want := `releases/2020/a/en.md:10:3 DS413 the link leads to a page that this site does not have
releases/2020/a/en.md:12:3 DS413 the link leads to a page that this site does not have`
	if got := told(ds); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func alias(file string, line int, addresses ...string) []press.Located {
	var list []press.Located
	for i, a := range addresses {
		list = append(list, press.Located{Text: a, At: diag.Pos{File: file, Line: line + i, Column: 5}})
	}
	return list
}

// TestOneAddressTwice has two pages that want one file, told where an author
// can mend it.
func TestOneAddressTwice(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(a, b *press.Release)
		want string
	}{
		{"nothing", func(a, b *press.Release) {}, ""},
		{"two slugs", func(a, b *press.Release) {
			a.Original.Slug, b.Original.Slug = "visit", "visit"
			b.Original.Keys = append(b.Original.Keys, press.Key{Name: "slug", Line: 3, Column: 7})
		}, "releases/2020/b/en.md:3:7 DS601 the address /en/releases/2020/visit/ is taken / this has the address already releases/2020/a/en.md:1:1"},
		{"a slug and another's folder", func(a, b *press.Release) { b.Original.Slug = "a" },
			"releases/2020/b/en.md:1:1 DS601 the address /en/releases/2020/a/ is taken / this has the address already releases/2020/a/en.md:2:8"},
		{"differing in case", func(a, b *press.Release) { a.Original.Slug, b.Original.Slug = "Élan", "élan" },
			"releases/2020/b/en.md:1:1 DS601 the address /en/releases/2020/%C3%A9lan/ is taken / this has the address already releases/2020/a/en.md:1:1"},
		{"differing in composition", func(a, b *press.Release) { a.Original.Slug, b.Original.Slug = "e\u0301lan", "élan" },
			"releases/2020/b/en.md:1:1 DS601 the address /en/releases/2020/%C3%A9lan/ is taken / this has the address already releases/2020/a/en.md:1:1"},
		{"the same slug in another language", func(a, b *press.Release) { a.Original.Slug, b.In("fr").Slug = "visit", "visit" }, ""},
		{"an alias and a release", func(a, b *press.Release) {
			b.Original.Aliases = alias("b.md", 5, "/en/releases/2020/a")
		}, "b.md:5:5 DS601 the address /en/releases/2020/a/ is taken / this has the address already releases/2020/a/en.md:2:8"},
		{"an alias and its own release", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/en/releases/2020/a/")
		}, "a.md:5:5 DS601 the address /en/releases/2020/a/ is taken / this has the address already releases/2020/a/en.md:2:8"},
		{"an alias and a page of the site", func(a, b *press.Release) {
			b.Original.Aliases = alias("b.md", 5, "/en/", "/404.html", "/EN/Releases/", "/")
		}, `b.md:5:5 DS601 the address /en/ is taken
b.md:6:5 DS601 the address /404.html is taken
b.md:7:5 DS601 the address /EN/Releases/ is taken
b.md:8:5 DS601 the address / is taken`},
		{"two aliases, one as a file of the folder", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/old/")
			b.Original.Aliases = alias("b.md", 5, "/old/index.html")
		}, "b.md:5:5 DS601 the address /old/ is taken / this has the address already a.md:5:5"},
		{"an alias that is a file where another needs a folder", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/old.html")
			b.Original.Aliases = alias("b.md", 5, "/Old.html/more/")
		}, "a.md:5:5 DS601 the address /old.html is taken / this has the address already b.md:5:5"},
		{"an alias that makes a folder of a file of the site", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/sitemap.xml", "/robots.txt/x/", "/404.html/")
		}, `a.md:5:5 DS601 the address /sitemap.xml/ is taken
a.md:6:5 DS601 the address /robots.txt/x/ is taken
a.md:7:5 DS601 the address /404.html is taken`},
		{"an alias that makes a folder of a file of the search index", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/en/search/index.json/", "/EN/search/terms-12.bin/x.html", "/fr/search/releases-0.json/x/y/")
		}, `a.md:5:5 DS601 the address /en/search/index.json/ is taken
a.md:6:5 DS601 the address /EN/search/terms-12.bin/x.html is taken
a.md:7:5 DS601 the address /fr/search/releases-0.json/x/y/ is taken`},
		{"an alias that makes a folder of a release's file", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/media/2020/b/map.ca978112ca.txt/", "/media/2020/a/figures/map-400w.ca978112ca.jpg/x/")
		}, `a.md:5:5 DS601 the address /media/2020/b/map.ca978112ca.txt/ is taken
a.md:6:5 DS601 the address /media/2020/a/figures/map-400w.ca978112ca.jpg/x/ is taken`},
		{"aliases beside such files", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/en/search/old.html", "/en/search/terms/", "/search/index.json/", "/en/search/x/index.json/",
				"/media/", "/media/2020/a/", "/media/2020/a/map/", "/media/2020/a/map.txt/", "/media/2020/none/map.ca978112ca.txt/", "/old/2020/a/map.ca978112ca.txt/")
		}, ""},
		{"an alias that is a file beside a folder", func(a, b *press.Release) {
			a.Original.Aliases = alias("a.md", 5, "/old.html", "/old/", "/older/")
		}, ""},
		{"a release in the place of a month that has no page", func(a, b *press.Release) { a.Original.Slug = "10" }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := newsroom("en", "fr")
			a, b := add(site, "2020/a", "2020-10-22", "en", "fr"), add(site, "2020/b", "2020-10-21", "en", "fr")
			c.make(a, b)
			_, ds := made(t, site)
			if got := told(ds); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			for _, d := range ds {
				if d.Hint == "" {
					t.Errorf("no hint: %s", d.Message)
				}
			}
		})
	}
}

func TestAliasesLeadToTheirTranslation(t *testing.T) {
	p := planned(t, small())
	for _, path := range []string{"vieux/accord.html", "vieux/index.html"} {
		page := open(t, p, path)
		if page.Kind != Alias || page.Lang != "fr-CA" || page.Target().Path != "fr-ca/releases/2020/accord/index.html" {
			t.Errorf("%s leads to %v", path, page.Target())
		}
	}
}

func TestPagesAreFoundByWhatTheyShow(t *testing.T) {
	site := small()
	p, _ := filed(t, site, smallFiles(), Asset{Name: "css/style.css", Content: []byte("body{}")})
	r := p.ByID("2020/vn-jp")
	if r != site.Releases[0] || p.ByID("2020/none") != nil {
		t.Errorf("the release is %v", r)
	}
	if got := p.Locale("fr-CA").Tag; got != "fr-CA" {
		t.Errorf("the language is %s", got)
	}
	if english := p.Release(r.Original); english.In("fr-CA") != p.Release(r.In("fr-CA")) || english.In("ja") != nil {
		t.Errorf("the release is the same as %v", paths(english.Alternates))
	}
	for what, c := range map[string]struct {
		page *Page
		path string
	}{
		"home":      {p.Home("fr-CA"), "fr-ca/index.html"},
		"release":   {p.Release(r.In("fr-CA")), "fr-ca/releases/2020/accord/index.html"},
		"asset":     {p.Asset("css/style.css"), "assets/css/style.7c98040a54.css"},
		"list":      {p.List("en", Subject{Countries, "VN"}), "en/countries/vn/index.html"},
		"directory": {p.Directory("en", Countries), "en/countries/index.html"},
		"year":      {p.Part("fr-CA", Subject{}, Period{Year: 2020}), "fr-ca/releases/2020/index.html"},
	} {
		if c.page != p.Open(c.path) || c.page == nil {
			t.Errorf("%s: got %v, want %s", what, c.page, c.path)
		}
	}
	if file := p.Media(p.Files(r)["Plan A.PNG"]); !slices.Equal(paths(p.FilePages(r.ID)), []string{"media/2020/vn-jp/Plan A.0123456789.png"}) || file.Path != p.FilePages(r.ID)[0].Path {
		t.Errorf("the file is %s, one of %v", file.Path, paths(p.FilePages(r.ID)))
	}
	if p.Home("ja") != nil || p.Asset("none.css") != nil || len(p.FilePages("2020/none")) > 0 || p.List("en", Subject{Countries, "DE"}) != nil {
		t.Error("there are pages of what is not there")
	}
}

// TestAnAssetHasAnotherAddressWhenItChanges lets servers keep it for ever.
func TestAnAssetHasAnotherAddressWhenItChanges(t *testing.T) {
	address := func(content string) string {
		p := planned(t, newsroom("en"), Asset{Name: "site.JS", Content: []byte(content)})
		return p.Href(p.Asset("site.JS"))
	}
	if address("a") != address("a") || address("a") == address("b") {
		t.Errorf("the addresses are %s and %s", address("a"), address("b"))
	}
	if got := address("a"); !strings.HasPrefix(got, "/assets/site.") || !strings.HasSuffix(got, ".js") {
		t.Errorf("the address is %s", got)
	}
}
