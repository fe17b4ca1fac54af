package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gofrs/flock"
)

// flipped is a file of which one byte is another.
func flipped(file []byte, at int) []byte {
	file = slices.Clone(file)
	file[at] ^= 0x20
	return file
}

// TestDamagedPack: what is damaged is as good as not there, the rest is not touched,
// and what is put again is there in the next build.
func TestDamagedPack(t *testing.T) {
	at := func(text string) func([]byte) []byte {
		return func(file []byte) []byte { return flipped(file, bytes.Index(file, []byte(text))) }
	}
	for _, c := range []struct {
		name   string
		damage func(file []byte) []byte
		want   string // of a and b, which lie in the pack
	}{
		{"nothing", func(file []byte) []byte { return file }, "a b"},
		{"a byte of a meta", at("meta of a"), "b"},
		{"a byte of the index", func(file []byte) []byte { return flipped(file, len(file)-tailSize-1) }, ""},
		{"where the index is", func(file []byte) []byte { return flipped(file, len(file)-tailSize) }, ""},
		{"the checksum of the index", func(file []byte) []byte { return flipped(file, len(file)-tailSize+8) }, ""},
		{"the last byte", func(file []byte) []byte { return flipped(file, len(file)-1) }, ""},
		{"the last byte is missing", func(file []byte) []byte { return file[:len(file)-1] }, ""},
		{"the second half is missing", func(file []byte) []byte { return file[:len(file)/2] }, ""},
		{"more is behind it", func(file []byte) []byte { return append(file, '\n') }, ""},
		{"its first byte is missing", func(file []byte) []byte { return file[1:] }, ""},
		{"it is empty", func([]byte) []byte { return nil }, ""},
		{"it is of another form", func(file []byte) []byte {
			return bytes.ReplaceAll(file, []byte("docsite pack 1"), []byte("docsite pack 2"))
		}, ""},
		{"it is none", func([]byte) []byte { return []byte(strings.Repeat("a file of somebody else's\n", 100)) }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := committed(t, dir, "a", "b")
			other := committed(t, dir, "c")
			write(t, path, c.damage(content(t, path)))
			s := open(t, dir)
			if got := found(t, s, "a", "b"); got != c.want {
				t.Errorf("there are %q, want %q", got, c.want)
			}
			if got := found(t, s, "c"); got != "c" {
				t.Error("another pack is not read")
			}
			for _, name := range []string{"a", "b"} {
				if !s.Has(keyOf(name)) {
					put(t, s, name)
				}
			}
			s.Commit()
			for _, s := range []*Store{s, open(t, dir)} {
				if got := found(t, s, "a", "b", "c"); got != "a b c" {
					t.Errorf("after they were put again there are %q", got)
				}
			}
			if _, err := os.Stat(other); err != nil {
				t.Error(err)
			}
			if left := leftIn(t, dir); len(left) > 0 {
				t.Errorf("left behind are %q", left)
			}
		})
	}
}

