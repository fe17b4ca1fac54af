package preview

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/layout"
)

// desk makes the editions. One goroutine works at it, and its checks in others.
type desk struct {
	*Server
	number  int // of loads
	results chan result

	site    *generator.Site     // the last that could be made
	loaded  *generator.Analysis // the last; nil where there was an error
	quick   []diag.Diagnostic   // of the last load
	full    []diag.Diagnostic   // of the last check, without what was changed since
	fault   error               // of the last load, or of the check after it
	again   <-chan time.Time    // when to load again what vanished while it was read
	due     <-chan time.Time    // when the site becomes another by itself
	awaited time.Time           // what due is set to
	tries   int                 // how often that was done in turn
	told    []diag.Diagnostic   // to the terminal
	toldAny bool
}

// result is what a check found of a load.
type result struct {
	number int
	ds     []diag.Diagnostic
	err    error
}

// A file that was listed and is not there when it is opened is being replaced or
// was removed, and its change will be told of. Who watches may be told late, so
// the folder is read again a few times.
const (
	pause = 50 * time.Millisecond
	tries = 20
)

// load makes the site anew and publishes an edition. The error is published
// too, unless the folder is to be read again.
func (d *desk) load(ctx context.Context) error {
	d.number++
	d.again = nil
	engine, now := d.o.Engine, d.o.Now()
	a, err := engine.Analyze(ctx, now)
	var ds []diag.Diagnostic
	var site *generator.Site
	if err == nil {
		if ds, site = a.Diagnostics(), a.Site; site == nil && d.site == nil {
			var part *generator.Analysis
			if part, err = engine.AnalyzeWithout(ctx, now, ds); err == nil {
				site = part.Site
			}
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	if gone := vanished(err); gone != "" && d.tries < tries {
		d.tries++
		engine.Forget(gone)
		d.again = time.After(pause)
		return nil
	}
	d.tries = 0
	if d.fault, d.loaded = err, a; err == nil {
		d.quick = ds
		d.await(a.Next(), now)
	} else {
		d.tell(News{Fault: err})
	}
	if site != nil {
		d.site = site
	}
	if errors.Is(err, fs.ErrNotExist) && d.site == nil {
		return err
	}
	d.publishAll()
	return err
}

// await sees to it that the site is made anew when it becomes another by itself: an
// embargo ends. A clock that stands still never gets there.
func (d *desk) await(next, now time.Time) {
	d.due = nil
	if !next.IsZero() && !next.Equal(d.awaited) {
		d.due, d.awaited = time.After(next.Sub(now)), next
	}
}

// vanished returns the path of a file in one of the site's folders that an error
// says is not there.
func vanished(err error) string {
	var at *fs.PathError
	if !errors.As(err, &at) || !errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if dir, _, below := strings.Cut(at.Path, "/"); below && slices.Contains(layout.SourceDirs(), dir) {
		return at.Path
	}
	return ""
}

// forget forgets what changed, and what was told of it.
func (d *desk) forget(paths []string) {
	d.tries = 0
	d.o.Engine.Forget(paths...)
	d.full = slices.DeleteFunc(slices.Clone(d.full), func(m diag.Diagnostic) bool { return slices.Contains(paths, m.File) })
}

// ahead is what open pages have of the time after a load before the check begins.
const ahead = 150 * time.Millisecond

// check finds everything that is wrong, unless it is cancelled.
func (d *desk) check(ctx context.Context, number int, loaded *generator.Analysis) {
	select {
	case <-time.After(ahead):
	case <-ctx.Done():
		return
	}
	report, err := loaded.Report(ctx)
	if ctx.Err() != nil {
		return
	}
	select {
	case d.results <- result{number, report.Diagnostics, err}:
	case <-ctx.Done():
	}
}

// take takes up what a check found.
func (d *desk) take(r result) {
	if r.number != d.number || d.again != nil || vanished(r.err) != "" {
		return // of what is no longer there: another one follows
	}
	if r.err != nil {
		if d.fault == nil {
			d.fault = r.err
			d.tell(News{Fault: r.err})
		}
		d.publishAll()
		return
	}
	d.full = r.ds
	d.publishAll()
	if !d.toldAny {
		d.o.Engine.Keep() // so that the next preview begins at once
	}
	if ds := d.mistakes(); !d.toldAny || !slices.EqualFunc(ds, d.told, same) {
		d.told, d.toldAny = ds, true
		d.tell(News{Mistakes: ds})
	}
}

func same(a, b diag.Diagnostic) bool {
	return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message && a.Hint == b.Hint
}

func (d *desk) mistakes() []diag.Diagnostic { return diag.Sort(slices.Concat(d.quick, d.full)) }

func (d *desk) publishAll() {
	d.publish(&edition{folder: d.o.Folder, site: d.site, mistakes: d.mistakes(), fault: d.fault})
}
