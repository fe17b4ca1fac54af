// Package generator is docsite's pipeline: from a folder of press releases to
// a site. Its stages, one package each, are called here in their order:
//
//	read     the files of a release's folder become translations
//	link     translations become a release; what is not public is taken out
//	align    what a translation tells is compared with its original
//	record   a folder becomes a record by these three, which a store gives back
//	check    rules find what is wrong
//	media    the pictures and documents that releases refer to
//	plan     every page and its address
//	render   a page becomes bytes
//	search   the index that readers search, a language at a time
//	publish  the bytes become files
//
// An [Engine] goes their way as often as it is asked to, and remembers what it made
// by what it was made of: a record by the bytes of its files, a page by what it shows,
// the whole by all of it. [Engine.Analyze] goes as far as the plan. What it returns is
// an [Analysis]: what is wrong, and a [Site], which is a file system: to open a path is
// to render that page. So building is publishing every path, and a test opens the one
// that it is about.
//
// README.md beside this file is the map for developers, with the invariants
// that hold everywhere.
package generator

import (
	"context"
	"slices"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/generator/published"
	"docsite/generator/record"
	"docsite/generator/render"
	"docsite/generator/schedule"
)

// Analyze reads, links, checks and plans a site as it is, and tries its templates.
// now decides what is public. The error is one of the disk, or of the caller: it wraps
// [fs.ErrNotExist] where the folder has no docsite.yaml.
func (e *Engine) Analyze(ctx context.Context, now time.Time) (*Analysis, error) {
	return retryDamaged(e, func() (*Analysis, error) {
		in, err := e.read(ctx)
		if err != nil {
			return nil, err
		}
		return e.analyze(ctx, in, now)
	})
}

// gone tells what is gone of the addresses that were published.
func (e *Engine) gone(pages *plan.Plan) []diag.Diagnostic {
	if e.options.Published == nil {
		return nil
	}
	list, found := published.Read(e.options.Published.Name, e.options.Published.Content, pages.Base())
	if found == nil {
		found = pages.CheckPublished(list)
	}
	return found
}

func (e *Engine) analyze(ctx context.Context, in *inputs, now time.Time) (*Analysis, error) {
	if in.config.settings == nil {
		return &Analysis{found: in.found}, nil
	}
	records, err := e.records(ctx, in)
	if err != nil {
		return nil, err
	}
	return e.analyzeRecords(ctx, in, records, now)
}

// analyzeRecords analyzes a site whose settings can be understood and that has these
// releases.
func (e *Engine) analyzeRecords(ctx context.Context, in *inputs, records []*record.Record, now time.Time) (*Analysis, error) {
	settings, locales := in.config.settings, in.config.locales
	stage := progress.Begin(ctx, progress.Link, 0)
	all, found := releases(records)
	visible, found := link.Visible(all, slices.Concat(in.found, found), settings, now, e.options.Preview)
	announced := link.Announcements(all, settings, now)
	ministries := link.VisibleBodies(in.config.ministries, all, visible, announced)
	people := link.VisiblePeople(in.config.people, all, visible)
	released, standing := withoutPages(visible)
	site := &press.Site{
		Settings: *settings, Ministries: ministries, People: people, Releases: released, Pages: standing,
		Tombstones: link.Tombstones(all, settings, now), Announced: announced, Now: now, Preview: e.options.Preview,
	}
	stage.End()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	stage = progress.Begin(ctx, progress.Check, 0)
	byID := recordsByID(records)
	a := &Analysis{in: in, now: now, all: all, records: byID, Visible: site, found: found}
	a.found = append(a.found, check.Check(site, locales)...)
	a.found = append(a.found, bodyNames(records, site)...)
	a.waiting = check.Waiting(schedule.Waiting(all, settings, now, e.options.Preview), settings.Zone)
	if e.options.Preview {
		a.found = append(a.found, a.waiting...)
	}
	stage.End()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a.library = media.NewLibrary(e.options.Folder, sources(byID, visible), e.maker, e.options.Jobs)
	if locales == nil {
		return a, nil // the messages cannot be used: there are no pages
	}
	stage = progress.Begin(ctx, progress.Plan, 0)
	pages, found := plan.Make(site, locales, in.config.brand, in.config.assets, a.files)
	a.late = slices.Concat(in.config.unused, found, e.gone(pages))
	stage.End()
	renderer, found, err := render.New(pages, in.config.templates, renderTexts(byID))
	if a.late = append(a.late, found...); err != nil || stopsPages(a.found) || stopsPages(a.late) {
		return a, err
	}
	a.Site = newSite(pages, renderer, a.library, byID, e.tools(in.config))
	found, err = try(ctx, a.Site)
	if a.late = append(a.late, found...); failed(found) {
		a.Site = nil
	}
	return a, err
}
