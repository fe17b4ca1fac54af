package markdown

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a word goes on through emphasis", "新**幹**線 and un*believ*able", "新幹線 and unbelievable"},
		{"blocks are apart", "## 新幹\n\n線路\n\n- one\n- two\n", "新幹|線路|one|two"},
		{"cells are apart", "| 新幹 | 線 |\n|---|---|\n| a | b |\n", "新幹|線|a|b"},
		{"a line break", "one<br>two", "one|two"},
		{"a place where a word may break", "super<wbr>califragilistic", "supercalifragilistic"},
		{"references", "R&amp;D &lt;b&gt; &quot;x&quot; &eacute; 5 &gt; 4", `R&D <b> "x" é 5 > 4`},
		{"code", "`a < b`\n\n```\nx > y\n```\n", "a < b|x > y"},
		{"the readings of ruby", "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", "漢字です"},
		{"footnotes", "Text[^1] goes on.\n\n[^1]: The note.\n", "Text goes on.|The note.\u00a0"},
		{"a link that leaves the site", "See [the site](https://example.com/) now", "See the site now"},
		{"a link inside the site", "See [it](../other/) now", "See it now"},
		{"a picture", "![A map of Asia](map.png \"The caption\")", "A map of Asia|The caption"},
		{"a picture in a line", "See ![a \"map\"](map.png) here", "See|a \"map\"|here"},
		{"details", "<details><summary>More</summary>\n\nText\n\n</details>", "More|Text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := New(Options{Own: "https://press.example.org/", ExternalLink: " (external site)", Footnotes: "Notes", FootnoteBack: "Back", JoinLines: true}).
				Convert("a.md", []byte(c.text), 0)
			if got := plainLines(d); got != c.want {
				t.Errorf("got  %q\nwant %q\nof %q", got, c.want, d.HTML)
			}
		})
	}
}

// plainLines returns the lines of a document's plain text that are not empty.
func plainLines(d Document) string {
	var lines []string
	for line := range strings.Lines(string(Plain(nil, d.HTML))) {
		if line = strings.Trim(line, " \n"); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "|")
}

// FuzzPlain: whatever an author writes, no tag is left and no mark.
func FuzzPlain(f *testing.F) {
	f.Add("# A\n\ntext[^1][^1] ![x](y) [z](../q/) **b** `c`\n\n[^1]: n\n")
	f.Add("| a | b |\n|---|---|\n| [c](https://example.org/) | ![d](e \"f\") |\n\n- g\n  : h\n")
	converter := New(Options{ExternalLink: "external", FootnoteBack: "back"})
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "<>&\x00") {
			return // text may show these
		}
		plain := Plain(nil, converter.Convert("a.md", []byte(text), 0).HTML)
		if strings.ContainsAny(string(plain), "<>\x00") {
			t.Errorf("%q: %q", text, plain)
		}
	})
}
