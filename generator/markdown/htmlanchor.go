package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"docsite/generator/diag"
)

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

// await takes the anchor out of attributes. The next words or the next block get it.
func (t *htmlTree) await(list []kept) []kept {
	i := slices.IndexFunc(list, func(k kept) bool { return k.key == "id" })
	if i < 0 {
		return list
	}
	t.waiting = append(t.waiting, list[i].value)
	return slices.Delete(list, i, i+1)
}

// newID returns an anchor, or nothing if there is one of the name.
func (t *htmlTree) newID(a attribute) string {
	id := strings.TrimSpace(a.text())
	switch {
	case id == "":
		return ""
	case strings.HasPrefix(id, "fn:"), strings.HasPrefix(id, "fnref:"):
		t.problems = append(t.problems, problem{diag.AnchorTwice, a.at,
			fmt.Sprintf("the anchor “%s” is left out: footnotes have anchors of this form", id), "give it another name"})
		return ""
	case id[0] == '_' && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz_-") == "":
		t.problems = append(t.problems, problem{diag.AnchorTwice, a.at,
			fmt.Sprintf("the anchor “%s” is left out: parts of the page have anchors of this form", id), "give it another name"})
		return ""
	}
	t.ids[id]++
	switch t.ids[id] {
	case 1:
		return id
	case 2:
		t.problems = append(t.problems, problem{diag.AnchorTwice, a.at,
			fmt.Sprintf("the anchor “%s” stands twice; links lead to the first", id), "give each place a name of its own"})
	}
	return ""
}
