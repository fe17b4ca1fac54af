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

// Altered returns the passages of a translation's file that are otherwise than in the last
// version of it that says something else, as they were and as they are; notes of changes are
// none of them. Several are told with an ellipsis between. Both are empty where no version
// differs.
func (e *Engine) Altered(ctx context.Context, past History, file string) (was, now string, err error) {
	passages, err := e.Passages()
	if err != nil || passages == nil {
		return "", "", err
	}
	content, err := fs.ReadFile(e.options.Folder, file)
	if err != nil {
		return "", "", fmt.Errorf("read a translation: %w", err)
	}
	versions, err := past.Versions(ctx, []string{file})
	if err != nil {
		return "", "", err
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
			return "", "", err
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
		return strings.Join(before, " […] "), strings.Join(after, " […] "), nil
	}
	return "", "", nil
}
