package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// named tells why a file that a flag names cannot be written, before there is anything to write: its
// folder is missing, or what has the name is no file, such as a pipe.
func named(flag, name string) error {
	if info, err := os.Stat(name); err == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s: %s exists already and is no file: name another one", flag, name)
		}
		return nil
	}
	folder := filepath.Dir(name)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s %s: there is no folder %s: make it, or name a file elsewhere", flag, name, folder)
	}
	return nil
}
