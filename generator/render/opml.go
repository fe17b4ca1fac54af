package render

import (
	"bytes"
	"encoding/xml"

	"docsite/generator/plan"
)

// opml lists all feeds of a language, for readers of feeds to take in at once (OPML 2.0,
// “Subscription lists”): the site's, and below the ways in those of each list; those of
// ministries below their countries. A feed is named in its Atom form alone, which every
// reader knows: who follows both would read everything twice.
//
// There is no <link> to it in pages. No registered relation says that a file lists feeds.
func (b *builder) opml(out *bytes.Buffer) error {
	w := &atomWriter{out}
	title, err := b.locale.Format("page.feed_title", "Subject", b.locale.MessageOr("page.feeds", ""), "Site", b.siteTitle())
	if err != nil {
		return err
	}
	w.WriteString(xml.Header)
	w.open("opml", "version", "2.0")
	w.open("head")
	w.element("title", title)
	w.element("docs", "http://opml.org/spec2.opml")
	w.close("head")
	w.WriteByte('\n')
	w.open("body")
	home := b.plan.Home(b.page.Lang)
	if err := b.outline(w, b.siteTitle(), home, home.Listing().Feeds); err != nil {
		return err
	}
	if page := b.plan.Corrections(b.page.Lang); page != nil {
		if err := b.outline(w, b.locale.MessageOr("corrections.title", ""), page, page.Corrections().Feeds); err != nil {
			return err
		}
	}
	for _, k := range plan.Shelves[1:] {
		page, text := b.shelf(k)
		if page == nil {
			continue
		}
		b.openOutline(w, text)
		groups := page.Catalogue().Groups
		if k != plan.Ministries {
			groups = []plan.Group{{Items: page.Catalogue().Items}}
		}
		for _, g := range groups {
			if g.Of != nil {
				name, _ := b.name(*g.Of)
				b.openOutline(w, name)
			}
			for _, item := range g.Items {
				name, _ := b.name(item.Subject)
				if err := b.outline(w, name, item.Page, item.Page.Listing().Feeds); err != nil {
					return err
				}
			}
			if g.Of != nil {
				w.close("outline")
				w.WriteByte('\n')
			}
		}
		w.close("outline")
		w.WriteByte('\n')
	}
	w.close("body")
	w.close("opml")
	w.WriteByte('\n')
	return nil
}

func (b *builder) openOutline(w *atomWriter, text string) {
	w.open("outline", "text", text)
	w.WriteByte('\n')
}

// outline is a feed. The type of every feed is rss in OPML, whatever its format is.
func (b *builder) outline(w *atomWriter, name string, page *plan.Page, feeds []*plan.Page) error {
	title, err := b.feedTitle(feeds[0])
	w.open("outline", "type", "rss", "text", name, "title", title,
		"xmlUrl", b.plan.URL(feeds[0]), "htmlUrl", b.plan.URL(page), "language", b.page.Lang)
	w.close("outline")
	w.WriteByte('\n')
	return err
}

func (b *builder) siteTitle() string {
	title, _ := b.text(b.plan.Site.Title)
	return title
}
