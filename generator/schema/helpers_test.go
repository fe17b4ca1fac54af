package schema_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"docsite/generator"
	"docsite/generator/diag"
)

var update = flag.Bool("update", false, "write the schemas into testdata")

var compiled = map[string]*jsonschema.Schema{}

// validator compiles a schema, which must itself be one of draft 7.
func validator(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	if known := compiled[string(schema)]; known != nil {
		return known
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	made, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	compiled[string(schema)] = made
	return made
}

// value reads YAML as editors' programs do: by the core schema of YAML 1.2.2
// (section 10.3), in which a day is a text.
func value(t *testing.T, text []byte) any {
	t.Helper()
	var doc yaml.Node
	if len(bytes.TrimSpace(text)) == 0 {
		return map[string]any{}
	}
	if err := yaml.Load(text, &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return core(doc.Content[0])
}

var (
	integer = regexp.MustCompile(`^[-+]?[0-9]+$`)
	float   = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

func core(n *yaml.Node) any {
	switch n.Kind {
	case yaml.AliasNode:
		return core(n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, core(item))
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = core(n.Content[i+1])
		}
		return m
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) != 0 {
		return n.Value
	}
	switch v := n.Value; {
	case v == "" || v == "~" || strings.EqualFold(v, "null"):
		return nil
	case strings.EqualFold(v, "true") || strings.EqualFold(v, "false"):
		return strings.EqualFold(v, "true")
	case integer.MatchString(v):
		i, _ := strconv.ParseInt(v, 10, 64)
		return i
	case float.MatchString(v):
		f, _ := strconv.ParseFloat(v, 64)
		return f
	default:
		return v
	}
}

// checked returns what a check of a site tells, all that is not public in it.
func checked(t *testing.T, site fs.FS, now time.Time) ([]diag.Diagnostic, error) {
	t.Helper()
	engine, err := generator.Open(generator.Options{Folder: site, Preview: true, Jobs: 1, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	report, err := engine.Check(t.Context(), now)
	return report.Diagnostics, err
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

var fence = regexp.MustCompile(`(?m)^---[ \t]*$\n?`)

// header is the front matter of a text that has one.
func header(text []byte) []byte {
	parts := fence.Split(string(text), 3)
	if len(parts) < 3 {
		return nil
	}
	return []byte(parts[1])
}
