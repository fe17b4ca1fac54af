package markdown

import "testing"

const noteSection = "\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n"

func TestFootnote(t *testing.T) {
	check(t, []example{
		{"en", "a[^x] b[^x]\n\n[^x]: c *d*", `<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup> ` +
			`b<sup id="fnref:1:2"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup></p>` + noteSection +
			"<li id=\"fn:1\">\n<p>c <em>d</em>" +
			"\u00A0<a class=\"footnote-backref\" href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩\uFE0E</a>" +
			"\u00A0<a class=\"footnote-backref\" href=\"#fnref:1:2\" role=\"doc-backlink\" aria-label=\"Back to the text 2\">↩\uFE0E<sup>2</sup></a>" +
			"</p>\n</li>\n</ol>\n</section>", ""},
		{"en", "a[^x]\n\n[^x]:\n    > c", `<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup></p>` + noteSection +
			"<li id=\"fn:1\">\n<blockquote>\n<p>c</p>\n</blockquote>\n" +
			"\u00A0<a class=\"footnote-backref\" href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩\uFE0E</a>" +
			"</li>\n</ol>\n</section>", ""},
	})
	html := string(New(Options{}).Convert("x.md", []byte("a[^x]\n\n[^x]: b"), 0).HTML)
	for _, name := range []string{"aria-label", "style="} {
		if contains(html, name) {
			t.Errorf("%s in %s", name, html)
		}
	}
}

func TestFootnoteMissing(t *testing.T) {
	check(t, []example{
		{"ja", "日本[^x]、*[^y]*", "<p>日本[^x]、<em>[^y]</em></p>", "1:3 DS415 the footnote mark [^x] has no footnote\n1:9 DS415 the footnote mark [^y] has no footnote"},
		{"en", "a![^x]", "<p>a![^x]</p>", "1:3 DS415 the footnote mark [^x] has no footnote"},
		{"en", "[^a][^b]", "<p>[^a][^b]</p>", "1:1 DS415 the footnote mark [^a] has no footnote\n1:5 DS415 the footnote mark [^b] has no footnote"},
		{"en", "`[^x]` \\[^x] [^x](y) [^ ] [^", "<p><code>[^x]</code> [^x] <a {0}>^x</a> [^ ] [^</p>", ""},
		{"en", "    [^x]", "<pre tabindex=\"0\"><code>[^x]\n</code></pre>", ""},
	})
}
