package leak

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"
	"sync/atomic"
)

const (
	mostWhole = 64 << 20 // bytes of a file that is read at once
	large     = 4 << 20  // bytes of one that is read while no other such one is
	chunk     = 8 << 20  // bytes of a larger one that are read at a time
	overlap   = 1 << 16  // of two of these
)

// Read says how much was read.
type Read struct {
	Files int
	Bytes int64
}

// Search reads every file of a folder, so many at a time, and returns what it finds of
// secrets, sorted by place. Links are not followed; what they are called is read. The
// error is one of the disk, or of the context.
func Search(ctx context.Context, folder fs.FS, s *Secrets, jobs int) ([]Finding, Read, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type entry struct {
		name string
		file bool
	}
	entries := make(chan entry, 64*jobs)
	go func() {
		defer close(entries)
		err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			select {
			case entries <- entry{name, d.Type().IsRegular()}:
				return nil
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		})
		if err != nil {
			cancel(err)
		}
	}()
	var (
		group sync.WaitGroup
		mu    sync.Mutex // guards found
		alone sync.Mutex // is held while a large file is read
		found []Finding
		files atomic.Int64
		bytes atomic.Int64
	)
	for range max(1, jobs) {
		group.Go(func() {
			r := newReader(s)
			for e := range entries {
				if ctx.Err() != nil {
					continue // so that the walk ends
				}
				r.path(e.name)
				if !e.file {
					continue
				}
				n, err := r.read(folder, e.name, &alone)
				if err != nil {
					cancel(fmt.Errorf("read a file for what is not public: %w", err))
				}
				files.Add(1)
				bytes.Add(n)
			}
			mu.Lock()
			defer mu.Unlock()
			found = append(found, r.found...)
		})
	}
	group.Wait()
	return sorted(found), Read{int(files.Load()), bytes.Load()}, context.Cause(ctx)
}

// SearchFile returns what one file holds of secrets, as [Search] does.
func SearchFile(folder fs.FS, s *Secrets, name string) ([]Finding, error) {
	r := newReader(s)
	_, err := r.read(folder, name, new(sync.Mutex))
	return r.found, err
}

// path reads the name of a file or folder, and not once more what it lies in.
func (r *reader) path(name string) {
	before := len(r.found)
	r.file = name
	r.part([]byte(path.Base(name)), "", true)
	for i := before; i < len(r.found); i++ {
		r.found[i].Kind, r.found[i].Line, r.found[i].Column = Path, 0, 0
	}
}

// read reads a file and returns its size.
func (r *reader) read(folder fs.FS, name string, alone *sync.Mutex) (size int64, err error) {
	f, err := folder.Open(name)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if info.Size() >= large {
		alone.Lock()
		defer alone.Unlock()
	}
	r.file, r.left = name, mostTogether
	content := r.whole[:0]
	content, err = appendAll(content, f, min(info.Size(), mostWhole), mostWhole+1)
	r.whole = content
	if len(content) <= mostWhole {
		r.content(content, name, "", 0)
		if cap(r.whole) > large {
			r.whole = nil
		}
		return int64(len(content)), err
	}
	r.whole = nil
	return r.inChunks(content, f)
}

// inChunks reads a file that is too large to be read at once, whose first bytes were.
// What is packed in it is not opened.
func (r *reader) inChunks(begun []byte, rest io.Reader) (size int64, err error) {
	if kind := kindOf(begun, r.file); kind != other && kind != isPicture {
		r.unread("", "is larger than %d MB: what is packed in it was not read", mostWhole>>20)
	}
	size = int64(len(begun))
	r.part(begun, "", kindOf(begun, r.file) == other)
	next := append([]byte(nil), begun[len(begun)-overlap:]...)
	for {
		kept := len(next)
		if next, err = appendAll(next, rest, chunk, chunk); len(next) == kept || err != nil {
			return size, err
		}
		r.part(next, within(fmt.Sprintf("the bytes from %d on", size-int64(kept)), ""), false)
		size += int64(len(next) - kept)
		next = append(next[:0], next[max(0, len(next)-overlap):]...)
	}
}

// appendAll appends what a stream has, as far as most bytes; so many are expected.
func appendAll(dst []byte, from io.Reader, expected, most int64) ([]byte, error) {
	if need := len(dst) + int(expected) + 1; cap(dst) < need {
		dst = append(make([]byte, 0, need), dst...)
	}
	limited := io.LimitReader(from, most)
	for {
		if len(dst) == cap(dst) {
			dst = append(dst, 0)[:len(dst)]
		}
		n, err := limited.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		if err == io.EOF {
			return dst, nil
		}
		if err != nil {
			return dst, err
		}
	}
}
