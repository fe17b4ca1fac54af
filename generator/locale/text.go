package locale

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template/parse"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"

	"docsite/generator/typeset"
)

// text is a message's text: what is written, and the data between it. It is
// what go-i18n takes for a template. Messages are texts, not programs, so
// {{.Name}} is all that they can say, and a name without a value is an error.
type text []piece

type piece struct{ written, field string } // one of the two

// reader makes go-i18n read messages as text of a language with such quotation marks.
type reader struct{ quotes typeset.Quotes }

func (reader) Cacheable() bool { return true }

func (r reader) Parse(source, _, _ string) (template.ParsedTemplate, error) {
	t, err := parseText(source)
	return quotedText{t, r.quotes}, err
}

// quotedText is a text in which a value between quotation marks has those of a quotation
// within one: 「「A」のB」 is 「『A』のB」.
type quotedText struct {
	text
	quotes typeset.Quotes
}

// Execute fills in the data, a map[string]any.
func (t quotedText) Execute(data any) (string, error) {
	values, _ := data.(map[string]any)
	nested := maps.Clone(values)
	outer := t.quotes.Outer
	for i := 1; i+1 < len(t.text) && outer.Open != 0; i++ {
		if value, ok := values[t.text[i].field].(string); ok &&
			strings.HasSuffix(strings.TrimRightFunc(t.text[i-1].written, unicode.IsSpace), string(outer.Open)) &&
			strings.HasPrefix(strings.TrimLeftFunc(t.text[i+1].written, unicode.IsSpace), string(outer.Close)) {
			nested[t.text[i].field] = within(value, t.quotes)
		}
	}
	return t.text.Execute(nested)
}

// within returns a text as it stands in a quotation: the marks of a quotation in it are
// the inner ones, and those within that one the outer ones again.
func within(text string, q typeset.Quotes) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == q.Outer.Open:
			depth++
			return q.Inner.Open
		case r == q.Outer.Close:
			depth--
			return q.Inner.Close
		case r == q.Inner.Open && depth > 0:
			return q.Outer.Open
		case r == q.Inner.Close && depth > 0:
			return q.Outer.Close
		}
		return r
	}, text)
}

// Execute fills in the data, a map[string]any.
func (t text) Execute(data any) (string, error) {
	values, _ := data.(map[string]any)
	var out strings.Builder
	ended := false // a sentence, by the value before
	for _, p := range t {
		if p.field == "" {
			out.WriteString(withoutStop(p.written, ended))
			ended = false
			continue
		}
		value, given := values[p.field]
		if !given {
			return "", fmt.Errorf("it wants {{.%s}}, which it is not given", p.field)
		}
		shown := fmt.Sprint(value)
		out.WriteString(shown)
		ended = endsSentence(shown)
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
