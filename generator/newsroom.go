package generator

import (
	"context"
	"io/fs"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/locales"
)

// Newsroom is a site's folder that is loaded again and again while people work
// in it, for a preview. It remembers what it read, so who changes a file names
// it to [Newsroom.Forget]. It may be used by many goroutines.
//
// Its sites are made quickly: of a release only the front matter is read, and
// what it says and shows when a page is opened that shows it (later.go). So
// mistakes in texts, links and pictures are not among the diagnostics of
// [Newsroom.Load], but all are among those of [Newsroom.Check].
type Newsroom struct {
	options Options
	store   *store

	mu       sync.Mutex
	age      int              // how often something was forgotten
	spoken   []*locale.Locale // the site's languages, nil where they are to be read
	setAs    []*locale.Locale // the languages that setters and memory hold true of
	settings *press.Settings  // likewise
	setters  map[string]*markdown.Converter
	facts    map[string]*align.Reader
	memory   *read.Memory
	untried  bool // templates or messages changed since all kinds of pages were made
}

// NewNewsroom returns a newsroom, to be closed. The moment of the options does
// not matter.
func NewNewsroom(o Options) (*Newsroom, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	n := &Newsroom{store: &store{}, untried: true}
	if err := n.store.open(o.Cache, true); err != nil {
		return nil, err
	}
	o.newsroom, o.Besides = n, nil // several loads at a time would fill it in
	n.options = o
	return n, nil
}

// Close gives back what the newsroom and its sites hold on the disk.
func (n *Newsroom) Close() error { return n.store.Close() }

// Load makes the site as it is at a moment, as [Load] does, but quickly.
func (n *Newsroom) Load(ctx context.Context, now time.Time) (*Site, []diag.Diagnostic, error) {
	o := n.options
	o.Now, o.lazy = now, true
	return loadInto(ctx, o, n.store)
}

// LoadWithout makes the site without the releases in which the errors among ds
// are, and without those that then have one. The site is nil where an error is
// no release's.
func (n *Newsroom) LoadWithout(ctx context.Context, now time.Time, ds []diag.Diagnostic) (*Site, error) {
	o := n.options
	o.Now, o.lazy, o.without = now, true, map[string]bool{}
	for {
		more := false
		for _, d := range ds {
			id := releaseOf(d.File)
			if d.Severity != diag.Error || o.without[id] {
				continue
			}
			if id == "" {
				return nil, nil
			}
			o.without[id], more = true, true
		}
		if !more {
			return nil, nil
		}
		site, found, err := loadInto(ctx, o, n.store)
		if site != nil || err != nil {
			return site, err
		}
		ds = found
	}
}

// Check finds everything that is wrong with the site at a moment. It leaves half
// of the cores to those who wait for a page.
func (n *Newsroom) Check(ctx context.Context, now time.Time) ([]diag.Diagnostic, error) {
	o := n.options
	o.Now, o.Jobs = now, max(1, o.Jobs/2)
	_, ds, err := loadInto(ctx, o, &store{pictures: n.store.pictures})
	return ds, err
}

// Forget forgets what it knows of files and folders, which are named by their
// paths in the site's folder; “.” is everything.
func (n *Newsroom) Forget(paths ...string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.age++
	if n.memory != nil {
		n.memory.Forget(paths...)
	}
	for _, p := range paths {
		room, _, _ := strings.Cut(p, "/")
		if room == "." || room == "locales" || room == "docsite.yaml" {
			n.spoken, n.untried = nil, true
		}
		if room == "templates" {
			n.untried = true
		}
		if p == read.RegisterFile || room == p && room == "releases" {
			n.settings = nil // what the ministries are called is among the facts
		}
	}
}

// locales returns the languages of a site. A nil newsroom remembers none.
func (n *Newsroom) locales(folder fs.FS, languages []string) ([]*locale.Locale, []diag.Diagnostic, error) {
	own, err := fs.Sub(folder, "locales")
	if err != nil {
		return nil, nil, err
	}
	if n == nil {
		return locale.Load(locales.Files, own, languages)
	}
	n.mu.Lock()
	spoken, age := n.spoken, n.age
	n.mu.Unlock()
	if spoken != nil {
		return spoken, nil, nil
	}
	spoken, ds, err := locale.Load(locales.Files, own, languages)
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.age == age && err == nil && ds == nil {
		n.spoken = spoken
	}
	return spoken, ds, err
}

// tools returns the readers of Markdown and of facts of a site's languages, and
// what was read with them.
func (n *Newsroom) tools(spoken []*locale.Locale, settings *press.Settings, ministries map[string]*press.Ministry) (map[string]*markdown.Converter, map[string]*align.Reader, *read.Memory) {
	if n == nil || spoken == nil { // a newsroom remembers nothing until its languages are mended
		return converters(spoken, settings), readers(spoken, ministries), nil
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	alike := n.settings != nil && n.settings.BaseURL == settings.BaseURL && n.settings.Zone.String() == settings.Zone.String() &&
		slices.Equal(n.settings.Languages, settings.Languages) && slices.EqualFunc(n.setAs, spoken, convertsAlike)
	if !alike {
		n.setters, n.facts, n.memory = converters(spoken, settings), readers(spoken, ministries), read.NewMemory()
		n.settings, n.setAs = settings, spoken
	}
	return n.setters, n.facts, n.memory
}

// convertsAlike reports whether texts become the same HTML, and tell the same
// facts, in two languages.
func convertsAlike(a, b *locale.Locale) bool {
	return a == b || a.Tag == b.Tag && a.SetsAlike(b) && reflect.DeepEqual(a.Wording(), b.Wording()) &&
		!slices.ContainsFunc(wordsOfTexts, func(id string) bool { return a.Named(id, "") != b.Named(id, "") })
}

// try makes one page of each kind, unless that was done with the same templates
// and messages.
func (n *Newsroom) try(site *Site) ([]diag.Diagnostic, error) {
	n.mu.Lock()
	age, untried := n.age, n.untried
	n.mu.Unlock()
	if !untried {
		return nil, nil
	}
	ds, err := try(site)
	n.mu.Lock()
	defer n.mu.Unlock()
	if err == nil && len(ds) == 0 && n.age == age {
		n.untried = false
	}
	return ds, err
}

// leaveOut takes releases out, with what is told of them.
func leaveOut(without map[string]bool, ts []*press.Translation, ds []diag.Diagnostic) ([]*press.Translation, []diag.Diagnostic) {
	if without == nil {
		return ts, ds
	}
	ts = slices.DeleteFunc(ts, func(t *press.Translation) bool { return without[t.Release] })
	return ts, slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return without[releaseOf(d.File)] })
}

// releaseOf returns the ID of the release in whose folder a file lies, or
// nothing.
func releaseOf(file string) string {
	parts := strings.Split(file, "/")
	if len(parts) < 3 || parts[0] != "releases" {
		return ""
	}
	return parts[1] + "/" + parts[2]
}
