package edit

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path"
)

// Replace exchanges the content of a file in one step: who reads it meanwhile
// reads the old content or the new one. The file must still have the content old,
// so that nothing is lost that somebody wrote since it was read, and it must be
// a file: a symbolic link could lead elsewhere. Its mode stays. name is
// slash-separated, in the folder.
func Replace(folder *os.Root, name string, old, content []byte) (err error) {
	info, err := folder.Lstat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file but a link or something else, which docsite does not write to", name)
	}
	if info.Mode().Perm()&0o200 == 0 {
		return fmt.Errorf("%s is protected from writing", name)
	}
	// A name with a full stop before it is not taken for an author's file.
	beside := path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text())
	out, err := folder.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write %s: %w", name, err), folder.Remove(beside))
		}
	}()
	_, err = out.Write(content)
	err = errors.Join(err, out.Chmod(info.Mode().Perm()), out.Sync(), out.Close())
	if err != nil {
		return err
	}
	if now, err := folder.ReadFile(name); err != nil || !bytes.Equal(now, old) {
		return errors.Join(errors.New("it was changed at the same time: try again"), err)
	}
	return folder.Rename(beside, name)
}
