//go:build !linux && !darwin

package publish

import (
	"errors"
	"fmt"
)

// exchangeFolders exchanges two folders in one step where the system can.
func exchangeFolders(a, _ string) error {
	return fmt.Errorf("this system exchanges no folders: make %s a symbolic link to a folder beside it (%w)", a, errors.ErrUnsupported)
}
