package audit

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"docsite/generator/diag"
)

// body is what is known of the body of a page.
type body struct {
	anchors   []anchor
	named     []reference
	fragments []lead // to anchors of the page itself

	controls []control // open elements that need a name
	labels   int       // open ones
	fields   []field
	tables   []table // open ones

	level      int // of the last heading
	mains      int // headings of the first level
	main, rest sample
	bodied     bool // there is something in it
}

// control is an open link, button or heading.
type control struct {
	atom   atom.Atom
	offset int
	named  bool // by a text, or something in its place
}

// field is a field of a form without a name of its own.
type field struct {
	id     uint64
	offset int
}

// table is an open table.
type table struct {
	offset             int
	rows, cells, heads int
	layout             bool
}

// words reads text.
func (p *scanner) words(text []byte) {
	if n := len(p.stack); n > 0 {
		switch p.stack[n-1].atom {
		case atom.Script:
			if p.script == "application/ld+json" {
				p.structured(text)
			}
			return
		case atom.Style:
			for address := range addressesOf(string(text)) {
				p.loads(address)
			}
			return
		case atom.Title:
			if p.foreign == 0 {
				p.titled(text)
				return
			}
		case atom.Textarea, atom.Iframe, atom.Xmp, atom.Noembed, atom.Noframes:
			return
		}
	}
	if p.inert > 0 || len(bytes.TrimSpace(text)) == 0 {
		return
	}
	p.bodied = true
	p.name()
	if p.now.aside || p.now.lang != p.lang || p.lang == nil {
		return
	}
	if p.now.inMain {
		p.main.add(text)
	} else {
		p.rest.add(text)
	}
}

// name gives open controls a name, unless what has it is hidden.
func (p *scanner) name() {
	if p.now.hidden {
		return
	}
	for i := range p.controls {
		p.controls[i].named = true
	}
}

// bodyElement reads an element of the body.
func (p *scanner) bodyElement(a atom.Atom) {
	if p.attr.told(kAriaLabel) || p.attr.told(kTitle) || p.attr.told(kAriaLabelledby) {
		p.name()
	}
	if p.attr.has[kTarget] {
		switch target := p.attr.word(kTarget); target {
		case "_blank", "_self", "_parent", "_top", "":
		case "blank", "new", "self", "top", "parent":
			p.findf(diag.TargetUnknown, p.at, "write _"+strings.Replace(target, "new", "blank", 1), "target=%s is the name of no frame", quoted(target))
		default:
			if target[0] == '_' {
				p.findf(diag.TargetUnknown, p.at, "write _blank, or leave it out", "target=%s is the name of no frame", quoted(target))
			}
		}
	}
	switch a {
	case atom.Img:
		p.picture()
	case atom.Input, atom.Select, atom.Textarea:
		p.field(a)
	case atom.Area:
		if p.attr.has[kHref] && !p.attr.told(kAlt) && !p.labelled() {
			p.findf(diag.LinkUnnamed, p.at, "write where it leads into alt", "an area of a picture leads somewhere and has no text")
		}
	case atom.Iframe, atom.Frame:
		if !p.attr.told(kTitle) && !p.labelled() && !p.now.hidden {
			p.findf(diag.FrameUntitled, p.at, "say in title what it shows", "a frame has no title")
		}
	case atom.Tr:
		if n := len(p.tables); n > 0 {
			p.tables[n-1].rows++
		}
	case atom.Td:
		if n := len(p.tables); n > 0 {
			p.tables[n-1].cells++
			if p.attr.word(kRole) == "rowheader" {
				p.tables[n-1].heads++
			}
		}
	case atom.Th:
		if n := len(p.tables); n > 0 {
			p.tables[n-1].heads++
		}
	}
}

// labelled reports whether an element has a name for screen readers.
func (p *scanner) labelled() bool {
	return p.attr.told(kAriaLabel) || p.attr.told(kAriaLabelledby) || p.attr.told(kTitle)
}

// picture looks at the alternative text of a picture.
func (p *scanner) picture() {
	p.bodied = true
	role := p.attr.word(kRole)
	switch {
	case p.now.hidden, role == "presentation", role == "none":
	case p.attr.told(kAlt):
		p.name()
		if alt := strings.TrimSpace(p.attr.get(kAlt)); isFileName(alt) {
			p.findf(diag.AltFileName, p.at, "say what the picture shows, or write alt=\"\" where the text beside it says so", "the alternative text %s is the name of a file", quoted(alt))
		}
	case p.attr.has[kAlt], p.labelled():
	default:
		p.findf(diag.ImageWithoutAlt, p.at, "write alt=\"…\", or alt=\"\" for a picture that says nothing", "the picture %s has no alternative text", quoted(p.attr.get(kSrc)))
	}
}

