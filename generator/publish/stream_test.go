package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
	"time"
)

// endless is a file of size bytes that exists nowhere; read is called with each
// piece of it.
type endless struct {
	size int64
	read func(at int64)
}

func (e endless) Open(string) (fs.File, error) {
	empty, err := fstest.MapFS{"x": {}}.Open("x")
	return &stream{empty, e, 0}, err
}

type stream struct {
	fs.File
	endless
	at int64
}

func (s *stream) Read(b []byte) (int, error) {
	if s.at == s.size {
		return 0, io.EOF
	}
	n := min(int64(len(b)), s.size-s.at)
	for i := range b[:n] {
		b[i] = byte((s.at + int64(i)) / 1000)
	}
	if s.read != nil {
		s.read(s.at)
	}
	s.at += n
	return int(n), nil
}

// A file is never held, however large: neither a new one, nor one that has not
// changed, nor one that changes at its end.
func TestLargeFile(t *testing.T) {
	out := t.TempDir()
	for i, size := range []int64{64 << 20, 64 << 20, 64<<20 + 1, 64<<20 - 1} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r, err := publishAll(t.Context(), endless{size, nil}, []string{"media/a.mp4"}, out, 2)
		must(t, err)
		runtime.ReadMemStats(&after)
		same(t, fmt.Sprint("unchanged ", i), r.Unchanged == 1, i == 1)
		if used := after.TotalAlloc - before.TotalAlloc; used > 2<<20 {
			t.Errorf("%d bytes of memory for a file of %d", used, size)
		}
		info, err := os.Stat(filepath.Join(out, "media", "a.mp4"))
		must(t, err)
		same(t, "size", info.Size(), size)
	}
}

func TestCancelledInFile(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	last := int64(0)
	site := endless{64 << 20, func(at int64) {
		if last = at; at > 1<<20 {
			cancel()
		}
	}}
	_, err := publishAll(ctx, site, []string{"media/a.mp4"}, t.TempDir(), 2)
	wantError(t, err, context.Canceled, "media/a.mp4")
	if last > 2<<20 {
		t.Errorf("read on to %d", last)
	}
}

func TestEach(t *testing.T) {
	for _, jobs := range []int{1, 2, 5, 100} {
		err := each(t.Context(), 50, jobs, func(i int) error {
			// The earlier it is, the later it fails.
			time.Sleep(time.Duration(50-i) * 100 * time.Microsecond)
			if i >= 7 {
				return fmt.Errorf("at %d", i)
			}
			return nil
		})
		wantError(t, err, nil, "at 7")
	}
	must(t, each(t.Context(), 0, 3, func(int) error { return errors.New("never") }))
}
