package generator

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/generator/record"
	"docsite/generator/render"
	"docsite/generator/store"
	"docsite/generator/syndication"
)

// Analysis is what there is to say of a site at a moment.
type Analysis struct {
	Visible *press.Site // as its readers may see it; nil if the settings cannot be understood
	Site    *Site       // its pages, which errors in texts do not hinder; nil if there are others

	in      *inputs
	now     time.Time
	all     []*press.Release // those that are not public among them
	records map[string]*record.Record
	library *media.Library
	found   []diag.Diagnostic // in what editors write
	late    []diag.Diagnostic // in addresses and templates, which nobody suppresses
	waiting []diag.Diagnostic // of what is not public although its moment has come
}

// Diagnostics returns what is wrong, sorted, but for what the files beside releases
// hold.
func (a *Analysis) Diagnostics() []diag.Diagnostic {
	if a.Visible == nil {
		return diag.Sort(a.found)
	}
	ds, _ := check.Suppress(a.found, a.all, a.shown())
	ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.SuppressionUnused }) // files may hold what is suppressed
	return diag.Sort(append(ds, a.late...))
}

// Report reads the files beside releases, and returns everything that is to be
// said of the site. The error is one of the disk.
func (a *Analysis) Report(ctx context.Context) (Report, error) {
	if a.Visible == nil {
		return Report{Diagnostics: diag.Limit(diag.Sort(a.found))}, nil
	}
	found, err := a.library.Read(ctx)
	if err != nil {
		return Report{}, err
	}
	ds, suppressed := check.Suppress(slices.Concat(a.found, found), a.all, a.shown())
	r := Report{
		Diagnostics: diag.Limit(diag.Sort(append(ds, a.late...))), Suppressed: len(suppressed), Releases: len(a.Visible.Releases), Pages: len(a.Visible.Pages), Next: a.Next(), Zone: a.Visible.Zone.String(), Approve: a.Visible.Approve,
	}
	for _, release := range a.Visible.Releases {
		r.Translations += len(release.Translations)
	}
	for _, page := range a.Visible.Pages {
		r.PageTranslations += len(page.Translations)
	}
	if !a.Visible.Preview {
		waiting, _ := check.Suppress(a.waiting, a.all, nil)
		r.Waiting = diag.Limit(diag.Sort(waiting))
		r.Withheld = withheld(a.all, a.shown(), link.WithUnpublishedChanges(a.all, &a.Visible.Settings, a.now))
	}
	return r, nil
}

// shown are the releases and pages that readers see.
func (a *Analysis) shown() []*press.Release {
	return slices.Concat(a.Visible.Releases, a.Visible.Pages)
}

// Next returns the moment at which the site becomes another although no file changes;
// zero for never.
func (a *Analysis) Next() time.Time {
	if a.Visible == nil {
		return time.Time{}
	}
	moments := a.moments()
	if !a.Visible.Preview {
		moments = a.newsMoments()
		if next := link.Next(a.all, a.Visible.Ministries, &a.Visible.Settings, a.now); !next.IsZero() {
			moments = append(moments, next)
		}
		slices.SortFunc(moments, time.Time.Compare)
	}
	if i := slices.IndexFunc(moments, func(at time.Time) bool { return at.After(a.now) }); i >= 0 {
		return moments[i]
	}
	return time.Time{}
}

// moments are those at which the site may change although no file does, sorted.
func (a *Analysis) moments() []time.Time {
	moments := append(link.Moments(a.all, a.in.config.ministries), a.newsMoments()...)
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal)
}

// newsMoments are those at which releases leave the news sitemap.
func (a *Analysis) newsMoments() []time.Time {
	if !a.Visible.NewsSitemap || a.Visible.Preview {
		return nil
	}
	var moments []time.Time
	for _, r := range a.all {
		if at := r.Date.Add(syndication.NewsAge); !r.Date.IsZero() && link.Shown(r, &a.Visible.Settings, at) {
			moments = append(moments, at)
		}
	}
	return moments
}

// files returns the files of a release, which were read before the page is made
// that shows them.
func (a *Analysis) files(id string) media.Files {
	files, _ := a.library.Files(context.Background(), id) // whose error was returned then
	return files
}

// Report is everything that is to be said of a site.
type Report struct {
	Diagnostics      []diag.Diagnostic // sorted
	Waiting          []diag.Diagnostic // why what should be public is not, sorted: not for a log that may be public; in a preview they are among the others
	Approve          int               // how many people must approve a text; 0 for none
	Zone             string            // of the site, as the IANA database names it
	Suppressed       int               // how many warnings are not told, because their files suppress them
	Withheld         []string          // files, and folders with a slash at their end, of which no line may be shown: it could tell what is not public
	Releases         int               // that are public, or in the preview
	Translations     int               // of them
	Pages            int               // that are no releases, likewise
	PageTranslations int               // of them
	Next             time.Time         // when the site will be another although no file changes; zero for never
	Site             store.Key         // of everything that the site is made from
}

