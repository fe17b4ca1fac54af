package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// Only the folders are entered in which something is not known. What a build leaves
// in each folder that it does not enter shows this: a probe stays.
func TestWalk(t *testing.T) {
	all := []string{".", ".well-known", "assets", "en", "en/releases", "en/releases/2025", "en/releases/2025/one", "en/releases/2025/two",
		"fr", "ja", "ja/releases", "ja/releases/2025", "ja/releases/2025/日本", "media", "media/2025", "media/2025/one"}
	two := []string{".", "en", "en/releases", "en/releases/2025", "en/releases/2025/two"}
	tests := map[string]struct {
		do      func(b *builder)
		site    files
		entered []string
	}{
		"nothing":       {nil, small, []string{"."}},
		"file removed":  {func(b *builder) { os.Remove(b.name("en/releases/2025/two/feed.atom")) }, small, two},
		"file touched":  {func(b *builder) { age1(b.name("en/releases/2025/two/feed.atom"), 1) }, small, two},
		"at the top":    {func(b *builder) { os.Remove(b.name("index.html")) }, small, []string{"."}},
		"stale":         {nil, small.with(files{"en/releases/2025/two/feed.atom": ""}), two},
		"folder stale":  {nil, small.with(files{"en/releases/2025/two/feed.atom": "", "en/releases/2025/two/index.html": ""}), two},
		"new":           {nil, small.with(files{"en/releases/2025/two/new": "new"}), two},
		"new folder":    {nil, small.with(files{"en/new/index.html": "new"}), []string{".", "en"}},
		"new at top":    {nil, small.with(files{"new/index.html": "new"}), []string{"."}},
		"changed":       {nil, small.with(files{"en/releases/2025/two/index.html": "TWO"}), []string{"."}},
		"manifest lost": {func(b *builder) { must(t, b.kept.RemoveNote(noteOf(b.out))) }, small, all},
		"manifest of another": {func(b *builder) {
			other := newBuilder(t)
			other.build(small)
			Recall(other.kept, other.out).keep(b.kept, b.out)
		}, small, all},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBuilder(t)
			b.build(small)
			for _, dir := range all {
				put(t, b.out, files{dir + "/" + probe: ""})
			}
			if test.do != nil {
				test.do(b)
			}
			b.build(test.site)
			var entered []string
			for _, dir := range all {
				if _, err := os.Lstat(b.name(dir + "/" + probe)); err != nil {
					entered = append(entered, dir)
				}
			}
			// What is changed is where a probe of its own is put, and taken away.
			if name == "changed" {
				test.entered = []string{".", "en/releases/2025/two"}
			}
			same(t, "entered", entered, test.entered)
			if name == "folder stale" {
				return
			}
			for _, dir := range all {
				os.Remove(b.name(dir + "/" + probe))
			}
			same(t, "folder", tree(t, b.out), done(test.site))
		})
	}
}

// Somebody else's files in a folder that is not entered stay, and are in nobody's
// way.
func TestForeignAmongKnown(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	mine := files{"en/releases/2025/two/notes.txt": "mine", "en/releases/2025/two/more/x": "mine", "en/notes.txt": "mine", "mine/x": "mine"}
	put(t, b.out, mine)
	for _, f := range []files{small, small.with(files{"en/releases/2025/two/index.html": "2"}), small} {
		b.build(f)
		same(t, "folder", tree(t, b.out), done(f).and(mine))
	}
	gone := small.with(files{"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": ""})
	b.build(gone)
	same(t, "folder", tree(t, b.out), done(gone).and(mine))
}

// A name that differs from one of the site only in case is in its way, unless
// everything beside it is known to be as it was.
func TestTwinsAmongKnown(t *testing.T) {
	b := newBuilder(t)
	b.build(small)
	twins := files{"en/Index.html": "mine", "en/Releases/x": "mine"}
	put(t, b.out, twins)
	if len(tree(t, b.out)) != len(done(small).and(twins)) {
		t.Skip("case does not count here")
	}
	b.build(small)
	same(t, "folder", tree(t, b.out), done(small).and(twins))

	must(t, os.Remove(b.name("en/index.html")))
	before := tree(t, b.out)
	_, err := b.try(keyed(small, ""), Recall(b.kept, b.out))
	wantError(t, err, ErrForeign, "in the way of the site")
	same(t, "folder", tree(t, b.out), before)

	must(t, os.RemoveAll(b.name("en/Releases")))
	must(t, os.Remove(b.name("en/Index.html")))
	b.build(small)
	same(t, "folder", tree(t, b.out), done(small))

	// At the top each build looks.
	put(t, b.out, files{"EN/x": "mine"})
	_, err = b.try(keyed(small, ""), Recall(b.kept, b.out))
	wantError(t, err, ErrForeign, "EN is a folder in the way")
}

// A link in the place of a folder may lead to files that look as if they were the
// ones that were written. They are not ours to replace.
func TestLinkToKnown(t *testing.T) {
	for _, to := range []string{"inside", "outside"} {
		b := newBuilder(t)
		b.build(small)
		away, target := b.name("mine"), filepath.Join("..", "mine")
		if to == "outside" {
			away = filepath.Join(t.TempDir(), "mine")
			target = away
		}
		must(t, os.Rename(b.name("en/releases"), away))
		link(t, target, b.name("en/releases"))
		before := tree(t, b.out)
		beforeAway := tree(t, away)
		_, err := b.try(keyed(small.with(files{"en/releases/2025/two/index.html": "TWO"}), ""), Recall(b.kept, b.out))
		wantError(t, err, ErrForeign, "en/releases is a symbolic link in the way")
		same(t, to, tree(t, b.out), before)
		same(t, to+", away", tree(t, away), beforeAway)
	}
}
