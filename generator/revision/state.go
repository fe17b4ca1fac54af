package revision

import (
	"slices"

	"docsite/generator/press"
)

// State is how a release stands in one language.
type State string

// The states, as docsite status names them.
const (
	Original State = "original"
	Current  State = "current" // made from the text that its source has now
	Behind   State = "behind"  // made from a text that was changed since
	Unknown  State = "unknown" // it does not say what it was made from, or that cannot be read
	Missing  State = "missing"
)

// States lists every state, the best first.
var States = []State{Original, Current, Behind, Unknown, Missing}

// Of returns the state of a release in a language. A translation that was made
// from another one than the original is held against that one; if it has all
// that stands there, it is behind nevertheless where that one is. One that has passages pending is
// behind, whatever they are. Of a release
// whose original may be a file that cannot be read, nothing is known.
func Of(r *press.Release, lang string) State {
	return of(r, lang, len(r.Translations))
}

// of follows at most so many translations back: they may have been made from
// each other.
func of(r *press.Release, lang string, most int) State {
	t, o := r.In(lang), r.Original
	switch {
	case len(o.Unread) > 0 && !o.IsOriginal && !o.States("date"):
		return Unknown
	case t == nil && slices.Contains(o.Unread, lang):
		return Unknown
	case t == nil:
		return Missing
	case t == o:
		return Original
	}
	from := r.In(t.Source.Lang)
	switch {
	case from == nil || t.Source.Digest == "":
		return Unknown
	case !Follows(t.Source, from.Body.Digest):
		return Behind
	case most > 0 && of(r, from.Lang, most-1) == Behind:
		return Behind
	}
	return Current
}

// Uncorrected returns the corrections of the original that a translation does not have yet,
// in their order: of one that is behind, those of a day of which it tells no correction.
func Uncorrected(r *press.Release, lang string) []press.Change {
	if Of(r, lang) != Behind {
		return nil
	}
	own := r.In(lang).Changes
	return slices.DeleteFunc(slices.Clone(r.Original.Changes), func(c press.Change) bool {
		return c.Kind != press.Correction || c.Date.IsZero() ||
			slices.ContainsFunc(own, func(mine press.Change) bool { return mine.Corrects() && mine.Date.Equal(c.Date) })
	})
}
