package render

import (
	"net/url"

	"docsite/generator/plan"
)

// AlertsView is the form by which a reader asks the office's mailing service for e-mail of new releases: the
// address that is typed goes there, with the feed that the service reads and the language.
type AlertsView struct {
	Action string
	Email  string        // the name of the field for the reader's address
	Hidden []HiddenField // what is sent with it
	Note   string        // of what the e-mail is, and to which host the address goes
}

// HiddenField is a field of a form that its reader does not fill in.
type HiddenField struct{ Name, Value string }

// alerts is the form of a page with these feeds, the first of Atom; nil where the site has no mailing service.
func (b *builder) alerts(feeds []*plan.Page) (*AlertsView, error) {
	of := b.plan.Site.Alerts
	if of == nil || len(feeds) == 0 {
		return nil, nil
	}
	u, err := url.Parse(of.Action)
	if err != nil {
		return nil, err // package read has told of it
	}
	named := func(field string) string {
		if name := of.Fields[field]; name != "" {
			return name
		}
		return field
	}
	feed := feeds[0]
	title, err := b.feedTitle(feed)
	if err != nil {
		return nil, err
	}
	view := &AlertsView{
		Action: of.Action, Email: named("email"),
		Hidden: []HiddenField{{named("feed"), b.plan.URL(feed)}, {named("language"), b.page.Lang}},
	}
	view.Note, err = b.locale.Format("alerts.note", "Feed", title, "Host", u.Host)
	return view, err
}
