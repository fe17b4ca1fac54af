package render

import (
	"strings"

	"docsite/generator/locale"
	"docsite/generator/press"
)

// What a release's page says around the text: its languages, how to cite it,
// and the releases that go with it.

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
			if b.tellsBehind(r, link.Lang) {
				view.Behind = b.locale.MessageOr("language.behind", "")
			}
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

// event leads to the other releases of the same event.
func (b *builder) event(rv *ReleaseView) error {
	for _, r := range b.page.Story().Event {
		entry, err := b.mention(r)
		if err != nil {
			return err
		}
		rv.Event = append(rv.Event, entry)
	}
	return nil
}

// external is what a screen reader hears of a link that leaves the site;
// nothing of another.
func (b *builder) external(href string) string {
	if !strings.HasPrefix(href, "http") || strings.HasPrefix(href, b.plan.Base()) {
		return ""
	}
	return b.locale.Aside(b.locale.MessageOr("release.external", ""))
}

// neighbours leads to what the release's first ministry issued before and
// after it.
func (b *builder) neighbours(rv *ReleaseView, r *press.Release) error {
	if b.page.Story().Earlier == nil && b.page.Story().Later == nil {
		return nil
	}
	view := &NeighboursView{}
	rv.Neighbours = view
	var err error
	if view.Title, err = b.locale.Format("release.same_issuer", "Ministry", rv.Issuers[0].Text); err != nil {
		return err
	}
	for _, side := range []struct {
		r    *press.Release
		into **Entry
	}{{b.page.Story().Earlier, &view.Earlier}, {b.page.Story().Later, &view.Later}} {
		if side.r != nil {
			entry, err := b.mention(side.r)
			if err != nil {
				return err
			}
			*side.into = &entry
		}
	}
	return nil
}

// mention is a release by its title and date, and whether it still holds.
func (b *builder) mention(r *press.Release) (Entry, error) {
	t := r.Best(b.page.Lang)
	e := Entry{
		Href: b.plan.Href(b.plan.Release(t)), Title: t.Title,
		Type: b.locale.MessageOr(locale.TypePrefix+r.Type, r.Type), Published: b.day(r.Date, r.DateOnly),
	}
	if t.Lang != b.page.Lang {
		e.Other = b.other(t.Lang)
	}
	var err error
	if r.Withdrawn != nil {
		e.Withdrawn, err = b.locale.Format("release.withdrawn", "Date", b.day(r.Withdrawn.Date, true).Text)
	}
	return e, err
}
