// Package schema describes docsite's YAML to the programs that editors write
// it in: JSON Schemas of the front matter of a translation, be it of a release or of a page, of docsite.yaml, of
// the registers of ministries and of people, of the glossary, and of a locale file. With one of them such a program completes keys
// and values, explains a key where the pointer rests, and marks a mistake while
// it is typed. The checks are docsite's own all the same: a schema knows one
// file, so it accepts more than docsite does, and never less.
//
// keys.go, settings.go and locale.go have the keys with the words that explain them, which are those of the
// guides; a test holds both to each other, and to what package read accepts.
// values.go has the kinds of values that they hold.
//
// [FrontMatter], [Page], [Ministries], [People] and [Glossary] can be made for one newsroom: then they name its
// languages, ministries, types and topics.
//
// The schemas are of draft 7, which all of editors' programs read: VS Code's
// extension for YAML learned 2019-09 and 2020-12 with its language server 1.20
// alone, and JetBrains' programs long knew 4, 6 and 7. Nothing of the later drafts
// would be of use here.
package schema

import (
	"bytes"
	"encoding/json"
	"strings"

	"docsite/generator/press"
)

// Draft is the dialect of the schemas.
const Draft = "http://json-schema.org/draft-07/schema#"

// Newsroom is what a schema can name of one newsroom.
type Newsroom struct {
	Languages  []string // canonical BCP 47 tags, in order of preference
	Ministries map[string]*press.Ministry
	People     map[string]*press.Person
	Types      []string // of releases, the site's own among them
	Topics     []string // that have a name
	Events     []string // likewise
}

// FrontMatter returns the schema of the front matter of a translation: for one
// newsroom, or, where that is nil, for any. It ends in a line feed, as the others
// do.
func FrontMatter(n *Newsroom) []byte { return document(frontMatter(kinds{n})) }

// Page returns the schema of the front matter of a page that is no release: for one
// newsroom, or, where that is nil, for any.
func Page(n *Newsroom) []byte { return document(page(kinds{n})) }

// Settings returns the schema of docsite.yaml.
func Settings() []byte { return document(settings(kinds{nil})) }

// Ministries returns the schema of the register of ministries: for one newsroom,
// or, where that is nil, for any.
func Ministries(n *Newsroom) []byte { return document(register(kinds{n})) }

// node is a schema or a part of one. Its keywords are written in this order.
type node struct {
	Schema       string     `json:"$schema,omitempty"`
	Ref          string     `json:"$ref,omitempty"`
	Title        string     `json:"title,omitempty"`
	Description  string     `json:"description,omitempty"`
	Markdown     string     `json:"markdownDescription,omitempty"` // VS Code's, shown in the place of the description
	Type         []string   `json:"-"`
	Types        any        `json:"type,omitempty"`
	Enum         []any      `json:"enum,omitempty"`
	EnumWords    []string   `json:"enumDescriptions,omitempty"` // VS Code's: one for each of Enum
	Pattern      string     `json:"pattern,omitempty"`
	PatternWords string     `json:"patternErrorMessage,omitempty"` // VS Code's: said where Pattern does not match
	Default      any        `json:"default,omitempty"`
	Examples     []any      `json:"examples,omitempty"`
	MinItems     int        `json:"minItems,omitempty"`
	Unique       bool       `json:"uniqueItems,omitempty"`
	Items        *node      `json:"items,omitempty"`
	AnyOf        []node     `json:"anyOf,omitempty"`
	Required     []string   `json:"required,omitempty"`
	Names        *node      `json:"propertyNames,omitempty"`
	Properties   properties `json:"properties,omitempty"`
	Others       any        `json:"additionalProperties,omitempty"` // false, or a *node
	Definitions  properties `json:"definitions,omitempty"`
}

// properties are keys and what they hold, in the order of the guides, in which
// some programs show them.
type properties []property

type property struct {
	name string
	node
}

// MarshalJSON writes one type as a word and several as a list.
func (n node) MarshalJSON() ([]byte, error) {
	type plain node
	switch len(n.Type) {
	case 0:
	case 1:
		n.Types = n.Type[0]
	default:
		n.Types = n.Type
	}
	return encode(plain(n))
}

// MarshalJSON writes the properties in their order.
func (ps properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range ps {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := encode(p.name)
		if err != nil {
			return nil, err
		}
		value, err := p.node.MarshalJSON()
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode writes JSON without HTML's escapes.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func document(n node) []byte {
	n.Schema = Draft
	compact, err := encode(n)
	if err != nil {
		panic(err) // it is made of texts, lists and false alone
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		panic(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// about gives a node the words that explain it, in Markdown and without.
func (n node) about(markdown string) node {
	n.Description, n.Markdown = strings.ReplaceAll(markdown, "`", ""), markdown
	if n.Description == n.Markdown {
		n.Markdown = ""
	}
	return n
}

// or gives a node the value that counts where the key is missing.
func (n node) or(value string) node {
	n.Default = value
	return n
}
