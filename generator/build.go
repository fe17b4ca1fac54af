package generator

import (
	"context"
	"errors"
	"time"

	"docsite/generator/audit"
	"docsite/generator/diag"
	"docsite/generator/progress"
	"docsite/generator/publish"
	"docsite/generator/render"
)

// Check finds everything that is wrong with a site.
func (e *Engine) Check(ctx context.Context, now time.Time) (Report, error) {
	defer e.Keep(ctx)
	return retryDamaged(e, func() (Report, error) {
		report, _, err := e.report(ctx, now)
		return report, err
	})
}

// BuildOptions say what a build asks of a site.
type BuildOptions struct {
	Strict bool // warnings keep it from being published, as errors do
	Verify bool // the bytes of files that were written before are compared, whatever their sizes and times say
	Audit  bool // what is to be published is audited before it is
	Atomic bool // readers see all of the old site or all of the new one ([publish.PublishAtomically])
}

// Build publishes a site into a folder, if nothing is wrong with it that keeps it
// from being published. Files that stand there
// as the last build wrote them are left alone. On every error but [publish.ErrUnfinished] and
// [publish.ErrLeft] the folder is as it was.
func (e *Engine) Build(ctx context.Context, now time.Time, out string, o BuildOptions) (Report, publish.Result, error) {
	defer e.Keep(ctx)
	var result publish.Result
	report, err := retryDamaged(e, func() (report Report, err error) {
		report, result, err = e.build(ctx, now, out, o)
		return report, err
	})
	return report, result, err
}

func (e *Engine) build(ctx context.Context, now time.Time, out string, o BuildOptions) (Report, publish.Result, error) {
	report, a, err := e.report(ctx, now)
	if err != nil || report.Stops(o.Strict) {
		return report, publish.Result{}, err
	}
	last := publish.Manifest{}
	if !o.Verify {
		last = publish.Recall(e.store, out)
	}
	unchanged := last.Site == report.Site && holds(ctx, last, out, e.options.Jobs)
	if unchanged && !o.Audit {
		return report, publish.Result{Unchanged: len(last.Files)}, nil
	}
	site, err := e.site(ctx, a, now)
	if err != nil {
		return report, publish.Result{}, err
	}
	files, err := site.published(ctx, report.Site)
	if err != nil {
		return report, publish.Result{}, err
	}
	if o.Audit {
		found, err := audited(ctx, files, site.Plan.Site.BaseURL, e.options.Jobs)
		if report.Diagnostics = diag.Limit(diag.Sort(append(report.Diagnostics, found...))); err != nil || report.Stops(o.Strict) {
			return report, publish.Result{}, err
		}
	}
	if unchanged {
		return report, publish.Result{Unchanged: len(last.Files)}, nil
	}
	put := publish.Publish
	if o.Atomic {
		put = publish.PublishAtomically
	}
	result, err := put(ctx, files, out, last, e.store, e.options.Jobs)
	var fault *render.Fault
	if errors.As(err, &fault) { // a template that fails on a page that was not tried
		report.Diagnostics = diag.Sort(append(report.Diagnostics, fault.Diagnostic))
		return report, result, nil
	}
	return report, result, err
}

// holds reports whether a folder is as the last build left it.
func holds(ctx context.Context, last publish.Manifest, out string, jobs int) bool {
	defer progress.Begin(ctx, progress.Scan, len(last.Files)).End()
	return last.Holds(out, jobs)
}

// audited returns what a stranger would find wrong with a site that is to be published.
func audited(ctx context.Context, site publish.Site, base string, jobs int) ([]diag.Diagnostic, error) {
	paths := make([]string, len(site.Files))
	for i, file := range site.Files {
		paths[i] = file.Path
	}
	found, _, err := audit.Audit(ctx, site.FS, audit.Options{Base: base, Jobs: jobs, Files: paths})
	return found, err
}
