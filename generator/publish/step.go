package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// step is how one folder takes the place of another.
type step struct {
	next string       // where the new site is put together
	take func() error // puts it in the place of the old one
	old  string       // where the old one is then
}

// stepOf returns how the folder out is replaced: a symbolic link by another one, and
// a folder by exchanging it.
func stepOf(out string) (step, error) {
	info, err := os.Lstat(filepath.Clean(out))
	if err != nil {
		return step{}, err
	}
	at, err := resolve(out)
	if err != nil {
		return step{}, err
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		next := hiddenBeside(at)
		return step{next, func() error { return exchangeFolders(at, next) }, next}, nil
	}
	next := otherOf(at)
	return step{next, func() error { return relink(out, at, next) }, at}, nil
}

// resolve returns the whole name of a folder, without symbolic links.
func resolve(name string) (string, error) {
	whole, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(whole)
}

// hiddenBeside is the name beside a folder that is exchanged.
func hiddenBeside(at string) string {
	return filepath.Join(filepath.Dir(at), private+"-"+filepath.Base(at))
}

// otherOf is the name beside a folder to which a link leads: it leads to site and to site.2
// in turn.
func otherOf(at string) string {
	const second = ".2"
	if first, is := strings.CutSuffix(at, second); is && filepath.Base(at) != second {
		return first
	}
	return at + second
}

// relink makes the symbolic link out, which leads to the folder at, lead to another one
// beside it. A relative link stays one.
func relink(out, at, next string) error {
	to, err := os.Readlink(out)
	if err != nil {
		return err
	}
	above, err := resolve(filepath.Dir(filepath.Clean(out)))
	if err != nil {
		return err
	}
	if !filepath.IsAbs(to) && filepath.Join(above, to) == at {
		to = filepath.Join(filepath.Dir(to), filepath.Base(next))
	} else {
		to = next
	}
	link := filepath.Join(above, private+"-"+filepath.Base(out)+".link")
	if err := os.Remove(link); err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("%s, which a build has left, cannot be removed: %w", link, err)
	}
	if err := os.Symlink(to, link); err != nil {
		return err
	}
	if err := os.Rename(link, filepath.Join(above, filepath.Base(out))); err != nil {
		_ = os.Remove(link)
		return err
	}
	return nil
}
