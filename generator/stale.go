package generator

import (
	"context"
	"fmt"
	"io/fs"

	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/revision"
)

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
	if stale == nil {
		return nil, nil
	}
	passages, err := e.Passages()
	if err != nil {
		return nil, err
	}
	var versions map[string][]history.Version
	if past != nil {
		if versions, err = past.Versions(ctx, files); err != nil {
			return nil, err
		}
	}
	for _, file := range files {
		content, err := fs.ReadFile(e.options.Folder, file)
		if err != nil {
			return nil, fmt.Errorf("read a translation: %w", err)
		}
		now, _ := passages(file, content)
		p := &pasts{ctx: ctx, past: past, versions: versions[file], passages: func(content []byte) ([]press.Passage, bool) { return passages(file, content) }}
		for _, s := range bySource[file] {
			if err := p.trace(s, now); err != nil {
				return nil, err
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
		if !revision.Follows(t.Source, source.Body.Digest) {
			return t, source
		}
		t = source
	}
}
