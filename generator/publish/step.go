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
	at   string       // where the new site is then
	old  string       // and the old one
}

// stepOf returns how the folder out is replaced: a symbolic link by another one, and
// a folder by exchanging it.
func stepOf(out string) (step, error) {
	at, err := resolve(out)
	if err != nil {
		return step{}, err
	}
	if err := workElsewhere(at); err != nil {
		return step{}, err
	}
	link, err := lastLink(out)
	if err != nil {
		return step{}, err
	}
	if link == "" {
		next := hiddenBeside(at)
		return step{next, func() error { return exchangeFolders(at, next) }, at, next}, nil
	}
	next := otherOf(at)
	return step{next, func() error { return relink(link, at, next) }, next, at}, nil
}

// lastLink returns the symbolic link that leads to a folder itself, where out is one or leads to
// one, and "" where it is a folder.
func lastLink(out string) (link string, err error) {
	const most = 40 // as many as Linux follows
	name, err := filepath.Abs(out)
	for range most {
		if err != nil {
			return "", err
		}
		var info fs.FileInfo
		if info, err = os.Lstat(name); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return link, err
		}
		link = name
		var to string
		if to, err = os.Readlink(name); !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return "", fmt.Errorf("%s leads through too many links", out)
}

// workElsewhere returns an error if this process works in a folder that is to be replaced, or in one in
// it: its names would be those of the old one.
func workElsewhere(at string) error {
	dir, err := resolve(".")
	if err != nil {
		return err
	}
	if dir == at || strings.HasPrefix(dir, at+string(filepath.Separator)) {
		return fmt.Errorf("docsite works in %s, which is to be replaced: run it outside of that folder", dir)
	}
	return nil
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
