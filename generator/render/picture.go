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
	page := b.plan.Shown(f)
	width, height := page.Media().Size()
	view := &ImageView{
		Href: b.plan.Href(page), URL: b.widest(f),
		Alt: i.Alt, Caption: i.Caption, Credit: i.Credit, Rights: i.Rights, Width: width, Height: height,
	}
	if view.Srcset = b.srcset(f); view.Srcset != "" {
		view.Sizes = sizes
	}
	return view
}

// widest is the whole address of a picture as those show it who make it as
// large as they like: cards, and readers of feeds.
func (b *builder) widest(f *press.File) string {
	pages := b.plan.Picture(f)
	return b.plan.URL(pages[len(pages)-1])
}

// leadPicture is the whole address of a translation's lead picture, or nothing.
func (b *builder) leadPicture(r *press.Release, t *press.Translation) string {
	if t.Image == nil || b.plan.Files(r)[t.Image.File] == nil {
		return ""
	}
	return b.widest(b.plan.Files(r)[t.Image.File])
}

// isDrawing reports whether an address is that of a drawing, which is not among
// the pictures that cards and readers of feeds show.
func isDrawing(address string) bool { return strings.HasSuffix(address, ".svg") }

// srcset lists the copies of a picture with their widths, or is empty where
// there is nothing to choose.
func (b *builder) srcset(f *press.File) string {
	pages := b.plan.Picture(f)
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
	attributes := `src="` + html.EscapeString(b.plan.Href(page)) + `"`
	if page.Media() == nil {
		return attributes
	}
	if srcset := b.srcset(page.Media().File); srcset != "" {
		attributes += ` srcset="` + html.EscapeString(srcset) + `" sizes="` + pictureSizes + `"`
	}
	if width, height := page.Media().Size(); width > 0 {
		attributes += fmt.Sprintf(` width="%d" height="%d"`, width, height)
	}
	return attributes + ` loading="lazy" decoding="async"`
}
