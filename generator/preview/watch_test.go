package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestIgnored(t *testing.T) {
	for name, want := range map[string]bool{
		"en.md": false, "été.jpg": false, "ministries.yaml": false, "a~b.txt": false, "swp": false, "fr-CA.md": false,
		".en.md.swp": true, "en.md.swp": true, "en.md~": true, "4913": true, ".#en.md": true, "#en.md#": true, ".DS_Store": true,
		".git": true, "en.md.tmp": true, "en.md.bak": true, "~$en.docx": true, "en.md___jb_tmp___": true,
	} {
		if got := ignored(name); got != want {
			t.Errorf("%s is ignored: %t", name, got)
		}
	}
}

// begun is a watcher that runs in a folder, and what it tells.
func begun(t *testing.T, polled bool) (dir string, w *watcher) {
	t.Helper()
	dir = t.TempDir()
	for _, folder := range []string{"releases/2020/one", "public/en", ".git"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if w = newWatcher(dir); w.fault != nil {
		t.Skip(w.fault)
	}
	if polled {
		w.events.Close()
		w.fault = errors.New("there are too many folders")
		w.every, w.stamps = 20*time.Millisecond, w.look()
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan bool)
	go func() { w.run(ctx); close(ended) }()
	t.Cleanup(func() {
		stop()
		select {
		case <-ended:
		case <-time.After(time.Minute):
			t.Error("the watcher does not end")
		}
	})
	if polled {
		<-w.notices
	}
	return dir, w
}

func TestWatcher(t *testing.T) {
	for name, polled := range map[string]bool{"watched": false, "looked at": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, w := begun(t, polled)
			write := func(name string) func() {
				return func() {
					file := filepath.Join(dir, name)
					if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(name+time.Now().String()), 0o666)); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, step := range []struct {
				name   string
				change func()
				want   string // is told, and what it lies in or what lies in it may be too
			}{
				{"a file", write("releases/2020/one/en.md"), "releases/2020/one/en.md"},
				{"the settings", write("docsite.yaml"), "docsite.yaml"},
				{"a new folder", write("locales/fr.yaml"), "locales/fr.yaml"},
				{"a file in it", write("locales/en.yaml"), "locales/en.yaml"},
				{"a folder in a new folder", write("templates/assets/fonts/own.css"), "templates/assets/fonts/own.css"},
				{"a new release", write("releases/2021/two/fr.md"), "releases/2021/two/fr.md"},
				{"what is no part of the site, then a file", func() {
					for _, p := range []string{"public/en/index.html", ".git/index", "notes.txt", "releases/2020/one/.en.md.swp", "releases/2020/one/4913", "releases/2020/one/en.md~"} {
						write(p)()
					}
					write("releases/2020/one/ja.md")()
				}, "releases/2020/one/ja.md"},
				{"a renamed folder", func() {
					if err := os.Rename(filepath.Join(dir, "releases/2020/one"), filepath.Join(dir, "releases/2020/new")); err != nil {
						t.Fatal(err)
					}
				}, "releases/2020/new"},
				{"a file in it", write("releases/2020/new/en.md"), "releases/2020/new/en.md"},
				{"a file that is gone", func() {
					if err := os.Remove(filepath.Join(dir, "releases/2020/new/ja.md")); err != nil {
						t.Fatal(err)
					}
				}, "releases/2020/new/ja.md"},
			} {
				step.change()
				for found := false; !found; {
					select {
					case paths := <-w.changes:
						for _, p := range paths {
							if w.name(filepath.Join(dir, filepath.FromSlash(p))) != p {
								t.Errorf("%s: %s is told", step.name, p)
							}
						}
						found = slices.ContainsFunc(paths, func(p string) bool {
							return p == step.want || len(p) < len(step.want) && step.want[:len(p)+1] == p+"/" || len(p) > len(step.want) && p[:len(step.want)+1] == step.want+"/"
						})
					case <-time.After(time.Minute):
						t.Fatalf("%s: nothing is told", step.name)
					}
				}
			}
		})
	}
}
