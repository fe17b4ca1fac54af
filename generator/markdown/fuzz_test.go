package markdown

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FuzzConvert asserts what holds of every text: the HTML is well-formed and
// holds nothing that a strict Content-Security-Policy forbids, every address
// in it is an allowed one or a mark, and every position lies in the file.
func FuzzConvert(f *testing.F) {
	f.Add(string(benchEnglish), false)
	f.Add(string(benchJapanese), true)
	f.Add(sampleEnglish, false)
	f.Add(sampleFrench, false)
	f.Add(sampleJapanese, true)
	for _, seed := range []string{
		"# a <b>\n> - x [^1]![^2] <https://x.y>\n\n[^1]: > y <i>[^1]\n",
		"<details open>\n<summary>a</details> <b style=x onclick=y>\n\n[a](java&#9;script:b)",
		"|a|b|\n|:-|-:|\n|`x\\|y`|[z](w \"t\")\n\na\n: b\n\n    c",
		"**「a」**b~~c~~_d_\nwww.x.jp/a,b_c@d.ef.\x00\x001\x00",
		"[a <b>][c] ![d [e](f)](//g) <!-- \n[c]: <h\\>> 'i'",
		"<div lang=fr><p id=a>b<table><tr><td rowspan=2>[^1]<td>\n\n**c**\n\n</table><a name=b></a><a href=d>e<img src=f alt=g></a>\n\n- h <ul><li>i<ol><dd>j</ul>\n\n[^1]: k <p>l",
		"<figure>\n\n![a](b)\n\n<figcaption>c<dl><dt>d<dd><pre>e &lt; \\*<code>f</pre><h2>g<p>h</h2><caption><tr><summary><a href=x><b>i<h3 id=fn:1>",
		"x <font><p>y</b> [a <a href=b>c](d)</a> | e |\n|-|\n| <ul><li>f<blockquote>g<hr><br> <p>&nbsp;</p> <a id=z>",
		"> a\n>\n> — <u>b\n\n※ c\n\n\\* d ![](e)![f](g)",
		"<x-y><img>", // a paragraph that has no place but its picture's
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	english, japanese := New(testOptions("en")), New(testOptions("ja"))
	f.Fuzz(func(t *testing.T, text string, join bool) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Skip("not what Convert is given")
		}
		c := english
		if join {
			c = japanese
		}
		const front = "---\n"
		d := c.Convert("x.md", []byte(front+text), len(front))
		if err := wellFormed(d); err != nil {
			t.Errorf("%v\n%q", err, d.HTML)
		}
		lines := strings.Split(front+text, "\n")
		if err := sameTree(d); err != nil {
			t.Errorf("%v\n%q", err, d.HTML)
		}
		for _, link := range d.Links {
			inFile(t, lines, link.At.Line, link.At.Column)
			if target, err := CheckURL(link.Dest); target != Inside || err != nil {
				t.Errorf("%q is kept as a reference inside the site", link.Dest)
			}
		}
		for _, x := range d.Diagnostics {
			inFile(t, lines, x.Line, x.Column)
		}
		for _, p := range d.Passages {
			inFile(t, lines, p.At.Line, p.At.Column)
			for i := range p.Text {
				if at, ok := p.Offset(i); ok && (at < len(front) || at > len(front)+len(text)) {
					t.Errorf("byte %d of %q is not in the text", i, p.Text)
				}
			}
		}
		if ids := slices.Sorted(slices.Values(d.IDs)); len(slices.Compact(ids)) != len(d.IDs) {
			t.Errorf("an anchor stands twice: %q", d.IDs)
		}
	})
}

func inFile(t *testing.T, lines []string, line, column int) {
	t.Helper()
	if line < 2 || line > len(lines) || column < 1 || column > utf8.RuneCountInString(lines[line-1])+1 {
		t.Errorf("%d:%d is not in the text", line, column)
	}
}

var allowedHref = regexp.MustCompile(`^((?i:https?)://[^/]|(?i:mailto|tel):.|#fn:\d+$|#fnref:\d+(:\d+)?$)`)

// sameTree checks that a browser builds of a document's HTML the tree that was
// written: it moves nothing and adds nothing.
func sameTree(d Document) error {
	filled := Fill(nil, d.HTML, func(int) string { return `data-mark=""` })
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(bytes.NewReader(filled), body)
	if err != nil {
		return err
	}
	var built bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&built, n); err != nil {
			return err
		}
	}
	if got, want := tags(built.Bytes()), tags(filled); got != want {
		return fmt.Errorf("a browser builds %s of %s", got, want)
	}
	return nil
}

// tags returns the tags in HTML.
func tags(text []byte) string {
	var b strings.Builder
	for z := html.NewTokenizer(bytes.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&b, "<%s>", name)
		case html.EndTagToken:
			name, _ := z.TagName()
			fmt.Fprintf(&b, "</%s>", name)
		}
	}
}

// wellFormed checks a document's HTML: elements are closed in order, no
// element stands where a browser would move it, attributes are allowed, and
// the marks are those of its links.
func wellFormed(d Document) error {
	next := 0
	filled := Fill(nil, d.HTML, func(n int) string {
		if n == next {
			next++
		}
		return `data-mark=""`
	})
	if next != len(d.Links) || bytes.IndexByte(filled, 0) >= 0 {
		return fmt.Errorf("%d marks in order of %d", next, len(d.Links))
	}
	z := html.NewTokenizer(bytes.NewReader(filled))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err()
			}
			if len(open) > 0 {
				return fmt.Errorf("%q are not closed", open)
			}
			return nil
		case html.CommentToken, html.DoctypeToken:
			return fmt.Errorf("%q", z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data == "a" && slices.Contains(open, "a") {
				return fmt.Errorf("a link in a link")
			}
			if slices.Contains(open, "p") && slices.Contains([]string{"p", "details", "ul", "ol", "table", "figure", "div", "blockquote", "pre"}, t.Data) {
				return fmt.Errorf("<%s> in <p>", t.Data)
			}
			if !void[t.Data] {
				open = append(open, t.Data)
			}
			for _, a := range t.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					return fmt.Errorf("attribute %s", a.Key)
				}
				if a.Key == "href" && !allowedHref.MatchString(a.Val) || a.Key == "src" {
					return fmt.Errorf("%s %q", a.Key, a.Val)
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Errorf("</%s> in %q", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}
