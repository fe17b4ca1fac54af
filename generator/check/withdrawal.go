package check

import (
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/press"
)

// withdrawal looks at why a release was withdrawn, and at which one takes its place.
func withdrawal(c *checker, r *press.Release) {
	w := r.Withdrawn
	if w == nil {
		return
	}
	var languages []string
	for _, t := range r.Translations {
		languages = append(languages, t.Lang)
	}
	c.reason("withdrawn", w.Reason, languages, r.Original.At("withdrawn"))
	if w.SupersededBy == "" {
		return
	}
	at := r.Original.At("withdrawn.superseded_by")
	switch next := w.SupersededBy; {
	case next == r.ID:
		c.add(diag.New(diag.SuccessorMissing, at, "the release is said to be superseded by itself").
			WithHint("name the release that holds now"))
	case c.gone[next]:
		c.add(link.ToGone(at))
	case c.byID[next] == nil:
		// The same for one that does not exist and one that is not public yet: the
		// difference is news.
		others := slices.DeleteFunc(c.ids(), func(id string) bool { return id == r.ID })
		c.add(diag.New(diag.SuccessorMissing, at, "the release that supersedes this one is not published").
			WithHint("%s", diag.DidYouMean(next, others, "write its ID, <year>/<name>; one that is not public yet can be named once it is")))
	}
}

// reason tells where a reason is missing, altogether or in languages of a release.
func (c *checker) reason(state string, reason press.Text, languages []string, at diag.Pos) {
	if len(reason) == 0 {
		c.add(diag.New(diag.ReasonMissing, at, "the release is %s without a reason", state).
			WithHint("say why, in each language: reason: {%s: …}", strings.Join(languages, ": …, ")))
		return
	}
	var lacking []string
	for _, lang := range languages {
		if _, in := reason.In(lang, nil); in == "" || !(in == lang || strings.HasPrefix(lang, in+"-")) {
			lacking = append(lacking, lang)
		}
	}
	if lacking != nil {
		c.add(diag.New(diag.ReasonLanguage, at, "why the release is %s is not told in %s", state, strings.Join(lacking, ", ")).
			WithHint("add it to “reason”; until then readers of these languages read it in another one"))
	}
}

// successorCircles tells of releases that are superseded by each other, at each of them, and
// names the whole ring.
func (c *checker) successorCircles() {
	for _, r := range c.site.Releases {
		ring := c.ring(r)
		if len(ring) < 2 || ring[0] != slices.Min(ring) {
			continue // told at the first of them
		}
		at := r.Original.At("withdrawn.superseded_by")
		d := diag.New(diag.SuccessorCircle, at, "these releases supersede each other in a ring: %s", strings.Join(append(ring, ring[0]), " → ")).
			WithHint("take “superseded_by” out of the one that holds now")
		for _, id := range ring[1:] {
			d = d.WithRelated(c.byID[id].Original.At("withdrawn.superseded_by"), "%s is part of it", id)
		}
		c.add(d)
	}
}

// ring returns the releases from one on that supersede each other until it comes again; nil
// where it does not.
func (c *checker) ring(r *press.Release) []string {
	var ids []string
	for next := r; next != nil && next.Withdrawn != nil && !slices.Contains(ids, next.ID); next = c.byID[next.Withdrawn.SupersededBy] {
		ids = append(ids, next.ID)
		if next.Withdrawn.SupersededBy == r.ID {
			return ids
		}
	}
	return nil
}

// tombstones looks at what stands in the place of releases that are gone.
func (c *checker) tombstones() {
	for _, stone := range c.site.Tombstones {
		original := stone.Texts[stone.Original]
		var languages []string
		for _, t := range stone.Texts {
			languages = append(languages, t.Lang)
			if t.Withdrawn.File != "" {
				c.add(diag.New(diag.GoneAndWithdrawn, t.Withdrawn, "the release is gone, so that it is withdrawn is told nowhere").
					WithHint("take “withdrawn” out; or take “gone” out, and its page stays and says that it no longer holds"))
			}
		}
		c.reason("gone", stone.Gone.Reason, languages, original.At)
		merged := stone.Gone.Merged
		if merged == "" {
			continue
		}
		at := original.At
		if stone.MergedAt.File != "" {
			at = stone.MergedAt
		}
		switch {
		case merged == stone.ID:
			c.add(diag.New(diag.MergedMissing, at, "the release is said to be merged into itself").
				WithHint("name the release that says now what it said, or take “merged” out; the tombstone leads nowhere"))
		case c.gone[merged]:
			c.add(link.ToGone(at))
		case c.byID[merged] == nil:
			c.add(diag.New(diag.MergedMissing, at, "the release that this one was merged into is not published").
				WithHint("%s", diag.DidYouMean(merged, c.ids(), "write its ID, <year>/<name>; until it is public the tombstone leads nowhere")))
		}
	}
}
