// Package parity measures how the languages of a newsroom keep up with each other: how
// much of what is published is there in each, how long after the first language, and
// how long translations have been behind their originals.
//
//	opened     of a release: when readers could see it first by what it says, the later of
//	           its date and the end of its embargo
//	published  of a text: the later of that moment and of the first commit that has its
//	           file; unknown where no history has it
//	first      of a release: the earliest moment at which one of its texts was published;
//	           where none is known, when it was opened
//	delay      of a text: from the release's first to its own publication
//	complete   of a language: the share of releases that have a text in it
//	behind     of a translation: how long its original has had what it does not
//
// A mark is how long a language may take, in docsite.yaml. [Make] gathers what is known of
// each release; what a [Ledger] says of ministries and years is counted from that alone, in
// tally.go, so whoever has the ledger as JSON can count it again. Durations are elapsed time:
// days on which clocks are changed do not count as other days.
package parity

import (
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// Ledger is how the languages of a newsroom keep up.
type Ledger struct {
	Now       time.Time
	Zone      *time.Location // of days and years
	Languages []string
	Required  []string
	Marks     map[string]time.Duration // by language
	Releases  []Release                // in the order of the site
}

// Release is what is known of one.
type Release struct {
	ID         string
	Year       int // of its date, in the site's zone
	Ministries []string
	Opened     time.Time
	First      time.Time // never before Opened
	Texts      []Text    // one a language of the site, in its order
}

// Text is what is known of a release in a language.
type Text struct {
	Lang      string
	State     revision.State
	Published time.Time // zero where it is not known, or there is none
	Since     time.Time // of one that is behind: since when; zero where it is not known
}

// There reports whether there is a text.
func (t Text) There() bool { return t.State != revision.Missing }

// Delay is how long after the release's first publication a text was published.
func (r Release) Delay(t Text) (delay time.Duration, known bool) {
	if t.Published.IsZero() {
		return 0, false
	}
	return t.Published.Sub(r.First), true
}

// Past is what a history knows of files.
type Past struct {
	First map[string]time.Time // when a file was first committed
	Since map[string]time.Time // since when a translation is behind
}

// Make gathers what is known of the releases of a site as readers see it. Of a history that is
// not there the maps are nil.
func Make(site *press.Site, past Past) *Ledger {
	l := &Ledger{Now: site.Now, Zone: site.Zone, Languages: site.Languages, Required: site.Require, Marks: site.Parity}
	for _, release := range site.Releases {
		r := Release{ID: release.ID, Year: release.Date.In(site.Zone).Year(), Ministries: release.Ministries, Opened: Opened(release)}
		r.First = r.Opened
		for _, lang := range site.Languages {
			text := Text{Lang: lang, State: revision.Of(release, lang)}
			if t := release.In(lang); t != nil {
				if at := past.First[t.File]; !at.IsZero() {
					text.Published = later(r.Opened, at)
				}
				if text.State == revision.Behind {
					if text.Since = past.Since[t.File]; text.Since.IsZero() {
						text.Since = Changed(release)
					}
				}
			}
			r.Texts = append(r.Texts, text)
		}
		if known := slices.DeleteFunc(slices.Clone(r.Texts), func(t Text) bool { return t.Published.IsZero() }); len(known) > 0 {
			r.First = slices.MinFunc(known, func(a, b Text) int { return a.Published.Compare(b.Published) }).Published
		}
		l.Releases = append(l.Releases, r)
	}
	return l
}

// Opened returns when readers could first see a release, by what it says.
func Opened(r *press.Release) time.Time { return later(r.Date, r.EmbargoUntil) }

// Changed returns when the original of a release was last changed in public, by the notes of
// it; zero where there is none after the release was opened.
func Changed(r *press.Release) time.Time {
	var at time.Time
	for _, c := range r.Original.Changes {
		if c.Date.After(Opened(r)) {
			at = later(at, c.Date)
		}
	}
	return at
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// In returns the ledger of one year alone.
func (l *Ledger) In(year int) *Ledger {
	own := *l
	own.Releases = slices.DeleteFunc(slices.Clone(l.Releases), func(r Release) bool { return r.Year != year })
	return &own
}

// years are those of the releases, newest first.
func (l *Ledger) years() []int {
	years := map[int]bool{}
	for _, r := range l.Releases {
		years[r.Year] = true
	}
	return slices.SortedFunc(maps.Keys(years), func(a, b int) int { return b - a })
}

// ministries are the IDs of those that issued releases, sorted.
func (l *Ledger) ministries() []string {
	ids := map[string]bool{}
	for _, r := range l.Releases {
		for _, id := range r.Ministries {
			ids[id] = true
		}
	}
	return slices.SortedFunc(maps.Keys(ids), strings.Compare)
}
