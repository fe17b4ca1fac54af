package generator

import (
	"context"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/locale"
	"docsite/generator/parity"
	"docsite/generator/press"
)

// Parity is how the languages of a newsroom keep up with each other, and what a page of it is
// written with.
type Parity struct {
	*parity.Ledger
	Locales    []*locale.Locale // of the site, in its order; nil if its messages cannot be used
	Ministries map[string]*press.Ministry
}

// MeasureParity returns how the languages of a newsroom keep up with each other, in the releases
// that readers may see at a moment. The history, which may be nil, tells when texts were
// published and since when they are behind; where it is not whole, as in a shallow clone, it does
// not tell the former. The diagnostics, which are sorted, are those that readers of a log may see;
// there is no Parity if the settings cannot be understood.
func (e *Engine) MeasureParity(ctx context.Context, now time.Time, past History, whole bool) (*Parity, []diag.Diagnostic, error) {
	in, err := e.read(ctx)
	if err != nil {
		return nil, nil, err
	}
	if in.config.settings == nil {
		return nil, diag.Sort(in.found), nil
	}
	records, err := e.records(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	e.Keep(ctx)
	all, found := releases(records)
	c := in.config
	visible, found := link.Visible(all, slices.Concat(in.found, found), c.settings, now, false)
	released, _ := withoutPages(visible)
	site := &press.Site{Settings: *c.settings, Releases: released, Now: now}
	known, err := e.past(ctx, site, past, whole)
	if err != nil {
		return nil, nil, err
	}
	bodies := link.VisibleBodies(c.ministries, all, visible, nil)
	return &Parity{parity.Make(site, known), c.locales, bodies}, diag.Sort(found), nil
}

// past returns what a history knows of the texts of a site.
func (e *Engine) past(ctx context.Context, site *press.Site, history History, whole bool) (parity.Past, error) {
	known := parity.Past{First: map[string]time.Time{}, Since: map[string]time.Time{}}
	if history == nil {
		return known, nil
	}
	stale, err := e.FindStale(ctx, site, history, func(*press.Release, *press.Translation) bool { return true })
	if err != nil {
		return known, err
	}
	for _, s := range stale {
		known.Since[s.Translation.File] = s.Since
	}
	if !whole {
		return known, nil
	}
	var files []string
	for _, r := range site.Releases {
		for _, t := range r.Translations {
			files = append(files, t.File)
		}
	}
	versions, err := history.Versions(ctx, files)
	if err != nil {
		return known, err
	}
	for file, list := range versions {
		known.First[file] = list[len(list)-1].At // zero where it is only staged
	}
	return known, nil
}
