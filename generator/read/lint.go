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

var footnoteForm = regexp.MustCompile(`^\[\^[^\]\s]+\]:`)

// lostNote reports a footnote that no mark refers to: Markdown drops it.
func lostNote(file string, text, line []byte, body, at int) []diag.Diagnostic {
	label := footnoteForm.Find(line)
	if label == nil || bytes.Count(text[body:], label[:len(label)-1]) > 1 {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.FootnoteUnused, diag.NewSource(file, text).At(at), "no mark refers to the footnote %s, so it is not published", label[:len(label)-1]).
		WithHint("write %s in the text where the note belongs, or delete the note", label[:len(label)-1])}
}

// lostNotes reports footnotes of a body that no mark refers to, outside of code.
func lostNotes(file string, text []byte, body int) []diag.Diagnostic {
	var ds []diag.Diagnostic
	at, code := body, false
	for line := range bytes.Lines(text[body:]) {
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			code = !code
		}
		if !code && line[0] == '[' {
			ds = append(ds, lostNote(file, text, line, body, at)...)
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
	starts := append(nextKey.FindAllIndex(block, -1), []int{body})
	for i, start := range starts[:len(starts)-1] {
		for _, finding := range markdown.LintRuby(block[start[0]:starts[i+1][0]]) {
			ds = append(ds, diag.New(diag.AlmostMarkdown, diag.NewSource(file, text).At(start[0]+finding.At), "%s", finding.Message).WithHint("%s", finding.Hint))
		}
	}
	return ds
}
