package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"docsite/generator/diag"
)

// Finding is what is surely meant as ruby and is none.
type Finding struct {
	At            int // its first byte
	Message, Hint string
}

const (
	rubyHint = "write ｜漢字《かんじ》"
	// longestBroken is how many bytes a base may have that is taken for one
	// although it goes on in the next line.
	longestBroken = 60
)

// otherBars are forms of other programs, and those that a keyboard has: kanji
// with a reading in kana.
var otherBars = regexp.MustCompile(`\|[\p{Han}々〆ヶ]+《[\p{Hiragana}\p{Katakana}ー・　 ]+》|\{[\p{Han}々〆ヶ]+(?:\|[\p{Hiragana}\p{Katakana}ー・]+)+\}`)

// LintRuby returns what is surely meant as ruby, and is none, in texts of a
// front matter. Their readings may stand in another line than their bases.
func LintRuby(text []byte) []Finding {
	findings := otherRuby(text)
	for at := 0; ; at += len(rubyBar) {
		i := bytes.Index(text[at:], []byte(rubyBar))
		if i < 0 {
			return findings
		}
		at += i
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		if _, _, ok := rubyAt(text[at:]); !ok && !bytes.HasSuffix(text[:at], []byte(`\`)) {
			if message, hint := rubyFault(line); message != "" {
				findings = append(findings, Finding{at, message, hint})
			}
		}
	}
}

// otherRuby returns what is ruby to other programs.
func otherRuby(text []byte) []Finding {
	var findings []Finding
	for _, m := range otherBars.FindAllIndex(text, -1) {
		if !isEscaped(text[:m[0]]) {
			findings = append(findings, Finding{m[0], "this is no ruby: its bar is another one than ｜", rubyHint})
		}
	}
	return findings
}

// rubyFault says why the bar that a text begins with begins no ruby; nothing
// where the bar is no more than a bar.
func rubyFault(s []byte) (message, hint string) {
	s = s[len(rubyBar):min(len(s), len(rubyBar)+longestRuby)]
	if block := bytes.Index(s, []byte("\n\n")); block >= 0 {
		s = s[:block]
	}
	base, rest, found := bytes.Cut(s, []byte(rubyOpen))
	if !found || bytes.Contains(base, []byte(rubyBar)) {
		return "", ""
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	reading, _, closed := bytes.Cut(line, []byte(rubyClose))
	switch {
	case bytes.ContainsRune(base, '\n') && (len(base) > longestBroken || !closed):
		return "", ""
	case bytes.ContainsRune(base, '\n'):
		return "this is no ruby: it goes over two lines", "write ｜漢字《かんじ》 in one line"
	case len(bytes.TrimSpace(base)) == 0:
		return "this is no ruby: between ｜ and 《 stands no text", rubyHint
	case !closed || bytes.Contains(reading, []byte(rubyOpen)):
		return "this is no ruby: its 《 is not closed in the line", rubyHint
	case len(bytes.TrimSpace(reading)) == 0:
		return "this is no ruby: between 《 and 》 stands no reading", rubyHint
	}
	return "this is no ruby: there is markup in it", "put the markup around it, as in **｜漢字《かんじ》**"
}

// lintRuby reports what is surely meant as ruby in the text of a document,
// where the bars of all ruby are taken out by now.
func (w *writer) lintRuby(n ast.Node) {
	if !bytes.Contains(w.source, []byte(rubyOpen)) && !bytes.ContainsAny(w.source, "{") {
		return
	}
	reported := 0 // the end of the line of the last one: one a line is enough
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		t, ok := n.(*ast.Text)
		if !ok || t.IsRaw() {
			return ast.WalkContinue, nil
		}
		for _, s := range w.findingsIn(t) {
			if s.At < reported {
				continue
			}
			w.report(diag.AlmostMarkdown, s.At, s.Hint, "%s", s.Message)
			if reported = bytes.IndexByte(w.source[s.At:], '\n'); reported < 0 {
				return ast.WalkStop, nil
			}
			reported += s.At
		}
		return ast.WalkContinue, nil
	})
}

// findingsIn returns the findings in a text, at their places in the source.
func (w *writer) findingsIn(t *ast.Text) []Finding {
	value := t.Segment.Value(w.source)
	findings := otherRuby(value)
	for i := range findings {
		findings[i].At += t.Segment.Start
	}
	for i := 0; ; i += len(rubyBar) {
		next := bytes.Index(value[i:], []byte(rubyBar))
		if next < 0 {
			return findings
		}
		i += next
		at := t.Segment.Start + i
		if message, hint := rubyFault(w.source[at:]); message != "" && !isEscaped(w.source[:at]) {
			findings = append(findings, Finding{at, message, hint})
		}
	}
}
