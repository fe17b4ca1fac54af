package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// picture writes a picture within a line.
func (w *writer) picture(n *ast.Image) { w.image(n, n.Title) }

// figures writes a paragraph of nothing but pictures, each as a figure whose
// caption is the picture's title.
func (w *writer) figures(n *ast.Paragraph) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		picture, ok := c.(*ast.Image)
		if !ok {
			if isAnchor(c) {
				w.inline(c)
			}
			continue
		}
		if isInFigure(n) {
			w.image(picture, picture.Title)
			w.write("\n")
			continue
		}
		w.write("<figure")
		if c == n.FirstChild() {
			w.attributes(n)
		}
		w.write(">")
		w.image(picture, nil)
		if !util.IsBlank(picture.Title) {
			w.write("<figcaption>")
			began := w.beginSetting()
			w.prose([]byte(WithoutReadings(string(picture.Title))))
			w.endSetting(began)
			w.write("</figcaption>")
		}
		w.write("</figure>\n")
	}
}

// image writes a picture that is a file of the site. Of any other, its
// alternative text.
func (w *writer) image(n *ast.Image, title []byte) {
	w.pictures = true
	w.beside([]byte(string(otherObject)))
	alt := w.plainText(n)
	if alt == "" {
		hint := "say between the brackets what the picture shows: ![what it shows](file.jpg)"
		if at := n.Pos(); at >= 0 && w.source[at] == '<' {
			hint = `say in alt what the picture shows: alt="what it shows"`
		}
		w.report(diag.AltMissing, n.Pos(), hint, "the picture has no alternative text")
	}
	d := w.destination(n.Destination, n, n.Reference != nil)
	if d.target != Inside || d.refusal != nil {
		w.report(diag.PictureRemote, d.offset,
			"put the file beside the release and write its name",
			"the picture is not a file of this site")
		w.out = escape(w.out, []byte(alt))
		return
	}
	w.write("<img ")
	w.mark(press.Link{Kind: press.Picture, Dest: decode(d.address), At: w.at(d.offset)})
	w.write(` alt="`)
	w.out = escape(w.out, []byte(alt))
	w.write(`"`)
	w.title(title)
	w.write(">")
}

// onlyPictures reports whether a paragraph holds pictures, and nothing else
// but white space and comments.
func (w *writer) onlyPictures(n *ast.Paragraph) bool {
	found := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			found = true
		case *ast.Text:
			if !util.IsBlank(c.Segment.Value(w.source)) {
				return false
			}
		case *ast.RawHTML:
			if !isComment(c.Segments.Value(w.source)) {
				return false
			}
		case *inlineElement:
			if !isAnchor(c) && c.name != "br" {
				return false
			}
		default:
			return false
		}
	}
	return found
}
