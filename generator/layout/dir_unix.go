//go:build unix

package layout

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// openFolder is a folder whose files are opened by their names alone, which takes
// half of the system calls that an [os.Root] does.
type openFolder struct{ *os.File }

// openDir walks from the site's folder to another one.
func (s *Site) openDir(name string) (Dir, error) {
	f, err := s.openStep(name, unix.O_DIRECTORY)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return openFolder{f}, nil
}

// openOnly opens a path, and waits for nobody where it is a pipe.
func (s *Site) openOnly(name string) (*os.File, error) { return s.openStep(name, unix.O_NONBLOCK) }

// openStep walks from the site's folder to what is opened by flags. No step of the way is a
// link.
func (s *Site) openStep(name string, flags int) (*os.File, error) {
	fd := int(s.here.Fd())
	way := strings.Split(name, "/")
	for i, step := range way {
		how := unix.O_DIRECTORY
		if i == len(way)-1 {
			how = flags
		}
		next, err := ignoringInterrupts(func() (int, error) {
			return unix.Openat(fd, step, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_CLOEXEC|how, 0)
		})
		if i > 0 {
			unix.Close(fd)
		}
		if err != nil {
			return nil, err
		}
		fd = next
	}
	return os.NewFile(uintptr(fd), filepath.Join(s.root.Name(), filepath.FromSlash(name))), nil
}

// Entries follows [Dir].
func (d openFolder) Entries() ([]Entry, error) {
	list, err := d.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entriesOf(list), err
}

// readBuffers are what files are read into, before it is known how long they are.
var readBuffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

func (d openFolder) ReadFile(name string, most int) ([]byte, error) {
	fd, err := ignoringInterrupts(func() (int, error) {
		return unix.Openat(int(d.Fd()), name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	defer unix.Close(fd)
	buffer := readBuffers.Get().(*[64 << 10]byte)
	defer readBuffers.Put(buffer)
	var content []byte
	for len(content) < most {
		n, err := ignoringInterrupts(func() (int, error) { return unix.Read(fd, buffer[:min(len(buffer), most-len(content))]) })
		if err != nil {
			return nil, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		if content == nil && n < len(buffer) { // a regular file has no more
			return bytes.Clone(buffer[:n]), nil
		}
		if n == 0 {
			break
		}
		content = append(content, buffer[:n]...)
	}
	return content, nil
}

// ignoringInterrupts calls the system again where a signal came between.
func ignoringInterrupts(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}
