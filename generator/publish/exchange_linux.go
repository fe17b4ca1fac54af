package publish

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// exchangeFolders exchanges two folders in one step.
func exchangeFolders(a, b string) error {
	return exchangeError(a, unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE))
}

// exchangeError says what an exchange needs where it is missing.
func exchangeError(folder string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, unix.EBUSY):
		return fmt.Errorf("%s is in use as a whole, as where a file system begins: choose a folder in it (%w)", folder, err)
	case errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EOPNOTSUPP):
		return fmt.Errorf("its file system exchanges no folders: make %s a symbolic link to a folder beside it (%w)", folder, err)
	}
	return fmt.Errorf("exchange %s: %w", folder, err)
}
