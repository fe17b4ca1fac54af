package render

import (
	"fmt"
	"net/url"
	"time"

	"docsite/generator/layout"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// feeds fills a page's links to its feeds, and behind them those to all feeds of the
// language and to its calendar, which are not for browsers to discover.
func (b *builder) feeds(v *View, l *plan.Listing) error {
	if err := b.feedLinks(v, l.Feeds); err != nil {
		return err
	}
	if l.Calendar != nil {
		text := b.locale.MessageOr("page.calendar", "")
		v.Feeds = append(v.Feeds, FeedLink{Type: "text/calendar", Title: text, Text: text, Href: b.plan.Href(l.Calendar)})
	}
	return nil
}

func (b *builder) feedLinks(v *View, feeds []*plan.Page) error {
	for _, page := range feeds {
		title, err := b.feedTitle(page)
		if err != nil {
			return err
		}
		link := FeedLink{Type: "application/atom+xml", Title: title, Text: b.locale.MessageOr("page.feed_atom", ""), Href: b.plan.Href(page), Discovered: true}
		if page.Kind == plan.JSONFeed {
			link.Type, link.Text = "application/feed+json", b.locale.MessageOr("page.feed_json", "")
		}
		v.Feeds = append(v.Feeds, link)
	}
	var err error
	if v.Alerts, err = b.alerts(feeds); err != nil {
		return err
	}
	if v.Feeds != nil {
		text := b.locale.MessageOr("page.feed_all", "")
		v.Feeds = append(v.Feeds, FeedLink{Type: "text/x-opml", Title: text, Text: text, Href: b.plan.Href(b.plan.Outline(b.page.Lang))})
	}
	return nil
}

func (b *builder) feedTitle(page *plan.Page) (string, error) {
	site, _ := b.text(b.plan.Site.Title)
	if page.Corrections() != nil {
		return b.locale.Format("page.feed_title", "Subject", b.locale.MessageOr("corrections.title", ""), "Site", site)
	}
	if page.Listing().Subject.ID == "" {
		return site, nil
	}
	name, _ := b.name(page.Listing().Subject)
	return b.locale.Format("page.feed_title", "Subject", name, "Site", site)
}

// body is a public body, by its name and address.
type body struct{ name, url string }

// publisher is the site's, or the site itself.
func (b *builder) publisher() body {
	name, _ := b.text(b.plan.Site.Publisher.Name)
	if name == "" {
		name, _ = b.text(b.plan.Site.Title)
	}
	return body{name, b.plan.Site.Publisher.URL}
}

// id names a release in a language for ever, whatever its address becomes: a
// tag URI (RFC 4151) of the site's host, the release's year and its ID.
func (r *Renderer) id(release, lang string) string {
	return fmt.Sprintf("tag:%s,%s:%s", r.plan.Host(), release[:4], (&url.URL{Path: layout.Folder(release) + "/" + lang}).EscapedPath())
}

// updated is the last change of a list's releases, or when the last that it tells of was
// gone; of an empty list, the beginning of time, since a feed must have one and the clock
// must not show.
func (b *builder) updated(l *plan.Listing) string {
	last := time.Unix(0, 0)
	if gone := lastGone(l.Gone); gone.After(last) {
		last = gone
	}
	for _, r := range l.Releases {
		if m := r.Modified(r.Best(b.page.Lang)); m.After(last) {
			last = m
		}
	}
	return last.In(b.plan.Site.Zone).Format(time.RFC3339)
}

// overview is the page for people that a feed goes with.
func (b *builder) overview() *plan.Page {
	if b.page.Corrections() != nil {
		return b.plan.Corrections(b.page.Lang)
	}
	if b.page.Listing().Subject.ID == "" {
		return b.plan.Home(b.page.Lang)
	}
	return b.plan.List(b.page.Lang, b.page.Listing().Subject)
}

// feedSummary is a release's summary, behind a word that it is withdrawn: who
// reads feeds may never see the page.
func (b *builder) feedSummary(r *press.Release, t *press.Translation) (string, error) {
	if r.Withdrawn == nil {
		return b.summary(t), nil
	}
	l := b.plan.Locale(t.Lang)
	notice, err := l.Format("release.withdrawn", "Date", l.Date(r.Withdrawn.Date.In(b.plan.Site.Zone)))
	return l.Sentences(notice, b.summary(t)), err
}

// subjects are what a release is filed under, but for its ministries.
func subjects(r *press.Release) []plan.Subject {
	list := []plan.Subject{{Shelf: plan.Types, ID: r.Type}}
	for _, code := range r.Countries {
		list = append(list, plan.Subject{Shelf: plan.Countries, ID: code})
	}
	for _, topic := range r.Topics {
		list = append(list, plan.Subject{Shelf: plan.Topics, ID: topic})
	}
	return list
}
