package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"docsite/generator/store"
)

// places are the folders that a site can be put into at once: one that is exchanged, and one
// that a link leads to. Each is the only thing in its folder.
var places = map[string]func(t *testing.T) (out string){
	"folder": func(t *testing.T) string {
		if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
			t.Skip("this system exchanges no folders")
		}
		return filepath.Join(t.TempDir(), "public")
	},
	"relative link": func(t *testing.T) string { return linked(t, "site") },
	"link by a link": func(t *testing.T) string {
		out := linked(t, "site")
		must(t, os.Rename(out, filepath.Join(filepath.Dir(out), "hop")))
		must(t, os.Symlink("hop", out))
		return out
	},
	"absolute link": func(t *testing.T) string { return linked(t, filepath.Join(t.TempDir(), "site.2")) },
}

func linked(t *testing.T, to string) string {
	out := filepath.Join(t.TempDir(), "public")
	at := to
	if !filepath.IsAbs(to) {
		at = filepath.Join(filepath.Dir(out), to)
	}
	must(t, os.Mkdir(at, 0o755))
	must(t, os.Symlink(to, out))
	return out
}

// around returns the names of all that lies beside the folder in which a site stands.
func around(t *testing.T, out string) []string {
	t.Helper()
	at, err := filepath.EvalSymlinks(out)
	must(t, err)
	var names []string
	for _, dir := range []string{filepath.Dir(at), filepath.Dir(out)} {
		entries, err := os.ReadDir(dir)
		must(t, err)
		for _, e := range entries {
			if name := filepath.Join(dir, e.Name()); name != at && name != out && e.Name() != "hop" {
				names = append(names, name)
			}
		}
	}
	return names
}

func atomically(t *testing.T, out string, f files) (Result, error) {
	site := keyed(f, "")
	return PublishAtomically(t.Context(), site, out, Manifest{}, store.Open(""), 3)
}

// Every change of a site gives the same folder as it does file by file, and nothing is left
// beside it.
func TestAtomically(t *testing.T) {
	changes := map[string]files{
		"nothing":             {},
		"text":                {"en/index.html": "EN"},
		"page more":           {"en/releases/2026/x/index.html": "x"},
		"page gone":           {"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": ""},
		"file becomes folder": {"sitemap.xml": "", "sitemap.xml/1.xml": "1"},
		"folder becomes file": {"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": "", "en/releases/2025/two": "two"},
		"case of a folder":    {"fr/index.html": "", "FR/index.html": "fr"},
		"all of that": {"assets/style.1.css": "", "assets/style.2.css": "new css", "en/releases/2025/one/index.html": "one, corrected",
			"en/releases/2025/two/index.html": "", "sitemap.xml": "", "sitemap.xml/1.xml": "now a folder", "fr/index.html": "", "de/releases/2025/eins/index.html": "eins"},
	}
	for place, make := range places {
		for name, change := range changes {
			t.Run(place+"/"+name, func(t *testing.T) {
				out := make(t)
				if _, err := atomically(t, out, small); err != nil {
					t.Fatal(err)
				}
				same(t, "folder", tree(t, out+"/"), done(small))
				must(t, os.Chtimes(filepath.Join(out, "index.html"), time.Unix(1e9, 0), time.Unix(1e9, 0)))
				site := small.with(change)
				r, err := atomically(t, out, site)
				must(t, err)
				same(t, "files", r.Written+r.Unchanged, len(site))
				same(t, "folder", tree(t, out+"/"), done(site))
				same(t, "around", around(t, out), []string(nil))
				if info, err := os.Stat(filepath.Join(out, "index.html")); err != nil || info.ModTime().Unix() != 1e9 {
					t.Error("a file that did not change has another time")
				}
				if r, err := atomically(t, out, small); err != nil || r.Written+r.Unchanged != len(small) {
					t.Error(r, err)
				}
				same(t, "folder, back again", tree(t, out+"/"), done(small))
				same(t, "around", around(t, out), []string(nil))
			})
		}
	}
}

