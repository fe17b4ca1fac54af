package layout

import (
	"io"
	"io/fs"
)

// Dir is a folder of a site that is open, so that the way to it is walked once for
// all that is read in it.
type Dir interface {
	// Entries returns what lies in the folder, sorted by name.
	Entries() ([]Entry, error)
	// ReadFile returns what a file holds, but no more than so many bytes. A link is
	// not followed.
	ReadFile(name string, most int) ([]byte, error)
	Close() error
}

// Entry is what lies in a folder, by its name and the bits of its type.
type Entry struct {
	Name string
	Type fs.FileMode
}

// OpenDir opens a folder of a site, to be closed. Errors name paths in the folder.
func OpenDir(site fs.FS, name string) (Dir, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if s, ok := site.(*Site); ok {
		return s.openDir(name)
	}
	dir, err := fs.Sub(site, name)
	return fsDir{dir}, err
}

// fsDir is a folder of any file system.
type fsDir struct{ fs.FS }

func (d fsDir) Entries() ([]Entry, error) {
	list, err := fs.ReadDir(d.FS, ".")
	return entriesOf(list), err
}

func entriesOf(list []fs.DirEntry) []Entry {
	entries := make([]Entry, len(list))
	for i, e := range list {
		entries[i] = Entry{e.Name(), e.Type()}
	}
	return entries
}

func (d fsDir) ReadFile(name string, most int) ([]byte, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(most)))
}

func (d fsDir) Close() error { return nil }
