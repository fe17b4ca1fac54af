package render

import (
	"time"

	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// ChangeView is a public note of a change, with the passage before and after it where that
// is told. Lang is set where these texts are in another language than the page.
type ChangeView struct {
	Date           Moment
	Kind           string // in words
	Note, Was, Now string
	Lang           string
}

// kindPrefix is what the messages of the kinds of changes begin with.
const kindPrefix = "change."

func (b *builder) change(c press.Change, t *press.Translation) ChangeView {
	return ChangeView{
		Date: b.day(c.Date, true), Kind: b.kindOf(c, b.locale), Note: c.Note, Was: c.Was, Now: c.Now, Lang: b.tagUnless(t.Lang),
	}
}

// kindOf is the kind of a change in words of a language.
func (b *builder) kindOf(c press.Change, l *locale.Locale) string {
	return l.MessageOr(kindPrefix+string(c.Kind), string(c.Kind))
}

// changes fills in what was changed, and when it was last: as a correction, if it was one.
func (b *builder) changes(rv *ReleaseView, t *press.Translation) error {
	var last time.Time
	message := ""
	for _, c := range t.ChangeNotes() {
		rv.Changes = append(rv.Changes, b.change(c, t))
		if c.Date.Before(last) {
			continue
		}
		if c.Date.After(last) {
			last, message = c.Date, "release.updated"
		}
		if c.Kind == press.Correction {
			message = "release.corrected"
		}
	}
	if page := b.plan.Corrections(b.page.Lang); page != nil && rv.Changes != nil {
		rv.Corrections = b.plan.Href(page)
	}
	if message == "" {
		return nil
	}
	day := b.day(last, true)
	text, err := b.locale.Format(message, "Date", day.Text)
	rv.Modified = &Moment{text, day.Machine}
	return err
}

// behind tells readers that the original was changed since, and in any case that it was
// corrected. One link to it is enough.
func (b *builder) behind(rv *ReleaseView, r *press.Release, t *press.Translation) (err error) {
	switch lacking := revision.Uncorrected(r, t.Lang); {
	case len(lacking) > 0:
		last := lacking[0].Date
		for _, c := range lacking {
			if c.Date.After(last) {
				last = c.Date
			}
		}
		rv.Behind, err = b.notice("release.uncorrected", r, t, "Date", b.day(last, true).Text)
		if rv.Behind != nil {
			rv.Behind.Uncorrected = true
		}
	case b.tellsBehind(r, t.Lang):
		rv.Behind, err = b.notice("release.behind", r, t)
	}
	if rv.Status != nil && rv.Behind != nil {
		rv.Behind.Original = nil
	}
	return err
}

// tellsBehind reports whether a language of a release is behind and readers
// are told so.
func (b *builder) tellsBehind(r *press.Release, lang string) bool {
	return b.plan.Site.Behind && revision.Of(r, lang) == revision.Behind
}

// behindNote says in a few words that a language of a release is behind; empty where it is
// not, or readers are not told.
func (b *builder) behindNote(r *press.Release, lang string) string {
	switch {
	case len(revision.Uncorrected(r, lang)) > 0:
		return b.locale.MessageOr("language.uncorrected", "")
	case b.tellsBehind(r, lang):
		return b.locale.MessageOr("language.behind", "")
	}
	return ""
}

// correctedMark marks a release in a list of which something was corrected.
func (b *builder) correctedMark(t *press.Translation) string {
	if !t.Corrected() {
		return ""
	}
	return b.locale.MessageOr("list.corrected", "")
}

// passages is a change in one text, for feeds and machines: its note, and what stood there
// and stands there now.
func passages(c press.Change, l *locale.Locale) string {
	parts := []string{c.Note}
	for _, part := range []struct{ label, passage string }{{"change.was", c.Was}, {"change.now", c.Now}} {
		if part.passage != "" {
			parts = append(parts, l.MessageOr(part.label, "")+" "+part.passage)
		}
	}
	return l.Sentences(parts...)
}
