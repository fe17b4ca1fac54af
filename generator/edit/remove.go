package edit

import (
	"errors"
	"io/fs"
	"os"
)

// Remove takes away files that docsite made and nobody needs any more, and their folder
// where nothing else is in it. What is missing already is no error.
func Remove(root *os.Root, folder string, files []string) error {
	for _, name := range files {
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	entries, err := fs.ReadDir(root.FS(), folder)
	if err != nil || len(entries) > 0 {
		return err
	}
	return root.Remove(folder)
}
