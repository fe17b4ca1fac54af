package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// open opens the store in a folder, to be closed at a test's end at the latest.
func open(t testing.TB, dir string) *Store {
	t.Helper()
	s := Open(dir)
	t.Cleanup(func() { s.Close() })
	return s
}

func keyOf(name string) Key { return sha256.Sum256([]byte(name)) }

// parts are what the tests keep under a name: blobs of several sizes, one of them
// empty.
func parts(name string) (meta []byte, blobs [][]byte) {
	return []byte("meta of " + name), [][]byte{[]byte("first of " + name), nil, bytes.Repeat([]byte(name), 50)}
}

// put keeps entries by their names.
func put(t testing.TB, s *Store, names ...string) {
	t.Helper()
	for _, name := range names {
		meta, blobs := parts(name)
		given, err := s.Put(keyOf(name), meta, blobs...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, given)
	}
}

// same holds that blobs are those of a name.
func same(t testing.TB, name string, blobs []Blob) {
	t.Helper()
	_, want := parts(name)
	if len(blobs) != len(want) {
		t.Errorf("%s has %d blobs", name, len(blobs))
		return
	}
	for i, b := range blobs {
		got, err := b.Append([]byte("before "))
		if err != nil || string(got) != "before "+string(want[i]) || b.Len() != len(want[i]) {
			t.Errorf("%s: blob %d is %q, %v", name, i, got, err)
		}
	}
}

// found returns which of the names a store has, whole.
func found(t testing.TB, s *Store, names ...string) string {
	t.Helper()
	var list []string
	for _, name := range names {
		meta, blobs, has := s.Get(keyOf(name))
		if has != s.Has(keyOf(name)) {
			t.Errorf("%s: the store has it %t, and does not", name, has)
		}
		if !has {
			continue
		}
		if want, _ := parts(name); !bytes.Equal(meta, want) {
			t.Errorf("%s: the meta is %q", name, meta)
		}
		same(t, name, blobs)
		list = append(list, name)
	}
	return strings.Join(list, " ")
}

// committed makes a pack of entries in a folder, and returns its path.
func committed(t testing.TB, dir string, names ...string) string {
	t.Helper()
	before := packsIn(t, dir)
	s := Open(dir)
	put(t, s, names...)
	s.Commit()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, p := range packsIn(t, dir) {
		if !slices.Contains(before, p) {
			return p
		}
	}
	t.Fatal("nothing was kept")
	return ""
}

// packsIn returns the paths of the packs in a folder, in the order of their numbers.
func packsIn(t testing.TB, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "*.pack"))
	if err != nil {
		t.Fatal(err)
	}
	number := func(p string) (n int) {
		fmt.Sscan(strings.SplitN(filepath.Base(p), "-", 2)[0], &n)
		return n
	}
	slices.SortStableFunc(list, func(a, b string) int { return number(a) - number(b) })
	return list
}

// leftIn returns the names of what lies in a folder and is no pack.
func leftIn(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".pack") {
			names = append(names, e.Name())
		}
	}
	return names
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
