package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// The list of files is the first line, then the paths of the site, sorted, one a
// line. A folder with such a list is ours; a file that it names is ours.
const fileListHead = "docsite wrote the files below and replaces or removes no others (version 1)\n"

// readFileList returns the paths that the list names; known is false if
// there is none.
func readFileList(root *os.Root) (paths []string, known bool, err error) {
	data, err := root.ReadFile(fileList)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	rest, ok := strings.CutPrefix(string(data), fileListHead)
	if !ok {
		return nil, false, fmt.Errorf("%w: %s is not a list of files of this version of docsite; %s",
			ErrNotOwned, fileList, elsewhere)
	}
	for line := range strings.Lines(rest) {
		p, ended := strings.CutSuffix(line, "\n")
		if !ended || checkPath(p) != nil {
			return nil, false, fmt.Errorf("%w, as far as can be known: %s is damaged at %q; %s",
				ErrNotOwned, fileList, p, elsewhere)
		}
		paths = append(paths, p)
	}
	return paths, true, nil
}

// writeFileList replaces the list at once. It is the one file that is
// forced to the disk: without it the folder is not ours any more.
func writeFileList(root *os.Root, paths []string) error {
	// In the stage, which is removed whatever happens: a half-written list
	// could name what must not be named.
	f, err := root.OpenFile(stagedFileList, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(listOf(paths))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return root.Rename(stagedFileList, fileList)
}

// listOf is the list of the files at paths.
func listOf(paths []string) []byte {
	size := len(fileListHead)
	for _, p := range paths {
		size += len(p) + 1
	}
	list := append(make([]byte, 0, size), fileListHead...)
	for _, p := range paths {
		list = append(append(list, p...), '\n')
	}
	return list
}

// List returns the paths of the site that stands in a folder, sorted. The error is [ErrNotOwned]
// where docsite wrote none there.
func List(out string) ([]string, error) {
	root, err := os.OpenRoot(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no folder %s: docsite build writes it", out)
	}
	if err != nil {
		return nil, err
	}
	defer root.Close()
	paths, known, err := readFileList(root)
	if err == nil && !known {
		err = fmt.Errorf("%s: %w: docsite build writes a site into it", out, ErrNotOwned)
	}
	return paths, err
}
