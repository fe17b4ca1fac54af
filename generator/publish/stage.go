package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"sync"
)

// render opens every file of the site, compares it with the one in the folder,
// and writes into the stage what differs. It returns the paths of these, sorted.
func render(ctx context.Context, dir *folder, site fs.FS, paths []string, found *finding, jobs int) ([]string, error) {
	// The stage is new and ours alone, so no link can lie in it; paths of the
	// system are several times faster than those of an os.Root.
	staged := filepath.Join(dir.root.Name(), filepath.FromSlash(stagedSite))
	s := &stager{ctx: ctx, site: site, folder: dir.root, staged: staged, found: found}
	differs := make([]bool, len(paths))
	err := each(ctx, len(paths), jobs, func(i int) (err error) {
		differs[i], err = s.file(paths[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	var changed []string
	for i, p := range paths {
		if differs[i] {
			changed = append(changed, p)
		}
	}
	return changed, nil
}

// stager is what the goroutines share.
type stager struct {
	ctx    context.Context
	site   fs.FS
	folder *os.Root // what is there
	staged string   // the folder of what is to be there
	found  *finding
	made   sync.Map // the folders of the stage, by path
}

// file renders one file and reports whether it is new or differs.
func (s *stager) file(p string) (differs bool, err error) {
	// In a goroutine a panic would end the process before the stage is
	// removed, and without saying which page it was.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("render %s: panic (a bug in docsite): %v\n%s", p, r, debug.Stack())
		}
	}()
	page, err := s.site.Open(p)
	if err != nil {
		return false, fmt.Errorf("render %s: %w", p, err)
	}
	defer page.Close()
	buf := buffers.Get().(*[2][32 << 10]byte)
	defer buffers.Put(buf)
	c := comparer{stager: s, path: p, buf: buf[1][:]}
	defer c.close()
	if err := c.open(); err != nil {
		return false, err
	}
	if _, err := io.CopyBuffer(&c, page, buf[0][:]); errors.Is(err, ErrForeign) {
		return false, err
	} else if err != nil {
		return false, fmt.Errorf("render %s: %w", p, err)
	}
	if err := c.finish(); err != nil {
		return false, err
	}
	return c.new != nil, nil
}

// create makes a file of the stage, and the folders above it.
func (s *stager) create(p string) (*os.File, error) {
	if err := s.mkdir(path.Dir(p)); err != nil {
		return nil, err
	}
	return os.OpenFile(s.path(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

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
	if err := os.Mkdir(s.path(dir), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.made.Store(dir, true)
	return nil
}

func (s *stager) path(p string) string { return filepath.Join(s.staged, filepath.FromSlash(p)) }

// buffers is a pool of what it takes to copy a file and to compare it.
var buffers = sync.Pool{New: func() any { return new([2][32 << 10]byte) }}
