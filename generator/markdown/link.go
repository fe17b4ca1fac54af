package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// destination is where a link or picture leads.
type destination struct {
	address string // cleaned
	target  Target
	refusal *AddressError // or nil
	offset  int           // of where it is written
	bare    bool          // the link's text is the address itself
}

// destination reads the destination of a link or picture. It is written where
// goldmark cut it from or, in a link by reference, elsewhere: then the link's
// own place counts.
func (w *writer) destination(written []byte, n ast.Node, byReference bool) destination {
	d := destination{offset: n.Pos()}
	if offset, ok := w.offset(written); ok && !byReference {
		d.offset = offset
	}
	if !hasNone(written, special) {
		w.chars = unescape(w.chars[:0], written)
		written = w.chars
	}
	return d.of(string(written))
}

// of returns d with an address.
func (d destination) of(address string) destination {
	d.address = clean(address)
	if d.target, d.refusal = targetOf(d.address); d.target == Phone && d.refusal == nil {
		d.address = dialled(d.address)
	}
	return d
}

// link writes a link. A refused one is its text alone.
func (w *writer) link(n *ast.Link) {
	d := w.destination(n.Destination, n, n.Reference != nil)
	if d.refusal != nil {
		before := len(w.doc.Diagnostics)
		w.refuse(d)
		if offset, ok := w.offset(n.Destination); ok && n.Reference != nil && len(w.doc.Diagnostics) > before {
			last := &w.doc.Diagnostics[before]
			*last = last.WithRelated(w.place(&w.defined, offset), "the address is written here")
		}
		w.inlines(n)
		return
	}
	w.openLink(d, n.Title)
	w.attributes(n)
	w.write(">")
	w.inLink = true
	w.inlines(n)
	w.inLink = false
	w.closeLink(d)
}

// autoLink writes an address that is a link by itself. goldmark takes one
// within a link's text for a link too; HTML does not.
func (w *writer) autoLink(n *ast.AutoLink) {
	label := n.Label(w.source)
	d := destination{offset: n.Pos()}
	if offset, ok := w.offset(label); ok {
		d.offset = offset
	}
	address := string(n.URL(w.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	d = d.of(address)
	w.seen(label)
	w.beside(label)
	if d.refusal != nil {
		w.refuse(d)
	}
	if d.refusal != nil || w.inLink {
		w.out = escape(w.out, label)
		return
	}
	d.bare = true
	w.openLink(d, nil)
	w.write(">")
	w.out = escape(w.out, label)
	w.closeLink(d)
}

func (w *writer) refuse(d destination) {
	w.report(diag.BadScheme, d.offset, d.refusal.Hint, "%s", d.refusal.Message)
}

// openLink begins the start tag of a link, which may have more attributes.
func (w *writer) openLink(d destination, title []byte) {
	w.write("<a ")
	if d.target == Inside {
		w.mark(press.Link{Kind: press.Hyperlink, Dest: decode(d.address), At: w.at(d.offset)})
	} else {
		switch {
		case w.leaves(d) && d.bare:
			w.write(`class="external bare" rel="external" `) // on paper it says where it leads
		case w.leaves(d):
			w.write(`class="external" rel="external" `)
		}
		w.write(`href="`)
		w.chars = append(w.chars[:0], d.address...)
		w.out = escape(w.out, util.URLEscape(w.chars, false))
		w.write(`"`)
	}
	w.title(title)
}

func (w *writer) closeLink(d destination) {
	if w.leaves(d) {
		w.write(w.external)
	}
	w.write("</a>")
}

// leaves reports whether a link leaves the site.
func (w *writer) leaves(d destination) bool {
	return d.target == Web && !w.beneath(d.address)
}

// title writes the title attribute of a link or of a picture within a line.
func (w *writer) title(title []byte) {
	if len(title) == 0 {
		return
	}
	w.write(` title="`)
	w.markdown(title)
	w.write(`"`)
}
