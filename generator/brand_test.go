package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
)

var iconLink = regexp.MustCompile(`<link rel="(icon|apple-touch-icon)" href="/([^"]+)"`)

// TestIcons: icons are made of the logo, or of the picture that is named for them, and
// are as large as is said of them. Without a logo docsite's own stand.
func TestIcons(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 1h9"/></svg>`
	for _, c := range []struct {
		name, logo string
		manifest   []string // sizes and purpose of each icon
		links      []string // of a page's head: what it is, and the width of a picture
	}{
		{"none", "", []string{"any", "192x192", "512x512", "512x512 maskable"}, []string{"icon 0", "apple-touch-icon 180"}},
		{"a picture", "{light: logo.png, dark: logo.png, alt: {en: Crest}}", []string{"192x192", "512x512", "512x512 maskable"}, []string{"apple-touch-icon 180", "icon 192"}},
		{"a drawing", "{light: logo.svg, dark: logo.svg, alt: {en: Crest}}", []string{"any"}, []string{"icon 0"}},
		{"a drawing as wide as a telephone's icon", "{light: wide.svg, dark: wide.svg, alt: {en: Crest}}", []string{"any"}, []string{"icon 0"}},
		{"a drawing and a picture for icons", "{light: logo.svg, dark: logo.svg, icon: logo.png, alt: {en: Crest}}",
			[]string{"192x192", "512x512", "512x512 maskable"}, []string{"apple-touch-icon 180", "icon 192"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			settings := "title: Press office\nbase_url: https://press.example.org/\nlanguages: [en]\n"
			if c.logo != "" {
				settings += "logo: " + c.logo + "\n"
			}
			site := loadAt(t, generator.Options{Folder: fstest.MapFS{
				"docsite.yaml":              {Data: []byte(settings)},
				"logo.png":                  {Data: drawing(t, 300, 200)},
				"logo.svg":                  {Data: []byte(svg)},
				"wide.svg":                  {Data: []byte(strings.Replace(svg, "40", "180", 1))},
				"releases/2020/plain/en.md": {Data: []byte("---\ntitle: Plan\ndate: 2020-05-04\ncontacts: [{office: Press office, tel: +44 20 7946 0000}]\n---\n\nText.\n")},
			}}, noon)
			var m struct {
				Icons []struct{ Src, Sizes, Type, Purpose string }
			}
			if err := json.Unmarshal(content(t, site, "en/site.webmanifest"), &m); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, icon := range m.Icons {
				got = append(got, strings.TrimSpace(icon.Sizes+" "+icon.Purpose))
				file := content(t, site, strings.TrimPrefix(icon.Src, "/"))
				if icon.Sizes == "any" {
					continue
				}
				if size := dimensions(t, file); fmt.Sprintf("%dx%d", size.X, size.Y) != icon.Sizes {
					t.Errorf("%s is %v, and is said to be %s", icon.Src, size, icon.Sizes)
				}
			}
			if !slices.Equal(got, c.manifest) {
				t.Errorf("the manifest has %q, want %q", got, c.manifest)
			}
			var links []string
			for _, m := range iconLink.FindAllSubmatch(content(t, site, "en/index.html"), -1) {
				width, name := 0, string(m[2])
				if file := content(t, site, name); !strings.HasSuffix(name, ".svg") {
					width = dimensions(t, file).X
				}
				links = append(links, fmt.Sprintf("%s %d", m[1], width))
			}
			if !slices.Equal(links, c.links) {
				t.Errorf("a page names %q, want %q", links, c.links)
			}
		})
	}
}

