package markdown

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table writes a table, in a box that a narrow screen can scroll. Cells say
// how they are aligned by a class, for a style attribute is not allowed.
func (w *writer) table(n *east.Table) {
	w.beginTable()
	w.write("<table>\n")
	body := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if _, head := c.(*east.TableHeader); head {
			w.write("<thead>\n")
			w.row(c, `<th scope="col"`, "</th>\n")
			w.write("</thead>\n")
			continue
		}
		if !body {
			w.write("<tbody>\n")
			body = true
		}
		w.row(c, "<td", "</td>\n")
	}
	if body {
		w.write("</tbody>\n")
	}
	w.endTable()
}

// beginTable begins the box of a table.
func (w *writer) beginTable() {
	// Who has no mouse must be able to stand on what scrolls (WCAG 2.1.1).
	w.write(`<div class="table" tabindex="0"`)
	if w.options.Table != "" {
		w.write(` role="group"`)
		w.label(w.options.Table, "")
	}
	w.write(">\n")
}

func (w *writer) endTable() { w.write("</table>\n</div>\n") }

// row writes the cells of a row, each between two strings, the first of which
// lacks its class and the > at its end.
func (w *writer) row(n ast.Node, before, after string) {
	w.write("<tr>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.write(before)
		if cell, ok := c.(*east.TableCell); ok {
			w.write(classes[cell.Alignment])
		}
		w.write(">")
		if first := c.FirstChild(); first != nil && first.Type() == ast.TypeBlock {
			w.blocks(c)
		} else {
			w.inlines(c)
		}
		w.write(after)
	}
	w.write("</tr>\n")
}

var classes = map[east.Alignment]string{
	east.AlignLeft:   ` class="left"`,
	east.AlignCenter: ` class="center"`,
	east.AlignRight:  ` class="right"`,
}
