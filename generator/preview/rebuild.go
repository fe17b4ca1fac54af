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
	"docsite/generator/progress"
)

// rebuilder makes the editions. One goroutine works at it, and its checks in others.
type rebuilder struct {
	*Server
	number  int // of loads
	results chan result

	site        *shownSite          // the last that could be made
	loaded      *generator.Analysis // the last; nil if there was an error
	quick       []diag.Diagnostic   // of the last load
	full        []diag.Diagnostic   // of the last check, without what was changed since
	fault       error               // of the last load, or of the check after it
	again       <-chan time.Time    // when to load again what vanished while it was read
	due         <-chan time.Time    // when the site becomes another by itself
	awaited     time.Time           // what due is set to
	tries       int                 // how often that was done in turn
	published   *edition            // the last; nil if files were changed since
	reported    []diag.Diagnostic   // to the terminal
	reportedAny bool
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
func (b *rebuilder) load(ctx context.Context) error {
	progress.Forget(ctx)
	b.number++
	b.again = nil
	engine, now := b.o.Engine, b.o.Now()
	a, err := engine.Analyze(ctx, now)
	var ds []diag.Diagnostic
	var site *generator.Site
	if err == nil {
		if ds, site = a.Diagnostics(), a.Site; site == nil && b.site == nil {
			var part *generator.Analysis
			if part, err = engine.AnalyzeWithout(ctx, now, ds); err == nil {
				site = part.Site
			}
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	if gone := vanished(err); gone != "" && b.tries < tries {
		b.tries++
		engine.Forget(gone)
		b.again = time.After(pause)
		return nil
	}
	b.tries = 0
	if b.fault, b.loaded = err, a; err == nil {
		b.quick = ds
		b.await(a.Next(), now)
	} else {
		b.notify(News{Fault: err})
	}
	if site != nil {
		b.site = b.show(site)
	}
	if errors.Is(err, fs.ErrNotExist) && b.site == nil {
		return err
	}
	b.publishAll()
	return err
}

// await sees to it that the site is made anew when it becomes another by itself: an
// embargo ends. A clock that stands still never gets there.
func (b *rebuilder) await(next, now time.Time) {
	b.due = nil
	if !next.IsZero() && !next.Equal(b.awaited) {
		b.due, b.awaited = time.After(next.Sub(now)), next
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
func (b *rebuilder) forget(paths []string) {
	b.tries, b.published = 0, nil
	b.o.Engine.Forget(paths...)
	b.full = slices.DeleteFunc(slices.Clone(b.full), func(m diag.Diagnostic) bool { return slices.Contains(paths, m.File) })
}

// ahead is what open pages have of the time after a load before the check begins.
const ahead = 150 * time.Millisecond

// check finds everything that is wrong, unless it is cancelled.
func (b *rebuilder) check(ctx context.Context, number int, loaded *generator.Analysis) {
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
	case b.results <- result{number, report.Diagnostics, err}:
	case <-ctx.Done():
	}
}

// take takes up what a check found.
func (b *rebuilder) take(ctx context.Context, r result) {
	if r.number != b.number || b.again != nil || vanished(r.err) != "" {
		return // of what is no longer there: another one follows
	}
	if r.err != nil {
		if b.fault == nil {
			b.fault = r.err
			b.notify(News{Fault: r.err})
		}
		b.publishAll()
		return
	}
	b.full = r.ds
	b.publishAll()
	if !b.reportedAny {
		b.o.Engine.Keep(ctx) // so that the next preview begins at once
	}
	if ds := b.mistakes(); !b.reportedAny || !slices.EqualFunc(ds, b.reported, same) {
		b.reported, b.reportedAny = ds, true
		b.notify(News{Mistakes: ds})
	}
}

func same(a, b diag.Diagnostic) bool {
	return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message && a.Hint == b.Hint
}

func (b *rebuilder) mistakes() []diag.Diagnostic { return diag.Sort(slices.Concat(b.quick, b.full)) }

// publishAll publishes what was found, unless no file was changed since the last
// edition and it says the same. Open pages quote lines as they are now, so they
// would be shown those of a file that is about to be read.
func (b *rebuilder) publishAll() {
	e := &edition{folder: b.o.Folder, site: b.site, mistakes: b.mistakes(), fault: b.fault}
	if last := b.published; last != nil && last.says(e) {
		return
	}
	b.published = e
	b.publish(e)
}

// says reports whether an edition says what another one does.
func (e *edition) says(other *edition) bool {
	return e.site == other.site && e.fault == nil && other.fault == nil && slices.EqualFunc(e.mistakes, other.mistakes, same)
}
