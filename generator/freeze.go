package generator

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"docsite/generator/bag"
	"docsite/generator/freeze"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/progress"
)

// Freeze writes a bag of the releases of a year that are public at a moment, with their pages,
// for an archive, at a folder that is not there yet or is empty. agent is the name and version of
// docsite. Where errors are found nothing is written, and after an error there is nothing. The
// error wraps [bag.ErrTaken] where something stands at the folder already. It is an error, too,
// if a text of the year holds what is not public yet, such as a note of a change that is dated
// ahead, for texts are handed over as they are.
func (e *Engine) Freeze(ctx context.Context, now time.Time, year int, out, agent string) (Report, bag.Result, error) {
	a, err := e.Analyze(ctx, now)
	if err != nil {
		return Report{}, bag.Result{}, err
	}
	report, err := a.Report(ctx)
	if err != nil || report.Stops(false) || a.Site == nil {
		return report, bag.Result{}, err
	}
	y := &freeze.Year{Year: year, Plan: a.Site.Plan, Pages: a.Site, Folder: e.options.Folder}
	releases := y.Releases()
	if len(releases) == 0 {
		return report, bag.Result{}, fmt.Errorf("no release of %d is public at this moment: there is nothing to freeze", year)
	}
	if files := notPublicYet(releases, link.WithUnpublishedChanges(a.all, &a.Visible.Settings, now)); files != nil {
		return report, bag.Result{}, fmt.Errorf("%s: not all of it is public yet, so it cannot be handed over: freeze the year when it is", strings.Join(files, ", "))
	}
	result, err := writeBag(ctx, out, y, aboutYear(a.Visible, year, agent))
	e.Keep(ctx)
	return report, result, err
}

func writeBag(ctx context.Context, out string, y *freeze.Year, about []bag.Field) (bag.Result, error) {
	stage := progress.Begin(ctx, progress.Freeze, 0)
	defer stage.End()
	return bag.Write(ctx, out, func(yield func(bag.File, error) bool) {
		for file, err := range y.Files() {
			stage.Done(1)
			if !yield(file, err) {
				return
			}
		}
	}, about)
}

// notPublicYet returns which of the files are texts of releases that readers see.
func notPublicYet(releases []*press.Release, files []string) []string {
	var held []string
	for _, r := range releases {
		for _, t := range r.Translations {
			if slices.Contains(files, t.File) {
				held = append(held, t.File)
			}
		}
	}
	return held
}

// aboutYear is what bag-info.txt says of a year (RFC 8493, section 2.2.2).
func aboutYear(site *press.Site, year int, agent string) []bag.Field {
	now := site.Now.In(site.Zone)
	title, _ := site.Title.In(site.Languages[0], site.Languages)
	organization := title
	if name, _ := site.Publisher.Name.In(site.Languages[0], site.Languages); name != "" {
		organization = name
	}
	_, address, _ := strings.Cut(site.BaseURL, "://")
	return []bag.Field{
		{Label: "Source-Organization", Value: organization},
		{Label: "External-Description", Value: fmt.Sprintf("The press releases of %d of “%s” (%s) that were public at %s: texts, pages and metadata", year, title, site.BaseURL, now.Format(time.RFC3339))},
		{Label: "External-Identifier", Value: address + fmt.Sprint(year)},
		{Label: "Bagging-Date", Value: now.Format(time.DateOnly)},
		{Label: "Bag-Software-Agent", Value: agent},
	}
}
