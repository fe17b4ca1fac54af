package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
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

	// Then is the source's text as it was, of the version Of. It is nil if no
	// history has it, and so are the changes.
	Then []press.Passage
	Text []byte // of the file, then
	Of   history.Version

	Now     []press.Passage // the source's text
	Changes []revision.Change

	// Since is when a commit first changed the source's text after that version;
	// zero where none did, because the change is not committed.
	Since time.Time
}

// FindStale returns by what translations are behind, for those releases and languages
// that ask returns true for, in the order of the site. Without a history, which
// may be nil, it says that they are and no more.
func (e *Engine) FindStale(ctx context.Context, site *press.Site, past History, ask func(*press.Release, *press.Translation) bool) ([]*Staleness, error) {
	var stale []*Staleness
	bySource := map[string][]*Staleness{}
	var files []string
	for _, r := range site.Releases {
		for _, t := range r.Translations {
			if revision.Of(r, t.Lang) != revision.Behind || !ask(r, t) {
				continue
			}
			s := &Staleness{Release: r, Translation: t}
			s.Stamped, s.Source = cause(r, t)
			stale = append(stale, s)
			file := s.Source.File
			if bySource[file] == nil {
				files = append(files, file)
			}
			bySource[file] = append(bySource[file], s)
		}
	}
	if stale == nil || past == nil {
		return stale, nil
	}
	passages, err := e.Passages()
	if err != nil {
		return nil, err
	}
	versions, err := past.Versions(ctx, files)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		content, err := fs.ReadFile(e.options.Folder, file)
		if err != nil {
			return nil, fmt.Errorf("read a translation: %w", err)
		}
		now, _ := passages(file, content)
		if err := find(ctx, past, versions[file], bySource[file], func(content []byte) ([]press.Passage, bool) { return passages(file, content) }); err != nil {
			return nil, err
		}
		for _, s := range bySource[file] {
			if s.Now = now; s.Then != nil {
				s.Changes = revision.Compare(s.Then, now)
			}
		}
	}
	return stale, nil
}

// cause returns the translation for which one is behind, which is itself or one
// that it was made from, and the text that has changed.
func cause(r *press.Release, t *press.Translation) (stamped, source *press.Translation) {
	for {
		source = r.In(t.Source.Lang)
		if !revision.Matches(t.Source, source.Body.Digest) {
			return t, source
		}
		t = source
	}
}

// find goes back through the versions of a file to the texts that translations
// were made from.
func find(ctx context.Context, past History, versions []history.Version, stale []*Staleness, passages func([]byte) ([]press.Passage, bool)) error {
	missing := slices.Clone(stale)
	var newer time.Time // the version after this one
	for _, v := range versions {
		if len(missing) == 0 {
			break
		}
		content, err := past.Read(ctx, v.ID)
		if errors.Is(err, history.ErrGone) {
			continue
		}
		if err != nil {
			return err
		}
		text, ok := passages(content)
		if !ok {
			continue
		}
		digest := revision.Digest(text)
		missing = slices.DeleteFunc(missing, func(s *Staleness) bool {
			found := revision.Matches(s.Stamped.Source, digest)
			if found {
				s.Then, s.Text, s.Of, s.Since = text, content, v, newer
			}
			return found
		})
		newer = v.At
	}
	return nil
}