// Stops reports whether what was found keeps a site from being published.
func (r Report) Stops(strict bool) bool {
	n := diag.Count(r.Diagnostics)
	return n.Errors > 0 || strict && n.Warnings > 0
}

// releases are those of records, in the order of lists, and what was found in them.
func releases(records []*record.Record) ([]*press.Release, []diag.Diagnostic) {
	var all []*press.Release
	var found []diag.Diagnostic
	for _, r := range records {
		if r.Release != nil {
			all = append(all, r.Release)
		}
		found = append(found, r.Found...)
	}
	link.Sort(all)
	return all, found
}

// withoutPages parts releases from pages that are none.
func withoutPages(all []*press.Release) (releases, pages []*press.Release) {
	for _, r := range all {
		if layout.IsPage(r.ID) {
			pages = append(pages, r)
		} else {
			releases = append(releases, r)
		}
	}
	return releases, pages
}

// recordsByID returns records by the IDs of their releases.
func recordsByID(records []*record.Record) map[string]*record.Record {
	byID := make(map[string]*record.Record, len(records))
	for _, r := range records {
		byID[r.ID] = r
	}
	return byID
}

// renderTexts are the words of releases, which their records have.
func renderTexts(byID map[string]*record.Record) render.Texts {
	return render.Texts{
		Body: func(t *press.Translation) store.Blob { return byID[t.Release].TextIn(t.Lang).HTML },
		Outlines: func(r *press.Release) (render.Aligned, error) {
			of := byID[r.ID]
			outlines, err := of.Outlines()
			aligned := render.Aligned{Outlines: outlines}
			for _, t := range of.Release.Translations {
				aligned.Languages = append(aligned.Languages, t.Lang)
			}
			return aligned, err
		},
	}
}

// bodyNames compares the names of public bodies in the texts of a site.
func bodyNames(records []*record.Record, site *press.Site) []diag.Diagnostic {
	public := make(map[string]bool, len(site.Releases))
	for _, r := range slices.Concat(site.Releases, site.Pages) {
		public[r.ID] = true
	}
	var found []diag.Diagnostic
	for _, r := range records {
		for _, names := range r.Bodies {
			if public[r.ID] {
				found = append(found, names.Compare(site.Ministries)...)
			}
		}
	}
	return found
}

// sources are releases with what lies in their folders.
func sources(byID map[string]*record.Record, releases []*press.Release) []media.Source {
	list := make([]media.Source, len(releases))
	for i, r := range releases {
		list[i] = media.Source{Release: r, Names: byID[r.ID].Files, Links: byID[r.ID].Links}
	}
	return list
}

// withheld are the files that hold what is not public: those of releases that
// readers do not see, the register while there are any, and those that are public
// in part. Of a release whose embargo is not understood something is told.
func withheld(all, visible []*press.Release, partly []string) []string {
	public := make(map[string]bool, len(visible))
	for _, r := range visible {
		public[r.ID] = true
	}
	files := partly
	for _, r := range all {
		if !public[r.ID] {
			files = append(files, layout.Folder(r.ID)+"/")
		}
	}
	if len(visible) < len(all) {
		files = append(files, layout.Register, layout.People)
	}
	return files
}

// try renders one page of each kind in every language, so that all templates
// that fail are told, and not only the first.
func try(ctx context.Context, site *Site) ([]diag.Diagnostic, error) {
	type kind struct {
		plan.Kind
		lang string
	}
	var pages []*plan.Page
	tried := map[kind]bool{}
	for _, page := range site.Plan.Pages {
		k := kind{page.Kind, page.Lang}
		if tried[k] || !render.FromTemplate(page.Kind) {
			continue
		}
		tried[k] = true
		pages = append(pages, page)
	}
	if err := readFilesOf(ctx, site, pages); err != nil {
		return nil, err
	}
	defer progress.Begin(ctx, progress.Try, 0).End()
	var ds []diag.Diagnostic
	for _, page := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var fault *render.Fault
		if _, err := fs.Stat(site, page.Path); errors.As(err, &fault) {
			// It may fail on pages of several kinds, and in every language.
			if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Pos == fault.Pos }) {
				ds = append(ds, fault.Diagnostic)
			}
		} else if err != nil {
			return nil, err
		}
	}
	return ds, nil
}

// readFilesOf reads the files that pages show, whose pictures are what takes time.
func readFilesOf(ctx context.Context, site *Site, pages []*plan.Page) error {
	defer progress.Begin(ctx, progress.Media, 0).End()
	for _, page := range pages {
		if err := site.readFiles(ctx, page); err != nil {
			return err
		}
	}
	return nil
}

// stopsPages reports whether something keeps pages from being made: errors do, but
// for those in texts.
func stopsPages(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && !d.Code.InText() })
}
