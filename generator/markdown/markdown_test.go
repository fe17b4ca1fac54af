package markdown

import (
	"sync"
	"testing"

	"docsite/generator/diag"
)

func TestLead(t *testing.T) {
	for _, e := range []struct{ lang, text, want string }{
		{"en", "## H\n\n![a](b \"c\")\n\n\\* note\n\n> q\n\n- l\n\n***\n\n*The*  **lead**[^1],\n`code` &amp; [link](x)\\!\n\nnext\n\n[^1]: n", "The lead, code & link!"},
		{"ja", "外務\n大臣は、**12日**\nIPA", "外務大臣は、12日IPA"},
		{"ja", "　<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby><br>字　語<!-- x -->", "漢 字　語"},
		{"fr", "Genève : 12 mars\u00A0; fin", "Genève : 12 mars\u00A0; fin"},
		{"en", "[![a](b)](c)\n\n— …\n\nx", "x"},
		{"en", "- x", ""},
		{"en", "", ""},
	} {
		if _, d := convert(e.lang, e.text); d.Lead != e.want {
			t.Errorf("%q: lead %q, want %q", e.text, d.Lead, e.want)
		}
	}
}

func TestTextAndEmpty(t *testing.T) {
	for _, e := range []struct {
		text           string
		hasText, empty bool
	}{
		{"", false, true},
		{" \n\n", false, true},
		{"<!-- x -->", false, true},
		{"- <!-- x -->", false, true},
		{"![a](b \"c\")", false, false},
		{"![](https://x.org/a.png)", false, false},
		{"[![a](b)](c)", false, false},
		{"---", false, true},
		{"x", true, false},
		{"## x", true, false},
		{"`x`", true, false},
		{"    x", true, false},
		{"|x|\n|-|", true, false},
		{"<details>x</details>", true, false},
		{"https://x.org", true, false},
		{"※ 語", true, false},
	} {
		if _, d := convert("en", e.text); d.Text != e.hasText || d.Empty != e.empty {
			t.Errorf("%q: text %v, empty %v", e.text, d.Text, d.Empty)
		}
	}
}

func TestBody(t *testing.T) {
	text := "---\ntitle: é\n---\né [a](b) <x>\n"
	body := len("---\ntitle: é\n---\n")
	d := New(Options{}).Convert("a/en.md", []byte(text), body)
	if want := (diag.Pos{File: "a/en.md", Line: 4, Column: 7}); len(d.Links) != 1 || d.Links[0].At != want {
		t.Errorf("links %v", d.Links)
	}
	if want := (diag.Pos{File: "a/en.md", Line: 4, Column: 10}); len(d.Diagnostics) != 1 || d.Diagnostics[0].Pos != want {
		t.Errorf("diagnostics %v", d.Diagnostics)
	}
	if d := New(Options{}).Convert("a/en.md", []byte("x"), 5); !d.Empty {
		t.Error("a body beyond the end is not empty")
	}
}

// One converter serves many goroutines, and what it returned stays as it was.
func TestConcurrent(t *testing.T) {
	c := New(testOptions("ja"))
	want := filled(c.Convert("x.md", benchJapanese, 0))
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() {
			var kept []Document
			for range 20 {
				kept = append(kept, c.Convert("x.md", benchJapanese, 0))
				c.Convert("y.md", []byte("# x <b>\n\n[^1] [a](javascript:b)"), 0)
			}
			for _, d := range kept {
				if filled(d) != want || len(d.Diagnostics) != 0 {
					t.Error("a document changed")
				}
			}
		})
	}
	wait.Wait()
}
