package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inlines writes the inlines in a block or inline.
func (w *writer) inlines(n ast.Node) {
	began := w.beginSetting()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if w.isLiteral(c) {
			w.literal++
			w.inline(c)
			w.literal--
			continue
		}
		w.inline(c)
	}
	w.endSetting(began)
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.characters(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			w.element(n, "strong")
		} else {
			w.element(n, "em")
		}
	case *east.Strikethrough:
		w.element(n, "del")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.picture(n)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *inlineElement:
		w.inlineElement(n)
	case *east.FootnoteLink:
		w.footnoteMark(n)
	case *east.FootnoteBacklink:
		w.footnoteBack(n)
	case *missingNote:
		w.missingNote(n)
	case *ruby:
		w.ruby(n)
	default:
		w.inlines(n)
	}
}

func (w *writer) element(n ast.Node, name string) {
	w.write("<")
	w.write(name)
	w.write(">")
	w.inlines(n)
	w.write("</")
	w.write(name)
	w.write(">")
}

func (w *writer) characters(n *ast.Text) {
	value := n.Segment.Value(w.source)
	w.seen(value)
	if n.IsRaw() {
		w.plainProse(value)
	} else {
		w.prose(value)
	}
	if n.HardLineBreak() {
		w.lineBreak()
		w.write("\n")
	} else if n.SoftLineBreak() && !w.joins(n) {
		w.plainProse(newline)
	}
}

func (w *writer) lineBreak() {
	w.write("<br>")
	w.beside(newline)
}

var newline = []byte{'\n'}

// codeSpan writes code within a line. A line break in it is a space
// (CommonMark 6.1).
func (w *writer) codeSpan(n *ast.CodeSpan) {
	w.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		value := t.Segment.Value(w.source)
		w.seen(value)
		w.beside(value)
		line, broken := bytes.CutSuffix(value, []byte("\n"))
		w.out = escape(w.out, line)
		if broken {
			w.write(" ")
		}
	}
	w.write("</code>")
}
