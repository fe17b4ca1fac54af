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
//	/{lang}/releases/{year}/{slug}/event.ics   when and where its event takes place
//	/{lang}/releases/{year}/{slug}/{other}/    the same beside another language; facts.json beside its original: what it tells in figures
//	/{lang}/countries/                    the countries, and below the same for
//	/{lang}/countries/{code}/             ministries, types, topics and events
//	/{lang}/countries/{code}/{year}/
//	/{lang}/…/{year}/{month}/
//	/{lang}/…/feed.atom, feed.json        of the site, a country, a ministry, a type, a topic
//	/{lang}/feeds.opml                    all of these feeds
//	/{lang}/calendar.ics                  the events of the site's releases
//	/{lang}/{slug}/                       a page that is no release
//	/{lang}/corrections/                  what was corrected, and below it the same of a year, with feeds
//	/{lang}/upcoming/, calendar.ics       what is announced
//	/{lang}/search/                       the search, and the files of its index
//	/media/{release}/{name}.{hash}.{ext}, {name}-{width}w.{hash}.{ext}, {name}-share.{hash}.{ext}
//	/media/{release}/card-{lang}.{hash}.png, /{lang}/card.{hash}.png    what is shown where a page is shared
//	/assets/{name}.{hash}.{ext}
//	/{lang}/site.webmanifest
//	/sitemap.xml, /robots.txt, /404.html
//	/…/index.json, index.md, ninjs.json   beside a release what is told of it to machines, where a site asks for it,
//	                                      and index.json beside a list; /news-sitemap.xml and /llms.txt likewise
//	/_headers, /_redirects, /.htaccess, /.nojekyll    what hosts read that docsite.yaml names
//	/.well-known/security.txt
//	/….gz, /….br                          compressed copies, where docsite.yaml asks for them
//
// A list shows all that it has while that is at most 50 releases; beyond, the
// latest 50 and a page a year, and a year beyond 200 is cut by month
// (lists.go). So an old page never changes when a new release comes. Countries and
// ministries are dossiers: what else their releases are about is counted beside them
// (dossier.go). How directories are parted stands in directory.go.
//
// A style sheet names other files below assets/ by the addresses that they have
// among the site's own; assets.go and stylesheet.go exchange these for the
// published ones.
//
// Two files with one path, also when they differ only in case, are told here,
// and so are links to addresses that the site does not have.
package plan

import (
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/media"
	"docsite/generator/press"
)

// Plan is all that a site consists of.
type Plan struct {
	Site    *press.Site
	Locales []*locale.Locale // in the order of the site's languages
	Brand   Brand
	Pages   []*Page // sorted by path

	prefix      string // path of the base URL: / or /newsroom/
	origin      string // https://press.example.org
	byPath      map[string]*Page
	homes       map[string]*Page
	searches    map[string]*Page
	releases    map[*press.Translation]*Page
	lists       map[listKey]*Page
	assets      map[string]*Page
	replaced    map[string][]*press.Release   // what a release supersedes, by its ID
	stones      map[string][]*Page            // the tombstones of a release, by its ID, in the order of the site's languages
	gone        map[string][]*press.Tombstone // of which a language's feeds tell
	corrections map[string]*Page              // by language
	upcoming    map[string]*Page              // likewise
	menus       map[string][2][]MenuEntry     // of a language: menu, footer
	cards       map[*Page]*Page               // of pages that have one
	twins       map[*Page][]*Page             // likewise
	parallels   map[[2]*press.Translation]*Page
	facts       map[*press.Release]*Page
	byID        map[string]*press.Release
	files       func(id string) media.Files
	found       []diag.Diagnostic
}

