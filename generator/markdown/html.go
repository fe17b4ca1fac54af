package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"docsite/generator/diag"
)

// HTML that an author wrote becomes what Markdown makes of the same words: a
// paragraph, a heading, a list, a link. So whatever reads the tree reads both.
// What has no form in Markdown is a [blockElement] or an [inlineElement]. A Markdown
// block that lies between two tags, with empty lines around it, is put into what
// is open there (CommonMark 4.6).
//
// The text within is not Markdown but for marks of footnotes. Its characters are
// segments of the source like all others.

// htmlTransformer replaces the HTML in a tree.
type htmlTransformer struct{}

// htmlFound is the key of what it found.
var htmlFound = parser.NewContextKey()

func (htmlTransformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	if bytes.IndexByte(source, '<') < 0 {
		return
	}
	t := &htmlTree{source: source, context: pc, ids: map[string]int{}, deeper: map[string]int{}, dropped: map[string]int{}}
	t.within(doc)
	t.end(doc)
	if t.notes {
		number(doc)
	}
	pc.Set(htmlFound, t)
}

// within replaces the HTML in a node of Markdown.
func (t *htmlTree) within(n ast.Node) {
	switch n.Kind() {
	case ast.KindDocument, ast.KindBlockquote, east.KindFootnote:
		t.blocks(n, flow)
	case ast.KindListItem, east.KindDefinitionDescription:
		t.blocks(n, compact)
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, east.KindDefinitionTerm:
		t.inlines(n)
	case east.KindTableCell:
		if holdsBlocks(n, t.source) {
			t.open(n, compact, func() { t.line(children(n)) })
		} else {
			t.inlines(n)
		}
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Type() == ast.TypeBlock {
				t.within(c)
			}
		}
	}
}

// blocks replaces the HTML among the blocks of a node.
func (t *htmlTree) blocks(n ast.Node, holds content) {
	if !hasHTML(n, t.source) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			t.within(c)
		}
		return
	}
	t.open(n, holds, func() {
		for _, c := range children(n) {
			switch c := c.(type) {
			case *ast.HTMLBlock:
				lines := c.Lines()
				if c.HasClosure() {
					lines.Append(c.ClosureLine)
				}
				t.tokens(lines)
				t.endLine()
			case *ast.CodeBlock: // or HTML that is indented, behind an empty line
				if t.isOpen() && t.beginsTag(c.Lines()) {
					t.tokens(c.Lines())
					t.endLine()
				} else {
					t.markdown(c)
				}
			case *east.FootnoteList, *ast.LinkReferenceDefinition: // they count wherever they stand
				n.AppendChild(n, c)
				t.within(c)
			case *ast.Paragraph, *ast.TextBlock:
				switch {
				case t.isWaiting():
					t.line(children(c))
				case holdsBlocks(c, t.source), holdsTags(c, t.source):
					if t.isIn(func(e *opened) bool { return e.role == asParagraph }) {
						t.endWords()
					}
					t.line(children(c))
				default:
					t.markdown(c)
				}
			default:
				t.markdown(c)
			}
		}
	})
}

// isOpen reports whether an element that the author began is open here.
func (t *htmlTree) isOpen() bool {
	return slices.ContainsFunc(t.stack[t.base:], func(e opened) bool { return e.author })
}

// beginsTag reports whether lines begin with a tag of a block.
func (t *htmlTree) beginsTag(lines *text.Segments) bool {
	if lines.Len() == 0 {
		return false
	}
	first := lines.At(0)
	line := bytes.TrimLeft(first.Value(t.source), " \t")
	if !bytes.HasPrefix(line, []byte("<")) {
		return false
	}
	name, _ := tagName(line)
	return elementOf(name).isBlock()
}

// markdown puts a block of Markdown into what is open.
func (t *htmlTree) markdown(n ast.Node) {
	if t.hidden() {
		return
	}
	t.place(n, n.Pos())
	t.within(n)
}

