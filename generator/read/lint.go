package read

import (
	"bytes"
	"regexp"

	"docsite/generator/diag"
	"docsite/generator/markdown"
)

// conflict returns the place of a merge conflict that nobody resolved.
func conflict(file string, text []byte) []diag.Diagnostic {
	if !bytes.Contains(text, []byte("\n=======")) || !bytes.Contains(text, []byte("\n>>>>>>> ")) {
		return nil
	}
	begin := bytes.Index(append([]byte("\n"), text...), []byte("\n<<<<<<< "))
	if begin < 0 {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.MergeConflict, diag.NewSource(file, text).At(begin), "a merge conflict is not resolved").
		WithHint("keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>")}
}

// lintPatterns are what looks like Markdown to people and is plain text to Markdown.
var lintPatterns = []struct {
	form    *regexp.Regexp
	message string
	hint    string
}{
	{regexp.MustCompile(`^#{2,6}[^#\s]`), "this is no heading: after the # a space is needed", "write “## Heading”"},
	{regexp.MustCompile(`^#{1,6}[\x{00A0}\x{3000}]`), "this is no heading: after the # stands a space of another kind", "write “## Heading” with a plain space"},
	{regexp.MustCompile(`^＃`), "this is no heading: the ＃ is full-width", "write “## Heading”"},
	{regexp.MustCompile(`^[-*+][\x{00A0}\x{3000}]`), "this is no list: after the bullet stands a space of another kind", "write “- item” with a plain space"},
	{regexp.MustCompile(`^[•・●◦‣▪]\s*\S`), "this is no list: the bullet is a character of the text", "begin each line with “- ”"},
	{regexp.MustCompile(`\]\s+\((?:https?:|mailto:|tel:|\.\.?/|[^()\s]+\.(?:png|jpe?g|gif|webp|svg|pdf)\))`), "this is no link: between ] and ( stands a space", "write [text](address)"},
}

// lintStarts are the first bytes of lines that can match.
var lintStarts = []byte("#-*+\xe2\xe3\xef")

// lintLine reports what a line at a place of a text has of the patterns.
func lintLine(source diag.Source, line []byte, at int) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, pattern := range lintPatterns {
		if m := pattern.form.FindIndex(line); m != nil {
			ds = append(ds, diag.New(diag.AlmostMarkdown, source.At(at+m[0]), "%s", pattern.message).WithHint("%s", pattern.hint))
		}
	}
	return ds
}

var footnoteForm = regexp.MustCompile(`^\[\^[^\]\s]+\]:`)

var footnoteMark = regexp.MustCompile(`\[\^[^\]\s]+\]`)

// countMarks returns how often each mark of a footnote stands in a body.
func countMarks(body []byte) map[string]int {
	marks := map[string]int{}
	for _, mark := range footnoteMark.FindAll(body, -1) {
		marks[string(mark)]++
	}
	return marks
}

// lostNote reports a footnote that no mark refers to: Markdown drops it.
func lostNote(source diag.Source, marks map[string]int, line []byte, at int) []diag.Diagnostic {
	label := footnoteForm.Find(line)
	if label == nil || marks[string(label[:len(label)-1])] > 1 {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.FootnoteUnused, source.At(at), "no mark refers to the footnote %s, so it is not published", label[:len(label)-1]).
		WithHint("write %s in the text where the note belongs, or delete the note", label[:len(label)-1])}
}

// lint reports lines of a body that look like Markdown, outside of code, and
// footnotes that are lost.
func lint(file string, text []byte, body int) []diag.Diagnostic {
	var ds []diag.Diagnostic
	source, marks := diag.NewSource(file, text), countMarks(text[body:])
	at, code := body, false
	for line := range bytes.Lines(text[body:]) {
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			code = !code
		}
		if !code && (bytes.IndexByte(lintStarts, line[0]) >= 0 || bytes.Contains(line, []byte("] ("))) {
			ds = append(ds, lintLine(source, line, at)...)
		}
		if !code && line[0] == '[' {
			ds = append(ds, lostNote(source, marks, line, at)...)
		}
		at += len(line)
	}
	return ds
}

// nextKey begins a value of its own, which the one before it does not go on in.
var nextKey = regexp.MustCompile(`(?m)^\s*(?:- +)?[a-z_]+:`)

// lintRuby reports what is almost ruby in the values of a front matter, which
// ends at body.
func lintRuby(file string, text []byte, body int) []diag.Diagnostic {
	block := text[:body]
	if !bytes.Contains(block, []byte("《")) && !bytes.Contains(block, []byte("{")) {
		return nil
	}
	var ds []diag.Diagnostic
	cursor := diag.NewCursor(text)
	starts := append(nextKey.FindAllIndex(block, -1), []int{body})
	for i, start := range starts[:len(starts)-1] {
		for _, finding := range markdown.LintRuby(block[start[0]:starts[i+1][0]]) {
			line, column := cursor.Move(start[0] + finding.At)
			ds = append(ds, diag.New(diag.AlmostMarkdown, diag.Pos{File: file, Line: line, Column: column}, "%s", finding.Message).WithHint("%s", finding.Hint))
		}
	}
	return ds
}
