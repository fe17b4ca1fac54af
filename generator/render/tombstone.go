package render

import (
	"slices"
	"time"

	"docsite/generator/plan"
	"docsite/generator/press"
)

// TombstoneView is what stands in the place of a release that is gone.
type TombstoneView struct {
	Text   string   // that it was published in error, and since when it is gone
	Reason *Passage // nil where none is given
	Merged *Link    // to the release that says now what it said
}

func (b *builder) tombstone(v *View) error {
	burial := b.page.Burial()
	v.Title = b.locale.MessageOr("gone.title", "")
	if archive, name := b.shelf(plan.Archive); archive != nil {
		b.path(v, b.link(archive, name), Link{Text: v.Title})
	} else {
		b.path(v, Link{Text: v.Title})
	}
	text, err := b.locale.Format("gone.note", "Date", b.day(burial.Stone.Gone.Date, true).Text)
	v.Description = text
	v.Tombstone = &TombstoneView{Text: text}
	if reason, lang := b.text(burial.Stone.Gone.Reason); reason != "" {
		v.Tombstone.Reason = &Passage{reason, lang}
	}
	if burial.Merged != nil {
		t := burial.Merged.Story().Translation
		v.Tombstone.Merged = &Link{Href: b.plan.Href(burial.Merged), Text: t.Title, Lang: b.tagUnless(t.Lang)}
	}
	return err
}

// deletedEntries tells of releases that are gone (RFC 6721, “The Atom "deleted-entry"
// Element”): of those that the feeds of the language may have had, in each of them, so that
// none tells in which it was.
func (b *builder) deletedEntries(w *atomWriter) {
	for _, stone := range b.page.Listing().Gone {
		w.WriteByte('\n')
		w.open("at:deleted-entry", "ref", b.id(stone.ID, stone.Best(b.page.Lang).Lang), "when", stone.Gone.Date.In(b.plan.Site.Zone).Format(time.RFC3339))
		if reason, in := stone.Gone.Reason.In(b.page.Lang, b.plan.Site.Languages); reason != "" {
			w.passage("at:comment", in, reason)
		}
		w.close("at:deleted-entry")
	}
}

// lastGone is when the last of them was gone; zero where none is.
func lastGone(stones []*press.Tombstone) time.Time {
	if len(stones) == 0 {
		return time.Time{}
	}
	return slices.MaxFunc(stones, func(a, b *press.Tombstone) int { return a.Gone.Date.Compare(b.Gone.Date) }).Gone.Date
}
