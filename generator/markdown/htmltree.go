package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"docsite/generator/diag"
)

// mostOpen is how many elements may be open at the same time.
const mostOpen = 100

// open takes up what a node holds and closes what is opened in it.
func (t *htmlTree) open(n ast.Node, holds content, take func()) {
	outer := t.base
	t.base = len(t.stack)
	t.stack = append(t.stack, opened{element: element{holds: holds}, node: n})
	take()
	t.closeAbove(t.base)
	t.stack = t.stack[:t.base]
	t.base = outer
}

// push opens an element.
func (t *htmlTree) push(e opened) {
	if e.author {
		t.tags++
	}
	if e.role == asLink && e.node != nil {
		t.links++
	}
	t.stack = append(t.stack, e)
}

// innermost returns the innermost element that is a node.
func (t *htmlTree) innermost() *opened {
	for i := len(t.stack) - 1; ; i-- {
		if t.stack[i].node != nil {
			return &t.stack[i]
		}
	}
}

func (t *htmlTree) inWords() bool { return t.innermost().holds == words }

// hidden reports whether what comes now is for no reader.
func (t *htmlTree) hidden() bool { return len(t.stack) > 0 && t.stack[len(t.stack)-1].unread }

// isWaiting reports whether an element that holds words is open, and has none yet.
func (t *htmlTree) isWaiting() bool {
	in := t.innermost()
	return in.holds == words && in.author && !in.node.HasChildren()
}

// close ends the ith open element. Those above it are no nodes.
func (t *htmlTree) close(i int) {
	e := t.stack[i]
	t.stack = slices.Delete(t.stack, i, i+1)
	if e.author {
		t.tags--
	}
	if e.role == asLink && e.node != nil {
		t.links--
	}
	if e.node != nil {
		t.finish(e.node)
	}
}

// closeWhere ends those elements above the ith that are to be, the innermost
// first, and tells of those that their author should have ended.
func (t *htmlTree) closeWhere(i int, ends func(*opened) bool) {
	for j := len(t.stack) - 1; j > i; j-- {
		e := &t.stack[j]
		if !ends(e) {
			continue
		}
		if e.author && !e.endless && e.role != asRefused && e.role != asPassing {
			t.refuse(e.at, "write </"+e.tag+"> where it ends, in the same paragraph or emphasis and before what encloses it ends", "<%s> is not closed", e.tag)
		}
		t.close(j)
	}
}

func (t *htmlTree) closeAbove(i int) { t.closeWhere(i, func(*opened) bool { return true }) }

// endLine ends what cannot go on behind a paragraph of Markdown or a block of HTML.
func (t *htmlTree) endLine() {
	t.closeWhere(t.base, func(e *opened) bool {
		return e.unread || e.node != nil && (e.role == asPhrase || e.role == asLink || !e.author && e.holds == words)
	})
}

// endWords ends words, for a block follows.
func (t *htmlTree) endWords() {
	i := len(t.stack) - 1
	for i > t.base && (t.stack[i].node == nil || t.stack[i].holds == words) {
		i--
	}
	for j := len(t.stack) - 1; j > i; j-- {
		e := &t.stack[j]
		switch {
		case e.node == nil || !e.author:
		case e.role == asParagraph:
			t.finish(e.node)
			e.node = nil // its end tag may follow
		case e.role == asLink: // it goes on in the words of the block
			link := e.node.(*ast.Link)
			if e.across, e.node = link, nil; !link.HasChildren() {
				link.Parent().RemoveChild(link.Parent(), link)
			}
			t.links--
		}
	}
	t.closeWhere(i, func(e *opened) bool { return e.node != nil })
}

// finish takes what is not seen off a node that is complete, and the node out if
// there is nothing in it.
func (t *htmlTree) finish(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.DefinitionTerm:
		if trimEnd(n, t.source); t.isBlank(n) && n.Kind() != east.KindDefinitionTerm {
			t.waiting = append(t.waiting, anchors(n)...)
			n.Parent().RemoveChild(n.Parent(), n)
		} else {
			t.anchorsIn(n)
		}
	case *ast.List, *east.DefinitionList:
		if !n.HasChildren() {
			n.Parent().RemoveChild(n.Parent(), n)
		}
	case *east.DefinitionDescription:
		n.IsTight = n.HasChildren() && n.FirstChild().Kind() == ast.KindTextBlock
	case *blockElement:
		if n.name == "summary" {
			trimEnd(n, t.source)
			t.anchorsIn(n)
		}
		if elements[n.name].holds == ofParts && !n.HasChildren() {
			n.Parent().RemoveChild(n.Parent(), n)
		}
	}
}

// trimEnd takes white space and the last line break off the end of words.
func trimEnd(n ast.Node, source []byte) {
	for {
		last, ok := n.LastChild().(*ast.Text)
		if !ok {
			return
		}
		last.SetSoftLineBreak(false)
		last.SetHardLineBreak(false)
		if last.Segment = last.Segment.TrimRightSpace(source); !last.Segment.IsEmpty() {
			return
		}
		n.RemoveChild(n, last)
	}
}

// isBlank reports whether a reader sees nothing of inlines: an office's programs make
// space with paragraphs of no-break spaces.
func (t *htmlTree) isBlank(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if len(bytes.TrimFunc(unescape(nil, c.Segment.Value(t.source)), unicode.IsSpace)) > 0 {
				return false
			}
		case *inlineElement, *ast.Emphasis, *ast.Link:
			if !t.isBlank(c) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// end gives the anchors that still wait a place and adds what is told once a text.
func (t *htmlTree) end(doc *ast.Document) {
	if len(t.waiting) > 0 {
		last := ast.NewTextBlock()
		t.anchorsIn(last)
		doc.AppendChild(doc, last)
	}
	if n := t.refusals - mostRefusals; n > 0 {
		t.problems = append(t.problems, problem{diag.RawHTML, t.further,
			fmt.Sprintf("%d more tags and attributes of HTML from here on are refused or not closed", n), "mend the first ones, then check the text again"})
	}
	if len(t.dropped) > 0 {
		t.problems = append(t.problems, problem{diag.HTMLLooks, t.first, t.describeDropped(),
			"take it out; the site's style sheet says how things look"})
	}
}
