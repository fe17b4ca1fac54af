package plan

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"docsite/generator/locale"
	"docsite/generator/search"
)

// addSearch plans a language's search and its description for browsers.
func (p *Plan) addSearch(lang string) {
	under := folder(lang) + "/search/"
	p.searches[lang] = p.add(&Page{Path: under + "index.html", Kind: Search, Lang: lang})
	p.add(&Page{Path: under + "opensearch.xml", Kind: OpenSearch, Lang: lang})
}

// fields are how an address names what a search is narrowed to.
var fields = map[Shelf]string{Countries: "country", Ministries: "ministry", Types: "type", Topics: "topic"}

// Narrowed returns the address of a language's search for the releases of several
// subjects, of which no two are of one shelf and none is an event.
func (p *Plan) Narrowed(lang string, subjects ...Subject) string {
	query := url.Values{}
	for _, s := range subjects {
		value := s.ID
		if s.Shelf == Countries {
			value = strings.ToLower(value)
		}
		query.Set(fields[s.Shelf], value)
	}
	return p.Href(p.Search(lang)) + "?" + query.Encode()
}

// IndexPages returns the files of a language's search index, which search-index.js
// finds by these names.
func (p *Plan) IndexPages(lang string, index *search.Index) []*Page {
	var pages []*Page
	add := func(kind Kind, part int, name string) {
		page := &Page{Path: folder(lang) + "/search/" + name, Kind: kind, Lang: lang, content: &IndexFile{index, part}}
		page.url = p.origin + p.prefix + escape(page.Path)
		pages = append(pages, page)
	}
	add(SearchHead, 0, "index.json")
	add(SearchFilters, 0, "filters.bin")
	for part, file := range index.Files {
		add(SearchTerms, part, fmt.Sprintf("terms-%d.bin", file.Number))
	}
	for part := range index.Parts() {
		add(SearchRecords, part, fmt.Sprintf("releases-%d.json", part))
	}
	return pages
}

// IndexOf returns the language of whose search index a path may be a file, or
// nothing.
func (p *Plan) IndexOf(file string) string {
	i := slices.IndexFunc(p.Locales, func(l *locale.Locale) bool {
		return path.Dir(file) == path.Dir(p.searches[l.Tag].Path)
	})
	if i < 0 {
		return ""
	}
	return p.Locales[i].Tag
}

// Described returns the description of a language's search for browsers.
func (p *Plan) Described(lang string) *Page { return p.Open(folder(lang) + "/search/opensearch.xml") }
