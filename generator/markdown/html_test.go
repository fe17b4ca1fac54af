package markdown

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHTMLAllowed(t *testing.T) {
	for _, text := range []string{
		`H<sub>2</sub>O, 2<sup>e</sup>, <kbd>A</kbd>, <mark>m</mark>, <q>q</q>, <small>s</small>, <u>u</u>`,
		`<abbr title="a &amp; b">c</abbr> <dfn title="d">e</dfn> <time datetime="2025-03-12">12 March</time>`,
		`<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> <ruby><rb>字</rb><rt>じ</rt></ruby>`,
		`<span lang="fr" dir="ltr">œuvre</span> <bdi dir="rtl">x</bdi> <i lang="la">y</i>`,
		`a<br>b<wbr>c`,
		`<b><i>x</i></b> <strong><em>y</em></strong> <s>s</s> <ins>i</ins> <del>d</del> <cite>c</cite>`,
	} {
		if html, d := convert("en", "x "+text); html != "<p>x "+text+"</p>" || len(d.Diagnostics) > 0 {
			t.Errorf("%s\n got %s\n%s", text, html, told(d))
		}
	}
	check(t, []example{
		{"en", "a<BR/>b <SPAN LANG=fr lang=de>c</SPAN >", `<p>a<br>b <span lang="fr">c</span></p>`, ""},
		{"en", "a <span\n  lang='\"'>b</span>", `<p>a <span lang="&quot;">b</span></p>`, ""},
		{"en", "<details open><summary>*S* & T</summary>\n\n*x*\n\n- y\n\n</details>", "<details open><summary>*S* &amp; T</summary>\n<p><em>x</em></p>\n<ul>\n<li>y</li>\n</ul>\n</details>", ""},
		{"en", "<details>\n\n<details>\n\nx\n\n</details>\n\n</details>", "<details>\n<details>\n<p>x</p>\n</details>\n</details>", ""},
	})
}

func TestHTMLComments(t *testing.T) {
	check(t, []example{
		{"en", "a <!-- *b*\nc --> d", "<p>a  d</p>", ""},
		{"en", "<!-- b\n\nc -->\n\nd", "<p>d</p>", ""},
		{"en", "> <!-- b -->\n> c", "<blockquote>\n<p>c</p>\n</blockquote>", ""},
		{"en", "a <!--> b <!---> c", "<p>a  b  c</p>", ""},
		{"en", "a\n\n<!-- b\n\nc", "<p>a</p>", "3:1 DS402 the comment is not closed; it swallows what follows"},
		{"en", "a <!--[if IE]>b<![endif]-->", "<p>a </p>", "1:3 DS402 a conditional comment is not allowed"},
		{"en", "a <?php b ?> c", "<p>a  c</p>", "1:3 DS402 a processing instruction is not allowed"},
		{"en", "a <![CDATA[b]]> c", "<p>a  c</p>", "1:3 DS402 a CDATA section is not allowed"},
		{"en", "<!DOCTYPE html>\na", "<p>a</p>", "1:1 DS402 a document type is not allowed"},
		{"en", "a <!ELEMENT b> c", "<p>a  c</p>", "1:3 DS402 a declaration is not allowed"},
	})
}

func TestHTMLRefused(t *testing.T) {
	check(t, []example{
		{"en", "> - x <video src=y> <Form>", "<blockquote>\n<ul>\n<li>x  </li>\n</ul>\n</blockquote>", "1:7 DS402 the HTML element <video> is not allowed\n1:21 DS402 the HTML element <form> is not allowed"},
		{"en", "日本 <button>b</button>\n<svg>c</svg> <math>d</math>", "<p>日本 b\nc d</p>", "1:4 DS402 the HTML element <button> is not allowed\n2:1 DS402 the HTML element <svg> is not allowed\n2:14 DS402 the HTML element <math> is not allowed"},
		{"en", "a <script>b</script>c <style>d</style>e <iframe src=f>g</iframe>h", "<p>a c e h</p>", "1:3 DS402 the HTML element <script> is not allowed\n1:23 DS402 the HTML element <style> is not allowed\n1:41 DS402 the HTML element <iframe> is not allowed"},
		{"en", "> <script>\n> if (a < b) alert(\"<b>\")\n> </script>\n\nc", "<blockquote>\n</blockquote>\n<p>c</p>", "1:3 DS402 the HTML element <script> is not allowed"},
		{"en", "a <span style=\"x\" class=y onClick='z'>b</span>", "<p>a <span>b</span></p>", "1:27 DS402 the HTML attribute “onclick” of <span> is not allowed\n1:9 DS430 2 attributes and tags that say how HTML looks are left out: class, style"},
		{"en", "a <x-y>b</x-y>", "<p>a b</p>", "1:3 DS402 the HTML element <x-y> is not allowed"},
		{"en", "<div\nclass=a\n\nb", "<p>b</p>", "1:1 DS402 the HTML tag is not finished"},
	})
}

