package layout

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// What a path in a site's folder may be instead of a file that can be read; which it is
// stands in the error's words, as in “is a folder”.
var (
	ErrFolder  = errors.New("is a folder")
	ErrSpecial = errors.New("is not a file that can be read")
	ErrLink    = errors.New("is a symbolic link, which is not followed")
	ErrLarge   = fmt.Errorf("is larger than %d MB", MostBytes/1_000_000)
)

// ReadFile reads a file of a site of at most so many bytes; of a larger one it returns one
// byte more than that. The error is [fs.ErrNotExist], one of those above, or one of the
// disk.
func ReadFile(site fs.FS, name string, most int64) ([]byte, error) {
	info, err := fs.Stat(site, name)
	switch {
	case err != nil:
		return nil, plain(err)
	case info.IsDir():
		return nil, ErrFolder
	case !info.Mode().IsRegular(): // to open a pipe is to wait
		return nil, ErrSpecial
	}
	f, err := site.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return content, nil
}

// plain returns which of this package's errors one is; else the error.
func plain(err error) error {
	for _, known := range []error{ErrLink, ErrSpecial} {
		if errors.Is(err, known) {
			return known
		}
	}
	return err
}