// TestDamagedBlob: a blob is read when it is needed, so that it is damaged is an error
// there; the next build finds nothing of the pack, and makes it again.
func TestDamagedBlob(t *testing.T) {
	dir := t.TempDir()
	path := committed(t, dir, "a", "b")
	committed(t, dir, "c")
	file := content(t, path)
	write(t, path, flipped(file, bytes.Index(file, []byte("first of a"))))
	s := Open(dir)
	meta, blobs, has := s.Get(keyOf("a"))
	if !has || string(meta) != "meta of a" {
		t.Fatalf("the entry is not found: %q", meta)
	}
	if text, err := blobs[0].Append([]byte("x")); !errors.Is(err, ErrDamaged) || string(text) != "x" {
		t.Errorf("the blob is read as %q, %v", text, err)
	}
	if got := found(t, s, "a", "b", "c"); got != "c" {
		t.Errorf("then there are %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, dir)
	if got := found(t, again, "a", "b", "c"); got != "c" {
		t.Errorf("the next build has %q", got)
	}
	put(t, again, "a")
	again.Commit()
	if got := found(t, open(t, dir), "a", "b", "c"); got != "a c" {
		t.Errorf("the build after it has %q", got)
	}
}

// A pack that becomes shorter while it is open is damaged too.
func TestPackThatIsCutWhileItIsOpen(t *testing.T) {
	dir := t.TempDir()
	path := committed(t, dir, "a")
	s := open(t, dir)
	_, blobs, _ := s.Get(keyOf("a"))
	if err := os.Truncate(path, 20); err != nil {
		t.Fatal(err)
	}
	if _, err := blobs[2].Append(nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if _, _, has := s.Get(keyOf("a")); has {
		t.Error("the entry is found")
	}
}

// TestWhateverIsDamaged: with any byte another one, and cut anywhere, a pack has
// each entry as it was put, or not, or what of it is damaged is an error.
func TestWhateverIsDamaged(t *testing.T) {
	dir := t.TempDir()
	path := committed(t, dir, "a", "b")
	whole := content(t, path)
	try := func(what string, at int, file []byte) {
		write(t, path, file)
		s := Open(dir)
		defer s.Close()
		for _, name := range []string{"a", "b"} {
			wantMeta, want := parts(name)
			meta, blobs, has := s.Get(keyOf(name))
			if !has {
				continue
			}
			if !bytes.Equal(meta, wantMeta) || len(blobs) != len(want) {
				t.Fatalf("%s %d: %q with %d blobs", what, at, meta, len(blobs))
			}
			for i, b := range blobs {
				if text, err := b.Append(nil); err != nil && !errors.Is(err, ErrDamaged) || err == nil && !bytes.Equal(text, want[i]) {
					t.Fatalf("%s %d: blob %d is %q, %v", what, at, i, text, err)
				}
			}
		}
	}
	for i := range whole {
		try("with another byte", i, flipped(whole, i))
		try("cut at", i, whole[:i])
	}
}

// FuzzIndex: whatever an index says, of which the checksum is right, nothing is read
// from outside the pack, and nothing ends the program.
func FuzzIndex(f *testing.F) {
	dir := f.TempDir()
	whole := content(f, committed(f, dir, "a", "b"))
	from := binary.LittleEndian.Uint64(whole[len(whole)-tailSize:])
	f.Add(whole[from : len(whole)-tailSize])
	f.Add(bytes.Repeat([]byte{0xFF}, 200))
	f.Add(append(make([]byte, 40), 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0)) // it begins in the head
	f.Fuzz(func(t *testing.T, index []byte) {
		file := append(slices.Clone(whole[:from]), index...)
		file = binary.LittleEndian.AppendUint64(file, from)
		file = binary.LittleEndian.AppendUint32(file, checksum(index))
		file = append(file, packHead...)
		dir := t.TempDir()
		write(t, filepath.Join(dir, "1-1.pack"), file)
		s := open(t, dir)
		for key, e := range s.entries {
			if end := e.meta.offset + e.size(); e.meta.offset < int64(len(packHead)) || end > int64(from) {
				t.Errorf("an entry lies from %d to %d, and the index begins at %d", e.meta.offset, end, from)
			}
			if _, blobs, has := s.Get(key); has {
				for _, b := range blobs {
					b.Append(nil) // which is damaged, or not
				}
			}
		}
	})
}

// Where nothing can be written, a build has a store all the same, and leaves
// everything as it is.
func TestFolderThatCannotBeWritten(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, dir string)
		want string
	}{
		{"it may only be read", func(t *testing.T, dir string) {
			committed(t, dir, "a")
			if err := os.Chmod(dir, 0o500); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(dir, 0o700) })
			if probe, err := os.CreateTemp(dir, "probe"); err == nil {
				probe.Close()
				os.Remove(probe.Name())
				t.Skip("this user may write everywhere")
			}
		}, "a"},
		{"it may not be looked into", func(t *testing.T, dir string) {
			committed(t, dir, "a")
			if err := os.Chmod(dir, 0); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(dir, 0o700) })
			if _, err := os.ReadDir(dir); err == nil {
				t.Skip("this user may read everything")
			}
		}, ""},
		{"it is a file", func(t *testing.T, dir string) { write(t, dir, []byte("a file")) }, ""},
		{"it would lie in a file", func(t *testing.T, dir string) { write(t, filepath.Dir(dir), []byte("a file")) }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			dir := filepath.Join(t.TempDir(), "cache", "records")
			if c.name != "it would lie in a file" {
				if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			c.make(t, dir)
			s := open(t, dir)
			if got := found(t, s, "a"); got != c.want {
				t.Errorf("there are %q", got)
			}
			put(t, s, "b", "c")
			s.SetNote("site", []byte("text"))
			s.Commit()
			put(t, s, "d")
			if got := found(t, s, "b", "c", "d"); got != "b c d" {
				t.Errorf("of what was put there are %q", got)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if left := leftIn(t, os.Getenv("TMPDIR")); len(left) > 0 {
				t.Errorf("left behind are %q", left)
			}
			if text, err := os.ReadFile(dir); err == nil && string(text) != "a file" {
				t.Errorf("the file is %q", text)
			}
			if got := found(t, open(t, dir), "b", "c", "d"); got != "" {
				t.Errorf("kept are %q", got)
			}
		})
	}
}

