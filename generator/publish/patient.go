package publish

import (
	"fmt"
	"time"
)

// pauses are how long is waited for a program that holds a file open, one after the other:
// about three seconds in all, in which one that indexes or scans it has done so.
var pauses = []time.Duration{1, 5, 10, 50, 100, 300, 500, 1000, 1000} // milliseconds

// patiently does something with a file, and again after a pause while held says that
// another program has it open.
func patiently(p string, do func() error, held func(error) bool, wait func(time.Duration)) error {
	err := do()
	for _, pause := range pauses {
		if err == nil || !held(err) {
			return err
		}
		wait(pause * time.Millisecond)
		err = do()
	}
	if err != nil && held(err) {
		return fmt.Errorf("another program has %s open: close it: %w", p, err)
	}
	return err
}
