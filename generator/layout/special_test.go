//go:build unix

package layout_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"docsite/generator/layout"
)

// TestSpecialFilesAreNotOpened: of a pipe, to which nobody writes, or what is reached by a
// link, nothing waits and nothing is read, however it is asked for.
func TestSpecialFilesAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	err := errors.Join(
		os.WriteFile(at("file"), []byte("text"), 0o666), os.Mkdir(at("folder"), 0o777), os.WriteFile(at("folder/file"), []byte("text"), 0o666),
		unix.Mkfifo(at("pipe"), 0o666), unix.Mkfifo(at("folder/pipe"), 0o666),
		os.Symlink("file", at("link")), os.Symlink("pipe", at("to-pipe")), os.Symlink("folder", at("to-folder")), os.Symlink("loop", at("loop")), os.Symlink("/dev/zero", at("zero")),
	)
	if err != nil {
		t.Fatal(err)
	}
	site, err := layout.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	for name, want := range map[string]error{
		"file": nil, "folder/file": nil, "pipe": layout.ErrSpecial, "folder/pipe": layout.ErrSpecial,
		"link": layout.ErrLink, "to-pipe": layout.ErrLink, "to-folder/file": layout.ErrLink, "loop": layout.ErrLink, "loop/file": layout.ErrLink, "zero": layout.ErrLink,
		"file/in-it": fs.ErrNotExist, "none": fs.ErrNotExist, "none/in-it": fs.ErrNotExist, "../file": fs.ErrInvalid,
	} {
		f, err := site.Open(name)
		if !errors.Is(err, want) {
			t.Errorf("open %s: got %v, want %v", name, err, want)
		}
		if err == nil {
			f.Close()
		}
		content, err := site.ReadFile(name)
		if !errors.Is(err, want) || want == nil && string(content) != "text" {
			t.Errorf("read %s: got %q, %v; want %v", name, content, err, want)
		}
	}
	for _, name := range []string{"to-folder", "pipe", "loop"} {
		if list, err := fs.ReadDir(site, name); err == nil {
			t.Errorf("%s is listed: %v", name, list)
		}
	}
}

// TestReadFileIsBounded: a file may have so many bytes, and not one more.
func TestReadFileIsBounded(t *testing.T) {
	dir := t.TempDir()
	site, err := layout.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	for size, want := range map[int64]error{layout.MostBytes: nil, layout.MostBytes + 1: layout.ErrLarge, 100 << 30: layout.ErrLarge} {
		if err := errors.Join(os.WriteFile(filepath.Join(dir, "file"), nil, 0o666), os.Truncate(filepath.Join(dir, "file"), size)); err != nil {
			t.Fatal(err) // a sparse file takes no room
		}
		if _, err := site.ReadFile("file"); !errors.Is(err, want) {
			t.Errorf("%d bytes: got %v, want %v", size, err, want)
		}
	}
}
