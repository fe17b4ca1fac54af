package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// File is a file that is to be made.
type File struct {
	Path    string // slash-separated, in the site's folder
	Content []byte
}

// TakenError says which files stand where others should be made.
type TakenError struct{ Paths []string }

func (e *TakenError) Error() string {
	if len(e.Paths) == 1 {
		return e.Paths[0] + " exists already, and nothing is overwritten"
	}
	return strings.Join(e.Paths, ", ") + " exist already, and nothing is overwritten"
}

// Create makes files and the folders that they lie in: all of them or, where an
// error is returned, none. It is a [TakenError] if one of them exists. Symbolic
// links are not followed, as the readers of a site do not follow them.
func Create(folder *os.Root, files []File) (err error) {
	var taken []string
	for _, f := range files {
		if _, err := folder.Lstat(f.Path); err == nil {
			taken = append(taken, f.Path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("look for %s: %w", f.Path, err)
		}
	}
	if taken != nil {
		return &TakenError{taken}
	}
	var made []string
	defer func() {
		if err != nil {
			for _, name := range slices.Backward(made) {
				err = errors.Join(err, folder.Remove(name))
			}
		}
	}()
	for _, f := range files {
		if made, err = folders(folder, path.Dir(f.Path), made); err != nil {
			return err
		}
		if made, err = create(folder, f, made); err != nil {
			return err
		}
	}
	return nil
}

// folders makes a folder and those above it, and adds what was made.
func folders(folder *os.Root, name string, made []string) ([]string, error) {
	if name == "." {
		return made, nil
	}
	made, err := folders(folder, path.Dir(name), made)
	if err != nil {
		return made, err
	}
	info, err := folder.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := folder.Mkdir(name, 0o777); err != nil {
			return made, fmt.Errorf("make the folder %s: %w", name, err)
		}
		return append(made, name), nil
	case err != nil:
		return made, fmt.Errorf("look for the folder %s: %w", name, err)
	case !info.IsDir():
		return made, fmt.Errorf("%s is no folder, so nothing can be put into it", name)
	}
	return made, nil
}

func create(folder *os.Root, f File, made []string) ([]string, error) {
	out, err := folder.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return made, &TakenError{[]string{f.Path}}
	} else if err != nil {
		return made, fmt.Errorf("make %s: %w", f.Path, err)
	}
	_, err = out.Write(f.Content)
	if err = errors.Join(err, out.Close()); err != nil {
		err = fmt.Errorf("write %s: %w", f.Path, err)
	}
	return append(made, f.Path), err
}

// CreateIn makes files in a folder, which is made too if it is missing.
func CreateIn(dir string, files []File) (err error) {
	first := "" // of the folders that are missing, the outermost
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		first = at
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	folder, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	err = errors.Join(Create(folder, files), folder.Close())
	if err != nil && first != "" {
		err = errors.Join(err, takeBack(first, dir))
	}
	return err
}

// takeBack removes the empty folders from dir up to first.
func takeBack(first, dir string) error {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if err := os.Remove(at); err != nil || at == first {
			return err
		}
	}
}

// Append adds a text to the end of a file, which must still have the size that it
// had when it was read. On an error the file is as it was.
func Append(folder *os.Root, name string, size int64, text []byte) error {
	f, err := folder.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fmt.Errorf("open %s: %w", name, err)
	}
	if info, err := f.Stat(); err != nil || info.Size() != size {
		return errors.Join(fmt.Errorf("%s changed meanwhile: try again", name), err, f.Close())
	}
	_, err = f.Write(text)
	if err != nil {
		err = errors.Join(err, f.Truncate(size))
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// Put writes a file that is made for an office and not edited, such as a table, in one step:
// who reads it meanwhile reads what stood there or all of the new. What stands there may be
// a file, and nothing else.
func Put(name string, content []byte) (err error) {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file but a folder, a link or something else, which docsite does not write to", name)
	}
	out, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = out.Write(content)
	err = errors.Join(err, out.Chmod(0o644), out.Sync(), out.Close())
	if err == nil {
		err = os.Rename(out.Name(), name)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, err), os.Remove(out.Name()))
	}
	return nil
}
