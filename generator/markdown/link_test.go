package markdown

import (
	"slices"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/press"
)

func TestLinkHTML(t *testing.T) {
	check(t, []example{
		{"en", "[a](https://x.org/?a=1&b=é)", `<p><a class="external" rel="external" href="https://x.org/?a=1&amp;b=%C3%A9">a<span class="vh"> (external site)</span></a></p>`, ""},
		{"ja", "[a](https://x.org/)", `<p><a class="external" rel="external" href="https://x.org/">a<span class="vh">（外部サイト）</span></a></p>`, ""},
		{"en", "[a](https://press.example.org/en/)", `<p><a href="https://press.example.org/en/">a</a></p>`, ""},
		{"en", "[a](mailto:a@x.org) [b](tel:+1-2) <a@x.org>", `<p><a href="mailto:a@x.org">a</a> <a href="tel:+1-2">b</a> <a href="mailto:a@x.org">a@x.org</a></p>`, ""},
		{"en", `[a](b "T & \"t\"")`, `<p><a {0} title="T &amp; &quot;t&quot;">a</a></p>`, ""},
		{"en", "[a <https://x.org> b](c)", `<p><a {0}>a https://x.org b</a></p>`, ""},
		{"en", "[a[^1]](c)\n\n[^1]: b", "<p><a {0}>a<sup id=\"fnref:1\">1</sup></a></p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li id=\"fn:1\">\n<p>b\u00a0<a class=\"footnote-backref\" href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩\uFE0E</a></p>\n</li>\n</ol>\n</section>", ""},
		{"en", "[a *b*](javascript:x)", "<p>a <em>b</em></p>", "1:9 DS401 the scheme “javascript:” is not allowed"},
		{"en", "[a](java&#9;script:x)", "<p>a</p>", "1:5 DS401 the scheme “javascript:” is not allowed"},
		{"en", "[a](JaVaScRiPt&colon;x)", "<p>a</p>", "1:5 DS401 the scheme “javascript:” is not allowed"},
		{"en", "[a](<data:x y>)", "<p>a</p>", "1:6 DS401 the scheme “data:” is not allowed"},
		{"en", "<vbscript:x> <file:///a>", "<p>vbscript:x file:///a</p>", "1:2 DS401 the scheme “vbscript:” is not allowed\n1:15 DS401 the scheme “file:” is not allowed"},
		{"en", "[a](//x.org)", "<p>a</p>", "1:5 DS401 an address that begins with // has no scheme"},
		{"en", "[a]\n\n[a]: ftp://x.org", "<p>a</p>", "1:1 DS401 the scheme “ftp:” is not allowed"},
		{"en", "[a](b\x00c)", "<p><a {0}>a</a></p>", ""},
		{"en", "a\x000\x00 &#0; `\x00`", "<p>a\uFFFD0\uFFFD \uFFFD <code>\uFFFD</code></p>", ""},
	})
	html := string(New(Options{}).Convert("x.md", []byte("[a](https://x.org/)"), 0).HTML)
	if want := `<p><a class="external" rel="external" href="https://x.org/">a</a></p>` + "\n"; html != want {
		t.Errorf("without words for a link that leaves the site: %s", html)
	}
}

func TestLinks(t *testing.T) {
	at := func(line, column int) diag.Pos { return diag.Pos{File: "x.md", Line: line, Column: column} }
	for text, want := range map[string][]press.Link{
		"日本[a](b)":                   {{Kind: press.Hyperlink, Dest: "b", At: at(1, 7)}},
		"![日本](a%20b.png)":           {{Kind: press.Picture, Dest: "a b.png", At: at(1, 7)}},
		"[a](<b c>)":                 {{Kind: press.Hyperlink, Dest: "b c", At: at(1, 6)}},
		"[a](\n  b\n  \"t\")":        {{Kind: press.Hyperlink, Dest: "b", At: at(2, 3)}},
		"[a](b\\)&amp;c#d)":          {{Kind: press.Hyperlink, Dest: "b)&c#d", At: at(1, 5)}},
		"[a]() [b](#c)":              {{Kind: press.Hyperlink, At: at(1, 1)}, {Kind: press.Hyperlink, Dest: "#c", At: at(1, 11)}},
		"- x\n  > y\nlazy [a](b)":    {{Kind: press.Hyperlink, Dest: "b", At: at(3, 10)}},
		"1. x\n\n   - 日 [a](b)":      {{Kind: press.Hyperlink, Dest: "b", At: at(3, 12)}},
		"|a|b|\n|-|-|\n|x|日[a](b)|":  {{Kind: press.Hyperlink, Dest: "b", At: at(3, 9)}},
		"> |a|\n> |-|\n> |[a](b)|":   {{Kind: press.Hyperlink, Dest: "b", At: at(3, 8)}},
		"x\n: y [a](b)":              {{Kind: press.Hyperlink, Dest: "b", At: at(2, 9)}},
		"x[^1]\n\n[^1]: y [a](b)":    {{Kind: press.Hyperlink, Dest: "b", At: at(3, 13)}},
		"x\n[a][b] [b]\n\n[b]: c":    {{Kind: press.Hyperlink, Dest: "c", At: at(2, 1)}, {Kind: press.Hyperlink, Dest: "c", At: at(2, 8)}},
		"[![a](b.png)](c)":           {{Kind: press.Hyperlink, Dest: "c", At: at(1, 15)}, {Kind: press.Picture, Dest: "b.png", At: at(1, 7)}},
		"## x [a](b)\n\ny [c](d)\n-": {{Kind: press.Hyperlink, Dest: "b", At: at(1, 10)}, {Kind: press.Hyperlink, Dest: "d", At: at(3, 7)}},
		"-	[a](b)":                   {{Kind: press.Hyperlink, Dest: "b", At: at(1, 7)}},
	} {
		if _, d := convert("ja", text); !slices.Equal(d.Links, want) {
			t.Errorf("%q:\n got %v\nwant %v", text, d.Links, want)
		}
	}
}

func TestRelatedDefinition(t *testing.T) {
	_, d := convert("en", "[a]\n\n[a]: ftp://x.org")
	if r := d.Diagnostics[0].Related; len(r) != 1 || r[0].Line != 3 || r[0].Column != 6 {
		t.Errorf("got %v", r)
	}
}

func TestFill(t *testing.T) {
	d := New(Options{}).Convert("x.md", []byte("[a](b) ![c](d)"), 0)
	got := string(Fill([]byte("> "), d.HTML, func(n int) string { return []string{`href="/b/"`, `src="/d" width="2"`}[n] }))
	if want := "> <p><a href=\"/b/\">a</a> <img src=\"/d\" width=\"2\" alt=\"c\"></p>\n"; got != want {
		t.Errorf("got %q", got)
	}
}
