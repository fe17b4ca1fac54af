// Package publish puts a finished site into a folder. It is the only package
// that writes the site.
//
// [Publish] takes the site as a file system that renders a page when it is
// opened, and makes the folder hold exactly these files, beside those that
// somebody else put there. It promises:
//
//   - A folder that docsite did not write is not touched ([ErrNotOwned]), and a
//     file that docsite did not write is neither replaced nor removed
//     ([ErrForeign]).
//   - If anything fails, or the build is stopped, the folder is as it was:
//     everything is rendered and written beside the site before any of it moves.
//   - What has not changed is not written and keeps its time stamp.
//   - What the new site does not have is gone: its files, its empty folders, and
//     its names.
//   - A process killed at any moment leaves a folder that the next build mends.
//
// # What is ours in the folder
//
//	.docsite/files   the paths of the site, one a line (filelist.go)
//	.docsite/lock    locked while a build runs, else without meaning (folder.go)
//	.docsite/stage/  what a running build has rendered (stage.go)
//	.docsite/beside  while a site is put into its place at once: which of two folders it is (atomic.go)
//
// # The way of a build
//
//	paths     checks the paths of the site                        pathset.go
//	open      makes sure that the folder is ours, and locks it     folder.go
//	scan      finds what is there, and what is in the way          scan.go
//	render    writes what differs into the stage, in parallel      stage.go
//	check     tries to write in each folder that will change       writable.go
//	replace   moves the stage into place, removes what is stale    replace.go
//	  or exchange  puts the new site together beside the folder    atomic.go, carry.go
//	               and in its place in one step                    step.go, retire.go
//
// Up to and including this check nothing of the site has changed. Replace is the
// short rest: it renames, mostly whole folders, and is not stopped by a
// cancelled context. While it runs, the list names the old and the new files,
// so that a crash leaves no file that nobody owns. What is new comes before what leads
// to it, and what is stale goes last, so at no moment does a page lead to what is not there,
// unless a file of the old site is in the way of the new one: a folder where there was a file,
// or a name in other letters. [PublishAtomically] knows no such moment.
//
// The manifest of the last build (manifest.go) lies in the store, outside the folder: what
// each file was made from, and its size, time and digest. It spares work and decides
// nothing: a file that is not there as it says is rendered and compared by its bytes.
//
// Every file that may have been there before is reached through an [os.Root], unless
// only its kind, size and time are asked for: nothing is read or written outside of the
// folder, whatever links it holds. Paths that differ only in case, or in the form
// of a letter with an accent, are one file on some systems; they are treated as one on all of them, so that a site
// that builds here builds everywhere.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"docsite/generator/progress"
	"docsite/generator/store"
)

// Result counts files.
type Result struct {
	Written   int // new, or changed
	Unchanged int // were there already, byte for byte
	Removed   int // of an earlier build, and not in this site
}

// The errors that a caller may want to tell apart, with [errors.Is]. The error
// that Publish returns names the folder and the file as well.
var (
	// ErrNotOwned: the folder holds files and none of them says docsite.
	ErrNotOwned = errors.New("docsite did not write this folder")
	// ErrForeign: somebody else's file is where the site needs its own.
	ErrForeign = errors.New("docsite did not write it")
	// ErrBusy: another build is publishing into the folder.
	ErrBusy = errors.New("another build is writing into this folder: wait until it has finished")
	// ErrUnfinished: the only error after which the site is not as it was.
	ErrUnfinished = errors.New("the folder now holds some files of the old site and some of the new one: " +
		"remove the cause and build again, which mends it")
)

// Site is what is published.
type Site struct {
	// A page is rendered when it is opened. One that is in memory should have a method
	// Bytes() []byte, which returns all of it until it is closed.
	fs.FS
	Key   store.Key
	Files []File // sorted by path, each once
}

// File is a file of a site. Its key is a digest of everything that it is made from:
// a file with the key that it was written with is neither rendered nor read again.
type File struct {
	Path string
	Key  [16]byte
}

// Publish makes the folder out hold exactly the files of site, beside those
// that somebody else put there.
//
// Files that the manifest of the last build has with their keys, and that are there
// as it wrote them, are left alone; of an empty manifest there are none. Every other
// is opened once, from jobs goroutines at the same time, and what it returns is read to
// its end. The folder is made if it is not there. out may be a symbolic link. The
// store keeps the manifest of what was written.
//
// Publish returns the error of the first path that has one, in the order of
// paths, whatever jobs is. After any error but [ErrUnfinished] the site that
// stood in the folder is as it was.
func Publish(ctx context.Context, site Site, out string, last Manifest, kept *store.Store, jobs int) (Result, error) {
	return publishBy(ctx, replace, site, out, last, kept, jobs)
}

// putting is how what was rendered comes into its place: [replace] or [exchange].
type putting func(ctx context.Context, dir *folder, paths, changed []string, found *inventory, jobs int) error

func publishBy(ctx context.Context, put putting, site Site, out string, last Manifest, kept *store.Store, jobs int) (Result, error) {
	result, err := publish(ctx, put, site, out, last, kept, max(jobs, 1))
	if err != nil {
		return Result{}, fmt.Errorf("publish into %s: %w", out, err)
	}
	return result, nil
}

func publish(ctx context.Context, put putting, site Site, out string, last Manifest, kept *store.Store, jobs int) (result Result, err error) {
	paths := make([]string, len(site.Files))
	for i, f := range site.Files {
		paths[i] = f.Path
	}
	set, err := newPathSet(paths)
	if err != nil {
		return result, err
	}
	dir, err := open(out)
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, dir.close()) }()
	defer progress.Untidy(ctx, dir.abandon)()

	if dir.left {
		last = Manifest{} // it may be of another store, and know nothing of that build
	}
	stage := progress.Begin(ctx, progress.Scan, 0)
	found, err := scan(dir, set, last, jobs)
	if stage.End(); err != nil {
		return result, err
	}
	changed, manifest, err := render(ctx, dir, site, paths, found, jobs)
	if err != nil {
		return result, err
	}
	if len(changed)+len(found.conflicts)+len(found.stale)+len(found.probes) > 0 {
		// A build that is killed from here on leaves no manifest, so that the next one
		// looks at everything.
		_ = kept.RemoveNote(noteOf(out))
	}
	if err := put(ctx, dir, paths, changed, found, jobs); err != nil {
		return result, err
	}
	manifest.keep(kept, out)
	return Result{
		Written:   len(changed),
		Unchanged: len(paths) - len(changed),
		Removed:   len(found.conflicts) + len(found.stale),
	}, nil
}
