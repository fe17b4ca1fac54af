package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// What may lie in the folder before the first build, and what may not.
func TestOwned(t *testing.T) {
	tests := map[string]struct {
		there files
		words string // of the error; empty: the folder may be used
	}{
		"empty":             {files{}, ""},
		"of a repository":   {files{".gitignore": "*", ".gitattributes": "", ".gitkeep": "", ".git/config": "x"}, ""},
		"of a host":         {files{"CNAME": "example.org", ".nojekyll": "", "README.md": "hello"}, ""},
		"of a desktop":      {files{".DS_Store": "x"}, ""},
		"killed first":      {files{".docsite/lock": "", ".docsite/stage/site/en/old.html": "x", ".docsite/stage/files": "x"}, ""},
		"killed trying":     {files{".docsite/lock": "", probe: ""}, ""},
		"list":              {files{".docsite/files": fileListHead, "notes.txt": "mine"}, ""},
		"one file":          {files{"notes.txt": "mine"}, "it holds notes.txt, and no .docsite/files; choose another --out"},
		"many files":        {files{"a": "", "b": "", "c": "", "d": "", "e/f": ""}, "it holds a, b, c, 2 more, and"},
		"a folder":          {files{"src/": ""}, "it holds src"},
		"same bytes":        {files{"index.html": small["index.html"]}, "it holds index.html"},
		"killed, and files": {files{".docsite/lock": "", "index.html": "mine"}, "it holds index.html"},
		"other list":        {files{".docsite/files": "en/index.html\n", "en/index.html": "mine"}, ".docsite/files is not a list"},
		"empty list":        {files{".docsite/files": ""}, ".docsite/files is not a list"},
		"cut list":          {files{".docsite/files": fileListHead + "en/index.html\nen/x"}, `damaged at "en/x"`},
		"list leaves":       {files{".docsite/files": fileListHead + "../x\n"}, `damaged at "../x"`},
		"list of git":       {files{".docsite/files": fileListHead + ".git/config\n"}, `damaged at ".git/config"`},
		"list folder":       {files{".docsite/files/x": ""}, ".docsite/files is a folder"},
		"own name is file":  {files{".docsite": "mine"}, ".docsite is a file"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			put(t, out, test.there)
			before := tree(t, out)
			if test.words == "" {
				build(t, out, small)
				want := done(small)
				for p, text := range test.there {
					if !strings.HasPrefix(p, private) {
						want[p] = text
					}
				}
				same(t, "folder", tree(t, out), want)
				return
			}
			_, err := publishAll(t.Context(), small.site(), small.paths(), out, 2)
			wantError(t, err, ErrNotOwned, test.words)
			wantError(t, err, ErrNotOwned, out)
			same(t, "folder", tree(t, out), before)
		})
	}
}

func TestOutIsNoFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	put(t, filepath.Dir(out), files{"public": "mine"})
	for _, out := range []string{out, filepath.Join(out, "deeper")} {
		_, err := publishAll(t.Context(), small.site(), small.paths(), out, 2)
		if err == nil {
			t.Error("no error")
		}
	}
	_, err := publishAll(t.Context(), small.site(), small.paths(), out, 2)
	wantError(t, err, nil, "public is a file, not a folder")
	_, err = publishAll(t.Context(), small.site(), small.paths(), "", 2)
	wantError(t, err, nil, "no folder is given")
}

func TestOutIsLink(t *testing.T) {
	dir := t.TempDir()
	real, out := filepath.Join(dir, "real"), filepath.Join(dir, "public")
	must(t, os.Mkdir(real, 0o755))
	link(t, real, out)
	build(t, out, small)
	build(t, out, small)
	same(t, "folder", tree(t, real), done(small))
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// A first build that fails leaves no trace, not even of the folder.
func TestFirstFails(t *testing.T) {
	site := failing{small.site(), map[string]error{"sitemap.xml": errors.New("broken")}}
	dir := t.TempDir()
	_, err := publishAll(t.Context(), site, small.paths(), filepath.Join(dir, "a", "public"), 3)
	wantError(t, err, nil, "render sitemap.xml: broken")
	same(t, "folder", tree(t, dir), files{"./": ""})

	put(t, dir, files{"public/.gitignore": "*"})
	_, err = publishAll(t.Context(), site, small.paths(), filepath.Join(dir, "public"), 3)
	wantError(t, err, nil, "render sitemap.xml: broken")
	same(t, "folder", tree(t, dir), files{"public/.gitignore": "*"})
}

func TestBusy(t *testing.T) {
	out := t.TempDir()
	var second error
	site := hook{small.site(), "fr/index.html", func() {
		_, second = publishAll(t.Context(), small.site(), small.paths(), out, 1)
	}}
	_, err := publishAll(t.Context(), site, small.paths(), out, 2)
	must(t, err)
	wantError(t, second, ErrBusy, "wait until it has finished")
	same(t, "folder", tree(t, out), done(small))
}

// Many builds at once, some of which fail: each is whole or has not been.
func TestManyAtOnce(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	broken := errors.New("broken")
	var wg sync.WaitGroup
	for i := range 16 {
		var site fs.FS = small.site()
		if i%2 == 0 {
			site = failing{site, map[string]error{"sitemap.xml": broken}}
		}
		wg.Go(func() {
			for range 10 {
				_, err := publishAll(t.Context(), site, small.paths(), out, 2)
				// The folder itself comes and goes here.
				if err != nil && !errors.Is(err, ErrBusy) && !errors.Is(err, broken) && !errors.Is(err, fs.ErrNotExist) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	build(t, out, small)
	same(t, "folder", tree(t, out), done(small))
}
