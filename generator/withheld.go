package generator

import (
	"maps"
	"slices"
	"time"

	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/record"
)

// heldBack is what is not public of a newsroom at a moment, and what is.
type heldBack struct {
	releases  []*press.Release           // of which nothing is public but a tombstone or an announcement
	parts     []part                     // of releases that are public
	bodies    map[string]*press.Ministry // of the register, which they alone name
	state     map[string]string          // why, by the release's ID
	visible   map[string]*press.Release  // by ID, as readers see them
	stones    map[string]*press.Tombstone
	announced []press.Announcement
}

// part is what is not public of a release that is.
type part struct {
	release *press.Release // with all that it has
	texts   []string
	missing []*press.Translation // that were not approved
}

// heldBackOf parts what is not public from what is, as [link.Visible] does.
func (in *inputs) heldBackOf(records []*record.Record, now time.Time) heldBack {
	settings := in.config.settings
	all, found := releases(records)
	visible, _ := link.Visible(all, slices.Concat(in.found, found), settings, now, false)
	h := heldBack{
		state: map[string]string{}, visible: map[string]*press.Release{}, stones: map[string]*press.Tombstone{},
		bodies: maps.Clone(in.config.ministries), announced: link.Announcements(all, settings, now),
	}
	for _, r := range visible {
		h.visible[r.ID] = r
	}
	for _, stone := range link.Tombstones(all, settings, now) {
		h.stones[stone.ID] = stone
	}
	for id := range link.VisibleBodies(in.config.ministries, all, visible, h.announced) {
		delete(h.bodies, id)
	}
	marked, _ := link.Visible(all, nil, settings, now, true) // all but what is gone
	why := make(map[string]press.Visibility, len(marked))
	for _, r := range marked {
		why[r.ID] = r.Visibility
	}
	for _, r := range all {
		if public := h.visible[r.ID]; public == nil {
			h.releases = append(h.releases, r)
			h.state[r.ID] = stateOf(r, why[r.ID], h.stones[r.ID] != nil, settings.Zone)
		} else if public != r {
			h.parts = append(h.parts, partOf(r, public, now))
			h.state[r.ID] = "is public, but not this part of it"
		}
	}
	return h
}

// stateOf says why a release is not public.
func stateOf(r *press.Release, why press.Visibility, gone bool, zone *time.Location) string {
	if gone {
		return "is gone since " + r.Gone.Date.In(zone).Format(time.DateOnly)
	}
	switch why {
	case press.Draft:
		return "is a draft"
	case press.Embargoed:
		return "is embargoed until " + r.EmbargoUntil.In(zone).Format(time.RFC3339)
	case press.Scheduled:
		return "is dated ahead, " + r.Date.In(zone).Format(time.RFC3339)
	case press.Held:
		return "is held until all its languages are there"
	case press.Unapproved:
		return "is not approved"
	}
	if r.Gone != nil {
		return "is gone, and was never public"
	}
	return "is held back, because what keeps it back is not understood"
}

// partOf is what a release has more than readers see of it: texts that were not approved, and what it
// says of its own future.
func partOf(r, public *press.Release, now time.Time) part {
	p := part{release: r}
	for _, t := range r.Translations {
		if public.In(t.Lang) == nil {
			p.missing = append(p.missing, t)
			continue
		}
		for _, c := range t.Changes {
			if c.Date.After(now) {
				p.texts = append(p.texts, c.Note)
			}
		}
	}
	if w := r.Withdrawn; w != nil && public.Withdrawn == nil {
		p.texts = append(p.texts, inAll(w.Reason)...)
	}
	if r.Gone != nil {
		p.texts = append(p.texts, inAll(r.Gone.Reason)...)
	}
	return p
}

// open returns the records of a newsroom that never had what is held back: its public
// releases as readers see them, and of others what a tombstone or an announcement tells.
func (h heldBack) open(records []*record.Record) []*record.Record {
	announced := map[string]bool{}
	for _, r := range h.releases {
		announced[r.ID] = r.Announced != nil
	}
	var list []*record.Record
	for _, rec := range records {
		if rec.Release == nil {
			continue
		}
		own := *rec
		if public := h.visible[rec.ID]; public != nil {
			own.Release, own.Texts = public, nil
			for _, t := range public.Translations {
				own.Texts = append(own.Texts, rec.TextIn(t.Lang))
			}
		} else if stone := h.stones[rec.ID]; stone != nil || announced[rec.ID] {
			own = record.Record{ID: rec.ID, Key: rec.Key, Release: told(rec.Release, stone)}
		} else {
			continue
		}
		own.Found, own.Bodies = nil, nil
		list = append(list, &own)
	}
	return list
}

// told is a release that is not public, with nothing but what its tombstone or announcement
// tells of it, and what keeps it back.
func told(r *press.Release, stone *press.Tombstone) *press.Release {
	own := &press.Release{ID: r.ID, Facts: press.Facts{
		Date: r.Date, DateOnly: r.DateOnly, Draft: r.Draft, EmbargoUntil: r.EmbargoUntil, Hold: r.Hold, Gone: r.Gone, Announced: r.Announced, Type: r.Type,
	}}
	if r.Announced != nil {
		own.Ministries = r.Ministries
	}
	for _, t := range r.Translations {
		bare := &press.Translation{
			Release: t.Release, Lang: t.Lang, File: t.File, Keys: t.Keys, IsOriginal: t.IsOriginal, Source: t.Source, Approvals: t.Approvals, Body: press.Body{Digest: t.Body.Digest},
		}
		if stone != nil {
			bare.Slug, bare.Aliases = t.Slug, t.Aliases
		}
		own.Translations = append(own.Translations, bare)
		if t == r.Original {
			own.Original = bare
		}
	}
	return own
}

// inAll returns a text in all its languages.
func inAll(text press.Text) []string {
	var list []string
	for _, lang := range slices.Sorted(maps.Keys(text)) {
		list = append(list, text[lang])
	}
	return list
}
