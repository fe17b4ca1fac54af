package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/render"
)

// Site is a finished newsroom as a file system: every path of its plan is a
// file, rendered when it is opened. It may be used by many goroutines.
type Site struct {
	Plan     *plan.Plan
	renderer *render.Renderer
	folder   fs.FS
	store    *store
	maker    *media.Maker
	later    *later // what is not read yet; nil where everything is
}

// Close gives back what a site holds on the disk. No page can be opened after.
func (s *Site) Close() error { return s.store.Close() }

// Paths returns the paths of all files, sorted.
func (s *Site) Paths() []string {
	paths := make([]string, len(s.Plan.Pages))
	for i, page := range s.Plan.Pages {
		paths[i] = page.Path
	}
	return paths
}

// Open renders the page at a path, opens the file that is published there, or
// opens a folder.
func (s *Site) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if s.later != nil {
		if err := s.later.complete(name); err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		s.later.mu.RLock()
		defer s.later.mu.RUnlock()
	}
	page := s.Plan.Open(name)
	if page == nil {
		return s.openFolder(name)
	}
	if page.Kind == plan.MediaFile {
		return s.openMedia(page)
	}
	out := buffers.Get().(*bytes.Buffer)
	out.Reset()
	if err := s.renderer.Render(out, page); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &file{bytes.NewReader(out.Bytes()), info{path.Base(name), int64(out.Len()), 0o444}, out}, nil
}

// openMedia opens a file that lies beside a release, or what is made of it.
func (s *Site) openMedia(page *plan.Page) (fs.File, error) {
	if page.File.Source != "" {
		content, err := s.maker.Bytes(context.Background(), s.folder, page.File, page.Hash())
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: page.Path, Err: err}
		}
		return &file{bytes.NewReader(content), info{path.Base(page.Path), int64(len(content)), 0o444}, new(bytes.Buffer)}, nil
	}
	f, err := s.folder.Open(page.File.Path)
	if err != nil {
		return nil, err
	}
	return &published{f, info{path.Base(page.Path), page.File.Size, 0o444}, sha256.New(), page.File.Hash}, nil
}

// published is a file under its published name.
type published struct {
	fs.File
	info   info
	digest hash.Hash
	want   string
}

// Read fails at the end of a file that is not the one that was planned: its
// address says what it holds, and is kept for ever.
func (p *published) Read(b []byte) (int, error) {
	n, err := p.File.Read(b)
	p.digest.Write(b[:n])
	if err == io.EOF && hex.EncodeToString(p.digest.Sum(nil)) != p.want {
		return n, fmt.Errorf("%s changed while the site was built: build again", p.info.name)
	}
	return n, err
}

func (p *published) Stat() (fs.FileInfo, error) { return p.info, nil }

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
	pages := s.Plan.Pages
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
