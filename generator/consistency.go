package generator

import (
	"context"
	"time"

	"docsite/generator/bitext"
	"docsite/generator/check"
	"docsite/generator/consistency"
	"docsite/generator/diag"
	"docsite/generator/glossary"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/generator/record"
)

// Inconsistencies returns what the releases that readers see, or that a preview shows, tell in two ways, as notes,
// and how many of these their files suppress.
func (e *Engine) Inconsistencies(ctx context.Context, now time.Time) (found []diag.Diagnostic, suppressed int, err error) {
	in, err := e.read(ctx)
	if err != nil || in.config.settings == nil {
		return nil, 0, err
	}
	records, err := e.records(ctx, in)
	if err != nil {
		return nil, 0, err
	}
	all, _ := releases(records)
	visible, _ := link.Visible(all, nil, in.config.settings, now, e.options.Preview)
	shown := map[string]bool{}
	for _, r := range visible {
		for _, t := range r.Translations {
			shown[t.File] = true
		}
	}
	archive := consistency.NewArchive(in.config.base.Aligner())
	in.config.accept(archive)
	err = e.eachText(ctx, in, func(r *press.Release, texts []record.Analyzed) {
		var list []consistency.Text
		for _, t := range texts {
			if shown[t.Translation.File] {
				list = append(list, consistencyText(t))
			}
		}
		archive.Add(r.ID, r.Date, list)
	})
	if err != nil {
		return nil, 0, err
	}
	defer progress.Begin(ctx, progress.Compare, 0).End()
	reported, hidden := check.Suppress(archive.Find(), visible, nil)
	return diag.Limit(diag.Sort(reported)), len(hidden), nil
}

// accept takes the names of the registers for right, and the terms of the glossary that may be used: of a
// ministry there may be two, and of one that was renamed others.
func (c *config) accept(archive *consistency.Archive) {
	for _, m := range c.ministries {
		for _, names := range []press.Text{m.Name, m.Short} {
			for lang, name := range names {
				archive.Accept(lang, name)
			}
		}
	}
	if c.glossary != nil {
		for _, entry := range c.glossary.Entries {
			for _, lang := range c.settings.Languages {
				for _, term := range append(entry.Of(lang, glossary.Use), entry.Of(lang, glossary.May)...) {
					archive.Accept(lang, term)
				}
			}
		}
	}
	for _, p := range c.people {
		for lang, name := range p.Name {
			archive.Accept(lang, name)
		}
		for _, role := range p.Roles {
			for lang, title := range role.Title {
				archive.Accept(lang, title)
			}
		}
	}
}

func consistencyText(a record.Analyzed) consistency.Text {
	t := a.Translation
	return consistency.Text{
		Text: bitext.Text{Lang: t.Lang, Passages: a.Passages, Analysis: a.Analysis},
		File: t.File, Source: a.Source,
	}
}
