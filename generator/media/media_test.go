package media

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// release is one whose text refers to files, each a picture or a document.
func release(pictures, documents []string) *press.Release {
	t := &press.Translation{Release: "2020/a", Lang: "en", File: "releases/2020/a/en.md"}
	for i, p := range pictures {
		t.Body.Links = append(t.Body.Links, press.Link{Kind: press.Picture, Dest: p, At: diag.Pos{File: t.File, Line: i + 1, Column: 1}})
	}
	for i, d := range documents {
		t.Attachments = append(t.Attachments, press.Attachment{File: d, At: diag.Pos{File: t.File, Line: i + 101, Column: 1}})
	}
	return &press.Release{ID: "2020/a", Original: t, Translations: []*press.Translation{t}}
}

// library has the files of one release, beside which there are those of a folder and
// symbolic links.
func library(site fs.FS, r *press.Release, m *Maker, jobs int, links ...string) *Library {
	var names []string
	folder := "releases/" + r.ID
	err := fs.WalkDir(site, folder, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, strings.TrimPrefix(name, folder+"/"))
		}
		return err
	})
	if err != nil {
		panic(err) // a test's own folder
	}
	return NewLibrary(site, []Source{{Release: r, Names: names, Links: links}}, m, jobs)
}

// told reads all files that a release refers to, and returns what is told of them.
func told(site fs.FS, r *press.Release, m *Maker) ([]diag.Diagnostic, error) {
	return library(site, r, m, 1).Read(context.Background())
}

// taken returns the files that a release refers to, of which nothing may be told.
func taken(t *testing.T, site fs.FS, r *press.Release, m *Maker) Files {
	t.Helper()
	l := library(site, r, m, 4)
	ds, err := l.Read(t.Context())
	if err != nil || ds != nil {
		t.Fatal(ds, err)
	}
	return filesOf(t, l, r.ID)
}

func filesOf(t *testing.T, l *Library, id string) Files {
	t.Helper()
	files, err := l.Files(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func folderOf(files map[string]string) fstest.MapFS {
	site := fstest.MapFS{"releases/2020/a/en.md": {}}
	for name, content := range files {
		site["releases/2020/a/"+name] = &fstest.MapFile{Data: []byte(content)}
	}
	return site
}

func encoded(t *testing.T, encode func(io.Writer, image.Image) error, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b, image.NewPaletted(image.Rect(0, 0, width, height), palette.Plan9)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The size of every kind of picture, whatever its name says, and the digest of
// every file.
func TestSizes(t *testing.T) {
	webp, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==") // 1 by 1
	if err != nil {
		t.Fatal(err)
	}
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" `
	files := map[string]string{
		"a.png":  encoded(t, png.Encode, 30, 20),
		"b.JPG":  encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }, 16, 9),
		"c.gif":  encoded(t, func(w io.Writer, m image.Image) error { return gif.Encode(w, m, nil) }, 7, 5),
		"d.webp": string(webp),
		"e.png":  encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }, 4, 3),
		"f.svg":  svg + `width="300" height="200"/>`,
		"g.svg":  svg + `viewBox="0 0 120.4 80.6"/>`,
		"h.svg":  svg + `width="1in" height="25.4mm"/>`,
		"i.svg":  svg + `width="100%" height="100%" viewBox="0,0,64,48"/>`,
		"j.svg":  svg + `width="2em" viewBox="0 0 12 8"/>`,
		"k.svg":  svg + "viewBox=\"0,\n\t0\t12 \n8\"/>",
	}
	var pictures []string
	for name := range files {
		pictures = append(pictures, name)
	}
	read := taken(t, folderOf(files), release(pictures, nil), NewMaker(nil, false, DecodeMemory))
	for name, want := range map[string]image.Point{
		"a.png": {30, 20}, "b.JPG": {16, 9}, "c.gif": {7, 5}, "d.webp": {1, 1}, "e.png": {4, 3},
		"f.svg": {300, 200}, "g.svg": {120, 81}, "h.svg": {96, 96}, "i.svg": {64, 48}, "j.svg": {12, 8}, "k.svg": {12, 8},
	} {
		f := read[name]
		if f == nil || (image.Point{f.Width, f.Height}) != want || f.Size != int64(len(files[name])) || !strings.HasPrefix(f.MediaType, "image/") {
			t.Errorf("%s: %+v, want %v", name, f, want)
		}
	}
	// The digest of “abc” by FIPS 180-2, appendix B.1.
	read = taken(t, folderOf(map[string]string{"abc.txt": "abc"}), release(nil, []string{"abc.txt"}), NewMaker(nil, false, DecodeMemory))
	if f := read["abc.txt"]; f.Hash != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || f.MediaType != "text/plain" || f.Size != 3 {
		t.Errorf("abc.txt: %+v", f)
	}
}

