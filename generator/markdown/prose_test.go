package markdown

import (
	"testing"

	"docsite/generator/diag"
)

// What looks like Markdown and is none is told, once, with its place; what only looks so
// to a machine is not.
func TestAlmostMarkdown(t *testing.T) {
	const (
		spaced     = " DS417 this is no emphasis: inside the ** stands a space"
		underscore = " DS417 this is no emphasis: inside the __ stands a space"
		struck     = " DS417 this strikes nothing out: inside the ~~ stands a space"
		unclosed   = " DS417 this is no emphasis: its ** is not closed in the paragraph"
		address    = " DS417 this is no link: in its address stands a space"
		fullWidth  = " DS417 this is no link: its brackets are full-width"
		between    = " DS417 this is no link: between ] and ( stands a space"
		noDashes   = " DS417 this is no table: the row of dashes is missing under its head"
		bullet     = " DS417 this is no list: the bullet is a character of the text"
		noSpace    = " DS417 this is no list: after the bullet a space is needed"
		otherSpace = " DS417 this is no heading: after the # stands a space of another kind"
		code       = " DS422 four spaces or a tab make code of this paragraph"
		heading    = " DS423 the line of dashes beneath makes a heading of this sentence"
	)
	for _, c := range []struct{ text, told string }{
		{"これは** 重要 **です。", "1:4" + spaced},
		{"これは**重要 **です。", "1:4" + spaced},
		{"** 重要 **", "1:1" + spaced},
		{"This is **important **and more.", "1:9" + spaced},
		{"This is ** important** and more.", "1:9" + spaced},
		{"- a\n- **b \n  c **d", "2:3" + spaced},
		{"We say __ x y__ here", "1:8" + underscore},
		{"~~ old words ~~", "1:1" + struck},
		{"| a | b |\n|---|---|\n| ** ab ** | c |", "3:3" + spaced},
		{"It is *very important * today", "1:7 DS417 this is no emphasis: inside the * stands a space"},
		{"＊＊重要＊＊です", "1:1 DS417 this is no emphasis: its ＊ are full-width"},
		{"これは**重要です。", "1:4" + unclosed},
		{"**お知らせ **です。**注意** です。", "1:8 DS417 this emphasis does not end where it was meant to: before its ** stands a space"},
		{"This is **never closed and goes on.", "1:9" + unclosed},
		{"Prices** are preliminary and notes** apply", ""},
		{"2 ** 3 ** 4, a ** b ** c, f**k, Mr. S**, ***", ""},
		{"**Provisional.", ""},
		{"Name: __ ____ First name: __", ""},
		{`This is \*\* important \*\* here`, ""},
		{"`** important **` and\n\n    ** important **\n\n```\n** important **\n```", ""},
		{"重要＊＊", ""},

		{"[the annex](annex 1.pdf)", "1:1" + address},
		{"See [a](./b c/d.pdf \"T\").", "1:5" + address},
		{"![a](b 1.png)", "1:1 DS417 this is no picture: in its address stands a space"},
		{"[a](https://example.org/b c)", "1:1" + address},
		{"[a](mailto:b c@example.org)", "1:1" + address},
		{"[a](b.pdf the annex)", "1:1 DS417 this is no link: behind its address stands something that is no title"},
		{"[a](b.pdf", "1:1 DS417 this is no link: behind its address no ) follows"},
		{"[a][https://example.org] [b][c.pdf] [d][2]", "1:1 DS417 this is no link: its address stands in square brackets"},
		{"[a](<b c.pdf)", "1:1 DS417 this is no link: the < before its address is not closed"},
		{"[a](https://example.org \"title)", "1:1 DS417 this is no link: its title is not closed"},
		{"[a](https://example.org/", "1:1 DS417 this is no link: behind its address no ) follows"},
		{"［資料］（https://example.org）", "1:1" + fullWidth},
		{"[資料]（https://example.org）", "1:1" + fullWidth},
		{"［資料］(a.pdf)", "1:1" + fullWidth},
		{"[x] (https://example.org)", "1:3" + between},
		{"![] (a.jpg)", "1:3 DS417 this is no picture: between ] and ( stands a space"},
		{"(text)[https://example.org]", "1:1 DS417 this is no link: its brackets are the wrong way round"},
		{"[url=https://example.org]x[/url]", "1:1 DS417 this is no link: it is written as in a forum"},
		{"【資料】（https://example.org）と［別紙］（参考）", ""},
		{"[1] (https://example.org), [sic](see below), f[1](x y) and [2020] (estimate)", ""},
		{"`[x] (https://example.org)`", ""},
		{"[資料](https://example.org)（[別紙](https://example.org)）", ""},

		{"- Write to **[[name of\n  the office]]**", "1:14 DS442 “[[name of the office]]” is to be filled in"},
		{"> 名称：[[組織の名称]]", "1:6 DS442 “[[組織の名称]]” is to be filled in"},
		{"| a |\n|---|\n| [[b]] |", "3:3 DS442 “[[b]]” is to be filled in"},
		{"<p>\nSee [[a place]].\n</p>", "2:5 DS442 “[[a place]]” is to be filled in"},
		{"[[[a]](https://example.org)], [[1]](https://example.org), [[a]][b], [[b]], \\[[c]] and `[[d]]`\n\n```\n[[e]]\n```\n\n[b]: https://example.org", ""},

		{"[出典]: 総務省\n\n文", "1:1 DS424 no link refers to [出典], so “総務省” is not published"},
		{"[a]: https://example.org\n[b]: /x \"t\"\n[A]: /z\n\n[A] ![x][B]", "3:1 DS424 no link refers to [A], so “/z” is not published"},
		{"[//]: # (a remark)\n\n[a][]\n\n[a]: ../b/", ""},
		{"[出典]: 総務省 及び\n\n\\[出典]: 総務省", ""},

		{"| a | b |\n| 1 | 2 |", "1:1" + noDashes},
		{"前の文。\n| a | b |\n| 1 | 2 |\n| 3 | 4 |", "2:1" + noDashes},
		{"| a | b |\n|ー|ー|\n| 1 | 2 |", "1:1" + noDashes},
		{"｜区分｜額｜\n｜一般｜1｜", "1:1 DS417 this is no table: its bars are full-width"},
		{"区分\t額\n一般\t1", "1:1 DS417 this is no table: tabs make no columns"},
		{"| a | b |", ""},
		{"a | b | c\nd | e | f", ""},
		{"a | b\nc | d\ne | f", "1:1" + noDashes},
		{"a | b\nc | d\n\ne | f", ""},
		{"区分｜額\n---｜---\n一般｜1", "1:1 DS417 this is no table: its bars are full-width"},
		{"| a | b |\n\n|---|---|\n| 1 | 2 |", "3:1 DS417 this is no table: no head stands straight above its row of dashes"},
		{"| `a|b` | c |\n|---|---|\n| 1 | 2 |", "2:1 DS417 this is no table: there are 2 columns of dashes, and 3 in the row above"},
		{"+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+", "2:1" + noDashes},
		{"｜東京｜本社｜", ""},
		{"`| a | b |`\n`| 1 | 2 |`", ""},
		{"A\tb", ""},
		{"o\tone\no\ttwo", "1:1" + bullet},
		{"–\tone\n–\ttwo", ""},

		{"•one\n•two\n\n• three", "1:1" + bullet + "\n4:1" + bullet},
		{"・一\n・二", "1:1" + bullet},
		{"-one\n-two", "1:1" + noSpace},
		{"*one\n*two", "1:1" + noSpace},
		{"1.one\n2.two", "1:1 DS417 this is no list: after the number a space is needed"},
		{"-　one", "1:1 DS417 this is no list: after the bullet stands a space of another kind"},
		{"-5 degrees\n-7 degrees", ""},
		{"1.5 million\n2.5 million", ""},
		{"*one* and\n*two*", ""},
		{"（１）一\n（２）二\n○三\n■四\n※五\n①六", ""},

		{"##　見出し", "1:1" + otherSpace},
		{"#　見出し", "1:1" + otherSpace},
		{"##見出し", "1:1 DS417 this is no heading: after the # a space is needed"},
		{"文\n＃ 見出し", "2:1 DS417 this is no heading: the ＃ is full-width"},
		{"#hashtag #7119 \\##x `##x`", ""},

		{"<p>a **b** c <b>** d **</b></p>\n**e** f\n\n**g**", "1:6 DS417 within HTML ** makes no emphasis\n2:1 DS417 within HTML ** makes no emphasis"},
		{"> <table><tr><td>\n> [a](b.pdf)</table>", "2:3 DS417 within HTML [ ]( ) makes no link and no picture"},
		{"<p>（１）一\n（２）二\n（３）三</p>", "2:1 DS417 within HTML this line is joined to the one above"},
		{"<p>Date: 1 May<br>\nPlace: Paris<br>\nA\nB\nC\n</p>", ""},
		{"<pre>**a**</pre><p><code>**a**</code></p>\n\n<b>**a**</b> b", ""},

		{"    The minister said on Monday that it opens.", "1:5" + code},
		{"a\n\n\t大臣は月曜日にこのように述べました。", "3:2" + code},
		{"    docsite build --site DIR", ""},
		{"The minister said so.\n---", "1:1" + heading},
		{"大臣がそう述べた。\n---", "1:1" + heading},
		{"Two lines of text\nare here\n---", "1:1" + heading},
		{"The minister said so.\n===", "1:1 DS423 the line of equals signs beneath makes a heading of this sentence"},
		{"Agenda\n---\n\nWhat is it?\n---\n\n## It is so. It is done.", ""},

		{"A*STAR, and 3*4", "1:2 DS417 asterisks within words make emphasis of what stands between them"},
		{"un*frigging*believable, a*b c* d, *a b*c, 日*本 語*の, 3\\*4 and 5*6", ""},
		{"Sincerely,\n--\nThe office", "1:1" + heading},
		{"####### Seven", "1:1 DS417 this is no heading: it has more than six #"},
		{"This is *** very *** much", "1:9 DS417 this is no emphasis: inside the *** stands a space"},
		{"2 ** 30 and 40 ** 50", ""},
		{"a <!-- b\n\nc --> d <!-- e --> \\<!-- `<!--`", "1:3 DS417 this is no comment: no --> follows in the paragraph"},
		{"| a | b |\n|---|---|\n| 1 |\n※ c\n\n※ d\n\n| a |\n|---|\ne", "4:1 DS417 this line is a row of the table above it\n10:1 DS417 this line is a row of the table above it"},
		{"<pre>caf\uFFFD <code>caf\uFFFD</code> caf\uFFFD</pre><!-- caf\uFFFD -->\n\na <code>caf\uFFFD</code> <!-- \uFFFD\n\uFFFD --> \uFFFD",
			"4:7 DS121 the sign for a character that was lost (U+FFFD) stands in “\uFFFD”"},
		{"a &#8238;b &#xFFFD; `&#8238;` &rlm; &#8237;\n&#xE000;", "1:3 DS123 the control character U+202E, which changes the direction of writing in “⟨U+202E⟩b”, is not closed\n" +
			"1:12 DS121 the sign for a character that was lost (U+FFFD) stands in “\uFFFD”\n2:1 DS125 the character U+E000 is one of a font of its own, and no other font has it"},
		{"`caf\uFFFD` and caf\uFFFD", "1:15 DS121 the sign for a character that was lost (U+FFFD) stands in “caf\uFFFD”"},
		{"The caf\uFFFD and `caf\uFFFD`\n\n    caf\uFFFD", "1:8 DS121 the sign for a character that was lost (U+FFFD) stands in “caf\uFFFD”"},
		{"The cafÃ©, `cafÃ©` [cafÃ©](https://example.org)", "1:5 DS122 a program read “cafÃ©” in another encoding than it was written in"},
	} {
		_, d := convert("ja", c.text)
		d.Diagnostics = diag.Sort(d.Diagnostics)
		if told(d) != c.told {
			t.Errorf("%s\n tells %s\n want  %s", c.text, told(d), c.told)
		}
		for _, x := range d.Diagnostics {
			if x.Hint == "" {
				t.Errorf("%q: no hint", c.text)
			}
		}
	}
}

