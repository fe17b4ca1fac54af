package main

import (
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are those of the formats that programs read.
var schemas = map[string]string{
	"json":  "diagnostics.schema.json",
	"sarif": "testdata/sarif-2.1.0.schema.json",
}

// valid returns the command “valid format file”, which asks that a file, or stdout,
// is what the schema of a format wants. folder is that of package diag.
func valid(folder string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 2 || schemas[args[0]] == "" {
			ts.Fatalf("usage: valid json|sarif file")
		}
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		schema, err := c.Compile(filepath.Join(folder, schemas[args[0]]))
		ts.Check(err)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[1])))
		ts.Check(err)
		ts.Check(schema.Validate(value))
	}
}
