package markdown

import (
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"docsite/generator/diag"
)

// startTag takes up a start tag.
func (t *htmlTree) startTag(g tag, at *places) {
	e := elementOf(g.name)
	if e.role == asRefused {
		t.refuse(g.at, insteadOf(g.name), "the HTML element <%s> is not allowed", g.name)
	}
	if e.looks {
		t.drop("<"+g.name+">", g.at)
	}
	kept := t.attributes(g, e)
	switch {
	case e.role == asGone:
		return
	case e.role == asSign:
		t.await(kept)
		if t.innermost().holds != ofParts {
			t.append(e, nil, g.at)
		}
		return
	case e.role == asPicture:
		t.await(kept)
		t.image(g, at)
		return
	case e.role == asRule:
		t.block(g, e, kept)
		return
	case e.role == asRefused && void[g.name]:
		return
	case t.tags >= mostOpen:
		t.deeper[g.name]++
		if !t.tooFar {
			t.tooFar = true
			t.problems = append(t.problems, problem{diag.HTMLDepth, g.at,
				fmt.Sprintf("more than %d elements of HTML are open here; what is deeper counts as text alone", mostOpen), "close what is open before, or write it in Markdown"})
		}
		return
	}
	switch e.role {
	case asRefused:
		t.push(opened{element: e, tag: g.name, at: g.at, author: true, unread: notForReaders[g.name]})
	case asPassing:
		o := opened{element: e, tag: g.name, at: g.at, author: true}
		if t.innermost().holds == ofParts {
			t.await(kept)
		} else if len(kept) > 0 {
			o.element = elements["span"]
			o.node = t.append(o.element, kept, g.at)
		}
		t.push(o)
	case asPhrase:
		if in := t.innermost(); isRuby[g.name] && isRuby[in.tag] {
			t.closeWhere(t.base, func(e *opened) bool { return e == in })
		}
		t.push(opened{element: e, tag: g.name, at: g.at, author: true, node: t.append(e, kept, g.at)})
	case asLink:
		t.link(g, e, kept)
	default:
		t.block(g, e, kept)
	}
}

// isRuby has the parts of a ruby that end where the next begins.
var isRuby = map[string]bool{"rb": true, "rt": true, "rp": true}

// append puts an element within a line.
func (t *htmlTree) append(e element, kept []kept, at int) ast.Node {
	parent := t.words(at)
	n := &inlineElement{element: e}
	n.SetPos(at)
	setAttributes(n, kept)
	parent.AppendChild(parent, n)
	return n
}

// block puts a block where it belongs, and opens it.
func (t *htmlTree) block(g tag, e element, kept []kept) {
	o := opened{element: e, tag: g.name, at: g.at, author: true}
	if owner := t.owner(); owner != nil {
		switch {
		case e.role == asParagraph || e.role == asWrapper || e.role == asHeading:
			if in := t.innermost().node; in.HasChildren() {
				t.append(elements["br"], nil, g.at)
			}
			o.element = element{role: asWrapper, endless: e.endless}
			t.push(o)
			return
		case owner == &t.stack[t.base]:
			t.refuse(g.at, "write it on a line of its own, between empty lines", "<%s> stands within a text", g.name)
			o.element = element{}
			t.push(o)
			return
		}
	}
	switch {
	case e.inside != nil:
		i := t.parent(e.inside)
		if i < 0 {
			hint := "write <" + e.inside[0] + "> around it"
			if g.name == "summary" {
				hint = "write it straight after <details>"
			}
			t.refuse(g.at, hint, "<%s> stands outside <%s>", g.name, outermost(e.inside))
			o.element = element{}
			t.push(o)
			return
		}
		t.closeWhere(i, func(e *opened) bool { return e.node != nil || e.role == asParagraph })
		t.imply(g.name, g.at)
	case e.role == asParagraph:
		t.endWords()
		for i := len(t.stack) - 1; i > t.base && t.stack[i].node == nil && t.stack[i].role != asWrapper; i-- {
			if t.stack[i].role == asParagraph {
				t.close(i)
			}
		}
	default:
		t.endWords()
	}
	if e.role == asWrapper {
		if kept = t.await(kept); len(kept) == 0 {
			t.push(o)
			return
		}
		e = element{role: asBlock, name: "div"}
		o.element = e
	}
	n := t.node(g, e, kept)
	n.SetPos(g.at)
	t.place(n, g.at)
	if e.role != asRule {
		o.node = n
		t.push(o)
	}
}

