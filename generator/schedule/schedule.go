// Package schedule says what is to come in a newsroom: at which moments the site changes
// although no file does, which releases wait although their moment has come, and what
// time it is then where a release is read.
//
// [Make] is a function of the releases, the register, the settings and the present. What it
// returns is for those who keep the newsroom, never for readers: it names what is not
// public.
//
//	schedule.go  moments
//	waiting.go   what is held back, and why
//	hours.go     nights and weekends of countries
//	timer.go     the moments for cron and systemd
//	calendar.go  and for calendars
package schedule

import (
	"cmp"
	"slices"
	"time"

	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/press"
)

// Schedule is what is to come.
type Schedule struct {
	Zone    *time.Location // of the site
	Now     time.Time
	Next    time.Time        // when readers see something else although no file changes; zero for never
	Coming  []Event          // by moment
	Waiting []Wait           // releases whose moment has come, by ID
	Drafts  []Draft          // that have a date, by it
	Waivers []*press.Release // that may be public without a language, by ID
}

// Kind is what happens at a moment.
type Kind string

const (
	Published Kind = "published" // the release is dated then
	Embargo   Kind = "embargo"   // its embargo ends, and it is published
	Changed   Kind = "changed"   // a change of it is dated then
	Withdrawn Kind = "withdrawn"
	Gone      Kind = "gone"     // it leaves a tombstone
	Unpinned  Kind = "unpinned" // it stands first on the home no longer
	Founded   Kind = "founded"  // a body of the register exists from then on
	Closed    Kind = "closed"   // and no longer
)

// Event is what happens at a moment.
type Event struct {
	At        time.Time
	Kind      Kind
	Release   *press.Release  // nil of a body
	Body      *press.Ministry // nil of a release
	Wait      *Wait           // what the release lacks; nil if it can be published as it is
	Countries []LocalTime     // of a release that is published, what time it is then where its countries are
}

// Draft is a release that is dated and not finished.
type Draft struct {
	Release *press.Release
	Due     time.Time
}

// Make returns the schedule of a newsroom: of all its releases, whatever of them is
// public, but for pages that are none.
func Make(releases []*press.Release, register map[string]*press.Ministry, settings *press.Settings, now time.Time) Schedule {
	s := Schedule{Zone: settings.Zone, Now: now, Next: link.Next(releases, register, settings, now)}
	add := func(e Event) {
		if e.At.After(now) {
			s.Coming = append(s.Coming, e)
		}
	}
	for _, r := range releases {
		if layout.IsPage(r.ID) {
			continue
		}
		if r.Hold != nil && len(r.Hold.Without) > 0 {
			s.Waivers = append(s.Waivers, r)
		}
		if r.Draft {
			if !r.Date.IsZero() {
				s.Drafts = append(s.Drafts, Draft{r, link.Due(r)})
			}
			continue
		}
		first := Event{At: link.Due(r), Kind: Published, Release: r, Wait: waitOf(r, settings, now), Countries: LocalTimes(r)}
		if r.EmbargoUntil.After(r.Date) {
			first.Kind = Embargo
		}
		add(first)
		for _, e := range laterEvents(r) {
			add(e)
		}
	}
	for _, m := range register {
		add(Event{At: m.Since, Kind: Founded, Body: m})
		add(Event{At: m.Until, Kind: Closed, Body: m})
	}
	slices.SortFunc(s.Coming, func(a, b Event) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID(), b.ID()), cmp.Compare(a.Kind, b.Kind))
	})
	s.Coming = slices.CompactFunc(s.Coming, func(a, b Event) bool { return a.At.Equal(b.At) && a.Kind == b.Kind && a.ID() == b.ID() })
	s.Waiting = Waiting(releases, settings, now, false)
	slices.SortFunc(s.Drafts, func(a, b Draft) int { return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Release.ID, b.Release.ID)) })
	slices.SortFunc(s.Waivers, func(a, b *press.Release) int { return cmp.Compare(a.ID, b.ID) })
	return s
}

// laterEvents are those of a release that was published.
func laterEvents(r *press.Release) []Event {
	events := []Event{{At: r.Pin, Kind: Unpinned, Release: r}}
	if r.Withdrawn != nil {
		events = append(events, Event{At: r.Withdrawn.Date, Kind: Withdrawn, Release: r})
	}
	if r.Gone != nil {
		events = append(events, Event{At: r.Gone.Date, Kind: Gone, Release: r})
	}
	for _, t := range r.Translations {
		for _, c := range t.Changes {
			events = append(events, Event{At: c.Date, Kind: Changed, Release: r})
		}
	}
	return events
}

// ID names what an event is about: the ID of a release or of a body.
func (e Event) ID() string {
	if e.Release != nil {
		return e.Release.ID
	}
	return e.Body.ID
}

// Title is what an event is about in words, in a language or in the best that there is.
func (e Event) Title(languages []string) string {
	if e.Release != nil {
		return e.Release.Original.Title
	}
	name, _ := e.Body.Name.In(languages[0], languages)
	return name
}

// Moments are those at which something comes, each once.
func (s Schedule) Moments() []time.Time {
	var moments []time.Time
	for _, e := range s.Coming {
		if n := len(moments); n == 0 || !moments[n-1].Equal(e.At) {
			moments = append(moments, e.At)
		}
	}
	return moments
}
