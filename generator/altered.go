package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// Alteration is how the text of a translation was changed.
type Alteration struct {
	Was, Now string // the passages that are otherwise; several with an ellipsis between
	Content  []byte // the file as it was
}

// Altered returns how a translation's file is otherwise than in the last
// version of it that says something else; notes of changes are no part of that. It is
// empty where no version differs.
func (e *Engine) Altered(ctx context.Context, past History, file string) (Alteration, error) {
	passages, err := e.Passages()
	if err != nil || passages == nil {
		return Alteration{}, err
	}
	content, err := fs.ReadFile(e.options.Folder, file)
	if err != nil {
		return Alteration{}, fmt.Errorf("read a translation: %w", err)
	}
	versions, err := past.Versions(ctx, []string{file})
	if err != nil {
		return Alteration{}, err
	}
	text := func(content []byte) []press.Passage {
		all, _ := passages(file, content)
		var kept []press.Passage
		for _, p := range all {
			if p.Kind != press.ChangePassage {
				kept = append(kept, p)
			}
		}
		return kept
	}
	is := text(content)
	for _, v := range versions[file] {
		old, err := past.Read(ctx, v.ID)
		if errors.Is(err, history.ErrGone) {
			continue
		}
		if err != nil {
			return Alteration{}, err
		}
		then := text(old)
		changes := revision.Compare(then, is)
		if then == nil || changes == nil {
			continue
		}
		var before, after []string
		for _, c := range changes {
			if !c.Added() && then[c.Old].Text != "" {
				before = append(before, then[c.Old].Text)
			}
			if !c.Removed() && is[c.New].Text != "" {
				after = append(after, is[c.New].Text)
			}
		}
		return Alteration{strings.Join(before, " […] "), strings.Join(after, " […] "), old}, nil
	}
	return Alteration{}, nil
}
