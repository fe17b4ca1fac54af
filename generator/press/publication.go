package press

import (
	"slices"
	"time"

	"docsite/generator/diag"
)

// Hold says that a release is not public before every language that the site requires
// is there and current.
type Hold struct {
	Without []string // languages that it may be public without
	Who     string   // who answers for that
	Why     string
}

// Waives reports whether the release may be public without a language.
func (h *Hold) Waives(lang string) bool { return h != nil && slices.Contains(h.Without, lang) }

// Approval says who approved a text, and which: its digest, as in [Source].
type Approval struct {
	Who, Digest string
	At          diag.Pos
}

// Gone says that a release was published in error. Where it was, a tombstone stands.
type Gone struct {
	Date   time.Time
	Reason Text
	Merged string // the ID of the release that says what it said; empty for none
}

// Tombstone is what is left of a release that is gone: nothing of its text.
type Tombstone struct {
	ID       string
	Gone     Gone
	Released time.Time // the day of the release
	Texts    []Buried  // in the order of the site's languages; at least one
	Original int       // which of them states that it is gone
	MergedAt diag.Pos  // of merged; zero where it says nothing of that
}

// Best returns the text to offer to a reader of a language, as [Release.Best] does.
func (t *Tombstone) Best(lang string) *Buried {
	i := best(lang, len(t.Texts), func(i int) string { return t.Texts[i].Lang })
	return &t.Texts[i]
}

// In returns the text in a language, or nil.
func (t *Tombstone) In(lang string) *Buried {
	for i := range t.Texts {
		if t.Texts[i].Lang == lang {
			return &t.Texts[i]
		}
	}
	return nil
}

// Buried is a text that is gone, by its addresses.
type Buried struct {
	Lang, File, Slug string
	Aliases          []Located
	At               diag.Pos // of gone; of a text that does not state it, where it begins
	Withdrawn        diag.Pos // of withdrawn, if it states that too; else zero
}

// Announced says that a release is told of before it is there.
type Announced struct {
	State AnnouncedState
	Title Text    // in the place of the release's own, which nobody sees yet; may be empty
	Moved []Moved // of a date that was confirmed
}

// AnnouncedState is how sure the date of an announced release is.
type AnnouncedState string

const (
	DateProvisional AnnouncedState = "provisional"
	DateConfirmed   AnnouncedState = "confirmed"
)

// Moved tells that an announced release was to come at another time.
type Moved struct {
	From    time.Time
	DayOnly bool
	Reason  Text
	At      diag.Pos
}

// Announcement is what readers may know of a release that is announced.
type Announcement struct {
	Announced
	Date       time.Time // when it is to come
	DateOnly   bool
	Type       string
	Ministries []string // IDs
}

// ChangeKind is what kind of change was made after publication.
type ChangeKind string

const (
	Correction    ChangeKind = "correction"    // something was wrong
	Clarification ChangeKind = "clarification" // something could be misunderstood
	Update        ChangeKind = "update"        // something is new
	Minor         ChangeKind = "minor"         // nothing that a reader need know of: it is not shown
)

// ChangeKinds are all of them.
var ChangeKinds = []ChangeKind{Correction, Clarification, Update, Minor}

// ChangeNotes returns the changes of a translation that readers are told of.
func (t *Translation) ChangeNotes() []Change {
	return slices.DeleteFunc(slices.Clone(t.Changes), func(c Change) bool { return c.Kind == Minor })
}

// Corrects reports whether a change mends what was wrong or could be misunderstood: such
// changes stand on the newsroom's page of corrections.
func (c Change) Corrects() bool { return c.Kind == Correction || c.Kind == Clarification }

// Corrected reports whether something that was wrong was corrected in a translation.
func (t *Translation) Corrected() bool {
	return slices.ContainsFunc(t.Changes, func(c Change) bool { return c.Kind == Correction })
}
