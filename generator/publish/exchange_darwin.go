package publish

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// exchangeFolders exchanges two folders in one step.
func exchangeFolders(a, b string) error {
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP):
		return fmt.Errorf("its file system exchanges no folders: make %s a symbolic link to a folder beside it (%w)", a, err)
	}
	return fmt.Errorf("exchange %s: %w", a, err)
}
