package publish

import (
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"
	"unicode"

	"docsite/generator/layout"
)

// place is a file or a folder of the new site.
type place struct {
	path string
	file bool
}

// pathSet holds the files of a site and all the folders above them, by their
// folded paths ([layout.Fold]).
type pathSet map[string]place

// newPathSet checks that the paths can stand together in one folder, on every
// system.
func newPathSet(paths []string) (pathSet, error) {
	s := make(pathSet, 2*len(paths))
	for i, p := range paths {
		if i > 0 && paths[i-1] >= p {
			return nil, fmt.Errorf("the paths of the site are not sorted, or not unique: %q comes before %q", paths[i-1], p)
		}
		if err := checkPath(p); err != nil {
			return nil, err
		}
		if err := s.add(place{p, true}); err != nil {
			return nil, err
		}
		for dir := range parents(p) {
			if s.has(dir, false) {
				break
			}
			if err := s.add(place{dir, false}); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

func (s pathSet) add(p place) error {
	key := layout.Fold(p.path)
	other, taken := s[key]
	if !taken {
		s[key] = p
		return nil
	}
	if other.path == p.path {
		return fmt.Errorf("the site needs %s both as a file and as a folder", p.path)
	}
	where := "case does not count (Windows, macOS)"
	if !strings.EqualFold(other.path, p.path) {
		where = "composed and decomposed letters are the same (macOS)"
	}
	return fmt.Errorf("the site has %s and %s, which are one and the same where %s: rename one", other.path, p.path, where)
}

// has reports whether the site has p, spelled so, as a file or as a folder.
func (s pathSet) has(p string, file bool) bool {
	return s[layout.Fold(p)] == place{p, file}
}

// conflicts reports whether something that lies in the folder keeps the site from
// its place. A regular file at the very path of a file of the site does not.
func (s pathSet) conflicts(p string, kind fs.FileMode) bool {
	if at, ok := s[layout.Fold(p)]; ok {
		if at.path != p || at.file && !kind.IsRegular() || !at.file && !kind.IsDir() {
			return true
		}
	}
	for dir := range parents(p) {
		if at, ok := s[layout.Fold(dir)]; ok && (at.file || at.path != dir) {
			return true
		}
	}
	return false
}

// checkPath refuses what cannot be a file of a site, or would not be safe.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." || strings.ContainsFunc(p, unicode.IsControl) {
		return fmt.Errorf("%q cannot be the path of a page", p)
	}
	folded := layout.Fold(p)
	if strings.HasPrefix(folded, ".git/") || folded == ".git" {
		return fmt.Errorf("%q cannot be the path of a page: .git belongs to git", p)
	}
	for name := range strings.SplitSeq(p, "/") {
		if fault := layout.NameFault(name); fault != "" {
			return fmt.Errorf("%q cannot be the path of a page: the name %q %s", p, name, fault)
		}
	}
	for name := range strings.SplitSeq(folded, "/") {
		if strings.HasPrefix(name, private) {
			return fmt.Errorf("%q cannot be the path of a page: names that begin with %s are docsite's own", p, private)
		}
	}
	return nil
}

// parents yields the folders above p, the nearest first, without the root.
func parents(p string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}
