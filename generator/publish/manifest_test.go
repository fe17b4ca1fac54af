package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"docsite/generator/store"
)

// What a build keeps is what the next one finds.
func TestRecall(t *testing.T) {
	kept := store.Open(t.TempDir())
	same(t, "of nothing", Recall(kept, "public"), Manifest{})
	want := Manifest{store.Key{1, 2}, []Written{
		{"a", [16]byte{3}, 0, math.MinInt64, [16]byte{4}},
		{"日本/" + strings.Repeat("x", 300), [16]byte{5}, math.MaxInt64, -1, [16]byte{15: 6}},
	}}
	want.keep(kept, "public")
	same(t, "kept", Recall(kept, "public"), want)
	whole, err := filepath.Abs("public")
	must(t, err)
	same(t, "by its whole path", Recall(kept, whole), want)
	same(t, "of another folder", Recall(kept, "public2"), Manifest{})
	same(t, "of no store", Recall(store.Open(""), "public"), Manifest{})
	empty := Manifest{Site: store.Key{7}}
	empty.keep(kept, "public")
	same(t, "empty", Recall(kept, "public"), empty)
}

func FuzzRecall(f *testing.F) {
	kept := store.Open(f.TempDir())
	m := Manifest{store.Key{1}, []Written{{"a/b", [16]byte{2}, 3, 4, [16]byte{5}}, {"c", [16]byte{6}, 7, 8, [16]byte{9}}}}
	m.keep(kept, "public")
	text, _ := kept.Note(noteOf("public"))
	f.Add(text)
	f.Add(text[:len(text)-1])
	f.Add(text[:len(m.Site)-1])
	for _, n := range []uint64{math.MaxUint64, math.MaxUint64 - fixed, math.MaxUint64 - fixed + 1, math.MaxInt64, 1 << 32} {
		f.Add(append(binary.AppendUvarint(slices.Clone(m.Site[:]), n), make([]byte, 2*fixed)...))
	}
	// Whatever a note holds, it is a manifest that can be kept again, or none.
	f.Fuzz(func(t *testing.T, text []byte) {
		kept.SetNote(noteOf("public"), text)
		m := Recall(kept, "public")
		m.keep(kept, "again")
		if got := Recall(kept, "again"); !reflect.DeepEqual(got, m) {
			t.Errorf("got %v, want %v", got, m)
		}
	})
}

