package render

import (
	"fmt"
	"html"
	"strings"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// ImageView is a picture; width and height in pixels. Without Srcset there is
// one file of it.
type ImageView struct {
	Href, Srcset, Sizes          string // for the browser to choose from
	URL                          string // whole address of the widest
	Alt, Caption, Credit, Rights string
	Width, Height                int
}

// pictureSizes is how wide pictures are on a page, for a browser that has not
// read the style sheet yet: as wide as the text, or as a narrow screen without
// its margins.
const pictureSizes = "(min-width: 42rem) 38rem, calc(100vw - 2rem)"

func (b *builder) image(rv *ReleaseView, r *press.Release, t *press.Translation) {
	if t.Image != nil {
		rv.Image = b.picture(r, *t.Image, pictureSizes)
	}
}

// picture is a picture beside a text, which is as wide as sizes say; nil where there is no
// such file, which a preview shows.
func (b *builder) picture(r *press.Release, i press.Image, sizes string) *ImageView {
	f := b.plan.Files(r)[i.File]
	if f == nil {
		return nil
	}
	view := b.shown(b.plan.Shown(f), b.plan.Picture(f), sizes)
	view.URL = b.widest(f)
	view.Alt, view.Caption, view.Credit, view.Rights = i.Alt, i.Caption, i.Credit, i.Rights
	return view
}

// leadFile is the file of a translation's lead picture, or nil.
func (b *builder) leadFile(r *press.Release, t *press.Translation) *press.File {
	if t.Image == nil {
		return nil
	}
	return b.plan.Files(r)[t.Image.File]
}

// shown is a picture of which a browser chooses one of several files, and which is
// another where it does not choose.
func (b *builder) shown(page *plan.Page, pages []*plan.Page, sizes string) *ImageView {
	width, height := page.Media().Size()
	view := &ImageView{Href: b.plan.Href(page), Srcset: b.srcset(pages), Width: width, Height: height}
	if view.Srcset != "" {
		view.Sizes = sizes
	}
	return view
}

// How wide the picture of a home's lead is, and those in lists: see site.css.
const (
	leadingSizes = "(min-width: 66rem) 36rem, (min-width: 62rem) 55vw, (min-width: 48rem) 45vw, calc(100vw - 2rem)"
	smallSizes   = "(min-width: 48rem) 7.5rem, 6rem"
)

// leading is the picture of a home's lead, or nil.
func (b *builder) leading(r *press.Release) *ImageView {
	t := r.Best(b.page.Lang)
	f := b.leadFile(r, t)
	if f == nil {
		return nil
	}
	view := b.shown(b.plan.Shown(f), b.plan.Picture(f), leadingSizes)
	view.Alt = t.Image.Alt
	return view
}

// smallest is how wide, in pixels, a picture in a list is at most where its pixels are
// as small as those of telephones.
const smallest = 400

// small is a release's picture in a list, or nil. It has no words of its own: what it
// shows is told beside it.
func (b *builder) small(r *press.Release, t *press.Translation) *ImageView {
	f := b.leadFile(r, t)
	if f == nil {
		return nil
	}
	pages := b.plan.Picture(f)
	few := 1
	for few < len(pages) {
		if width, _ := pages[few].Media().Size(); width > smallest {
			break
		}
		few++
	}
	return b.shown(pages[0], pages[:few], smallSizes)
}

// widest is the whole address of a picture as those show it who make it as
// large as they like: cards, and readers of feeds.
func (b *builder) widest(f *press.File) string {
	pages := b.plan.Picture(f)
	return b.plan.URL(pages[len(pages)-1])
}

// leadPicture is the whole address of a translation's lead picture, or nothing.
func (b *builder) leadPicture(r *press.Release, t *press.Translation) string {
	if f := b.leadFile(r, t); f != nil {
		return b.widest(f)
	}
	return ""
}

// isDrawing reports whether an address is that of a drawing, which is not among
// the pictures that cards and readers of feeds show.
func isDrawing(address string) bool { return strings.HasSuffix(address, ".svg") }

// srcset lists the copies of a picture with their widths, or is empty where
// there is nothing to choose.
func (b *builder) srcset(pages []*plan.Page) string {
	if len(pages) < 2 {
		return ""
	}
	var list []string
	for _, page := range pages {
		width, _ := page.Media().Size()
		list = append(list, fmt.Sprintf("%s %dw", b.plan.Href(page), width))
	}
	return strings.Join(list, ", ")
}

// pictureAttributes are those of a picture in a text, which is loaded when its
// reader comes near.
func (b *builder) pictureAttributes(page *plan.Page) string {
	attributes := `src="` + html.EscapeString(b.address(page)) + `"`
	if page.Media() == nil {
		return attributes
	}
	if srcset := b.srcset(b.plan.Picture(page.Media().File)); srcset != "" {
		attributes += ` srcset="` + html.EscapeString(srcset) + `" sizes="` + pictureSizes + `"`
	}
	if width, height := page.Media().Size(); width > 0 {
		attributes += fmt.Sprintf(` width="%d" height="%d"`, width, height)
	}
	return attributes + ` loading="lazy" decoding="async"`
}
