package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"docsite/generator/diag"
)

// tableTransformer makes tables (GitHub Flavored Markdown 4.10) and keeps the cells of a
// row that has more than the head, which GitHub leaves out: what an author wrote is not
// lost. The head then has as many cells as the longest.
type tableTransformer struct{}

var wholeTables = extension.NewTableParagraphTransformer()

func (tableTransformer) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() < 2 || tooSparse(n.Lines(), reader.Source(), pc) {
		return
	}
	parent, before := n.Parent(), n.PreviousSibling()
	wholeTables.Transform(n, reader, pc)
	first := parent.FirstChild()
	if before != nil {
		first = before.NextSibling()
	}
	for c := first; c != nil; c = c.NextSibling() {
		if table, ok := c.(*east.Table); ok {
			widen(table, reader.Source())
		}
	}
}

// widen gives a table the cells that stand behind those that its head has.
func widen(table *east.Table, source []byte) {
	columns := len(table.Alignments)
	most := columns
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if _, ok := row.(*east.TableRow); ok {
			for _, cell := range beyond(row, columns, source) {
				row.AppendChild(row, cell)
			}
			most = max(most, row.ChildCount())
		}
	}
	head := table.FirstChild()
	for range most - columns {
		cell := east.NewTableCell()
		cell.SetPos(head.Pos())
		head.AppendChild(head, cell)
	}
}

// beyond returns the cells of a row behind so many columns.
func beyond(row ast.Node, columns int, source []byte) []*east.TableCell {
	start := row.Pos()
	end := len(source)
	if i := bytes.IndexByte(source[start:], '\n'); i >= 0 {
		end = start + i
	}
	line := trimmed(source, start, end)
	at, stop := line.Start, line.Stop
	if at < stop && source[at] == '|' {
		at++
	}
	if at < stop && source[stop-1] == '|' {
		stop--
	}
	var cells []*east.TableCell
	for i := 0; at < stop; i++ {
		close := at
		for close < stop && (source[close] != '|' || close > line.Start && source[close-1] == '\\') {
			close++
		}
		if i >= columns {
			cell := east.NewTableCell()
			cell.SetPos(at)
			cell.Lines().Append(trimmed(source, at, close))
			cells = append(cells, cell)
		}
		at = close + 1
	}
	// Empty cells at the end say nothing.
	for n := len(cells); n > 0 && isEmpty(cells[n-1]); n-- {
		cells = cells[:n-1]
	}
	return cells
}

// trimmed is a part of a text without the white space at its ends.
func trimmed(source []byte, start, stop int) text.Segment {
	s := text.NewSegment(start, stop)
	s = s.TrimLeftSpace(source)
	return s.TrimRightSpace(source)
}

func isEmpty(cell ast.Node) bool {
	if cell.Lines().Len() == 0 {
		return true
	}
	line := cell.Lines().At(0)
	return line.IsEmpty()
}

// cellsBeyondHead reports the first cell of a row that the head of its table has no
// column for.
func (l *linter) cellsBeyondHead(row *east.TableRow) {
	table, ok := row.Parent().(*east.Table)
	if !ok {
		return
	}
	head := len(table.Alignments)
	cell := row.FirstChild()
	for i := 0; i < head && cell != nil; i++ {
		cell = cell.NextSibling()
	}
	first := -1
	for ; cell != nil; cell = cell.NextSibling() {
		if first < 0 && !isEmpty(cell) {
			first = cell.Lines().At(0).Start
		}
	}
	if first >= 0 {
		l.report(diag.CellsBeyondHead, first, "give the head a cell for it, write \\| for a bar that is no border, or delete a bar",
			"the head of the table has no column for this cell: it has %d", head)
	}
}

// rowUnmeant reports a line without a bar that is a row, for it stands straight below a table.
func (l *linter) rowUnmeant(row *east.TableRow) {
	line := l.source[row.Pos():]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	if bytes.IndexByte(line, '|') < 0 {
		l.report(diag.AlmostMarkdown, row.Pos()+len(line)-len(bytes.TrimLeft(line, " \t>")), "leave a line empty before it, or write | between its cells",
			"this line is a row of the table above it")
	}
}
