package generator_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	_ "image/gif"

	_ "golang.org/x/image/webp"

	"docsite/generator"
	"docsite/generator/diag"
)

// checkPictures checks what must hold of every picture on a page: each address
// of srcset is a file of the width that it says, narrowest first; src is one of
// them; and width and height are those of src.
func checkPictures(t *testing.T, name string, all map[string][]byte, p page, base string) {
	t.Helper()
	for _, a := range p.pictures {
		if path.Ext(a["src"]) == ".svg" {
			continue
		}
		dimensions := func(address string) string {
			file, err := url.PathUnescape(strings.TrimPrefix(address, base))
			if err != nil {
				t.Errorf("%s: %s: %v", name, address, err)
			}
			c, _, err := image.DecodeConfig(bytes.NewReader(all[file]))
			if err != nil {
				t.Errorf("%s: %s: %v", name, address, err)
			}
			return fmt.Sprint(c.Width, "×", c.Height)
		}
		if got := dimensions(a["src"]); got != a["width"]+"×"+a["height"] {
			t.Errorf("%s: %s is %s, said to be %s×%s", name, a["src"], got, a["width"], a["height"])
		}
		if (a["srcset"] == "") != (a["sizes"] == "") {
			t.Errorf("%s: srcset %q, but sizes %q", name, a["srcset"], a["sizes"])
		}
		if a["srcset"] == "" {
			continue
		}
		last, found := 0, false
		for _, candidate := range strings.Split(a["srcset"], ", ") {
			address, says, _ := strings.Cut(candidate, " ")
			width, err := strconv.Atoi(strings.TrimSuffix(says, "w"))
			if err != nil || width <= last {
				t.Errorf("%s: srcset %s", name, a["srcset"])
			}
			if got := dimensions(address); !strings.HasPrefix(got, fmt.Sprint(width, "×")) {
				t.Errorf("%s: %s is %s, said to be %s", name, address, got, says)
			}
			last, found = width, found || address == a["src"]
		}
		if !found {
			t.Errorf("%s: %s is not in srcset %s", name, a["src"], a["srcset"])
		}
	}
}

// place is where a photograph was taken, in its metadata.
const place = "GPS 48.8584N 2.2945E"

