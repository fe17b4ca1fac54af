package importer

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"docsite/generator/htmltext"
)

// What trees are asked.
var (
	attribute, hasAttribute = htmltext.Attribute, htmltext.HasAttribute
	isElement, elements     = htmltext.IsElement, htmltext.Elements
	within, remove          = htmltext.Within, htmltext.Remove
	oneLine, blocks         = htmltext.OneLine, htmltext.Blocks
)

// lineKey is the attribute in which a node keeps the line of its file. No tag can have
// one of this name.
const lineKey = "docsite line"

// parseHTML reads a page, each of whose elements knows its line. The error says that
// its elements lie too deep in each other (more than 512).
func parseHTML(text []byte) (*html.Node, error) {
	// The parser knows of no places, so they are written into the tags. What a name of
	// theirs cannot hold is put in its place when the tree is there.
	const written = "docsite-line"
	var marked bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(text))
	line := 1
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			end := 1
			for end < len(raw) && strings.IndexByte(" \t\n\f\r/>", raw[end]) < 0 {
				end++
			}
			marked.Write(raw[:end])
			fmt.Fprintf(&marked, ` %s="%d"`, written, line)
			marked.Write(raw[end:])
		} else {
			marked.Write(raw)
		}
		line += bytes.Count(raw, []byte("\n"))
		if kind == html.ErrorToken {
			break
		}
	}
	root, err := html.Parse(&marked)
	if err != nil {
		return nil, err
	}
	for n := range root.Descendants() {
		for i := range n.Attr {
			if n.Attr[i].Key == written {
				n.Attr[i].Key = lineKey
				break
			}
		}
	}
	return root, nil
}

// lineOf returns the line in which the tag of a node, or of the nearest one around it
// that has one, begins; 0 where none has.
func lineOf(n *html.Node) int {
	for ; n != nil; n = n.Parent {
		if line, err := strconv.Atoi(attribute(n, lineKey)); err == nil {
			return line
		}
	}
	return 0
}

// setAttribute sets an attribute, or takes it away where the value is empty.
func setAttribute(n *html.Node, key, value string) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if a.Key != key {
			kept = append(kept, a)
		}
	}
	if n.Attr = kept; value != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
	}
}

// wordsOf returns the text below a node in one line.
func wordsOf(root *html.Node) string {
	var b strings.Builder
	writeWords(&b, root)
	return oneLine(b.String())
}

func writeWords(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case isElement(n, "script", "style", "template", "noscript", "rt", "rp", "title"):
		return
	case isElement(n, "br") || n.Type == html.ElementNode && blocks[n.Data]:
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeWords(b, c)
	}
	if n.Type == html.ElementNode && blocks[n.Data] {
		b.WriteByte('\n')
	}
}

// unwrap puts what a node holds into its place.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	remove(n)
}

// replace puts another node in the place of one.
func replace(n, by *html.Node) {
	n.Parent.InsertBefore(by, n)
	remove(n)
}

// newElement returns an element with attributes, in pairs of key and value, and a text.
func newElement(name, text string, pairs ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: pairs[i], Val: pairs[i+1]})
	}
	if text != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return n
}
