package layout

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Site is a site's folder on the disk, as a file system. Nothing outside it can
// be reached through it. A symbolic link is not followed, on no step of the way, and
// what is neither a file nor a folder is not opened: what a stranger hands in may hold
// anything. Errors of such paths are of this package, see [ErrLink].
type Site struct {
	root *os.Root
	here *os.File // the same folder
}

// Open opens a site's folder, to be closed.
func Open(dir string) (*Site, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site's folder: %w", err)
	}
	here, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the site's folder: %w", err), root.Close())
	}
	return &Site{root, here}, nil
}

// Root returns the folder as one that can be written to.
func (s *Site) Root() *os.Root { return s.root }

// Close closes the folder.
func (s *Site) Close() error { return errors.Join(s.here.Close(), s.root.Close()) }

// Open follows [fs.FS].
func (s *Site) Open(name string) (fs.File, error) { return s.openFile(name) }

// openFile opens a file or a folder.
func (s *Site) openFile(name string) (*os.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := s.openOnly(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: cmp.Or(s.fault(name), err)}
	}
	info, err := f.Stat()
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = ErrSpecial
	}
	if err != nil {
		return nil, errors.Join(&fs.PathError{Op: "open", Path: name, Err: err}, f.Close())
	}
	return f, nil
}

// MostBytes is what [Site.ReadFile] reads at most: no host of Git repositories takes a
// larger file.
const MostBytes = 100_000_000

// ReadFile follows [fs.ReadFileFS].
func (s *Site) ReadFile(name string) ([]byte, error) {
	f, err := s.openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	var content bytes.Buffer
	if info.Size() <= MostBytes {
		content.Grow(int(info.Size()) + bytes.MinRead)
		_, err = content.ReadFrom(io.LimitReader(f, MostBytes+1)) // it may grow
	}
	if info.Size() > MostBytes || content.Len() > MostBytes {
		err = &fs.PathError{Op: "read", Path: name, Err: ErrLarge}
	}
	return content.Bytes(), err
}

// ReadDir follows [fs.ReadDirFS].
func (s *Site) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := s.openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// Stat follows [fs.StatFS].
func (s *Site) Stat(name string) (fs.FileInfo, error) {
	info, err := s.Lstat(name)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: ErrLink}
	}
	return info, err
}

// Lstat follows [fs.ReadLinkFS].
func (s *Site) Lstat(name string) (fs.FileInfo, error) {
	if err := s.wayTo(name); err != nil {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return s.root.Lstat(name)
}

// ReadLink follows [fs.ReadLinkFS].
func (s *Site) ReadLink(name string) (string, error) { return s.root.Readlink(name) }

// wayTo returns why no step of the way leads on to a path: it is a link, is not there, or is
// no folder.
func (s *Site) wayTo(name string) error {
	for i := range len(name) {
		if name[i] != '/' {
			continue
		}
		info, err := s.root.Lstat(name[:i])
		switch {
		case err != nil:
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			return ErrLink
		case !info.IsDir():
			return fs.ErrNotExist
		}
	}
	return nil
}

// fault returns why a path cannot be opened, where it is not a file or a folder; else nil.
func (s *Site) fault(name string) error {
	info, err := s.Lstat(name)
	switch {
	case errors.Is(err, ErrLink), err == nil && info.Mode()&fs.ModeSymlink != 0:
		return ErrLink
	case err == nil && !info.IsDir() && !info.Mode().IsRegular():
		return ErrSpecial
	}
	return err
}

// Sub returns a folder of a site as a file system, whether it is there or not.
func Sub(site fs.FS, name string) fs.FS {
	dir, err := fs.Sub(site, name)
	if err != nil {
		panic(err) // the names of this package are valid
	}
	return dir
}
