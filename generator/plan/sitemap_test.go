package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docsite/generator/press"
)

// many makes a plan of synthetic pages, to be cut into sitemaps.
func many(count int, name string) *Plan {
	p := &Plan{Site: &press.Site{}, prefix: "/", origin: "https://press.example.org", byPath: map[string]*Page{}}
	for i := range count {
		p.add(&Page{Path: fmt.Sprintf("%s%06d/index.html", name, i), Kind: Release})
	}
	return p
}

func TestSitemapsAreCut(t *testing.T) {
	for _, c := range []struct {
		name  string
		count int
		want  string // how many pages each holds
	}{
		{"as many as one may hold", 50_000, "50000"},
		{"one more", 50_001, "50000 1"},
		{"as many as two may hold", 100_000, "50000 50000"},
	} {
		p := many(c.count, "")
		p.addSitemaps()
		root := open(t, p, "sitemap.xml")
		maps := []*Page{root}
		if root.Kind == SitemapIndex {
			maps = root.Listed()
			for i, m := range maps {
				if m != open(t, p, fmt.Sprintf("sitemap-%d.xml", i+1)) || m.Kind != Sitemap {
					t.Errorf("%s: sitemap %d is %s", c.name, i+1, m.Path)
				}
			}
		}
		var got []string
		var all []*Page
		for _, m := range maps {
			got = append(got, fmt.Sprint(len(m.Listed())))
			all = append(all, m.Listed()...)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: the sitemaps hold %v, want %s", c.name, got, c.want)
		}
		if !slices.Equal(all, p.Pages[:c.count]) {
			t.Errorf("%s: not every page stands in one sitemap, in their order", c.name)
		}
	}
}

func TestLargeSitemapsAreCut(t *testing.T) {
	p := many(30_000, strings.Repeat("a", 1895))
	if size := p.SitemapSize(p.Pages[0]); size != 2048 { // a part of 50 MiB, which leaves no room for what stands around
		t.Fatalf("a page takes %d bytes", size)
	}
	p.addSitemaps()
	maps := open(t, p, "sitemap.xml").Listed()
	if len(maps) != 2 {
		t.Fatalf("there are %d sitemaps", len(maps))
	}
	// The first is as full as may be, with 1,000 bytes around its pages.
	full := 1000
	for _, page := range maps[0].Listed() {
		full += p.SitemapSize(page)
	}
	if next := p.SitemapSize(maps[1].Listed()[0]); full > 50<<20 || full+next <= 50<<20 {
		t.Errorf("the first sitemap has up to %d bytes, and %d more would follow", full, next)
	}
	count := 0
	for _, m := range maps {
		count += len(m.Listed())
		size := 0
		for _, page := range m.Listed() {
			size += len(p.URL(page))
		}
		if size > 50<<20 {
			t.Errorf("%s holds %d bytes of addresses", m.Path, size)
		}
	}
	if count != 30_000 {
		t.Errorf("the sitemaps hold %d pages", count)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		name  string
		sizes string // of pages, a digit each
		want  string
	}{
		{"none", "", ""},
		{"as many bytes as there may be", "422", "422"},
		{"one byte more", "423", "42 3"},
		{"as many pages as there may be", "1111", "1111"},
		{"a page more", "11111", "1111 1"},
		{"one that is too large", "1291", "12 9 1"},
		{"each run begins anew", "44444", "44 44 4"},
	} {
		var pages []*Page
		for _, size := range c.sizes {
			pages = append(pages, &Page{Path: string(size)})
		}
		var got []string
		for _, run := range cut(pages, func(page *Page) int { return int(page.Path[0] - '0') }, 4, 8) {
			got = append(got, strings.Join(paths(run), ""))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s is cut into %v, want %s", c.name, c.sizes, got, c.want)
		}
	}
}

func TestWhatStandsInTheSitemap(t *testing.T) {
	site := small()
	p := planned(t, site, Asset{Name: "a.css"})
	got := paths(open(t, p, "sitemap.xml").Listed())
	for _, page := range p.Pages {
		listed := strings.HasSuffix(page.Path, "index.html") && page.Kind != Alias
		if slices.Contains(got, page.Path) != listed {
			t.Errorf("%s stands in the sitemap: %v", page.Path, !listed)
		}
	}
	site.Preview = true
	if planned(t, site).Open("sitemap.xml") != nil {
		t.Error("a preview has a sitemap")
	}
}
