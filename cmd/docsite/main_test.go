package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"
)

// What the system says is followed by what to do.
func TestPlainly(t *testing.T) {
	at := func(err error) error {
		return fmt.Errorf("publish into public: %w", &fs.PathError{Op: "open", Path: "public/en", Err: err})
	}
	two := func(err error) error {
		return fmt.Errorf("publish into public: %w", &os.LinkError{Op: "rename", Old: "a", New: "b", Err: err})
	}
	tests := map[string]struct {
		err  error
		want string
	}{
		"not allowed":         {at(syscall.EACCES), "publish into public: public/en: " + syscall.EACCES.Error() + ": the user who runs docsite needs the right to it"},
		"full":                {at(syscall.ENOSPC), "publish into public: open public/en: " + syscall.ENOSPC.Error() + ": make room on that disk, and try again"},
		"read-only":           {at(syscall.EROFS), "publish into public: open public/en: " + syscall.EROFS.Error() + ": nothing can be written there, so choose another folder"},
		"not allowed for two": {two(syscall.EACCES), "publish into public: rename a b: " + syscall.EACCES.Error() + ": the user who runs docsite needs the right to both, and to their folders"},
		"two disks":           {two(syscall.EXDEV), "publish into public: rename a b: " + syscall.EXDEV.Error() + ": these lie on two disks, so choose a folder below the one where the disk is mounted, or leave out --atomic"},
		"no folder":           {at(syscall.ENOTDIR), "publish into public: open public/en: " + syscall.ENOTDIR.Error() + ": a file stands where a folder is to be, so choose another folder"},
		"another":             {errors.New("no"), "no"},
	}
	for name, test := range tests {
		if got := plainly(test.err); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, test.want)
		}
	}
}
