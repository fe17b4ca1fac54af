package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"

	"docsite/generator/progress"
)

// render opens the files of the site that are not there with their keys, compares
// each with the one in the folder, and writes into the stage what differs. It returns
// the paths of these, sorted, and the manifest of all.
func render(ctx context.Context, dir *folder, site Site, paths []string, found *inventory, jobs int) ([]string, Manifest, error) {
	// The stage is new and ours alone, so no link can lie in it; paths of the
	// system are several times faster than those of an os.Root.
	s := &stager{ctx: ctx, site: site, paths: paths, folder: dir.root, out: dir.root.Name(), found: found}
	m := Manifest{site.Key, make([]Written, len(site.Files))}
	differs := make([]bool, len(site.Files))
	stage := progress.Begin(ctx, progress.Render, len(site.Files))
	defer stage.End()
	err := each(ctx, len(site.Files), jobs, func(i int) (err error) {
		defer stage.Done(1)
		f := site.Files[i]
		if w := found.written[f.Path]; w != nil && w.Key == f.Key {
			m.Files[i] = *w
			return nil
		}
		m.Files[i], differs[i], err = s.file(f)
		return err
	})
	if err != nil {
		return nil, m, err
	}
	var changed []string
	for i, f := range site.Files {
		if differs[i] {
			changed = append(changed, f.Path)
		}
	}
	return changed, m, nil
}

// stager is what the goroutines share.
type stager struct {
	ctx    context.Context
	site   fs.FS
	paths  []string // of the site
	folder *os.Root // what is there
	out    string   // its name
	found  *inventory
	made   sync.Map // the folders of the stage, by path
}

// file renders one file and reports whether it is new or differs.
func (s *stager) file(f File) (w Written, differs bool, err error) {
	// In a goroutine a panic would end the process before the stage is
	// removed, and without saying which page it was.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("render %s: panic (a bug in docsite): %v\n%s", f.Path, r, debug.Stack())
		}
	}()
	page, err := s.site.Open(f.Path)
	if err != nil {
		return w, false, fmt.Errorf("render %s: %w", f.Path, err)
	}
	defer page.Close()
	buf := buffers.Get().(*[2][32 << 10]byte)
	defer buffers.Put(buf)
	text, rest, err := content(page, buf[0][:])
	if err != nil {
		return w, false, fmt.Errorf("render %s: %w", f.Path, err)
	}
	if rest {
		return s.stream(f, page, text, buf[1][:])
	}
	sum := sha256.Sum256(text)
	w = Written{Path: f.Path, Key: f.Key, Digest: [16]byte(sum[:16])}
	if known := s.found.written[f.Path]; known != nil && known.Size == int64(len(text)) && known.Digest == w.Digest {
		w.Size, w.Time = known.Size, known.Time
		return w, false, nil // the same, as if it had been read
	}
	info, differs, err := s.whole(f.Path, text, buf[1][:])
	if err != nil {
		return w, false, err
	}
	w.Size, w.Time = info.Size(), info.ModTime().UnixNano()
	return w, differs, nil
}

// stream goes on with a page that is longer than its beginning, which was read.
func (s *stager) stream(f File, page io.Reader, beginning, buf []byte) (w Written, differs bool, err error) {
	c := comparer{stager: s, path: f.Path, buf: buf, digest: sha256.New()}
	defer c.close()
	if err := c.open(); err != nil {
		return w, false, err
	}
	if _, err = c.Write(beginning); err == nil {
		_, err = io.CopyBuffer(&c, page, beginning)
	}
	if errors.Is(err, ErrForeign) {
		return w, false, err
	} else if err != nil {
		return w, false, fmt.Errorf("render %s: %w", f.Path, err)
	}
	info, err := c.finish()
	if err != nil {
		return w, false, err
	}
	w = Written{Path: f.Path, Key: f.Key, Size: info.Size(), Time: info.ModTime().UnixNano()}
	copy(w.Digest[:], c.digest.Sum(nil))
	return w, c.new != nil, nil
}

// stagedAt returns where a new folder of the site is in the stage, or a changed file: with
// its folder, where that one is new, else under the number of its path.
func stagedAt(p string, paths []string, there map[string]bool) string {
	if there[path.Dir(p)] {
		if i, file := slices.BinarySearch(paths, p); file {
			return stagedPages + "/" + strconv.Itoa(i)
		}
	}
	return stagedSite + "/" + p
}

// create makes a file of the stage, and the folders above it.
func (s *stager) create(p string) (*os.File, error) {
	if up := path.Dir(p); !s.found.folders[up] {
		if err := s.mkdir(up); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(s.path(stagedAt(p, s.paths, s.found.folders)), os.O_WRONLY|os.O_CREATE|os.O_EXCL|unpolled, 0o644)
}

// mkdir makes a folder of the site in the stage, and those above it.
func (s *stager) mkdir(dir string) error {
	if dir == "." {
		return nil
	}
	if _, made := s.made.Load(dir); made {
		return nil
	}
	if err := s.mkdir(path.Dir(dir)); err != nil {
		return err
	}
	// Another goroutine may have been faster.
	if err := os.Mkdir(s.path(stagedSite+"/"+dir), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.made.Store(dir, true)
	return nil
}

// path is the name of a file of ours for the system.
func (s *stager) path(p string) string { return systemPath(s.out, p) }

// systemPath is the name of a file in a folder for the system.
func systemPath(dir, p string) string {
	return dir + string(filepath.Separator) + filepath.FromSlash(p)
}

// buffers is a pool of what it takes to copy a file and to compare it.
var buffers = sync.Pool{New: func() any { return new([2][32 << 10]byte) }}