// outermost returns the element that a part is said to stand in.
func outermost(inside []string) string {
	if last := inside[len(inside)-1]; last == "table" {
		return last
	}
	return inside[0]
}

// owner returns the element that holds the words which now come and may not be
// ended by a block; nil if they may.
func (t *htmlTree) owner() *opened {
	for i := len(t.stack) - 1; i >= t.base; i-- {
		e := &t.stack[i]
		switch {
		case e.node == nil || e.role == asPhrase || e.role == asLink:
		case i == t.base && e.holds == words, e.role == asHeading, e.role == asTerm, e.name == "summary":
			return e
		default:
			return nil
		}
	}
	return &t.stack[t.base]
}

// parent returns the index of the innermost of some elements, or -1 if there is
// none in what is open around.
func (t *htmlTree) parent(names []string) int {
	for i := len(t.stack) - 1; i > t.base; i-- {
		e := &t.stack[i]
		switch {
		case e.node == nil:
		case slices.Contains(names, e.tag):
			return i
		case e.name == "table", e.role == asBlock && e.holds != words && !slices.Contains(elements[e.tag].inside, names[0]) && !isPart(e.tag, names):
			return -1
		case e.role == asQuotation:
			return -1
		}
	}
	return -1
}

// isPart reports whether an element is a part, or a part of a part, of others.
func isPart(name string, others []string) bool {
	inside := elements[name].inside
	return inside != nil && slices.ContainsFunc(others, func(other string) bool { return slices.Contains(inside, other) })
}

// node returns a block without what it holds.
func (t *htmlTree) node(g tag, e element, kept []kept) (n ast.Node) {
	switch e.role {
	case asParagraph:
		n = ast.NewParagraph()
	case asHeading:
		n = ast.NewHeading(int(g.name[1] - '0'))
	case asList:
		l := ast.NewList('-')
		if g.name == "ol" {
			l.Marker, l.Start = '.', 1
		}
		n = l
	case asItem:
		n = ast.NewListItem(0)
	case asTerms:
		n = east.NewDefinitionList(0, nil)
	case asTerm:
		n = east.NewDefinitionTerm()
	case asMeaning:
		n = east.NewDefinitionDescription()
	case asQuotation:
		n = ast.NewBlockquote()
	case asRule:
		n = ast.NewThematicBreak()
	default:
		n = &blockElement{name: e.name}
	}
	setAttributes(n, kept)
	return n
}

// place puts a block into what is open.
func (t *htmlTree) place(n ast.Node, at int) {
	t.endWords()
	if t.innermost().holds == ofParts && !isPartNode(n) {
		if _, ok := n.(*ast.List); ok {
			t.imply("ul", at)
		} else {
			t.imply("", at)
		}
	}
	parent := t.innermost().node
	t.anchor(parent, n)
	parent.AppendChild(parent, n)
}

// isPartNode reports whether a node is of those that stand in an element of parts.
func isPartNode(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ListItem, *east.DefinitionTerm, *east.DefinitionDescription:
		return true
	case *blockElement:
		return elements[n.name].inside != nil
	}
	return false
}

