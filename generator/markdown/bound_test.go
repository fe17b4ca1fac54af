package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/markdown/flood"
)

// codesOf returns the codes told of a text, each once.
func codesOf(body string) string {
	_, d := convert("en", body)
	var codes []string
	known := map[diag.Code]bool{}
	for _, x := range d.Diagnostics {
		if !known[x.Code] {
			known[x.Code] = true
			codes = append(codes, fmt.Sprintf("%s %d:%d", x.Code, x.Line, x.Column))
		}
	}
	return strings.Join(codes, "; ")
}

// notesOf returns a text with so many footnotes and as many marks.
func notesOf(n int) string {
	var marks, notes strings.Builder
	for i := range n {
		fmt.Fprintf(&marks, "a[^%d]\n\n", i)
		fmt.Fprintf(&notes, "[^%d]: b\n", i)
	}
	return marks.String() + notes.String()
}

// TestBounds holds that a text is taken up to a bound, and that one more is told
// where it stands.
func TestBounds(t *testing.T) {
	lines := func(unit string, n int) string {
		var b strings.Builder
		for depth := range n {
			b.WriteString(strings.Repeat(unit, depth) + "- a\n")
		}
		return b.String()
	}
	table := func(rows int) string {
		return strings.Repeat("|a", 1001) + "|\n" + strings.Repeat("|-", 1001) + "|\n" + strings.Repeat("|b|\n", rows)
	}
	// Each sign that closes is compared with those before it in the paragraph, four
	// steps each: 4 × (0 + 1 + … + 7070) is the last sum that is not beyond the bound.
	closing := strings.Repeat("a* ", 7071)
	tests := []struct{ name, body, told string }{
		{"quotations", strings.Repeat("> ", 100) + "a\n", ""},
		{"one more quotation", "a\n\n" + strings.Repeat("> ", 101) + "a\n", "DS434 3:201"},
		{"lists", lines("  ", 100), ""},
		{"one more list", lines("  ", 101), "DS434 101:201"},
		{"lists in a line", strings.Repeat("- ", 100) + "a\n", ""},
		{"one more list in a line", strings.Repeat("- ", 101) + "a\n", "DS434 1:201"},
		{"quotations and lists", strings.Repeat("> - ", 50) + "a\n", ""},
		{"one more of both", strings.Repeat("> - ", 50) + "> a\n", "DS434 1:201"},
		{"missing cells", table(100), ""},
		{"one more row", table(101), "DS436 2:1"},
		{"footnotes", notesOf(5000), ""},
		{"closing emphasis", closing, ""},
		{"one more that closes", closing + "a* b\n", "DS435 1:21215"},
		{"other paragraphs", closing + "\n\n" + strings.Repeat("a* ", 90) + "a\n", ""},
		{"other paragraphs count too", closing + "\n\n" + strings.Repeat("a* ", 91) + "a\n", "DS435 3:272"},
	}
	for _, test := range tests {
		if got := codesOf(test.body); got != test.told {
			t.Errorf("%s: told %q, want %q", test.name, got, test.told)
		}
	}
	if got := codesOf(notesOf(5001)); !strings.HasPrefix(got, "DS435 15003:1;") {
		t.Errorf("one more footnote: told %q", got)
	}
}

// TestListsThatUseUpTheSteps holds that what follows is no list, is there, and is well-formed.
func TestListsThatUseUpTheSteps(t *testing.T) {
	var b strings.Builder
	for depth := range 90 {
		b.WriteString(strings.Repeat("  ", depth) + "- a\n")
	}
	b.WriteString(strings.Repeat("\n", 12_000) + "  - b\n  - c\n\n> d\n")
	html, d := convert("en", b.String())
	if err := wellFormed(d); err != nil {
		t.Error(err)
	}
	if got := codesOf(b.String()); !strings.HasPrefix(got, "DS435 ") || strings.Contains(got, ";") {
		t.Errorf("told %q", got)
	}
	if want := "<p>- b\n- c</p>\n<p>&gt; d</p>"; !strings.HasSuffix(html, want) {
		t.Errorf("it ends in %q", html[max(0, len(html)-100):])
	}
}

