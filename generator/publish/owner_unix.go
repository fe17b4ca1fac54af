//go:build unix

package publish

import (
	"io/fs"
	"os"
	"syscall"
)

// sameOwner gives a folder the owner and the group of another one, where they differ.
func sameOwner(name string, like fs.FileInfo) error {
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	is, ok := info.Sys().(*syscall.Stat_t)
	want, ok2 := like.Sys().(*syscall.Stat_t)
	if !ok || !ok2 || is.Uid == want.Uid && is.Gid == want.Gid {
		return nil
	}
	return os.Lchown(name, int(want.Uid), int(want.Gid))
}
