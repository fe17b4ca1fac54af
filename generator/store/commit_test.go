package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func sizeOf(t testing.TB, paths ...string) (n int64) {
	t.Helper()
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		n += info.Size()
	}
	return n
}

// TestBound: packs of which a build uses nothing are removed, oldest first, while all
// take more than the bound and twice what is used.
func TestBound(t *testing.T) {
	// The packs of a, b and c are of one size each; a build uses c and puts d.
	build := func(t *testing.T, bound func(s *Store, one int64) int64) string {
		dir := t.TempDir()
		var paths []string
		for _, name := range []string{"a", "b", "c"} {
			paths = append(paths, committed(t, dir, name))
		}
		one := sizeOf(t, paths[0])
		if sizeOf(t, paths...) != 3*one {
			t.Fatal("the packs are not of one size")
		}
		s := open(t, dir)
		s.Has(keyOf("c"))
		put(t, s, "d")
		s.bound = bound(s, one)
		s.Commit()
		if got := found(t, s, "c", "d"); got != "c d" {
			t.Errorf("what is used is lost: there are %q", got)
		}
		return found(t, open(t, dir), "a", "b", "c", "d")
	}
	used := func(s *Store) int64 { return s.entries[keyOf("c")].size() + s.entries[keyOf("d")].size() }
	for _, c := range []struct {
		name  string
		bound func(s *Store, one int64) int64
		want  string
	}{
		{"as much as all take", func(s *Store, one int64) int64 { return 4*one - 2*used(s) }, "a b c d"},
		{"a byte less", func(s *Store, one int64) int64 { return 4*one - 2*used(s) - 1 }, "b c d"},
		{"a pack less", func(s *Store, one int64) int64 { return 3*one - 2*used(s) }, "b c d"},
		{"a pack and a byte less", func(s *Store, one int64) int64 { return 3*one - 2*used(s) - 1 }, "c d"},
		{"nothing", func(s *Store, one int64) int64 { return 0 }, "c d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := build(t, c.bound); got != c.want {
				t.Errorf("kept are %q, want %q", got, c.want)
			}
		})
	}
}

// A build that puts nothing removes nothing.
func TestNothingPut(t *testing.T) {
	dir := t.TempDir()
	committed(t, dir, "a")
	s := open(t, dir)
	s.bound = 0
	s.Commit()
	if got := found(t, open(t, dir), "a"); got != "a" {
		t.Error("a pack is gone")
	}
}

// TestLittleOfALargePackIsUsed: then what is used of it goes into another one, and
// the large one is removed.
func TestLittleOfALargePackIsUsed(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for i := range 50 {
		names = append(names, fmt.Sprint("unused ", i))
	}
	large := committed(t, dir, append(names, "used")...)
	s := open(t, dir)
	_, before, _ := s.Get(keyOf("used"))
	put(t, s, "new")
	s.bound = 0
	s.Commit()
	if _, err := os.Stat(large); err == nil {
		t.Error("the large one is still there")
	}
	same(t, "used", before) // which were handed out before
	if got := found(t, s, "used", "new"); got != "used new" {
		t.Errorf("there are %q", got)
	}
	if got := found(t, open(t, dir), append(names, "used", "new")...); got != "used new" {
		t.Errorf("the next build has %q", got)
	}
}

// TestManyPacksAreGathered: beyond mostPacks what is used of all is written into one,
// again and again, and every blob can be read, also those handed out before.
func TestManyPacksAreGathered(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var names []string
	handed := map[string][]Blob{}
	for i := range 4 * mostPacks {
		name := fmt.Sprint("entry ", i)
		put(t, s, name)
		s.Commit()
		names = append(names, name)
		if n := len(packsIn(t, dir)); n > mostPacks {
			t.Fatalf("after %d commits there are %d packs", i+1, n)
		}
		if len(s.packs) > mostPacks {
			t.Fatalf("after %d commits %d packs are held open", i+1, len(s.packs))
		}
		_, handed[name], _ = s.Get(keyOf(name))
	}
	if n := len(packsIn(t, dir)); n < 2 {
		t.Errorf("there are %d packs: each commit writes all anew", n)
	}
	for name, blobs := range handed {
		same(t, name, blobs)
	}
	all := strings.Join(names, " ")
	for _, s := range []*Store{s, open(t, dir)} {
		if got := found(t, s, names...); got != all {
			t.Errorf("there are %q", got)
		}
	}
	if left := leftIn(t, dir); len(left) > 0 {
		t.Errorf("left behind are %q", left)
	}
}

// TestGatheredByAnotherBuild: what a build does not use is not gathered, and the
// largest pack, of which most is used, stays as it is.
func TestGatheredByAnotherBuild(t *testing.T) {
	dir := t.TempDir()
	var many []string
	for i := range 30 {
		many = append(many, fmt.Sprint("entry ", i))
	}
	largest := committed(t, dir, many...)
	small := make([]string, mostPacks-1)
	for i := range small {
		small[i] = fmt.Sprint("small ", i)
		committed(t, dir, small[i])
	}
	if n := len(packsIn(t, dir)); n != mostPacks {
		t.Fatalf("there are %d packs", n)
	}
	s := open(t, dir)
	want := append(slices.Clone(many), small[1:]...)
	found(t, s, want...)
	put(t, s, "new")
	s.Commit()
	if packs := packsIn(t, dir); len(packs) != 2 || packs[0] != largest {
		t.Errorf("the packs are %q", packs)
	}
	if got := found(t, s, small[0]); got != small[0] {
		t.Error("what is not gathered cannot be read any more")
	}
	if got := found(t, open(t, dir), append(append(many, small...), "new")...); got != strings.Join(append(want, "new"), " ") {
		t.Errorf("the next build has %q", got)
	}
}

