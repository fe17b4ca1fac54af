package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// replace moves what is in the stage, the files changed, into place and removes
// what is stale. Its error is an [ErrUnfinished], but for the first step, which
// changes nothing of the site.
func replace(dir *folder, paths, changed []string, found *inventory) error {
	both := slices.Concat(dir.old, paths)
	slices.Sort(both)
	both = slices.Compact(both)
	if err := dir.own(both); err != nil {
		return err
	}
	r := replacer{dir.root, found}
	// A file where the site has a folder now, or the other way round, or one
	// spelled otherwise, cannot stay until the end.
	err := r.remove(slices.Concat(found.probes, found.conflicts))
	if err == nil {
		err = r.prune()
	}
	if err == nil {
		err = r.move(moves(paths, changed, found.folders), paths)
	}
	if err == nil {
		err = r.remove(found.stale)
	}
	if err == nil {
		err = r.prune()
	}
	if err == nil {
		err = dir.own(paths)
	}
	if err == nil {
		err = dir.root.RemoveAll(stage)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", err, ErrUnfinished)
	}
	return nil
}

// own writes the list of files, unless it says just that already.
func (dir *folder) own(paths []string) error {
	if dir.known && slices.Equal(dir.old, paths) {
		return nil
	}
	if err := writeFileList(dir.root, paths); err != nil {
		return err
	}
	dir.known, dir.old = true, paths
	return nil
}

// moves returns what to move, in order: the changed files, or the outermost
// folders above them that are not there.
//
// Little may lead to what is not there yet. So first comes what pages are made
// of: the top folders without a page. Then the pages, then the files at the top,
// which list them, and at last the first page.
func moves(paths, changed []string, there map[string]bool) []string {
	html := make(map[string]bool)
	for _, p := range paths {
		if top, _, deep := strings.Cut(p, "/"); deep && path.Ext(p) == ".html" {
			html[top] = true
		}
	}
	rank := func(p string) int {
		switch top, _, deep := strings.Cut(p, "/"); {
		case deep && !html[top]:
			return 0
		case deep:
			return 1
		case p != "index.html":
			return 2
		}
		return 3
	}
	changed = slices.Clone(changed)
	slices.SortStableFunc(changed, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	for i, p := range changed {
		for up := range parents(p) {
			if !there[up] {
				changed[i] = up
			}
		}
	}
	return slices.Compact(changed) // what is in one folder is side by side
}

type replacer struct {
	root  *os.Root
	found *inventory
}

func (r replacer) move(moves, paths []string) error {
	for _, p := range moves {
		if err := r.root.Rename(stagedAt(p, paths, r.found.folders), p); err != nil {
			return err
		}
	}
	return nil
}

func (r replacer) remove(files []string) error {
	for _, p := range files {
		if err := r.root.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// prune removes the folders that an earlier build needed and in which nothing
// is left.
func (r replacer) prune() error {
	folders := slices.Sorted(maps.Keys(r.found.gone))
	for _, p := range slices.Backward(folders) { // the inner ones first
		if !r.found.folders[p] {
			continue
		}
		entries, err := fs.ReadDir(r.root.FS(), p)
		if err != nil {
			return err
		}
		if len(entries) > 0 {
			continue
		}
		if err := r.root.Remove(p); err != nil {
			return err
		}
		delete(r.found.folders, p)
	}
	return nil
}
