package plan

import (
	"fmt"
	"slices"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// addShared plans what belongs to no language.
func (p *Plan) addShared(assets []Asset) {
	p.add(&Page{Path: "index.html", Kind: Chooser, Lang: p.Locales[0].Tag})
	p.add(&Page{Path: "404.html", Kind: NotFound, Lang: p.Locales[0].Tag})
	p.add(&Page{Path: "robots.txt", Kind: Robots})
	p.addAssets(p.withSchema(p.shownAssets(assets)))
}

// addRelease plans the pages and old addresses of a release, or of a page that is none.
func (p *Plan) addRelease(r *press.Release) {
	kind := Release
	if layout.IsPage(r.ID) {
		kind = StandingPage
	}
	for _, t := range r.Translations {
		at := t.At("title")
		if t.Slug != "" {
			at = t.At("slug")
		}
		page := &Page{Path: releasePath(r, t), Kind: kind, Lang: t.Lang, At: at, content: &Story{Release: r, Translation: t, Replaces: p.replaced[r.ID]}}
		p.releases[t] = page
		if kind == StandingPage && p.isOwnName(t) {
			p.locate(page) // others may lead to it
			continue
		}
		p.add(page)
		p.addEventFile(page)
		for _, alias := range t.Aliases {
			p.add(&Page{Path: p.aliasPath(alias.Text), Kind: Alias, Lang: t.Lang, At: alias.At, content: page})
		}
	}
}

// ownNames are parts of addresses behind a language that the site itself has, or may
// have when another release comes.
var ownNames = []string{"releases", "countries", "ministries", "types", "topics", "events", "search", "corrections", "upcoming"}

// IsOwnName reports whether the address of a page of such a name would be the site's own.
func IsOwnName(name string) bool { return slices.Contains(ownNames, layout.Fold(name)) }

// isOwnName reports whether a page that is no release would have an address that is
// the site's own, and tells of it.
func (p *Plan) isOwnName(t *press.Translation) bool {
	name, at := t.Slug, t.At("slug")
	if name == "" {
		name, at = layout.Name(t.Release), t.At("title")
	}
	if !IsOwnName(name) {
		return false
	}
	p.found = append(p.found, diag.New(diag.AddressTaken, at, "the address /%s/%s/ is the site's own", folder(t.Lang), name).
		WithHint("give the page another name: rename its folder, or state a “slug”"))
	return true
}

// group tells each page which pages are the same in other languages. For
// readers of other languages a release or list is offered in the first of the
// site's languages that has it, and the site as a whole by its chooser.
func (p *Plan) group() {
	same := map[listKey][]*Page{}
	var searches, upcoming []*Page
	chooser := p.Open("index.html")
	for _, l := range p.Locales {
		if page := p.homes[l.Tag]; page != nil {
			chooser.Alternates = append(chooser.Alternates, page)
		}
	}
	chooser.XDefault = chooser
	for _, page := range p.Pages {
		switch page.Kind {
		case Home:
			page.Alternates, page.XDefault = chooser.Alternates, chooser
		case Release, StandingPage:
			if page.Alternates == nil {
				p.alike(p.translations(page.Story().Release))
			}
		case List:
			key := listKey{of: page.Listing().Subject, period: page.Listing().Period}
			same[key] = append(same[key], page)
		case CorrectionsPage:
			key := listKey{of: Subject{Shelf: noShelf}, period: page.Corrections().Period}
			same[key] = append(same[key], page)
		case UpcomingPage:
			upcoming = append(upcoming, page)
		case Search:
			searches = append(searches, page)
		case Directory:
			key := listKey{of: Subject{Shelf: page.Catalogue().Shelf}, period: directory}
			same[key] = append(same[key], page)
		}
	}
	p.alike(searches)
	p.alike(upcoming)
	for _, pages := range same {
		p.alike(pages) // in the order of the site's languages, as they were added
	}
}

// noShelf parts pages of corrections from lists of the same period.
const noShelf Shelf = -1

func (p *Plan) translations(r *press.Release) []*Page {
	pages := make([]*Page, len(r.Translations))
	for i, t := range r.Translations {
		pages[i] = p.releases[t]
	}
	return pages
}

func (p *Plan) alike(pages []*Page) {
	for _, page := range pages {
		page.Alternates, page.XDefault = pages, pages[0]
	}
}

// The protocol's bounds of one sitemap (sitemaps.org, protocol, “Using Sitemap
// index files”).
const (
	sitemapURLs  = 50_000
	sitemapBytes = 50 << 20
	sitemapFrame = 1000 // of these bytes, not less than what stands around the pages
)

// addSitemaps plans one sitemap, or an index of several.
func (p *Plan) addSitemaps() {
	if p.Site.Preview {
		return // nothing of a preview is to be found
	}
	var listed []*Page
	for _, page := range p.Pages {
		if page.Indexed() {
			listed = append(listed, page)
		}
	}
	slices.SortFunc(listed, func(a, b *Page) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	maps := cut(listed, p.SitemapSize, sitemapURLs, sitemapBytes-sitemapFrame)
	if len(maps) == 1 {
		p.add(&Page{Path: "sitemap.xml", Kind: Sitemap, content: maps[0]})
		return
	}
	index := p.add(&Page{Path: "sitemap.xml", Kind: SitemapIndex})
	var parts []*Page
	for i, urls := range maps {
		parts = append(parts, p.add(&Page{Path: fmt.Sprintf("sitemap-%d.xml", i+1), Kind: Sitemap, content: urls}))
	}
	index.content = parts
}

// cut parts pages, in their order, into as few runs as can be of no more than so many
// pages and bytes. A page that is larger than that has a run of its own.
func cut(pages []*Page, size func(*Page) int, most, bytes int) [][]*Page {
	var runs [][]*Page
	room := 0 // bytes that the last run has left
	for _, page := range pages {
		n := size(page)
		if last := len(runs) - 1; last < 0 || len(runs[last]) == most || n > room {
			runs, room = append(runs, nil), bytes
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], page)
		room -= n
	}
	return runs
}

// SitemapSize is not less than the bytes that a page takes in a sitemap.
func (p *Plan) SitemapSize(page *Page) int {
	n := 120 + len(p.URL(page))
	for _, same := range page.Alternates {
		n += 70 + len(p.URL(same))
	}
	if page.XDefault != nil {
		n += 70 + len(p.URL(page.XDefault))
	}
	return n
}
