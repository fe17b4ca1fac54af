package cache

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestCacheKeeps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, found := c.Get("key"); found {
		t.Error("something is found in an empty cache")
	}
	c.Put("key", []byte("value"))
	c.Put("none", nil)
	c.Put("key 2", []byte("old"))
	c.Put("key 2", []byte("new"))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if c, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"key": "value", "none": "", "key 2": "new"} {
		if got, found := c.Get(key); !found || string(got) != want {
			t.Errorf("%s: %q, %t", key, got, found)
		}
	}
	if _, found := c.Get("Key"); found {
		t.Error("another key finds the value")
	}
	for _, name := range files(t, dir) {
		if strings.Contains(name, "new-") || strings.Contains(name, "probe-") {
			t.Errorf("%s is left over", name)
		}
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A file that lost or changed a byte is not taken, and is replaced.
func TestCacheDamaged(t *testing.T) {
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)-1] },
		func(b []byte) []byte { return nil },
		func(b []byte) []byte { b[40] ^= 1; return b },
		func(b []byte) []byte { b[0] ^= 1; return b },
		func(b []byte) []byte { return append(b, 0) },
	} {
		dir := t.TempDir()
		c, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		c.Put("key", []byte("a value of some length"))
		name := files(t, dir)[0]
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, damage(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if value, found := c.Get("key"); found {
			t.Errorf("found %q", value)
		}
		c.Put("key", []byte("a value"))
		if value, found := c.Get("key"); !found || string(value) != "a value" {
			t.Errorf("after the mend: %q, %t", value, found)
		}
	}
}

// Where there is no folder, or none that can be written, a build still has room
// and leaves nothing.
func TestCacheElsewhere(t *testing.T) {
	notAFolder := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(notAFolder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	for _, dir := range []string{"", notAFolder, filepath.Join(notAFolder, "below")} {
		c, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		c.Put("key", []byte("value"))
		if value, found := c.Get("key"); !found || string(value) != "value" {
			t.Errorf("%q: %q, %t", dir, value, found)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(c.dir); err == nil {
			t.Errorf("%q: %s is left", dir, c.dir)
		}
	}
	// One whose folder goes away keeps nothing, and says nothing.
	c, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(c.dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(c.dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.Put("key", []byte("value"))
	if _, found := c.Get("key"); found {
		t.Error("found where nothing can be")
	}
	var none *Cache
	none.Put("key", nil)
	if _, found := none.Get("key"); found || none.Close() != nil {
		t.Error("no cache keeps something")
	}
}

func TestCacheSharedByMany(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			c, err := Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 50 {
				key := fmt.Sprint(i % 5)
				want := bytes.Repeat([]byte(key), 5000)
				c.Put(key, want)
				if got, found := c.Get(key); !found || !bytes.Equal(got, want) {
					t.Errorf("%s: %d bytes, %t", key, len(got), found)
				}
			}
		})
	}
	all.Wait()
}
