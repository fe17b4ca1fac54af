package generator

import (
	"time"

	"docsite/generator/locale"
	"docsite/generator/revision"
	"docsite/generator/worksheet"
)

// Worksheet tells what a translation that is behind does not follow yet. why says what of the history
// there is not; empty where there is all.
func (e *Engine) Worksheet(s *Staleness, why string, zone *time.Location) (worksheet.Translation, error) {
	source := s.Stamped.Source
	t := worksheet.Translation{
		Language: s.Translation.Lang, File: s.Translation.File, Stamp: s.Stamped.Lang, Partly: len(source.Pending) > 0,
		From:  worksheet.From{Language: s.Source.Lang, File: s.Source.File, Digest: source.Digest, Date: day(s.Of.At, zone), Current: revision.Matches(source, s.Source.Body.Digest)},
		Since: day(s.Since, zone),
	}
	text := s.Then
	if text == nil {
		t.Lacks = why
		if why == "" {
			t.Lacks = "no version of " + s.Source.File + " that is committed or staged is that text"
		}
		if text = s.Now; s.Pending == nil {
			return t, nil
		}
	}
	beside, err := e.SetBeside(s.Source.Lang, text, s.Translation)
	if err != nil {
		return t, err
	}
	t.Passages = worksheet.Texts{
		Then: s.Then, Now: s.Now, Changes: s.Changes, Pending: s.Pending, Own: beside.Own, Of: beside.Of, Preceding: beside.Preceding,
	}.Passages()
	return t, nil
}

// day writes a day for programs; nil where there is none.
func day(at time.Time, zone *time.Location) *string {
	if at.IsZero() {
		return nil
	}
	text := at.In(zone).Format(time.DateOnly)
	return &text
}

// Locales are the site's languages, in its order; nil where its messages cannot be used, or its settings
// cannot be understood.
func (e *Engine) Locales() ([]*locale.Locale, error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	return c.locales, nil
}
