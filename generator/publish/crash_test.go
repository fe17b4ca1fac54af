package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"testing"
	"time"

	"docsite/generator/store"
)

// next differs from small in every way that a file can.
var next = small.with(files{
	"assets/style.1.css": "", "assets/style.2.css": "new css",
	"en/releases/2025/one/index.html": "one, corrected",
	"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": "",
	"en/releases/2025/two": "now a file", "sitemap.xml": "", "sitemap.xml/1.xml": "now a folder",
	"fr/index.html": "", "FR/index.html": "fr",
	"de/releases/2025/eins/index.html": "eins", "de/index.html": "de",
})

// Whatever fails before the folder is changed leaves all bytes and times.
func TestFailureChangesNothing(t *testing.T) {
	broken := errors.New("broken")
	open := func(p string, err error) func(string) fs.FS {
		return func(string) fs.FS { return failing{next.site(), map[string]error{p: err}} }
	}
	tests := map[string]struct {
		site  func(out string) fs.FS
		is    error
		words string
	}{
		"first page":  {open(next.paths()[0], broken), broken, "broken"},
		"middle page": {open("en/index.html", broken), broken, "render en/index.html: broken"},
		"last page":   {open("sitemap.xml/1.xml", broken), broken, "broken"},
		"no page":     {func(string) fs.FS { return next.with(files{"index.html": ""}).site() }, fs.ErrNotExist, "render index.html"},
		"a folder": {func(string) fs.FS {
			return next.with(files{"index.html": "", "index.html/x": "x"}).site()
		}, nil, "render index.html"},
		"panic": {func(string) fs.FS {
			return hook{next.site(), "en/index.html", func() { panic("ouch") }}
		}, nil, "render en/index.html: panic (a bug in docsite): ouch"},
		// Root may write where the mode says no, so this is how a folder
		// is made that cannot be written.
		"folder cannot be written": {func(out string) fs.FS {
			must(t, os.MkdirAll(filepath.Join(out, "en/releases/2025/one", probe, "x"), 0o755))
			return next.site()
		}, nil, "the folder en/releases/2025/one cannot be written, so nothing was changed"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			build(t, out, small)
			site := test.site(out)
			before, old := tree(t, out), age(t, out)
			_, err := publishAll(t.Context(), site, next.paths(), out, 3)
			wantError(t, err, test.is, test.words)
			if errors.Is(err, ErrUnfinished) {
				t.Error("said to be unfinished:", err)
			}
			same(t, "folder", tree(t, out), before)
			same(t, "times", times(t, out), old)
		})
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("needs a user whom a mode can keep out")
	}
	out := t.TempDir()
	build(t, out, small)
	before := tree(t, out)
	locked := filepath.Join(out, "en", "releases", "2025", "one")
	must(t, os.Chmod(locked, 0o555))
	defer os.Chmod(locked, 0o755)
	_, err := publishAll(t.Context(), next.site(), next.paths(), out, 3)
	wantError(t, err, fs.ErrPermission, "cannot be written")
	same(t, "folder", tree(t, out), before)
}

// If a file comes into the way while it is too late, the error says so, and the
// next build goes on.
func TestUnfinished(t *testing.T) {
	out := t.TempDir()
	build(t, out, small)
	site := hook{next.site(), "index.html", func() {
		must(t, os.Remove(filepath.Join(out, "en/releases/2025/one/index.html")))
		put(t, out, files{"en/releases/2025/one/index.html/mine": "x"})
	}}
	_, err := publishAll(t.Context(), site, next.paths(), out, 1)
	wantError(t, err, ErrUnfinished, "build again, which mends it")
	same(t, "list", tree(t, out)[fileList], fileListHead+lines(small.and(next)))

	_, err = publishAll(t.Context(), next.site(), next.paths(), out, 1)
	wantError(t, err, ErrForeign, "en/releases/2025/one/index.html is a folder in the way")

	must(t, os.RemoveAll(filepath.Join(out, "en/releases/2025/one/index.html")))
	build(t, out, next)
	same(t, "folder", tree(t, out), done(next))
}

// A build killed while it moves leaves the list of both sites, and any mix
// of their files. Here all mixes that matter, by chance but the same each time.
func TestHalfMoved(t *testing.T) {
	both := small.and(next)
	for seed := range uint64(40) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		out := t.TempDir()
		build(t, out, both.with(files{ // only its list is needed
			"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": "", "sitemap.xml": "", "FR/index.html": "",
		}))
		must(t, os.WriteFile(filepath.Join(out, fileList), []byte(fileListHead+lines(both)), 0o644))
		must(t, os.RemoveAll(filepath.Join(out, "en")))
		must(t, os.RemoveAll(filepath.Join(out, "sitemap.xml")))
		for _, p := range both.paths() {
			text := both[p]
			if rnd.IntN(2) == 0 {
				text = small[p]
			}
			name := filepath.Join(out, p)
			switch rnd.IntN(3) {
			case 0:
				os.MkdirAll(name, 0o755) // and the page has not come
				os.Remove(name)
			case 1:
				os.Remove(name)
			default:
				os.MkdirAll(filepath.Dir(name), 0o755)
				os.WriteFile(name, []byte(text), 0o644)
			}
		}
		put(t, out, files{".docsite/stage/site/en/index.html": "half", ".docsite/stage/probes/1": "", "de/" + probe: ""})
		build(t, out, next)
		same(t, fmt.Sprint("folder, mix ", seed), tree(t, out), done(next))
		if t.Failed() {
			return
		}
	}
}