func TestHTMLBalance(t *testing.T) {
	check(t, []example{
		{"en", "a <b>c", "<p>a <b>c</b></p>", "1:3 DS402 <b> is not closed"},
		{"en", "a</b> c", "<p>a c</p>", "1:2 DS402 </b> closes nothing"},
		{"en", "a</div> c", "<p>a c</p>", "1:2 DS402 </div> closes nothing"},
		{"en", "a</br> c", "<p>a c</p>", "1:2 DS402 </br> closes nothing"},
		{"en", "a <b>b <i>c</b> d</i>", "<p>a <b>b <i>c</i></b> d</p>", "1:8 DS402 <i> is not closed\n1:18 DS402 </i> closes nothing"},
		{"en", "**a <i>b** c</i>", "<p><strong>a <i>b</i></strong> c</p>", "1:5 DS402 <i> is not closed\n1:13 DS402 </i> closes nothing"},
		{"en", "a <b>b **c</b> d**", "<p>a <b>b <strong>c d</strong></b></p>", "1:11 DS402 </b> closes nothing\n1:3 DS402 <b> is not closed"},
		{"en", "a <u>b\n\nc</u>", "<p>a <u>b</u></p>\n<p>c</p>", "1:3 DS402 <u> is not closed\n3:2 DS402 </u> closes nothing"},
		{"en", "<b>\n\na\n\n</b>", "<p>a</p>", "1:1 DS402 <b> is not closed\n5:1 DS402 </b> closes nothing"},
		{"en", "<details><summary>a\n\nb", "<details><summary>a</summary>\n<p>b</p>\n</details>", "1:10 DS402 <summary> is not closed\n1:1 DS402 <details> is not closed"},
		{"en", "- <details>\n\n</details>", "<ul>\n<li>\n<details></details>\n</li>\n</ul>", "1:3 DS402 <details> is not closed\n3:1 DS402 </details> closes nothing"},
		{"en", "a <details>b</details>", "<p>a b</p>", "1:3 DS402 <details> stands within a text"},
		{"en", "<summary>b</summary>", "<p>b</p>", "1:1 DS402 <summary> stands outside <details>"},
		{"en", "<b><details></details></b>", "<details></details>", "1:1 DS402 <b> is not closed\n1:23 DS402 </b> closes nothing"},
	})
}