// photograph is a JPEG as a telephone makes it, red in the corner that its
// holder saw above left. Orientation 1 is upright, 6 is held on a side.
func photograph(t testing.TB, width, height, orientation int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	corner := map[int]image.Point{1: {}, 6: {0, height - 1}}[orientation]
	state := uint32(width)
	for y := range height {
		for x := range width {
			state = state*1664525 + 1013904223
			noise := uint8(state >> 27)
			c := color.RGBA{40 + noise, 90 + noise, uint8(x) + noise, 255}
			if max(corner.X-x, x-corner.X) < width/4 && max(corner.Y-y, y-corner.Y) < height/4 {
				c = color.RGBA{230, 10, 10, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00")
	exif = append(exif, byte(orientation), 0, 0, 0, 0, 0, 0)
	exif = append(exif, place...)
	out := append(bytes.Clone(b.Bytes()[:2]), 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(exif)+2))
	return append(append(out, exif...), b.Bytes()[2:]...)
}

func drawing(t testing.TB, width, height int) []byte {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White, color.Black})
	for i := range m.Pix {
		m.Pix[i] = uint8(i / 7 % 2)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// illustrated is a site of one release with pictures of several kinds.
func illustrated(t testing.TB) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{
		"docsite.yaml": {Data: []byte("title: Press office\nbase_url: https://press.example.org/newsroom/\nlanguages: [en]\n")},
		"releases/2020/opening/en.md": {Data: []byte(`---
title: The opening
date: 2020-05-04
image: {file: wide.jpg, alt: The hall}
attachments:
  - {file: upright.JPG, title: For print}
  - {file: chart 1.png, title: The chart}
---

The hall is open.

![From the side](on-its-side.jpg "A caption")

![The guests](narrow.jpg) ![A chart](<chart 1.png>)

[The portrait](upright.JPG)
`)},
	}
	for name, file := range map[string][]byte{
		"wide.jpg": photograph(t, 1600, 900, 1), "on-its-side.jpg": photograph(t, 900, 700, 6), "narrow.jpg": photograph(t, 90, 60, 1),
		"upright.JPG": photograph(t, 80, 40, 6), "chart 1.png": drawing(t, 1000, 40), "unmentioned.jpg": photograph(t, 50, 50, 1),
	} {
		site["releases/2020/opening/"+name] = &fstest.MapFile{Data: file}
	}
	return site
}

// attributes returns those of the picture with an alternative text.
func attributes(t *testing.T, p page, alt string) map[string]string {
	t.Helper()
	i := slices.IndexFunc(p.pictures, func(a map[string]string) bool { return a["alt"] == alt })
	if i < 0 {
		t.Fatalf("no picture shows %s", alt)
	}
	return p.pictures[i]
}

func TestPictures(t *testing.T) {
	site := load(t, generator.Options{Folder: illustrated(t)})
	all := files(t, site)
	walk(t, all, site.Plan.Base())

	p := parse(t, "a page", all["en/releases/2020/opening/index.html"])
	var widths [4][]string
	for i, alt := range []string{"The hall", "From the side", "The guests", "A chart"} {
		for _, candidate := range strings.Split(attributes(t, p, alt)["srcset"], ", ") {
			_, width, _ := strings.Cut(candidate, " ")
			widths[i] = append(widths[i], width)
		}
	}
	// The side picture is 700 wide when it stands upright; the chart is smaller than any copy of it.
	if got := fmt.Sprint(widths); got != "[[200w 400w 720w 1280w] [200w 400w 700w] [] []]" {
		t.Errorf("the widths are %s", got)
	}
	lead, text := attributes(t, p, "The hall"), attributes(t, p, "From the side")
	if lead["loading"] != "" || lead["fetchpriority"] != "high" || lead["width"] != "720" || lead["height"] != "405" {
		t.Errorf("the lead picture: %v", lead)
	}
	if text["loading"] != "lazy" || text["decoding"] != "async" || text["fetchpriority"] != "" || text["sizes"] != lead["sizes"] {
		t.Errorf("a picture of the text: %v", text)
	}

	var published []string
	for name, content := range all {
		if !strings.HasPrefix(name, "media/") {
			continue
		}
		published = append(published, strings.TrimPrefix(name, "media/2020/opening/"))
		for _, word := range []string{place, "Exif", "GPS"} {
			if bytes.Contains(content, []byte(word)) {
				t.Errorf("%s tells %s", name, word)
			}
		}
		m, _, err := image.Decode(bytes.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if r, g, b, _ := m.At(m.Bounds().Dx()/20, m.Bounds().Dy()/20).RGBA(); path.Ext(name) != ".png" && (r < 50000 || g > 10000 || b > 10000) {
			t.Errorf("%s: above left is %d %d %d, not red", name, r, g, b)
		}
	}
	// Each once, under a name with a digest; of the lead picture also the one for sharing,
	// and the one in its own size, which the press is offered.
	for i, name := range published {
		parts := strings.Split(name, ".")
		published[i] = parts[0] + "." + parts[2]
	}
	slices.Sort(published)
	want := "chart 1.png narrow.jpg on-its-side-200w.jpg on-its-side-400w.jpg on-its-side.jpg upright.jpg wide-1280w.jpg wide-200w.jpg wide-400w.jpg wide-720w.jpg wide-share.jpg wide.jpg"
	if got := strings.Join(published, " "); got != want {
		t.Errorf("published are %s, want %s", got, want)
	}
	// Feeds have the widest, and who shares the page a copy of a size of its own.
	for name, words := range map[string][]string{
		"en/releases/2020/opening/index.html": {`<meta property="og:image" content="https://press.example.org/newsroom/media/2020/opening/wide-share.`, `"image":"https://press.example.org/newsroom/media/2020/opening/wide-1280w.`},
		"en/feed.json":                        {`"image":"https://press.example.org/newsroom/media/2020/opening/wide-1280w.`},
	} {
		for _, word := range words {
			if !bytes.Contains(all[name], []byte(word)) {
				t.Errorf("%s does not hold %s", name, word)
			}
		}
	}
	// The size that is told of a document is that of what is published.
	for name, content := range all {
		about := fmt.Sprintf("PNG, 1,000 × 40 pixels, %d B", len(content))
		if strings.HasPrefix(name, "media/") && strings.HasSuffix(name, ".png") && !bytes.Contains(all["en/releases/2020/opening/index.html"], []byte(about)) {
			t.Errorf("the page does not say %s of %s", about, name)
		}
	}
}

// The same bytes come out however a site is made: with a cache that is empty,
// full, damaged, or missing, and by however many at a time.
func TestPicturesAreTheSame(t *testing.T) {
	folder, cache := illustrated(t), t.TempDir()
	var first map[string][]byte
	build := func(how, cache string, jobs int) {
		t.Helper()
		all := files(t, load(t, generator.Options{Folder: folder, Cache: cache, Jobs: jobs}))
		if first == nil {
			first = all
		}
		if !maps.EqualFunc(first, all, bytes.Equal) {
			t.Errorf("%s: the site differs", how)
		}
	}
	build("no cache", "", 1)
	build("empty cache", cache, 3)
	kept := stamps(t, filepath.Join(cache, "pictures"))
	if len(kept) == 0 {
		t.Fatal("nothing is kept")
	}
	build("full cache", cache, 2)
	if again := stamps(t, filepath.Join(cache, "pictures")); !maps.Equal(kept, again) {
		t.Errorf("a second build makes anew what is kept: %v, then %v", kept, again)
	}
	i := 0
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		switch i++; i % 3 {
		case 0:
			err = os.Remove(name)
		case 1:
			err = os.WriteFile(name, content[:len(content)/2], 0o600)
		default:
			content[len(content)-1] ^= 1
			err = os.WriteFile(name, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	build("damaged cache", cache, 2)
	// What is taken away between the plan and the page is made again.
	site := load(t, generator.Options{Folder: folder, Cache: cache})
	if err := os.RemoveAll(cache); err != nil {
		t.Fatal(err)
	}
	if all := files(t, site); !maps.EqualFunc(first, all, bytes.Equal) {
		t.Error("cache taken away: the site differs")
	}
}

// stamps returns when each file of a folder was written.
func stamps(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			found[p] = info.ModTime().String()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// A picture that changes while its site is built stops the build: its address
// is kept for ever.
func TestPictureChangesWhileBuilding(t *testing.T) {
	folder := illustrated(t)
	site := load(t, generator.Options{Folder: folder})
	folder["releases/2020/opening/narrow.jpg"] = &fstest.MapFile{Data: photograph(t, 91, 60, 1)}
	var err error
	for _, name := range paths(t, site) {
		if _, failed := fs.ReadFile(site, name); err == nil {
			err = failed
		}
	}
	if err == nil || !strings.Contains(err.Error(), "changed while the site was built") {
		t.Error(err)
	}
}

// What is wrong with a picture is told at every place that refers to it, with
// and without making the site.
func TestPicturesThatAreNone(t *testing.T) {
	whole := photograph(t, 200, 100, 1)
	gray := drawing(t, 10, 10)
	bomb := bytes.Clone(gray)
	copy(bomb[16:], "\x00\x01\x00\x00\x00\x01\x00\x00")
	binary.BigEndian.PutUint32(bomb[29:], crc32.ChecksumIEEE(bomb[12:29]))
	broken := append(bytes.Clone(whole[:len(whole)/2]), 0xFF, 0xD9)
	folder := fstest.MapFS{
		"docsite.yaml": {Data: []byte("title: Press office\nbase_url: https://press.example.org/\nlanguages: [en]\n")},
		"releases/2020/a/en.md": {Data: []byte(`---
title: Pictures
date: 2020-05-04
image: {file: cut.jpg, alt: A hall}
attachments:
  - {file: cut.jpg, title: The hall}
  - {file: camera.heic, title: A hall}
  - {file: scan.tiff, title: A page}
  - {file: bomb.png, title: A hall}
  - {file: old.bmp, title: A hall}
---

Text.

See ![a](bomb.png) and ![b](broken.jpg) and [c](broken.jpg).
`)},
		"releases/2020/a/cut.jpg":     {Data: whole[:len(whole)-100]},
		"releases/2020/a/camera.heic": {Data: []byte("\x00\x00\x00\x18ftypheic")},
		"releases/2020/a/scan.tiff":   {Data: []byte("II*\x00\x08\x00\x00\x00")},
		"releases/2020/a/old.bmp":     {Data: []byte("BM")},
		"releases/2020/a/bomb.png":    {Data: bomb},
		"releases/2020/a/broken.jpg":  {Data: broken},
	}
	const want = `releases/2020/a/en.md:4:15 DS410 the picture “cut.jpg” is damaged: its end is missing
releases/2020/a/en.md:6:12 DS410 the picture “cut.jpg” is damaged: its end is missing
releases/2020/a/en.md:7:12 DS420 what “camera.heic” tells of its place, time and author is published with it
releases/2020/a/en.md:8:12 DS420 what “scan.tiff” tells of its place, time and author is published with it
releases/2020/a/en.md:9:12 DS419 the picture “bomb.png” has 65536 × 65536 pixels, more than 64 million
releases/2020/a/en.md:15:10 DS419 the picture “bomb.png” has 65536 × 65536 pixels, more than 64 million
releases/2020/a/en.md:15:29 DS410 the picture “broken.jpg” is damaged
releases/2020/a/en.md:15:49 DS410 the picture “broken.jpg” is damaged
`
	told := func(ds []diag.Diagnostic) string {
		var list strings.Builder
		for _, d := range ds {
			fmt.Fprintf(&list, "%s %s %s\n", d.Pos, d.Code, d.Message)
			if d.Hint == "" || (d.Severity == diag.Warning) != (d.Code == diag.MetadataKept) {
				t.Errorf("%s: %s, mend %q", d.Code, d.Severity, d.Hint)
			}
		}
		return list.String()
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	out := t.TempDir()
	r, _, err := open(t, generator.Options{Folder: folder}).Build(t.Context(), noon, out, generator.BuildOptions{})
	if got := told(r.Diagnostics); err != nil || got != want {
		t.Errorf("%v, %s, want %s", err, got, want)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
		t.Errorf("something was written: %v %v", left, err)
	}
	runtime.ReadMemStats(&after)
	if after.TotalAlloc-before.TotalAlloc > 256<<20 {
		t.Errorf("%d MB were taken", (after.TotalAlloc-before.TotalAlloc)>>20)
	}
	e, err := generator.Open(generator.Options{Folder: folder, Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	r, err = e.Check(t.Context(), noon)
	if got := told(r.Diagnostics); err != nil || got != want {
		t.Errorf("%v, check: %s", err, got)
	}
}
