package read

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/lint"
	"docsite/generator/markdown"
	"docsite/generator/press"
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

// lostNotes reports footnotes of a body that no mark refers to, outside of code.
func lostNotes(file string, text []byte, body int) []diag.Diagnostic {
	var ds []diag.Diagnostic
	source, marks := diag.NewSource(file, text), countMarks(text[body:])
	at, code := body, false
	for line := range bytes.Lines(text[body:]) {
		if bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~")) {
			code = !code
		}
		if !code && line[0] == '[' {
			ds = append(ds, lostNote(source, marks, line, at)...)
		}
		at += len(line)
	}
	return ds
}

// mostPlaces is for how many characters of a front matter the place is looked for within
// the value.
const mostPlaces = 100

// lintTexts reports what is wrong with the characters of the texts of a front matter, which
// ends at body, and what is markup in those that are no Markdown. An escape can have
// written them.
func lintTexts(file string, text []byte, body int, m *fields.Map, t *press.Translation, markdown []markup) []diag.Diagnostic {
	var ds []diag.Diagnostic
	var lines []int
	notPlain := namesIn(t)
	for _, text := range markdown {
		notPlain[text.text.At] = true
	}
	for _, value := range m.Texts() {
		if isPlain(value.Value) {
			continue
		}
		characters := []byte(value.Value)
		found := append(lint.Characters(characters), lint.Exchanged(characters)...)
		if markup := lint.Plain(characters); len(markup) > 0 && !notPlain[value.At] {
			found = append(found, markup...)
		}
		for _, f := range found {
			if lines == nil {
				lines = lineOffsets(text[:body])
			}
			at := value.At
			if len(ds) >= mostPlaces {
				ds = append(ds, diag.New(f.Code, at, "%s", f.Message).WithHint("%s", f.Hint))
				continue
			}
			begin := lines[min(at.Line, len(lines))-1]
			// Indented lines of a value are longer than they are.
			raw := text[begin:min(body, begin+4*(len(characters)+at.Column))]
			raw, before := behindColumns(raw, at.Column-1)
			_, size := utf8.DecodeRune(characters[f.At:])
			if n := bytes.Index(raw, characters[f.At:f.At+size]); n >= 0 {
				at = placeIn(file, text, lines, begin+before+n)
			}
			ds = append(ds, diag.New(f.Code, at, "%s", f.Message).WithHint("%s", f.Hint))
		}
	}
	return ds
}

// namesIn returns where a front matter names countries and ministries, which are told of
// otherwise if they are none.
func namesIn(t *press.Translation) map[diag.Pos]bool {
	places := map[diag.Pos]bool{}
	for i := range t.Countries {
		places[t.At(fmt.Sprintf("countries[%d]", i))] = true
	}
	for i := range t.Ministries {
		places[t.At(fmt.Sprintf("ministries[%d]", i))] = true
	}
	return places
}

// isPlain reports whether there is nothing in a text that could be wrong.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || strings.IndexByte("=*_~[#<&", s[i]) >= 0 {
			return false
		}
	}
	return true
}

// lineOffsets returns where each line of a text begins.
func lineOffsets(text []byte) []int {
	lines := []int{0}
	for i, c := range text {
		if c == '\n' {
			lines = append(lines, i+1)
		}
	}
	return lines
}

// behindColumns returns what of a line stands behind so many characters, and how many
// bytes these have.
func behindColumns(line []byte, columns int) ([]byte, int) {
	before := 0
	for range columns {
		_, size := utf8.DecodeRune(line[before:])
		before += size
	}
	return line[before:], before
}

func placeIn(file string, text []byte, lines []int, offset int) diag.Pos {
	line, exact := slices.BinarySearch(lines, offset)
	if !exact {
		line--
	}
	return diag.Pos{File: file, Line: line + 1, Column: utf8.RuneCount(text[lines[line]:offset]) + 1}
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
