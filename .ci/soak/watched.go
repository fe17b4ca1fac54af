package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// watched is what was seen of a server from outside while it ran.
type watched struct {
	done     sync.WaitGroup
	resident []sample
	files    int // the most
}

// watch looks at the server again and again until ctx is done.
func (s *server) watch(ctx context.Context, every time.Duration) *watched {
	w := &watched{}
	w.done.Go(func() {
		for ctx.Err() == nil {
			if mb, err := s.resident(); err == nil {
				w.resident = append(w.resident, sample{time.Now(), mb})
			}
			if n, err := s.files(); err == nil {
				w.files = max(w.files, n)
			}
			sleep(ctx, every)
		}
	})
	return w
}

// end returns what was seen. The watch has ended, or is about to.
func (w *watched) end() (resident []sample, files int) {
	w.done.Wait()
	return w.resident, w.files
}

// settled waits until the server has checked the newsroom, and has only what it has
// open for itself.
func (s *server) settled(seen *site) error {
	const checked = "mend"
	for begin := time.Now(); !strings.Contains(s.words(), checked); time.Sleep(50 * time.Millisecond) {
		if time.Since(begin) > 5*time.Minute {
			return errors.New("the newsroom is not checked:\n" + s.words())
		}
	}
	// A connection that is not used is closed here, and a moment later there.
	least, err := s.files()
	for range 20 {
		if err != nil {
			return err
		}
		seen.client.CloseIdleConnections()
		time.Sleep(50 * time.Millisecond)
		var n int
		n, err = s.files()
		least = min(least, n)
	}
	if err == nil && least == 0 {
		err = fmt.Errorf("the system does not tell what the server has open")
	}
	return err
}

// filesDownTo waits a while until the server has no more files open than that, and returns
// how many it has.
func (s *server) filesDownTo(want int, seen *site) (int, error) {
	for begin := time.Now(); ; time.Sleep(100 * time.Millisecond) {
		seen.client.CloseIdleConnections()
		n, err := s.files()
		if err != nil || n <= want || time.Since(begin) > 10*time.Second {
			return n, err
		}
	}
}
