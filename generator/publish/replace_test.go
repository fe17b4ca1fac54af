package publish

import (
	"slices"
	"testing"
)

// What is new comes first, then what changed; in both, pages come behind what they are made
// of and before what lists them.
func TestMoves(t *testing.T) {
	paths := []string{"404.html", "assets/a.css", "assets/b/c.js", "en/index.html", "en/x-y/index.html", "en/x/1/a.html",
		"en/x/2/a.html", "en/x/feed.atom", "index.html", "media/a/b.jpg", "sitemap.xml"}
	tests := map[string]struct {
		files, folders []string // that are there
		changed        []string
		want           []string
	}{
		"all new": {nil, []string{"assets", "en"}, paths,
			[]string{"assets/a.css", "assets/b", "media", "en/index.html", "en/x-y", "en/x", "404.html", "sitemap.xml", "index.html"}},
		"folder new": {nil, nil, paths[4:], []string{"media", "en", "sitemap.xml", "index.html"}},
		// The list of releases and the home lead to the new release, and come behind it.
		"a release more": {[]string{"404.html", "assets/a.css", "en/index.html", "en/x/feed.atom", "index.html", "sitemap.xml"},
			[]string{"assets", "en", "en/x"}, paths,
			[]string{"assets/b", "media", "en/x-y", "en/x/1", "en/x/2", "assets/a.css", "en/index.html", "en/x/feed.atom", "404.html", "sitemap.xml", "index.html"}},
		"one changed": {paths, []string{"assets", "assets/b", "en", "en/x-y", "en/x", "en/x/1", "en/x/2", "media", "media/a"},
			[]string{"en/x/1/a.html"}, []string{"en/x/1/a.html"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			found := &inventory{files: map[string]bool{}, folders: map[string]bool{".": true}}
			for _, p := range test.files {
				found.files[p] = true
			}
			for _, p := range test.folders {
				found.folders[p] = true
			}
			got := moves(paths, test.changed, found)
			if !slices.Equal(got, test.want) {
				t.Errorf("moves\n got %q\nwant %q", got, test.want)
			}
		})
	}
}

// What is gone goes page by page before what pages are made of.
func TestRemovals(t *testing.T) {
	old := []string{"assets/a.css", "en/a/index.html", "en/a/index.json", "index.html", "media/a/b.jpg", "zz/index.html"}
	got := removals(old, []string{"assets/a.css", "en/a/index.html", "en/a/index.json", "media/a/b.jpg", "zz/index.html"})
	want := []string{"en/a/index.html", "en/a/index.json", "zz/index.html", "assets/a.css", "media/a/b.jpg"}
	if !slices.Equal(got, want) {
		t.Errorf("removals\n got %q\nwant %q", got, want)
	}
}
