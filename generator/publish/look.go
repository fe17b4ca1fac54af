package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path"
)

// finding is what stands in the folder before a build.
type finding struct {
	files   map[string]bool     // those at the path of a file of the site; true: ours
	folders map[string]bool     // those that the site or the list of files has
	stale   []string            // files of ours that the site does not have
	hinders []string            // more of them, which are in the way of the site
	gone    map[string]bool     // the folders that earlier builds had above such files, and the site does not
	probes  []string            // what a build killed in its rehearsal has left
	written map[string]*Written // files of the site that are there as the last build wrote them
}

// look walks the folder and returns what it finds, or [ErrForeign] if something
// that is not ours is in the way. It enters only the folders that the site or
// the list of files has, and no link; and none in which everything is as the last build
// wrote it.
func look(dir *folder, site outline, last Manifest, jobs int) (*finding, error) {
	l := looker{
		dir:   dir.root.Name(),
		site:  site,
		ours:  make(map[string]bool, len(dir.old)),
		above: make(map[string]bool),
		open:  make(map[string]bool),
		finding: finding{
			written: make(map[string]*Written, len(last.Files)),
			files:   make(map[string]bool, len(dir.old)),
			folders: map[string]bool{".": true},
			gone:    make(map[string]bool),
		},
	}
	for _, p := range dir.old {
		l.ours[p] = true
	}
	l.known(last, jobs)
	for _, p := range dir.old {
		stale := !site.has(p, true)
		for up := range parents(p) {
			if l.above[up] && !stale {
				break // and so are those above it
			}
			l.above[up] = true
			if stale {
				l.open[up] = true
				if !site.has(up, false) {
					l.gone[up] = true
				}
			}
		}
	}
	for _, at := range site {
		if !at.file || l.written[at.path] != nil {
			continue
		}
		for up := range parents(at.path) {
			if l.open[up] {
				break
			}
			l.open[up] = true
		}
	}
	if err := l.walk(".", dir.root); err != nil {
		return nil, err
	}
	return &l.finding, nil
}

// known takes up the files of the last build that are there as it wrote them.
func (l *looker) known(last Manifest, jobs int) {
	stands := last.standing(l.dir, jobs)
	for i := range last.Files {
		w := &last.Files[i]
		if !stands[i] || !l.ours[w.Path] {
			continue
		}
		l.written[w.Path], l.files[w.Path] = w, true
		for up := range parents(w.Path) {
			if l.folders[up] {
				break
			}
			l.folders[up] = true
		}
	}
}

type looker struct {
	finding
	dir   string // the folder's name
	site  outline
	ours  map[string]bool // the files that the list of the last build names
	above map[string]bool // the folders above them
	open  map[string]bool // the folders to look into: those above files that are not known to be as they were
}

// walk looks at what is in a folder, which is the root at.
func (l *looker) walk(dir string, at *os.Root) error {
	entries, err := fs.ReadDir(at.FS(), ".")
	if err != nil {
		return fmt.Errorf("look into %s: %w", dir, err)
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		switch {
		case p == private:
		case e.IsDir():
			err = l.folder(p, at)
		case e.Name() == probe:
			l.probes = append(l.probes, p)
		default:
			err = l.file(p, e.Type())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *looker) folder(p string, above *os.Root) error {
	if l.above[p] && !l.open[p] {
		l.folders[p] = true
		return nil
	}
	// One of ours may hinder: it is removed if only stale files are in it, and
	// of others the first is found below.
	if !l.above[p] && l.site.hinders(p, fs.ModeDir) {
		return foreign(p, fs.ModeDir)
	}
	if !l.above[p] && !l.site.has(p, false) {
		return nil
	}
	l.folders[p] = true
	at, err := above.OpenRoot(path.Base(p)) // from folder to folder, as a root looks at every name above
	if err != nil {
		return fmt.Errorf("look into %s: %w", p, err)
	}
	defer at.Close()
	return l.walk(p, at)
}

func (l *looker) file(p string, mode fs.FileMode) error {
	hinders := l.site.hinders(p, mode)
	switch wanted := l.site.has(p, true); {
	case l.ours[p] && !wanted && hinders:
		l.hinders = append(l.hinders, p)
	case l.ours[p] && !wanted:
		l.stale = append(l.stale, p)
	case hinders:
		return foreign(p, mode)
	case wanted:
		l.files[p] = l.ours[p]
	}
	return nil
}

func foreign(p string, mode fs.FileMode) error {
	return fmt.Errorf("%s is %s in the way of the site, and %w: move it away, or choose another --out",
		p, kind(mode), ErrForeign)
}
