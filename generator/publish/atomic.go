package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"syscall"

	"docsite/generator/progress"
	"docsite/generator/store"
)

// PublishAtomically does as [Publish] does, and lets no reader see some files of the old
// site and some of the new one: the whole new site is put together in a folder beside out,
// and takes its place in one step. Files that have not changed are hard links to those that
// stand; so are the files that somebody else put there.
//
// Where out is a symbolic link to a folder, that step is another link, to a folder beside
// the one that it leads to; of links that lead to links it is the last one. Else two folders are exchanged (renameat2 of Linux 3.15, renamex_np
// of macOS 10.12), which their file system must be able to. Both need the right to write
// beside the folder, one file system for all of it, and hard links. An error that says
// that something of this is missing has changed nothing.
//
// After an [ErrLeft] the new site stands. After every other error the old one does.
func PublishAtomically(ctx context.Context, site Site, out string, last Manifest, kept *store.Store, jobs int) (Result, error) {
	return publishBy(ctx, exchange, site, out, last, kept, jobs)
}

// ErrLeft is the error of what could not be removed of the old site after the new one
// took its place.
var ErrLeft = errors.New("the new site stands, but not all of the old one could be removed: remove the cause and build again")

// exchange puts the new site together beside the folder, and then into its place.
func exchange(ctx context.Context, dir *folder, paths, changed []string, found *inventory, jobs int) error {
	if len(changed)+len(found.conflicts)+len(found.stale)+len(found.probes) == 0 {
		return replace(ctx, dir, paths, changed, found, jobs)
	}
	step, err := stepOf(dir.out)
	if err == nil {
		err = dir.makeBeside(step.next, paths)
	}
	if err != nil {
		return unchanged(err)
	}
	tidied := progress.Untidy(ctx, func() { _ = dir.dropBeside(step.next) })
	b := &beside{dir: dir, name: step.next, made: map[string]bool{".": true}}
	err = b.fill(ctx, paths, changed, found, jobs)
	if err == nil {
		err = markBeside(dir.root, wasSite)
	}
	tidied() // from here on what is beside may be the old site
	if err == nil {
		err = visibly(ctx, len(changed), func() error {
			if err := step.take(); err != nil {
				return err
			}
			return dir.enter(step.at, paths)
		})
	}
	switch {
	case errors.Is(err, ErrLeft):
		return err
	case err != nil:
		_ = dir.root.Remove(besideMark)
		return unchanged(errors.Join(err, dir.dropBeside(step.next)))
	}
	return dir.leave(step.old)
}

func unchanged(err error) error {
	return fmt.Errorf("put the new site in the place of the old one at once: %w (nothing was changed)", err)
}

// dropBeside removes what was put together beside the folder, and the stage.
func (dir *folder) dropBeside(name string) error {
	root, err := os.OpenRoot(dir.at) // that of dir may be closed where a command is left
	if err != nil {
		return err
	}
	return errors.Join(drop(name, root), root.RemoveAll(stage), root.Close())
}

// besideMark is a file of the folder beside. It says whether the site ever stood there.
const (
	besideMark = private + "/beside"
	notYetSite = "docsite puts a site together here, and removes this folder\n"
	wasSite    = "docsite removes this folder: the site stands beside it\n"
)

func markBeside(root *os.Root, text string) error {
	return root.WriteFile(besideMark, []byte(text), 0o644)
}

// makeBeside makes the folder in which the new site is put together, which has from the
// first moment what says whose it is: the mark, the lock that is held, and the list of files.
func (dir *folder) makeBeside(name string, paths []string) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("%s is in the way: move it away", name)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := dir.root.MkdirAll(stagedBeside+"/"+stage, 0o755); err != nil {
		return err
	}
	root, err := dir.root.OpenRoot(stagedBeside)
	if err != nil {
		return err
	}
	err = errors.Join(markBeside(root, notYetSite), writeFileList(root, paths), root.RemoveAll(stage), root.Close(),
		dir.root.Link(lockFile, stagedBeside+"/"+lockFile))
	if err != nil {
		return err
	}
	err = os.Rename(systemPath(dir.at, stagedBeside), name)
	if errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("%s is where another file system begins: choose a folder in it, or make it a symbolic link to one there (%w)", dir.at, err)
	}
	return err
}

// beside is the folder in which the new site is put together.
type beside struct {
	dir  *folder
	name string
	made map[string]bool // folders in it
	like []likeness      // what they are to be like when all is in them
}

// likeness is a folder and one that it is to be like.
type likeness struct {
	name string
	like fs.FileInfo
}

// fill puts the site into the folder, and what others have put beside it.
func (b *beside) fill(ctx context.Context, paths, changed []string, found *inventory, jobs int) error {
	folders := make([]string, 0, len(found.folders))
	for p := range found.folders {
		folders = append(folders, p)
	}
	if err := noLinks(b.dir.at, folders); err != nil {
		return err
	}
	isChanged := make(map[string]bool, len(changed))
	for _, p := range changed {
		isChanged[p] = true
	}
	for _, p := range paths {
		if err := b.mkdir(path.Dir(p), found); err != nil {
			return err
		}
	}
	err := each(ctx, len(paths), jobs, func(i int) error {
		p := paths[i]
		if isChanged[p] {
			return os.Rename(b.old(stagedAt(p, paths, found.folders)), b.path(p))
		}
		return os.Link(b.old(p), b.path(p))
	})
	if err != nil {
		return err
	}
	if err := b.carry(ctx, ".", ownedOf(b.dir.old, paths)); err != nil {
		return err
	}
	for _, p := range []string{private, "."} {
		if err := b.likeOld(p); err != nil {
			return err
		}
	}
	for _, l := range slices.Backward(b.like) { // the inner ones first
		if err := likeFolder(l.name, l.like); err != nil {
			return err
		}
	}
	return nil
}

// likeOld takes down that a folder is to be like that of the old site.
func (b *beside) likeOld(p string) error {
	info, err := os.Lstat(b.old(p))
	if err == nil {
		b.like = append(b.like, likeness{b.path(p), info})
	}
	return err
}

// mkdir makes a folder of the site, and those above it, with the mode and the owner of the
// one that is there.
func (b *beside) mkdir(p string, found *inventory) error {
	if b.made[p] {
		return nil
	}
	if err := b.mkdir(path.Dir(p), found); err != nil {
		return err
	}
	if err := os.Mkdir(b.path(p), 0o755); err != nil {
		return err
	}
	b.made[p] = true
	if !found.folders[p] {
		return nil
	}
	return b.likeOld(p)
}

// path is the name of a file beside, and old that of the one in the folder.
func (b *beside) path(p string) string { return systemPath(b.name, p) }
func (b *beside) old(p string) string  { return systemPath(b.dir.at, p) }

// enter goes over to the folder at, in which the site stands now.
func (dir *folder) enter(at string, paths []string) error {
	root, err := os.OpenRoot(at)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrLeft, err)
	}
	_ = dir.root.Close()
	dir.root, dir.at, dir.known, dir.old = root, at, true, paths
	return nil
}

// leave removes the folder in which the site stood.
func (dir *folder) leave(old string) error {
	err := retire(old, dir.root)
	if err == nil {
		err = errors.Join(dir.root.Remove(besideMark), dir.root.RemoveAll(stage))
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrLeft, err)
	}
	return nil
}
