package markdown

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"docsite/generator/diag"
)

// FuzzNothingIsLost: every letter and digit of a text stands in its page, in order, or a
// diagnostic stands at its place. What Markdown consumes by its grammar is found here line
// by line, without a parser: where in doubt it is taken for consumed.
func FuzzNothingIsLost(f *testing.F) {
	f.Add(string(benchEnglish), false)
	f.Add(string(benchJapanese), true)
	for _, text := range []string{sampleEnglish, sampleFrench, sampleJapanese} {
		f.Add(strings.ReplaceAll(text, "<", "‹"), true)
	}
	for _, seed := range []string{
		"| a | b |\n|---|---|\n| 1 | 2 | 3 | `x\\|y` |\n| 4 |\nText",
		"- a\n- b\n  1. c\n\n     d\n> e\nf\n\n      g",
		"Text\na | b\n-|-\n1 | 2 | ![c](d \"e\") | **f**\n\n: g\n\nh\n: i",
		"日時：一\n場所：二\n　三\n【四】\n五 ** 六 **\n---\n# 七 #\n八\n===",
		"｜漢字《かんじ》と｜《x》[a](b c) [d](e) [f][g] ![h] (i)",
		"1) a\n2.b\n\n    c\n\td\n```e\nf\n```\n~~g~~ `h` &amp; i&j; \\k \\\n l",
		"> a\n>\n> — b\n\n※ c\n\n\\* d [e](f \"g",
	} {
		f.Add(seed, true)
	}
	english, japanese := New(Options{}), New(Options{JoinLines: true})
	f.Fuzz(func(t *testing.T, text string, join bool) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "<\r\x00") || strings.Contains(text, "[^") {
			t.Skip("not what Convert is given, or not what the lines can tell of")
		}
		if strings.Contains(text, "|") && definitionMark.MatchString(text) {
			t.Skip("goldmark moves a table before the paragraph above it, where that is a term")
		}
		c := english
		if join {
			c = japanese
		}
		d := c.Convert("x.md", []byte(text), 0)
		page := shownLetters(string(Fill(nil, d.HTML, func(int) string { return "" })))
		for _, r := range lettersToShow(text, d.Diagnostics) {
			i := strings.IndexRune(page, r)
			if i < 0 {
				t.Fatalf("%q is lost\n%q\n%s", r, text, d.HTML)
			}
			page = page[i+utf8.RuneLen(r):]
		}
	})
}

// shownLetters returns the letters and digits of a page, alternative texts and titles
// included.
func shownLetters(page string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(onlyLetters(z.Token().Data))
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range z.Token().Attr {
				if a.Key == "alt" || a.Key == "title" {
					b.WriteString(onlyLetters(a.Val))
				}
			}
		}
	}
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

var (
	// containers are the marks of blocks before a line's text: quotations, items,
	// headings.
	containers          = regexp.MustCompile(`^(?:[ \t>]|[-+*:](?:[ \t]|$)|[0-9]{1,9}[.)](?:[ \t]|$))*`)
	fences              = regexp.MustCompile("^(?:```|~~~)")
	definitionMark      = regexp.MustCompile(`(?m)^[ \t>]*:`)
	characterReferences = regexp.MustCompile(`&#?[0-9A-Za-z]{1,31};`)
)

// unseen are the codes by which nothing is left out.
var unseen = map[diag.Code]bool{
	diag.AlmostMarkdown: true, diag.CellsBeyondHead: true, diag.ProseAsCode: true, diag.HeadingUnmeant: true, diag.HeadingOne: true,
	diag.CharacterLost: true, diag.Misread: true, diag.DirectionOpen: true, diag.InvisibleCharacter: true, diag.PrivateCharacter: true, diag.CompatibilityCharacter: true,
}

// lettersToShow returns the letters and digits of a text that must stand in its page.
func lettersToShow(text string, told []diag.Diagnostic) string {
	lines := strings.Split(text, "\n")
	excused := make([]bool, len(lines)+1)
	for _, d := range told {
		excused[d.Line] = excused[d.Line] || !unseen[d.Code]
	}
	var b strings.Builder
	for first := 0; first < len(lines); {
		last, free := first, false
		for ; last < len(lines); last++ {
			free = free || excused[last+1]
			if containers.ReplaceAllString(lines[last], "") == "" {
				last++
				break
			}
		}
		if !free {
			b.WriteString(onlyLetters(blockToShow(lines[first:last])))
		}
		first = last
	}
	return b.String()
}

// blockToShow returns what must be shown of lines between empty ones. From the first
// address or definition on it leaves out what can belong to it.
func blockToShow(lines []string) string {
	var kept []string
	for _, line := range lines {
		line = containers.ReplaceAllString(line, "")
		if !fences.MatchString(line) {
			kept = append(kept, line)
		}
	}
	block := characterReferences.ReplaceAllString(strings.Join(kept, "\n"), "")
	if i := strings.Index(block, "]:"); i >= 0 {
		block = block[:max(0, strings.IndexByte(block, '['))]
	}
	if i := strings.Index(block, "]("); i >= 0 {
		if end := strings.LastIndexByte(block, ')'); end > i {
			block = block[:i] + block[end:]
		}
	}
	return block
}
