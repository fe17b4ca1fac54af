package syndication

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// Schema returns the JSON Schema (draft 2020-12) of the JSON twins. It is made of the types that they are written
// from: of each field the tag “json” is its name, and whether it may be missing; “about” explains it; “form” is
// a format, “enum” the words that it can be, “const” the only value.
func Schema() []byte {
	s := &schemaWriter{definitions: map[string]*schemaNode{}}
	root := &schemaNode{
		Schema: "https://json-schema.org/draft/2020-12/schema",
		Title:  "The JSON twin of a page of a newsroom, version " + strconv.Itoa(Version),
		OneOf:  []*schemaNode{s.of(reflect.TypeFor[releaseTwin]()), s.of(reflect.TypeFor[listTwin]())},
	}
	root.Definitions = s.definitions
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic(err) // it is made of texts and lists alone
	}
	return b.Bytes()
}

type schemaNode struct {
	Schema      string                 `json:"$schema,omitempty"`
	Ref         string                 `json:"$ref,omitempty"`
	Title       string                 `json:"title,omitempty"`
	Description string                 `json:"description,omitempty"`
	Type        string                 `json:"type,omitempty"`
	Const       any                    `json:"const,omitempty"`
	Enum        []string               `json:"enum,omitempty"`
	Format      string                 `json:"format,omitempty"`
	Pattern     string                 `json:"pattern,omitempty"`
	Items       *schemaNode            `json:"items,omitempty"`
	OneOf       []*schemaNode          `json:"oneOf,omitempty"`
	AnyOf       []*schemaNode          `json:"anyOf,omitempty"`
	Required    []string               `json:"required,omitempty"`
	Properties  schemaProperties       `json:"properties,omitempty"`
	Definitions map[string]*schemaNode `json:"$defs,omitempty"`
}

// schemaProperties are fields in their order.
type schemaProperties []schemaProperty

type schemaProperty struct {
	name string
	node *schemaNode
}

// MarshalJSON writes the properties in their order.
func (ps schemaProperties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(p.name) + ":")
		if err := e.Encode(p.node); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaWriter makes schemas of types; those that have a name stand once, among the definitions.
type schemaWriter struct{ definitions map[string]*schemaNode }

// of is the schema of a type.
func (s *schemaWriter) of(t reflect.Type) *schemaNode {
	switch {
	case t == reflect.TypeFor[Moment]():
		return s.define("moment", func() *schemaNode {
			return &schemaNode{Type: "string", AnyOf: []*schemaNode{{Format: "date", Pattern: "^.{10}$"}, {Format: "date-time", Pattern: "T"}}}
		})
	case t.Kind() == reflect.Pointer:
		return s.of(t.Elem())
	case t.Kind() == reflect.Slice:
		return &schemaNode{Type: "array", Items: s.of(t.Elem())}
	case t.Kind() == reflect.Struct:
		name := t.Name()
		return s.define(strings.ToLower(name[:1])+name[1:], func() *schemaNode {
			n := &schemaNode{Type: "object"}
			s.fields(n, t)
			return n
		})
	case t.Kind() == reflect.Bool:
		return &schemaNode{Type: "boolean"}
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64:
		return &schemaNode{Type: "integer"}
	}
	return &schemaNode{Type: "string"}
}

func (s *schemaWriter) define(name string, make func() *schemaNode) *schemaNode {
	if s.definitions[name] == nil {
		s.definitions[name] = make()
	}
	return &schemaNode{Ref: "#/$defs/" + name}
}

// fields adds those of a type to a schema; an embedded type's stand among them.
func (s *schemaWriter) fields(n *schemaNode, t reflect.Type) {
	for f := range t.Fields() {
		if f.Anonymous {
			of := f.Type
			if of.Kind() == reflect.Pointer {
				of = of.Elem()
			}
			s.fields(n, of)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		if options != "omitempty" {
			n.Required = append(n.Required, name)
		}
		field := s.of(f.Type)
		field.Description, field.Format = f.Tag.Get("about"), f.Tag.Get("form")
		if words := f.Tag.Get("enum"); words != "" {
			field.Enum = strings.Fields(words)
		}
		if only, has := f.Tag.Lookup("const"); has {
			field.Const = only
			if number, err := strconv.Atoi(only); err == nil {
				field.Const = number
			}
		}
		n.Properties = append(n.Properties, schemaProperty{name, field})
	}
}