// isFileName reports whether a text is the name of a picture's file.
func isFileName(text string) bool {
	lower := strings.ToLower(text)
	if strings.ContainsAny(lower, " \u00A0\u3000") {
		return false
	}
	if pictures[ending(lower)] {
		return true
	}
	for _, camera := range []string{"img_", "dsc_", "dscn", "dscf", "img-", "pxl_"} {
		if rest, ok := strings.CutPrefix(lower, camera); ok && rest != "" && strings.Trim(rest, "0123456789_-") == "" {
			return true
		}
	}
	return false
}

// pictures are the endings of pictures.
var pictures = set(".jpg .jpeg .png .gif .webp .avif .svg .bmp .tif .tiff .heic")

// field looks for the name of a field of a form.
func (p *scanner) field(a atom.Atom) {
	if a == atom.Input {
		switch p.attr.word(kType) {
		case "hidden", "submit", "reset":
			return
		case "image", "button":
			if !p.attr.told(kAlt) && !p.attr.told(kValue) && !p.labelled() {
				p.findf(diag.ButtonUnnamed, p.at, "write what it does into alt or value", "a button of a form has no text")
			}
			return
		}
	}
	if p.labels > 0 || p.labelled() || p.attr.told(kPlaceholder) || p.now.hidden {
		return
	}
	f := field{offset: p.at}
	if p.attr.told(kID) {
		f.id = digest(p.attr.values[kID])
	}
	p.fields = append(p.fields, f)
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

// openBody begins an element that has a name or parts.
func (p *scanner) openBody(e *element) {
	switch level := headings[e.atom]; {
	case e.atom == atom.A && p.attr.has[kHref] && p.foreign == 0, e.atom == atom.Button:
		for _, c := range p.controls {
			if c.atom == atom.A || c.atom == atom.Button {
				p.findf(diag.ControlInControl, p.at, "end the first one before: browsers do so at different places", "<%s> lies within <%s>", e.atom, c.atom)
				break
			}
		}
		e.control = true
		p.controls = append(p.controls, control{e.atom, p.at, p.labelled() || p.now.hidden})
	case level > 0:
		e.control = true
		p.controls = append(p.controls, control{e.atom, p.at, p.labelled() || p.now.hidden})
		if level == 1 {
			if p.mains++; p.mains == 2 {
				p.find(diag.MainHeadingTwice, p.at, "a second <h1>", "make it <h2>: the main heading says what the whole page is about")
			}
		}
		if p.level > 0 && level > p.level+1 {
			p.findf(diag.HeadingSkipped, p.at, "screen readers list headings by their levels: use the next one, and set its size by style", "<h%d> follows <h%d>", level, p.level)
		}
		p.level = level
	case e.atom == atom.Label:
		e.label = true
		p.labels++
	case e.atom == atom.Table:
		e.table = true
		role := p.attr.word(kRole)
		if n := len(p.tables); n > 0 {
			p.tables[n-1].layout = true // a table around another one sets a page
		}
		p.tables = append(p.tables, table{offset: p.at, layout: role == "presentation" || role == "none"})
	}
}

// closeBody ends such an element.
func (p *scanner) closeBody(e *element) {
	switch {
	case e.control:
		c := p.controls[len(p.controls)-1]
		p.controls = p.controls[:len(p.controls)-1]
		switch {
		case c.named:
		case c.atom == atom.A:
			p.findf(diag.LinkUnnamed, c.offset, "write where it leads, as text, as the alt of its picture or as aria-label", "a link has no text")
		case c.atom == atom.Button:
			p.findf(diag.ButtonUnnamed, c.offset, "write what it does, as text or as aria-label", "a button has no text")
		default:
			p.findf(diag.HeadingEmpty, c.offset, "delete it, or write its text: set distances by style", "<%s> is empty", c.atom)
		}
	case e.label:
		p.labels--
	case e.table:
		t := p.tables[len(p.tables)-1]
		p.tables = p.tables[:len(p.tables)-1]
		if !t.layout && t.heads == 0 && t.rows > 1 && t.cells >= 4 {
			p.findf(diag.TableHeadless, t.offset, "make the cells that name columns or rows <th>, or say role=\"presentation\" where it is no table", "a table of %d rows has no <th>", t.rows)
		}
	}
}

// bodyless tells what the body of a page lacks, once it is read.
func (p *scanner) bodyless() {
	for _, f := range p.fields {
		if f.id == 0 || !slices.ContainsFunc(p.named, func(n reference) bool { return n.label && n.id == f.id }) {
			p.findf(diag.FieldUnlabelled, f.offset, "write <label for=\"…\"> with its id, or aria-label", "a field of a form has no label")
		}
	}
	if p.mains == 0 && p.bodied {
		p.find(diag.MainHeadingMissing, whole, "the page has no <h1>", "say in one what the page is about")
	}
	if p.lang == nil || !p.lang.valid || p.invalid {
		return
	}
	s := &p.rest
	if p.main.all >= fewestLetters {
		s = &p.main
	}
	if written := s.against(p.lang); written != "" {
		p.find(diag.LangNotWritten, whole, "the page says that it is in “"+p.lang.text+"”, but is written in "+written,
			"mend lang, or publish the translation; passages in another language have a lang of their own")
	}
}
