package htmltext

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Passage is a block of a text's HTML that stands for itself, as package markdown takes passages
// out of a text: a paragraph, a heading, an item of a list, a row of a table.
type Passage struct {
	Element string // what it is set in: p, h1 to h6, li, blockquote, tr, dt, dd, pre, figure
	Number  int    // of an item of a numbered list, and of a note; 0 of another
	Note    bool   // it is of a footnote
	Again   bool   // it goes on with the item or the note that the passage before it began
	Letters int    // letters and figures in it: see [Letters]
	Picture bool   // it has one, whose alternative text is among its letters
	nodes   []*html.Node
}

// Mark says that the letters of a passage from From to before To, counted as [Letters] does, are
// a link; within another link, and in its further parts where markup cuts it, they are a span that
// belongs to it.
type Mark struct {
	From, To int
	ID       string // of the first part
	Href     string
	Group    string // the attribute data-f of all parts; none where it is empty
}

// Letters returns how many letters and figures a text has. Typography changes the spaces and
// the marks of a text and none of these, so that a place in what an author wrote is found by
// them in its page.
func Letters(text string) int {
	n := 0
	for _, r := range text {
		if isLetter(r) {
			n++
		}
	}
	return n
}

// isLetter is asked of every character of every page of two languages: of Japanese and Chinese, most are told
// without a search in Unicode's tables.
func isLetter(r rune) bool {
	switch {
	case 'ぁ' <= r && r <= 'ゖ', 'ァ' <= r && r <= 'ヺ', '一' <= r && r <= '鿿':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// Passages returns the passages of a text's HTML in their order; an empty one is none.
func Passages(text string) ([]Passage, error) {
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	c := &cutter{}
	c.within(root, "p")
	return c.list, nil
}

// cutter collects the passages of a tree.
type cutter struct {
	list   []Passage
	number int // of the item that is open, or of the note
	note   bool
	begun  bool // the item that is open, or the note, has a passage
}

// containers hold blocks.
func (c *cutter) within(n *html.Node, as string) {
	var line []*html.Node
	flush := func() {
		c.add(as, line...)
		line = nil
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode && Blocks[child.Data] {
			flush()
			c.block(child, as)
			continue
		}
		line = append(line, child)
	}
	flush()
}

func (c *cutter) block(n *html.Node, as string) {
	switch n.Data {
	case "p":
		if onlyPictures(n) {
			as = "figure"
		}
		c.add(as, children(n)...)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		c.add(n.Data, children(n)...)
	case "ol", "ul":
		c.items(n)
	case "blockquote":
		c.within(n, "blockquote")
	case "figure":
		switch {
		case Attribute(n, "class") == "quotation":
			c.within(n, "blockquote")
		case Within(n, "figure") || !onlyPictures(n):
			c.within(n, as)
		default:
			c.add("figure", children(n)...)
		}
	case "tr":
		c.add("tr", Elements(n, "td", "th")...)
	case "dt":
		c.add("dt", children(n)...)
	case "dd":
		c.within(n, "dd")
	case "pre":
		c.add("pre", children(n)...)
	default:
		c.within(n, as)
	}
}

// items takes up those of a list, which are numbered from its start on.
func (c *cutter) items(list *html.Node) {
	before := *c
	defer func() { c.number, c.note, c.begun = before.number, before.note, before.begun }()
	next := 0
	if list.Data == "ol" {
		next = 1
		if n, err := strconv.Atoi(Attribute(list, "start")); err == nil {
			next = n
		}
	}
	for item := list.FirstChild; item != nil; item = item.NextSibling {
		if item.Type != html.ElementNode {
			continue
		}
		c.number = next
		if list.Data == "ol" {
			next++
		}
		c.note = c.note || strings.HasPrefix(Attribute(item, "id"), "fn:")
		c.begun = false
		c.within(item, "li")
	}
}

// onlyPictures reports whether a block holds pictures and what is said of them, and nothing else.
func onlyPictures(n *html.Node) bool {
	pictures := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", IsElement(c, "figcaption", "br"):
		case IsElement(c, "img"):
			pictures = true
		case IsElement(c, "a", "p", "picture") && onlyPictures(c):
			pictures = true
		default:
			return false
		}
	}
	return pictures
}

func children(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		list = append(list, c)
	}
	return list
}

func (c *cutter) add(element string, nodes ...*html.Node) {
	w := &counter{}
	for _, n := range nodes {
		w.node(n)
	}
	if !w.text && !(element == "tr" && len(nodes) > 1) {
		return
	}
	again := element == "li" && c.begun
	c.begun = c.begun || element == "li"
	c.list = append(c.list, Passage{Element: element, Number: c.number, Note: c.note, Again: again, Letters: w.letters, Picture: w.picture, nodes: nodes})
}

// counter counts the letters that a passage has, as its author wrote them.
type counter struct {
	letters       int
	text, picture bool // there is something, be it a picture or a dash
}

