package generator

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/cache"
	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/media"
	"docsite/generator/progress"
	"docsite/generator/read"
	"docsite/generator/record"
	"docsite/generator/store"
)

// Engine makes a site of a folder, again and again, for a build once and for a
// preview after every change. It may be used by many goroutines.
type Engine struct {
	options  Options
	store    *store.Store
	pictures *cache.Cache
	maker    *media.Maker

	mu      sync.Mutex
	age     int // how often something was forgotten
	config  *config
	base    [sha256.Size]byte  // that the folders were read by
	folders map[string]*folder // by the release's ID
}

// folder is a release's folder as it was read.
type folder struct {
	key    store.Key
	empty  bool           // nothing lies in it
	record *record.Record // nil until it was asked for
}

// Open returns an engine, to be closed.
func Open(o Options) (*Engine, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.DecodeMemory <= 0 {
		o.DecodeMemory = media.DecodeMemory
	}
	copies, records := "", ""
	if o.Cache != "" {
		copies, records = filepath.Join(o.Cache, "pictures"), filepath.Join(o.Cache, "records")
	}
	pictures, err := cache.Open(copies)
	if err != nil {
		return nil, err
	}
	return &Engine{
		options: o, store: store.Open(records), pictures: pictures, maker: media.NewMaker(pictures, o.MakeCopies, o.DecodeMemory),
		folders: map[string]*folder{},
	}, nil
}

// Close gives back what the engine and its sites hold on the disk. No page can be
// opened after.
func (e *Engine) Close() error { return errors.Join(e.store.Close(), e.pictures.Close()) }

// tools are those of a site of the engine.
func (e *Engine) tools(c *config) siteTools {
	return siteTools{e.options.Folder, e.maker, e.store, c.digest[:], e.options.Jobs, c.cards, e.pictures}
}

// Keep keeps what was made for the next engine, as every build and check does.
func (e *Engine) Keep(ctx context.Context) {
	defer progress.Begin(ctx, progress.Keep, 0).End()
	e.store.Commit()
}

// Abandon removes what an engine that is not closed would leave on the disk. It may be called
// while the engine is at work, which may then fail.
func (e *Engine) Abandon() { _ = e.pictures.Close() }

// Forget forgets what was read of files and folders, which are named by their paths
// in the site's folder; “.” is everything.
func (e *Engine) Forget(paths ...string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.age++
	for _, p := range paths {
		if p == "." || p == layout.Releases || p == layout.Register || p == layout.People || !strings.HasPrefix(p, layout.Releases+"/") || e.config.names(p) {
			e.config = nil // of which all records may be
		}
		if id := layout.ReleaseOf(p); id != "" {
			delete(e.folders, id)
			continue
		}
		for id := range e.folders {
			if p == "." || layout.Within(layout.Folder(id), p) {
				delete(e.folders, id)
			}
		}
	}
}

// inputs are everything that a site is made from, as it was read.
type inputs struct {
	config *config
	ids    []string // of releases' folders, sorted
	keys   []store.Key
	found  []diag.Diagnostic // in the configuration, and in names of folders
}

// read reads what is not known of the folder; of releases those that are named by ID
// or year, or all.
func (e *Engine) read(ctx context.Context, named ...string) (*inputs, error) {
	stage := progress.Begin(ctx, progress.Settings, 0)
	c, err := e.configuration()
	if stage.End(); err != nil {
		return nil, err
	}
	in := &inputs{config: c, found: c.found}
	if c.settings == nil {
		return in, nil
	}
	ids, found, err := read.Releases(e.options.Folder, c.settings.Languages)
	if err != nil {
		return nil, err
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return !chosen(id, named) })
	in.ids, in.keys = ids, make([]store.Key, len(ids))
	in.found = append(in.found[:len(in.found):len(in.found)], found...)
	empty := make([]bool, len(ids))
	stage = progress.Begin(ctx, progress.Read, len(ids))
	defer stage.End()
	err = e.each(ctx, len(ids), func(i int) error {
		f, err := e.folder(c, ids[i])
		stage.Done(1)
		if err != nil {
			return err
		}
		in.keys[i] = f.key
		empty[i] = f.empty
		return nil
	})
	if named == nil && all(empty) && len(found) == 0 {
		in.found = append(in.found, read.NoReleases(c.settings.Languages))
	}
	return in, err
}

