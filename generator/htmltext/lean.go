package htmltext

import (
	"strings"

	"golang.org/x/net/html"
)

// Markdown writes lean HTML of docsite's own as Markdown: its footnotes as footnotes, a picture with its caption
// as a picture and a paragraph, a quotation with its speaker in one.
func Markdown(lean string) (string, error) {
	root, err := parse(lean)
	if err != nil {
		return "", err
	}
	notes := footnotes(root)
	for _, figure := range Elements(root, "figure") {
		openFigure(figure)
	}
	text, err := Write(root)
	if err != nil {
		return "", err
	}
	text = strings.TrimSpace(text)
	for _, note := range notes {
		of, err := Write(note.holder)
		if err != nil {
			return "", err
		}
		// What follows the first line belongs to the note by its indent.
		text += "\n\n[^" + note.label + "]: " + strings.ReplaceAll(strings.TrimSpace(of), "\n", "\n    ")
	}
	return strings.ReplaceAll(text, "\n    \n", "\n\n") + "\n", nil
}

// footnote is a note and what it is called: docsite numbers them.
type footnote struct {
	label  string
	holder *html.Node
}

// footnotes takes the notes out of a text, and exchanges the marks that lead to them for Markdown's.
func footnotes(root *html.Node) []footnote {
	var notes []footnote
	for _, item := range Elements(root, "li") {
		label, is := strings.CutPrefix(Attribute(item, "id"), "fn:")
		if !is || !Within(item, "section") {
			continue
		}
		holder := &html.Node{Type: html.ElementNode, Data: "div"}
		for c := item.FirstChild; c != nil; c = item.FirstChild {
			item.RemoveChild(c)
			holder.AppendChild(c)
		}
		notes = append(notes, footnote{label, holder})
	}
	for _, section := range Elements(root, "section") {
		if strings.TrimSpace(wordsIn(section)) == "" {
			Remove(section)
		}
	}
	marks := Elements(root, "sup")
	for _, note := range notes {
		marks = append(marks, Elements(note.holder, "sup")...)
	}
	for _, mark := range marks {
		if a := mark.FirstChild; IsElement(a, "a") {
			if label, is := strings.CutPrefix(Attribute(a, "href"), "#fn:"); is {
				mark.Data, mark.DataAtom, mark.Attr = noteMark, 0, nil
				a.Data, a.DataAtom, a.Attr = "span", 0, nil
				a.FirstChild.Data = label
			}
		}
	}
	return notes
}

// noteMark is the name of an element that stands for the mark of a footnote.
const noteMark = "note-mark"

func wordsIn(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// openFigure makes paragraphs of a picture and its caption; of a quotation and its speaker, one quotation.
func openFigure(figure *html.Node) {
	quotations, captions := Elements(figure, "blockquote"), Elements(figure, "figcaption")
	for _, caption := range captions {
		caption.Data, caption.DataAtom = "p", 0
		if len(quotations) == 1 {
			caption.InsertBefore(&html.Node{Type: html.TextNode, Data: "— "}, caption.FirstChild)
			Remove(caption)
			quotations[0].AppendChild(caption)
		}
	}
	for _, picture := range Elements(figure, "img") {
		if picture.Parent == figure {
			p := &html.Node{Type: html.ElementNode, Data: "p"}
			figure.InsertBefore(p, picture)
			Remove(picture)
			p.AppendChild(picture)
		}
	}
	unwrap(figure)
}
