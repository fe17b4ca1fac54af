package audit

import (
	"context"
	"io"
	"io/fs"
	"sync"
)

// window is how many results may wait for one before them.
const window = 4096

// inOrder does n pieces of work, several at the same time, and takes their results in
// order, one after the other. The error is that of the first piece, in time, that failed.
func inOrder[T any](ctx context.Context, jobs, n int, work func(int) (T, error), take func(T)) error {
	var (
		mu          sync.Mutex
		moved       = sync.NewCond(&mu)
		next, taken int
		waiting     = map[int]T{}
		failed      error
		group       sync.WaitGroup
	)
	for range min(jobs, n) {
		group.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for {
				for next < n && next >= taken+window && failed == nil {
					moved.Wait()
				}
				if failed == nil {
					failed = ctx.Err()
				}
				if next >= n || failed != nil {
					return
				}
				i := next
				next++
				mu.Unlock()
				result, err := work(i)
				mu.Lock()
				if err != nil && failed == nil {
					failed = err
				}
				waiting[i] = result
				for ready := true; ready; {
					if result, ready = waiting[taken]; ready {
						take(result)
						delete(waiting, taken)
						taken++
					}
				}
				moved.Broadcast()
			}
		})
	}
	group.Wait()
	return failed
}

// readFile returns what a file holds, but no more than so many bytes.
func readFile(fsys fs.FS, name string, most int) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	room := 512
	if info, err := f.Stat(); err == nil && info.Size() < int64(most) {
		room = int(info.Size()) + 1
	}
	text := make([]byte, 0, room)
	for len(text) < most {
		if len(text) == cap(text) {
			text = append(text, 0)[:len(text)]
		}
		n, err := f.Read(text[len(text):min(cap(text), most)])
		text = text[:len(text)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	return text, nil
}
