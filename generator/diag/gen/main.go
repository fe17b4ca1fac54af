// Command gen writes the schema of SARIF anew that the tests of package diag hold
// its logs to.
//
// The schema is part of “Static Analysis Results Interchange Format (SARIF) Version
// 2.1.0 Plus Errata 01”, an OASIS Standard whose notices let it be copied. It is
// taken from a Go module that carries it, which the go command fetches; the module
// itself (The Unlicense) is not used.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

const (
	module  = "github.com/owenrumney/go-sarif/v3"
	version = "v3.3.1"
	source  = "pkg/report/v210/sarif/schema.go"
	id      = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	target  = "testdata/sarif-2.1.0.schema.json"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	out, err := exec.Command("go", "mod", "download", "-json", module+"@"+version).Output()
	if err != nil {
		return fmt.Errorf("fetch %s: %w", module, err)
	}
	var fetched struct{ Dir string }
	if err := json.Unmarshal(out, &fetched); err != nil {
		return err
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(fetched.Dir, source), nil, 0)
	if err != nil {
		return err
	}
	schema, err := constant(file, "schema")
	if err != nil {
		return err
	}
	var head struct{ ID string }
	if err := json.Unmarshal([]byte(schema), &head); err != nil {
		return err
	}
	if head.ID != id {
		return fmt.Errorf("the schema is %s, not %s", head.ID, id)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, bytes.TrimSpace([]byte(schema)), "", " "); err != nil {
		return err
	}
	b.WriteByte('\n')
	return os.WriteFile(target, b.Bytes(), 0o644)
}

// constant returns the value of a constant that is a text.
func constant(file *ast.File, name string) (string, error) {
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range decl.Specs {
			if spec, ok := s.(*ast.ValueSpec); ok && spec.Names[0].Name == name && len(spec.Values) == 1 {
				if text, ok := spec.Values[0].(*ast.BasicLit); ok {
					return strconv.Unquote(text.Value)
				}
			}
		}
	}
	return "", fmt.Errorf("%s has no constant %s", source, name)
}
