package link

import (
	"cmp"
	"slices"
	"time"

	"docsite/generator/layout"
	"docsite/generator/press"
)

// buried reports whether a release is gone at a moment. A draft never was there.
func buried(r *press.Release, now time.Time) bool {
	return r.Gone != nil && !r.Gone.Date.IsZero() && !r.Gone.Date.After(now) && !r.Draft
}

// Tombstones returns what is left of the releases that are gone at a moment, by ID.
func Tombstones(releases []*press.Release, now time.Time) []*press.Tombstone {
	var stones []*press.Tombstone
	for _, r := range releases {
		if !buried(r, now) {
			continue
		}
		stone := &press.Tombstone{ID: r.ID, Gone: *r.Gone, Released: r.Date}
		for _, t := range r.Translations {
			stone.Texts = append(stone.Texts, press.Buried{Lang: t.Lang, File: t.File, Slug: t.Slug, Aliases: t.Aliases, At: t.At("gone")})
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
		why := visibility(r, settings, now)
		if r.Announced == nil || why == press.Public || why == press.Draft || buried(r, now) {
			continue
		}
		a := press.Announcement{Announced: *r.Announced, Date: r.Date, DateOnly: r.DateOnly, Type: r.Type, Ministries: r.Ministries}
		if r.EmbargoUntil.After(r.Date) {
			a.Date, a.DateOnly = r.EmbargoUntil, false
		}
		list = append(list, a)
	}
	slices.SortStableFunc(list, func(a, b press.Announcement) int { return a.Date.Compare(b.Date) })
	return list
}

func isPage(r *press.Release) bool { return layout.IsPage(r.ID) }
