package generator

import (
	"context"

	"docsite/generator/bitext"
	"docsite/generator/check"
	"docsite/generator/consistency"
	"docsite/generator/diag"
	"docsite/generator/htmltext"
	"docsite/generator/press"
	"docsite/generator/record"
)

// Inconsistencies returns what the archive tells in two ways, drafts and what is under embargo
// among it: it is for those who keep a newsroom. What a file suppresses is left out; how
// much that is is returned, too.
func (e *Engine) Inconsistencies(ctx context.Context) (found []diag.Diagnostic, suppressed int, err error) {
	in, err := e.read(ctx)
	if err != nil || in.config.settings == nil {
		return nil, 0, err
	}
	archive := consistency.NewArchive(in.config.base.Aligner())
	in.config.accept(archive)
	releases := make([]*press.Release, 0, len(in.ids))
	added := make(chan *press.Release, len(in.ids))
	err = e.eachText(ctx, in, func(r *press.Release, texts []record.Analyzed) {
		list := make([]consistency.Text, len(texts))
		for i, t := range texts {
			list[i] = consistencyText(t)
		}
		archive.Add(r.ID, list)
		added <- allowances(r)
	})
	close(added)
	if err != nil {
		return nil, 0, err
	}
	for r := range added {
		releases = append(releases, r)
	}
	reported, hidden := check.Suppress(archive.Find(), releases, nil)
	return diag.Sort(reported), len(hidden), nil
}

// allowances is what of a release is kept to know what its files suppress.
func allowances(r *press.Release) *press.Release {
	kept := &press.Release{ID: r.ID}
	for _, t := range r.Translations {
		if len(t.Suppressions) > 0 {
			kept.Translations = append(kept.Translations, &press.Translation{File: t.File, Suppressions: t.Suppressions})
		}
	}
	return kept
}

// accept takes the names of the registers for right: of a ministry there may be two, and of one
// that was renamed others.
func (c *config) accept(archive *consistency.Archive) {
	for _, m := range c.ministries {
		for _, names := range []press.Text{m.Name, m.Short} {
			for lang, name := range names {
				archive.Accept(lang, name)
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
	text := consistency.Text{
		Text: bitext.Text{Lang: t.Lang, Passages: a.Passages, Analysis: a.Analysis},
		File: t.File, Source: a.Source,
	}
	for _, fact := range t.QuickFacts {
		if plain, err := htmltext.Plain(string(fact)); err == nil {
			text.Quoted = append(text.Quoted, consistency.Quoted{Text: plain, At: t.At("quick_facts")})
		}
	}
	return text
}
