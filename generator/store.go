package generator

import (
	"errors"
	"fmt"
	"os"
	"sync/atomic"

	"docsite/generator/cache"
	"docsite/generator/press"
)

// store keeps what a site needs until its pages are made. The HTML of texts
// waits outside the heap, in a file without a name: ten thousand releases are
// more than a hundred megabytes. Copies of pictures lie in a cache.
type store struct {
	file     *os.File
	end      atomic.Int64
	pictures *cache.Cache
}

// open makes room: for texts where pages are made, and for pictures then too, or
// where there is a folder to keep what is found out of them.
func (s *store) open(folder string, pages bool) (err error) {
	if pages || folder != "" {
		if s.pictures, err = cache.Open(folder); err != nil {
			return err
		}
	}
	if !pages {
		return nil
	}
	if s.file, err = os.CreateTemp("", "docsite-*"); err != nil {
		return errors.Join(fmt.Errorf("make room for texts: %w", err), s.pictures.Close())
	}
	// Where an open file can lose its name, nothing is left behind by a crash.
	os.Remove(s.file.Name())
	return nil
}

// keeper returns the function that puts a text aside, or nil where the store
// is not open. Many goroutines may call it.
func (s *store) keeper() func([]byte) (press.Kept, error) {
	if s.file == nil {
		return nil
	}
	return func(html []byte) (press.Kept, error) {
		kept := press.Kept{Offset: s.end.Add(int64(len(html))) - int64(len(html)), Length: len(html)}
		_, err := s.file.WriteAt(html, kept.Offset)
		return kept, err
	}
}

// ReadAt reads what was put aside.
func (s *store) ReadAt(p []byte, offset int64) (int, error) { return s.file.ReadAt(p, offset) }

// Close forgets everything.
func (s *store) Close() error {
	err := s.pictures.Close()
	if s.file == nil {
		return err
	}
	err = errors.Join(err, s.file.Close())
	os.Remove(s.file.Name()) // gone already where open files can lose their name
	return err
}
