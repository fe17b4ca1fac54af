//go:build !windows

package publish

// heldOpen reports whether a file could not be moved because another program has it open, which
// keeps nobody from it here.
func heldOpen(error) bool { return false }
