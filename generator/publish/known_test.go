package publish

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"docsite/generator/store"
)

// builder builds into a folder as docsite does: with a store that remembers what
// was written.
type builder struct {
	t      *testing.T
	out    string
	kept   *store.Store
	opened []string // by the last build, sorted
}

func newBuilder(t *testing.T) *builder {
	return &builder{t: t, out: t.TempDir(), kept: store.Open(t.TempDir())}
}

// keyed is a site whose files have keys of their paths, texts, and frame: what
// all of them are made from, such as a template.
func keyed(f files, frame string) Site {
	site := Site{FS: f.site(), Key: sha256.Sum256([]byte(frame))}
	for _, p := range f.paths() {
		sum := sha256.Sum256([]byte(p + "\x00" + f[p] + "\x00" + frame))
		site.Files = append(site.Files, File{p, [16]byte(sum[:16])})
	}
	return site
}

// counting is a site that notes which of its files are opened.
type counting struct {
	fs.FS
	mu     sync.Mutex
	opened []string
}

func (c *counting) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.opened = append(c.opened, name)
	c.mu.Unlock()
	return c.FS.Open(name)
}

func (b *builder) try(site Site, last Manifest) (Result, error) {
	c := &counting{FS: site.FS}
	site.FS = c
	r, err := Publish(b.t.Context(), site, b.out, last, b.kept, 4)
	slices.Sort(c.opened)
	b.opened = c.opened
	return r, err
}

func (b *builder) build(f files) Result { return b.framed(f, "") }

func (b *builder) framed(f files, frame string) Result {
	b.t.Helper()
	r, err := b.try(keyed(f, frame), Recall(b.kept, b.out))
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

// verify builds as with --verify.
func (b *builder) verify(f files) Result {
	b.t.Helper()
	r, err := b.try(keyed(f, ""), Manifest{})
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b *builder) name(p string) string { return filepath.Join(b.out, filepath.FromSlash(p)) }

// swap changes the bytes of a file, and of nothing else that can be seen.
func (b *builder) swap(p, text string) {
	b.t.Helper()
	info, err := os.Stat(b.name(p))
	must(b.t, err)
	if int64(len(text)) != info.Size() {
		b.t.Fatalf("%d bytes in the place of %d", len(text), info.Size())
	}
	must(b.t, os.WriteFile(b.name(p), []byte(text), 0o644))
	must(b.t, os.Chtimes(b.name(p), info.ModTime(), info.ModTime()))
}

// A file that is there as the last build wrote it is not rendered again.
func TestKnown(t *testing.T) {
	b := newBuilder(t)
	same(t, "first", b.build(small), Result{Written: len(small)})
	same(t, "opened first", b.opened, small.paths())
	before := times(t, b.out)
	for range 2 {
		same(t, "again", b.build(small), Result{Unchanged: len(small)})
		same(t, "opened", b.opened, []string(nil))
	}
	changed := small.with(files{"en/index.html": "EN", "de/index.html": "de", "fr/index.html": ""})
	same(t, "changed", b.build(changed), Result{Written: 2, Unchanged: len(small) - 2, Removed: 1})
	same(t, "opened", b.opened, []string{"de/index.html", "en/index.html"})
	same(t, "folder", tree(t, b.out), done(changed))
	for p := range small {
		if p != "en/index.html" && p != "fr/index.html" && !times(t, b.out)[b.name(p)].Equal(before[b.name(p)]) {
			t.Errorf("%s was written", p)
		}
	}
}

// What happens to a file between two builds shows, and it alone is made anew.
func TestTampered(t *testing.T) {
	const p = "en/releases/2025/two/index.html"
	later := time.Now().Add(time.Hour).Truncate(time.Second)
	remove := func(name string) error { return os.Remove(name) }
	tests := map[string]struct {
		do    func(name string) error
		want  Result
		words string // of the error; empty: it is made anew
	}{
		"touched":        {func(n string) error { return os.Chtimes(n, later, later) }, Result{}, ""},
		"older":          {func(n string) error { return os.Chtimes(n, time.Unix(1, 1), time.Unix(1, 1)) }, Result{}, ""},
		"one ns":         {func(n string) error { return age1(n, 1) }, Result{}, ""},
		"shortened":      {func(n string) error { return keepTime(n, "tw") }, Result{Written: 1}, ""},
		"emptied":        {func(n string) error { return keepTime(n, "") }, Result{Written: 1}, ""},
		"longer":         {func(n string) error { return keepTime(n, "two!") }, Result{Written: 1}, ""},
		"other bytes":    {func(n string) error { os.WriteFile(n, []byte("TWO"), 0o644); return age1(n, 1) }, Result{Written: 1}, ""},
		"removed":        {remove, Result{Written: 1}, ""},
		"folder removed": {func(n string) error { return os.RemoveAll(filepath.Dir(n)) }, Result{Written: 2}, ""},
		"a folder":       {func(n string) error { os.Remove(n); return os.Mkdir(n, 0o755) }, Result{}, p + " is a folder in the way"},
		"a link": {func(n string) error {
			// To the same bytes, of the same time.
			must(t, os.Rename(n, n+".real"))
			return os.Symlink(filepath.Base(n)+".real", n)
		}, Result{}, p + " is a symbolic link in the way"},
		"a link to nothing": {func(n string) error { os.Remove(n); return os.Symlink("nowhere", n) }, Result{}, p + " is a symbolic link in the way"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBuilder(t)
			b.build(small)
			must(t, test.do(b.name(p)))
			if Recall(b.kept, b.out).Holds(b.out, 2) {
				t.Error("said to hold")
			}
			if test.words != "" {
				before := tree(t, b.out)
				_, err := b.try(keyed(small, ""), Recall(b.kept, b.out))
				wantError(t, err, ErrForeign, test.words)
				same(t, "folder", tree(t, b.out), before)
				must(t, os.Remove(b.name(p)))
				test.want.Written = 1
			}
			test.want.Unchanged = len(small) - test.want.Written
			stamp := times(t, b.out)
			same(t, "result", b.build(small), test.want)
			opened := []string{p}
			if name == "folder removed" {
				opened = []string{"en/releases/2025/two/feed.atom", p}
			}
			same(t, "opened", b.opened, opened)
			os.Remove(b.name(p) + ".real")
			same(t, "folder", tree(t, b.out), done(small))
			for q := range small {
				if !slices.Contains(opened, q) || test.want.Written == 0 {
					same(t, "time of "+q, times(t, b.out)[b.name(q)], stamp[b.name(q)])
				}
			}
			b.build(small)
			same(t, "opened afterwards", b.opened, []string(nil))
		})
	}
}