// Of a wrong manifest a build may do more than it had to. It never does less, or
// something else.
func TestWrongManifest(t *testing.T) {
	mine := files{"notes.txt": "mine", "en/notes.txt": "mine", "en/new.html": "mine"}
	// Written returns what a manifest would say of a file as it is.
	written := func(b *builder, p string) Written {
		info, err := os.Stat(b.name(p))
		must(b.t, err)
		return Written{Path: p, Size: info.Size(), Time: info.ModTime().UnixNano()}
	}
	each := func(do func(w *Written)) func(*builder, Manifest) Manifest {
		return func(_ *builder, m Manifest) Manifest {
			for i := range m.Files {
				do(&m.Files[i])
			}
			return m
		}
	}
	names := func(paths ...string) func(*builder, Manifest) Manifest {
		return func(b *builder, m Manifest) Manifest {
			for _, p := range paths {
				m.Files = append(m.Files, Written{Path: p, Size: 4})
			}
			return m
		}
	}
	tests := map[string]func(b *builder, m Manifest) Manifest{
		"as it is": func(_ *builder, m Manifest) Manifest { return m },
		"empty":    func(*builder, Manifest) Manifest { return Manifest{} },
		"of another folder": func(b *builder, _ Manifest) Manifest {
			other := newBuilder(b.t)
			other.build(small)
			return Recall(other.kept, other.out)
		},
		"half":           func(_ *builder, m Manifest) Manifest { m.Files = m.Files[:len(m.Files)/2]; return m },
		"twice":          func(_ *builder, m Manifest) Manifest { m.Files = append(m.Files, m.Files...); return m },
		"backwards":      func(_ *builder, m Manifest) Manifest { slices.Reverse(m.Files); return m },
		"sizes negative": each(func(w *Written) { w.Size = -w.Size - 1 }),
		"sizes enormous": each(func(w *Written) { w.Size = math.MaxInt64 }),
		"other times":    each(func(w *Written) { w.Time = math.MinInt64 }),
		"other keys":     each(func(w *Written) { w.Key[0]++ }),
		"other digests":  each(func(w *Written) { w.Digest[0]++ }),
		"keys of others": func(_ *builder, m Manifest) Manifest {
			m.Files[0].Key, m.Files[1].Key = m.Files[1].Key, m.Files[0].Key
			return m
		},
		"digests of others": func(_ *builder, m Manifest) Manifest {
			m.Files[0].Digest, m.Files[1].Digest = m.Files[1].Digest, m.Files[0].Digest
			return m
		},
		"paths of others": func(_ *builder, m Manifest) Manifest {
			m.Files[0].Path, m.Files[1].Path = m.Files[1].Path, m.Files[0].Path
			return m
		},
		"leaves":            names("../outside", "en/../../outside", "..", "."),
		"absolute":          names("/etc/passwd", `C:\outside`, "//outside"),
		"no paths":          names("", "a//b", "a/", "a\x00b", "a\nb", "\xff"),
		"what is not there": names("new.html", "en/nothing/index.html", "en/index.html/x"),
		"ours":              names(fileList, lockFile, ".git/config", stagedSite),
		"foreign files": func(b *builder, m Manifest) Manifest {
			for p := range mine {
				m.Files = append(m.Files, written(b, p))
			}
			return m
		},
		"names of folders": func(b *builder, m Manifest) Manifest {
			m.Files = append(m.Files, written(b, "en"), written(b, "en/releases"))
			return m
		},
	}
	// One page is new, one other, one gone; notes are somebody else's.
	next := small.with(files{"en/index.html": "EN", "de/index.html": "de", "fr/index.html": ""})
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBuilder(t)
			b.build(small)
			put(t, b.out, mine)
			outside := filepath.Join(filepath.Dir(b.out), "outside")
			must(t, os.WriteFile(outside, []byte("mine"), 0o644))

			m := change(b, Recall(b.kept, b.out))
			if _, err := b.try(keyed(next, ""), m); err != nil {
				t.Fatal(err)
			}
			same(t, "folder", tree(t, b.out), done(next).and(mine))
			text, err := os.ReadFile(outside)
			must(t, err)
			same(t, "outside", string(text), "mine")

			// Somebody else's file is in the way, though the manifest has it with its key.
			hindered := next.with(files{"en/new.html": "new!"})
			site, before := keyed(hindered, ""), tree(t, b.out)
			m = change(b, Recall(b.kept, b.out))
			for _, f := range site.Files {
				if f.Path == "en/new.html" {
					w := written(b, f.Path)
					w.Key = f.Key
					m.Files = append(m.Files, w)
				}
			}
			_, err = b.try(site, m)
			wantError(t, err, ErrForeign, "en/new.html is a file in the way")
			same(t, "folder", tree(t, b.out), before)

			b.build(next)
			same(t, "folder, at last", tree(t, b.out), done(next).and(mine))
		})
	}
}

// A folder is no file that was written, nor has a text the bytes of one of another
// length, whatever a manifest says.
func TestLyingManifest(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	next := small.with(files{"en/index.html": "EN!"})
	site, m := keyed(next, ""), Recall(b.kept, b.out)
	i := slices.IndexFunc(m.Files, func(w Written) bool { return w.Path == "en/index.html" })
	sum := sha256.Sum256([]byte("EN!"))
	m.Files[i].Digest = [16]byte(sum[:16])
	_, err := b.try(site, m)
	must(t, err)
	same(t, "folder", tree(t, b.out), done(next))

	must(t, os.Remove(b.name("en/index.html")))
	must(t, os.Mkdir(b.name("en/index.html"), 0o755))
	info, err := os.Stat(b.name("en/index.html"))
	must(t, err)
	m.Files[i] = Written{"en/index.html", site.Files[i].Key, info.Size(), info.ModTime().UnixNano(), m.Files[i].Digest}
	same(t, "holds", m.Holds(b.out, 1), false)
	_, err = b.try(site, m)
	wantError(t, err, ErrForeign, "en/index.html is a folder in the way")
}

