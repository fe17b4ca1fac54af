package generator

import (
	"context"
	"errors"
	"time"

	"docsite/generator/diag"
	"docsite/generator/publish"
	"docsite/generator/render"
)

// Check finds everything that is wrong with a site.
func (e *Engine) Check(ctx context.Context, now time.Time) (Report, error) {
	defer e.store.Commit()
	return retryDamaged(e, func() (Report, error) {
		report, _, err := e.report(ctx, now)
		return report, err
	})
}

// Build publishes a site into a folder, if nothing is wrong with it that keeps it
// from being published: errors do, and with strict warnings too. Files that stand there
// as the last build wrote them are left alone, unless verify says that their bytes are
// to be compared all the same. On every error the folder is as it was.
func (e *Engine) Build(ctx context.Context, now time.Time, out string, strict, verify bool) (Report, publish.Result, error) {
	defer e.store.Commit()
	var result publish.Result
	report, err := retryDamaged(e, func() (report Report, err error) {
		report, result, err = e.build(ctx, now, out, strict, verify)
		return report, err
	})
	return report, result, err
}

func (e *Engine) build(ctx context.Context, now time.Time, out string, strict, verify bool) (Report, publish.Result, error) {
	report, a, err := e.report(ctx, now)
	if err != nil || report.Stops(strict) {
		return report, publish.Result{}, err
	}
	last := publish.Manifest{}
	if !verify {
		last = publish.Recall(e.store, out)
	}
	if last.Site == report.Site && last.Holds(out, e.options.Jobs) {
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
	result, err := publish.Publish(ctx, files, out, last, e.store, e.options.Jobs)
	var fault *render.Fault
	if errors.As(err, &fault) { // a template that fails on a page that was not tried
		report.Diagnostics = diag.Sort(append(report.Diagnostics, fault.Diagnostic))
		return report, result, nil
	}
	return report, result, err
}
