package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// ownedOf is the set of the files of an old site and of a new one.
func ownedOf(old, paths []string) map[string]bool {
	ours := make(map[string]bool, len(paths))
	for _, p := range slices.Concat(old, paths) {
		ours[p] = true
	}
	return ours
}

// carry puts what others have in the folder dir of the old site beside, too: their files are
// linked, their folders and symbolic links made once more.
func (b *beside) carry(ctx context.Context, dir string, ours map[string]bool) error {
	entries, err := fs.ReadDir(b.dir.root.FS(), dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case p == private || ours[p] || e.Name() == probe:
			continue
		case e.IsDir():
			err = b.carryFolder(ctx, p, ours)
		case e.Type()&fs.ModeSymlink != 0:
			err = b.carryLink(p)
		default:
			err = os.Link(b.old(p), b.path(p))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// carryFolder carries what is in a folder of the old site, and the folder itself if somebody
// else's things are in it, or nothing at all.
func (b *beside) carryFolder(ctx context.Context, p string, ours map[string]bool) error {
	if !b.made[p] {
		others, err := b.dir.holdsOthers(p, ours)
		if err != nil || !others {
			return err
		}
		if err := errors.Join(os.Mkdir(b.path(p), 0o755), b.likeOld(p)); err != nil {
			return err
		}
		b.made[p] = true
	}
	return b.carry(ctx, p, ours)
}

// holdsOthers reports whether a folder is not there for files of docsite alone.
func (dir *folder) holdsOthers(p string, ours map[string]bool) (bool, error) {
	entries, err := fs.ReadDir(dir.root.FS(), p)
	if err != nil || len(entries) == 0 {
		return true, err
	}
	for _, e := range entries {
		at := path.Join(p, e.Name())
		others := !ours[at] && e.Name() != probe
		if e.IsDir() {
			if others, err = dir.holdsOthers(at, ours); err != nil {
				return false, err
			}
		}
		if others {
			return true, nil
		}
	}
	return false, nil
}

func (b *beside) carryLink(p string) error {
	to, err := b.dir.root.Readlink(p)
	if err != nil {
		return err
	}
	return os.Symlink(to, b.path(p))
}

// likeFolder gives a new folder the mode and the owner of another one.
func likeFolder(name string, like fs.FileInfo) error {
	if err := sameOwner(name, like); err != nil {
		return fmt.Errorf("the owner of %s cannot be kept: %w", name, err)
	}
	return os.Chmod(name, like.Mode().Perm()|like.Mode()&(fs.ModeSetgid|fs.ModeSticky))
}
