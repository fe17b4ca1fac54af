package publish

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"docsite/generator/progress"
)

// replace moves what is in the stage, the files changed, into place one by one and removes
// what is stale. Its error is an [ErrUnfinished], but for the first steps, which
// change nothing of the site.
func replace(ctx context.Context, dir *folder, paths, changed []string, found *inventory, jobs int) error {
	if err := checkWritable(ctx, dir, changed, found, jobs); err != nil {
		return err
	}
	return visibly(ctx, len(changed), func() error { return dir.replace(paths, changed, found) })
}

// visibly does what readers can see of a build, which is not left half done. How long it takes
// is how long they can see some of the old site and some of the new one.
func visibly(ctx context.Context, files int, do func() error) error {
	stage := progress.Begin(ctx, progress.Replace, files)
	defer stage.End()
	err := progress.Whole(ctx, do)
	stage.Done(files)
	return err
}

func (dir *folder) replace(paths, changed []string, found *inventory) error {
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
		err = r.move(moves(paths, changed, found), paths)
	}
	if err == nil {
		err = r.remove(removals(dir.old, found.stale))
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
// At no moment may a page lead to what is not there, neither a reader's nor after a
// crash. So first comes what is new, to which no page leads yet, and only then what was
// there before and changed; in both, first what pages are made of: the top folders without
// a page. Then the pages, then the files at the top, which list them, and at last the first
// page. What is stale goes when all of this is there.
func moves(paths, changed []string, found *inventory) []string {
	made := madeOf(paths)
	rank := func(p string) int {
		r := 1
		switch top, _, deep := strings.Cut(p, "/"); {
		case deep && made[top]:
			r = 0
		case !deep && p != "index.html":
			r = 2
		case !deep:
			r = 3
		}
		if _, there := found.files[p]; there {
			r += 4
		}
		return r
	}
	changed = slices.Clone(changed)
	slices.SortStableFunc(changed, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	for i, p := range changed {
		for up := range parents(p) {
			if !found.folders[up] {
				changed[i] = up
			}
		}
	}
	return slices.Compact(changed) // what is in one folder is side by side
}

// removals returns the files that are stale, pages before what they are made of.
func removals(old, stale []string) []string {
	made := madeOf(old)
	rank := func(p string) int {
		if top, _, deep := strings.Cut(p, "/"); deep && made[top] {
			return 1
		}
		return 0
	}
	stale = slices.Clone(stale)
	slices.SortStableFunc(stale, func(a, b string) int { return cmp.Compare(rank(a), rank(b)) })
	return stale
}

// madeOf is the set of the top folders without a page: what is in them, pages are made of.
func madeOf(paths []string) map[string]bool {
	made := make(map[string]bool)
	for _, p := range paths {
		if top, _, deep := strings.Cut(p, "/"); deep {
			if _, seen := made[top]; !seen {
				made[top] = true
			}
			if path.Ext(p) == ".html" {
				made[top] = false
			}
		}
	}
	return made
}

type replacer struct {
	root  *os.Root
	found *inventory
}

func (r replacer) move(moves, paths []string) error {
	for _, p := range moves {
		err := patiently(p, func() error { return r.root.Rename(stagedAt(p, paths, r.found.folders), p) }, heldOpen, time.Sleep)
		if err != nil {
			return err
		}
	}
	return nil
}

func (r replacer) remove(files []string) error {
	for _, p := range files {
		err := patiently(p, func() error { return r.root.Remove(p) }, heldOpen, time.Sleep)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
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
