package edit

import "io/fs"

// tree is files that are not written yet, for the functions that read a site's
// files by their names. It has no folders to go through.
type tree []File

// ReadFile follows [fs.ReadFileFS].
func (t tree) ReadFile(name string) ([]byte, error) {
	for _, f := range t {
		if f.Path == name {
			return f.Content, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Open opens nothing: what is asked of a tree is [tree.ReadFile].
func (t tree) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
