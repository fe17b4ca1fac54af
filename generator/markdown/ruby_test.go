package markdown

import "testing"

const kanji = "<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>"

func TestRuby(t *testing.T) {
	check(t, []example{
		{"ja", "これは｜漢字《かんじ》です。", "<p>これは" + kanji + "です。</p>", ""},
		{"ja", "｜漢《かん》｜字《じ》", "<p><ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby><ruby>字<rp>（</rp><rt>じ</rt><rp>）</rp></ruby></p>", ""},
		{"ja", "**｜漢字《かんじ》**と*「｜漢字《かんじ》」*", "<p><strong>" + kanji + "</strong>と<em>「" + kanji + "」</em></p>", ""},
		{"ja", "[｜漢字《かんじ》](../a/)", "<p><a {0}>" + kanji + "</a></p>", ""},
		{"ja", "## ｜漢字《かんじ》の話", "<h2 id=\"漢字の話\">" + kanji + "の話</h2>", ""},
		{"ja", "|｜漢字《かんじ》|b|\n|-|-|", "<div class=\"table\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">" + kanji + "</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n</table>\n</div>", ""},
		{"ja", "前の\n｜漢字《かんじ》\n後ろ", "<p>前の" + kanji + "後ろ</p>", ""},
		{"en", "on\n｜漢字《かんじ》\nand &｜a&b《c<d》", "<p>on\n" + kanji + "\nand &amp;<ruby>a&amp;b<rp>（</rp><rt>c&lt;d</rt><rp>）</rp></ruby></p>", ""},
		{"ja", "《漢字》と｜と｜漢字《かんじ》", "<p>《漢字》と｜と" + kanji + "</p>", ""},
		{"ja", `\｜漢字《かんじ》と\\｜漢字《かんじ》`, "<p>｜漢字《かんじ》と\\" + kanji + "</p>", ""},
		{"ja", "`｜漢字《かんじ》`\n\n    ｜漢字《かんじ》", "<p><code>｜漢字《かんじ》</code></p>\n<pre tabindex=\"0\"><code>｜漢字《かんじ》\n</code></pre>", ""},
		{"ja", "｜《かんじ》｜漢字《》｜漢字《かん\nじ》", "<p>｜《かんじ》｜漢字《》｜漢字《かんじ》</p>",
			"1:1 DS417 this is no ruby: between ｜ and 《 stands no text"},
		{"ja", "｜漢字《》\n｜漢字《かん", "<p>｜漢字《》｜漢字《かん</p>",
			"1:1 DS417 this is no ruby: between 《 and 》 stands no reading\n2:1 DS417 this is no ruby: its 《 is not closed in the line"},
		{"ja", "｜**漢字**《かんじ》", "<p>｜<strong>漢字</strong>《かんじ》</p>", "1:1 DS417 this is no ruby: there is markup in it"},
		{"ja", "の｜漢\n字《かんじ》", "<p>の｜漢字《かんじ》</p>", "1:2 DS417 this is no ruby: it goes over two lines"},
		{"ja", "の|漢字《かんじ》と\n{漢字|かん|じ}", "<p>の|漢字《かんじ》と{漢字|かん|じ}</p>",
			"1:2 DS417 this is no ruby: its bar is another one than ｜\n2:1 DS417 this is no ruby: its bar is another one than ｜"},
		{"ja", "部｜氏《名\n》 `｜《a》|漢字《かんじ》`", "<p>部｜氏《名》 <code>｜《a》|漢字《かんじ》</code></p>", "1:2 DS417 this is no ruby: its 《 is not closed in the line"},
		{"ja", "題｜副題\n\n本《書名》 \\|漢字《かんじ》", "<p>題｜副題</p>\n<p>本《書名》 |漢字《かんじ》</p>", ""},
		{"ja", `![｜漢字《かんじ》](a.png "｜漢字《かんじ》")`, `<figure><img {0} alt="漢字"><figcaption>漢字</figcaption></figure>`, ""},
	})
	if _, d := convert("ja", "**｜漢字《かんじ》**は｜&amp;《あんど》"); d.Lead != "漢字は&" {
		t.Errorf("lead %q", d.Lead)
	}
}
