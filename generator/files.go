package generator

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"docsite/generator/plan"
)

// file is a rendered page. It can be read, sought and written out at once.
type file struct {
	*bytes.Reader
	info info
	out  *bytes.Buffer // which the next page is rendered into when this one is closed
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

func (f *file) Close() error {
	if f.out == nil {
		return fs.ErrClosed
	}
	f.Reader = bytes.NewReader(nil)
	if f.out.Cap() < 1<<20 {
		buffers.Put(f.out)
	}
	f.out = nil
	return nil
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// info describes a file. Its time is zero: a page is as new as its bytes.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) Mode() fs.FileMode          { return i.mode }
func (i info) Type() fs.FileMode          { return i.mode.Type() }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return i.mode.IsDir() }
func (i info) Sys() any                   { return nil }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

// openFolder opens a folder that some page lies in.
func (s *Site) openFolder(name string) (fs.File, error) {
	under := name + "/"
	if name == "." {
		under = ""
	}
	pages, err := s.Pages(context.Background())
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	at, _ := slices.BinarySearchFunc(pages, under, func(p *plan.Page, under string) int { return strings.Compare(p.Path, under) })
	var entries []fs.DirEntry
	for ; at < len(pages) && strings.HasPrefix(pages[at].Path, under); at++ {
		first, _, deeper := strings.Cut(pages[at].Path[len(under):], "/")
		if n := len(entries); n > 0 && entries[n-1].Name() == first {
			continue
		}
		if deeper {
			entries = append(entries, info{first, 0, fs.ModeDir | 0o555})
		} else {
			entries = append(entries, entry{s, pages[at]})
		}
	}
	if entries == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return &dir{info: info{path.Base(name), 0, fs.ModeDir | 0o555}, entries: slices.CompactFunc(entries, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })}, nil
}

// entry is a file in a folder. Its size is known once it is rendered.
type entry struct {
	site *Site
	page *plan.Page
}

func (e entry) Name() string      { return path.Base(e.page.Path) }
func (e entry) IsDir() bool       { return false }
func (e entry) Type() fs.FileMode { return 0 }
func (e entry) Info() (fs.FileInfo, error) {
	f, err := e.site.Open(e.page.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

type dir struct {
	info    info
	entries []fs.DirEntry
	at      int
}

func (d *dir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *dir) Close() error               { return nil }
func (d *dir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: fs.ErrInvalid}
}

// ReadDir follows [fs.ReadDirFile].
func (d *dir) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.entries[d.at:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	d.at += len(rest)
	return slices.Clone(rest), nil
}