// What a drawing may hold, and what not: it can be opened by its own address.
func TestDrawing(t *testing.T) {
	for inner, says := range map[string]string{
		`<g><path d="M0 0"/><text x="1">省</text></g>`:                                                                "",
		`<a href="#b"><use href="#a"/></a>`:                                                                          "",
		`<style>.a { fill: red }</style><rect class="a" style="fill: blue"/>`:                                        "",
		`<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:li/></r:RDF></metadata>`:          "",
		`<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/>`: "",
		`<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>`:                                                 "",
		`<!-- a comment --><title>on a script</title>`:                                                               "",
		`<script>alert(1)</script>`:                                                                                  "an element “script”",
		`<g><script href="#a"/></g>`:                                                                                 "an element “script”",
		`<s:script xmlns:s="http://www.w3.org/2000/svg"/>`:                                                           "an element “script”",
		`<script xmlns="http://www.w3.org/1999/xhtml"/>`:                                                             "an element “script”",
		`<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>`:                                                 "an element “iframe”",
		`<foreignObject/>`:      "an element “foreignObject”",
		`<image href="a.png"/>`: "an element “image”",
		`<animate attributeName="href" to="javascript:alert(1)"/>`: "an element “animate”",
		`<set attributeName="onclick" to="alert(1)"/>`:             "an element “set”",
		`<iframe/>`:                 "an element “iframe”",
		`<g onclick="alert(1)"/>`:   "an event attribute “onclick”",
		`<g ONLOAD="alert(1)"/>`:    "an event attribute “ONLOAD”",
		`<use href="other.svg#a"/>`: "a reference to another file",
		`<use xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/#a"/>`:                    "a reference to another file",
		`<a href=" javascript:alert(1)"/>`:                                                                 "a reference to another file",
		`<a href="&#106;avascript:alert(1)"/>`:                                                             "a reference to another file",
		`<rect style="background: url('JavaScript:alert(1)')"/>`:                                           "a script",
		`<?xml-stylesheet href="a.css"?>`:                                                                  "a style sheet",
		`<rect style="fill: url(https://example.org/a)"/>`:                                                 "a reference to another file",
		`<style>@import "https://example.org/a.css";</style>`:                                              "a reference to another file",
		`<style>rect { fill: url( "//example.org/a" ) }</style>`:                                           "a reference to another file",
		`<rect fill="url(#gradient)" style="clip-path: url('#b')"/><style>g { filter: url("#f") }</style>`: "",
		`<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>`:                              "",
		`<style>.a { background: u\72l(https://example.org/) }</style>`:                                    "a reference to another file",
		`<rect fill="u\72l(https://example.org/)"/>`:                                                       "a reference to another file",
		`<style><style/>@import "//example.org/a.css";</style>`:                                            "an element “style” in a style sheet",
		`<style><n:g xmlns:n="urn:n"/>.a { fill: red }</style>`:                                            "an element “g” in a style sheet",
		`<style>rect { mask: image("a.png") }</style>`:                                                     "a reference to another file",
		`<rect style="mask: src('a.png')"/>`:                                                               "a reference to another file",
		`<style>@namespace "//example.org/a";</style>`:                                                     "a reference to another file",
		`<style>@font-face { src: url(data:font/woff2;base64,AA//) url(a.woff) }</style>`:                  "a reference to another file",
		`<style>@font-face { src: url("data:font/woff2;base64,AA//") }</style>`:                            "",
		`<style>/* from https://example.org/ */ .a { fill: red }</style>`:                                  "",
		`<rect id="a" id="b"/>`:                                                                            "an attribute “id” twice",
	} {
		const open = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2">`
		_, w, h, fault := drawing(strings.NewReader(open+inner+"</svg>"), "a.svg")
		switch {
		case says == "" && (fault != nil || w != 3 || h != 2):
			t.Errorf("%s is refused: %v", inner, fault)
		case says != "" && (fault == nil || fault.Code != diag.PictureUnsafe || !strings.Contains(fault.Message, says)):
			t.Errorf("%s: %+v, want …%s…", inner, fault, says)
		}
	}
	for text, says := range map[string]string{
		"":        "holds no drawing",
		"text":    "holds no drawing",
		"<html/>": "is not one element svg",
		"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/><svg xmlns='http://www.w3.org/2000/svg'/>":        "is not one element svg",
		"<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]><svg width='3' height='2'/>":                                  "declares more",
		"<!DOCTYPE svg [<?x ' ?>]><svg width='3' height='2'><g/></svg><!-- ' ?>]><svg/> -->":                             "declares more",
		"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'><style>@im<!-- -->port '//e/a.css';</style></svg>": "another file",
		"<svg width='3' height='2'/>":                                              "does not say that it is SVG",
		"<svg xmlns='urn:other' width='3' height='2'/>":                            "does not say that it is SVG",
		"<svg xmlns='http://www.w3.org/2000/svg'/>":                                "neither width and height",
		"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='2'/>":           "neither width and height",
		"<svg xmlns='http://www.w3.org/2000/svg' width='-1' height='2'/>":          "neither width and height",
		"<svg xmlns='http://www.w3.org/2000/svg' width='1e99' height='2'/>":        "neither width and height",
		"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'><g></svg>":   "well-formed",
		"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'>&bad;</svg>": "well-formed",
		"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>":                                   "declares more",
	} {
		if _, _, _, fault := drawing(strings.NewReader(text), "a.svg"); fault == nil || !strings.Contains(fault.Message, says) {
			t.Errorf("%q: %+v, want …%s…", text, fault, says)
		}
	}
}

