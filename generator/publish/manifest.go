package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// The manifest is the first line, then the paths of the site, sorted, one a
// line. A folder with a manifest is ours; a file that it lists is ours.
const manifestHead = "docsite wrote the files below and replaces or removes no others (version 1)\n"

// readManifest returns the paths that the manifest lists; known is false if
// there is none.
func readManifest(root *os.Root) (paths []string, known bool, err error) {
	data, err := root.ReadFile(manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	rest, ok := strings.CutPrefix(string(data), manifestHead)
	if !ok {
		return nil, false, fmt.Errorf("%w: %s is not a list of files of this version of docsite; %s",
			ErrNotOwned, manifest, elsewhere)
	}
	for line := range strings.Lines(rest) {
		p, ended := strings.CutSuffix(line, "\n")
		if !ended || checkPath(p) != nil {
			return nil, false, fmt.Errorf("%w, as far as can be known: %s is damaged at %q; %s",
				ErrNotOwned, manifest, p, elsewhere)
		}
		paths = append(paths, p)
	}
	return paths, true, nil
}

// writeManifest replaces the manifest at once. It is the one file that is
// forced to the disk: without it the folder is not ours any more.
func writeManifest(root *os.Root, paths []string) error {
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, p := range paths {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	// In the stage, which is removed whatever happens: a half-written list
	// could name what must not be named.
	f, err := root.OpenFile(stagedManifest, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return root.Rename(stagedManifest, manifest)
}
