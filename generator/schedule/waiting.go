package schedule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// Wait is why a release, or a language of it, is not public although its moment has come,
// or will not be when it comes.
type Wait struct {
	Release    *press.Release
	Since      time.Time     // its moment
	Lacks      []link.Lack   // languages that it waits for
	Unapproved []*Unapproved // texts; of a release that is public, those that it is public without
}

// Unapproved is a text that too few people have approved as it is.
type Unapproved struct {
	Text     *press.Translation
	Asked    int              // how many must have
	Given    []press.Approval // of the text as it is
	Outdated []press.Approval // of another text
	Changed  time.Time        // when it was changed after these; zero where no history tells
}

// Waiting returns what waits at a moment, by the releases' IDs: those whose moment has
// come, or with ahead those whose moment is to come too. A draft waits for nothing but its
// author.
func Waiting(releases []*press.Release, settings *press.Settings, now time.Time, ahead bool) []Wait {
	var waits []Wait
	for _, r := range releases {
		if r.Draft || layout.IsPage(r.ID) || r.Gone != nil && !r.Gone.Date.After(now) || !ahead && link.Due(r).After(now) {
			continue
		}
		if w := waitOf(r, settings, now); w != nil {
			waits = append(waits, *w)
		}
	}
	slices.SortFunc(waits, func(a, b Wait) int { return cmp.Compare(a.Release.ID, b.Release.ID) })
	return waits
}

// waitOf returns what a release waits for; nil for nothing.
func waitOf(r *press.Release, settings *press.Settings, now time.Time) *Wait {
	w := Wait{Release: r, Since: link.Due(r), Lacks: link.Lacking(r, settings, now)}
	for _, t := range link.Unapproved(r, settings) {
		u := &Unapproved{Text: t, Asked: settings.Approve}
		u.Given, u.Outdated = link.Approvals(t)
		w.Unapproved = append(w.Unapproved, u)
	}
	if w.Lacks == nil && w.Unapproved == nil {
		return nil
	}
	return &w
}

// All reports whether the whole release waits, and not some of its languages alone.
func (w Wait) All() bool { return w.Lacks != nil || w.OriginalWaits() }

// OriginalWaits reports whether the original waits for approval.
func (w Wait) OriginalWaits() bool {
	return slices.ContainsFunc(w.Unapproved, func(u *Unapproved) bool { return u.Text == w.Release.Original })
}

// Untold returns the languages that a release waits for but for those that are there and not
// approved, which the texts tell of.
func (w Wait) Untold() []link.Lack {
	return slices.DeleteFunc(slices.Clone(w.Lacks), func(l link.Lack) bool { return l.State == revision.Missing && w.Release.In(l.Lang) != nil })
}

// Languages says in words which languages a release waits for, but for those that are not
// approved.
func (w Wait) Languages() string {
	said := []struct {
		revision.State
		one, more string
	}{
		{revision.Missing, "is missing", "are missing"}, {revision.Behind, "is behind its original", "are behind their original"},
		{revision.Unknown, "does not say what it was made from", "do not say what they were made from"},
	}
	var parts []string
	for _, s := range said {
		var languages []string
		for _, l := range w.Untold() {
			if l.State == s.State {
				languages = append(languages, "“"+l.Lang+"”")
			}
		}
		switch len(languages) {
		case 0:
		case 1:
			parts = append(parts, languages[0]+" "+s.one)
		default:
			parts = append(parts, and(languages)+" "+s.more)
		}
	}
	return strings.Join(parts, ", ")
}

// Why says in words why a text is not approved, with days in a zone.
func (u *Unapproved) Why(zone *time.Location) string {
	since := ""
	if !u.Changed.IsZero() {
		since = " on " + u.Changed.In(zone).Format(time.DateOnly)
	}
	switch {
	case len(u.Outdated) > 0:
		return fmt.Sprintf("it was changed%s after %s approved it", since, names(u.Outdated))
	case len(u.Given) > 0:
		return fmt.Sprintf("%d of %d people approved it", len(u.Given), u.Asked)
	}
	return "nobody has approved it"
}

func names(list []press.Approval) string {
	all := make([]string, len(list))
	for i, a := range list {
		all[i] = a.Who
	}
	return and(all)
}

// and joins words: “A, B and C”. There is at least one.
func and(words []string) string {
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " and " + words[last]
	}
	return words[0]
}