func (w *counter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.letters += Letters(n.Data)
		w.text = w.text || strings.TrimSpace(n.Data) != ""
	case isOfPage(n):
	case IsElement(n, "img"):
		w.letters += Letters(Attribute(n, "alt"))
		w.text, w.picture = true, true
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.node(c)
		}
	}
}

// isOfPage reports what stands in the HTML of a text and is none of its words: what only a screen
// reader says, readings of ruby, marks of footnotes.
func isOfPage(n *html.Node) bool {
	return IsElement(n, "rt", "rp") || Attribute(n, "class") == "vh" || isNoteMark(n) || Attribute(n, "class") == "footnote-backref"
}

func isNoteMark(n *html.Node) bool {
	return IsElement(n, "sup") && strings.HasPrefix(Attribute(n, "id"), "fnref:")
}

// HTML returns the inside of a passage's element for another page than that of its text: without
// anchors and links within the page. Marks are set in it; they must not overlap.
// The cells of a row are items of a list.
func (p Passage) HTML(marks []Mark) (string, error) {
	m := &copier{marks: marks}
	root := &html.Node{Type: html.ElementNode, Data: "div"}
	for _, n := range p.nodes {
		if p.Element == "tr" {
			cell := &html.Node{Type: html.ElementNode, Data: "li"}
			for _, c := range children(n) {
				m.copy(cell, c)
			}
			root.AppendChild(cell)
			continue
		}
		m.copy(root, n)
	}
	text, err := inner(root)
	// Void elements without a slash, as everywhere; a > that is text is written as a reference.
	return strings.TrimSpace(strings.ReplaceAll(text, "/>", ">")), err
}

// copier copies nodes and sets marks in the copy.
type copier struct {
	marks []Mark // that are still to begin or to end
	begun bool   // the first of them has its first part
	at    int    // letters so far
}

func (m *copier) copy(to, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		m.text(to, n.Data)
		return
	case isNoteMark(n):
		mark := &html.Node{Type: html.ElementNode, Data: "sup"}
		w := &plainWriter{}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.node(c, false)
		}
		mark.AppendChild(&html.Node{Type: html.TextNode, Data: w.b.String()})
		to.AppendChild(mark)
		return
	case Attribute(n, "class") == "footnote-backref":
		if last := to.LastChild; last != nil && last.Type == html.TextNode {
			last.Data = strings.TrimRight(last.Data, " ")
		}
		return
	}
	made := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace}
	for _, a := range n.Attr {
		if a.Key == "id" || a.Key == "href" && strings.HasPrefix(a.Val, "#") || a.Key == "tabindex" {
			continue
		}
		made.Attr = append(made.Attr, a)
	}
	to.AppendChild(made)
	if IsElement(n, "img") {
		m.pass(Letters(Attribute(n, "alt")))
	}
	if isOfPage(n) {
		for _, c := range children(n) {
			(&copier{}).copy(made, c)
		}
		return
	}
	for _, c := range children(n) {
		m.copy(made, c)
	}
}

// pass goes over letters that no mark can be set in.
func (m *copier) pass(letters int) {
	m.at += letters
	for len(m.marks) > 0 && m.marks[0].To <= m.at {
		m.marks, m.begun = m.marks[1:], false
	}
}

// text appends a text to a node, what is marked of it in spans.
func (m *copier) text(to *html.Node, text string) {
	plain := func(s string) {
		if s != "" {
			to.AppendChild(&html.Node{Type: html.TextNode, Data: s})
		}
	}
	end := m.at + Letters(text)
	for len(m.marks) > 0 && m.marks[0].From < end {
		mark := m.marks[0]
		before := bytesOf(text, max(0, mark.From-m.at))
		plain(text[:before])
		m.at += Letters(text[:before])
		text = text[before:]
		within := ending(text, mark.To-m.at)
		element := mark.element(!m.begun, IsElement(to, "a") || Within(to, "a"))
		element.AppendChild(&html.Node{Type: html.TextNode, Data: text[:within]})
		to.AppendChild(element)
		m.at += Letters(text[:within])
		text = text[within:]
		if m.begun = m.at < mark.To; m.begun {
			break // the rest of it is in the next node
		}
		m.marks = m.marks[1:]
	}
	plain(text)
	m.at = end
}

// element returns the element of a part of a mark.
func (m Mark) element(first, linked bool) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: "span", Attr: []html.Attribute{{Key: "class", Val: "fact"}}}
	if first {
		n.Attr = append(n.Attr, html.Attribute{Key: "id", Val: m.ID})
		if !linked {
			n.Data = "a"
			n.Attr = append(n.Attr, html.Attribute{Key: "href", Val: m.Href})
		}
	}
	if m.Group != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: "data-f", Val: m.Group})
	}
	return n
}

// bytesOf returns at which byte of a text the letter stands before which there are n.
func bytesOf(text string, n int) int {
	for i, r := range text {
		if isLetter(r) {
			if n == 0 {
				return i
			}
			n--
		}
	}
	return len(text)
}

// ending returns the byte behind the n-th letter of a text.
func ending(text string, n int) int {
	for i, r := range text {
		if isLetter(r) {
			if n--; n == 0 {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return len(text)
}