// Make plans a site. files returns those of a release, by its ID; it is asked when
// a page that shows them is made. Where there are any errors among the diagnostics
// the plan must not be built.
//
// The files of releases and of search indexes are no part of it, because to know them
// is to have made them: [Plan.FilePages] and [Plan.IndexPages] plan these.
func Make(site *press.Site, locales []*locale.Locale, brand Brand, assets []Asset, files func(id string) media.Files) (*Plan, []diag.Diagnostic) {
	p := &Plan{
		Site: site, Locales: locales, Brand: brand,
		byPath:      map[string]*Page{},
		homes:       map[string]*Page{},
		searches:    map[string]*Page{},
		releases:    map[*press.Translation]*Page{},
		lists:       map[listKey]*Page{},
		assets:      map[string]*Page{},
		replaced:    map[string][]*press.Release{},
		stones:      map[string][]*Page{},
		gone:        map[string][]*press.Tombstone{},
		corrections: map[string]*Page{},
		upcoming:    map[string]*Page{},
		menus:       map[string][2][]MenuEntry{},
		cards:       map[*Page]*Page{},
		twins:       map[*Page][]*Page{},
		parallels:   map[[2]*press.Translation]*Page{},
		facts:       map[*press.Release]*Page{},
		byID:        make(map[string]*press.Release, len(site.Releases)),
		files:       files,
	}
	p.origin, p.prefix = splitBase(site.BaseURL)
	p.addShared(assets)
	for _, r := range site.Releases {
		if r.Withdrawn != nil && r.Withdrawn.SupersededBy != "" {
			p.replaced[r.Withdrawn.SupersededBy] = append(p.replaced[r.Withdrawn.SupersededBy], r)
		}
	}
	for _, r := range slices.Concat(site.Releases, site.Pages) {
		p.byID[r.ID] = r
		p.addRelease(r)
	}
	p.addSideBySide()
	p.addTombstones()
	taxonomies := map[string]*taxonomy{}
	for _, l := range locales {
		t := taxonomies[p.taxonomyKey(l.Tag)]
		if t == nil {
			t = p.fill(l.Tag)
			taxonomies[p.taxonomyKey(l.Tag)] = t
		}
		p.addLanguage(l, t)
		p.neighbours(l.Tag, t)
		p.addCorrections(l.Tag)
		p.addUpcoming(l.Tag)
		p.addSearch(l.Tag)
	}
	p.group()
	p.addMenus()
	p.addCards()
	p.addTwins()
	p.addSitemaps()
	p.addNewsSitemap()
	p.addGuide()
	p.addDelivery()
	slices.SortFunc(p.Pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	p.checkFolders()
	p.checkAddresses()
	return p, p.found
}

// add takes a page in, unless another one has its path already.
func (p *Plan) add(page *Page) *Page {
	p.locate(page)
	key := layout.Fold(page.Path)
	if other := p.byPath[key]; other != nil {
		p.taken(page, other)
		return page
	}
	p.byPath[key] = page
	p.Pages = append(p.Pages, page)
	return page
}

// locate gives a page its whole address.
func (p *Plan) locate(page *Page) { page.url = p.origin + p.prefix + escape(page.Path) }

// taken reports that two pages want one address, at the one that an author can
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
	} else {
		d = d.WithHint("give one of the two another slug or address; capital letters make no difference").
			WithRelated(other.At, "this has the address already")
	}
	p.found = append(p.found, d)
}

// stated reports whether an author asked for a page's address by name.
func stated(page *Page) bool {
	return page.Kind == Alias || page.Story() != nil && page.Story().Translation.Slug != ""
}

// checkFolders reports files that stand where another page needs a folder.
func (p *Plan) checkFolders() {
	checked := "" // the folder of the page before, which needs no other look
	for _, page := range p.Pages {
		dir := path.Dir(page.Path)
		if dir == checked {
			continue
		}
		checked = dir
		if page.Kind == Alias && p.reserved(page.Path) {
			p.taken(page, &Page{})
			continue
		}
		for i, c := range page.Path {
			if c != '/' {
				continue
			}
			if file := p.byPath[layout.Fold(page.Path[:i])]; file != nil {
				p.taken(file, page)
			}
		}
	}
}

// Open returns the page at a path, or nil. Paths are exact.
func (p *Plan) Open(name string) *Page {
	if page := p.byPath[layout.Fold(name)]; page != nil && page.Path == name {
		return page
	}
	return nil
}

// Home returns the home of a language.
func (p *Plan) Home(lang string) *Page { return p.homes[lang] }

// Search returns the search of a language.
func (p *Plan) Search(lang string) *Page { return p.searches[lang] }

// Release returns the page of a translation, of a release or of a page that is none.
func (p *Plan) Release(t *press.Translation) *Page { return p.releases[t] }

// Asset returns the page of a file below assets/, or nil if there is none.
func (p *Plan) Asset(name string) *Page { return p.assets[name] }

// Outline returns the page that lists a language's feeds.
func (p *Plan) Outline(lang string) *Page { return p.byPath[layout.Fold(outlinePath(lang))] }

// Manifest returns the page of a language's web manifest.
func (p *Plan) Manifest(lang string) *Page { return p.byPath[layout.Fold(manifestPath(lang))] }

// List returns the index of a subject in a language, or nil if the language
// has no release of it.
func (p *Plan) List(lang string, s Subject) *Page { return p.lists[listKey{lang, s, Period{}}] }

// Part returns the page of a year or month of a list, or nil if there is none.
func (p *Plan) Part(lang string, s Subject, at Period) *Page { return p.lists[listKey{lang, s, at}] }

// Directory returns the page that leads to the lists of a shelf, or nil if
// there are none.
func (p *Plan) Directory(lang string, k Shelf) *Page {
	return p.lists[listKey{lang, Subject{Shelf: k}, directory}]
}

// Files returns the files of a release, by the name that it refers to them by.
func (p *Plan) Files(r *press.Release) media.Files { return p.files(r.ID) }

// ByID returns a release by its ID, or nil if there is none.
func (p *Plan) ByID(id string) *press.Release { return p.byID[id] }

// Locale returns one of the site's languages.
func (p *Plan) Locale(lang string) *locale.Locale {
	i := slices.IndexFunc(p.Locales, func(l *locale.Locale) bool { return l.Tag == lang })
	return p.Locales[i]
}
