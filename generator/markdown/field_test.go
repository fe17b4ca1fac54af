package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/markdown"
)

// shown writes a field: codes in braces with what they are, line ends as ¶.
func shown(text string, f markdown.Field) string {
	var b strings.Builder
	for _, p := range f.Parts {
		written := strings.ReplaceAll(text[p.From:p.To], "\n", "¶")
		switch p.Form {
		case markdown.Characters:
			b.WriteString(p.Text)
		case markdown.Gap:
			fmt.Fprintf(&b, "{%s=%s}", written, p.Text)
		case markdown.Alone:
			fmt.Fprintf(&b, "{%d %s%s}", p.Number, written, p.Text)
		case markdown.Opens:
			fmt.Fprintf(&b, "{%d< %s}", p.Number, written)
		case markdown.Closes:
			fmt.Fprintf(&b, "{%d> %s}", p.Number, written)
		}
	}
	if f.Opaque {
		return "opaque: " + b.String()
	}
	return b.String()
}

func TestFields(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Plain words.", "Plain words."},
		{"**Bold** and *soft* words", "{1< **}Bold{1> **} and {2< *}soft{2> *} words"},
		{"***both*** and **bold *soft***", "{1< *}{2< **}both{2> **}{1> *} and {3< **}bold {4< *}soft{4> *}{3> **}"},
		{"a [link](x.pdf) here", "a {1< [}link{1> ](x.pdf)} here"},
		{"a [**bold** link](<x y.pdf> \"with ) title\").", "a {1< [}{2< **}bold{2> **} link{1> ](<x y.pdf> \"with ) title\")}."},
		{"a [link][n] and [n]\n\n[n]: x.pdf", "a {1< [}link{1> ][n]} and {2< [}n{2> ]}"},
		{"run `code` here", "run {1< `}code{1> `} here"},
		{"run `` a`b `` here", "run {1< `` }a`b{1>  ``} here"},
		{"see <https://example.org/> and https://example.net/", "see {1< <}https://example.org/{1> >} and https://example.net/"},
		{"two\nlines", "two{¶= }lines"},
		{"two  \nlines", "two{1   ¶ }lines"},
		{"two\\\nlines", "two{1 \\¶ }lines"},
		{"two  spaces", "two { =}spaces"},
		{"**bold**\nthen", "{1< **}bold{1> **}{¶= }then"},
		{"first\n**bold**", "first{¶= }{1< **}bold{1> **}"},
		{"a\\*b &amp; c", "a*b & c"},
		{"~~gone~~ stays", "{1< ~~}gone{1> ~~} stays"},
		{"一行\n二行", "一行{¶=}二行"},
		{"｜漢字《かんじ》を読む", "{1< ｜}漢字{1> 《かんじ》}を読む"},
		{"a mark[^1].\n\n[^1]: The note.", "a mark{1 [^1]}. / The note."},
		{"![A picture](x.png)", "{1< ![}A picture{1> ](x.png)}"},
		{"![A picture](x.png \"A title\")", "{1 ![}A picture{2 ](x.png \" }A title{3 \")}"},
		{"with ![a picture](x.png) in it", "with {1< ![}a picture{1> ](x.png)} in it"},
		{"a <!-- secret --> b", "a {1 <!-- secret -->}{ =}b"},
		{"a<br>b", "a{1 <br> }b"},
		{"a <em>soft</em> word", "a {1< <em>}soft{1> </em>} word"},
		{"> quoted\n> words", "quoted{¶> = }words"},
		{"- one\n  more\n- two", "one{¶  = }more / two"},
		{"| a | **b** |\n|---|---|\n| c |  |", "a / {1< **}b{1> **} / c"},
		{"## Heading ##", "Heading"},
		{"Heading\n===", "Heading"},
		{"Term\n:   What it *is*", "Term / What it {1< *}is{1> *}"},
		{"```\ncode\n```", ""},
		{"> Words.\n>\n> — A Name, Minister", "Words. / — A Name, Minister"},
		{"<p>One <b>two</b></p>", "One {1 <b>}two"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, fields := markdown.New(markdown.Options{JoinLines: strings.Contains(c.text, "行")}).Fields("f.md", []byte(c.text), 0)
			var got []string
			for _, f := range fields {
				got = append(got, shown(c.text, f))
			}
			if strings.Join(got, " / ") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " / "), c.want)
			}
		})
	}
}

// FuzzFields holds that the parts of a field follow each other from its first byte to its
// last, that their texts are the passage's, and that what opens is closed once, behind it.
func FuzzFields(f *testing.F) {
	for _, s := range []string{"**a** [b](c \"d\")\ne  \nf", "| a | b |\n|--|--|\n| `c` | \\| |", "> a\n> **b\n> c**\n\n- d\n  e", "｜漢字《かんじ》 ![a](b \"c\")", "<b>a</b><br>&amp;\\*[^1]\n\n[^1]: x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		c := markdown.New(markdown.Options{})
		doc := c.Convert("f.md", []byte(s), 0)
		passages, fields := c.Fields("f.md", []byte(s), 0)
		if len(doc.Passages) != len(passages) {
			t.Fatalf("%d passages, and %d", len(doc.Passages), len(passages))
		}
		last := -1
		for _, field := range fields {
			if field.Passage < last {
				t.Fatalf("passage %d stands behind %d", field.Passage, last)
			}
			last = field.Passage
			text, at, open := "", field.From, []int{}
			for _, p := range field.Parts {
				if p.From != at || p.To < p.From {
					t.Fatalf("a part begins at %d, not %d: %+v", p.From, at, field)
				}
				at = p.To
				text += p.Text
				switch p.Form {
				case markdown.Opens:
					open = append(open, p.Number)
				case markdown.Closes:
					if len(open) == 0 || open[len(open)-1] != p.Number {
						t.Fatalf("%d is closed, %v are open", p.Number, open)
					}
					open = open[:len(open)-1]
				}
			}
			if at != field.To || len(open) > 0 || field.To > len(s) {
				t.Fatalf("the last part ends at %d, the field at %d, open are %v", at, field.To, open)
			}
			if want := passages[field.Passage].Text[field.Start:field.End]; strings.TrimRight(text, " ") != strings.TrimRight(want, " ") {
				t.Fatalf("the parts say %q, the passage %q", text, want)
			}
		}
	})
}
