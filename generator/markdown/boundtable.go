package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"docsite/generator/diag"
)

// mostMissing is how many cells the rows of a table may leave out. A row has as many
// cells as the first one, so few characters can stand for very many: a table of
// 1,000 columns and 100,000 rows of one character is one of 300 KB.
const mostMissing = 100_000

// tooSparse reports whether the rows of a table leave out too many cells, and tells of it.
func tooSparse(lines *text.Segments, source []byte, pc parser.Context) bool {
	at, missing := missingCells(lines, source)
	if missing <= mostMissing {
		return false
	}
	boundsOf(pc).tell(diag.TableTooSparse, at,
		fmt.Sprintf("the rows of this table leave out more than %d cells: it is taken for plain text", mostMissing),
		"write the cells of each row, or fewer columns of dashes")
	return true
}

// missingCells returns where the row of dashes of a table stands and how many cells
// the rows behind it leave out, at least: a bar may be escaped.
func missingCells(lines *text.Segments, source []byte) (at, missing int) {
	columns := 0
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		row := source[line.Start:line.Stop]
		bars := bytes.Count(row, []byte("|"))
		if columns > 0 {
			missing += max(0, columns-bars-1)
		} else if bars > 0 && isDashes(row) {
			at, columns = line.Start, bars+1
		}
	}
	return at, missing
}

// isDashes reports whether a line can be the row of dashes of a table.
func isDashes(row []byte) bool {
	for _, c := range row {
		if bytes.IndexByte([]byte("-|: \t\r\n"), c) < 0 {
			return false
		}
	}
	return bytes.IndexByte(row, '-') >= 0
}
