package diag

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas reads those of the formats that have one: our own, and that of the OASIS
// Standard.
func schemas(t testing.TB) map[Format]*jsonschema.Schema {
	t.Helper()
	compiled := map[Format]*jsonschema.Schema{}
	for format, file := range map[Format]string{JSON: "diagnostics.schema.json", SARIF: "testdata/sarif-2.1.0.schema.json"} {
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		s, err := c.Compile(file)
		if err != nil {
			t.Fatal(err)
		}
		compiled[format] = s
	}
	return compiled
}

// valid returns what a schema finds wrong with a text.
func valid(s *jsonschema.Schema, text string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(value)
}

// every is one diagnostic of each rule there is.
func every() []Diagnostic {
	var ds []Diagnostic
	for i, rule := range Rules() {
		ds = append(ds, New(rule.Code, at("releases/2020/a/en.md", i, i), "%s", rule.Title).WithHint("mend it"))
	}
	return ds
}

func help(code Code) string { return "about " + string(code) + "\n\n    an example\n" }

func TestFormatsAreValid(t *testing.T) {
	compiled := schemas(t)
	odd := at("releases/2020/50% of 日本?/a:b#c[1] \"d\"\\e\x1b\u202E.md", 3, 1)
	for name, ds := range map[string][]Diagnostic{
		"none":         nil,
		"some":         some(),
		"of each rule": every(),
		"odd": {New(BadSlug, odd, "\x00“\u2028”\x1b %s", "</script>").WithHint("\"\\").
			WithRelated(at("a:b.md", 0, 0), "a file that looks like an address with a scheme").WithRelated(odd, "")},
	} {
		for format, schema := range compiled {
			for _, folder := range []string{".", "", "../..", "press:site", "ein Ordner/a"} {
				text := written(t, ds, Options{Format: format, Folder: folder, Version: "v1.2.3", Help: help})
				if err := valid(schema, text); err != nil {
					t.Errorf("%s, %s, in %q: %v\n%s", format, name, folder, err, text)
				}
			}
		}
	}
}

// TestSchemasRefuse holds that the schemas are read, and ours says what it means.
func TestSchemasRefuse(t *testing.T) {
	compiled := schemas(t)
	for _, c := range []struct {
		format   Format
		old, new string
	}{
		{JSON, `"code": "DS301"`, `"code": "301"`},
		{JSON, `"severity": "error"`, `"severity": "fatal"`},
		{JSON, `"line": 4`, `"line": 0`},
		{JSON, `"column": 7`, `"column": 0`},
		{JSON, `"column": 7`, `"column": "7"`},
		{JSON, `"hint":`, `"tip":`},
		{JSON, `"file": "releases`, `"path": "releases`},
		{JSON, `"errors": 1`, `"errors": -1`},
		{JSON, `"warnings": 0`, `"remarks": 0`},
		{SARIF, `"level": "error"`, `"level": "fatal"`},
		{SARIF, `"version": "2.1.0"`, `"version": "2.0.0"`},
		{SARIF, `"startLine": 4`, `"startLine": 0`},
		{SARIF, `"startColumn": 7`, `"startColumn": -1`},
		{SARIF, `"unicodeCodePoints"`, `"bytes"`},
		{SARIF, `"uri": "releases/2020/vn-jp/fr.md"`, `"uri": "100%.md"`},
		{SARIF, `"results":`, `"findings":`},
	} {
		text := written(t, some()[1:2], Options{Format: c.format, Folder: "."})
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s holds no %s", c.format, c.old)
		}
		if valid(compiled[c.format], strings.Replace(text, c.old, c.new, 1)) == nil {
			t.Errorf("%s with %s is valid", c.format, c.new)
		}
	}
}

// TestSARIFDescribesItsRules: what GitHub asks for of a rule beyond the schema.
func TestSARIFDescribesItsRules(t *testing.T) {
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []map[string]json.RawMessage }
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, every(), Options{Format: SARIF, Help: help})), &log); err != nil {
		t.Fatal(err)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	if len(rules) != len(Rules()) {
		t.Errorf("%d of %d rules are described", len(rules), len(Rules()))
	}
	for _, rule := range rules {
		for _, key := range []string{"shortDescription", "fullDescription", "help"} {
			var message struct{ Text string }
			if err := json.Unmarshal(rule[key], &message); err != nil || message.Text == "" || len(message.Text) > 1024 {
				t.Errorf("%s: %s is %s", rule["id"], key, rule[key])
			}
		}
		if !strings.Contains(string(rule["help"]), "about "+strings.Trim(string(rule["id"]), `"`)) {
			t.Errorf("the help of %s is %s", rule["id"], rule["help"])
		}
	}
}

// FuzzFormats holds that whatever a diagnostic says, it comes out whole and valid
// in each format that programs read.
func FuzzFormats(f *testing.F) {
	f.Add("releases/2020/a/en.md", "there is no country “JPP”", "did you mean “JP”?", 9, 13)
	f.Add("a:b%c,d\n.md", "100%: a,\r\nb::c", "%0A", 0, 0)
	f.Add("\x1b\u202E\u2028", "\x00\xff", "", -1, 1<<40)
	compiled := schemas(f)
	f.Fuzz(func(t *testing.T, file, message, hint string, line, column int) {
		if file == "" || message == "" {
			t.Skip()
		}
		ds := []Diagnostic{New(BadYAML, at(file, line, column), "%s", message).WithHint("%s", hint)}
		for format, s := range compiled {
			if text := written(t, ds, Options{Format: format, Folder: "."}); valid(s, text) != nil {
				t.Errorf("%s: %v\n%s", format, valid(s, text), text)
			}
		}
		var back struct{ Diagnostics []jsonDiagnostic }
		if err := json.Unmarshal([]byte(written(t, ds, Options{Format: JSON})), &back); err != nil || len(back.Diagnostics) != 1 {
			t.Fatal(back, err)
		}
		if got := back.Diagnostics[0]; got.Message != strings.ToValidUTF8(ds[0].Message, "\uFFFD") {
			t.Errorf("the message comes back as %q, it was %q", got.Message, ds[0].Message)
		}
		commands, err := parseCommands(written(t, ds, Options{Format: GitHub, Folder: "."}))
		if err != nil || len(commands) != 1 || commands[0].properties["title"] != "DS113 A text is not valid YAML" {
			t.Errorf("%+v: %v", commands, err)
		}
	})
}
