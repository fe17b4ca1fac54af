package link

import (
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// Visible returns the releases that readers may see at a moment, and the
// diagnostics that may be told with them. A draft, a release whose embargo has
// not ended and one that is dated in the future are taken out, in all their
// languages, with every diagnostic of their files: a log is public too. What is
// dated in the future inside a public release (a note of a change, a
// withdrawal) is taken out of it.
//
// A release whose embargo is stated and not understood is taken out too, but
// told of: that mistake stops the build.
//
// A preview keeps them, each marked with the reason for which it is not public.
func Visible(releases []*press.Release, ds []diag.Diagnostic, now time.Time, preview bool) ([]*press.Release, []diag.Diagnostic) {
	var visible []*press.Release
	var heldBack []string
	for _, r := range releases {
		why := visibility(r, now)
		if why == press.Public && !preview && unclear(r, ds) {
			continue
		}
		if why != press.Public && !preview {
			heldBack = append(heldBack, layout.Folder(r.ID)+"/")
			continue
		}
		visible = append(visible, seen(r, why, now, preview))
	}
	if heldBack == nil {
		return visible, ds
	}
	slices.Sort(heldBack)
	public := slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool {
		file := d.File + "/" // a diagnostic may be about the folder itself
		i, found := slices.BinarySearch(heldBack, file)
		return found || i > 0 && strings.HasPrefix(file, heldBack[i-1])
	})
	return visible, public
}

// VisibleBodies returns the register without the ministries that are named by
// releases which readers may not see, and by none that they may: such a body's
// name is news too.
func VisibleBodies(register map[string]*press.Ministry, releases, visible []*press.Release) map[string]*press.Ministry {
	public := map[string]bool{}
	for _, r := range visible {
		for _, id := range r.Ministries {
			public[id] = true
		}
	}
	known := maps.Clone(register)
	for _, r := range releases {
		for _, t := range r.Translations {
			for _, id := range slices.Concat(r.Ministries, t.Ministries) {
				if !public[id] {
					delete(known, id)
				}
			}
		}
	}
	return known
}

// unclear reports whether something was told of the keys that hold a release
// back.
func unclear(r *press.Release, ds []diag.Diagnostic) bool {
	codes := []diag.Code{diag.BadDate, diag.NoZone, diag.WrongType}
	for _, t := range r.Translations {
		for _, key := range []string{"embargo_until", "draft"} {
			if t.States(key) && slices.ContainsFunc(ds, func(d diag.Diagnostic) bool {
				return d.File == t.File && d.Line == t.At(key).Line && slices.Contains(codes, d.Code)
			}) {
				return true
			}
		}
	}
	return false
}

// visibility returns whether readers see a release at a moment, or why they do not.
func visibility(r *press.Release, now time.Time) press.Visibility {
	switch {
	case r.Draft:
		return press.Draft
	case r.EmbargoUntil.After(now):
		return press.Embargoed
	case r.Date.After(now):
		return press.Scheduled
	}
	return press.Public
}

// seen returns a release as readers see it at a moment: in a preview with the
// reason for which it is not public, else without what is dated in the future. The
// release itself is not changed.
func seen(r *press.Release, why press.Visibility, now time.Time, preview bool) *press.Release {
	if preview && why == press.Public || !preview && !future(r, now) {
		return r
	}
	own := *r
	if own.Visibility = why; preview {
		return &own
	}
	if r.Withdrawn != nil && r.Withdrawn.Date.After(now) {
		own.Withdrawn = nil
	}
	own.Translations = slices.Clone(r.Translations)
	for i, t := range r.Translations {
		cut := *t
		cut.Changes = slices.DeleteFunc(slices.Clone(t.Changes), func(c press.Change) bool { return c.Date.After(now) })
		own.Translations[i] = &cut
		if t == r.Original {
			own.Original = &cut
		}
	}
	return &own
}

// future reports whether a release holds what is dated after a moment.
func future(r *press.Release, now time.Time) bool {
	return r.Withdrawn != nil && r.Withdrawn.Date.After(now) ||
		slices.ContainsFunc(r.Translations, func(t *press.Translation) bool {
			return slices.ContainsFunc(t.Changes, func(c press.Change) bool { return c.Date.After(now) })
		})
}

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
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// WithUnpublishedChanges returns the files of public releases that hold what [Visible] takes out
// of them.
func WithUnpublishedChanges(releases []*press.Release, now time.Time) []string {
	var files []string
	for _, r := range releases {
		for _, t := range r.Translations {
			if visibility(r, now) == press.Public && (t.Withdrawn != nil && r.Withdrawn != nil && r.Withdrawn.Date.After(now) ||
				slices.ContainsFunc(t.Changes, func(c press.Change) bool { return c.Date.After(now) })) {
				files = append(files, t.File)
			}
		}
	}
	return files
}