// inlines replaces the HTML among the inlines of a node.
func (t *htmlTree) inlines(n ast.Node) {
	raw := false
	for c := n.FirstChild(); c != nil && !raw; c = c.NextSibling() {
		raw = c.Kind() == ast.KindRawHTML
	}
	if raw {
		t.open(n, words, func() { t.line(children(n)) })
		t.anchorsIn(n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.HasChildren() {
			t.inline(c)
		}
	}
}

// inline replaces the HTML in an inline.
func (t *htmlTree) inline(n ast.Node) {
	if _, ok := n.(*ast.Link); ok {
		t.links++
		defer func() { t.links-- }()
	}
	t.inlines(n)
}

// line takes up the inlines of Markdown that a block held.
func (t *htmlTree) line(inlines []ast.Node) {
	for _, c := range inlines {
		raw, ok := c.(*ast.RawHTML)
		switch {
		case ok:
			t.raw(raw)
		case t.hidden():
		default:
			t.put(c)
		}
	}
	t.endLine()
}

// put puts an inline of Markdown where words stand.
func (t *htmlTree) put(n ast.Node) {
	at := max(0, n.Pos())
	if written, ok := n.(*ast.Text); ok {
		at = written.Segment.Start
		if !t.inWords() && len(bytes.TrimSpace(written.Segment.Value(t.source))) == 0 {
			return
		}
	}
	parent := t.words(at)
	if _, ok := n.(*ast.Link); ok && t.links > 0 {
		t.refuse(at, "end the first with </a> before it", "a link stands within a link")
		for _, c := range children(n) {
			t.put(c)
		}
		return
	}
	if written, ok := n.(*ast.Text); ok && len(t.stack)-1 > t.base && begins(parent) {
		written.Segment = written.Segment.TrimLeftSpace(t.source)
	}
	parent.AppendChild(parent, n)
	t.inline(n)
}

// raw takes up a tag or comment within a line of Markdown.
func (t *htmlTree) raw(n *ast.RawHTML) {
	raw := n.Segments.Value(t.source)
	at := &places{source: t.source, lines: n.Segments}
	if raw[1] == '!' || raw[1] == '?' {
		t.comment(raw, at.offset(0))
		t.unlint(at.offset(0), at.offset(len(raw)))
		return
	}
	t.tag(readTag(raw, at, 0), at)
}

// tokens takes up HTML that stands on lines of its own.
func (t *htmlTree) tokens(lines *text.Segments) {
	raw := lines.Value(t.source)
	at := &places{source: t.source, lines: lines}
	z := html.NewTokenizer(bytes.NewReader(raw))
	done := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		start := done
		done += len(z.Raw())
		token := raw[start:done]
		switch kind {
		case html.TextToken:
			t.text(token, at, start)
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			t.tag(readTag(token, at, start), at)
		case html.CommentToken:
			t.comment(token, at.offset(start))
			t.unlint(at.offset(start), at.offset(done))
		case html.DoctypeToken:
			t.refuse(at.offset(start), "take it out", "a document type is not allowed")
		}
	}
	if done < len(raw) {
		t.refuse(at.offset(done), "write > at its end, or &lt; for the character <", "the HTML tag is not finished")
	}
}

// tag takes up a tag.
func (t *htmlTree) tag(g tag, at *places) {
	switch {
	case t.hidden() && !(g.closing && g.name == t.stack[len(t.stack)-1].tag):
	case g.closing:
		t.endTag(g)
	default:
		t.startTag(g, at)
	}
}

// isComment reports whether HTML is one comment and no conditional one.
func isComment(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("<!--")) && bytes.HasSuffix(raw, []byte("-->")) &&
		!bytes.HasPrefix(raw, []byte("<!--["))
}

