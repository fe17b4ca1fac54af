package locale

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// text is a message's text: what is written, and the data between it. It is
// what go-i18n takes for a template. Messages are texts, not programs, so
// {{.Name}} is all that they can say, and a name without a value is an error.
type text []piece

type piece struct{ written, field string } // one of the two

// reader makes go-i18n read messages as text.
type reader struct{}

func (reader) Cacheable() bool { return true }

func (reader) Parse(source, _, _ string) (template.ParsedTemplate, error) { return parseText(source) }

// Execute fills in the data, a map[string]any.
func (t text) Execute(data any) (string, error) {
	values, _ := data.(map[string]any)
	var out strings.Builder
	for _, p := range t {
		if p.field == "" {
			out.WriteString(p.written)
			continue
		}
		value, given := values[p.field]
		if !given {
			return "", fmt.Errorf("it wants {{.%s}}, which it is not given", p.field)
		}
		fmt.Fprint(&out, value)
	}
	return out.String(), nil
}

// blank reports whether nothing of the text can be seen.
func (t text) blank() bool {
	return !slices.ContainsFunc(t, func(p piece) bool { return p.field != "" || !blank(p.written) })
}

// parseText reads a message. Where there is an error, the text is what was
// understood.
func parseText(source string) (text, error) {
	trees, err := parse.Parse("message", source, "{{", "}}")
	if err != nil {
		parts := strings.SplitN(err.Error(), ": ", 3) // template: message:1: what is wrong
		return nil, errors.New(parts[len(parts)-1])
	}
	tree := trees["message"]
	if tree == nil || tree.Root == nil {
		return nil, nil
	}
	var t text
	for _, n := range tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			t = append(t, piece{written: string(n.Text)})
			continue
		case *parse.ActionNode:
			if field, ok := simpleField(n); ok {
				t = append(t, piece{field: field})
				continue
			}
		}
		return t, fmt.Errorf("%s is more than the name of a value", n)
	}
	return t, nil
}

// simpleField returns the name in {{.Name}}.
func simpleField(n *parse.ActionNode) (string, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 {
		return "", false
	}
	f, ok := n.Pipe.Cmds[0].Args[0].(*parse.FieldNode)
	if !ok || len(f.Ident) != 1 {
		return "", false
	}
	return f.Ident[0], true
}