// TestBoundOfDiagnostics holds that the last diagnostic of a kind says how many were
// left out, and that those of another kind are told all the same.
func TestBoundOfDiagnostics(t *testing.T) {
	_, d := convert("en", strings.Repeat("# a\n", 1000))
	if n := len(d.Diagnostics); n != 1000 || strings.Contains(d.Diagnostics[n-1].Hint, "more of this kind") {
		t.Errorf("%d are told, the last with the hint %q", n, d.Diagnostics[n-1].Hint)
	}
	_, d = convert("en", strings.Repeat("# a\n", 1002)+"\n[a](data:b)\n")
	n := len(d.Diagnostics)
	if n != 1001 || !strings.HasSuffix(d.Diagnostics[n-2].Hint, "; 2 more of this kind follow in this file") || d.Diagnostics[n-1].Code != diag.BadScheme {
		t.Errorf("%d are told, the last but one with the hint %q, the last %s", n, d.Diagnostics[n-2].Hint, d.Diagnostics[n-1].Code)
	}
}

// TestHonestTextsAreFarFromTheBounds holds what bound.go says of them.
func TestHonestTextsAreFarFromTheBounds(t *testing.T) {
	c := New(testOptions("en"))
	paragraph := strings.Repeat("some [words of it](https://a.example/b) and **some** more of the words that were said about it here, ", 99)
	long := strings.Repeat(paragraph+"\n\n", 2_000_000/len(paragraph))
	for name, body := range map[string]string{
		"a text of 2 MB": long,
		"releases": strings.ReplaceAll(strings.Repeat(string(benchEnglish), 500)+strings.Repeat(string(benchJapanese), 200), "[^1]", "") +
			"\n\n" + notesOf(1000),
	} {
		if steps := stepsOf(c, body); steps >= mostSteps/10 {
			t.Errorf("%s takes %d steps", name, steps)
		}
	}
}

// stepsOf returns the steps that a text takes.
func stepsOf(c *Converter, body string) int {
	_, context := parse(c.parser, []byte(body))
	return boundsOf(context).steps
}

// TestTwiceAsMuchTakesTwiceAsMuch holds of all constructs that what is made of a text
// grows as the text does: allocations, which the clock and other programs leave
// alone.
func TestTwiceAsMuchTakesTwiceAsMuch(t *testing.T) {
	const size = 3000
	for _, lang := range []string{"en", "ja"} {
		c := New(testOptions(lang))
		for _, construct := range flood.Bodies {
			once, twice := []byte(construct.Of(size)), []byte(construct.Of(2*size))
			convert := func(body []byte) float64 {
				return testing.AllocsPerRun(1, func() { c.Convert("x.md", body, 0) })
			}
			if a, b := convert(once), convert(twice); b > 2.5*a+500 {
				t.Errorf("%s: %.0f allocations, and %.0f for twice as much", construct.Name, a, b)
			}
		}
	}
}

// repeated is how large the texts are that FuzzRepeated makes. Its corpus is run by
// every test, so it is small; for a search with -fuzz make it 1_000_000.
const repeated = 10_000

