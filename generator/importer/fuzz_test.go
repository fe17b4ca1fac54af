package importer

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"docsite/generator/htmltext"
	"docsite/generator/markdown"
)

// outside imports into a folder of a folder, and fails where anything was written beside it.
func outside(t *testing.T, archive *Archive, files fstest.MapFS) (string, *Report) {
	t.Helper()
	around := t.TempDir()
	dir := filepath.Join(around, "room")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	report := into(t, dir, archive, files)
	if beside, err := os.ReadDir(around); err != nil || len(beside) != 1 {
		t.Fatalf("%v was written beside the newsroom (%v)", beside, err)
	}
	return dir, report
}

// FuzzDocument asserts that whatever a source says of a document is written so that it is read back:
// title, old addresses, names, files. Nothing is written outside.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{"Plain", "With: a colon # and \"more\"", "---", "../../etc/passwd", "/a/../b", "\xff\xfe", "a\u2028b", "CON.md", "en.md", "東京.pdf", "| |", "<b>&amp;</b>", "\x00", "[x](/b.html)", strings.Repeat("x", 300), "?q=1", "%2e%2e/%ff", "e\u0301", "👩‍👩‍👧", "-", "."} {
		f.Add(s, "/news/"+s, s, s+".svg", s, int64(len(s))*100_000_000)
	}
	f.Fuzz(func(t *testing.T, title, alias, name, file, body string, seconds int64) {
		var date time.Time
		if at := time.Unix(seconds, 0).UTC(); seconds != 0 && at.Year() >= 1900 && at.Year() < 3000 {
			date = at
		}
		archive := fstest.MapFS{"x/" + strings.Trim(strings.ToValidUTF8(strings.ReplaceAll(file, "/", ""), ""), "."): {Data: []byte("x")}}
		d := Document{Origin: "a", Group: "g", Lang: "en", Title: title, Summary: body, Date: date, Place: title, Reference: title, Name: name, Topics: []string{title, name}, Ministries: []string{name},
			Countries: []string{title, "jp"}, Aliases: []string{alias, name}, Body: body, Image: &Image{File: file, Alt: title, Caption: body}, Attachments: []Attachment{{File: file, Title: title}, {URL: name}},
			Files: []File{{Name: file, Path: "x/" + file}}, Lost: []Loss{{Origin: name, Line: 1, What: title}}}
		translation := d
		translation.Origin, translation.Lang, translation.Draft = "b", "ja", seconds%2 == 0
		dir, report := outside(t, &Archive{Documents: []Document{d, translation}}, archive)
		readBack(t, dir, report)
		if _, err := report.JSON(); err != nil {
			t.Error(err)
		}
		if texts, _ := report.Written(); texts+len(report.Left) != 2 {
			t.Errorf("%d texts were written, and %d left", texts, len(report.Left))
		}
	})
}

// FuzzHTML asserts that whatever a page holds is read without a fault, written so that it is read back, and
// known again.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		`<html lang="en"><h1>Title</h1><p>1 May 2020</p><p>Text <b>bold <i>both</b> italic</i>`,
		`<table><tr><td rowspan=2>a<ul><li>b</ul><td>c</table>`, `<a href="b.html">x</a><img src="a.svg" alt="[">`, `<pre>a` + "\n\n" + `b</pre>`, `<dl><dt>a<dd>b</dl>`,
		`<p>[^1]: x</p><p>: y</p><p>｜漢字《かんじ》</p>`, `<ruby>漢<rt>かん</rt></ruby>`, `<script>"</script>`, `<base href="///"><link rel=canonical href="https://a//b">`, "<p>\x00\xff",
		`<meta http-equiv=refresh content="0;url=p.html"><p>x`, strings.Repeat("<div>", 600), strings.Repeat("<blockquote>", 90) + "x", `<p>1. a<br>- b<br># c<br>=== <br>--- </p>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		archive := fstest.MapFS{"en/p.html": {Data: page, Mode: 0o644}, "en/b.html": {Data: []byte("<h1>B</h1><p>1 May 2020</p><p>See <a href=p.html>p</a>"), Mode: 0o644}, "en/a.svg": {Data: []byte("<svg/>"), Mode: 0o644}}
		settings, _ := testSettings(t)
		found, err := HTML{}.Read(context.Background(), archive, settings)
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Documents)+len(found.Lost) == 0 {
			t.Error("nothing was found, and nothing lost")
		}
		dir, report := outside(t, found, archive)
		readBack(t, dir, report)
		if texts, _ := into(t, dir, found, archive).Written(); texts > 0 {
			t.Errorf("a second run writes %d texts", texts)
		}
	})
}

// FuzzWords asserts that words of a page, whatever signs are in them, are the same words in the
// Markdown that is made of them.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"plain", "*a* _b_ `c`", "[a](b) ![c](d) [e]: f", "# a", "1. a", "- a", "a | b", "&lt; &amp;amp; <b>", "~~x~~", "a\\*b", "｜漢字《かんじ》", "[^1]", "=====", "> a", ": a", "***", "http://a.example/b_c_d", "<!-- x -->", "a@b.example", "+ a", "2) b", "$a$", "\\", "```", "```go"} {
		f.Add(s, s)
	}
	c := markdown.New(markdown.Options{})
	f.Fuzz(func(t *testing.T, first, second string) {
		if !utf8.ValidString(first) || !utf8.ValidString(second) || strings.ContainsFunc(first+second, func(r rune) bool {
			return unicode.IsControl(r) || r == unicode.ReplacementChar || !unicode.IsPrint(r) && r != ' '
		}) {
			return
		}
		p := newElement("div", "")
		p.AppendChild(newElement("p", first))
		p.AppendChild(newElement("p", second))
		p.LastChild.AppendChild(newElement("br", ""))
		p.LastChild.AppendChild(&html.Node{Type: html.TextNode, Data: first})
		text, err := htmltext.Write(p)
		if err != nil {
			t.Fatal(err)
		}
		got := lettersOf(string(markdown.Plain(nil, c.Convert("x", []byte(text), 0).HTML)))
		if want := lettersOf(first + second + first); got != want {
			t.Errorf("%q, %q\nis %q\nsays %q, not %q", first, second, text, got, want)
		}
	})
}

// lettersOf returns what of a text is neither a space nor set by a language's rules.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
