package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// What was put is there at once, and after a commit in the next build too.
func TestEntriesAreGivenBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache", "records")
	s := open(t, dir)
	if got := found(t, s, "a", "b"); got != "" {
		t.Errorf("a new store has %s", got)
	}
	put(t, s, "a", "b")
	if got := found(t, s, "a", "b", "c"); got != "a b" {
		t.Errorf("before the commit there are %q", got)
	}
	s.Commit()
	if got := found(t, s, "a", "b", "c"); got != "a b" {
		t.Errorf("after the commit there are %q", got)
	}
	put(t, s, "c")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := found(t, open(t, dir), "a", "b", "c"); got != "a b" {
		t.Errorf("of two that were committed and one that was not, there are %q", got)
	}
	if left := leftIn(t, dir); len(left) > 0 {
		t.Errorf("left behind are %q", left)
	}
	if info, err := os.Stat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("others can look into the folder: %v, %v", info.Mode(), err)
	}
}

// Where there is no folder, entries last until the store is closed.
func TestStoreWithoutAFolder(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := open(t, "")
	put(t, s, "a")
	s.Commit()
	if got := found(t, s, "a", "b"); got != "a" {
		t.Errorf("there are %q", got)
	}
	s.SetNote("site", []byte("text"))
	if _, has := s.Note("site"); has {
		t.Error("a note was kept, and there is no folder")
	}
	if err := errors.Join(s.RemoveNote("site"), s.Close()); err != nil {
		t.Error(err)
	}
	if left := leftIn(t, os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind are %q", left)
	}
	if got := found(t, open(t, ""), "a"); got != "" {
		t.Errorf("another store without a folder has %q", got)
	}
}

// An entry of a key that is there already is put in the place of the old one.
func TestReplaced(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if _, err := s.Put(keyOf("a"), []byte("wrong"), []byte("blob")); err != nil {
		t.Fatal(err)
	}
	s.Commit()
	put(t, s, "a")
	if got := found(t, s, "a"); got != "a" {
		t.Error("the old one is given back")
	}
	s.Commit()
	if got := found(t, open(t, dir), "a"); got != "a" {
		t.Error("the next build has the old one")
	}
}

// Of entries and parts that hold nothing the same is true as of others.
func TestEmptyParts(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for name, blobs := range map[string][][]byte{"none": nil, "empty": {nil, {}}} {
		if _, err := s.Put(keyOf(name), nil, blobs...); err != nil {
			t.Fatal(err)
		}
	}
	s.Commit()
	for _, s := range []*Store{s, open(t, dir)} {
		for name, n := range map[string]int{"none": 0, "empty": 2} {
			meta, blobs, has := s.Get(keyOf(name))
			if !has || len(meta) > 0 || len(blobs) != n {
				t.Errorf("%s: %t, %q, %d blobs", name, has, meta, len(blobs))
			}
			for _, b := range blobs {
				if text, err := b.Append(nil); len(text) > 0 || err != nil {
					t.Errorf("%s: %q, %v", name, text, err)
				}
			}
		}
	}
	if text, err := (Blob{}).Append([]byte("x")); string(text) != "x" || err != nil {
		t.Errorf("of no blob: %q, %v", text, err)
	}
}

// A closed store takes nothing, has nothing and does no harm.
func TestClosed(t *testing.T) {
	s := Open(t.TempDir())
	put(t, s, "a")
	for range 2 {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	s.Commit()
	if _, err := s.Put(keyOf("b"), nil); err == nil {
		t.Error("something was put")
	}
	if s.Has(keyOf("a")) {
		t.Error("something is there")
	}
}

// TestManyAtOnce: goroutines put, find and read the same and other entries while
// the store is committed, also where there is no folder.
func TestManyAtOnce(t *testing.T) {
	for _, dir := range []string{t.TempDir(), ""} {
		s := open(t, dir)
		s.bound = 0 // so that packs are gathered and removed meanwhile
		var names []string
		for i := range 40 {
			names = append(names, fmt.Sprint("entry ", i))
		}
		var group sync.WaitGroup
		for g := range 8 {
			group.Go(func() {
				for i := range names {
					name := names[(i*7+g*5)%len(names)]
					if _, blobs, has := s.Get(keyOf(name)); has {
						same(t, name, blobs)
					} else {
						put(t, s, name)
					}
					if i%10 == g {
						s.Commit()
					}
					s.SetNote("note", []byte(name))
					s.Note("note")
				}
			})
		}
		group.Wait()
		s.Commit()
		if got := found(t, s, names...); got != strings.Join(names, " ") {
			t.Errorf("of all entries there are %s", got)
		}
		if dir == "" {
			continue
		}
		// The next build finds each entry, or nothing of it: never another one.
		s.Close()
		found(t, open(t, dir), names...)
		if left := leftIn(t, dir); len(left) != 1 {
			t.Errorf("beside the note, %q are left behind", left)
		}
	}
}
