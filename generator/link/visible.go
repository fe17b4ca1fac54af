package link

import (
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
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
		why := reason(r, now)
		if why == press.Public && !preview && unclear(r, ds) {
			continue
		}
		if why != press.Public && !preview {
			heldBack = append(heldBack, "releases/"+r.ID+"/")
			continue
		}
		r.HeldBack = why
		if !preview {
			dropFuture(r, now)
		}
		visible = append(visible, r)
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

func reason(r *press.Release, now time.Time) press.HeldBack {
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

func dropFuture(r *press.Release, now time.Time) {
	if r.Withdrawn != nil && r.Withdrawn.Date.After(now) {
		r.Withdrawn = nil
	}
	for _, t := range r.Translations {
		t.Changes = slices.DeleteFunc(t.Changes, func(c press.Change) bool { return c.Date.After(now) })
	}
}

// Partly returns the files of public releases that hold what [Visible] takes out
// of them. It must be asked before.
func Partly(releases []*press.Release, now time.Time) []string {
	var files []string
	for _, r := range releases {
		for _, t := range r.Translations {
			if reason(r, now) == press.Public && (t.Withdrawn != nil && r.Withdrawn != nil && r.Withdrawn.Date.After(now) ||
				slices.ContainsFunc(t.Changes, func(c press.Change) bool { return c.Date.After(now) })) {
				files = append(files, t.File)
			}
		}
	}
	return files
}
