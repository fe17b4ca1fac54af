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
		if len(kept) > 0 && t.innermost().holds != ofParts {
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
	t.closeAbove(i)
	t.close(i)
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

// anchors returns the anchors in a node.
func anchors(n ast.Node) []string {
	var list []string
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if id, ok := idOf(n); ok && entering {
			list = append(list, id)
		}
		return ast.WalkContinue, nil
	})
	return list
}

// idOf returns the anchor that an author gave to a node.
func idOf(n ast.Node) (string, bool) {
	if n.Attributes() == nil {
		return "", false
	}
	id, ok := n.AttributeString("id")
	if !ok {
		return "", false
	}
	return id.(string), true
}

// anchor returns a place that links lead to.
func anchor(id string) ast.Node {
	n := &inlineElement{element: elements["span"]}
	n.SetAttributeString("id", id)
	return n
}

// anchor gives the anchors that wait to a block, or puts them before it.
func (t *htmlTree) anchor(parent, n ast.Node) {
	if len(t.waiting) == 0 {
		return
	}
	switch n.Kind() {
	case ast.KindParagraph, ast.KindHeading, ast.KindList, ast.KindListItem, ast.KindBlockquote, kindBlockElement:
		if _, has := idOf(n); !has {
			n.SetAttributeString("id", t.waiting[0])
			t.waiting = t.waiting[1:]
		}
	}
	if t.innermost().holds != ofParts && len(t.waiting) > 0 {
		before := ast.NewTextBlock()
		t.anchorsIn(before)
		parent.AppendChild(parent, before)
	}
}

// anchorsIn puts the anchors that wait at the end of words.
func (t *htmlTree) anchorsIn(n ast.Node) {
	for _, id := range t.waiting {
		n.AppendChild(n, anchor(id))
	}
	t.waiting = nil
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
