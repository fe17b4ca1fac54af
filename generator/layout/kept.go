package layout

import (
	"fmt"
	"io"
	"os"
)

// ReadKept reads a file that docsite keeps for itself, by its name for the system, of at most so
// many bytes. Whoever may write into the folder can put anything there: a pipe is not waited
// for, no link is followed, and what is larger is not read. Its errors are [ErrSpecial], one
// that says that the file is too large, or those of the disk.
func ReadKept(name string, most int64) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", name, ErrSpecial)
	}
	if info.Size() > most {
		return nil, fmt.Errorf("%s has more than %d bytes", name, most)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}
