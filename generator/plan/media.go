package plan

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"docsite/generator/layout"
	"docsite/generator/press"
)

// FilePages returns the pages of everything that is published of a release's files,
// sorted by path: of a picture that is shown, its copies; the file itself where one of
// them is it, where something leads to it, and of everything else. Two files may be
// one picture, as photo.jpg and photo.jpeg: then they are one page.
func (p *Plan) FilePages(id string) []*Page {
	var pages []*Page
	for _, f := range p.files(id) {
		if page := p.Media(f); page != nil {
			pages = append(pages, page)
		}
		for _, page := range p.Picture(f) {
			if page.Media().Copy != nil {
				pages = append(pages, page)
			}
		}
		if f.Share != nil {
			pages = append(pages, p.sharePage(f))
		}
	}
	slices.SortFunc(pages, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	return slices.CompactFunc(pages, func(a, b *Page) bool { return a.Path == b.Path })
}

// Media returns the page of a file beside a release, or nil if there is none:
// nothing leads to the file itself.
func (p *Plan) Media(f *press.File) *Page {
	if !f.Linked && len(f.Copies) > 0 && !slices.ContainsFunc(f.Copies, func(c press.Copy) bool { return c.Whole }) {
		return nil
	}
	return p.mediaPage(f, nil, f.Name, f.Hash)
}

// Picture returns the pages of a picture that a browser chooses from, narrowest
// first; at least one.
func (p *Plan) Picture(f *press.File) []*Page {
	var pages []*Page
	for i := range f.Copies {
		c := &f.Copies[i]
		if c.Whole {
			pages = append(pages, p.Media(f))
			continue
		}
		name := fmt.Sprintf("%s-%dw%s", strings.TrimSuffix(f.Name, path.Ext(f.Name)), c.Width, extension(c.MediaType))
		pages = append(pages, p.mediaPage(f, c, name, c.Hash))
	}
	if pages == nil {
		pages = []*Page{p.Media(f)}
	}
	return pages
}

func (p *Plan) mediaPage(f *press.File, c *press.Copy, name, hash string) *Page {
	page := &Page{Path: "media/" + layout.ReleaseOf(f.Path) + "/" + named(name, hash), Kind: MediaFile, content: &Media{f, c}}
	page.url = p.origin + p.prefix + escape(page.Path)
	return page
}

// extension is that of the formats in which copies are made.
func extension(mediaType string) string {
	if mediaType == "image/jpeg" {
		return ".jpg"
	}
	return "." + strings.TrimPrefix(mediaType, "image/")
}

// column is how wide a picture is on most pages, in pixels of a screen whose
// pixels are small.
const column = 720

// Shown is the page of a picture for who does not choose: the widest that is
// not wider than a column, or else the narrowest.
func (p *Plan) Shown(f *press.File) *Page {
	pages := p.Picture(f)
	for _, page := range slices.Backward(pages) {
		if width, _ := page.Media().Size(); width <= column {
			return page
		}
	}
	return pages[0]
}
