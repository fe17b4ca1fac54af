package plan

import (
	"strings"
	"testing"

	"docsite/generator/press"
)

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
		f := &press.File{Name: "A b.JPG", Hash: digest, Width: 2000, Height: 1000, Copies: c.copies, Linked: c.linked}
		if c.itself != "" && len(c.copies) > 0 && !c.linked {
			whole := c.copies[len(c.copies)-1]
			f.Width, f.Height = whole.Width, whole.Height
		}
		r := &press.Release{ID: "2020/a", Original: &press.Translation{}}
		p := &Plan{byPath: map[string]*Page{}, media: map[*press.File]*Page{}, pictures: map[*press.File][]*Page{}}
		p.addFile(r, f)
		path := func(page *Page) string {
			if page == nil {
				return ""
			}
			return strings.TrimPrefix(page.Path, "media/2020/a/")
		}
		var chosen []string
		for i, page := range p.Picture(f) {
			chosen = append(chosen, path(page))
			width, height := page.Size()
			if len(c.copies) > 0 && !c.copies[i].Whole && (width != c.copies[i].Width || height*2 != width || page.Hash() != c.copies[i].Hash) {
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
	}
}

// Two files of a release that hold the same and are published by one name are
// one page, also where one is a copy of the other.
func TestOnePictureTwice(t *testing.T) {
	const digest, small = "0123456789abcdef", "4444456789abcdef"
	r := &press.Release{ID: "2020/a", Original: &press.Translation{}}
	p := &Plan{byPath: map[string]*Page{}, media: map[*press.File]*Page{}, pictures: map[*press.File][]*Page{}}
	copies := []press.Copy{{Width: 400, Height: 200, MediaType: "image/jpeg", Hash: small}}
	saved := &press.File{Name: "a-400w.jpg", Hash: small, Width: 400, Height: 200}
	first := &press.File{Name: "a.jpg", Hash: digest, Copies: copies}
	second := &press.File{Name: "a.jpeg", Hash: digest, Copies: copies}
	for _, f := range []*press.File{saved, first, second} {
		p.addFile(r, f)
	}
	if len(p.found) > 0 || len(p.Pages) != 1 {
		t.Errorf("%d pages, %v", len(p.Pages), p.found)
	}
	for _, f := range []*press.File{saved, first, second} {
		if page := p.Shown(f); page != p.Pages[0] {
			t.Errorf("%s is shown as %s", f.Name, page.Path)
		}
	}
}