// comment leaves a comment out. What else begins with <! or <? is not one.
func (t *htmlTree) comment(token []byte, at int) {
	switch {
	case isComment(token):
	case bytes.HasPrefix(token, []byte("<!--[")):
		t.refuse(at, "take it out", "a conditional comment is not allowed")
	case bytes.HasPrefix(token, []byte("<!--")):
		t.refuse(at, "write --> at its end", "the comment is not closed; it swallows what follows")
	case bytes.HasPrefix(token, []byte("<?")):
		t.refuse(at, "take it out", "a processing instruction is not allowed")
	case bytes.HasPrefix(token, []byte("<![CDATA[")):
		t.refuse(at, "take it out; write &lt; for the character <", "a CDATA section is not allowed")
	default:
		t.refuse(at, "take it out; a comment is written <!-- so -->", "a declaration is not allowed")
	}
}

// unlint notes a part of the source of whose characters nothing is told: a comment, or code
// with what was noted within.
func (t *htmlTree) unlint(start, stop int) {
	for n := len(t.unlinted); n > 0 && t.unlinted[n-1].Start >= start; n-- {
		t.unlinted = t.unlinted[:n-1]
	}
	t.unlinted = append(t.unlinted, text.NewSegment(start, stop))
}

// children takes the children off a node.
func children(n ast.Node) []ast.Node {
	var list []ast.Node
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		n.RemoveChild(n, c)
		list = append(list, c)
	}
	return list
}

// hasHTML reports whether there is HTML among the blocks of a node, of which some
// may end in another one.
func hasHTML(n ast.Node, source []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindHTMLBlock:
			return true
		case ast.KindParagraph, ast.KindTextBlock:
			if holdsBlocks(c, source) || holdsTags(c, source) {
				return true
			}
		}
	}
	return false
}

// holdsBlocks reports whether there is a tag of a block among the inlines of a
// node. <details> stands on lines of its own.
func holdsBlocks(n ast.Node, source []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			name, _ := tagName(raw.Segments.Value(source))
			if e := elementOf(name); e.isBlock() && name != "details" && name != "summary" {
				return true
			}
		}
	}
	return false
}

// holdsTags reports whether inlines are tags alone, or comments.
func holdsTags(n ast.Node, source []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if written, ok := c.(*ast.Text); ok && util.IsBlank(written.Segment.Value(source)) {
			continue
		}
		if c.Kind() != ast.KindRawHTML {
			return false
		}
	}
	return true
}

// tagName returns the name in a tag, in lower case, and whether it is an end
// tag.
func tagName(raw []byte) (name string, closing bool) {
	raw, closing = bytes.CutPrefix(bytes.TrimPrefix(raw, []byte("<")), []byte("/"))
	return string(bytes.ToLower(raw[:until(raw, " \t\n/>")])), closing
}

// htmlTree builds what the HTML of a text stands for.
type htmlTree struct {
	source  []byte
	context parser.Context

	stack  []opened
	base   int  // of the stack; those below are of an outer node and cannot be closed now
	tags   int  // how many of the author's are open
	notes  bool // there is a mark of a footnote in HTML
	links  int  // how many links are open, of Markdown or HTML
	deeper map[string]int
	tooFar bool

	ids     map[string]int // how often each stands
	waiting []string       // anchors that have no place yet

	dropped  map[string]int // what says how something looks, and how often
	first    int            // where the first of it stands
	problems []problem
	unlinted []text.Segment // comments and code
	linted   int            // behind the place where Markdown among words of HTML was told last
	refusals int
	further  int // where the first refusal stands that is not told alone
}

// opened is an element that is open, or the node that holds all that is above it.
type opened struct {
	element
	tag    string // its name as it was written
	at     int
	node   ast.Node  // nil if what is in it stands in what is around it
	author bool      // the author wrote its start tag
	across *ast.Link // a link that began before a block, and goes on in it
	unread bool
}

// problem is what is told of the HTML in a text.
type problem struct {
	code          diag.Code
	at            int
	message, hint string
}
