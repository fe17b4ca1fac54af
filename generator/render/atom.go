package render

import (
	"bytes"
	"encoding/xml"
	"time"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// atom makes a feed as RFC 4287 has it. It is written element by element:
// a large site has more feed entries than pages.
func (b *builder) atom(out *bytes.Buffer) error {
	page := b.page
	w := &atomWriter{out}
	w.WriteString(xml.Header)
	tombstones := ""
	if len(page.Listing().Gone) > 0 {
		tombstones = tombstoneSpace
	}
	w.open("feed", "xmlns", atomSpace, "xmlns:at", tombstones, "xml:lang", page.Lang)
	if err := b.atomHead(w, b.updated(page.Listing())); err != nil {
		return err
	}
	b.deletedEntries(w)
	for _, release := range page.Listing().Releases {
		w.WriteByte('\n')
		t := release.Best(page.Lang)
		summary, err := b.feedSummary(release, t)
		if err != nil {
			return err
		}
		b.atomEntry(w, release, t, summary)
	}
	w.close("feed")
	w.WriteByte('\n')
	return nil
}

// The namespaces of feeds (RFC 4287, section 2; RFC 6721, section 2).
const (
	atomSpace      = "http://www.w3.org/2005/Atom"
	tombstoneSpace = "http://purl.org/atompub/tombstones/1.0"
)

// atomHead writes what a feed says of itself.
func (b *builder) atomHead(w *atomWriter, updated string) error {
	title, err := b.feedTitle(b.page)
	self := b.plan.URL(b.page)
	w.element("title", title)
	w.element("id", self)
	w.element("updated", updated)
	w.link("self", "application/atom+xml", "", self)
	w.link("alternate", "text/html", b.page.Lang, b.plan.URL(b.overview()))
	if hub := b.plan.Site.Hub; hub != "" {
		w.link("hub", "", "", hub) // WebSub, section 4
	}
	w.person(b.publisher())
	return err
}

func (b *builder) atomEntry(w *atomWriter, r *press.Release, t *press.Translation, summary string) {
	zone := b.plan.Site.Zone
	w.open("entry")
	w.passage("title", t.Lang, plan.SharedTitle(r, t, b.plan.Locale(t.Lang)))
	w.element("id", b.id(r.ID, t.Lang))
	w.element("updated", r.Modified(t).In(zone).Format(time.RFC3339))
	w.element("published", r.Date.In(zone).Format(time.RFC3339))
	w.link("alternate", "text/html", t.Lang, b.plan.URL(b.plan.Release(t))) // the first is the one that readers follow
	for _, other := range r.Translations {
		if other != t {
			w.link("alternate", "text/html", other.Lang, b.plan.URL(b.plan.Release(other)))
		}
	}
	for _, id := range r.Ministries {
		m := b.plan.Site.Ministries[id]
		name, _ := b.text(m.Name)
		w.person(body{name, m.URL})
	}
	for _, s := range subjects(r) {
		name, _ := b.name(s)
		w.open("category", "term", s.Shelf.Name()+"/"+s.ID, "label", name)
		w.close("category")
	}
	if summary != "" {
		w.passage("summary", t.Lang, summary)
	}
	w.close("entry")
}

// atomWriter writes XML. Its texts are those of diagnosed files, so they hold
// no character that XML cannot.
type atomWriter struct{ *bytes.Buffer }

// open begins an element; attributes are pairs of a name and a value, of which
// an empty one is left out.
func (w *atomWriter) open(name string, attributes ...string) {
	w.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		w.WriteString(" " + attributes[i] + `="`)
		w.text(attributes[i+1])
		w.WriteByte('"')
	}
	w.WriteByte('>')
}

func (w *atomWriter) close(name string) { w.WriteString("</" + name + ">") }

func (w *atomWriter) text(s string) { escapeMarkup.WriteString(w, s) } // a Buffer does not fail

func (w *atomWriter) element(name, text string) {
	w.open(name)
	w.text(text)
	w.close(name)
}

// passage is an element whose text may be in another language than the feed's.
func (w *atomWriter) passage(name, lang, text string) {
	w.open(name, "xml:lang", lang)
	w.text(text)
	w.close(name)
}

func (w *atomWriter) link(rel, mediaType, lang, href string) {
	w.open("link", "rel", rel, "type", mediaType, "hreflang", lang, "href", href)
	w.close("link")
}

func (w *atomWriter) person(p body) {
	w.open("author")
	w.element("name", p.name)
	if p.url != "" {
		w.element("uri", p.url)
	}
	w.close("author")
}
