package generator_test

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/gobold"

	"docsite/generator"
)

var sharedImage = regexp.MustCompile(`<meta property="og:image" content="https://press\.example\.org/([^"]+)">`)

// TestShare: every page says which picture is shown where it is shared, and that
// picture is there, in the size that is said of it.
func TestShare(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	const settings = "title: {en: Press office, ja: 報道室}\nbase_url: https://press.example.org/\nlanguages: [en, ja]\n"
	site := fstest.MapFS{
		"releases/2020/plain/en.md":     text("---\ntitle: A plan for the harbour\ndate: 2020-05-04\n---\n\nText.\n"),
		"releases/2020/plain/ja.md":     text("---\ntitle: 港の計画\n---\n\n本文です。\n"),
		"releases/2020/photo/en.md":     text("---\ntitle: The harbour opens\ndate: 2020-05-03\nimage: {file: hall.jpg, alt: The hall}\n---\n\nText.\n"),
		"releases/2020/photo/hall.jpg":  {Data: photograph(t, 1600, 1000, 1)},
		"releases/2020/chart/en.md":     text("---\ntitle: Ships in May\ndate: 2020-05-02\nimage: {file: chart.svg, alt: A chart}\n---\n\nText.\n"),
		"releases/2020/chart/chart.svg": text(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 1h9"/></svg>`),
		"releases/pages/about/en.md":    text("---\ntitle: About us\n---\n\nText.\n"),
		"font.ttf":                      {Data: gobold.TTF},
		"picture.png":                   {Data: drawing(t, 1200, 630)},
	}
	for _, c := range []struct {
		name, settings string
		want           map[string]string // the picture of each page, without its digest; empty for none
	}{
		{"nothing is named", "", map[string]string{
			"en/releases/2020/plain/index.html": "",
			"en/releases/2020/photo/index.html": "media/2020/photo/hall-share.jpg",
			"en/releases/2020/chart/index.html": "",
			"en/index.html":                     "",
		}},
		{"a font", "card_font: {en: font.ttf}\n", map[string]string{
			"en/releases/2020/plain/index.html": "media/2020/plain/card-en.png",
			"ja/releases/2020/plain/index.html": "",
			"en/releases/2020/photo/index.html": "media/2020/photo/hall-share.jpg",
			"en/releases/2020/chart/index.html": "media/2020/chart/card-en.png",
			"en/about/index.html":               "media/pages/about/card-en.png",
			"en/index.html":                     "en/card.png",
			"en/types/index.html":               "en/card.png",
			"index.html":                        "en/card.png",
		}},
		{"a picture", "picture: picture.png\n", map[string]string{
			"en/releases/2020/plain/index.html": "assets/brand/picture.jpg",
			"ja/releases/2020/plain/index.html": "assets/brand/picture.jpg",
			"en/releases/2020/photo/index.html": "media/2020/photo/hall-share.jpg",
			"en/index.html":                     "assets/brand/picture.jpg",
		}},
		{"both", "picture: picture.png\ncard_font: {en: font.ttf}\n", map[string]string{
			"en/releases/2020/plain/index.html": "media/2020/plain/card-en.png",
			"ja/releases/2020/plain/index.html": "assets/brand/picture.jpg",
			"en/types/index.html":               "assets/brand/picture.jpg",
			"ja/index.html":                     "assets/brand/picture.jpg",
		}},
		{"a font that has no Japanese", "picture: picture.png\ncard_font: font.ttf\n", map[string]string{
			"en/releases/2020/plain/index.html": "media/2020/plain/card-en.png",
			"ja/releases/2020/plain/index.html": "assets/brand/picture.jpg",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			site["docsite.yaml"] = text(settings + c.settings)
			a, err := open(t, generator.Options{Folder: site, MakeCopies: true}).Analyze(context.Background(), noon)
			if err != nil || a.Site == nil {
				t.Fatal(a.Diagnostics(), err)
			}
			for page, want := range c.want {
				html, err := fs.ReadFile(a.Site, page)
				if err != nil {
					t.Fatal(err)
				}
				m := sharedImage.FindSubmatch(html)
				if m == nil {
					if want != "" || !bytes.Contains(html, []byte(`<meta name="twitter:card" content="summary">`)) {
						t.Errorf("%s has no picture for sharing, want %s", page, want)
					}
					continue
				}
				name := string(m[1])
				if got := regexp.MustCompile(`\.[0-9a-f]{10}\.`).ReplaceAllString(name, "."); got != want {
					t.Errorf("%s is shared with %s, want %s", page, got, want)
				}
				picture, err := fs.ReadFile(a.Site, name)
				if err != nil {
					t.Fatal(err)
				}
				config, kind, err := image.DecodeConfig(bytes.NewReader(picture))
				if err != nil || config.Width != 1200 || config.Height != 630 {
					t.Errorf("%s is %d × %d: %v", name, config.Width, config.Height, err)
				}
				for _, said := range []string{
					`<meta property="og:image:type" content="image/` + kind + `">`, `<meta property="og:image:width" content="1200">`,
					`<meta property="og:image:height" content="630">`, `<meta property="og:image:alt" content="`, `<meta name="twitter:card" content="summary_large_image">`,
				} {
					if !strings.Contains(string(html), said) {
						t.Errorf("%s does not say %s", page, said)
					}
				}
			}
		})
	}
}