// imply opens what must stand between the innermost element and an element of a
// name, or words. A table's body and rows need no tags (HTML Standard, 13.1.2.4),
// and a list within a list belongs to the item before it.
func (t *htmlTree) imply(name string, at int) {
	for in := t.innermost(); in.holds == ofParts; in = t.innermost() {
		child := ""
		switch in.name {
		case "ul", "ol":
			if name == "li" {
				return
			}
			child = "li"
			if last := in.node.LastChild(); last != nil && name == "ul" {
				t.push(opened{element: elements[child], tag: child, at: at, node: last})
				return
			}
		case "dl":
			if name == "dt" || name == "dd" {
				return
			}
			child = "dd"
		case "table":
			if name == "thead" || name == "tbody" || name == "tfoot" || name == "caption" {
				return
			}
			child = "tbody"
		case "tr":
			if name == "td" || name == "th" {
				return
			}
			child = "td"
		default:
			if name == "tr" {
				return
			}
			child = "tr"
		}
		if elements[name].inside == nil && child != "tbody" && child != "tr" {
			t.refuse(at, "write <"+child+"> before it", "something stands in <%s> outside <%s>", in.tag, child)
		}
		e := elements[child]
		n := t.node(tag{name: child}, e, nil)
		n.SetPos(at)
		in.node.AppendChild(in.node, n)
		t.push(opened{element: e, tag: child, at: at, node: n})
	}
}

// words returns the node that words go into now, and puts anchors before them.
func (t *htmlTree) words(at int) ast.Node {
	for {
		in := t.innermost()
		var n ast.Node
		switch in.holds {
		case words:
			t.anchorsIn(in.node)
			if n := t.again(in); n != nil {
				in.node.AppendChild(in.node, n)
				t.push(opened{element: elements["a"], at: at, node: n})
				return n
			}
			return in.node
		case flow:
			n = ast.NewParagraph()
			t.anchor(in.node, n)
		case compact:
			n = ast.NewTextBlock()
			switch last := in.node.LastChild().(type) { // a block ended between the two, so both are paragraphs
			case *ast.TextBlock:
				n = ast.NewParagraph()
				in.node.ReplaceChild(in.node, last, paragraphOf(last))
			case *ast.Paragraph:
				n = ast.NewParagraph()
			}
		default:
			t.imply("", at)
			continue
		}
		n.SetPos(at)
		in.node.AppendChild(in.node, n)
		t.push(opened{element: element{role: asParagraph, holds: words}, at: at, node: n})
	}
}

// again returns a link that began before a block, for words in it; nil if there is
// none.
func (t *htmlTree) again(in *opened) ast.Node {
	if in.role == asLink || t.links > 0 {
		return nil
	}
	for i := len(t.stack) - 1; i > t.base; i-- {
		if across := t.stack[i].across; across != nil {
			n := ast.NewLink()
			n.Destination, n.Title = across.Destination, across.Title
			n.SetPos(across.Pos())
			return n
		}
	}
	return nil
}

// paragraphOf returns a paragraph of words.
func paragraphOf(words *ast.TextBlock) ast.Node {
	n := ast.NewParagraph()
	n.SetPos(words.Pos())
	for _, c := range children(words) {
		n.AppendChild(n, c)
	}
	return n
}

// endTag takes up an end tag.
func (t *htmlTree) endTag(g tag) {
	if t.deeper[g.name] > 0 {
		t.deeper[g.name]--
		return
	}
	e := elementOf(g.name)
	i := len(t.stack) - 1
	for ; i > t.base && !(t.stack[i].tag == g.name); i-- {
		if o := &t.stack[i]; o.node != nil && bounding[o.name] && g.name != "table" && !slices.Contains(e.inside, "table") {
			i = t.base
			break
		}
	}
	if i <= t.base {
		if e.role == asGone || e.role == asPassing {
			return
		}
		hint := "take it out, or open it in the same paragraph"
		if e.role == asRefused {
			hint = insteadOf(g.name)
		}
		t.refuse(g.at, hint, "</%s> closes nothing", g.name)
		return
	}
	if o := &t.stack[i]; o.node == nil && (o.role == asPassing || o.role == asRefused) {
		t.close(i)
		return
	}
	if o := &t.stack[i]; o.literal || o.role == asVerbatim {
		t.unlint(o.at, g.at)
	}
	t.closeAbove(i)
	t.close(i)
}
