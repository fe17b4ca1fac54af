package htmltext

import (
	"strings"

	"golang.org/x/net/html"
)

// Attribute returns the value of an attribute without the space around it.
func Attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// HasAttribute reports whether a node has an attribute.
func HasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// IsElement reports whether a node is an element of one of these names.
func IsElement(n *html.Node, names ...string) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, name := range names {
		if n.Data == name {
			return true
		}
	}
	return false
}

// Elements returns the elements of these names below a node, in order.
func Elements(root *html.Node, names ...string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if IsElement(n, names...) {
			found = append(found, n)
		}
	}
	return found
}

// Blocks are elements that stand on lines of their own.
var Blocks = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields("address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul") {
		m[name] = true
	}
	return m
}()

// OneLine writes a text in one line. No-break and full-width spaces stay.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' || r == '\u2028' || r == '\u2029' }), " ")
}

// Remove takes a node out of its tree.
func Remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// Within reports whether a node lies in an element of one of these names.
func Within(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if IsElement(p, names...) {
			return true
		}
	}
	return false
}