// age1 makes a file older by some nanoseconds.
func age1(name string, ns int) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	at := info.ModTime().Add(-time.Duration(ns))
	return os.Chtimes(name, at, at)
}

// keepTime writes a file that keeps its time stamp.
func keepTime(name, text string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		return err
	}
	return os.Chtimes(name, info.ModTime(), info.ModTime())
}

// A file that is made from something else and yet the same is rendered, but neither
// written nor read: its digest is known.
func TestKeyChanges(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	stamps := times(t, b.out)
	// Where it is not read, nobody can see this.
	b.swap("en/index.html", "EN")
	same(t, "result", b.framed(small, "new"), Result{Unchanged: len(small)})
	same(t, "opened", b.opened, small.paths())
	after := times(t, b.out)
	for p := range small {
		same(t, "time of "+p, after[b.name(p)], stamps[b.name(p)])
	}
	same(t, "text", tree(t, b.out)["en/index.html"], "EN")
	b.framed(small, "new")
	same(t, "opened afterwards", b.opened, []string(nil))
	// The old keys are not those of the files any more.
	b.build(small)
	same(t, "opened with the old keys", b.opened, small.paths())
}

// inMemory is a site whose pages are in memory, as rendered ones are.
type inMemory struct{ files }

func (m inMemory) Open(name string) (fs.File, error) {
	return pages{[]byte(m.files[name])}.Open(name)
}

// So it is with files that were not in memory when they were written.
func TestKeyOfLargeFileChanges(t *testing.T) {
	const p = "media/2025/one/photo.1.jpg"
	b := newBuilder(t)
	b.build(small)
	b.swap(p, strings.Repeat("JPG", 30_000)) // which nobody sees
	site := keyed(small, "new")
	site.FS = inMemory{small}
	r, err := b.try(site, Recall(b.kept, b.out))
	must(t, err)
	same(t, "result", r, Result{Unchanged: len(small)})
	same(t, "opened", b.opened, small.paths())
	same(t, "text", tree(t, b.out)[p][:3], "JPG")
}

// What a manifest promises, and no more: a file whose size and time are those that
// were written is taken for it. With --verify, all bytes are compared.
func TestVerify(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	b.swap("en/index.html", "EN")
	photo := small["media/2025/one/photo.1.jpg"]
	b.swap("media/2025/one/photo.1.jpg", photo[:80_000]+"x"+photo[80_001:])
	same(t, "result", b.build(small), Result{Unchanged: len(small)})
	same(t, "held", Recall(b.kept, b.out).Holds(b.out, 2), true)

	same(t, "verified", b.verify(small), Result{Written: 2, Unchanged: len(small) - 2})
	same(t, "opened", b.opened, small.paths())
	same(t, "folder", tree(t, b.out), done(small))
	b.build(small)
	same(t, "opened afterwards", b.opened, []string(nil))
}

// Texts that begin, or go on, as what is there: of those too each byte counts.
func TestKnownBeginning(t *testing.T) {
	long := strings.Repeat("x", 32<<10)
	for name, next := range map[string]string{
		"twice": long + long, "and a half": long + long[:100], "and more": long + "y", "three times": long + long + long,
		"half": long[:16<<10], "one less": long[:len(long)-1], "last differs": long[1:] + "y", "none": "",
	} {
		b := newBuilder(t)
		b.build(files{"x/a": long, "b": "b"})
		f := files{"x/a": next, "b": "b"}
		same(t, name, b.build(f), Result{Written: 1, Unchanged: 1})
		if tree(t, b.out)["x/a"] != next {
			t.Errorf("%s: other bytes are there", name)
		}
		same(t, name+", back", b.build(files{"x/a": long, "b": "b"}), Result{Written: 1, Unchanged: 1})
		if tree(t, b.out)["x/a"] != long {
			t.Errorf("%s: other bytes are there, back again", name)
		}
	}
}
