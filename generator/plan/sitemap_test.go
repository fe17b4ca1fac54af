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
			maps = root.URLs
			for i, m := range maps {
				if m != open(t, p, fmt.Sprintf("sitemap-%d.xml", i+1)) || m.Kind != Sitemap {
					t.Errorf("%s: sitemap %d is %s", c.name, i+1, m.Path)
				}
			}
		}
		var got []string
		var all []*Page
		for _, m := range maps {
			got = append(got, fmt.Sprint(len(m.URLs)))
			all = append(all, m.URLs...)
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
	p := many(30_000, strings.Repeat("a", 2000))
	p.addSitemaps()
	maps := open(t, p, "sitemap.xml").URLs
	if len(maps) != 2 {
		t.Fatalf("there are %d sitemaps", len(maps))
	}
	count := 0
	for _, m := range maps {
		count += len(m.URLs)
		size := 0
		for _, page := range m.URLs {
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

func TestWhatStandsInTheSitemap(t *testing.T) {
	site := small()
	p := planned(t, site, Asset{Name: "a.css"})
	got := paths(open(t, p, "sitemap.xml").URLs)
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