// What is published of a drawing shows the same and tells nothing else.
func TestDrawingClean(t *testing.T) {
	const open = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2">`
	for text, want := range map[string]string{
		`<?xml version="1.0"?><!-- Ann --><!DOCTYPE svg>` + open + "\n<!-- Ann --><g><rect x=\"1\"></rect></g>\n</svg><!-- Ann -->\n":          open + "\n<g><rect x=\"1\"/></g>\n</svg>",
		open + `<metadata>Ann<g><style>x</style></g></metadata><title>A &amp; &lt;B></title></svg>`:                                            open + `<title>A &amp; &lt;B&gt;</title></svg>`,
		open + `<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>Ann</m:mi><rect/></m:math><rect/></svg>`:                            open + `<rect/></svg>`,
		open + `<e:listener xmlns:e="http://www.w3.org/2001/xml-events" handler="#a"/></svg>`:                                                  open[:len(open)-1] + `/>`,
		open + `<g xmlns:i="urn:ink" i:label="Ann" data-name="Ann" content="Ann" aria-label="one"/></svg>`:                                     open + `<g aria-label="one"/></svg>`,
		open + `<text xml:space="preserve" xml:lang="fr">a  <tspan>b</tspan>&#13;</text></svg>`:                                                open + `<text xml:space="preserve" xml:lang="fr">a  <tspan>b</tspan>&#13;</text></svg>`,
		open + `<style><![CDATA[/* Ann */ g > a { fill: red }]]></style><g style="/* Ann */fill:red"/></svg>`:                                  open + `<style>  g &gt; a { fill: red }</style><g style=" fill:red"/></svg>`,
		open + "<path d=\"M0\n0\" aria-label='a &quot;b&quot; &amp; &lt;c'/></svg>":                                                            open + `<path d="M0 0" aria-label="a &quot;b&quot; &amp; &lt;c"/></svg>`,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="3" height="2"><s:use x:href="#a"/></s:svg>`: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="3" height="2"><use xlink:href="#a"/></svg>`,
	} {
		clean, _, _, fault := drawing(strings.NewReader(text), "a.svg")
		if string(clean) != want || fault != nil {
			t.Errorf("%s\nbecomes %s\nwant    %s\n%v", text, clean, want, fault)
		}
		if again, _, _, _ := drawing(bytes.NewReader(clean), "a.svg"); !bytes.Equal(again, clean) {
			t.Errorf("%s\nis made %s", clean, again)
		}
	}
	// What is promised of a drawing is what is opened, also where it is only linked.
	site := folderOf(map[string]string{"a.svg": open + "<!-- Ann --></svg>"})
	m := NewMaker(nil, true, DecodeMemory)
	f := taken(t, site, release(nil, []string{"a.svg"}), m)["a.svg"]
	content, err := m.Bytes(t.Context(), site, f, f.Hash)
	if err != nil || string(content) != open+"</svg>" && string(content) != open[:len(open)-1]+"/>" || digest(content) != f.Hash || f.Size != int64(len(content)) {
		t.Errorf("%q, %v: %+v", content, err, f)
	}
	// One that is too large is told where it is linked, too.
	ds, err := told(folderOf(map[string]string{"a.svg": strings.Repeat(" ", 65<<20)}), release(nil, []string{"a.svg"}), m)
	if err != nil || len(ds) != 1 || ds[0].Code != diag.PictureTooLarge {
		t.Errorf("%v, %v", ds, err)
	}
}

