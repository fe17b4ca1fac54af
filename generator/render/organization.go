package render

import (
	"cmp"
	"slices"
	"time"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// AboutView is what is known of a country, a ministry or an event, beside its
// releases.
type AboutView struct {
	Closed   *ClosedView // of a ministry that is no more
	Logo     *SignView
	Text     []string // what a ministry is, in paragraphs
	TextLang string   // where that is in another language than the page
	Facts    []FactView
	Contacts []ContactView
}

// FactView is a label and what is said under it.
type FactView struct {
	Label string
	Items []Link // without Href where there is no page of it
}

// about returns the public bodies of a country, what the register has of a
// ministry, or when an event takes place. It is nil if there is nothing to tell.
func (b *builder) about(l *plan.Listing) (*AboutView, error) {
	view, s := &AboutView{}, l.Subject
	var err error
	switch s.Shelf {
	case plan.Countries:
		var bodies []Link
		bodies, err = b.bodiesOf(s.ID)
		view.add(b.locale.MessageOr("shelf.ministries", ""), bodies...)
	case plan.Ministries:
		err = b.ministry(view, b.plan.Site.Ministries[s.ID])
	case plan.Events:
		if i := slices.IndexFunc(l.Releases, func(r *press.Release) bool { return r.EventTime != nil }); i >= 0 {
			view.Facts = b.takesPlace(l.Releases[i].EventTime)
		}
	}
	if view.Facts == nil && view.Contacts == nil {
		return nil, err
	}
	return view, err
}

func (v *AboutView) add(label string, items ...Link) {
	if len(items) > 0 {
		v.Facts = append(v.Facts, FactView{label, items})
	}
}

// most is how many ministries the page of a country names.
const most = 12

// bodiesOf are the ministries of a country that have releases, in the order of
// their directory, which has those that are left out.
func (b *builder) bodiesOf(country string) ([]Link, error) {
	directory := b.plan.Directory(b.page.Lang, plan.Ministries)
	if directory == nil {
		return nil, nil
	}
	var links []Link
	groups := directory.Catalogue().Groups
	for _, group := range groups {
		if group.Of.ID != country {
			continue
		}
		for _, item := range group.Items[:min(most, len(group.Items))] {
			link, err := b.entryOf(item.Subject)
			if err != nil {
				return nil, err
			}
			links = append(links, link)
		}
		if n := len(group.Items) - most; n > 0 {
			text, err := b.more(n)
			if err != nil {
				return nil, err
			}
			href := b.plan.Href(directory)
			if directory.Catalogue().Jumps() {
				href += "#" + b.part(group, len(groups)).ID
			}
			links = append(links, Link{Href: href, Text: text})
		}
	}
	return links, nil
}

func (b *builder) ministry(view *AboutView, m *press.Ministry) error {
	label := func(id string) string { return b.locale.MessageOr(id, "") }
	var err error
	if view.Closed, err = b.closed(m); err != nil {
		return err
	}
	view.Logo = b.logo(m)
	about, lang := b.text(m.About)
	view.Text, view.TextLang = paragraphs(about), lang
	view.add(label("body.country"), b.subject(plan.Subject{Shelf: plan.Countries, ID: m.Country}))
	name, _ := b.text(m.Name)
	if short, lang := b.text(m.Short); short != "" && short != name {
		view.add(label("body.short"), Link{Text: short, Lang: lang})
	}
	if !m.Since.IsZero() {
		view.add(label("body.since"), Link{Text: b.locale.Date(m.Since)})
	}
	if b.isClosed(m) {
		view.add(label("body.until"), Link{Text: b.locale.Date(m.Until)})
	}
	var former []Link
	for _, before := range b.formerly(m) {
		link, err := b.otherBody(before, before.Until)
		if err != nil {
			return err
		}
		former = append(former, link)
	}
	view.add(label("body.former"), former...)
	if next := b.successor(m); next != nil {
		link, err := b.otherBody(next, time.Time{})
		if err != nil {
			return err
		}
		view.add(label("body.successor"), link)
	}
	if m.URL != "" {
		view.add(label("contact.url"), Link{Href: m.URL, Text: m.URL, External: b.external(m.URL)})
	}
	if m.Contact == nil {
		return nil
	}
	contact, err := b.contact(*m.Contact)
	view.Contacts = []ContactView{contact}
	return err
}

// past reports whether a day of the register has come; what is planned is not
// told. A day that is not stated is taken to have come.
func (b *builder) past(day time.Time) bool { return !day.After(b.plan.Site.Now) }

// formerly returns the bodies whose work came to a ministry, directly or by
// way of others, the latest first.
func (b *builder) formerly(m *press.Ministry) []*press.Ministry {
	before := []*press.Ministry{m}
	for i := 0; i < len(before); i++ {
		for _, other := range b.plan.Site.Ministries {
			if other.SucceededBy == before[i].ID && b.past(other.Until) && !slices.Contains(before, other) {
				before = append(before, other)
			}
		}
	}
	before = before[1:]
	slices.SortFunc(before, func(x, y *press.Ministry) int {
		return cmp.Or(y.Until.Compare(x.Until), cmp.Compare(x.ID, y.ID))
	})
	return before
}

// otherBody leads to another body's releases, where the language has any.
func (b *builder) otherBody(m *press.Ministry, until time.Time) (Link, error) {
	link := b.subject(plan.Subject{Shelf: plan.Ministries, ID: m.ID})
	if until.IsZero() {
		return link, nil
	}
	var err error
	link.Note, err = b.locale.Format("body.until_day", "Date", b.locale.Date(until))
	return link, err
}