// Builds in a process of their own are killed; each is mended by the next, whatever
// the store remembers.
func TestKilled(t *testing.T) {
	const env, envStore = "PUBLISH_TEST_OUT", "PUBLISH_TEST_STORE"
	if out := os.Getenv(env); out != "" {
		b := &builder{t: t, out: out, kept: store.Open(os.Getenv(envStore))}
		for {
			b.build(next)
			b.build(small)
		}
	}
	b, dir := newBuilder(t), t.TempDir()
	b.kept = store.Open(dir)
	for i := range 12 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), env+"="+b.out, envStore+"="+dir)
		must(t, cmd.Start())
		// Until it has begun, and then a little.
		for begun := time.Now(); time.Since(begun) < 10*time.Second; time.Sleep(time.Millisecond) {
			if _, err := os.Stat(filepath.Join(b.out, stage)); err == nil {
				break
			}
		}
		time.Sleep(time.Duration(2*i) * time.Millisecond)
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()
		site := []files{small, next}[i%2]
		b.build(site)
		same(t, "folder", tree(t, b.out), done(site))
	}
}

// What a build does while it tries folders and replaces, no manifest knows of, so it leaves
// none. Here it fails there, which is as if it had been killed.
func TestNoManifestWhileFolderChanges(t *testing.T) {
	tests := map[string]struct {
		site files
		do   func(b *builder) // before; the folder is one that the walk does not enter
		is   error
	}{
		"trying folders": {small.with(files{"en/index.html": "EN"}), func(b *builder) {
			put(t, b.out, files{"en/" + probe + "/x": ""})
		}, nil},
		"replacing": {small.with(files{"en/index.html": "EN", "fr/index.html/x": "x", "fr/index.html": ""}), nil, ErrUnfinished},
		"only new":  {small.with(files{"de/index.html": "de"}), func(b *builder) { put(t, b.out, files{probe + "/x": ""}) }, nil},
		"only gone": {small.with(files{"fr/index.html": ""}), func(b *builder) { put(t, b.out, files{"fr/" + probe + "/x": ""}) }, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBuilder(t)
			b.build(small)
			if test.do != nil {
				test.do(b)
			}
			site := keyed(test.site, "")
			if test.is != nil {
				// What is to go becomes a full folder while it is too late.
				site.FS = hook{site.FS, "en/index.html", func() {
					must(t, os.Remove(b.name("fr/index.html")))
					put(t, b.out, files{"fr/index.html/mine": "x"})
				}}
			}
			_, err := b.try(site, Recall(b.kept, b.out))
			wantError(t, err, test.is, "")
			same(t, "manifest", Recall(b.kept, b.out), Manifest{})

			for _, p := range []string{"en/" + probe, "fr/" + probe, probe, "fr/index.html"} {
				must(t, os.RemoveAll(b.name(p)))
			}
			// Killed, it would have left probes anywhere.
			for _, p := range []string{"", "en/", "en/releases/2025/one/", "media/2025/"} {
				put(t, b.out, files{p + probe: ""})
			}
			b.build(test.site)
			same(t, "folder", tree(t, b.out), done(test.site))
		})
	}
}

// A build with another store was killed: of that, this store's manifest knows nothing.
func TestKilledWithAnotherStore(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	put(t, b.out, files{"en/releases/2025/one/" + probe: "", stagedSite + "/en/index.html": "EN", stagedProbes + "/1": ""})
	b.build(small)
	same(t, "folder", tree(t, b.out), done(small))
}

// A build that fails before the folder changes costs the next one nothing.
func TestManifestAfterFailure(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	site := keyed(small.with(files{"en/index.html": "EN"}), "")
	site.FS = failing{site.FS, map[string]error{"en/index.html": errors.New("broken")}}
	_, err := b.try(site, Recall(b.kept, b.out))
	wantError(t, err, nil, "render en/index.html: broken")
	same(t, "holds", Recall(b.kept, b.out).Holds(b.out, 2), true)
	b.build(small)
	same(t, "opened", b.opened, []string(nil))
}

// Of many folders each is tried, and the first that cannot be written is told.
func TestRehearseMany(t *testing.T) {
	b := newBuilder(t)
	f, changed := files{}, files{}
	for _, p := range many(130) {
		f[p], changed[p] = "x", "y"
	}
	b.build(f)
	for _, at := range [][]int{{0}, {63, 64}, {64, 129}, {129}} {
		for _, i := range at {
			put(t, b.out, files{path.Dir(f.paths()[i]) + "/" + probe + "/x": ""})
		}
		before := tree(t, b.out)
		_, err := b.try(keyed(changed, ""), Recall(b.kept, b.out))
		wantError(t, err, nil, "the folder "+path.Dir(f.paths()[at[0]])+" cannot be written, so nothing was changed")
		same(t, "folder", tree(t, b.out), before)
		for _, i := range at {
			must(t, os.RemoveAll(b.name(path.Dir(f.paths()[i])+"/"+probe)))
		}
	}
	b.build(changed)
	same(t, "folder", tree(t, b.out), done(changed))
}
