package link

import (
	"cmp"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// gone reports whether a release is gone at a moment. A draft never was there.
func gone(r *press.Release, now time.Time) bool {
	return r.Gone != nil && !r.Gone.Date.IsZero() && !r.Gone.Date.After(now) && !r.Draft
}

// wasThere reports whether readers can have seen a release before it was gone, as far as
// that can be told of what is left of it: by its dates, by the languages that it had to
// wait for, and by how many approved it. Of what was not public yet nothing may tell, a
// tombstone neither. A day that is stated counts to its end: a release of nine o'clock may
// be gone that evening.
func wasThere(r *press.Release, settings *press.Settings, now time.Time) bool {
	until := r.Gone.Date
	if local := until.In(settings.Zone); until.Equal(time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, settings.Zone)) {
		until = time.Date(local.Year(), local.Month(), local.Day()+1, 0, 0, 0, 0, settings.Zone)
	}
	for _, at := range []time.Time{r.Date, r.EmbargoUntil} {
		if !at.Before(until) || at.After(now) {
			return false
		}
	}
	for _, lack := range Lacking(r, settings, now) {
		if r.In(lack.Lang) == nil {
			return false
		}
	}
	return approvers(r.Original, func(press.Approval) bool { return true }) >= settings.Approve
}

// Tombstones returns what is left of the releases that are gone at a moment, by ID: of
// those that were public before.
func Tombstones(releases []*press.Release, settings *press.Settings, now time.Time) []*press.Tombstone {
	var stones []*press.Tombstone
	for _, r := range releases {
		if isPage(r) || !gone(r, now) || !wasThere(r, settings, now) {
			continue
		}
		stone := &press.Tombstone{ID: r.ID, Gone: *r.Gone, Released: r.Date}
		if r.Original.States("gone.merged") {
			stone.MergedAt = r.Original.At("gone.merged")
		}
		for i, t := range r.Translations {
			if t == r.Original {
				stone.Original = i
			}
			text := press.Buried{Lang: t.Lang, File: t.File, Slug: t.Slug, Aliases: t.Aliases, At: t.At("gone")}
			if t.States("withdrawn") {
				text.Withdrawn = t.At("withdrawn")
			}
			stone.Texts = append(stone.Texts, text)
		}
		stones = append(stones, stone)
	}
	slices.SortFunc(stones, func(a, b *press.Tombstone) int { return cmp.Compare(a.ID, b.ID) })
	return stones
}

// Announcements returns what readers may know at a moment of the releases that are
// announced and not there yet, the next one first.
func Announcements(releases []*press.Release, settings *press.Settings, now time.Time) []press.Announcement {
	var list []press.Announcement
	for _, r := range releases {
		if !announced(r, settings, now) {
			continue
		}
		a := press.Announcement{Announced: *r.Announced, Date: Due(r), DateOnly: r.DateOnly && !r.EmbargoUntil.After(r.Date), Type: r.Type, Ministries: r.Ministries}
		list = append(list, a)
	}
	slices.SortStableFunc(list, func(a, b press.Announcement) int { return a.Date.Compare(b.Date) })
	return list
}

// announced reports whether readers are told at a moment that a release will be there. It
// may be a draft until then: what is announced need not exist.
func announced(r *press.Release, settings *press.Settings, now time.Time) bool {
	return r.Announced != nil && visibility(r, settings, now) != press.Public && !gone(r, now)
}

// ToGone tells of a reference to a release that is gone. It stops no build: what was published
// in error must go at once, whoever refers to it.
func ToGone(at diag.Pos) diag.Diagnostic {
	return diag.New(diag.LinkToGone, at, "this leads to a release that is gone: readers find its tombstone").
		WithHint("lead to another release, or take it out")
}

func isPage(r *press.Release) bool { return layout.IsPage(r.ID) }
