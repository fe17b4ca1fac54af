package render

import "docsite/generator/press"

// GalleryView is a picture of a gallery, and the file itself in its own size.
type GalleryView struct {
	Picture ImageView
	File    string // address
}

// gallerySizes is how wide pictures of a gallery are, as [pictureSizes] says it of others:
// two stand side by side.
const gallerySizes = "(min-width: 42rem) 17rem, calc(50vw - 1.5rem)"

func (b *builder) gallery(r *press.Release, t *press.Translation) []GalleryView {
	var list []GalleryView
	for _, i := range t.Gallery {
		if picture := b.picture(r, i, gallerySizes); picture != nil {
			list = append(list, GalleryView{*picture, b.plan.Href(b.plan.Media(b.plan.Files(r)[i.File]))})
		}
	}
	return list
}