// What others have put into the folder is there before and after, the very files.
func TestAtomicallyKeepsWhatIsOfOthers(t *testing.T) {
	for place, make := range places {
		t.Run(place, func(t *testing.T) {
			out := make(t)
			if _, err := atomically(t, out, small); err != nil {
				t.Fatal(err)
			}
			others := files{"CNAME": "press.example", "en/mine.txt": "mine", "own/deep/a": "a", ".git/HEAD": "head", "empty/": ""}
			put(t, out, others)
			must(t, os.Symlink("/nowhere", filepath.Join(out, "own/link")))
			must(t, os.Chmod(filepath.Join(out, "own/deep"), 0o750))
			must(t, os.Chmod(filepath.Join(out, "."), 0o775))
			before, err := os.Stat(filepath.Join(out, "own/deep/a"))
			must(t, err)

			if _, err := atomically(t, out, next); err != nil {
				t.Fatal(err)
			}
			same(t, "folder", tree(t, out+"/"), done(next).and(others).and(files{"own/link": "-> /nowhere"}))
			after, err := os.Stat(filepath.Join(out, "own/deep/a"))
			must(t, err)
			if !os.SameFile(before, after) {
				t.Error("own/deep/a is another file")
			}
			for p, mode := range map[string]fs.FileMode{"own/deep": 0o750, ".": 0o775} {
				if info, err := os.Stat(filepath.Join(out, p)); err != nil || info.Mode().Perm() != mode && runtime.GOOS != "windows" {
					t.Errorf("mode of %s: %v, %v", p, info.Mode(), err)
				}
			}
			same(t, "around", around(t, out), []string(nil))
		})
	}
}

// Of links that lead to links, the one that leads to the folder is made anew: whoever comes through any of them
// sees the site.
func TestAtomicallyThroughLinks(t *testing.T) {
	out := linked(t, "site")
	hop := filepath.Join(filepath.Dir(out), "hop")
	must(t, os.Rename(out, hop))
	must(t, os.Symlink("hop", out))
	for _, site := range []files{small, next, small} {
		if _, err := atomically(t, out, site); err != nil {
			t.Fatal(err)
		}
		for _, way := range []string{out, hop} {
			same(t, way, tree(t, way+"/"), done(site))
		}
		if to, err := os.Readlink(out); err != nil || to != "hop" {
			t.Errorf("%s leads to %s, %v", out, to, err)
		}
	}
}

// Folders that cannot be written are so in the new site, and keep nobody from building again.
func TestAtomicallyKeepsModes(t *testing.T) {
	for place, make := range places {
		t.Run(place, func(t *testing.T) {
			out := make(t)
			if _, err := atomically(t, out, small); err != nil {
				t.Fatal(err)
			}
			modes := map[string]fs.FileMode{".": 0o555, "en": 0o550, "en/releases/2025/two": 0o500, private: 0o700}
			defer makeWritable(out + "/")
			for _, site := range []files{next.with(files{"en/releases/2025/two": "", "en/releases/2025/two/index.html": "2"}), small} {
				for p, mode := range modes {
					must(t, os.Chmod(filepath.Join(out, p), mode))
				}
				if _, err := atomically(t, out, site); err != nil {
					t.Fatal(err)
				}
				for p, mode := range modes {
					if info, err := os.Stat(filepath.Join(out, p)); err != nil || info.Mode().Perm() != mode && runtime.GOOS != "windows" {
						t.Errorf("mode of %s: %v, %v", p, info.Mode(), err)
					}
				}
				same(t, "around", around(t, out), []string(nil))
			}
		})
	}
}

// A link that leads to nothing is neither followed nor replaced.
func TestDanglingLink(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, os.Symlink("none", out))
	for _, put := range []func(context.Context, Site, string, Manifest, *store.Store, int) (Result, error){Publish, PublishAtomically} {
		_, err := put(t.Context(), keyed(small, ""), out, Manifest{}, store.Open(""), 2)
		wantError(t, err, nil, "public leads to none, which is not there: make that folder")
	}
	if to, err := os.Readlink(out); err != nil || to != "none" {
		t.Errorf("it leads to %q, %v", to, err)
	}
}

