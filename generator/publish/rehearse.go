package publish

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
)

// probe is the name of a file that is in a folder of the site for a moment.
const probe = private + "-probe"

// rehearse moves an empty file from the stage into each folder that replace
// will change, and removes it. A folder that cannot be written, or is on
// another disk, is then an error while the site is still as it was.
func rehearse(ctx context.Context, dir *folder, changed []string, found *finding, jobs int) error {
	set := make(map[string]bool)
	for _, p := range changed {
		up := path.Dir(p)
		for !found.folders[up] {
			up = path.Dir(up)
		}
		set[up] = true
	}
	for _, p := range slices.Concat(found.hinders, found.stale) {
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
	return each(ctx, len(folders), jobs, func(i int) error {
		from, to := path.Join(stagedProbes, strconv.Itoa(i)), path.Join(folders[i], probe)
		f, err := dir.root.OpenFile(from, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		err = f.Close()
		if err == nil {
			err = dir.root.Rename(from, to)
		}
		if err == nil {
			err = dir.root.Remove(to)
		}
		if err != nil {
			return fmt.Errorf("the folder %s cannot be written, so nothing was changed: %w", folders[i], err)
		}
		return nil
	})
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
