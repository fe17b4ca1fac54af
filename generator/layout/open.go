package layout

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Site is a site's folder on the disk, as a file system. Nothing outside it can
// be reached through it, not even by a symbolic link.
type Site struct {
	root *os.Root
	here *os.File // the same folder
	fs.FS
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
	return &Site{root, here, root.FS()}, nil
}

// Root returns the folder as one that can be written to.
func (s *Site) Root() *os.Root { return s.root }

// Close closes the folder.
func (s *Site) Close() error { return errors.Join(s.here.Close(), s.root.Close()) }

// ReadFile follows [fs.ReadFileFS].
func (s *Site) ReadFile(name string) ([]byte, error) { return s.root.ReadFile(name) }

// ReadDir follows [fs.ReadDirFS].
func (s *Site) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(s.FS, name) }

// Stat follows [fs.StatFS].
func (s *Site) Stat(name string) (fs.FileInfo, error) { return s.root.Stat(name) }

// Lstat follows [fs.ReadLinkFS].
func (s *Site) Lstat(name string) (fs.FileInfo, error) { return s.root.Lstat(name) }

// ReadLink follows [fs.ReadLinkFS].
func (s *Site) ReadLink(name string) (string, error) { return s.root.Readlink(name) }

// Sub returns a folder of a site as a file system, whether it is there or not.
func Sub(site fs.FS, name string) fs.FS {
	dir, err := fs.Sub(site, name)
	if err != nil {
		panic(err) // the names of this package are valid
	}
	return dir
}
