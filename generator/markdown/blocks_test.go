package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// kinds names the kinds of blocks.
var kinds = map[BlockKind]string{Words: "words", Figure: "figure", Kept: "kept", Remark: "remark"}

func TestTextFallsIntoBlocks(t *testing.T) {
	const text = `First paragraph,
of two lines.

Second
======

## Third *heading*

- one

  and more

- two
  1. inner

> quoted
>
> — somebody

| a | b |
|---|---|
| c | d |

![what](a.svg "Caption")
![again](<b c.svg>)

    code

` + "```" + `
fenced

code
` + "```" + `
Straight after it.[^1]
***
<!-- for me

alone -->

<details><summary>More</summary>

In it.

</details>

<figure><img src="e&amp;f.png" alt="what"><figcaption>Caption</figcaption></figure>

<table>
<tr><td>cell
</table>

<p>

Term
: its description

[^1]: A note.

    Of two paragraphs.

[here]: https://example.org/
See [here] and 日本語。
`
	var got strings.Builder
	for _, b := range New(testOptions("en")).Blocks([]byte("front\n"+text), 6) {
		first, _, _ := strings.Cut(string(b.Text), "\n")
		fmt.Fprintf(&got, "%s %d %s %s\n", kinds[b.Kind], bytes.Count(b.Text, []byte("\n")), first, b.Pictures)
	}
	const want = `words 2 First paragraph, []
words 2 Second []
words 1 ## Third *heading* []
words 6 - one []
words 3 > quoted []
words 3 | a | b | []
figure 2 ![what](a.svg "Caption") [a.svg b c.svg]
kept 1     code []
kept 5 ` + "```" + ` []
words 1 Straight after it.[^1] []
kept 1 *** []
remark 3 <!-- for me []
kept 1 <details><summary>More</summary> []
words 1 In it. []
kept 1 </details> []
figure 1 <figure><img src="e&amp;f.png" alt="what"><figcaption>Caption</figcaption></figure> [e&amp;f.png]
words 3 <table> []
kept 1 <p> []
words 2 Term []
words 3 [^1]: A note. []
kept 1 [here]: https://example.org/ []
words 1 See [here] and 日本語。 []
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// FuzzBlocks asserts that the blocks are the text: all its lines but empty
// ones, in order.
func FuzzBlocks(f *testing.F) {
	f.Add(string(benchEnglish))
	f.Add(sampleFrench)
	f.Add(sampleJapanese)
	for _, seed := range []string{
		"- a\n\n- b\n> c\n\n<!-- d\n", "[a]: b\n'c'\nd\n===\n[^1]: e\n\n    f", "![a](b)\n<div>\n\nc\n```\n\nd", "a\n: b\n\n|c|\n|-|\n|d|\n", " \n\t- a\n\n\tb",
	} {
		f.Add(seed)
	}
	c := New(testOptions("ja"))
	f.Fuzz(func(t *testing.T, text string) {
		var joined []byte
		for _, b := range c.Blocks([]byte(text), 0) {
			joined = append(joined, b.Text...)
		}
		if got, want := lines(string(joined)), lines(text); got != want {
			t.Errorf("%q: %q is not %q", text, got, want)
		}
	})
}

// lines are the lines of a text that are not empty, without the space at their
// ends. To goldmark a line of vertical tabs is as empty as one of tabs.
func lines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, " \t\v\f\n"); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
