package htmltext_test

import (
	"strings"
	"testing"

	"docsite/generator/htmltext"
)

// A piece of a page as docsite makes it.
const page = `<p>九か国は火曜日、警報<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup>を<strong>共有</strong>し、<a class="external" rel="external" href="https://www.example.org/">会合<span class="vh">（外部サイト）</span></a>を参照。</p>
<p><ruby>長崎<rp>（</rp><rt>ながさき</rt><rp>）</rp></ruby>の [行] を<br>入れる。</p>
<figure class="quotation">
<blockquote>
<p>潮の違い。</p>
</blockquote>
<figcaption>森春子、長崎港長</figcaption>
</figure>
<h2 id="a">合意</h2>
<div class="table" tabindex="0" role="group" aria-label="表">
<table>
<thead>
<tr>
<th scope="col" class="right">順位</th>
<th scope="col" class="left">港</th>
</tr>
</thead>
<tbody>
<tr>
<td class="right">1</td>
<td class="left">長崎 | 離島</td>
</tr>
</tbody>
</table>
</div>
<ul>
<li>one</li>
<li>two
<ul>
<li>three</li>
</ul>
</li>
</ul>
<figure><img src="https://press.example.org/a.svg" width="640" height="320" loading="lazy" decoding="async" alt="曲線"><figcaption>潮位</figcaption></figure>
<pre tabindex="0"><code class="language-go">a  := "&lt;b&gt;"
</code></pre>
<section class="footnotes" role="doc-endnotes" aria-label="注">
<ol>
<li id="fn:1">
<p>四メートル以上。 <a class="footnote-backref" href="#fnref:1" role="doc-backlink" aria-label="本文に戻る">↩︎</a></p>
</li>
</ol>
</section>
`

func lean(t *testing.T, text string) string {
	t.Helper()
	text, err := htmltext.Lean(text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestLean(t *testing.T) {
	text := lean(t, page)
	for _, gone := range []string{`class="foot`, `class="ext`, `class="r`, "role=", "aria-", "tabindex", "loading", "（外部サイト）", "↩", "<div"} {
		if strings.Contains(text, gone) {
			t.Errorf("%q stands in %s", gone, text)
		}
	}
	for _, kept := range []string{`<a href="https://www.example.org/">会合</a>`, `id="fn:1"`, `alt="曲線"`, `<rt>ながさき</rt>`, `四メートル以上。</p>`, `width="640"`, `<code class="language-go">`} {
		if !strings.Contains(text, kept) {
			t.Errorf("%q is missing in %s", kept, text)
		}
	}
}

func TestPlain(t *testing.T) {
	got, err := htmltext.Plain(lean(t, page))
	want := `九か国は火曜日、警報[1]を共有し、会合を参照。

長崎（ながさき）の [行] を
入れる。

潮の違い。

森春子、長崎港長

合意

順位	港
1	長崎 | 離島

one
two
three

曲線

潮位

a  := "<b>"

[1] 四メートル以上。`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestMarkdown(t *testing.T) {
	got, err := htmltext.Markdown(lean(t, page))
	want := `九か国は火曜日、警報[^1]を**共有**し、[会合](https://www.example.org/)を参照。

<ruby>長崎<rp>（</rp><rt>ながさき</rt><rp>）</rp></ruby>の \[行\] を  
入れる。

> 潮の違い。
>
> — 森春子、長崎港長

## 合意

| 順位 | 港 |
|---|---|
| 1 | 長崎 \| 離島 |

- one
- two
  - three

![曲線](https://press.example.org/a.svg)

潮位

` + "```go" + `
a  := "<b>"
` + "```" + `

[^1]: 四メートル以上。
`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestSpaces(t *testing.T) {
	for _, c := range []struct{ html, plain string }{
		{"", ""},
		{"<p> a\n b </p>", "a b"},
		{"<p>a <em>b</em> c</p>", "a b c"},
		{"<p>a<em> b </em>c</p>", "a b c"},
		{"<p>12\u00a0000\u3000円</p>", "12\u00a0000\u3000円"},
		{"<p>a</p><p></p><p>b</p>", "a\n\nb"},
		{"<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "a\nb\nc"},
		{"<table><tr><td></td><td>b</td></tr></table>", "b"},
		{"<dl><dt>a</dt><dd>b</dd></dl>", "a\nb"},
	} {
		if got, err := htmltext.Plain(c.html); err != nil || got != c.plain {
			t.Errorf("%q: %q, want %q, %v", c.html, got, c.plain, err)
		}
	}
}
