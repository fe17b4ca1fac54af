package check

import (
	"fmt"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/parity"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// languagesDue tells which languages of a release are missing, or behind, for longer than
// docsite.yaml lets them be. A release that readers do not see yet has all the time. Since
// when a translation is behind, the notes of changes say: without one it is not known
// here, and docsite parity asks Git.
func languagesDue(c *checker, r *press.Release) {
	if r.Visibility != press.Public {
		return
	}
	for _, lang := range c.site.Languages {
		within, marked := c.site.Parity[lang]
		if !marked || slices.Contains(r.Original.Unread, lang) {
			continue
		}
		t, from, what := r.In(lang), parity.Opened(r), "publication"
		at := r.Original.At("date")
		switch {
		case t == nil:
		case revision.Of(r, lang) == revision.Behind:
			from, what, at = parity.Changed(r), "the last change", t.At("source")
		default:
			continue
		}
		due := from.Add(within)
		if from.IsZero() || due.After(c.site.Now) {
			continue
		}
		d := diag.New(diag.LanguageDue, at, "“%s” is due since %s (%s after %s)", lang, due.In(c.site.Zone).Format("2006-01-02 15:04"), span(within), what)
		if t == nil {
			d = d.WithHint("docsite new translation %s %s begins it", r.ID, lang)
		} else {
			d = d.WithHint("docsite diff %s %s shows what it lacks, and docsite stamp %s %s records that it has it", r.ID, lang, r.ID, lang)
		}
		c.add(d)
	}
}

// DueMoments returns the moments at which a language of a release may become due, as
// docsite.yaml marks it: at these a report says otherwise although no file changes.
func DueMoments(releases []*press.Release, settings *press.Settings) []time.Time {
	var moments []time.Time
	for _, within := range settings.Parity {
		for _, r := range releases {
			moments = append(moments, parity.Opened(r).Add(within))
			for _, change := range r.Original.Changes {
				moments = append(moments, change.Date.Add(within))
			}
		}
	}
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// span writes a duration in days, hours or minutes, whichever fit.
func span(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d > day && d%day == 0:
		return fmt.Sprintf("%d days", d/day)
	case d%time.Hour == 0:
		return fmt.Sprintf("%d h", d/time.Hour)
	}
	return fmt.Sprintf("%d min", d/time.Minute)
}
