package layout_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"docsite/generator/layout"
)

// TestReadFile: a file is read whole up to its bound, and a byte more of a larger one.
// A link is told as one wherever it leads, and not as a fault of the disk.
func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"four": "four", "five!": "five!", "empty": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"inside": "four", "outside": t.TempDir(), "nowhere": "nothing"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	site, err := layout.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	for name, want := range map[string]struct {
		content string
		err     error
	}{
		"four": {"four", nil}, "five!": {"five!", nil}, "empty": {"", nil}, "inside": {"", layout.ErrLink},
		"folder": {"", layout.ErrFolder}, "outside": {"", layout.ErrLink}, "outside/a": {"", layout.ErrLink},
		"nowhere": {"", layout.ErrLink}, "none": {"", fs.ErrNotExist}, "four/a": {"", fs.ErrNotExist},
	} {
		content, err := layout.ReadFile(site, name, 4)
		if string(content) != want.content || !errors.Is(err, want.err) {
			t.Errorf("%s: got %q, %v; want %q, %v", name, content, err, want.content, want.err)
		}
	}
}
