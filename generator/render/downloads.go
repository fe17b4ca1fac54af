package render

import (
	"path"
	"strings"

	"docsite/generator/press"
)

// What a release's page offers to take away: documents, and its pictures in their own
// size.

// FileView is a file of the site, to be kept by a reader. Name is what it is called in the
// release's folder, About its type and size in words.
type FileView struct{ Href, Name, MediaType, About string }

// PressPicture is a picture in its own size, for who prints it or shows it on.
type PressPicture struct {
	File           FileView
	Text           string // its caption, else what it shows
	Credit, Rights string
	Made           string // said of one that artificial intelligence has a part in
}

// pressPictures are the lead picture and those of the gallery, each once.
func (b *builder) pressPictures(r *press.Release, t *press.Translation) ([]PressPicture, error) {
	var list []PressPicture
	listed := map[string]bool{}
	for _, i := range pictures(t) {
		f := b.plan.Files(r)[i.File]
		if f == nil || listed[i.File] {
			continue
		}
		listed[i.File] = true
		file, err := b.file(f)
		if err != nil {
			return nil, err
		}
		view := PressPicture{File: file, Text: i.Caption, Credit: i.Credit, Rights: i.Rights, Made: b.made(i, f)}
		if view.Text == "" {
			view.Text = i.Alt
		}
		list = append(list, view)
	}
	return list, nil
}

// pictures are those of a translation that stand beside its text.
func pictures(t *press.Translation) []press.Image {
	if t.Image == nil {
		return t.Gallery
	}
	return append([]press.Image{*t.Image}, t.Gallery...)
}

// file is a file beside a release as readers are offered it.
func (b *builder) file(f *press.File) (FileView, error) {
	about, err := b.describe(f)
	return FileView{Href: b.plan.Href(b.plan.Media(f)), Name: path.Base(f.Name), MediaType: f.MediaType, About: about}, err
}

// describe says in words what a file is: its type, the pixels of a picture, its size.
func (b *builder) describe(f *press.File) (string, error) {
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(f.Name), "."))
	size, err := b.locale.Size(f.Size)
	if err == nil && f.Width > 0 && f.MediaType != "image/svg+xml" {
		size, err = b.locale.Format("picture.size", "Width", b.locale.Number(f.Width), "Height", b.locale.Number(f.Height), "Size", size)
	}
	return b.locale.Detail(kind, size), err
}