// TestTwoAtOnce: two builds put the same and other entries into one folder, and
// both commit; neither takes away what the other one has open.
func TestTwoAtOnce(t *testing.T) {
	const nothing = -1 << 30 // less than twice what is used: packs are removed and gathered at once
	for _, bound := range []int64{defaultBound, nothing} {
		dir := t.TempDir()
		old := committed(t, dir, "old")
		one, two := open(t, dir), open(t, dir)
		one.bound, two.bound = bound, bound
		put(t, one, "both", "first")
		put(t, two, "both", "second")
		_, early, _ := two.Get(keyOf("old"))
		one.Commit()
		if got := found(t, two, "both", "second", "first", "old"); got != "both second old" {
			t.Errorf("the second has %q", got)
		}
		two.Commit()
		same(t, "old", early)
		one.Close()
		if got := found(t, two, "both", "second", "old"); got != "both second old" {
			t.Errorf("after the first has ended, the second has %q", got)
		}
		// The first one did not use the old pack and removed it; the second one did, and kept it.
		if got := found(t, open(t, dir), "both", "first", "second", "old"); got != "both first second old" {
			t.Errorf("with a bound of %d the next build has %q", bound, got)
		}
		if _, err := os.Stat(old); (err == nil) != (bound != nothing) {
			t.Errorf("with a bound of %d: %v", bound, err)
		}
		if left := leftIn(t, dir); len(left) > 0 {
			t.Errorf("left behind are %q", left)
		}
	}
}

// TestBuildsThatBeginWhileOthersRun: what is being written is never taken for what a
// killed build has left.
func TestBuildsThatBeginWhileOthersRun(t *testing.T) {
	dir := t.TempDir()
	done := make(chan struct{})
	var beginning sync.WaitGroup
	for range 2 {
		beginning.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					Open(dir).Close()
				}
			}
		})
	}
	var names []string
	for i := range 100 {
		name := fmt.Sprint("entry ", i)
		s := Open(dir)
		put(t, s, name)
		s.Commit()
		s.Close()
		if found(t, open(t, dir), name) == "" {
			names = append(names, name)
		}
	}
	close(done)
	beginning.Wait()
	if len(names) > 0 {
		t.Errorf("of 100, %d are lost", len(names))
	}
	if left := leftIn(t, dir); len(left) > 0 {
		t.Errorf("left behind are %q", left)
	}
}

// TestNotes: a note is given back as it was set last, or not at all.
func TestNotes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "records")
	s := open(t, dir)
	if err := s.RemoveNote("site"); err != nil {
		t.Error(err)
	}
	for _, text := range []string{"first", "", "a longer one than all before", "short"} {
		s.SetNote("site", []byte(text))
		for _, s := range []*Store{s, open(t, dir)} {
			if got, has := s.Note("site"); !has || string(got) != text {
				t.Errorf("%q is given back as %q, %t", text, got, has)
			}
		}
	}
	s.SetNote("other", []byte("another"))
	path := filepath.Join(dir, "site")
	whole := content(t, path)
	for i := range whole {
		write(t, path, flipped(whole, i))
		if got, has := s.Note("site"); has {
			t.Errorf("with another byte %d it is given back as %q", i, got)
		}
		write(t, path, whole[:i])
		if got, has := s.Note("site"); has {
			t.Errorf("of its first %d bytes it is given back as %q", i, got)
		}
	}
	s.SetNote("site", []byte("mended"))
	if got, has := s.Note("site"); !has || string(got) != "mended" {
		t.Errorf("one that was damaged is given back as %q, %t", got, has)
	}
	for range 2 {
		if err := s.RemoveNote("site"); err != nil {
			t.Error(err)
		}
		if _, has := s.Note("site"); has {
			t.Error("a note that was removed is there")
		}
	}
	if got, has := s.Note("other"); !has || string(got) != "another" {
		t.Errorf("the other one is %q, %t", got, has)
	}
	if _, has := s.Note("none"); has {
		t.Error("there is a note that nobody set")
	}
	if left := leftIn(t, dir); !slices.Equal(left, []string{"other"}) {
		t.Errorf("left behind are %q", left)
	}
	// A folder in the place of a note cannot be replaced or removed.
	if err := os.MkdirAll(filepath.Join(dir, "folder", "in"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.SetNote("folder", []byte("text"))
	if _, has := s.Note("folder"); has || s.RemoveNote("folder") == nil {
		t.Error("a folder was taken for a note")
	}
	if left := leftIn(t, dir); !slices.Equal(left, []string{"folder", "other"}) {
		t.Errorf("left behind are %q", left)
	}
}
