package generator

import (
	"io/fs"
	"slices"
	"strings"
)

// Only returns a site's folder in which there are no releases but those with
// these IDs, and those of these years: what concerns one release need not wait
// until all are read. Without any it is the whole folder.
func Only(folder fs.FS, wanted ...string) fs.FS {
	if len(wanted) == 0 {
		return folder
	}
	return only{folder, wanted}
}

type only struct {
	fs.FS
	wanted []string
}

// ReadDir follows [fs.ReadDirFS].
func (o only) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	within, released := strings.CutPrefix(name+"/", "releases/")
	if err != nil || !released || strings.Count(within, "/") > 1 {
		return entries, err
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		id := within + e.Name()
		return !slices.ContainsFunc(o.wanted, func(w string) bool {
			return id == w || strings.HasPrefix(id, w+"/") || strings.HasPrefix(w, id+"/")
		})
	}), err
}
