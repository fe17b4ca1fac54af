package markdown

import "testing"

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
