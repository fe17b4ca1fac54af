// Package cache keeps what is dear to make, such as the smaller copies of a
// photograph, from one build to the next.
//
// A [Cache] is a folder with a file for every key. The key says everything that
// the value depends on, so a value is never out of date, only unused, and the
// folder may be emptied at any time. A file begins with a digest of the rest: one
// that was damaged is as good as none. Values are written beside their place and
// moved there, so builds that run at the same time do each other no harm.
//
// Nothing here stops a build. A value that cannot be kept is made again.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"docsite/generator/layout"
)

// Cache is a folder of values. A nil one keeps nothing. It may be used by many
// goroutines, and by many processes.
type Cache struct {
	dir       string
	temporary bool
}

// Open opens the cache in a folder, which is made if it is not there. Where dir
// is empty or cannot be written, the cache is a temporary one that [Cache.Close]
// removes: then the error is that there is no room for such a one either.
//
// Only the user who runs the build can read what a new folder holds: it may be
// under embargo.
func Open(dir string) (*Cache, error) {
	if dir != "" && writable(dir) {
		return &Cache{dir: dir}, nil
	}
	dir, err := os.MkdirTemp("", "docsite-pictures-*")
	if err != nil {
		return nil, fmt.Errorf("make room for pictures: %w: name a folder for them with --cache, or for all that is temporary with TMPDIR", err)
	}
	return &Cache{dir, true}, nil
}

func writable(dir string) bool {
	if os.MkdirAll(dir, 0o700) != nil {
		return false
	}
	probe, err := os.CreateTemp(dir, "probe-*")
	if err != nil {
		return false
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name())) == nil
}

// Close removes a temporary cache.
func (c *Cache) Close() error {
	if c == nil || !c.temporary {
		return nil
	}
	return os.RemoveAll(c.dir)
}

// path is where the value of a key lies: in one of 256 folders, because some
// systems are slow with very many files in one.
func (c *Cache) path(key string) string {
	digest := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(digest[:])
	return filepath.Join(c.dir, name[:2], name[2:])
}

// mostValue is how many bytes a value has at most, with its digest: no picture that is decoded
// has more.
const mostValue = 512 << 20

// Get returns the value of a key, whole and undamaged, if there is one.
func (c *Cache) Get(key string) (value []byte, found bool) {
	if c == nil {
		return nil, false
	}
	file, err := layout.ReadKept(c.path(key), mostValue)
	if err != nil || len(file) < sha256.Size {
		return nil, false
	}
	digest := sha256.Sum256(file[sha256.Size:])
	return file[sha256.Size:], bytes.Equal(digest[:], file[:sha256.Size])
}

// Put keeps a value, if it can.
func (c *Cache) Put(key string, value []byte) {
	if c == nil {
		return
	}
	path := c.path(key)
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return
	}
	digest := sha256.Sum256(value)
	_, failed := file.Write(digest[:])
	_, err = file.Write(value)
	if errors.Join(failed, err, file.Close()) != nil || os.Rename(file.Name(), path) != nil {
		os.Remove(file.Name())
	}
}
