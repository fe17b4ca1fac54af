//go:build !unix

package layout

import "io/fs"

func (s *Site) openDir(name string) (Dir, error) {
	dir, err := fs.Sub(s, name)
	return fsDir{dir}, err
}
