package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path"
)

// inventory is what stands in the folder before a build.
type inventory struct {
	files     map[string]bool     // those at the path of a file of the site; true: ours
	folders   map[string]bool     // those that the site or the list of files has
	stale     []string            // files of ours that the site does not have
	conflicts []string            // more of them, which are in the way of the site
	gone      map[string]bool     // the folders that earlier builds had above such files, and the site does not
	probes    []string            // what a build killed in its check of folders has left
	written   map[string]*Written // files of the site that are there as the last build wrote them
}

// scan walks the folder and returns what it finds, or [ErrForeign] if something
// that is not ours is in the way. It enters only the folders that the site or
// the list of files has, and no link; and none in which everything is as the last build
// wrote it.
func scan(dir *folder, site pathSet, last Manifest, jobs int) (*inventory, error) {
	s := scanner{
		dir:   dir.root.Name(),
		site:  site,
		ours:  make(map[string]bool, len(dir.old)),
		above: make(map[string]bool),
		open:  make(map[string]bool),
		inventory: inventory{
			written: make(map[string]*Written, len(last.Files)),
			files:   make(map[string]bool, len(dir.old)),
			folders: map[string]bool{".": true},
			gone:    make(map[string]bool),
		},
	}
	for _, p := range dir.old {
		s.ours[p] = true
	}
	s.known(last, jobs)
	for _, p := range dir.old {
		stale := !site.has(p, true)
		for up := range parents(p) {
			if s.above[up] && !stale {
				break // and so are those above it
			}
			s.above[up] = true
			if stale {
				s.open[up] = true
				if !site.has(up, false) {
					s.gone[up] = true
				}
			}
		}
	}
	for _, at := range site {
		if !at.file || s.written[at.path] != nil {
			continue
		}
		for up := range parents(at.path) {
			if s.open[up] {
				break
			}
			s.open[up] = true
		}
	}
	if err := s.walk(".", dir.root); err != nil {
		return nil, err
	}
	return &s.inventory, nil
}

// known takes up the files of the last build that are there as it wrote them.
func (s *scanner) known(last Manifest, jobs int) {
	stands := last.standing(s.dir, jobs)
	for i := range last.Files {
		w := &last.Files[i]
		if !stands[i] || !s.ours[w.Path] {
			continue
		}
		s.written[w.Path], s.files[w.Path] = w, true
		for up := range parents(w.Path) {
			if s.folders[up] {
				break
			}
			s.folders[up] = true
		}
	}
}

type scanner struct {
	inventory
	dir   string // the folder's name
	site  pathSet
	ours  map[string]bool // the files that the list of the last build names
	above map[string]bool // the folders above them
	open  map[string]bool // the folders to look into: those above files that are not known to be as they were
}

// walk looks at what is in a folder, which is the root at.
func (s *scanner) walk(dir string, at *os.Root) error {
	entries, err := fs.ReadDir(at.FS(), ".")
	if err != nil {
		return fmt.Errorf("look into %s: %w", dir, err)
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		switch {
		case p == private:
		case e.IsDir():
			err = s.folder(p, at)
		case e.Name() == probe:
			s.probes = append(s.probes, p)
		default:
			err = s.file(p, e.Type())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *scanner) folder(p string, above *os.Root) error {
	if s.above[p] && !s.open[p] {
		s.folders[p] = true
		return nil
	}
	// One of ours may be in the way: it is removed if only stale files are in it, and
	// of others the first is found below.
	if !s.above[p] && s.site.conflicts(p, fs.ModeDir) {
		return foreign(p, fs.ModeDir)
	}
	if !s.above[p] && !s.site.has(p, false) {
		return nil
	}
	s.folders[p] = true
	at, err := above.OpenRoot(path.Base(p)) // from folder to folder, as a root looks at every name above
	if err != nil {
		return fmt.Errorf("look into %s: %w", p, err)
	}
	defer at.Close()
	return s.walk(p, at)
}

func (s *scanner) file(p string, mode fs.FileMode) error {
	conflicts := s.site.conflicts(p, mode)
	switch wanted := s.site.has(p, true); {
	case s.ours[p] && !wanted && conflicts:
		s.conflicts = append(s.conflicts, p)
	case s.ours[p] && !wanted:
		s.stale = append(s.stale, p)
	case conflicts:
		return foreign(p, mode)
	case wanted:
		s.files[p] = s.ours[p]
	}
	return nil
}

func foreign(p string, mode fs.FileMode) error {
	return fmt.Errorf("%s is %s in the way of the site, and %w: move it away, or choose another --out",
		p, kind(mode), ErrForeign)
}
