// Package plan decides what pages a site has: every address and every list, as
// data. Nothing is rendered here, and no other package makes a path or a URL.
//
// A [Plan] holds a [Page] for every file of the site, sorted by path. A page
// knows what it shows (a release, a list, a directory of lists) and which pages
// are the same thing in other languages. The addresses, which never change once
// they are published:
//
//	/                                     language chooser, x-default
//	/{lang}/                              home
//	/{lang}/releases/                     all releases
//	/{lang}/releases/{year}/              those of a year
//	/{lang}/releases/{year}/{slug}/       a release
//	/{lang}/countries/                    the countries, and below the same for
//	/{lang}/countries/{code}/             ministries, types and topics
//	/{lang}/countries/{code}/{year}/
//	/{lang}/…/{year}/{month}/
//	/{lang}/…/feed.atom, feed.json        of the site, a country, a ministry
//	/{lang}/search/                       the search, and the files of its index
//	/media/{release}/{name}.{hash}.{ext}, {name}-{width}w.{hash}.{ext}
//	/assets/{name}.{hash}.{ext}
//	/{lang}/site.webmanifest
//	/sitemap.xml, /robots.txt, /404.html
//
// A list shows all that it has while that is at most 200 releases; beyond, the
// latest 50 and a page a year, and a year beyond 200 is cut by month
// (lists.go). So an old page never changes when a new release comes.
//
// A style sheet names other files below assets/ by the addresses that they have
// among the site's own; assets.go and stylesheet.go exchange these for the
// published ones.
//
// Two files with one path, also when they differ only in case, are told here,
// and so are links to addresses that the site does not have.
package plan

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/search"
)

// Plan is all that a site consists of.
type Plan struct {
	Site    *press.Site
	Locales []*locale.Locale // in the order of the site's languages
	Pages   []*Page          // sorted by path

	prefix   string // path of the base URL: / or /newsroom/
	origin   string // https://press.example.org
	byPath   map[string]*Page
	homes    map[string]*Page
	searches map[string]*Page
	releases map[*press.Translation]*Page
	lists    map[listKey]*Page
	media    map[*press.File]*Page
	pictures map[*press.File][]*Page
	assets   map[string]*Page
	byID     map[string]*press.Release
	found    []diag.Diagnostic
}

// Make plans a site. indexes are its search indexes by language, or nil where no
// page will be made. Where there are any errors among the diagnostics the plan
// must not be built.
func Make(site *press.Site, locales []*locale.Locale, assets []Asset, indexes map[string]*search.Index) (*Plan, []diag.Diagnostic) {
	p := &Plan{
		Site: site, Locales: locales,
		byPath:   map[string]*Page{},
		homes:    map[string]*Page{},
		searches: map[string]*Page{},
		releases: map[*press.Translation]*Page{},
		lists:    map[listKey]*Page{},
		media:    map[*press.File]*Page{},
		pictures: map[*press.File][]*Page{},
		assets:   map[string]*Page{},
		byID:     make(map[string]*press.Release, len(site.Releases)),
	}
	p.origin, p.prefix = splitBase(site.BaseURL)
	p.addShared(assets)
	for _, r := range site.Releases {
		p.byID[r.ID] = r
		p.addRelease(r)
	}
	shelves := map[string]*shelf{}
	for _, l := range locales {
		s := shelves[p.shelfKey(l.Tag)]
		if s == nil {
			s = p.fill(l.Tag)
			shelves[p.shelfKey(l.Tag)] = s
		}
		p.addLanguage(l, s)
		p.neighbours(l.Tag, s)
		p.addSearch(l.Tag, indexes[l.Tag])
	}
	p.group()
	p.addSitemaps()
	p.sort()
	p.checkFolders()
	p.checkAddresses()
	return p, p.found
}

// add takes a page in, unless another one has its path already.
func (p *Plan) add(page *Page) *Page {
	page.url = p.origin + p.prefix + escape(page.Path)
	key := fold(page.Path)
	if other := p.byPath[key]; other != nil {
		p.taken(page, other)
		return page
	}
	p.byPath[key] = page
	p.Pages = append(p.Pages, page)
	return page
}

// taken tells that two pages want one address, at the one that an author can
// mend.
func (p *Plan) taken(page, other *Page) {
	if page.At.File == "" || !stated(page) && stated(other) {
		page, other = other, page
	}
	d := diag.New(diag.AddressTaken, page.At, "the address %s is taken", p.Href(page))
	if page.Kind == AssetFile && other.Kind == AssetFile {
		d = d.WithHint("rename one of the two; capital letters make no difference")
		if other.At.File != "" {
			d = d.WithRelated(other.At, "this has the address already")
		}
	} else if other.At.File == "" {
		d = d.WithHint("give this one another slug or address: the site itself has a page there")
	} else if page.Kind == MediaFile && other.Kind == MediaFile {
		d = d.WithHint("“%s” and “%s” are one where capital letters make no difference: remove one of them", other.File.Name, page.File.Name).
			WithRelated(other.At, "this has the address already")
	} else {
		d = d.WithHint("give one of the two another slug or address; capital letters make no difference").
			WithRelated(other.At, "this has the address already")
	}
	p.found = append(p.found, d)
}

// stated reports whether an author asked for a page's address by name.
func stated(page *Page) bool {
	return page.Kind == Alias || page.Translation != nil && page.Translation.Slug != ""
}

// fold makes paths alike that some file systems hold for one.
func fold(path string) string { return norm.NFC.String(strings.ToLower(strings.ToUpper(path))) }

// checkFolders tells of files that stand where another page needs a folder.
func (p *Plan) checkFolders() {
	for _, page := range p.Pages {
		for i, c := range page.Path {
			if c != '/' {
				continue
			}
			if file := p.byPath[fold(page.Path[:i])]; file != nil {
				p.taken(file, page)
			}
		}
	}
}

// Open returns the page at a path, or nil. Paths are exact.
func (p *Plan) Open(path string) *Page {
	if page := p.byPath[fold(path)]; page != nil && page.Path == path {
		return page
	}
	return nil
}

// Home returns the home of a language.
func (p *Plan) Home(lang string) *Page { return p.homes[lang] }

// Search returns the search of a language.
func (p *Plan) Search(lang string) *Page { return p.searches[lang] }

// Release returns the page of a translation.
func (p *Plan) Release(t *press.Translation) *Page { return p.releases[t] }

// Asset returns the page of a file below assets/, or nil if there is none.
func (p *Plan) Asset(name string) *Page { return p.assets[name] }

// Manifest returns the page of a language's web manifest.
func (p *Plan) Manifest(lang string) *Page { return p.byPath[fold(manifestPath(lang))] }

// List returns the index of a subject in a language, or nil where the language
// has no release of it.
func (p *Plan) List(lang string, s Subject) *Page { return p.lists[listKey{lang, s, Period{}}] }

// Part returns the page of a year or month of a list, or nil if there is none.
func (p *Plan) Part(lang string, s Subject, at Period) *Page { return p.lists[listKey{lang, s, at}] }

// Directory returns the page that leads to the lists of a shelf, or nil if
// there are none.
func (p *Plan) Directory(lang string, k Shelf) *Page {
	return p.lists[listKey{lang, Subject{Shelf: k}, directory}]
}

// ByID returns a release by its ID, or nil if there is none.
func (p *Plan) ByID(id string) *press.Release { return p.byID[id] }

// Locale returns one of the site's languages.
func (p *Plan) Locale(lang string) *locale.Locale {
	i := slices.IndexFunc(p.Locales, func(l *locale.Locale) bool { return l.Tag == lang })
	return p.Locales[i]
}
