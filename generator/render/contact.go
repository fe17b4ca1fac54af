package render

import (
	"html/template"
	"net/url"
	"strings"

	"docsite/generator/press"
)

// ContactView is whom to ask, and by which ways.
type ContactView struct {
	Office, Name string
	Ways         []Way
}

// Way is a way to ask.
type Way struct {
	Label, Text string
	Href        template.URL // of a scheme that package read has checked
	External    string       // said of a link that leaves the site
}

// contacts are the release's own, else the first ministry's.
func (b *builder) contacts(rv *ReleaseView, r *press.Release, t *press.Translation) error {
	list := t.Contacts
	if list == nil && len(r.Ministries) > 0 {
		if c := b.plan.Site.Ministries[r.Ministries[0]].Contact; c != nil {
			list = []press.Contact{*c}
		}
	}
	for _, c := range list {
		view, err := b.contact(c)
		if err != nil {
			return err
		}
		rv.Contacts = append(rv.Contacts, view)
	}
	return nil
}

func (b *builder) contact(c press.Contact) (ContactView, error) {
	view := ContactView{Office: c.Office, Name: c.Name}
	for _, way := range []struct{ id, text, href string }{
		{"contact.tel", c.Tel, "tel:" + dial(c.Tel)},
		{"contact.fax", c.Fax, ""},
		{"contact.email", c.Email, "mailto:" + strings.ReplaceAll(url.PathEscape(c.Email), "%40", "@")},
		{"contact.url", c.URL, c.URL},
	} {
		if way.text == "" {
			continue
		}
		label, err := b.locale.Format(way.id)
		if err != nil {
			return view, err
		}
		view.Ways = append(view.Ways, Way{label, way.text, template.URL(way.href), b.external(way.href)})
	}
	return view, nil
}

// dial is a telephone number as a tel: address has it, with an extension that
// stands behind an x or a # (RFC 3966, section 3). Of several numbers between
// strokes it is the first.
func dial(number string) string {
	number, _, _ = strings.Cut(number, "/")
	if at := strings.IndexAny(number, "x#"); at >= 0 {
		return dial(number[:at]) + ";ext=" + dial(number[at+1:])
	}
	number = strings.TrimSpace(number)
	if strings.HasPrefix(number, "+") {
		number = strings.ReplaceAll(number, "(0)", "") // which is not dialled from abroad
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r >= '0' && r <= '9' || r == '+' || r == '-':
			return r
		case strings.ContainsRune(" .－　", r):
			return '-'
		}
		return -1
	}, number)
}
