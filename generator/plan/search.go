package plan

import (
	"fmt"

	"docsite/generator/search"
)

// addSearch plans a language's search, its description for browsers, and the
// files of its index, which search-index.js finds by these names.
func (p *Plan) addSearch(lang string, index *search.Index) {
	under := folder(lang) + "/search/"
	p.searches[lang] = p.add(&Page{Path: under + "index.html", Kind: Search, Lang: lang})
	p.add(&Page{Path: under + "opensearch.xml", Kind: OpenSearch, Lang: lang})
	if index != nil {
		p.addIndex(lang, index)
	}
}

func (p *Plan) addIndex(lang string, index *search.Index) {
	under := folder(lang) + "/search/"
	p.add(&Page{Path: under + "index.json", Kind: SearchHead, Lang: lang, Index: index})
	for part, file := range index.Files {
		p.add(&Page{Path: fmt.Sprintf("%sterms-%d.bin", under, file.Number), Kind: SearchTerms, Lang: lang, Index: index, Part: part})
	}
	for part := range index.Parts() {
		p.add(&Page{Path: fmt.Sprintf("%sreleases-%d.json", under, part), Kind: SearchRecords, Lang: lang, Index: index, Part: part})
	}
}

// Described returns the description of a language's search for browsers.
func (p *Plan) Described(lang string) *Page { return p.Open(folder(lang) + "/search/opensearch.xml") }
