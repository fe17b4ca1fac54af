package generator

import (
	"fmt"
	"os"
	"sync/atomic"

	"docsite/generator/press"
)

// store keeps the HTML of texts outside the heap, in a file without a name,
// from when they are read until their pages are made. Ten thousand releases are
// more than a hundred megabytes.
type store struct {
	file *os.File
	end  atomic.Int64
}

func (s *store) open() error {
	f, err := os.CreateTemp("", "docsite-*")
	if err != nil {
		return fmt.Errorf("make room for texts: %w", err)
	}
	// Where an open file can lose its name, nothing is left behind by a crash.
	os.Remove(f.Name())
	s.file = f
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
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	os.Remove(s.file.Name()) // gone already where open files can lose their name
	return err
}