// TestColour: the colours made of docsite.yaml's stand behind those of the style sheet,
// whoever's it is, and are no part of it where there are none.
func TestColour(t *testing.T) {
	for _, c := range []struct {
		colour, sheet, want, unwanted string
	}{
		{"", "", "--accent: #16508f", "#0b6b63"},
		{"colour: \"#0b6b63\"\n", "", "--accent: #0b6b63", ""},
		{"colour: \"#0b6b63\"\n", "body{color: #111}", "--accent: #0b6b63", "--accent: #16508f"},
	} {
		folder := fstest.MapFS{
			"docsite.yaml":              {Data: []byte("title: Press office\nbase_url: https://press.example.org/\nlanguages: [en]\n" + c.colour)},
			"releases/2020/plain/en.md": {Data: []byte("---\ntitle: Plan\ndate: 2020-05-04\ncontacts: [{office: Press office, tel: +44 20 7946 0000}]\n---\n\nText.\n")},
		}
		if c.sheet != "" {
			folder["templates/assets/site.css"] = &fstest.MapFile{Data: []byte(c.sheet)}
		}
		site := loadAt(t, generator.Options{Folder: folder}, noon)
		sheet := string(content(t, site, site.Plan.Asset("site.css").Path))
		at, ground := strings.LastIndex(sheet, c.want), strings.Index(sheet, "--accent: #16508f")
		if at < 0 || c.colour != "" && at < ground || c.unwanted != "" && strings.Contains(sheet, c.unwanted) {
			t.Errorf("with %q: %s stands at %d, docsite's own at %d", c.colour, c.want, at, ground)
		}
		if c.sheet != "" && !strings.HasPrefix(sheet, c.sheet) {
			t.Errorf("the site's own style sheet became %s", sheet)
		}
	}
}

func content(t *testing.T, site *generator.Site, name string) []byte {
	t.Helper()
	content, err := fs.ReadFile(site, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// dimensions are the width and height of a picture.
func dimensions(t *testing.T, file []byte) image.Point {
	t.Helper()
	c, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return image.Pt(c.Width, c.Height)
}

// TestLogoAmongTheAssets: a logo that lies among the templates' assets is published once.
func TestLogoAmongTheAssets(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 1h9"/></svg>`
	site := loadAt(t, generator.Options{Folder: fstest.MapFS{
		"docsite.yaml": {Data: []byte("title: Press office\nbase_url: https://press.example.org/\nlanguages: [en]\n" +
			"logo: {light: templates/assets/crest.svg, dark: templates/assets/crest.svg, icon: brand/icon.svg, alt: {en: Crest}}\n")},
		"templates/assets/crest.svg": {Data: []byte("<!-- drawn by A. Sample -->\n" + svg)},
		"brand/icon.svg":             {Data: []byte(svg)},
		"releases/2020/plain/en.md":  {Data: []byte("---\ntitle: Plan\ndate: 2020-05-04\ncontacts: [{office: Press office, tel: +44 20 7946 0000}]\n---\n\nText.\n")},
	}}, noon)
	var got []string
	for _, page := range site.Plan.Pages {
		if name, _, _ := strings.Cut(page.Path, "."); strings.HasSuffix(page.Path, ".svg") && name != "assets/icon" {
			got = append(got, name)
		}
	}
	slices.Sort(got)
	if want := []string{"assets/brand/icon", "assets/crest"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if crest := string(site.Plan.Asset("crest.svg").Content()); strings.Contains(crest, "drawn by") {
		t.Errorf("it is published as it lies there: %s", crest)
	}
}

// TestALogoBesideReleases: a logo may lie anywhere, and an engine that is told of another
// one there has it.
func TestALogoBesideReleases(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 1h9"/></svg>`
	folder := fstest.MapFS{
		"docsite.yaml":             {Data: []byte("title: Press office\nbase_url: https://press.example.org/\nlanguages: [en]\nlogo: {light: releases/2020/a/arms.svg, dark: releases/2020/a/arms.svg, alt: Arms}\n")},
		"releases/2020/a/en.md":    {Data: []byte("---\ntitle: A\ndate: 2020-05-04\n---\n\nText.\n")},
		"releases/2020/a/arms.svg": {Data: []byte(svg)},
	}
	for _, forgotten := range []string{"releases/2020/a/arms.svg", "releases/2020/a", "releases/2020"} {
		folder["releases/2020/a/arms.svg"] = &fstest.MapFile{Data: []byte(svg)}
		e := open(t, generator.Options{Folder: folder})
		logo := func() string {
			site := quick(t, e)
			return string(content(t, site, site.Plan.Asset("brand/logo.svg").Path))
		}
		before := logo()
		folder["releases/2020/a/arms.svg"] = &fstest.MapFile{Data: []byte(strings.Replace(svg, "40", "50", 1))}
		if e.Forget("releases/2020/a/en.md"); logo() != before {
			t.Errorf("what nobody told of is read again")
		}
		if e.Forget(forgotten); !strings.Contains(logo(), `width="50"`) {
			t.Errorf("%s was forgotten, and the logo is the old one", forgotten)
		}
	}
}
