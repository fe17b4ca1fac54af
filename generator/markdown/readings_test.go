package markdown

import (
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/furigana"
)

// plainJapanese is a converter that writes the reading above every Han character.
func plainJapanese() *Converter {
	return New(Options{Language: "ja-simple", JoinLines: true, Readings: furigana.NewReader(map[string]string{"北斎": "ほくさい"}).Read})
}

// short writes ruby shortly, as [漢字|かんじ].
var short = strings.NewReplacer("<ruby>", "[", "<rp>（</rp><rt>", "|", "</rt><rp>）</rp></ruby>", "]")

func TestReadings(t *testing.T) {
	for _, c := range []struct{ about, text, want, told string }{
		{"words", "政府は5月3日に決めました。", "<p>[政府|せいふ]は5[月|がつ][3日|みっか]に[決|き]めました。</p>\n", ""},
		{"a heading", "## 台風", "<h2 id=\"台風\">[台風|たいふう]</h2>\n", ""},
		{"the author's ruby", "｜一日《ついたち》です。", "<p>[一日|ついたち]です。</p>\n", ""},
		{"which counts for the whole text", "市場。\n\n｜市場《いちば》", "<p>[市場|いちば]。</p>\n<p>[市場|いちば]</p>\n", ""},
		{"not where it is two", "市場。\n\n｜市場《いちば》｜市場《しじょう》", "<p>市場。</p>\n<p>[市場|いちば][市場|しじょう]</p>\n", "1:1 市場"},
		{"a site's word", "北斎", "<p>[北斎|ほくさい]</p>\n", ""},
		{"no guess", "人や**市場**へ", "<p>[人|ひと]や<strong>市場</strong>へ</p>\n", "1:5 市場"},
		{"in a link and a cell", "|国|\n|-|\n|[雨](https://a.example/)|", "", ""},
		{"cut by markup", "東**京**", "<p>東<strong>京</strong></p>\n", "1:1 東京"},
		{"over the end of a line", "東\n京", "<p>東京</p>\n", "1:1 東京"},
		{"before the end of a line", "東京\n大阪  \n国", "<p>[東京|とうきょう][大阪|おおさか]<br>\n[国|くに]</p>\n", ""},
		{"a reference", "&#x6F22;", "<p>漢</p>\n", "1:1 漢"},
		{"code is no text", "`国`", "<p><code>国</code></p>\n", ""},
		{"another language", "<span lang=\"zh\">中国</span>", "<p><span lang=\"zh\">中国</span></p>\n", ""},
		{"ruby in HTML", "<ruby>漢<rt>かん</rt></ruby>", "", ""},
		{"signs of Markdown in between", "国_と_人*の*町", "<p>[国|くに]_と_[人|ひと]<em>の</em>[町|まち]</p>\n", ""},
	} {
		doc := plainJapanese().Convert("ja-simple.md", []byte(c.text), 0)
		if got := short.Replace(string(doc.HTML)); c.want != "" && got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.about, got, c.want)
		}
		var told []string
		for _, d := range doc.Diagnostics {
			if d.Code == diag.ReadingUnknown {
				_, word, _ := strings.Cut(d.Message, "“")
				word, _, _ = strings.Cut(word, "”")
				told = append(told, strings.TrimPrefix(d.Pos.String(), "ja-simple.md:")+" "+word)
			}
		}
		if got := strings.Join(told, ", "); got != c.told {
			t.Errorf("%s: told %q, want %q", c.about, got, c.told)
		}
	}
}

func TestAnnotated(t *testing.T) {
	for _, c := range []struct{ text, want, unread string }{
		{"台風の市場", "[台風|たいふう]の市場", "市場"},
		{"｜市場《いちば》と国", "[市場|いちば]と[国|くに]", ""},
		{"<国> & ひと", "&lt;[国|くに]&gt; &amp; ひと", ""},
		{"｜《》国", "｜《》国", "国"},
		{"", "", ""},
	} {
		html, unread := plainJapanese().Annotated(c.text, nil)
		if got := short.Replace(html); got != c.want || strings.Join(unread, " ") != c.unread {
			t.Errorf("%s: got %s, %v", c.text, got, unread)
		}
	}
	if html, _ := New(Options{}).Annotated("国", nil); html != "" {
		t.Errorf("a language that writes no readings: %q", html)
	}
}

func TestWrittenReadings(t *testing.T) {
	got := WrittenReadings([]byte("title: ｜国《くに》\n\n\\｜人《ひと》、｜方《かた》と｜方《ほう》、｜山《"))
	if len(got) != 1 || got["国"] != "くに" {
		t.Errorf("got %v", got)
	}
}

// Readings add ruby and nothing else: without it, a page is what it is without readings; and a Han character has a reading,
// or its author is told, but for code and other languages.
func FuzzReadings(f *testing.F) {
	for _, s := range []string{"政府は5月3日に決めました。", "｜一日《ついたち》と一日", "東**京**の\n大阪", "# 国\n\n- 人\n- [雨](x)", "|国|\n|-|\n|日|", "国&#x6F22;&amp;国", "a[^1]\n\n[^1]: 国"} {
		f.Add(s)
	}
	with, without := plainJapanese(), New(Options{Language: "ja-simple", JoinLines: true})
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1000 || strings.ContainsAny(s, "<｜\x00") || !strings.ContainsFunc(s, furigana.IsHan) {
			return
		}
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r", ""), "")
		a, b := with.Convert("f.md", []byte(s), 0), without.Convert("f.md", []byte(s), 0)
		html := string(a.HTML)
		for {
			before, rest, ok := strings.Cut(html, "<rp>（</rp><rt>")
			if !ok {
				break
			}
			_, rest, _ = strings.Cut(rest, "</rt><rp>）</rp>")
			html = before + rest
		}
		html = strings.NewReplacer("<ruby>", "", "</ruby>", "").Replace(html)
		if html != string(b.HTML) {
			t.Fatalf("%q: with readings\n%s\nwithout\n%s", s, html, b.HTML)
		}
		if len(a.Passages) != len(b.Passages) {
			t.Fatalf("%q: %d passages, without readings %d", s, len(a.Passages), len(b.Passages))
		}
	})
}
