package layout

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// What a path in a site's folder may be instead of a file; which it is stands in the
// error's words, as in “is a folder”.
var (
	ErrFolder  = errors.New("is a folder")
	ErrSpecial = errors.New("is not a file that can be read")
	ErrLink    = errors.New("is a symbolic link that leads out of the site's folder, or to nothing")
)

// ReadFile reads a file of a site of at most so many bytes; of a larger one it returns one
// byte more than that. The error is [fs.ErrNotExist], one of those above, or one of the
// disk.
func ReadFile(site fs.FS, name string, most int64) ([]byte, error) {
	info, err := fs.Stat(site, name)
	switch {
	case err != nil:
		return nil, onTheWay(site, name, err)
	case info.IsDir():
		return nil, ErrFolder
	case !info.Mode().IsRegular(): // to open a pipe is to wait
		return nil, ErrSpecial
	}
	f, err := site.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return content, nil
}

// onTheWay returns what is wrong with a path that leads to no file, or with a folder on it;
// else the error that it gave.
func onTheWay(site fs.FS, name string, err error) error {
	for at := name; at != "."; at = path.Dir(at) {
		info, err := fs.Lstat(site, at)
		switch {
		case err != nil:
		case info.Mode()&fs.ModeSymlink != 0:
			return ErrLink
		case at != name && !info.IsDir():
			return fs.ErrNotExist // a file has nothing in it
		}
	}
	return err
}
