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
	return settings.Approve == 0 || approvers(t, func(a press.Approval) bool {
		return a.Digest != "" && strings.HasPrefix(t.Body.Digest, a.Digest)
	}) >= settings.Approve
}

// approvers counts the people who gave approvals of a text that count.
func approvers(t *press.Translation, counts func(press.Approval) bool) int {
	var who []string
	for _, a := range t.Approvals {
		if name := strings.ToLower(a.Who); name != "" && counts(a) && !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	return len(who)
}

// Approvals parts the approvals of a text into those of the text as it is and those of
// another one, such as it was before it was changed. Each person counts once.
func Approvals(t *press.Translation) (valid, outdated []press.Approval) {
	of := func(list []press.Approval, who string) bool {
		return slices.ContainsFunc(list, func(a press.Approval) bool { return strings.EqualFold(a.Who, who) })
	}
	for _, a := range t.Approvals {
		if ApprovesText(a, t) && !of(valid, a.Who) {
			valid = append(valid, a)
		}
	}
	for _, a := range t.Approvals {
		if a.Who != "" && !of(valid, a.Who) && !of(outdated, a.Who) {
			outdated = append(outdated, a)
		}
	}
	return valid, outdated
}

// ApprovesText reports whether an approval is of a text as it is.
func ApprovesText(a press.Approval, t *press.Translation) bool {
	return a.Who != "" && a.Digest != "" && strings.HasPrefix(t.Body.Digest, a.Digest)
}

// Unapproved returns the texts of a release that were not approved as they are.
func Unapproved(r *press.Release, settings *press.Settings) []*press.Translation {
	if isPage(r) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.Translations), func(t *press.Translation) bool { return Approved(t, settings) })
}
