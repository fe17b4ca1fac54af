package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// clearBeside removes what a build that was killed has left beside the folder.
func (dir *folder) clearBeside() error {
	for _, name := range []string{hiddenBeside(dir.at), otherOf(dir.at)} {
		if err := retire(name, dir.root); err != nil {
			return fmt.Errorf("%s, which a build has left, cannot be removed: %w", name, err)
		}
	}
	if err := dir.root.Remove(besideMark); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// retire removes a folder beside that of the site, which is live. A folder that does not have
// the mark and the very lock of live is somebody else's, and stays.
func retire(name string, live *os.Root) error {
	old, err := os.OpenRoot(name)
	if err != nil {
		return nil // nothing that docsite made
	}
	mark, err := old.ReadFile(besideMark)
	if err != nil || !sameFile(old, live, lockFile) {
		return old.Close()
	}
	if string(mark) == wasSite {
		makeWritable(name)
		err = clearOut(old, live)
	} // else it has of others links alone
	if err := errors.Join(err, old.Close()); err != nil {
		return err
	}
	return drop(name, live)
}

// makeWritable lets a folder that is to be removed be emptied, as far as that can be: somebody may have made it
// one that cannot be written.
func makeWritable(name string) {
	_ = filepath.WalkDir(name, func(at string, e fs.DirEntry, err error) error {
		if e != nil && e.IsDir() {
			if info, err := e.Info(); err == nil && info.Mode().Perm()&0o700 != 0o700 {
				_ = os.Chmod(at, info.Mode().Perm()|0o700)
			}
		}
		return nil // what cannot be removed is told then
	})
}

// clearOut takes everything out of a folder in which the site stood, but what docsite keeps there about
// it: the files that its list names, and what of others stands in live as well, are removed;
// what others have put there since is moved to live.
func clearOut(old, live *os.Root) error {
	paths, _, err := readFileList(old)
	if err != nil {
		return err
	}
	r := retirer{old: old, live: live, ours: ownedOf(paths, nil)}
	if err := r.empty("."); err != nil {
		return err
	}
	if entries, err := fs.ReadDir(old.FS(), "."); err != nil || len(entries) > 1 {
		return errors.Join(err, fmt.Errorf("somebody is writing into %s", old.Name()))
	}
	return nil
}

// drop removes a folder with all that is in it: at first its name, so that a crash leaves no
// half of it.
func drop(name string, live *os.Root) error {
	makeWritable(name)
	if err := live.MkdirAll(stage, 0o755); err != nil {
		return err
	}
	if err := os.Rename(name, systemPath(live.Name(), stagedGone)); err != nil {
		return err
	}
	return live.RemoveAll(stagedGone)
}

// sameFile reports whether a file of two folders is one and the same.
func sameFile(a, b *os.Root, p string) bool {
	infoA, errA := a.Lstat(p)
	infoB, errB := b.Lstat(p)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

type retirer struct {
	old, live *os.Root
	ours      map[string]bool
}

// empty takes everything out of a folder but what docsite keeps there about the site.
func (r retirer) empty(dir string) error {
	entries, err := fs.ReadDir(r.old.FS(), dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		switch {
		case p == private:
		case e.IsDir():
			if err = r.empty(p); err == nil {
				err = r.old.Remove(p)
			}
		case r.ours[p], e.Name() == probe, sameFile(r.old, r.live, p), r.sameLink(p):
			err = r.old.Remove(p)
		default:
			err = r.giveBack(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sameLink reports whether a file of both folders is a symbolic link to one place.
func (r retirer) sameLink(p string) bool {
	a, errA := r.old.Readlink(p)
	b, errB := r.live.Readlink(p)
	return errA == nil && errB == nil && a == b
}

// giveBack moves somebody else's file to the folder of the site.
func (r retirer) giveBack(p string) error {
	if _, err := r.live.Lstat(p); err == nil {
		return fmt.Errorf("%s is not docsite's, and there is another one in the site: move it away", systemPath(r.old.Name(), p))
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := r.live.MkdirAll(path.Dir(p), 0o755); err != nil {
		return err
	}
	return os.Rename(systemPath(r.old.Name(), p), systemPath(r.live.Name(), p))
}
