package publish

import (
	"context"
	"sync"
	"sync/atomic"
)

// each calls do for 0 to n-1, in that order, from jobs goroutines. It stops at
// an error or when ctx is done, and returns the error of the lowest i: those
// below a failure have all been begun, so it is the same one every time.
func each(ctx context.Context, n, jobs int, do func(i int) error) error {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
		mu      sync.Mutex
		failed  = n
		first   error
	)
	ok := func(i int) bool {
		mu.Lock()
		defer mu.Unlock()
		return i < failed
	}
	for range min(jobs, n) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if !ok(i) {
					return
				}
				if err := do(i); err != nil {
					mu.Lock()
					if i < failed {
						failed, first = i, err
					}
					mu.Unlock()
				}
			}
		})
	}
	workers.Wait()
	if first != nil {
		return first
	}
	return ctx.Err()
}
