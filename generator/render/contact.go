package render

import (
	"html/template"

	"docsite/generator/contact"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// ContactView is whom to ask, and by which ways.
type ContactView struct {
	Office         string
	Name, NameLang string // the language where that is another than the page's
	Role, RoleLang string // of a person of the register, on the day of the release
	Ways           []Way
}

// Way is a way to ask. Its parts together are what the author wrote.
type Way struct {
	Label string
	Parts []Part
}

// Part is a link, or what stands between links.
type Part struct {
	Text     string
	Href     template.URL // of a scheme that package read has checked; none of what is no link
	External string       // said of a link that leaves the site
}

// contacts are the release's own, else those of the first of its ministries that has any.
func (b *builder) contacts(rv *ReleaseView, r *press.Release, t *press.Translation) error {
	for _, c := range b.plan.Site.Contacts(r, t) {
		view, err := b.contact(c)
		if err != nil {
			return err
		}
		rv.Contacts = append(rv.Contacts, view)
	}
	return nil
}

func (b *builder) contact(c press.Contact) (ContactView, error) {
	view := ContactView{Office: c.Office, Name: c.Name, NameLang: c.Called.NameLang, Role: c.Called.Role, RoleLang: c.Called.RoleLang}
	for _, way := range []struct {
		id, text string
		links    []contact.Link
	}{
		{"contact.tel", c.Tel, b.links(contact.Telephones, c.Tel)},
		{"contact.fax", c.Fax, nil},
		{"contact.email", c.Email, b.links(contact.Mailboxes, c.Email)},
		{"contact.url", c.URL, []contact.Link{{End: len(c.URL), Href: c.URL}}},
	} {
		if way.text == "" {
			continue
		}
		label, err := b.locale.Format(way.id)
		if err != nil {
			return view, err
		}
		view.Ways = append(view.Ways, Way{label, b.partsOf(way.text, way.links)})
	}
	return view, nil
}

// links finds the links in what is written; there are none in what package read has
// told of, which a preview shows.
func (b *builder) links(find func(string, contact.Words) ([]contact.Link, error), written string) []contact.Link {
	links, _ := find(written, locale.ContactWords(b.plan.Locales))
	return links
}

// partsOf cuts a text where its links begin and end.
func (b *builder) partsOf(text string, links []contact.Link) []Part {
	var parts []Part
	at := 0
	add := func(end int, href string) {
		if end > at {
			parts = append(parts, Part{text[at:end], template.URL(href), b.external(href)})
		}
		at = end
	}
	for _, l := range links {
		add(l.Start, "")
		add(l.End, l.Href)
	}
	add(len(text), "")
	return parts
}
