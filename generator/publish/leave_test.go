package publish

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"docsite/generator/progress"
)

// stuck is a site of which a page is never rendered.
type stuck struct {
	fs.FS
	page   string
	opened chan<- bool
	until  <-chan bool
}

func (s stuck) Open(name string) (fs.File, error) {
	if name == s.page {
		s.opened <- true
		<-s.until
	}
	return s.FS.Open(name)
}

// A build that is left while it renders leaves the folder as it was, or no folder.
func TestLeft(t *testing.T) {
	for _, before := range []files{nil, {"index.html": "old", "a/index.html": "old"}} {
		out := filepath.Join(t.TempDir(), "public")
		var was files
		if before != nil {
			build(t, out, before)
			was = tree(t, out)
		}
		site := files{"a/index.html": "new", "b/index.html": "new", "index.html": "new"}
		opened, until, ended := make(chan bool), make(chan bool), make(chan error)
		log := progress.New(func() time.Time { return time.Time{} })
		ctx, stop := context.WithCancel(log.With(t.Context()))
		go func() {
			_, err := publishAll(ctx, stuck{site.site(), "index.html", opened, until}, site.paths(), out, 2)
			ended <- err
		}()
		<-opened
		stop()
		log.Leave()
		if before == nil {
			if _, err := os.Stat(out); err == nil {
				t.Errorf("there is a folder now: %v", tree(t, out))
			}
		} else {
			same(t, "the folder", tree(t, out), was)
		}
		close(until)
		if err := <-ended; err == nil || log.Changed() {
			t.Errorf("the build goes on: %v", err)
		}
	}
}