// Where there is no room at all, that is an error.
func TestNoRoomAtAll(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	s := open(t, "")
	if _, err := s.Put(keyOf("a"), nil); err == nil || !strings.HasPrefix(err.Error(), "make room for what is read: ") {
		t.Errorf("got %v", err)
	}
}

// A pack that takes no more, as on a full disk, is read from until the end, and what
// follows goes into a temporary file.
func TestFullDisk(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dir := t.TempDir()
	s := open(t, dir)
	put(t, s, "a")
	readOnly, err := os.Open(s.written.file.Name())
	if err != nil {
		t.Fatal(err)
	}
	s.written.file.Close()
	s.written.file = readOnly // to which nothing can be written
	put(t, s, "b", "c")
	s.Commit()
	if got := found(t, s, "a", "b", "c"); got != "a b c" {
		t.Errorf("there are %q", got)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left := append(leftIn(t, dir), leftIn(t, os.Getenv("TMPDIR"))...); len(left) > 0 || len(packsIn(t, dir)) > 0 {
		t.Errorf("left behind are %q and packs %q", left, packsIn(t, dir))
	}
}

// What a build that was killed has left is removed; what one that lives is writing
// stays.
func TestLeftOver(t *testing.T) {
	dir := t.TempDir()
	living := open(t, dir)
	put(t, living, "a")
	writing := filepath.Base(living.written.file.Name())
	write(t, filepath.Join(dir, "new-123"), []byte(packHead+"half an entry"))
	write(t, filepath.Join(dir, "new-456"), nil)
	write(t, filepath.Join(dir, "new-"), []byte("too short a name"))
	write(t, filepath.Join(dir, "renew-1"), []byte("another name"))
	if err := os.Mkdir(filepath.Join(dir, "new-folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	if got, want := leftIn(t, dir), []string{"new-", writing, "new-folder", "renew-1"}; !sameSet(got, want) {
		t.Errorf("there are %q, want %q", got, want)
	}
	living.Commit()
	if got := found(t, open(t, dir), "a"); got != "a" {
		t.Error("what the living one wrote is lost")
	}
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// A file that another build locks, because it takes it for what a killed one has left,
// is not written to.
func TestFileThatIsTakenAway(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new-1")
	write(t, path, nil)
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &pack{file: file, name: "new-1", lock: flock.New(path)}
	defer p.close()
	if !p.inPlace() {
		t.Error("a file is not where it is")
	}
	os.Remove(path)
	if p.inPlace() {
		t.Error("a file that is gone is there")
	}
	write(t, path, nil)
	if p.inPlace() {
		t.Error("another file is taken for it")
	}
}
