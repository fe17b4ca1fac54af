package deploy

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"docsite/generator/host"
	"docsite/generator/progress"
)

// Manifest is what a site consists of: a line of JSON that says what it is, and one for each
// file. It is kept outside of what is published.
//
//	{"docsite":"manifest","version":1,"base":"https://press.example.org/"}
//	{"path":"404.html","size":4711,"sha256":"…","type":"text/html; charset=utf-8","cache":"no-cache"}
type Manifest struct {
	Base  string // the address of the site, with a slash at its end
	Files []File // sorted by path, each once
}

// File is a file of a site.
type File struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`   // bytes
	SHA256 string `json:"sha256"` // in hexadecimal digits, lower case
	Type   string `json:"type"`   // Content-Type
	Cache  string `json:"cache"`  // Cache-Control
}

// head is the first line of a manifest.
type head struct {
	Docsite string `json:"docsite"`
	Version int    `json:"version"`
	Base    string `json:"base"`
}

// version is that of the form.
const version = 1

// Scan reads the files of a site in a folder.
func Scan(ctx context.Context, folder fs.FS, paths []string, base string, d *host.Description) (Manifest, error) {
	stage := progress.Begin(ctx, progress.Manifest, len(paths))
	defer stage.End()
	m := Manifest{Base: base, Files: make([]File, 0, len(paths))}
	buffer := make([]byte, 64<<10)
	for _, name := range slices.Sorted(slices.Values(paths)) {
		if err := ctx.Err(); err != nil {
			return Manifest{}, err
		}
		f := File{Path: name, Type: host.ContentType(name), Cache: d.CacheControl(name)}
		var err error
		if f.Size, f.SHA256, err = digest(folder, name, buffer); err != nil {
			return Manifest{}, err
		}
		m.Files = append(m.Files, f)
		stage.Done(1)
	}
	return m, nil
}

func digest(folder fs.FS, name string, buffer []byte) (size int64, sum string, err error) {
	f, err := folder.Open(name)
	if err != nil {
		return 0, "", err
	}
	h := sha256.New()
	size, err = io.CopyBuffer(h, struct{ io.Reader }{f}, buffer)
	return size, hex.EncodeToString(h.Sum(nil)), errors.Join(err, f.Close())
}

// Encode writes a manifest.
func (m Manifest) Encode() ([]byte, error) {
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	lines.SetEscapeHTML(false)
	err := lines.Encode(head{"manifest", version, m.Base})
	for i := range m.Files {
		err = errors.Join(err, lines.Encode(&m.Files[i]))
	}
	return out.Bytes(), err
}

// Decode reads a manifest. The error names the line that is wrong.
func Decode(r io.Reader) (Manifest, error) {
	var m Manifest
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		n++
		if n == 1 {
			var h head
			if err := strictly(lines.Bytes(), &h); err != nil || h.Docsite != "manifest" {
				return m, errors.New("this is no manifest of docsite: docsite build --manifest FILE writes one")
			}
			if h.Version != version {
				return m, fmt.Errorf("the manifest has the form %d, and this docsite reads form %d", h.Version, version)
			}
			m.Base = h.Base
			continue
		}
		var f File
		err := strictly(lines.Bytes(), &f)
		if err == nil {
			err = f.check()
		}
		if last := len(m.Files) - 1; err == nil && last >= 0 && m.Files[last].Path >= f.Path {
			err = fmt.Errorf("%q stands behind %q, which is not sorted", f.Path, m.Files[last].Path)
		}
		if err != nil {
			return Manifest{}, fmt.Errorf("line %d of the manifest: %w", n, err)
		}
		m.Files = append(m.Files, f)
	}
	if err := lines.Err(); err != nil {
		return Manifest{}, fmt.Errorf("line %d of the manifest: %w", n+1, err)
	}
	if n == 0 {
		return m, errors.New("the manifest is empty")
	}
	return m, nil
}

// strictly decodes one value without keys that are not known.
func strictly(line []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("there is more than one value")
	}
	return nil
}

// check reports what cannot be a file of a site: a manifest may have been in other hands,
// and its paths become arguments of commands.
func (f *File) check() error {
	if !fs.ValidPath(f.Path) || f.Path == "." || strings.ContainsFunc(f.Path, unicode.IsControl) || strings.Contains(f.Path, "\\") {
		return fmt.Errorf("%q is not the path of a file", f.Path)
	}
	if sum, err := hex.DecodeString(f.SHA256); err != nil || len(sum) != sha256.Size || strings.ToLower(f.SHA256) != f.SHA256 {
		return fmt.Errorf("%q is not a digest", f.SHA256)
	}
	if f.Size < 0 {
		return fmt.Errorf("%s cannot have %d bytes", f.Path, f.Size)
	}
	return nil
}