// FuzzRepeated repeats a text and what closes it, and holds that what docsite makes
// of it is well-formed, and that reading it ends: what takes the square of a
// megabyte does not within the time that a test may take.
func FuzzRepeated(f *testing.F) {
	for _, c := range flood.Bodies {
		unit := c.Of(1)
		f.Add(unit, "a", "", len(unit)%2 == 0)
	}
	f.Add("[", "a", "](b)", false)
	f.Add("> - ", "a", "", true)
	f.Add("*_[", "a", "](b)_*", true)
	english, japanese := New(testOptions("en")), New(testOptions("ja"))
	f.Fuzz(func(t *testing.T, before, middle, after string, japaneseText bool) {
		unit := before + after
		if unit == "" || len(unit) > repeated {
			t.Skip("nothing to repeat")
		}
		n := repeated/len(unit) + 1
		body := strings.Repeat(before, n) + middle + strings.Repeat(after, n)
		body = strings.ToValidUTF8(strings.ReplaceAll(body, "\r", "\n"), "\uFFFD")
		c := english
		if japaneseText {
			c = japanese
		}
		d := c.Convert("x.md", []byte(body), 0)
		if err := wellFormed(d); err != nil {
			t.Errorf("%v\n%q … %q … %q", err, before, middle, after)
		}
	})
}

// TestAsGoldmarkDoes compares what is ours, because goldmark's takes the square, with
// goldmark's: which text is code, which is a definition, which bars are escaped.
func TestAsGoldmarkDoes(t *testing.T) {
	for _, body := range []string{
		"`a` ``b` c`` ```d` e``", "\\`a` b``c`", "a `b\nc` d `` e\nf `` g `", "``", "` `", "`` ` ``", "[`a](b)`",
		"[a]: /b\n[a]", "[a]: /b 'c'\n[d]: <e f> (g)\n\n[a] [d]", "[a]:\n/b\n'c\nd'\n\n[a]", "[a]: /b \"c\n\n[a]",
		"[a]: /b 'c' d\n\n[a]", "[a]: <b>'c'\n\n[a]", "[a]: <>\n\n[a]", "[a]:\n\n[a]", "[a]: /b\n[c\n\n[a]", "[a\nb]: /c\n\n[a b]", "[]: /b\n\n[]",
		"[a]: /b\n===\n\n[a]", "[a]: /b\nc\n===\n\n[a]", "> [a]: /b\n> [c]: /d\n\n[a][c]", "[a]: /b(c)d)e\n\n[a]", "[a]: b\\)\\ c\n\n[a]", "[a]: <b\\>c>\n\n[a]",
		"[a]: /b\n[a]: /c\n\n[a]", "   [a]: /b\n\t[c]: /d\n\n[a] [c]", "- [a]: /b\n  c\n\n[a]", "[a]: /b\n(c\n\n[a]", "[a]: /b \"\"\n\n[a]",
		"|a|\n|-|\n|`b\\|c` \\| `d\\|`|\n|`\\||\n|e `f\\|\\|g`|", "|`a\\|b`|\n|-|", "`a\\|b`",
		"[^a]x[^b]\n[^b]\n\n[^a]: c\n[^b]: d [^a]\n", "![^a]\n\n[^a]: b", "[a\nb][c\nd] [e\n]\n\n[c d]: /f\n[e ]: /g",
	} {
		ours, theirs := tree(markdownAlone(), body), tree(goldmarks(), body)
		if ours != theirs {
			t.Errorf("%q\nours   %s\ntheirs %s", body, ours, theirs)
		}
	}
}

// FuzzAsGoldmarkDoes looks for other texts of which another tree is made.
func FuzzAsGoldmarkDoes(f *testing.F) {
	for _, seed := range []string{"`a` ``b`", "[a]: /b 'c'\n[a]", "[a]:\n<b>\n(c)\n\n[a]", "|`a\\|b`|\n|-|\n|`c\\|`|", "[^a]\n\n[^a]: b\n", string(benchEnglish)} {
		f.Add(seed)
	}
	c := newParser()
	f.Fuzz(func(t *testing.T, body string) {
		if strings.Contains(body, "\r") || len(body) > 2000 || bytes.Contains([]byte(body), leaking) || nearBugs(body) {
			t.Skip("not what is compared")
		}
		if ours, theirs := tree(c, body), tree(goldmarks(), body); ours != theirs {
			t.Errorf("%q\nours   %s\ntheirs %s", body, ours, theirs)
		}
	})
}