// What HTML and Markdown say alike is the same to readers, to the search, to the
// comparison of languages and to the digest of what is translated.
func TestHTMLIsAsMarkdown(t *testing.T) {
	place := regexp.MustCompile(`(?m)^\d+:\d+ `)
	for _, e := range []struct{ lang, html, markdown string }{
		{"en", `<p>One <em>two</em> <a href="x.pdf" title="t">three</a>.</p>`, `One *two* [three](x.pdf "t").`},
		{"en", `<p>a &amp; b &lt;c> 5&nbsp;% \* &#x2014;`, `a & b \<c> 5&nbsp;% \\\* —`},
		{"en", "<section>\n<h2>Head</h2>\nText\n<h3>Sub &eacute;</h3></section>", "## Head\n\nText\n\n### Sub é"},
		{"en", "<ul><li>a<li>b <ol><li>c</ol></ul>", "- a\n- b\n  1. c"},
		{"en", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>", "- a\n\n- b"},
		{"en", "<blockquote><p>q</p><p>— Jia Jingdun</p></blockquote>", "> q\n>\n> — Jia Jingdun"},
		{"en", "<p>a<hr><p>b", "a\n\n---\n\nb"},
		{"en", "<dl><dt>t<dd>d</dl>", "t\n: d"},
		{"en", `<p><img src="c d.svg" alt="A &amp; b"></p>`, `![A & b](<c d.svg>)`},
		{"en", `<a href="mailto:a@b.example?subject=x&amp;y">a</a>`, `[a](mailto:a@b.example?subject=x&y)`},
		{"en", `<a href="https://press.example.org/a\_b">a</a>`, `[a](https://press.example.org/a\\_b)`},
		{"en", "<p>a[^1] <code>[^1]</code></p>\n\n[^1]: n", "a[^1] `[^1]`\n\n[^1]: n"},
		{"en", "<table><thead><tr><th scope=col>a</th><th scope=col>b</th></tr></thead><tr><td>1<td>2 <strong>c</strong></table>", "|a|b|\n|-|-|\n|1|2 **c**|"},
		{"en", "<table>\n<thead><tr><th scope=col>a</th></tr></thead>\n<tbody><tr><td>\n\n**c**\n\n</td></tr></tbody></table>", "|a|\n|-|\n|<p>**c**</p>|"},
		{"ja", "<p>今日は\n<strong>「晴れ」</strong>\nです。<br>\n｜明日《あす》も", "今日は\n**「晴れ」**\nです。<br>\n｜明日《あす》も"},
		{"ja", "<p>※ 注記</p><p>本文[^a]</p>\n\n[^a]: 注", "※ 注記\n\n本文[^a]\n\n[^a]: 注"},
	} {
		got, d := convert(e.lang, e.html)
		want, m := convert(e.lang, e.markdown)
		if got = strings.ReplaceAll(got, "<br>\n", "<br>"); got != strings.ReplaceAll(want, "<br>\n", "<br>") || d.Lead != m.Lead {
			t.Errorf("%s\n got %s\nwant %s", e.html, got, want)
		}
		if got, want := place.ReplaceAllString(outline(d), ""), place.ReplaceAllString(outline(m), ""); got != want {
			t.Errorf("%s\n got %s\nwant %s", e.html, got, want)
		}
		if told(d) != "" {
			t.Errorf("%s: %s", e.html, told(d))
		}
	}
}

// Each byte of a passage stands where it is said to, in HTML too.
func TestHTMLPlaces(t *testing.T) {
	const text = "> <p>a &lt; b\n> c\\_d<b>e</b>\n\n- <table><tr><td>f[^1]<td>\n\n  g</table>\n\n<pre>\nh\n i</pre>\n\n[^1]: <p>j</p>\n"
	_, d := convert("en", text)
	seen := ""
	for _, p := range d.Passages {
		for i, r := range p.Text {
			at, ok := p.Offset(i)
			if there, _ := utf8.DecodeRuneInString(text[at:]); !ok || there != r && r != ' ' && r != '\t' && r != '<' {
				t.Errorf("%q in %q is said to stand at %q", r, p.Text, there)
			}
		}
		seen += p.Text + "/"
	}
	if want := "a < b c\\_de/f\tg/h i/j/"; seen != want {
		t.Errorf("got %q, want %q", seen, want)
	}
}

func TestHTMLStructure(t *testing.T) {
	check(t, []example{
		// Anchors.
		{"en", "<a name=\"a b\"></a>\n\n## X\n\n[y](#a%20b)", "<h2 id=\"a b\">X</h2>\n<p><a {0}>y</a></p>", ""},
		{"en", "<div id=x>\n\n| a |\n|---|\n\n</div>", "<span id=\"x\"></span>\n<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n</table>\n</div>", ""},
		{"en", "## X\n\n<p id=x>a <a id=\"x\" name=y>b</a>", "<h2 id=\"x-2\">X</h2>\n<p id=\"x\">a <span id=\"y\"></span>b</p>", "3:14 DS432 the anchor “x” stands twice; links lead to the first"},
		{"en", "<p id='fn:1'>a <b id=_facts>c</b> <i id=_Toc1>d</i>", "<p>a <b>c</b> <i id=\"_Toc1\">d</i></p>", "1:4 DS432 the anchor “fn:1” is left out: footnotes have anchors of this form\n1:19 DS432 the anchor “_facts” is left out: parts of the page have anchors of this form"},
		{"en", "<p id=x>&nbsp;</p><hr>\n\na<a name=y></a>\n\nb", "<span id=\"x\"></span>\n<hr>\n<p>a<span id=\"y\"></span></p>\n<p>b</p>", ""},
		{"en", "x\n\n<a name=end></a>", "<p>x</p>\n<span id=\"end\"></span>", ""},
		// What goes on behind an empty line.
		{"en", "<div>\n\n**a**\n\n<p>\n\n*b*\n\n</p>\n</div>\n\nc", "<p><strong>a</strong></p>\n<p><em>b</em></p>\n<p>c</p>", ""},
		{"en", "<div lang=fr>\n\n- a\n\n</div>\n\nb", "<div lang=\"fr\">\n<ul>\n<li>a</li>\n</ul>\n</div>\n<p>b</p>", ""},
		{"en", "<div>\n\n    <p>a</p>\n\n    <ul>\n        <li>b</li>\n\n    </ul>\n\n</div>\n\n    <p>", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<pre tabindex=\"0\"><code>&lt;p&gt;\n</code></pre>", ""},
		{"en", "<div>\n\n    a <p>\n\n</div>", "<pre tabindex=\"0\"><code>a &lt;p&gt;\n</code></pre>", ""},
		{"en", "<div>\n<PRE>a\n\n  b\n</PRE>\n<!-- c\n\nd --><p>e</p></div>\n\n*f*", "<pre tabindex=\"0\">a\n\n  b\n</pre>\n<p>e</p>\n<p><em>f</em></p>", ""},
		{"en", "<div>\n\na", "<p>a</p>", "1:1 DS402 <div> is not closed"},
		{"en", "<p>a\n\nb</p>", "<p>a</p>\n<p>b</p>", ""},
		// End tags that may be left out, and elements that are implied.
		{"en", "<table><td>a<tr><td>b</table>", "<div class=\"table\" tabindex=\"0\">\n<table>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n</div>", ""},
		{"en", "<p>a<ul><li>b</ul>c</p>d", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>\n<p>d</p>", ""},
		{"en", "<ruby>漢<rt>かん<rp>x</ruby>", "<p><ruby>漢<rt>かん</rt><rp>x</rp></ruby></p>", ""},
		// Links around blocks.
		{"en", "<a href=x><h2>a</h2><p>b <b>c</b></p></a>d", "<h2 id=\"a\"><a {0}>a</a></h2>\n<p><a {1}>b <b>c</b></a></p>\n<p>d</p>", ""},
		{"en", "<a href=x><figure><img src=a.png alt=b></figure></a>", "<figure>\n<p><a {0}><img {1} alt=\"b\"></a></p>\n</figure>", ""},
		// Blocks in what holds words alone.
		{"en", "- a <div>b</div> c\n", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>", ""},
		{"en", "<h2><div>a</div><div>b</div></h2>", "<h2 id=\"a-b\">a<br>b</h2>", ""},
		// Mistakes.
		{"en", "<ul>a</ul>", "<ul>\n<li>a</li>\n</ul>", "1:5 DS402 something stands in <ul> outside <li>"},
		{"en", "<li>a</li>", "<p>a</p>", "1:1 DS402 <li> stands outside <ul>"},
		{"en", "<table><tr><td><div>a</td></tr></table>", "<div class=\"table\" tabindex=\"0\">\n<table>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table>\n</div>", "1:16 DS402 <div> is not closed"},
		{"en", "<div><table><tr><td>a</div></table></div>", "<div class=\"table\" tabindex=\"0\">\n<table>\n<tbody>\n<tr>\n<td>a</td>\n</tr>\n</tbody>\n</table>\n</div>", "1:22 DS402 </div> closes nothing"},
		{"en", "<a href=x>a <a href=y>b</a>", "<p><a {0}>a </a><a {1}>b</a></p>", "1:1 DS402 <a> is not closed"},
		{"en", "[a <a href=x>b</a>](y) <a href=z>[c](d)</a>", "<p><a {0}>a b</a> <a {1}>c</a></p>", "1:4 DS402 a link stands within a link\n1:34 DS402 a link stands within a link"},
		{"en", "**a <ul>b**", "<p><strong>a b</strong></p>", "1:5 DS402 <ul> stands within a text"},
		// What is left out.
		{"en", "<td>a", "<p>a</p>", "1:1 DS402 <td> stands outside <table>"},
		{"en", "<p>&nbsp;</p><h2> </h2><p><br></p>", "", ""},
		{"en", "<ol type=circle start=x><li value=2>a</ol>", "<ol>\n<li value=\"2\">a</li>\n</ol>", "1:5 DS430 2 attributes and tags that say how HTML looks are left out: start, type"},
		{"en", "<td colspan=0><th colspan=1001 rowspan=1000>", "", "1:1 DS402 <td> stands outside <table>\n1:15 DS402 <th> stands outside <table>\n1:5 DS430 2 attributes and tags that say how HTML looks are left out: colspan (2 times)"},
		{"en", "<p><font color=red>a</font> <o:p>b</o:p> <big>c</p>", "<p>a b c</p>", "1:4 DS430 3 attributes and tags that say how HTML looks are left out: <big>, <font>, <o:p>"},
		{"en", "A <o:p></o:p>b <st1:place w:st=\"on\">c</st1:place> <O:P/>d `<o:p>` <http://e.example/>", "<p>A b c d <code>&lt;o:p&gt;</code> <a class=\"external bare\" rel=\"external\" href=\"http://e.example/\">http://e.example/<span class=\"vh\"> (external site)</span></a></p>",
			"1:3 DS430 3 attributes and tags that say how HTML looks are left out: <o:p> (2 times), <st1:place>"},
		{"en", "<blockquote cite=\"javascript:a\">b</blockquote> <q cite=https://a.example/>c</q>", "<blockquote>\n<p>b</p>\n</blockquote>\n<p><q cite=\"https://a.example/\">c</q></p>", "1:13 DS430 what says how HTML looks is left out: cite"},
		// Addresses.
		{"en", "<a href=\"java&#9;script:a\">b</a> <a href=' JavaScript&colon;a'>c</a> <img src=data:image/png,d alt=e>", "<p>b c e</p>", "1:10 DS401 the scheme “javascript:” is not allowed\n1:43 DS401 the scheme “javascript:” is not allowed\n1:79 DS409 the picture is not a file of this site"},
		{"en", "<p title='\"><script>'><b lang='\"><script>'>a</b></p>", "<p><b lang=\"&quot;&gt;&lt;script&gt;\">a</b></p>", "1:4 DS430 what says how HTML looks is left out: title"},
	})
}

// A figure of HTML is one of Markdown, whose caption may have markup.
func TestHTMLFigures(t *testing.T) {
	check(t, []example{
		{"en", "<figure><img src=a.png alt=b><figcaption>c <a href=d>e</a></figcaption></figure>", "<figure>\n<img {0} alt=\"b\">\n<figcaption>c <a {1}>e</a></figcaption>\n</figure>", ""},
		{"en", "<figure id=f>\n\n![b](a.png)\n\n<figcaption>\n\n*c*\n\n</figcaption></figure>", "<figure id=\"f\">\n<img {0} alt=\"b\">\n<figcaption>\n<p><em>c</em></p>\n</figcaption>\n</figure>", ""},
		{"en", "<img src=a.png>", "<figure><img {0} alt=\"\"></figure>", "1:1 DS403 the picture has no alternative text"},
		{"en", "<img src=http://a.example/b.png alt=c>", "<figure>c</figure>", "1:10 DS409 the picture is not a file of this site"},
	})
}

func TestHTMLIsBounded(t *testing.T) {
	open := strings.Repeat("<div>", mostOpen)
	closed := strings.Repeat("</div>", mostOpen)
	check(t, []example{
		{"en", open + "a" + closed, "<p>a</p>", ""},
		{"en", open + "<b>a</b><table><tr><td>c</table>" + closed, "<p>ac</p>", "1:501 DS431 more than 100 elements of HTML are open here; what is deeper counts as text alone"},
	})
	for _, n := range []int{mostRefusals, mostRefusals + 1, mostRefusals + 7} {
		_, d := convert("en", strings.Repeat("</b>\n", n))
		if got := len(d.Diagnostics); got != min(n, mostRefusals+1) {
			t.Errorf("%d of %d are told", got, n)
		}
		if last := d.Diagnostics[len(d.Diagnostics)-1]; n == 57 && (last.Line != 51 || !strings.HasPrefix(last.Message, "7 more tags")) {
			t.Errorf("the last one is %v", last)
		}
	}
}