func all(list []bool) bool {
	for _, v := range list {
		if !v {
			return false
		}
	}
	return true
}

// each calls do for 0 to n-1, as many at a time as there are jobs.
func (e *Engine) each(ctx context.Context, n int, do func(i int) error) error {
	some := min(max(n/(8*e.options.Jobs), 1), 16) // that one goroutine does
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(e.options.Jobs)
	for from := 0; from < n; from += some {
		group.Go(func() error {
			for i := from; i < min(n, from+some); i++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := do(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// configuration returns the site's configuration, which it reads where it is not
// known.
func (e *Engine) configuration() (*config, error) {
	e.mu.Lock()
	c, age := e.config, e.age
	e.mu.Unlock()
	if c != nil {
		return c, nil
	}
	c, err := loadConfig(e.options)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.age == age {
		if e.config = c; c.base == nil || c.base.Digest() != e.base {
			clear(e.folders) // whose records were made by another one
		}
		if c.base != nil {
			e.base = c.base.Digest()
		}
	}
	return c, nil
}

// folder returns what is known of a release's folder, which it reads where nothing
// is. A record that no store has is made there and then.
func (e *Engine) folder(c *config, id string) (*folder, error) {
	e.mu.Lock()
	f, age := e.folders[id], e.age
	e.mu.Unlock()
	if f != nil {
		return f, nil
	}
	files, err := read.ReadFolder(e.options.Folder, id, c.settings.Languages)
	if err != nil {
		return nil, err
	}
	f = &folder{key: c.base.Key(files), empty: files.Empty()}
	if !e.store.Has(f.key) {
		if err := c.base.Make(files, f.key, e.store); err != nil {
			return nil, err
		}
	}
	e.keep(id, f, age)
	return f, nil
}

// withRecord returns a folder with its record. What the store has lost is made again.
func (e *Engine) withRecord(c *config, id string, f *folder) (*folder, error) {
	if f.record != nil {
		return f, nil
	}
	e.mu.Lock()
	age := e.age
	e.mu.Unlock()
	own := *f
	var found bool
	if own.record, found = c.base.Recall(f.key, e.store); !found {
		files, err := read.ReadFolder(e.options.Folder, id, c.settings.Languages)
		if err != nil {
			return nil, err
		}
		own = folder{key: c.base.Key(files), empty: files.Empty()}
		if err = c.base.Make(files, own.key, e.store); err != nil {
			return nil, err
		}
		if own.record, found = c.base.Recall(own.key, e.store); !found {
			return nil, fmt.Errorf("%s: %w", layout.Folder(id), store.ErrDamaged)
		}
	}
	e.keep(id, &own, age)
	return &own, nil
}

// keep keeps what was read of a folder, unless something was forgotten since.
func (e *Engine) keep(id string, f *folder, age int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.age == age {
		e.folders[id] = f
	}
}

// records returns the records of the inputs, in their order.
func (e *Engine) records(ctx context.Context, in *inputs) ([]*record.Record, error) {
	stage := progress.Begin(ctx, progress.Recall, len(in.ids))
	defer stage.End()
	records := make([]*record.Record, len(in.ids))
	err := e.each(ctx, len(in.ids), func(i int) error {
		f, err := e.folder(in.config, in.ids[i])
		if err == nil {
			f, err = e.withRecord(in.config, in.ids[i], f)
		}
		if err != nil {
			return err
		}
		records[i], in.keys[i] = f.record, f.key
		stage.Done(1)
		return nil
	})
	return records, err
}

// chosen reports whether a release is one of those that are named by ID or year;
// all are where none is.
func chosen(id string, named []string) bool {
	for _, name := range named {
		if id == name || strings.HasPrefix(id, name+"/") {
			return true
		}
	}
	return len(named) == 0
}

// retryDamaged does something, and again if a part of the store turns out to be
// damaged: then the store does not give back any more what lay with it, and that is made
// anew.
func retryDamaged[T any](e *Engine, do func() (T, error)) (T, error) {
	const most = 20 // more packs than a store has
	value, err := do()
	for tries := 0; errors.Is(err, store.ErrDamaged) && tries < most; tries++ {
		e.Forget(".")
		value, err = do()
	}
	return value, err
}