// A folder in which docsite works is not replaced under it.
func TestAtomicallyWhereItWorks(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	build(t, out, small)
	before := tree(t, out)
	for dir, name := range map[string]string{".": ".", "en": "..", "en/releases": "../.."} {
		t.Chdir(filepath.Join(out, dir))
		_, err := atomically(t, name, next)
		wantError(t, err, nil, "which is to be replaced: run it outside of that folder")
	}
	t.Chdir(filepath.Dir(out))
	same(t, "folder", tree(t, out), before)
}

// Until the one step every file of the old site is there, and from it on every one of the new:
// the folder of the site is another one then, and not one file of it was ever moved.
func TestAtomicallyIsOneStep(t *testing.T) {
	for place, make := range places {
		t.Run(place, func(t *testing.T) {
			out := make(t)
			if _, err := atomically(t, out, small); err != nil {
				t.Fatal(err)
			}
			old, err := os.OpenRoot(out)
			must(t, err)
			defer old.Close()
			before, err := os.Stat(out)
			must(t, err)
			if _, err := atomically(t, out, next); err != nil {
				t.Fatal(err)
			}
			after, err := os.Stat(out)
			must(t, err)
			if os.SameFile(before, after) {
				t.Error("the folder is the one that it was")
			}
		})
	}
}

// What fails, or is stopped, changes nothing and leaves nothing beside.
func TestAtomicallyFails(t *testing.T) {
	broken := errors.New("broken")
	tests := map[string]struct {
		do    func(t *testing.T, out, next string, site *Site, stop func())
		words string
	}{
		"a page": {func(_ *testing.T, _, _ string, site *Site, _ func()) {
			site.FS = failing{site.FS, map[string]error{"en/index.html": broken}}
		}, "render en/index.html: broken"},
		"stopped": {func(_ *testing.T, _, _ string, site *Site, stop func()) {
			site.FS = hook{site.FS, "sitemap.xml/1.xml", stop}
		}, "canceled"},
		"in the way": {func(t *testing.T, _, next string, _ *Site, _ func()) {
			put(t, next, files{"mine": "mine"})
		}, "is in the way: move it away"},
		"file vanishes": {func(t *testing.T, out, _ string, site *Site, _ func()) {
			site.FS = hook{site.FS, "sitemap.xml/1.xml", func() { must(t, os.Remove(filepath.Join(out, "media/2025/one/photo.1.jpg"))) }}
		}, "nothing was changed"},
	}
	for place, make := range places {
		for name, test := range tests {
			t.Run(place+"/"+name, func(t *testing.T) {
				out := make(t)
				if _, err := atomically(t, out, small); err != nil {
					t.Fatal(err)
				}
				step, err := stepOf(out)
				must(t, err)
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				site := keyed(next.with(files{"media/2025/one/photo.1.jpg": small["media/2025/one/photo.1.jpg"], "index.html": "other"}), "")
				test.do(t, out, step.next, &site, stop)
				before := tree(t, out+"/")
				beside := around(t, out)
				_, err = PublishAtomically(ctx, site, out, Manifest{}, store.Open(""), 1)
				wantError(t, err, nil, test.words)
				if name == "file vanishes" {
					delete(before, "media/2025/one/photo.1.jpg")
					before["media/2025/one/"] = ""
				}
				same(t, "folder", tree(t, out+"/"), before)
				same(t, "around", around(t, out), beside)
			})
		}
	}
}

