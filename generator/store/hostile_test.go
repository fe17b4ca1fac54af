//go:build unix

package store

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What somebody else has put into the folder is as good as not there: it is not waited for, and no memory is
// made for what it says that it holds.
func TestWhatIsNoneOfTheStore(t *testing.T) {
	put := map[string]func(name string) error{
		"a pipe": func(name string) error { return syscall.Mkfifo(name, 0o600) },
		"a link": func(name string) error { return os.Symlink("/dev/zero", name) },
		"100 GB": func(name string) error {
			if err := os.WriteFile(name, []byte(packHead), 0o600); err != nil {
				return err
			}
			return os.Truncate(name, 100<<30)
		},
		"an index of 100 GB": func(name string) error {
			tail := append(make([]byte, 0, tailSize), byte(len(packHead)), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
			tail = append(tail, packHead...)
			f, err := os.Create(name)
			if err != nil {
				return err
			}
			defer f.Close()
			if _, err := f.WriteAt(tail, 100<<30); err != nil {
				return err
			}
			_, err = f.WriteAt([]byte(packHead), 0)
			return err
		},
	}
	for what, do := range put {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range []string{"1-a.pack", "output-1"} {
				if err := do(filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
			}
			s := Open(dir)
			if _, found := s.Note("output-1"); found {
				t.Error("a note is found")
			}
			if _, err := s.Put(Key{1}, []byte("meta")); err != nil {
				t.Error(err)
			}
			s.SetNote("output-1", []byte("note"))
			s.Commit()
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			again := Open(dir)
			defer again.Close()
			if text, found := again.Note("output-1"); !found || string(text) != "note" {
				t.Errorf("the note is %q", text)
			}
			if !again.Has(Key{1}) {
				t.Error("the entry is not there")
			}
		})
	}
}