// A note that is lost, damaged or cut short is no manifest: everything is looked at.
func TestDamagedNote(t *testing.T) {
	b := newBuilder(t)
	dir := t.TempDir()
	b.kept = store.Open(dir)
	b.build(small)
	note := filepath.Join(dir, noteOf(b.out))
	whole, err := os.ReadFile(note)
	must(t, err)
	for i := 0; i < len(whole); i += 7 {
		must(t, os.WriteFile(note, whole[:i], 0o600))
		same(t, "cut short", Recall(b.kept, b.out), Manifest{})
		damaged := slices.Clone(whole)
		damaged[i] ^= 0x10
		must(t, os.WriteFile(note, damaged, 0o600))
		if m := Recall(b.kept, b.out); len(m.Files) > 0 {
			t.Errorf("damaged at %d: %d files", i, len(m.Files))
		}
	}
	same(t, "damaged", b.build(small), Result{Unchanged: len(small)})
	same(t, "opened", b.opened, small.paths())
	must(t, os.Remove(note))
	same(t, "lost", b.build(small), Result{Unchanged: len(small)})
	same(t, "opened", b.opened, small.paths())
	same(t, "again", b.build(small), Result{Unchanged: len(small)})
	same(t, "opened again", b.opened, []string(nil))
}

func TestHolds(t *testing.T) {
	const p = "en/releases/2025/one/index.html"
	tests := map[string]struct {
		do   func(b *builder, m *Manifest) error
		want bool
	}{
		"as built":           {func(*builder, *Manifest) error { return nil }, true},
		"another key":        {func(_ *builder, m *Manifest) error { m.Files[0].Key[0]++; return nil }, true}, // of no consequence: the site's is asked
		"foreign file":       {func(b *builder, _ *Manifest) error { return os.WriteFile(b.name("en/mine"), nil, 0o644) }, true},
		"missing":            {func(b *builder, _ *Manifest) error { return os.Remove(b.name(p)) }, false},
		"folder missing":     {func(b *builder, _ *Manifest) error { return os.RemoveAll(b.name("en")) }, false},
		"all missing":        {func(b *builder, _ *Manifest) error { return os.RemoveAll(b.out) }, false},
		"touched":            {func(b *builder, _ *Manifest) error { return age1(b.name(p), 1) }, false},
		"shorter":            {func(b *builder, _ *Manifest) error { return keepTime(b.name(p), "on") }, false},
		"a folder":           {func(b *builder, _ *Manifest) error { os.Remove(b.name(p)); return os.Mkdir(b.name(p), 0o755) }, false},
		"last one touched":   {func(b *builder, _ *Manifest) error { return age1(b.name("sitemap.xml"), 1) }, false},
		"first one touched":  {func(b *builder, _ *Manifest) error { return age1(b.name(".well-known/security.txt"), 1) }, false},
		"list missing":       {func(b *builder, _ *Manifest) error { return os.Remove(b.name(fileList)) }, false},
		"list has more":      {func(b *builder, _ *Manifest) error { return appendTo(b.name(fileList), "z\n") }, false},
		"list of others":     {func(b *builder, _ *Manifest) error { return os.WriteFile(b.name(fileList), []byte("x"), 0o644) }, false},
		"manifest has fewer": {func(_ *builder, m *Manifest) error { m.Files = m.Files[1:]; return nil }, false},
		"manifest has more":  {func(_ *builder, m *Manifest) error { m.Files = append(m.Files, Written{Path: "z"}); return nil }, false},
		"empty manifest":     {func(_ *builder, m *Manifest) error { *m = Manifest{}; return nil }, false},
		"stage left":         {func(b *builder, _ *Manifest) error { return os.Mkdir(b.name(stage), 0o755) }, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBuilder(t)
			b.build(small)
			m := Recall(b.kept, b.out)
			must(t, test.do(b, &m))
			for _, jobs := range []int{1, 3} {
				same(t, "holds", m.Holds(b.out, jobs), test.want)
			}
		})
	}
}

// Of many files each is asked for.
func TestHoldsMany(t *testing.T) {
	b := newBuilder(t)
	f := files{}
	for _, p := range many(1000) {
		f[p] = "x"
	}
	b.build(f)
	m := Recall(b.kept, b.out)
	same(t, "holds", m.Holds(b.out, 2), true)
	for _, i := range []int{0, 255, 256, 511, 512, 999} {
		must(t, keepTime(b.name(m.Files[i].Path), "xx"))
		same(t, "holds", m.Holds(b.out, 2), false)
		must(t, keepTime(b.name(m.Files[i].Path), "x"))
	}
	same(t, "holds", m.Holds(b.out, 2), true)
}

func appendTo(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
