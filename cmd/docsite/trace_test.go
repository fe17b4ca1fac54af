package main

import (
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
)

// failing writes so many times and then fails.
type failing struct{ times int }

func (f *failing) Write(p []byte) (int, error) {
	if f.times--; f.times < 0 {
		return 0, syscall.ENOSPC
	}
	return len(p), nil
}

// A trace that a full disk cuts off is told, also where later parts find room.
func TestCheckedKeepsTheFirstError(t *testing.T) {
	for times, want := range []error{syscall.ENOSPC, nil} {
		to := &checked{to: &failing{times}}
		io.Copy(to, strings.NewReader("trace"))
		to.to = io.Discard
		io.Copy(to, strings.NewReader("more"))
		if !errors.Is(to.err, want) {
			t.Errorf("after %d good writes: %v", times, to.err)
		}
	}
}
