package generator

import (
	"context"
	"time"

	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// History is where the earlier versions of a site's files are. A
// [history.Repository] is one.
type History interface {
	// Versions lists what files of the site were, the newest first.
	Versions(ctx context.Context, files []string) (map[string][]history.Version, error)
	// Read returns a version's content, or [history.ErrGone].
	Read(ctx context.Context, id string) ([]byte, error)
}

// Staleness is what a translation does not have yet of the text that it was made from.
type Staleness struct {
	Release     *press.Release
	Translation *press.Translation

	// Stamped says what it was made from, and Source is that text. Stamped is the
	// translation itself, or the one that it was made from, if that one is behind.
	Stamped, Source *press.Translation

	// Then is the text that Stamped follows: the source's as it was, of the version Of, but for what
	// was pending then. It is nil if no history has it, and so are the changes.
	Then []press.Passage
	Of   history.Version // zero where it is the text of Now

	Now     []press.Passage // the source's text
	Changes []revision.Change

	// Pending are the changes by digests. Where Then is nil they are those that Stamped says, if it
	// says them of the source's text; else they are not known, and nil.
	Pending []press.Pending

	// Since is when a commit first changed what Stamped follows; zero where none did, because
	// the change is not committed.
	Since time.Time
}

// since notes a moment from which on a translation did not follow all.
func (s *Staleness) since(at time.Time) {
	if !at.IsZero() && (s.Since.IsZero() || at.Before(s.Since)) {
		s.Since = at
	}
}
