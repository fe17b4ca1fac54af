package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// digest returns what tells two folders apart: names and bytes of all files.
func digest(t *testing.T, dir string) string {
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, path))
		fmt.Fprintf(h, "%s %d\n%s", path, len(content), content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// TestSameCorpusForHugo: what Hugo is given is the same everywhere, too.
func TestSameCorpusForHugo(t *testing.T) {
	dir := t.TempDir()
	if err := writeHugo(dir, 40); err != nil {
		t.Fatal(err)
	}
	if got, want := digest(t, dir), "c9a06c68a5bb5aff"; got != want {
		t.Errorf("the corpus for Hugo has the digest %s, want %s", got, want)
	}
}
