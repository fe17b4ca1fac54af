package generator

import (
	"context"
	"sync"

	"docsite/generator/press"
	"docsite/generator/record"
	"docsite/generator/recurrence"
)

// CorrectedFigures returns the figures that a text told as it was and tells no longer.
// file is its path in the site's folder, was and now are the whole of it.
func (e *Engine) CorrectedFigures(file string, was, now []byte) ([]recurrence.Figure, error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	then, told := c.base.AnalyzeFile(file, was)
	is, tells := c.base.AnalyzeFile(file, now)
	if !told || !tells {
		return nil, nil
	}
	t := is.Translation
	return recurrence.Corrected(recurrenceText(t.Release, then), recurrenceText(t.Release, is)), nil
}

// Recurrences returns where the archive tells figures still that were corrected, drafts and
// what is under embargo among them: it is for those who keep a newsroom.
func (e *Engine) Recurrences(ctx context.Context, figures []recurrence.Figure) ([]recurrence.Place, error) {
	in, err := e.read(ctx)
	if err != nil || in.config.settings == nil || len(figures) == 0 {
		return nil, err
	}
	archive := recurrence.NewArchive(figures)
	var mu sync.Mutex
	err = e.eachText(ctx, in, func(release *press.Release, texts []record.Analyzed) {
		mu.Lock()
		defer mu.Unlock()
		for _, text := range texts {
			t := recurrenceText(release.ID, text)
			t.Subjects = recurrence.Subjects(release.Facts)
			archive.Add(t)
		}
	})
	if err != nil {
		return nil, err
	}
	return archive.Find(), nil
}

func recurrenceText(id string, a record.Analyzed) recurrence.Text {
	t := a.Translation
	return recurrence.Text{Release: id, Lang: t.Lang, File: t.File, Title: t.Title, Passages: a.Passages, Analysis: a.Analysis}
}
