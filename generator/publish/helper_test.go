package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/store"
)

// files is a folder or a site: paths and what they hold.
type files map[string]string

func (f files) site() fs.FS {
	m := fstest.MapFS{}
	for p, text := range f {
		m[p] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func (f files) paths() []string { return slices.Sorted(maps.Keys(f)) }

// with returns f and more; an empty text takes the file away.
func (f files) with(more files) files {
	all := f.and(nil)
	for p, text := range more {
		if all[p] = text; text == "" {
			delete(all, p)
		}
	}
	return all
}

// publishAll publishes a site of which nothing is known: all its bytes are compared.
func publishAll(ctx context.Context, site fs.FS, paths []string, out string, jobs int) (Result, error) {
	all := Site{FS: site}
	for _, p := range paths {
		all.Files = append(all.Files, File{Path: p})
	}
	return Publish(ctx, all, out, Manifest{}, store.Open(""), jobs)
}

func build(t *testing.T, out string, site files) Result {
	t.Helper()
	r, err := publishAll(t.Context(), site.site(), site.paths(), out, 4)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// put writes files as somebody else would; a path that ends in "/" is a folder.
func put(t *testing.T, out string, f files) {
	t.Helper()
	for p, text := range f {
		name := filepath.Join(out, filepath.FromSlash(p))
		if strings.HasSuffix(p, "/") {
			must(t, os.MkdirAll(name, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		must(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

// tree returns what lies in a folder. Folders, which end in "/", are listed
// only if they are empty; links as "-> where".
func tree(t *testing.T, out string) files {
	t.Helper()
	all := files{}
	must(t, filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		p, _ := filepath.Rel(out, name)
		p = filepath.ToSlash(p)
		switch {
		case d.IsDir():
			if sub, err := os.ReadDir(name); err != nil || len(sub) > 0 {
				return err
			}
			all[p+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(name)
			all[p] = "-> " + to
			return err
		default:
			text, err := os.ReadFile(name)
			all[p] = string(text)
			return err
		}
		return nil
	}))
	return all
}

// done is the tree of a folder that holds just the site.
func done(site files) files {
	return site.and(files{fileList: fileListHead + lines(site), lockFile: ""})
}

func lines(f files) (s string) {
	for _, p := range f.paths() {
		s += p + "\n"
	}
	return s
}

// and returns f and more.
func (f files) and(more files) files {
	all := files{}
	maps.Copy(all, f)
	maps.Copy(all, more)
	return all
}

func times(t *testing.T, out string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	must(t, filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		all[name] = info.ModTime()
		return err
	}))
	return all
}

// age makes every file of a folder old, so that a written one shows.
func age(t *testing.T, out string) map[string]time.Time {
	t.Helper()
	for name := range times(t, out) {
		must(t, os.Chtimes(name, time.Unix(1e9, 0), time.Unix(1e9, 0)))
	}
	return times(t, out)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %.2000q\nwant %.2000q", what, fmt.Sprint(got), fmt.Sprint(want))
	}
}

func wantError(t *testing.T, err error, is error, words string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want %q", words)
	}
	if is != nil && !errors.Is(err, is) {
		t.Errorf("the error is not %q: %v", is, err)
	}
	if !strings.Contains(err.Error(), words) {
		t.Errorf("error %q does not say %q", err, words)
	}
}

// failing is a site with files that cannot be opened.
type failing struct {
	fs.FS
	errors map[string]error
}

func (f failing) Open(name string) (fs.File, error) {
	if err := f.errors[name]; err != nil {
		return nil, err
	}
	return f.FS.Open(name)
}

// hook is a site that calls a function before it opens one of its files.
type hook struct {
	fs.FS
	at   string
	call func()
}

func (h hook) Open(name string) (fs.File, error) {
	if name == h.at {
		h.call()
	}
	return h.FS.Open(name)
}
