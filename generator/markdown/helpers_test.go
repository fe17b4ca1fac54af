package markdown

import (
	"fmt"
	"strings"
	"testing"
)

// testOptions returns the options of a language as a site would have them.
func testOptions(lang string) Options {
	o := Options{ExternalLink: " (external site)", Footnotes: "Notes", FootnoteBack: "Back to the text", Own: "https://press.example.org/"}
	if lang == "ja" {
		o.JoinLines, o.ExternalLink, o.Footnotes, o.FootnoteBack = true, "（外部サイト）", "注", "本文に戻る"
	}
	return o
}

// convert converts a text; a mark is shown as {0}.
func convert(lang, text string) (string, Document) {
	d := New(testOptions(lang)).Convert("x.md", []byte(text), 0)
	return filled(d), d
}

func filled(d Document) string {
	html := Fill(nil, d.HTML, func(n int) string { return fmt.Sprintf("{%d}", n) })
	return strings.TrimSuffix(string(html), "\n")
}

// told returns diagnostics, one a line: line:column code message.
func told(d Document) string {
	var lines []string
	for _, x := range d.Diagnostics {
		lines = append(lines, fmt.Sprintf("%d:%d %s %s", x.Line, x.Column, x.Code, x.Message))
	}
	return strings.Join(lines, "\n")
}

// example is a text, its HTML, and what is told of it.
type example struct{ lang, text, html, told string }

func check(t *testing.T, examples []example) {
	t.Helper()
	for _, e := range examples {
		html, d := convert(e.lang, e.text)
		if html != e.html {
			t.Errorf("%s\n got %s\nwant %s", e.text, html, e.html)
		}
		if got := told(d); got != e.told {
			t.Errorf("%s\n tells %s\n want %s", e.text, got, e.told)
		}
		for _, x := range d.Diagnostics {
			if x.Hint == "" {
				t.Errorf("%q: no hint: %s", e.text, x.Message)
			}
		}
	}
}
