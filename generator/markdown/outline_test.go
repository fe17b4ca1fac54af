package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"docsite/generator/press"
)

// outline returns passages, one a line: line:column kind level text [references].
func outline(d Document) string {
	names := map[press.PassageKind]string{
		press.Paragraph: "p", press.Heading: "h", press.Item: "li", press.Quotation: "q", press.Row: "row",
		press.Term: "dt", press.Description: "dd", press.Footnote: "note", press.Code: "code", press.Figure: "figure",
	}
	var lines []string
	for _, p := range d.Passages {
		line := fmt.Sprintf("%d:%d %s", p.At.Line, p.At.Column, names[p.Kind])
		if p.Level > 0 {
			line += fmt.Sprint(p.Level)
		}
		if p.Again {
			line += "+"
		}
		line += " " + strings.ReplaceAll(p.Text, "\t", "|")
		for _, r := range p.Refs {
			line += fmt.Sprintf(" [%d %s@%d]", r.Kind, r.Dest, r.Text)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestPassages(t *testing.T) {
	for _, e := range []struct{ lang, text, want string }{
		{"en", "# A  *title*\n\nSome\ntext, [a\nlink](b.pdf) and `code`.\n", "1:3 h1 A title\n3:1 p Some text, a link and code. [0 b.pdf@11]"},
		{"en", "A & B &amp; C \\* D\\\nE<br>F", "1:1 p A & B & C * D E F"},
		{"ja", "日本の\n**朝**と\nEnglish\nの文", "1:1 p 日本の朝とEnglishの文"},
		{"ja", "｜漢字《かんじ》と<ruby>字<rt>じ</rt></ruby>", "1:2 p 漢字と字"},
		{"en", "- one\n- two\n\n  more\n  - deep\n\n1. three", "1:3 li1 one\n2:3 li1 two\n4:3 li1+ more\n5:5 li2 deep\n7:4 li1 three"},
		{"en", "> said\n>\n> again\n>\n> — Who\n\nplain", "1:3 q said\n3:3 q+ again\n5:3 q+ — Who\n7:1 p plain"},
		{"en", "| a | b |\n|---|---|\n| 1 | |\n|  | [2](x) |", "1:3 row a|b\n3:3 row 1|\n4:7 row |2 [0 x@1]"},
		{"en", "text[^1] on\n\n[^1]: The *note*.\n\n    More.", "1:1 p text on\n3:7 note The note.\n5:5 note+ More."},
		{"en", "term\n: what it is", "1:1 dt term\n2:3 dd what it is"},
		{"en", "```go\na  b\n\nc\n```\n\n    d", "2:1 code a b c\n7:5 code d"},
		{"en", `![a chart](c.svg "The <b>") ![b](d.png)`, "1:3 figure a chart The <b> b [1 c.svg@0] [1 d.png@16]"},
		{"en", "see ![a chart](c.svg) https://a.example/x.", "1:1 p see a chart https://a.example/x. [1 c.svg@4] [0 https://a.example/x@12]"},
		{"en", "<!-- hidden -->\n\n<details>\n<summary>More</summary>\nof <!-- un\nseen -->it\n</details>", "4:10 p More\n5:1 p of it"},
		{"en", "***\n\n \n", ""},
	} {
		d := New(testOptions(e.lang)).Convert("x.md", []byte(e.text), 0)
		if got := outline(d); got != e.want {
			t.Errorf("%s\n got %s\nwant %s", e.text, got, e.want)
		}
	}
}

// TestPassagePlaces asks that each byte of a passage is the one that stands
// where it says, but for what was written as an escape or folded.
func TestPassagePlaces(t *testing.T) {
	file := "---\ntitle: x\n---\n\nOn *3 December*  &amp;\n12 [states](x)\n\n| a | 5 % |\n|--|--|\n"
	body := strings.Index(file, "\nOn")
	d := New(testOptions("en")).Convert("x.md", []byte(file), body)
	for _, p := range d.Passages {
		for i, r := range p.Text {
			at, ok := p.Offset(i)
			if !ok {
				t.Fatalf("%q has no places", p.Text)
			}
			there, _ := utf8.DecodeRuneInString(file[at:])
			if there != r && r != ' ' && r != '\t' {
				t.Errorf("%q in %q is said to stand at %q", r, p.Text, there)
			}
		}
	}
	if len(d.Passages) != 2 {
		t.Errorf("%d passages", len(d.Passages))
	}
}
