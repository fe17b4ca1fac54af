package lint

import (
	"bytes"
	"unicode"

	"docsite/generator/diag"
)

// almostTable returns the first of lines that are surely meant as a table and are none:
// two with as many cells between bars, or between tabs.
func almostTable(text []byte) []Finding {
	if bytes.IndexByte(text, '|') < 0 && bytes.IndexByte(text, '\t') < 0 && !bytes.Contains(text, []byte("｜")) {
		return nil
	}
	type kind struct {
		separator string
		cells     int
	}
	var found []Finding
	var above kind
	begin, told, at := 0, false, 0
	for line := range bytes.Lines(text) {
		row := bytes.TrimSpace(line)
		k := kind{}
		for _, bar := range []string{"|", "｜", "\t"} {
			if n := cells(row, bar); n > 0 {
				k = kind{bar, n}
				break
			}
		}
		if k != above || k.cells == 0 {
			above, begin, told = k, at+bytes.Index(line, row), false
		} else if !told {
			told = true
			f := Finding{At: begin, Code: diag.AlmostMarkdown, Message: "this is no table: the row of dashes is missing under its head", Hint: "write a row |---|---| under the first row, with as many columns"}
			switch k.separator {
			case "｜":
				f.Message, f.Hint = "this is no table: its bars are full-width", "write | between the cells, and a row |---|---| under the first row"
			case "\t":
				f.Message, f.Hint = "this is no table: tabs make no columns", "write the rows as | a | b |, and a row |---|---| under the first row"
			}
			found = append(found, f)
		}
		at += len(line)
	}
	return found
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