// A picture is published by the name and type of what it holds, and told of by
// the name that its author gave.
func TestNameSaysTheFormat(t *testing.T) {
	content := encoded(t, func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }, 4, 3)
	files := map[string]string{"a.png": content, "b.JPEG": content, "c.heic": content, "d.gif": content[:len(content)/2] + "\xFF\xD9"}
	r := release([]string{"a.png", "b.JPEG", "d.gif"}, []string{"c.heic"})
	l := library(folderOf(files), r, NewMaker(nil, true, DecodeMemory), 1)
	ds, err := l.Read(t.Context())
	if err != nil || len(ds) != 1 || !strings.Contains(ds[0].Message, "“d.gif”") {
		t.Error(ds, err)
	}
	read := filesOf(t, l, r.ID)
	for name, want := range map[string]string{"a.png": "a.jpg", "b.JPEG": "b.JPEG", "c.heic": "c.jpg"} {
		if f := read[name]; f.Name != want || f.MediaType != "image/jpeg" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// folding is a file system that opens a file by its name in any case, as those
// of two widely used systems do.
type folding struct{ fstest.MapFS }

func (f folding) Open(name string) (fs.File, error) {
	for real := range f.MapFS {
		if strings.EqualFold(real, name) {
			return f.MapFS.Open(real)
		}
	}
	return f.MapFS.Open(name)
}

// A name counts letter by letter on every system: a web server will ask for
// that.
func TestNamesAreExact(t *testing.T) {
	site := folding{folderOf(map[string]string{"Slides.pdf": "%PDF", "figures/one.txt": "1"})}
	r := release(nil, []string{"slides.pdf", "Slides.pdf", "figures/one.txt", "figures/One.txt", "slidse.pdf", "../a/Slides.pdf", "figures"})
	l := library(site, r, NewMaker(nil, false, DecodeMemory), 1)
	ds, err := l.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]string{
		101: "did you mean “Slides.pdf”?", 104: "did you mean “figures/one.txt”?", 105: "did you mean “Slides.pdf”?",
		106: "", 107: "put the file into releases/2020/a/, or correct the name; capital letters count",
	}
	for _, d := range ds {
		hint, expected := want[d.Line]
		if !expected || d.Code != diag.FileMissing || hint != "" && d.Hint != hint {
			t.Errorf("line %d: %s: %s; mend: %s; want %q", d.Line, d.Code, d.Message, d.Hint, hint)
		}
		delete(want, d.Line)
	}
	if read := filesOf(t, l, r.ID); len(want) > 0 || len(read) != 2 {
		t.Errorf("not told were %v; taken were %v", want, read)
	}
}

// Files of a release that is not there are nobody's: they are not opened.
func TestHeldBackFilesStayClosed(t *testing.T) {
	site := folderOf(map[string]string{"a.txt": "a"})
	site["releases/2020/secret/b.txt"] = &fstest.MapFile{Data: []byte("b")}
	opened := recording{site, map[string]bool{}}
	r := release([]string{"../secret/b.png"}, []string{"a.txt"})
	r.Translations[0].Body.Links = append(r.Translations[0].Body.Links, press.Link{Dest: "../secret/b.txt"})
	if _, err := library(opened, r, NewMaker(nil, false, DecodeMemory), 1).Read(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !opened.names["releases/2020/a/a.txt"] {
		t.Error("the file of the public release was not read")
	}
	for name := range opened.names {
		if strings.Contains(name, "secret") {
			t.Errorf("%s was opened", name)
		}
	}
}

type recording struct {
	fs.FS
	names map[string]bool
}

func (r recording) Open(name string) (fs.File, error) {
	r.names[name] = true
	return r.FS.Open(name)
}

// TestNestedDrawing: elements may lie in each other so deep, and no deeper.
func TestNestedDrawing(t *testing.T) {
	for deep, refused := range map[int]bool{mostNested: false, mostNested + 1: true, 1_000_000: true} {
		text := `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">` + strings.Repeat("<g>", deep-1) + strings.Repeat("</g>", deep-1) + "</svg>"
		if _, _, _, fault := drawing(strings.NewReader(text), "a.svg"); (fault != nil) != refused {
			t.Errorf("%d elements: got %v", deep, fault)
		}
	}
}
