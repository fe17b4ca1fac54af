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
// not ended, one that is dated in the future, and one that waits for a language or an approval are taken out, in all their
// languages, with every diagnostic of their files: a log is public too. So is what is
// gone, but for errors in its front matter, and of a public release each text that was not approved. What is
// dated in the future inside a public release (a note of a change, a
// withdrawal) is taken out of it.
//
// A release of which what keeps it back is stated and not understood is taken out too, but
// told of: that mistake stops the build.
//
// A preview keeps them, each marked with the reason for which it is not public, but for
// what is gone.
func Visible(releases []*press.Release, ds []diag.Diagnostic, settings *press.Settings, now time.Time, preview bool) ([]*press.Release, []diag.Diagnostic) {
	var visible []*press.Release
	var heldBack []string
	buried := map[string]bool{} // of these, readers know
	for _, r := range releases {
		why := visibility(r, settings, now)
		switch {
		case gone(r, now):
			buried[layout.Folder(r.ID)+"/"] = wasThere(r, settings, now) || unclear(r, ds)
			heldBack = append(heldBack, layout.Folder(r.ID)+"/")
		case (why == press.Public || why == press.Held) && !preview && unclear(r, ds):
		case why != press.Public && !preview:
			heldBack = append(heldBack, layout.Folder(r.ID)+"/")
		default:
			for _, t := range Unapproved(r, settings) {
				if !preview {
					heldBack = append(heldBack, t.File+"/")
				}
			}
			visible = append(visible, seen(r, why, settings, now, preview))
		}
	}
	if heldBack == nil {
		return visible, ds
	}
	slices.Sort(heldBack)
	public := slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool {
		file := d.File + "/" // a diagnostic may be about the folder itself
		i, found := slices.BinarySearch(heldBack, file)
		if !found {
			i--
		}
		if i < 0 || !strings.HasPrefix(file, heldBack[i]) {
			return false
		}
		// A slip in the front matter of what is gone may be in what takes it down.
		return !buried[heldBack[i]] || d.Severity != diag.Error || d.Code.InText()
	})
	return visible, public
}

// VisibleBodies returns the register without the ministries that are named by
// releases which readers may not see, and by none that they may, nor by what is announced: such a body's
// name is news too.
func VisibleBodies(register map[string]*press.Ministry, releases, visible []*press.Release, announced []press.Announcement) map[string]*press.Ministry {
	public := map[string]bool{}
	for _, a := range announced {
		for _, id := range a.Ministries {
			public[id] = true
		}
	}
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
	codes := []diag.Code{diag.BadDate, diag.NoZone, diag.WrongType, diag.BadHold}
	for _, t := range r.Translations {
		for _, key := range []string{"embargo_until", "draft", "hold", "gone", "gone.date"} {
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
func visibility(r *press.Release, settings *press.Settings, now time.Time) press.Visibility {
	switch {
	case r.Draft:
		return press.Draft
	case r.EmbargoUntil.After(now):
		return press.Embargoed
	case r.Date.After(now):
		return press.Scheduled
	case isPage(r):
		return press.Public
	case !Approved(r.Original, settings):
		return press.Unapproved
	case len(Lacking(r, settings, now)) > 0:
		return press.Held
	}
	return press.Public
}

// seen returns a release as readers see it at a moment: in a preview with the
// reason for which it is not public, else without what is dated in the future. The
// release itself is not changed.
func seen(r *press.Release, why press.Visibility, settings *press.Settings, now time.Time, preview bool) *press.Release {
	if preview && why == press.Public || !preview && !future(r, now) && len(Unapproved(r, settings)) == 0 {
		return r
	}
	own := *r
	if own.Visibility = why; preview {
		return &own
	}
	if r.Withdrawn != nil && r.Withdrawn.Date.After(now) {
		own.Withdrawn = nil
	}
	own.Gone = nil
	own.Translations = nil
	for _, t := range r.Translations {
		if !Approved(t, settings) && !isPage(r) {
			own.Waiting = append(own.Waiting, t.Lang)
			continue
		}
		cut := *t
		cut.Changes = slices.DeleteFunc(slices.Clone(t.Changes), func(c press.Change) bool { return c.Date.After(now) })
		own.Translations = append(own.Translations, &cut)
		if t == r.Original {
			own.Original = &cut
		}
	}
	return &own
}

// future reports whether a release holds what is dated after a moment.
func future(r *press.Release, now time.Time) bool {
	return r.Withdrawn != nil && r.Withdrawn.Date.After(now) || r.Gone != nil ||
		slices.ContainsFunc(r.Translations, func(t *press.Translation) bool {
			return slices.ContainsFunc(t.Changes, func(c press.Change) bool { return c.Date.After(now) })
		})
}

// WithUnpublishedChanges returns the files of public releases that hold what [Visible] takes out
// of them.
func WithUnpublishedChanges(releases []*press.Release, settings *press.Settings, now time.Time) []string {
	var files []string
	for _, r := range releases {
		for _, t := range r.Translations {
			if visibility(r, settings, now) == press.Public && (!Approved(t, settings) && !isPage(r) || t.Gone != nil && r.Gone != nil && r.Gone.Date.After(now) ||
				t.Withdrawn != nil && r.Withdrawn != nil && r.Withdrawn.Date.After(now) ||
				slices.ContainsFunc(t.Changes, func(c press.Change) bool { return c.Date.After(now) })) {
				files = append(files, t.File)
			}
		}
	}
	return files
}
