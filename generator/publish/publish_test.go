package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var small = files{
	"assets/style.1.css":              "css",
	"en/index.html":                   "en",
	"en/releases/2025/one/index.html": "one",
	"en/releases/2025/two/index.html": "two",
	"en/releases/2025/two/feed.atom":  "feed",
	"fr/index.html":                   "fr",
	"index.html":                      "choose",
	"media/2025/one/photo.1.jpg":      strings.Repeat("jpg", 30_000),
	"sitemap.xml":                     "sitemap",
	".well-known/security.txt":        "security",
	"ja/releases/2025/日本/index.html":  "日本",
}

func TestFirst(t *testing.T) {
	for _, jobs := range []int{0, 1, 2, 64} {
		out := filepath.Join(t.TempDir(), "a", "public")
		r, err := publishAll(t.Context(), small.site(), small.paths(), out, jobs)
		must(t, err)
		same(t, "result", r, Result{Written: len(small)})
		same(t, "folder", tree(t, out), done(small))
	}
}

func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are of Unix")
	}
	out := t.TempDir()
	build(t, out, small)
	plain := filepath.Join(t.TempDir(), "plain")
	must(t, os.WriteFile(plain, nil, 0o644))
	want, err := os.Stat(plain)
	must(t, err)
	for name := range times(t, out) {
		info, err := os.Stat(name)
		must(t, err)
		same(t, name, info.Mode(), want.Mode())
	}
}

func TestAgain(t *testing.T) {
	out := t.TempDir()
	build(t, out, small)
	before := age(t, out)
	same(t, "result", build(t, out, small), Result{Unchanged: len(small)})
	same(t, "times", times(t, out), before)
}

func TestChange(t *testing.T) {
	long := strings.Repeat("0123456789", 20_000)
	base := small.with(files{"en/long": long})
	tests := map[string]struct {
		change files
		want   Result
	}{
		"new text":             {files{"en/index.html": "EN"}, Result{Written: 1}},
		"longer":               {files{"en/index.html": "en and more"}, Result{Written: 1}},
		"shorter":              {files{"en/long": long[:100_000]}, Result{Written: 1}},
		"much longer":          {files{"en/long": long + long}, Result{Written: 1}},
		"differs late":         {files{"en/long": long[:150_000] + "x" + long[150_001:]}, Result{Written: 1}},
		"differs in last byte": {files{"en/long": long[:199_999] + "x"}, Result{Written: 1}},
		"new page":             {files{"en/releases/2026/x/index.html": "x"}, Result{Written: 1}},
		"page gone":            {files{"en/releases/2025/two/index.html": ""}, Result{Removed: 1}},
		"folder gone": {files{"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": ""},
			Result{Removed: 2}},
		"language gone": {files{"fr/index.html": ""}, Result{Removed: 1}},
		"renamed": {files{"en/releases/2025/one/index.html": "", "en/releases/2025/uno/index.html": "one"},
			Result{Written: 1, Removed: 1}},
		"file becomes folder": {files{"sitemap.xml": "", "sitemap.xml/1.xml": "1", "sitemap.xml/2/2.xml": "2"},
			Result{Written: 2, Removed: 1}},
		"folder becomes file": {files{"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": "",
			"en/releases/2025/two": "two"}, Result{Written: 1, Removed: 2}},
		"deep folder becomes file": {files{"en/releases/2025/two/index.html": "", "en/releases/2025/two/feed.atom": "",
			"en/releases/2025/one/index.html": "", "en/releases": "none"}, Result{Written: 1, Removed: 3}},
		"case of a file":       {files{"en/index.html": "", "en/Index.html": "en"}, Result{Written: 1, Removed: 1}},
		"case of an only file": {files{"fr/index.html": "", "fr/Index.html": "fr"}, Result{Written: 1, Removed: 1}},
		"case of only folders": {files{"ja/releases/2025/日本/index.html": "", "ja/Releases/2025/日本/index.html": "日本"},
			Result{Written: 1, Removed: 1}},
		"case of a folder": {files{"fr/index.html": "", "FR/index.html": "fr"}, Result{Written: 1, Removed: 1}},
		"case, and becomes folder": {files{"sitemap.xml": "", "Sitemap.xml/1.xml": "1"},
			Result{Written: 1, Removed: 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			build(t, out, base)
			old := age(t, out)
			next := base.with(test.change)
			test.want.Unchanged = len(next) - test.want.Written
			same(t, "result", build(t, out, next), test.want)
			same(t, "folder", tree(t, out), done(next))
			for p := range next {
				name := filepath.Join(out, p)
				if info, err := os.Stat(name); test.change[p] == "" && (err != nil || !info.ModTime().Equal(old[name])) {
					t.Errorf("%s was written", p)
				}
			}
			// And back.
			build(t, out, base)
			same(t, "folder, back again", tree(t, out), done(base))
		})
	}
}

func TestEmptySite(t *testing.T) {
	out := t.TempDir()
	put(t, out, files{"CNAME": "example.org"})
	build(t, out, small)
	same(t, "result", build(t, out, files{}), Result{Removed: len(small)})
	same(t, "folder", tree(t, out), done(nil).and(files{"CNAME": "example.org"}))
}

// What is withdrawn or under embargo must not be found, by its text or name.
func TestNoTrace(t *testing.T) {
	const canary = "canary"
	out := t.TempDir()
	build(t, out, small.with(files{
		"en/releases/2025/canary/index.html": "a canary", "media/canary/a.jpg": "canary", "canary.html": "canary",
		"fr/index.html": "and a canary",
	}))
	// Killed while it was being published, too.
	put(t, out, files{".docsite/stage/site/en/canary.html": canary, ".docsite/stage/files": canary})
	build(t, out, small)
	for p, text := range tree(t, out) {
		if strings.Contains(p, canary) || strings.Contains(text, canary) {
			t.Errorf("found in %s", p)
		}
	}
}

func TestResultDoesNotDependOnJobs(t *testing.T) {
	broken := errors.New("broken")
	site := failing{small.site(), map[string]error{"en/releases/2025/two/feed.atom": broken, "index.html": errors.New("late")}}
	for jobs := range 40 {
		_, err := publishAll(t.Context(), site, small.paths(), t.TempDir(), jobs)
		wantError(t, err, broken, "en/releases/2025/two/feed.atom")
	}
}

func TestCancelled(t *testing.T) {
	out := t.TempDir()
	build(t, out, small)
	before, old := tree(t, out), age(t, out)
	for _, at := range []string{"", "en/index.html", "sitemap.xml"} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if at == "" {
			cancel()
		}
		next := small.with(files{"assets/style.1.css": "new", "fr/index.html": ""})
		_, err := publishAll(ctx, hook{next.site(), at, cancel}, next.paths(), out, 2)
		wantError(t, err, context.Canceled, "canceled")
		same(t, "folder", tree(t, out), before)
		same(t, "times", times(t, out), old)
	}
}
