package publish

import (
	"errors"

	"golang.org/x/sys/windows"
)

// heldOpen reports whether a file could not be moved because another program has it, or the
// file that it is to replace, open: one that reads it for readers, indexes or scans it.
func heldOpen(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED) ||
		errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
