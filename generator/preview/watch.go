package preview

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"docsite/generator/layout"
)

// A change is passed on when nothing more has happened for as long as quiet: a
// file that is saved is emptied, written and named in turn. While more and more
// happens, as when another branch is checked out, it is passed on all the same.
const (
	quiet   = 25 * time.Millisecond
	longest = 250 * time.Millisecond
)

// watcher reports which files of a site changed.
type watcher struct {
	dir     string
	changes chan []string // paths in the site's folder; “.” where it is not known which
	notices chan string   // what is to be told
	events  *fsnotify.Watcher
	fault   error                // why there are no events
	every   time.Duration        // where there are none: how often the folder is looked at
	stamps  map[string]fileStamp // and what was there at the last look
}

// newWatcher returns a watcher that has begun: what changes from now on will be
// told by run.
func newWatcher(dir string) *watcher {
	w := &watcher{dir: dir, changes: make(chan []string), notices: make(chan string), every: time.Second}
	if w.events, w.fault = fsnotify.NewBufferedWatcher(4096); w.fault == nil {
		if w.fault = w.watchAll(); w.fault != nil {
			w.events.Close()
		}
	}
	if w.fault != nil {
		w.stamps = w.look()
	}
	return w
}

// watchAll watches the site's folder, and the folders that the site is made from with all that is in them.
// The system's watches are of one folder each.
func (w *watcher) watchAll() error {
	if err := w.events.Add(w.dir); err != nil {
		return err
	}
	for _, dir := range layout.SourceDirs() {
		if err := w.watch(dir); err != nil {
			return err
		}
	}
	return nil
}

// watch watches a folder and those below it. What is not there, or cannot be
// read, is left out: who makes the site tells of it. The error is that there can
// be no more watches.
func (w *watcher) watch(name string) error {
	return filepath.WalkDir(filepath.Join(w.dir, filepath.FromSlash(name)), func(p string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return nil
		}
		if ignored(e.Name()) {
			return fs.SkipDir
		}
		if err := w.events.Add(p); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			return err
		}
		return nil
	})
}

// run passes changes on until ctx is done.
func (w *watcher) run(ctx context.Context) {
	if w.fault == nil {
		defer w.events.Close()
		if w.fault = w.listen(ctx); w.fault == nil {
			return
		}
		w.stamps = w.look()
		send(ctx, w.changes, []string{"."})
	}
	send(ctx, w.notices, "the folder cannot be watched ("+w.fault.Error()+"), so it is looked at every second instead; on Linux, a larger fs.inotify.max_user_watches helps")
	w.poll(ctx)
}

func send[T any](ctx context.Context, to chan<- T, v T) {
	select {
	case to <- v:
	case <-ctx.Done():
	}
}

// listen gathers events. It returns nil when ctx is done, or why there can be no
// more of them.
func (w *watcher) listen(ctx context.Context) error {
	changed := map[string]bool{}
	var settled, late <-chan time.Time
	for {
		var to chan<- []string
		var list []string
		if len(changed) > 0 && settled == nil {
			to, list = w.changes, slices.Sorted(maps.Keys(changed))
		}
		select {
		case <-ctx.Done():
			return nil
		case to <- list:
			clear(changed)
		case <-settled:
			settled, late = nil, nil
		case <-late:
			settled, late = nil, nil
		case err, open := <-w.events.Errors:
			if !open {
				return errors.New("the system has closed the watch")
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				continue
			}
			if err := w.watchAll(); err != nil {
				return err
			}
			changed["."] = true
		case e, open := <-w.events.Events:
			if !open {
				return errors.New("the system has closed the watch")
			}
			name := w.name(e.Name)
			if name == "" {
				continue
			}
			if e.Has(fsnotify.Create) || e.Has(fsnotify.Chmod) {
				if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
					if err := w.watch(name); err != nil {
						return err
					}
				}
			}
			changed[name] = true
			settled = time.After(quiet)
			if late == nil {
				late = time.After(longest)
			}
		}
	}
}

// name returns the path in the site's folder of a file that the site is made
// from, or nothing.
func (w *watcher) name(file string) string {
	p, err := filepath.Rel(w.dir, file)
	if err != nil {
		return ""
	}
	p = filepath.ToSlash(p)
	parts := strings.Split(p, "/")
	if !layout.IsSource(p) || slices.ContainsFunc(parts, ignored) {
		return ""
	}
	return p
}

// ignored reports whether a name is one of those that editors and systems write
// beside a file: swap files, backups, what they try out.
func ignored(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasPrefix(name, "~$") || name == "4913" {
		return true
	}
	for _, end := range []string{"~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", "___jb_tmp___", "___jb_old___"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// fileStamp is what tells that a file changed.
type fileStamp struct {
	size  int64
	mode  fs.FileMode
	mtime time.Time
}

// look returns what is there.
func (w *watcher) look() map[string]fileStamp {
	found := map[string]fileStamp{}
	for _, source := range append(layout.SourceDirs(), layout.Settings) {
		filepath.WalkDir(filepath.Join(w.dir, source), func(p string, e fs.DirEntry, err error) error {
			name := w.name(p)
			if name == "" && e != nil && e.IsDir() {
				return fs.SkipDir
			}
			if err != nil || name == "" {
				return nil
			}
			if info, err := e.Info(); err == nil {
				stamp := fileStamp{info.Size(), info.Mode(), info.ModTime()}
				if e.IsDir() {
					stamp = fileStamp{mode: info.Mode()} // what changes in it is told by name
				}
				found[name] = stamp
			}
			return nil
		})
	}
	return found
}

// poll looks at the folder again and again until ctx is done.
func (w *watcher) poll(ctx context.Context) {
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		found := w.look()
		var changed []string
		for name, stamp := range found {
			if before, known := w.stamps[name]; !known || before != stamp {
				changed = append(changed, name)
			}
		}
		for name := range w.stamps {
			if _, there := found[name]; !there {
				changed = append(changed, name)
			}
		}
		w.stamps = found
		if changed != nil {
			slices.Sort(changed)
			send(ctx, w.changes, changed)
		}
	}
}
