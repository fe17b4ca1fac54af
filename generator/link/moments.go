package link

import (
	"slices"
	"time"

	"docsite/generator/press"
)

// Moments returns the moments at which the site may change although no file does:
// an embargo ends, a date comes. They are sorted, each once.
func Moments(releases []*press.Release, register map[string]*press.Ministry) []time.Time {
	var moments []time.Time
	add := func(at time.Time) {
		if !at.IsZero() {
			moments = append(moments, at)
		}
	}
	for _, r := range releases {
		add(r.Date)
		add(r.EmbargoUntil)
		add(r.Pin)
		if r.Withdrawn != nil {
			add(r.Withdrawn.Date)
		}
		if r.Gone != nil {
			add(r.Gone.Date)
		}
		for _, t := range r.Translations {
			for _, c := range t.Changes {
				add(c.Date)
			}
		}
	}
	for _, m := range register {
		add(m.Since)
		add(m.Until)
	}
	return sorted(moments)
}

func sorted(moments []time.Time) []time.Time {
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// Next returns the next moment after now at which readers see something else although no
// file changes; zero for never. A draft has none, nor what will still wait then for a
// language or an approval: to tell of it would tell that there is such a release. The
// register is the part of it that readers may know.
func Next(releases []*press.Release, register map[string]*press.Ministry, settings *press.Settings, now time.Time) time.Time {
	var next time.Time
	add := func(at time.Time) {
		if at.After(now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	for _, r := range releases {
		for _, at := range Moments([]*press.Release{r}, nil) {
			if Shown(r, settings, at) || Shown(r, settings, at.Add(-1)) {
				add(at)
			}
		}
	}
	for _, at := range Moments(nil, register) {
		add(at)
	}
	return next
}

// Shown reports whether readers see anything of a release at a moment.
func Shown(r *press.Release, settings *press.Settings, now time.Time) bool {
	return visibility(r, settings, now) == press.Public && !gone(r, now)
}

// Due returns the moment from which a release is public, unless it waits for something
// else.
func Due(r *press.Release) time.Time {
	if r.EmbargoUntil.After(r.Date) {
		return r.EmbargoUntil
	}
	return r.Date
}
