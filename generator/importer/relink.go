package importer

import (
	"html"
	"strings"
)

// resolved is where an address of an archive leads now.
type resolved struct {
	file    string // the name of a file that goes with the document
	address string // else an address: of another text the old one, from the root of its site
	why     string // else why a picture is not shown; empty where it is not in the archive
}

// relink makes the links and pictures of a text lead where they should. find says of an
// address where that is; the empty resolved is of one that leads to nothing in the archive.
// A picture that is not there, or that lies on another server, cannot be shown: of the one
// nothing stays, of the other a link.
func relink(d *draft, doc *Document, find func(address string) resolved) {
	var edits []edit
	for _, r := range findReferences(d.text, true) {
		line := d.line(r.from)
		caption := r.title
		if caption != "" {
			caption = ", “" + caption + "”"
		}
		to := find(r.destination)
		if r.loose && to.file == "" {
			continue // it is no picture to Markdown, and none that was meant
		}
		switch {
		case to.file != "" && r.html:
			edits = append(edits, edit{r.at.from, r.at.to, html.EscapeString(to.file)})
		case to.file != "" && to.file == r.destination && !r.loose: // it stays
		case to.file != "":
			edits = append(edits, edit{r.from, r.to, "![" + r.words + "](" + destination(to.file) + titleOf(r.title) + ")"})
		case strings.HasPrefix(r.destination, "data:"):
			edits = append(edits, edit{r.from, r.to, ""})
			doc.lose(line, "a picture “%s”%s that stands in the text itself: %.60s", squeeze(r.words), caption, r.destination)
		case isElsewhere(r.destination):
			words := r.words
			if r.html {
				words = plainWords(words)
			}
			if words == "" {
				words = plainWords(r.destination)
			}
			by := linkTo(words, r.destination)
			if r.html {
				by = `<a href="` + html.EscapeString(r.destination) + `">` + html.EscapeString(squeeze(unescape(words))) + `</a>`
			}
			edits = append(edits, edit{r.from, r.to, by})
			doc.lose(line, "a picture on another server, to which a link leads now: %s “%s”%s", r.destination, squeeze(r.words), caption)
		default:
			edits = append(edits, edit{r.from, r.to, ""})
			doc.lose(line, "a picture %s: %s “%s”%s", firstOf(to.why, "that is not in the archive"), r.destination, squeeze(r.words), caption)
		}
	}
	d.apply(edits)
	edits = nil
	for _, r := range findReferences(d.text, false) {
		if r.destination == "" || strings.HasPrefix(r.destination, "#") {
			continue
		}
		to := find(r.destination)
		if r.loose && to == (resolved{}) {
			continue
		}
		address := to.file
		if address == "" {
			address = to.address
		}
		switch {
		case address == "" && !isElsewhere(r.destination):
			doc.lose(d.line(r.from), "a link that leads to nothing in the archive: %s", r.destination)
		case address == "" || address == r.destination: // it stays
		case r.html:
			edits = append(edits, edit{r.at.from, r.at.to, html.EscapeString(address)})
		case r.defines:
			edits = append(edits, edit{r.from, r.to, "[" + r.words + "]: " + destination(address) + titleOf(r.title)})
		default:
			edits = append(edits, edit{r.from, r.to, "[" + r.words + "](" + destination(address) + titleOf(r.title) + ")"})
		}
	}
	d.apply(edits)
}

// titleOf writes the title of a link or picture behind its address.
func titleOf(title string) string {
	if title == "" {
		return ""
	}
	return ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(title) + `"`
}
