package publish

import (
	"fmt"
	"time"
)

const ms = time.Millisecond

// pauses are how long is waited for a program that holds a file open, one after the other:
// about three seconds in all, in which one that indexes or scans it has done so.
var pauses = []time.Duration{ms, 5 * ms, 10 * ms, 50 * ms, 100 * ms, 300 * ms, 500 * ms, 1000 * ms, 1000 * ms}

// patiently does something with a file, and again after a pause while held says that
// another program has it open.
func patiently(p string, do func() error, held func(error) bool, wait func(time.Duration)) error {
	err := do()
	for _, pause := range pauses {
		if err == nil || !held(err) {
			return err
		}
		wait(pause)
		err = do()
	}
	if err != nil && held(err) {
		return fmt.Errorf("another program has %s open, or it may not be changed: %w", p, err)
	}
	return err
}
