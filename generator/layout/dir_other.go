//go:build !unix

package layout

import (
	"io/fs"
	"os"
)

func (s *Site) openDir(name string) (Dir, error) {
	dir, err := fs.Sub(s, name)
	return fsDir{dir}, err
}

// openOnly opens what is looked at before: this system cannot be told to follow no link.
func (s *Site) openOnly(name string) (*os.File, error) {
	if err := s.fault(name); err != nil {
		return nil, err
	}
	return s.root.Open(name)
}
