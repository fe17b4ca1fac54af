package render

import (
	"encoding/json"
	"html/template"
	"slices"
	"strings"

	"docsite/generator/plan"
	"docsite/generator/syndication"
)

// head writes what machines read in a page's head. It is made here and not by a
// template, so that no template can leave a language out of hreflang, and
// because it is a third of what there is to write on a page.
func (b *builder) head(v *View) (template.HTML, error) {
	w := &headWriter{}
	w.Grow(4 << 10)
	w.meta("name", "description", v.Description)
	if v.Preview || b.page.Kind == plan.NotFound || b.page.Kind == plan.Tombstone || b.page.Kind == plan.SideBySide {
		w.meta("name", "robots", "noindex")
	}
	w.link("rel", "canonical", "href", v.Canonical)
	for _, same := range b.page.Alternates {
		w.link("rel", "alternate", "hreflang", same.Lang, "href", b.plan.URL(same))
	}
	if b.page.XDefault != nil {
		w.link("rel", "alternate", "hreflang", "x-default", "href", b.plan.URL(b.page.XDefault))
	}
	for _, feed := range v.Feeds {
		if !feed.Discovered {
			continue
		}
		w.link("rel", "alternate", "type", feed.Type, "title", feed.Title, "href", feed.Href)
	}
	for _, page := range b.plan.Twins(b.page) {
		twin := []string{"rel", "alternate", "type", page.Twin().Format.MediaType()}
		if title := page.Twin().Format.Title(); title != "" {
			twin = append(twin, "title", title)
		}
		w.link(append(twin, "href", b.plan.Href(page))...)
	}
	w.link("rel", "manifest", "href", b.plan.Href(b.plan.Manifest(b.page.Lang)))
	w.link("rel", "search", "type", "application/opensearchdescription+xml", "title", v.Site.Title, "href", b.plan.Href(b.plan.Described(b.page.Lang)))
	b.openGraph(w, v)
	if b.plan.Site.DublinCore && v.Release != nil {
		for _, e := range syndication.DublinCore(b.brief(b.page.Story().Release, b.page.Story().Translation)) {
			if e.Link {
				w.link("rel", e.Name, "href", e.Value)
			} else {
				w.meta("name", e.Name, e.Value)
			}
		}
	}
	for _, described := range b.described(v) {
		text, err := json.Marshal(described) // which escapes what would end a script
		if err != nil {
			return "", err
		}
		w.WriteString(`<script type="application/ld+json">`)
		w.Write(text)
		w.WriteString("</script>\n")
	}
	return template.HTML(w.String()), nil
}

// described is what JSON-LD says of the page.
func (b *builder) described(v *View) []any {
	var all []any
	if v.Release != nil {
		all = append(all, b.article(b.page.Story().Release, b.page.Story().Translation, v))
	}
	if v.Home != nil {
		all = append(all, b.website(v))
	}
	if v.Path != nil {
		all = append(all, b.trail(v))
	}
	return all
}

// openGraph writes the properties of ogp.me that readers of cards know.
func (b *builder) openGraph(w *headWriter, v *View) {
	w.meta("property", "og:title", v.shared)
	kind := "website"
	if v.Release != nil {
		kind = "article"
	}
	w.meta("property", "og:type", kind)
	w.meta("property", "og:url", v.Canonical)
	w.meta("property", "og:site_name", v.Site.Title)
	w.meta("property", "og:description", v.Description)
	w.meta("property", "og:locale", b.set.openGraph)
	told := []string{b.set.openGraph}
	for _, same := range b.page.Alternates {
		if other := b.sets[same.Lang].openGraph; !slices.Contains(told, other) { // ja-simple is of ja_JP, too
			w.meta("property", "og:locale:alternate", other)
			told = append(told, other)
		}
	}
	b.share(w)
	if v.Release == nil {
		return
	}
	w.meta("property", "article:published_time", v.Release.Published.Machine)
	if m := b.page.Story().Release.Modified(b.page.Story().Translation); m.After(b.page.Story().Release.Date) {
		w.meta("property", "article:modified_time", b.day(m, true).Machine)
	}
}

// headWriter writes elements of a head.
type headWriter struct{ strings.Builder }

// meta writes a property, unless it is empty.
func (w *headWriter) meta(kind, name, content string) {
	if content != "" {
		w.element("meta", kind, name, "content", content)
	}
}

func (w *headWriter) link(attributes ...string) { w.element("link", attributes...) }

// element writes an element of pairs of an attribute and its value.
func (w *headWriter) element(name string, attributes ...string) {
	w.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		w.WriteString(" " + attributes[i] + `="`)
		escapeMarkup.WriteString(w, attributes[i+1]) // a Builder does not fail
		w.WriteByte('"')
	}
	w.WriteString(">\n")
}

// escapeMarkup writes a text into HTML or XML, between tags or in an attribute
// in double quotation marks.
var escapeMarkup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")
