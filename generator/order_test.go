package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// rootFiles is the order of this package's own files: one uses what stands above it,
// never what stands below.
var rootFiles = []string{
	"options.go", "outside.go", "overlay.go", "file.go", "brand.go", "cards.go", "configfiles.go", "config.go", // what a site is made from
	"site.go",                                                // a site as a file system
	"engine.go", "analysis.go", "generator.go", "without.go", // from the folder to the plan
	"remember.go", "build.go", "freeze.go", // what is kept, and written
	"withheld.go", "secrets.go", "leaks.go", // what is not public, looked for in what is
	"survey.go", "staleness.go", "pasts.go", "stale.go", "beside.go", "worksheet.go", "approvals.go", "parity.go", "altered.go", "texts.go", "recurrences.go", "consistency.go", "translators.go", // for those who keep a newsroom
}

// TestRootFilesPointUp holds the order of files by the names that they declare and
// use. A method that several types have, or that is called as a field is, is
// nobody's.
func TestRootFilesPointUp(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	names, methods := map[string]string{}, map[string]string{} // each to the file that declares it
	for _, e := range entries {
		name := e.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if !slices.Contains(rootFiles, name) {
			t.Errorf("%s has no place in the order", name)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = file
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					names[d.Name.Name] = name
				} else if other, twice := methods[d.Name.Name]; twice && other != name {
					methods[d.Name.Name] = ""
				} else {
					methods[d.Name.Name] = name
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						names[s.Name.Name] = name
					case *ast.ValueSpec:
						for _, id := range s.Names {
							names[id.Name] = name
						}
					}
				}
			}
		}
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.StructType); ok {
				for _, f := range s.Fields.List {
					for _, id := range f.Names {
						methods[id.Name] = ""
					}
				}
			}
			return true
		})
	}
	for name, file := range files {
		place := slices.Index(rootFiles, name)
		uses := func(what, in string) {
			if in != "" && slices.Index(rootFiles, in) > place {
				t.Errorf("%s uses %s of %s, which stands below it", name, what, in)
			}
		}
		for _, id := range file.Unresolved {
			uses(id.Name, names[id.Name])
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, isName := s.X.(*ast.Ident); !isName || x.Obj != nil { // not a package's
					uses(s.Sel.Name, methods[s.Sel.Name])
				}
			}
			return true
		})
	}
	if len(files) < len(rootFiles) {
		t.Errorf("%d files, but the order has %d", len(files), len(rootFiles))
	}
}
