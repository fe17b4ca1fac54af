package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"docsite/generator/progress"
)

// probe is the name of a file that is in a folder of the site for a moment.
const probe = private + "-probe"

// checkWritable moves an empty file from the stage into each folder that replace
// will change, and out of it. A folder that cannot be written, or is on
// another disk, is then an error while the site is still as it was.
func checkWritable(ctx context.Context, dir *folder, changed []string, found *inventory, jobs int) error {
	defer progress.Begin(ctx, progress.Probe, 0).End()
	set := make(map[string]bool)
	for _, p := range changed {
		up := path.Dir(p)
		for !found.folders[up] {
			up = path.Dir(up)
		}
		set[up] = true
	}
	for _, p := range slices.Concat(found.conflicts, found.stale) {
		set["."] = true
		for up := range parents(p) {
			set[up] = true
		}
	}
	folders := slices.Sorted(maps.Keys(set))
	if err := noLinks(dir.root.Name(), folders); err != nil {
		return err
	}
	if err := dir.root.MkdirAll(stagedProbes, 0o755); err != nil {
		return err
	}
	const some = 64 // folders that a file goes through
	return each(ctx, (len(folders)+some-1)/some, jobs, func(i int) error {
		return dir.probe(path.Join(stagedProbes, strconv.Itoa(i)), folders[i*some:min((i+1)*some, len(folders))])
	})
}

// probe makes an empty file in the stage, moves it from folder to folder, and removes
// it.
func (dir *folder) probe(at string, folders []string) error {
	f, err := dir.root.OpenFile(at, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	for _, p := range folders {
		to := path.Join(p, probe)
		if err := dir.root.Rename(at, to); err != nil {
			name := p
			if p == "." {
				name = dir.out
			}
			err = fmt.Errorf("the folder %s cannot be written, so nothing was changed: %w", name, err)
			return errors.Join(err, dir.root.Remove(at))
		}
		at = to
	}
	return dir.root.Remove(at)
}

// noLinks looks whether the folders that will change are folders, and those above them.
// Where all files were known, none has looked: through a link the same may be there.
func noLinks(out string, folders []string) error {
	seen := map[string]bool{".": true}
	for _, p := range folders {
		for up := p; !seen[up]; up = path.Dir(up) {
			seen[up] = true
			info, err := os.Lstat(filepath.Join(out, filepath.FromSlash(up)))
			if err != nil {
				return err
			}
			if !info.IsDir() {
				return foreign(up, info.Mode())
			}
		}
	}
	return nil
}
