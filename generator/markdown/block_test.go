package markdown

import (
	"strings"
	"testing"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func TestBlocks(t *testing.T) {
	check(t, []example{
		{"en", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>", ""},
		{"en", "3) a\n\n   b", "<ol start=\"3\">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>", ""},
		{"en", "- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>", ""},
		{"en", "```go <x>\na <b>\n\tc\n```", "<pre tabindex=\"0\"><code class=\"language-go\">a &lt;b&gt;\n\tc\n</code></pre>", ""},
		{"en", "---", "<hr>", ""},
		{"fr", "Lieu\n: Genève\n: Berne\n\nDate\n\n: *12* mars", "<dl>\n<dt>Lieu</dt>\n<dd>Genève</dd>\n<dd>Berne</dd>\n<dt>Date</dt>\n<dd>\n<p><em>12</em> mars</p>\n</dd>\n</dl>", ""},
		{"en", "`a  b\nc` &copy;&#x41;&#65; \\* &nope; & <", "<p><code>a  b c</code> ©AA * &amp;nope; &amp; &lt;</p>", ""},
		{"en", "a {#b}\n\n## c {#d .e}", "<p>a {#b}</p>\n<h2 id=\"c-d-e\">c {#d .e}</h2>", ""},
		{"en", "- [ ] \"a\" -- b...", "<ul>\n<li>[ ] &quot;a&quot; -- b...</li>\n</ul>", ""},
	})
}

func TestTable(t *testing.T) {
	check(t, []example{
		{"en", "|a|b|c|d|\n|:-|:-:|-:|-|\n|*e*|f \\| g|`h`|", `<div class="table" tabindex="0">
<table>
<thead>
<tr>
<th scope="col" class="left">a</th>
<th scope="col" class="center">b</th>
<th scope="col" class="right">c</th>
<th scope="col">d</th>
</tr>
</thead>
<tbody>
<tr>
<td class="left"><em>e</em></td>
<td class="center">f | g</td>
<td class="right"><code>h</code></td>
<td></td>
</tr>
</tbody>
</table>
</div>`, ""},
		{"en", "|a|\n|-|", "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n</table>\n</div>", ""},
	})
}

func TestNote(t *testing.T) {
	check(t, []example{
		{"ja", "※ 注記", `<p class="note">※ 注記</p>`, ""},
		{"ja", "＊*注*", `<p class="note">＊<em>注</em></p>`, ""},
		{"en", `\* *Provisional*`, `<p class="note">* <em>Provisional</em></p>`, ""},
		{"ja", "- 項目\n\n  ※ 注記", "<ul>\n<li>\n<p>項目</p>\n<p class=\"note\">※ 注記</p>\n</li>\n</ul>", ""},
		{"ja", "※", "<p>※</p>", ""},
		{"ja", "本文※ 注記", "<p>本文※ 注記</p>", ""},
		{"ja", "> ※ 注記", "<blockquote>\n<p>※ 注記</p>\n</blockquote>", ""},
	})
}

func TestQuotation(t *testing.T) {
	figure := func(quoted, speaker string) string {
		return "<figure class=\"quotation\">\n<blockquote>\n" + quoted + "\n</blockquote>\n<figcaption>" + speaker + "</figcaption>\n</figure>"
	}
	check(t, []example{
		{"en", "> a\n>\n> — The *Minister*", figure("<p>a</p>", "The <em>Minister</em>"), ""},
		{"ja", "> 「語」\n>\n> ――大臣", figure("<p>「語」</p>", "大臣"), ""},
		{"ja", "> 「語」\n>\n> ―　大臣", figure("<p>「語」</p>", "大臣"), ""},
		{"fr", "> a\n>\n> - b\n>\n> -- [M. X](y)", figure("<p>a</p>\n<ul>\n<li>b</li>\n</ul>", "<a {0}>M. X</a>"), ""},
		{"fr", "> — Bonjour", "<blockquote>\n<p>— Bonjour</p>\n</blockquote>", ""},
		{"en", "> a\n>\n> —", "<blockquote>\n<p>a</p>\n<p>—</p>\n</blockquote>", ""},
		{"en", "> a\n>\n> --b", "<blockquote>\n<p>a</p>\n<p>--b</p>\n</blockquote>", ""},
		{"en", "> > a\n> >\n> > — X\n>\n> b", "<blockquote>\n" + figure("<p>a</p>", "X") + "\n<p>b</p>\n</blockquote>", ""},
	})
}
