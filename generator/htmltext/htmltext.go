// Package htmltext writes HTML as what is not HTML: as Markdown ([Write]), for what an archive holds and for
// machines, and as plain text ([Plain]).
//
// [Lean] makes the HTML of docsite's own pages ready for machines first: it takes away what only pages need,
// such as classes, roles and words for screen readers.
package htmltext

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse reads a piece of HTML into an element that holds it. The error says that its elements lie too deep in
// each other.
func parse(text string) (*html.Node, error) {
	holder := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(text), holder)
	if err != nil {
		return nil, fmt.Errorf("read HTML: %w", err)
	}
	for _, n := range nodes {
		holder.AppendChild(n)
	}
	return holder, nil
}

// leanAttributes are those that say something of a text and not of a page.
var leanAttributes = []string{
	"id", "href", "hreflang", "lang", "dir", "src", "alt", "title", "width", "height", "start", "reversed", "value",
	"colspan", "rowspan", "headers", "scope", "abbr", "datetime", "open", "cite",
}

// Lean returns a piece of a page's HTML without what only the page needs: attributes for style sheets, scripts
// and loading, words that only a screen reader says, and links that lead back from a footnote.
func Lean(text string) (string, error) {
	root, err := parse(text)
	if err != nil {
		return "", err
	}
	for _, n := range Elements(root, "span", "a", "div") {
		switch class := Attribute(n, "class"); {
		case n.Data == "span" && class == "vh", n.Data == "a" && class == "footnote-backref":
			trimBefore(n)
			Remove(n)
		case n.Data == "div" && class == "table":
			unwrap(n)
		}
	}
	for n := range root.Descendants() {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
			language := n.Data == "code" && a.Key == "class" && strings.HasPrefix(a.Val, "language-")
			return !language && !slices.Contains(leanAttributes, a.Key)
		})
	}
	return inner(root)
}

// trimBefore takes the space away that stands before a node which is removed.
func trimBefore(n *html.Node) {
	if before := n.PrevSibling; before != nil && before.Type == html.TextNode {
		before.Data = strings.TrimRight(before.Data, " ")
	}
}

func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	Remove(n)
}

// inner writes what an element holds.
func inner(root *html.Node) (string, error) {
	var b bytes.Buffer
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if err := html.Render(&b, n); err != nil {
			return "", fmt.Errorf("write HTML: %w", err)
		}
	}
	return b.String(), nil
}

// Plain returns the text of a piece of HTML: an empty line between paragraphs, a line for each item and row,
// whose cells are parted by tabs. A picture is its alternative text, a footnote [1] where it is marked and where it
// stands.
func Plain(text string) (string, error) {
	root, err := parse(text)
	if err != nil {
		return "", err
	}
	w := &plainWriter{}
	w.node(root, false)
	return strings.TrimSpace(w.b.String()), nil
}

type plainWriter struct {
	b     strings.Builder
	empty int  // line feeds that are due before the next text
	space bool // so is a space
	held  bool // what comes next goes on in the line
}

// due asks for so many line feeds before what comes next.
func (w *plainWriter) due(n int) {
	if n > 0 && !w.held {
		w.empty, w.space = max(w.empty, n), false
	}
}

func (w *plainWriter) text(s string, verbatim bool) {
	if !verbatim {
		// No-break and full-width spaces stay.
		first, last := strings.IndexAny(s, " \t\n\r"), strings.LastIndexAny(s, " \t\n\r")
		before, after := first == 0, last == len(s)-1 && s != ""
		w.space = w.space || before
		if s = OneLine(s); s == "" {
			return
		}
		defer func() { w.space = after }()
	}
	if w.b.Len() > 0 {
		w.b.WriteString(strings.Repeat("\n", w.empty))
		if w.space && w.empty == 0 && !w.held && s[0] != '\t' {
			w.b.WriteByte(' ')
		}
	}
	w.empty, w.space, w.held = 0, false, false
	w.b.WriteString(s)
}

func (w *plainWriter) node(n *html.Node, verbatim bool) {
	switch {
	case n.Type == html.TextNode:
		if verbatim {
			w.text(strings.TrimRight(n.Data, "\n"), true)
		} else {
			w.text(n.Data, false)
		}
		return
	case IsElement(n, "br"):
		w.due(1)
		return
	case IsElement(n, "img"):
		w.text(Attribute(n, "alt"), false)
		return
	case IsElement(n, "script", "style", "template"):
		return
	}
	lines := linesAround(n)
	w.due(lines)
	if label, is := strings.CutPrefix(Attribute(n, "href"), "#fn:"); is {
		w.text("["+label+"]", true)
		return
	}
	if label, is := strings.CutPrefix(Attribute(n, "id"), "fn:"); is {
		w.text("["+label+"] ", true)
		w.held = true // the paragraph of the note
	}
	if IsElement(n, "td", "th") && previousCell(n) {
		w.text("\t", true)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, verbatim || n.Data == "pre")
	}
	w.due(lines)
}

// linesAround is how many line feeds part an element from what is around it.
func linesAround(n *html.Node) int {
	switch {
	case n.Type != html.ElementNode || !Blocks[n.Data] || IsElement(n, "td", "th"):
		return 0
	case IsElement(n, "li", "tr", "dt", "dd", "thead", "tbody", "tfoot"), Within(n, "li", "td", "th", "dd"):
		return 1
	}
	return 2
}

func previousCell(n *html.Node) bool {
	for before := n.PrevSibling; before != nil; before = before.PrevSibling {
		if IsElement(before, "td", "th") {
			return true
		}
	}
	return false
}
