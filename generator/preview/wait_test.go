package preview

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A change is passed on when nothing more has happened for a while, and while more and
// more happens not later than that is bearable. The clock is the test's own.
func TestHowLongAChangeWaits(t *testing.T) {
	for _, c := range []struct {
		name   string
		events int           // every 20 ms
		want   time.Duration // until the first change is passed on
	}{
		{"one event", 1, 25 * time.Millisecond},
		{"a file that is emptied, written and named", 3, 65 * time.Millisecond},
		{"just so many that it settles", 12, 245 * time.Millisecond},
		{"another branch is checked out", 50, 250 * time.Millisecond},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := &watcher{
					dir: "/site", changes: make(chan []string),
					events: &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)},
				}
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				go w.listen(ctx)
				begun := time.Now()
				go func() {
					for range c.events {
						select {
						case w.events.Events <- fsnotify.Event{Name: "/site/docsite.yaml", Op: fsnotify.Write}:
						case <-ctx.Done():
							return
						}
						time.Sleep(20 * time.Millisecond)
					}
				}()
				<-w.changes
				if got := time.Since(begun); got != c.want {
					t.Errorf("it is passed on after %v, want %v", got, c.want)
				}
				stop()
				time.Sleep(time.Second) // until both have ended
			})
		})
	}
}
