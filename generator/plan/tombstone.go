package plan

import (
	"fmt"
	"slices"

	"docsite/generator/layout"
	"docsite/generator/press"
)

// Burial is what a Tombstone shows: nothing of the text that was there.
type Burial struct {
	Stone  *press.Tombstone
	Text   *press.Buried // the one whose address it has
	Merged *Page         // of the release that says now what it said; nil if there is none
}

// mostGone is of how many releases that are gone a feed tells: as many as it has entries.
const mostGone = feed

// addTombstones plans what stands in the place of releases that are gone, and of which of
// them feeds tell.
func (p *Plan) addTombstones() {
	for _, stone := range p.Site.Tombstones {
		var pages []*Page
		for i := range stone.Texts {
			text := &stone.Texts[i]
			page := p.add(&Page{Path: tombstonePath(stone, text), Kind: Tombstone, Lang: text.Lang, At: text.At,
				content: &Burial{stone, text, p.merged(stone, text.Lang)}})
			pages = append(pages, page)
			for _, alias := range text.Aliases {
				p.add(&Page{Path: p.aliasPath(alias.Text), Kind: Alias, Lang: text.Lang, At: alias.At, content: page})
			}
		}
		p.alike(pages)
		p.stones[stone.ID] = pages
	}
	latest := slices.Clone(p.Site.Tombstones)
	slices.SortStableFunc(latest, func(a, b *press.Tombstone) int { return b.Gone.Date.Compare(a.Gone.Date) })
	for _, l := range p.Locales {
		for _, stone := range latest {
			if (p.Site.Fallback || stone.In(l.Tag) != nil) && len(p.gone[l.Tag]) < mostGone {
				p.gone[l.Tag] = append(p.gone[l.Tag], stone)
			}
		}
	}
}

// tombstonePath is the path that the text's page had.
func tombstonePath(stone *press.Tombstone, text *press.Buried) string {
	slug := text.Slug
	if slug == "" {
		slug = layout.Name(stone.ID)
	}
	return fmt.Sprintf("%s/releases/%s/%s/index.html", folder(text.Lang), stone.ID[:4], slug)
}

// merged returns the page of the release that a release was merged into, or nil.
func (p *Plan) merged(stone *press.Tombstone, lang string) *Page {
	if r := p.byID[stone.Gone.Merged]; r != nil && !layout.IsPage(r.ID) {
		return p.releases[r.Best(lang)]
	}
	return nil
}

// Tombstone returns what stands in the place of a release that is gone, for readers of a
// language; nil of another release.
func (p *Plan) Tombstone(id, lang string) *Page {
	pages := p.stones[id]
	if pages == nil {
		return nil
	}
	best := pages[0].Burial().Stone.Best(lang)
	return pages[slices.IndexFunc(pages, func(page *Page) bool { return page.Burial().Text == best })]
}
