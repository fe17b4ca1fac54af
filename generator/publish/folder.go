package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// The names of what is ours in the folder, beside the site.
const (
	private        = ".docsite"
	fileList       = private + "/files"
	lockFile       = private + "/lock"
	stage          = private + "/stage"
	stagedSite     = stage + "/site"  // new folders
	stagedPages    = stage + "/pages" // files of folders that are there, by their numbers
	stagedFileList = stage + "/files"
	stagedProbes   = stage + "/probes"
	stagedBeside   = stage + "/beside"
	stagedGone     = stage + "/gone"
)

const elsewhere = "choose another --out, or an empty folder"

// harmless are the names that may lie in a folder before the first build: what
// repositories, hosts and desktops put there. They stay somebody else's.
var harmless = map[string]bool{
	private: true, probe: true,
	".git": true, ".gitignore": true, ".gitattributes": true, ".gitkeep": true,
	".nojekyll": true, "CNAME": true, "README.md": true,
	".DS_Store": true, "Thumbs.db": true, "desktop.ini": true,
}

// folder is the output folder, ours and locked, with an empty stage in it.
type folder struct {
	out   string // its name as it was given
	at    string // its whole name, without symbolic links
	root  *os.Root
	lock  *flock.Flock
	known bool     // whether a build has been finished or begun to move here
	old   []string // what the list of files names
	made  []string // the folders that open had to make, the innermost first
	left  bool     // whether a build that was killed has left a stage
}

// open makes the folder if need be, and locks it. Nothing is put into a folder
// that is not ours.
func open(out string) (_ *folder, err error) {
	dir := &folder{out: out}
	defer func() {
		if err != nil {
			_ = dir.close() // what keeps it from being opened is said already
		}
	}()
	if dir.made, err = mkdirAll(out); err != nil {
		return nil, err
	}
	if dir.root, err = os.OpenRoot(out); err != nil {
		return nil, err
	}
	if dir.at, err = resolve(out); err != nil {
		return nil, err
	}
	if _, _, err := owned(dir.root); err != nil {
		return nil, err
	}
	if dir.lock, err = lock(dir.root, out); err != nil {
		return nil, err
	}
	// Another build may have put another folder into its place.
	if there, err := os.Stat(dir.at); err != nil || !dir.is(there) {
		return nil, ErrBusy
	}
	// Again, now that no other build can write it.
	if dir.old, dir.known, err = owned(dir.root); err != nil {
		return nil, err
	}
	// An earlier build may have been killed.
	_, err = dir.root.Lstat(stage)
	dir.left = err == nil
	if err := dir.root.RemoveAll(stage); err != nil {
		return nil, err
	}
	if err := dir.clearBeside(); err != nil {
		return nil, err
	}
	if err := dir.root.MkdirAll(stagedSite, 0o755); err != nil {
		return nil, err
	}
	return dir, dir.root.Mkdir(stagedPages, 0o755)
}

// close gives the folder back without a stage, and where no site came into
// being, without a trace of the attempt.
func (dir *folder) close() error {
	var errs []error
	if dir.lock != nil {
		if err := dir.root.RemoveAll(stage); err != nil {
			errs = append(errs, fmt.Errorf("remove what was rendered: %w", err))
		}
		dir.withdraw()
		errs = append(errs, dir.lock.Close())
	}
	if dir.root != nil {
		errs = append(errs, dir.root.Close())
	}
	if !dir.known { // where withdraw could not, because the folder was open
		dir.removeMade()
	}
	return errors.Join(errs...)
}

// withdraw removes what a build has made for itself where no site came into being. It is of no
// consequence where that fails: all of it is empty.
func (dir *folder) withdraw() {
	if dir.known {
		return
	}
	_ = dir.root.Remove(lockFile)
	_ = dir.root.Remove(private)
	dir.removeMade()
}

func (dir *folder) removeMade() {
	for _, name := range dir.made {
		_ = os.Remove(name)
	}
}

// is reports whether the folder that was opened is the one of its name.
func (dir *folder) is(there fs.FileInfo) bool {
	own, err := dir.root.Stat(".")
	return err == nil && os.SameFile(own, there)
}

// abandon does as close for a build that is left while it renders: what a page has come to meanwhile, it may
// put into the stage behind the back of the removal, which is then tried again. The lock stays until
// the process ends, so that no other build meets that.
func (dir *folder) abandon() {
	for range 3 {
		if dir.root.RemoveAll(stage) == nil {
			break
		}
	}
	dir.withdraw()
}

// mkdirAll makes the folder and those above it, and returns which it made, the
// innermost first.
func mkdirAll(name string) (made []string, err error) {
	if name == "" {
		return nil, errors.New("no folder is given")
	}
	for up := filepath.Clean(name); ; up = filepath.Dir(up) {
		info, err := os.Stat(up)
		if to, is := os.Readlink(up); is == nil && errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s leads to %s, which is not there: make that folder, or choose another --out", up, to)
		}
		if errors.Is(err, fs.ErrNotExist) && up != filepath.Dir(up) {
			made = append(made, up)
			continue
		}
		if err == nil && !info.IsDir() {
			err = fmt.Errorf("%s is a file, not a folder: choose another --out", up)
		}
		if err != nil {
			return nil, err
		}
		return made, os.MkdirAll(name, 0o755)
	}
}

// owned returns what the list of files names, or [ErrNotOwned]. Known is false if
// there is no list and nothing that would need one.
func owned(root *os.Root) (paths []string, known bool, err error) {
	// A link here could lead anywhere.
	for _, own := range []struct {
		name string
		kind fs.FileMode
	}{{private, fs.ModeDir}, {fileList, 0}, {lockFile, 0}} {
		info, err := root.Lstat(own.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, false, err
		}
		if info.Mode().Type() != own.kind {
			return nil, false, fmt.Errorf("%w: %s is %s; %s", ErrNotOwned, own.name, kind(info.Mode()), elsewhere)
		}
	}
	// In this order: another build may be at work, and the list comes
	// before the files.
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, false, err
	}
	if paths, known, err = readFileList(root); known || err != nil {
		return paths, known, err
	}
	var names []string
	for _, e := range entries {
		if !harmless[e.Name()] {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, false, nil
	}
	if len(names) > 3 {
		names = append(names[:3], fmt.Sprintf("%d more", len(names)-3))
	}
	return nil, false, fmt.Errorf("%w: it holds %s, and no %s; %s",
		ErrNotOwned, strings.Join(names, ", "), fileList, elsewhere)
}

// lock locks the folder for this build, or returns [ErrBusy].
func lock(root *os.Root, out string) (*flock.Flock, error) {
	name := filepath.Join(out, filepath.FromSlash(lockFile))
	// A build that failed may remove the lock file just when this one opens
	// it: a lock on a file that is gone keeps nobody out.
	for range 10 {
		if err := root.Mkdir(private, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		l := flock.New(name, flock.SetPermissions(0o644))
		ok, err := l.TryLock()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("lock the folder: %w", err)
		}
		if !ok {
			return nil, ErrBusy
		}
		mine, err := l.Stat()
		if there, err2 := root.Lstat(lockFile); err == nil && err2 == nil && os.SameFile(mine, there) {
			return l, nil
		}
		if err := l.Close(); err != nil {
			return nil, err
		}
	}
	return nil, ErrBusy
}

// kind says in words what a file is.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return "a file"
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeSymlink != 0:
		return "a symbolic link"
	}
	return "a special file"
}
