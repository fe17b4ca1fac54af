package plan

import (
	"slices"
	"strings"
	"testing"

	"docsite/generator/media"
	"docsite/generator/press"
)

// withFiles makes a plan of a release that has files.
func withFiles(files ...*press.File) *Plan {
	byName := media.Files{}
	for _, f := range files {
		byName[strings.TrimPrefix(f.Path, "releases/2020/a/")] = f
	}
	return &Plan{prefix: "/", origin: "https://press.example.org", files: func(id string) media.Files {
		if id != "2020/a" {
			return nil
		}
		return byName
	}}
}

// Which files of a picture are published, and which of them a page shows.
func TestPictureFiles(t *testing.T) {
	const digest = "0123456789abcdef"
	small := press.Copy{Width: 400, Height: 200, MediaType: "image/jpeg", Hash: "4" + digest}
	middle := press.Copy{Width: 720, Height: 360, MediaType: "image/png", Hash: "9" + digest}
	large := press.Copy{Width: 1280, Height: 640, MediaType: "image/jpeg", Hash: "e" + digest}
	itself := press.Copy{Width: 700, Height: 350, MediaType: "image/webp", Hash: digest, Whole: true}
	wide := press.Copy{Width: 2000, Height: 1000, MediaType: "image/gif", Hash: digest, Whole: true}
	for name, c := range map[string]struct {
		copies []press.Copy
		linked bool
		chosen string // from, narrowest first
		shown  string
		itself string
	}{
		"a drawing":     {nil, false, "A b.0123456789.jpg", "A b.0123456789.jpg", "A b.0123456789.jpg"},
		"large":         {[]press.Copy{small, middle, large}, false, "A b-400w.4012345678.jpg A b-720w.9012345678.png A b-1280w.e012345678.jpg", "A b-720w.9012345678.png", ""},
		"large, linked": {[]press.Copy{small, large}, true, "A b-400w.4012345678.jpg A b-1280w.e012345678.jpg", "A b-400w.4012345678.jpg", "A b.0123456789.jpg"},
		"small":         {[]press.Copy{small, itself}, false, "A b-400w.4012345678.jpg A b.0123456789.jpg", "A b.0123456789.jpg", "A b.0123456789.jpg"},
		"one":           {[]press.Copy{wide}, false, "A b.0123456789.jpg", "A b.0123456789.jpg", "A b.0123456789.jpg"},
	} {
		f := &press.File{Path: "releases/2020/a/A b.JPG", Name: "A b.JPG", Hash: digest, Width: 2000, Height: 1000, Copies: c.copies, Linked: c.linked}
		if c.itself != "" && len(c.copies) > 0 && !c.linked {
			whole := c.copies[len(c.copies)-1]
			f.Width, f.Height = whole.Width, whole.Height
		}
		p := withFiles(f)
		path := func(page *Page) string {
			if page == nil {
				return ""
			}
			return strings.TrimPrefix(page.Path, "media/2020/a/")
		}
		var chosen []string
		for i, page := range p.Picture(f) {
			chosen = append(chosen, path(page))
			width, height := page.Media().Size()
			if len(c.copies) > 0 && !c.copies[i].Whole && (width != c.copies[i].Width || height*2 != width || page.Media().Hash() != c.copies[i].Hash) {
				t.Errorf("%s: %s is %d × %d", name, page.Path, width, height)
			}
		}
		if got := strings.Join(chosen, " "); got != c.chosen {
			t.Errorf("%s: to choose from are %s, want %s", name, got, c.chosen)
		}
		if got := path(p.Shown(f)); got != c.shown {
			t.Errorf("%s: shown is %s, want %s", name, got, c.shown)
		}
		if got := path(p.Media(f)); got != c.itself {
			t.Errorf("%s: the file itself is %q, want %q", name, got, c.itself)
		}
		// Published are the file itself, if something leads to it, and what there is to choose from.
		var want []string
		for _, page := range append(p.Picture(f), p.Media(f)) {
			if page != nil {
				want = append(want, page.Path)
			}
		}
		slices.Sort(want)
		want = slices.Compact(want)
		if got := paths(p.FilePages("2020/a")); !slices.Equal(got, want) {
			t.Errorf("%s: published are %q, want %q", name, got, want)
		}
	}
}

// Two files of a release that hold the same and are published by one name are
// one page, also where one is a copy of the other.
func TestOnePictureTwice(t *testing.T) {
	const digest, small = "0123456789abcdef", "4444456789abcdef"
	copies := []press.Copy{{Width: 400, Height: 200, MediaType: "image/jpeg", Hash: small}}
	saved := &press.File{Path: "releases/2020/a/a-400w.jpg", Name: "a-400w.jpg", Hash: small, Width: 400, Height: 200}
	first := &press.File{Path: "releases/2020/a/a.jpg", Name: "a.jpg", Hash: digest, Copies: copies}
	second := &press.File{Path: "releases/2020/a/a.jpeg", Name: "a.jpeg", Hash: digest, Copies: copies}
	p := withFiles(saved, first, second)
	pages := p.FilePages("2020/a")
	if got := paths(pages); !slices.Equal(got, []string{"media/2020/a/a-400w.4444456789.jpg"}) {
		t.Fatalf("the pages are %v", got)
	}
	for _, f := range []*press.File{saved, first, second} {
		if page := p.Shown(f); page.Path != pages[0].Path || page.Media().Hash() != pages[0].Media().Hash() || p.Href(page) != p.Href(pages[0]) {
			t.Errorf("%s is shown as %s", f.Name, page.Path)
		}
	}
}
