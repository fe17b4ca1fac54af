package generator

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"
	"time"
)

// file is a rendered page. It can be read, sought and written out at once.
type file struct {
	*bytes.Reader
	info    info
	content []byte
	out     *bytes.Buffer // which the next page is rendered into when this one is closed
}

func newFile(name string, content []byte, out *bytes.Buffer) *file {
	return &file{bytes.NewReader(content), info{path.Base(name), int64(len(content)), 0o444}, content, out}
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Bytes returns all that the file holds, until it is closed.
func (f *file) Bytes() []byte { return f.content }

func (f *file) Close() error {
	if f.out == nil {
		return fs.ErrClosed
	}
	f.Reader, f.content = bytes.NewReader(nil), nil
	if f.out.Cap() < 1<<20 {
		buffers.Put(f.out)
	}
	f.out = nil
	return nil
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// checkedFile is a file under its published name.
type checkedFile struct {
	fs.File
	info   info
	digest hash.Hash
	want   string
}

// Read fails at the end of a file that is not the one that was planned: its
// address says what it holds, and is kept for ever.
func (p *checkedFile) Read(b []byte) (int, error) {
	n, err := p.File.Read(b)
	p.digest.Write(b[:n])
	if err == io.EOF && hex.EncodeToString(p.digest.Sum(nil)) != p.want {
		return n, fmt.Errorf("%s changed while the site was built: build again", p.info.name)
	}
	return n, err
}

func (p *checkedFile) Stat() (fs.FileInfo, error) { return p.info, nil }

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

// dir is a folder that some page lies in.
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
