package preview_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"
)

// shaky is a folder of which some names cannot be opened.
type shaky struct {
	fs.FS
	mu   sync.Mutex
	deny map[string]error
	once map[string]error // when it is opened for the first time alone
}

func (s *shaky) Open(name string) (fs.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.deny[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if err := s.once[name]; err != nil {
		delete(s.once, name)
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return s.FS.Open(name)
}

func (s *shaky) set(name string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.deny[name] = err
}

// TestUnreadable: what cannot be read is told over the page, and serving goes on.
func TestUnreadable(t *testing.T) {
	var folder *shaky
	r := serve(t, small(), func(f fs.FS) fs.FS {
		folder = &shaky{FS: f, deny: map[string]error{}}
		return folder
	})
	v := r.open("/newsroom/en/releases/2020/one/")
	folder.set("releases/2020/two", fs.ErrPermission)
	r.edit("releases/2020/two/en.md", "Another", "Some other")
	v.hears(holds("releases/2020/two", "cannot be read", "help:", "1 error"))
	if response, body := r.get(v.address); response.StatusCode != 200 || !strings.Contains(body, "One text.") {
		t.Error("serving does not go on")
	}
	folder.set("releases/2020/two", nil)
	r.edit("releases/2020/two/en.md", "Some other", "Yet another")
	v.hears(nothing)
	if _, body := r.get("/newsroom/en/releases/2020/two/"); !strings.Contains(body, "Yet another text.") {
		t.Error("what can be read again is not shown")
	}
}

func TestUnreadableAtTheBeginning(t *testing.T) {
	var folder *shaky
	r := serve(t, small(), func(f fs.FS) fs.FS {
		folder = &shaky{FS: f, deny: map[string]error{"releases/2020/two": fs.ErrPermission}}
		return folder
	})
	v := r.open("/newsroom/en/")
	if response, body := r.get("/newsroom/en/"); response.StatusCode != 500 || !strings.Contains(body, "releases/2020/two") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	folder.set("releases/2020/two", nil)
	r.edit("releases/2020/two/en.md", "Another", "Some other")
	if _, body := v.reloaded(); !strings.Contains(body, "The second") {
		t.Error("what can be read now is not shown")
	}
}

// TestVanished: a file that is gone between being listed and being read is no
// mistake.
func TestVanished(t *testing.T) {
	r := serve(t, small(), func(f fs.FS) fs.FS {
		return &shaky{FS: f, once: map[string]error{"releases/2020/two/en.md": fs.ErrNotExist}}
	})
	if response, body := r.get("/newsroom/en/"); response.StatusCode != 200 || !strings.Contains(body, "The second") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	for {
		select {
		case n := <-r.news:
			if n.Fault != nil {
				t.Fatal(n.Fault)
			}
			if n.Mistakes == nil && n.Notice == "" {
				return // checked, and nothing is wrong
			}
		case <-time.After(patience):
			t.Fatal("nothing is told")
		}
	}
}

// TestEnd: everything ends with the server, pages that listen included.
func TestEnd(t *testing.T) {
	r := serve(t, small(), nil)
	v := r.open("/newsroom/en/")
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	late := time.After(patience)
	for {
		select {
		case _, open := <-v.events:
			if !open {
				return
			}
		case <-late:
			t.Fatal("a page still listens")
		}
	}
}
