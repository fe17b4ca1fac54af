package render

import (
	"bytes"
	"html/template"
	"text/template/parse"
)

// foldConstants writes what a template asks for by name alone, a message
// without data or the address of an asset, into the template itself: it is the
// same on every page of a language, and there are thousands. What is inside a
// script is left alone, where text is not written as in HTML.
func foldConstants(list *parse.ListNode, value func(function, name string) (string, bool)) {
	if list == nil {
		return
	}
	script := false
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			opened, closed := bytes.LastIndex(n.Text, []byte("<script")), bytes.LastIndex(n.Text, []byte("</script"))
			if opened >= 0 || closed >= 0 {
				script = opened > closed
			}
		case *parse.ActionNode:
			function, name, ok := constantCall(n)
			if !ok || script {
				continue
			}
			if text, ok := value(function, name); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(template.HTMLEscapeString(text))}
			}
		case *parse.IfNode:
			foldConstants(n.List, value)
			foldConstants(n.ElseList, value)
		case *parse.RangeNode:
			foldConstants(n.List, value)
			foldConstants(n.ElseList, value)
		case *parse.WithNode:
			foldConstants(n.List, value)
			foldConstants(n.ElseList, value)
		}
	}
}

// constantCall reports whether an action is {{function "name"}}.
func constantCall(n *parse.ActionNode) (function, name string, ok bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 2 {
		return "", "", false
	}
	f, isName := n.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	s, isText := n.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText {
		return "", "", false
	}
	return f.Ident, s.Text, true
}
