package plan

import (
	"slices"
	"strings"
	"testing"

	"docsite/generator/press"
	"docsite/generator/search"
)

// TestFilesOfAnIndex has the pages of an index of five releases: a page of the
// search, its description, a head, filters, files of terms and files of records.
func TestFilesOfAnIndex(t *testing.T) {
	site := newsroom("en", "fr-CA")
	index := &search.Index{Files: []search.File{{Number: 2}, {Number: 6}, {Number: 7}}}
	for _, name := range strings.Fields("a b c d e") {
		index.Documents = append(index.Documents, add(site, "2020/"+name, "2020-10-22", "en"))
	}
	p := planned(t, site)
	indexes := slices.Concat(p.IndexPages("en", index), p.IndexPages("fr-CA", &search.Index{}))
	got := slices.DeleteFunc(paths(slices.Concat(p.Pages, indexes)), func(path string) bool { return !strings.Contains(path, "/search/") })
	slices.Sort(got)
	want := strings.Fields(`en/search/filters.bin en/search/index.html en/search/index.json en/search/opensearch.xml en/search/releases-0.json en/search/releases-1.json
		en/search/terms-2.bin en/search/terms-6.bin en/search/terms-7.bin
		fr-ca/search/filters.bin fr-ca/search/index.html fr-ca/search/index.json fr-ca/search/opensearch.xml`)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, page := range indexes {
		lang := map[bool]string{true: "en", false: "fr-CA"}[strings.HasPrefix(page.Path, "en/")]
		if f := page.IndexFile(); f == nil || page.Lang != lang || (f.Index == index) != (lang == "en") || p.IndexOf(page.Path) != lang || p.URL(page) != "https://press.example.org/"+page.Path {
			t.Errorf("%s is a file of %q at %s: %v", page.Path, p.IndexOf(page.Path), p.URL(page), f)
		}
	}
	for path, part := range map[string]int{"en/search/terms-2.bin": 0, "en/search/terms-7.bin": 2, "en/search/releases-1.json": 1} {
		if page := indexes[slices.Index(paths(indexes), path)]; page.IndexFile().Part != part {
			t.Errorf("%s is part %d", path, page.IndexFile().Part)
		}
	}
	for _, path := range []string{"en/index.html", "search/index.json", "en/search/more/index.json", "fr-CA/search/index.json"} {
		if lang := p.IndexOf(path); lang != "" {
			t.Errorf("%s is a file of the index of %s", path, lang)
		}
	}
	if page := p.Search("en"); p.Href(page) != "/en/search/" || page.In("fr-CA") != p.Search("fr-CA") || page.XDefault != page {
		t.Errorf("the search is %s, in French %v", p.Href(page), page.In("fr-CA"))
	}
	if page := p.Described("fr-CA"); page.Path != "fr-ca/search/opensearch.xml" {
		t.Errorf("the description is %s", page.Path)
	}
	if got := paths(open(t, p, "sitemap.xml").Listed()); !slices.Contains(got, "en/search/index.html") || slices.Contains(got, "en/search/index.json") {
		t.Errorf("the sitemap holds %q", got)
	}
}

// TestAnAliasCannotTakeTheSearch: its address is the site's own.
func TestAnAliasCannotTakeTheSearch(t *testing.T) {
	site := newsroom("en")
	r := add(site, "2020/a", "2020-10-22", "en")
	r.Original.Aliases = []press.Located{{Text: "/en/search/"}}
	if _, ds := made(t, site); len(ds) != 1 {
		t.Errorf("told: %s", told(ds))
	}
}
