package layout_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"docsite/generator/layout"
)

// A file is read up to its bound, and nothing that is none.
func TestReadKept(t *testing.T) {
	dir := t.TempDir()
	file, link, huge := filepath.Join(dir, "file"), filepath.Join(dir, "link"), filepath.Join(dir, "huge")
	if err := os.WriteFile(file, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(huge, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 100<<30); err != nil { // which takes no room on the disk
		t.Fatal(err)
	}
	if text, err := layout.ReadKept(file, 5); err != nil || string(text) != "12345" {
		t.Errorf("at the bound: %q, %v", text, err)
	}
	if text, err := layout.ReadKept(file, 4); err == nil {
		t.Errorf("beyond the bound: %q", text)
	}
	if _, err := layout.ReadKept(huge, 1<<30); err == nil {
		t.Error("100 GB are read")
	}
	if _, err := layout.ReadKept(filepath.Join(dir, "none"), 5); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if _, err := layout.ReadKept(dir, 5); !errors.Is(err, layout.ErrSpecial) {
		t.Errorf("a folder: %v", err)
	}
	if err := os.Symlink(file, link); err == nil {
		if _, err := layout.ReadKept(link, 5); !errors.Is(err, layout.ErrSpecial) {
			t.Errorf("a link: %v", err)
		}
	}
}
