package render

import (
	"strings"

	"docsite/generator/press"
)

// What a release's page says around the text: its languages, and how to cite it.

// translations sets the state of a release in every language of the site, in
// the switcher shortly.
func (b *builder) translations(v *View, r *press.Release) {
	for i := range v.Languages {
		link := &v.Languages[i]
		t := r.In(link.Lang)
		view := TranslationView{Lang: link.Lang, Name: link.Name, Href: link.Href, Current: link.Current}
		switch {
		case t == nil:
			view.State = b.locale.MessageOr("language.missing", "")
		case t == r.Original:
			view.State = b.locale.MessageOr("language.original", "")
			if len(r.Translations) > 1 {
				link.Note = view.State
			}
		default:
			view.State = b.locale.MessageOr("language."+string(t.Status), "")
			if t.Status != press.Official {
				link.Note = view.State
			}
			view.Behind = b.behindNote(r, link.Lang)
		}
		v.Release.Languages = append(v.Release.Languages, view)
	}
}

// cite is how the release is cited: who issued it, its title, what it is and
// of when, where it stands.
func (b *builder) cite(v *View) (string, error) {
	rv := v.Release
	issuers := make([]string, len(rv.Issuers))
	for i, issuer := range rv.Issuers {
		issuers[i] = issuer.Text
	}
	if len(issuers) == 0 {
		issuers = []string{v.Site.Title}
	}
	about := []any{"Issuers", b.locale.List(issuers), "Title", v.Title, "Type", rv.Type.Text, "Date", rv.Published.Text, "URL", v.Canonical}
	if rv.Reference == "" {
		return b.locale.Format("cite.text", about...)
	}
	return b.locale.Format("cite.numbered", append(about, "Reference", rv.Reference)...)
}

// external is what a screen reader hears of a link that leaves the site;
// nothing of another.
func (b *builder) external(href string) string {
	if !strings.HasPrefix(href, "http") || strings.HasPrefix(href, b.plan.Base()) {
		return ""
	}
	return b.locale.Aside(b.locale.MessageOr("release.external", ""))
}
