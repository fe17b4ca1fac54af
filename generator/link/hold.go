package link

import (
	"slices"
	"strings"
	"time"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// Lack is a language for which a release waits.
type Lack struct {
	Lang  string
	State revision.State // missing, behind or unknown
}

// Lacking returns the languages for which a release waits at a moment, in the order in which the site
// requires them: where “hold” asks for it, those that are missing, that are behind their
// original or do not say what they were made from, and those that were not approved.
//
// A release that was changed after publication, and says so, waits for no translation to
// follow: it was public already.
func Lacking(r *press.Release, settings *press.Settings, now time.Time) []Lack {
	if !settings.Hold && r.Hold == nil {
		return nil
	}
	required := settings.Require
	if len(required) == 0 {
		required = settings.Languages
	}
	var lacking []Lack
	for _, lang := range required {
		if r.Hold.Waives(lang) {
			continue
		}
		state := revision.Of(r, lang)
		if t := r.In(lang); t != nil && !Approved(t, settings) {
			state = revision.Missing
		}
		switch {
		case state == revision.Missing, !changed(r, now) && (state == revision.Behind || state == revision.Unknown):
			lacking = append(lacking, Lack{lang, state})
		}
	}
	return lacking
}

// changed reports whether a release tells of a change of its original at or before a
// moment.
func changed(r *press.Release, now time.Time) bool {
	return slices.ContainsFunc(r.Original.Changes, func(c press.Change) bool { return !c.Date.IsZero() && !c.Date.After(now) })
}

// Approved reports whether as many people as the site asks for approved a text as it is.
func Approved(t *press.Translation, settings *press.Settings) bool {
	if settings.Approve == 0 {
		return true
	}
	var who []string
	for _, a := range t.Approvals {
		name := strings.ToLower(a.Who)
		if a.Digest != "" && strings.HasPrefix(t.Body.Digest, a.Digest) && name != "" && !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	return len(who) >= settings.Approve
}

// unapproved returns the texts of a release that were not approved as they are.
func unapproved(r *press.Release, settings *press.Settings) []*press.Translation {
	if isPage(r) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Translations), func(t *press.Translation) bool { return Approved(t, settings) })
}
