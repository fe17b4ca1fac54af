package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"docsite/generator/diag"
)

// mostMissing is how many cells the rows of a table may leave out. A row has as many
// cells as the first one, so few characters can stand for very many: a table of
// 1,000 columns and 100,000 rows of one character is one of 300 KB.
const mostMissing = 100_000

// tableTransformer makes tables of paragraphs unless they would be nearly empty.
type tableTransformer struct{ parser.ParagraphTransformer }

func newTableTransformer() tableTransformer {
	return tableTransformer{extension.NewTableParagraphTransformer()}
}

func (t tableTransformer) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if at, missing := missingCells(n.Lines(), reader.Source()); missing > mostMissing {
		boundsOf(pc).tell(diag.TableTooSparse, at,
			fmt.Sprintf("the rows of this table leave out more than %d cells: it is taken for plain text", mostMissing),
			"write the cells of each row, or fewer columns of dashes")
		return
	}
	t.ParagraphTransformer.Transform(n, reader, pc)
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
