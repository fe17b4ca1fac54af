package plan

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"docsite/generator/press"
)

// addFile plans what is published of a file: of a picture that is shown, its
// copies; the file itself where one of them is it, where something leads to it,
// and of everything else.
func (p *Plan) addFile(r *press.Release, f *press.File) {
	folder, at := "media/"+r.ID+"/", r.Original.At("title")
	whole := func(c press.Copy) bool { return c.Whole }
	if f.Linked || len(f.Copies) == 0 || slices.ContainsFunc(f.Copies, whole) {
		p.media[f] = p.share(&Page{Path: folder + named(f.Name, f.Hash), Kind: MediaFile, File: f, At: at})
	}
	for i := range f.Copies {
		c := &f.Copies[i]
		if c.Whole {
			p.pictures[f] = append(p.pictures[f], p.media[f])
			continue
		}
		name := fmt.Sprintf("%s-%dw%s", strings.TrimSuffix(f.Name, path.Ext(f.Name)), c.Width, extension(c.MediaType))
		p.pictures[f] = append(p.pictures[f], p.share(&Page{Path: folder + named(name, c.Hash), Kind: MediaFile, File: f, Copy: c, At: at}))
	}
	if p.pictures[f] == nil {
		p.pictures[f] = []*Page{p.media[f]}
	}
}

// share adds a page, unless there is one with its address that holds the same:
// two files of a release may be one picture, as photo.jpg and photo.jpeg.
func (p *Plan) share(page *Page) *Page {
	if other := p.byPath[fold(page.Path)]; other != nil && other.Path == page.Path && other.Kind == MediaFile && other.Hash() == page.Hash() {
		return other
	}
	return p.add(page)
}

// extension is that of the formats in which copies are made.
func extension(mediaType string) string {
	if mediaType == "image/jpeg" {
		return ".jpg"
	}
	return "." + strings.TrimPrefix(mediaType, "image/")
}

// Media returns the page of a file beside a release, or nil where there is
// none: nothing leads to the file itself.
func (p *Plan) Media(f *press.File) *Page { return p.media[f] }

// Picture returns the pages of a picture that a browser chooses from, narrowest
// first; at least one.
func (p *Plan) Picture(f *press.File) []*Page { return p.pictures[f] }

// column is how wide a picture is on most pages, in pixels of a screen whose
// pixels are small.
const column = 720

// Shown is the page of a picture for who does not choose: the widest that is
// not wider than a column, or else the narrowest.
func (p *Plan) Shown(f *press.File) *Page {
	pages := p.pictures[f]
	for _, page := range slices.Backward(pages) {
		if width, _ := page.Size(); width <= column {
			return page
		}
	}
	return pages[0]
}
