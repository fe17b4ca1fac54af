package lint

import (
	"bytes"
	"regexp"
	"unicode"

	"docsite/generator/diag"
)

// borderless is how many rows without bars at their ends make a table for sure.
const borderless = 3

// rowKind is what rows of a table have in common.
type rowKind struct {
	separator string
	cells     int
	open      bool // no bars stand at its ends
}

func kindOf(row []byte) rowKind {
	for _, bar := range []string{"|", "｜", "\t"} {
		if n := cells(row, bar); n > 0 {
			return rowKind{bar, n, false}
		}
	}
	if n := bytes.Count(row, []byte(" | ")); n > 0 {
		return rowKind{"|", n + 1, true}
	}
	if n := bytes.Count(row, []byte("｜")); n > 0 {
		return rowKind{"｜", n + 1, true}
	}
	return rowKind{}
}

var (
	// rowOfDashes stands under a head.
	rowOfDashes = regexp.MustCompile(`^[|｜]?[\s:]*-+[\s:]*(?:[|｜][\s:]*-+[\s:]*)+[|｜]?$`)
	// frame is a line of the frame that some programs draw around rows.
	frame = regexp.MustCompile(`^\+[-=+]+\+$`)
)

// almostTable returns the first of lines that are surely meant as a table and are none:
// two with as many cells between bars, or between tabs, or three with bars between cells
// alone.
func almostTable(text []byte) []Finding {
	if bytes.IndexByte(text, '|') < 0 && bytes.IndexByte(text, '\t') < 0 && !bytes.Contains(text, []byte("｜")) {
		return nil
	}
	var found []Finding
	var above rowKind
	begin, rows, at := 0, 0, 0
	var second []byte
	for line := range bytes.Lines(text) {
		row := bytes.TrimSpace(line)
		k := kindOf(row)
		switch {
		case frame.Match(row):
		case k != above || k.cells == 0:
			above, begin, rows = k, at+bytes.Index(line, row), 1
		default:
			if rows++; rows == 2 {
				second = row
			}
			if !k.open && rows == 2 || k.open && rows == borderless {
				first := text[begin : begin+lineLength(text[begin:])]
				if f, ok := tableFault(k, bytes.TrimSpace(first), second); ok {
					f.At = begin
					found = append(found, f)
				}
			}
		}
		at += len(line)
	}
	return found
}

// tableFault says why rows are no table; of dashes that are too few or too many package
// markdown tells.
func tableFault(k rowKind, first, second []byte) (Finding, bool) {
	f := Finding{Code: diag.AlmostMarkdown, Message: "this is no table: the row of dashes is missing under its head", Hint: "write a row |---|---| under the first row, with as many columns"}
	switch {
	case k.separator == "｜":
		f.Message, f.Hint = "this is no table: its bars are full-width", "write | between the cells, and a row |---|---| under the first row"
	case k.separator == "\t":
		f.Message, f.Hint = "this is no table: tabs make no columns", "write the rows as | a | b |, and a row |---|---| under the first row"
	case rowOfDashes.Match(second):
		return f, false
	case rowOfDashes.Match(first):
		f.Message, f.Hint = "this is no table: no head stands straight above its row of dashes", "write the head in the line above, without an empty line between"
	}
	return f, true
}

// cells returns how many cells a row has that stands between bars, or is divided by
// tabs; 0 if it is no row.
func cells(row []byte, bar string) int {
	n := bytes.Count(row, []byte(bar))
	if bar == "\t" {
		if n == 0 || bytes.Contains(row, []byte("\t\t")) && n < 3 || n == 1 && isBullet(row) {
			return 0
		}
		return n + 1
	}
	if n < 3 || !bytes.HasPrefix(row, []byte(bar)) || !bytes.HasSuffix(row, []byte(bar)) {
		return 0
	}
	return n - 1
}

// isBullet reports whether what a row has before a tab is the bullet of a word processor: no
// word, or one of the letters by which their fonts draw one.
func isBullet(row []byte) bool {
	begin, _, _ := bytes.Cut(row, []byte{'\t'})
	return letterBullet.Match(row) || bytes.IndexFunc(begin, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0
}