// Lines that are lines stay lines: in the page, in its plain text, in the passages that
// are compared and in the lead.
func TestLinesStayLines(t *testing.T) {
	for _, c := range []struct{ lang, text, html, plain, passage string }{
		{"ja", "日時：5月1日\n場所：霞が関\n対象：一般", "<p>日時：5月1日<br>\n場所：霞が関<br>\n対象：一般</p>", "日時：5月1日|場所：霞が関|対象：一般", "日時：5月1日 場所：霞が関 対象：一般"},
		{"en", "Date: *1 May*\nPlace: [Paris](https://example.org/)\nOpen to: `all`", "", "Date: 1 May|Place: Paris|Open to: all", "Date: 1 May Place: Paris Open to: all"},
		{"ja", "- （１）一\n  （２）二", "<ul>\n<li>（１）一<br>\n（２）二</li>\n</ul>", "（１）一|（２）二", "（１）一 （２）二"},
		{"ja", "> ○一\n> ○二", "<blockquote>\n<p>○一<br>\n○二</p>\n</blockquote>", "○一|○二", "○一 ○二"},
		{"ja", "**日時**：`1`\n**場所**：\\*霞が関", "<p><strong>日時</strong>：<code>1</code><br>\n<strong>場所</strong>：*霞が関</p>", "日時：1|場所：*霞が関", "日時：1 場所：*霞が関"},
		{"ja", "語  \n語", "<p>語<br>\n語</p>", "語|語", "語 語"},
		{"ja", "今年の\n夏", "<p>今年の夏</p>", "今年の夏", "今年の夏"},
	} {
		html, d := convert(c.lang, c.text)
		if c.html != "" && html != c.html {
			t.Errorf("%s\n got  %s\n want %s", c.text, html, c.html)
		}
		if got := plainLines(d); got != c.plain {
			t.Errorf("%s\n plain %s\n want  %s", c.text, got, c.plain)
		}
		if d.Passages[0].Text != c.passage {
			t.Errorf("%s\n passage %s\n want    %s", c.text, d.Passages[0].Text, c.passage)
		}
		if d.Lead != "" && d.Lead != c.passage {
			t.Errorf("%s\n lead %s\n want %s", c.text, d.Lead, c.passage)
		}
		if told(d) != "" {
			t.Errorf("%s\n tells %s", c.text, told(d))
		}
	}
}
