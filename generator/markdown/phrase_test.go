package markdown

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"docsite/generator/locale/phrase"
)

func phrases(t testing.TB) func(string) []string {
	ja, ok := phrase.Named("ja")
	if !ok {
		t.Fatal("there is no model ja")
	}
	return ja.Split
}

func TestHeadingsBreakBetweenPhrases(t *testing.T) {
	o := testOptions("ja")
	o.Phrases = phrases(t)
	c := New(o)
	for _, e := range []struct{ name, text, want string }{
		{"plain", "## 日本と協力を確認した", `<h2 id="日本と協力を確認した">日本と<wbr>協力を<wbr>確認した</h2>`},
		{"between elements", "## **日本と**協力を*確認した*", `<h2 id="日本と協力を確認した"><strong>日本と</strong><wbr>協力を<wbr><em>確認した</em></h2>`},
		{"within an element", "## ~~日本と協力を~~確認した", `<h2 id="日本と協力を確認した"><del>日本と<wbr>協力を</del><wbr>確認した</h2>`},
		{"a phrase in pieces", "## 日**本**と協力を", `<h2 id="日本と協力を">日<strong>本</strong>と<wbr>協力を</h2>`},
		{"references", "## 日本と&lt;協力&#12434;&amp;確認", `<h2 id="日本と-協力を-確認">日本と&lt;協力を&amp;確認</h2>`},
		{"an entity before a break", "## Q&A&#12434;開催した会議場", `<h2 id="q-aを開催した会議場">Q&amp;Aを<wbr>開催した<wbr>会議場</h2>`},
		{"link outside", "## 日本と[協力を確認](https://example.com/)した会議場", `<h2 id="日本と協力を確認した会議場">日本と<wbr><a class="external" rel="external" href="https://example.com/">協力を<wbr>確認<span class="vh">（外部サイト）</span></a>した<wbr>会議場</h2>`},
		{"link inside", "## 日本と[協力を確認した](../x/ \"日本と協力\")", `<h2 id="日本と協力を確認した">日本と<wbr><a {0} title="日本と協力">協力を<wbr>確認した</a></h2>`},
		{"code", "## 値は`日本と協力を`です", `<h2 id="値は日本と協力をです">値は<wbr><code>日本と協力を</code>です</h2>`},
		{"ruby", "## 会議と<ruby>日<rt>に</rt>本<rt>ほん</rt>と<rt>と</rt>協<rt>きょう</rt></ruby>力を", `<h2 id="会議と日本と協力を">会議と<wbr><ruby>日<rt>に</rt>本<rt>ほん</rt>と<rt>と</rt>協<rt>きょう</rt></ruby>力を</h2>`},
		{"another language", "## 会議<span lang=\"zh\">日本と協力を</span>開催した", `<h2 id="会議日本と協力を開催した">会議<span lang="zh">日本と協力を</span><wbr>開催した</h2>`},
		{"footnote", "## 日本と[^1]協力を[^1]確認した\n\n[^1]: x", `<h2 id="日本と協力を確認した">日本と<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup><wbr>協力を<sup id="fnref:1:2"><a class="footnote-ref" href="#fn:1" role="doc-noteref">1</a></sup><wbr>確認した</h2>`},
		{"what breaks anyhow", "## 日本と<br>協力を<wbr>確認　日本と 協力", `<h2 id="日本と-協力を確認-日本と-協力">日本と<br>協力を<wbr>確認　日本と 協力</h2>`},
		{"brackets", "## 協力の】会議（案）を発表した", `<h2 id="協力の-会議-案-を発表した">協力の】会議<wbr>（案）を<wbr>発表した</h2>`},
		{"every level", "## 日本と協力した\n### 日本と協力した", "<h2 id=\"日本と協力した\">日本と<wbr>協力した</h2>\n<h3 id=\"日本と協力した-2\">日本と<wbr>協力した</h3>"},
		{"no heading", "日本と協力を\n\n- 日本と協力を", "<p>日本と協力を</p>\n<ul>\n<li>日本と協力を</li>\n</ul>"},
		{"Latin", "## The results of 2020", `<h2 id="the-results-of-2020">The results of 2020</h2>`},
		{"nothing", "##", `<h2 id="section"></h2>`},
	} {
		html, _, _ := strings.Cut(filled(c.Convert("x.md", []byte(e.text), 0)), "\n<section")
		if html != e.want {
			t.Errorf("%s\n got %s\nwant %s", e.name, html, e.want)
		}
	}
}

// keptWhole finds breaks that must not be.
var keptWhole = regexp.MustCompile(`<(code|sup|rt|rp)\b[^>]*>[^<]*<wbr>|<[^>]*<wbr>`)

// FuzzHeadingPhrases holds that breaks are all that phrases add to a document,
// wherever they fall.
func FuzzHeadingPhrases(f *testing.F) {
	for _, seed := range []string{
		"## **日本と**協力を`code` [確認](x \"y\") & &lt; <ruby>漢<rt>か</rt></ruby>[^1]\n\n[^1]: x",
		"# a<b>b<i lang=fr>c<br>d</i>e ![f](g) <kbd>h</b>\n===\n<details>\n<summary>i</summary>\n## j",
		"## <https://x.y/z> ~~a *b*~~ <sup>c</sup> https://x.jp/日本と\nx\n---",
	} {
		f.Add(seed)
	}
	o := testOptions("ja")
	plain := New(o)
	o.Phrases = func(text string) []string { return strings.Split(text, "") }
	everywhere := New(o)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			t.Skip("not what Convert is given")
		}
		without := plain.Convert("x.md", []byte(text), 0)
		with := everywhere.Convert("x.md", []byte(text), 0)
		bare := func(d Document) string { return strings.ReplaceAll(string(d.HTML), "<wbr>", "") }
		if bare(with) != bare(without) {
			t.Errorf("more than breaks differs:\n%s\n%s", with.HTML, without.HTML)
		}
		if at := keptWhole.Find(with.HTML); at != nil && !keptWhole.Match(without.HTML) {
			t.Errorf("a break in %s", at)
		}
		if err := wellFormed(with); err != nil {
			t.Errorf("%v\n%q", err, with.HTML)
		}
		if !slices.Equal(with.IDs, without.IDs) || with.Lead != without.Lead || len(with.Links) != len(without.Links) {
			t.Error("the document differs beside its HTML")
		}
	})
}