// A build that is killed leaves the folder beside, before the step or after it. The next one, of either
// kind, removes it, and what others have put there since is in the site.
func TestAtomicallyKilled(t *testing.T) {
	const env, envStore = "PUBLISH_TEST_ATOMIC", "PUBLISH_TEST_STORE"
	if out := os.Getenv(env); out != "" {
		kept := store.Open(os.Getenv(envStore))
		for i := 0; ; i++ {
			if _, err := PublishAtomically(t.Context(), keyed([]files{next, small}[i%2], ""), out, Recall(kept, out), kept, 2); err != nil {
				t.Fatal(err)
			}
		}
	}
	for place, make := range places {
		t.Run(place, func(t *testing.T) {
			b := newBuilder(t)
			b.out = make(t)
			dir := t.TempDir()
			b.kept = store.Open(dir)
			if _, err := atomically(t, b.out, small); err != nil {
				t.Fatal(err)
			}
			put(t, b.out, files{"mine/a": "a"})
			for i := range 12 {
				cmd := exec.Command(os.Args[0], "-test.run=^TestAtomicallyKilled$")
				cmd.Env = append(os.Environ(), env+"="+b.out, envStore+"="+dir)
				must(t, cmd.Start())
				for begun := time.Now(); time.Since(begun) < 10*time.Second; time.Sleep(time.Millisecond) {
					if _, err := os.Stat(filepath.Join(b.out, stage)); err == nil {
						break
					}
				}
				time.Sleep(time.Duration(i) * time.Millisecond)
				must(t, cmd.Process.Kill())
				_ = cmd.Wait()
				// What stands is one of the two, whole.
				stands := tree(t, b.out+"/")
				for p := range stands {
					if strings.HasPrefix(p, private) {
						delete(stands, p)
					}
				}
				if len(stands) != len(small)+1 && len(stands) != len(next)+1 {
					t.Errorf("%d files stand", len(stands))
				}
				site := []files{small, next}[i%2]
				b.build(site)
				same(t, "folder", tree(t, b.out+"/"), done(site).and(files{"mine/a": "a"}))
				same(t, "around", around(t, b.out), []string(nil))
			}
		})
	}
}

// The states in which a build can be killed, made by hand: what is beside is removed if it is docsite's,
// and nothing of others is lost.
func TestWhatIsBeside(t *testing.T) {
	list := fileListHead + lines(small)
	tests := map[string]struct {
		beside files
		lock   bool // the lock is that of the folder
		gone   bool // it is removed
		back   files
	}{
		"not yet a site":   {files{besideMark: notYetSite, fileList: list, "en/index.html": "half", "other": "x"}, true, true, nil},
		"was the site":     {files{besideMark: wasSite, fileList: list, "en/index.html": "en"}, true, true, nil},
		"something is new": {files{besideMark: wasSite, fileList: list, "en/index.html": "en", "mine/b": "b"}, true, true, files{"mine/b": "b"}},
		"another lock":     {files{besideMark: notYetSite, lockFile: "", fileList: list, "en/index.html": "en"}, false, false, nil},
		"no mark":          {files{fileList: list, "en/index.html": "en"}, true, false, nil},
		"of others":        {files{"photo.jpg": "jpg"}, false, false, nil},
	}
	for name, test := range tests {
		for _, at := range []func(string) string{hiddenBeside, otherOf} {
			t.Run(name, func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "public")
				build(t, out, small)
				beside := at(out)
				put(t, beside, test.beside)
				if test.lock {
					must(t, os.MkdirAll(filepath.Join(beside, private), 0o755))
					must(t, os.Link(filepath.Join(out, lockFile), filepath.Join(beside, lockFile)))
				}
				build(t, out, next)
				same(t, "folder", tree(t, out), done(next).and(test.back))
				if _, err := os.Stat(beside); errors.Is(err, fs.ErrNotExist) != test.gone {
					t.Errorf("what is beside: %v", err)
				}
			})
		}
	}
}

func TestOtherOf(t *testing.T) {
	for at, want := range map[string]string{"/srv/site": "/srv/site.2", "/srv/site.2": "/srv/site", "/srv/.2": "/srv/.2.2", "/srv/site.2.2": "/srv/site.2"} {
		same(t, at, filepath.ToSlash(otherOf(filepath.FromSlash(at))), want)
	}
}
