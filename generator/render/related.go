package render

import (
	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// The releases that go with one.

// NeighboursView leads to the releases that the same ministry issued before
// and after this one.
type NeighboursView struct {
	Title          string
	Earlier, Later *Entry
}

// RelatedView is some of the releases that are related to one, and what they have in
// common with it: the name of a ministry, topic or country, which leads to its list, or
// words alone.
type RelatedView struct {
	Title    Link
	Releases []Entry
}

// related leads to the releases that have something in common with the page's.
func (b *builder) related(rv *ReleaseView) error {
	for _, related := range b.page.Story().Related {
		view := RelatedView{Title: b.kinship(related)}
		for _, r := range related.Releases {
			entry, err := b.mention(r)
			if err != nil {
				return err
			}
			view.Releases = append(view.Releases, entry)
		}
		rv.Related = append(rv.Related, view)
	}
	return nil
}

// kinship says what releases have in common with the page's.
func (b *builder) kinship(related plan.Related) Link {
	switch related.By {
	case plan.SameEvent:
		event := b.subject(plan.Subject{Shelf: plan.Events, ID: related.ID})
		return Link{Text: b.locale.MessageOr("release.event", ""), Href: event.Href}
	case plan.SameMinistry:
		return b.subject(plan.Subject{Shelf: plan.Ministries, ID: related.ID})
	case plan.SameTopic:
		return b.subject(plan.Subject{Shelf: plan.Topics, ID: related.ID})
	case plan.SameCountry:
		return b.subject(plan.Subject{Shelf: plan.Countries, ID: related.ID})
	}
	return Link{Text: b.locale.MessageOr("release.others", "")}
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
