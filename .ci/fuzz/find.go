package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// pkg is a package with fuzz targets.
type pkg struct {
	name    string // its folder in the module, with slashes
	dir     string
	targets []string // names of functions, sorted
}

// find returns the packages of the module in a folder that have fuzz targets.
func find(ctx context.Context, dir string) ([]pkg, error) {
	list := exec.CommandContext(ctx, "go", "list", "-json=Dir,ImportPath,Module,TestGoFiles,XTestGoFiles", "./...")
	list.Dir, list.Stderr = dir, os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var packages []pkg
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var listed struct {
			Dir, ImportPath           string
			Module                    struct{ Path string }
			TestGoFiles, XTestGoFiles []string
		}
		if err := decoder.Decode(&listed); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		p := pkg{name: cmp.Or(strings.TrimPrefix(strings.TrimPrefix(listed.ImportPath, listed.Module.Path), "/"), "."), dir: listed.Dir}
		for _, name := range slices.Concat(listed.TestGoFiles, listed.XTestGoFiles) {
			targets, err := targetsIn(filepath.Join(listed.Dir, name))
			if err != nil {
				return nil, err
			}
			p.targets = append(p.targets, targets...)
		}
		if len(p.targets) > 0 {
			slices.Sort(p.targets)
			packages = append(packages, p)
		}
	}
}

// targetsIn returns the names of the fuzz targets of a file.
func targetsIn(file string) ([]string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var targets []string
	for _, d := range parsed.Decls {
		if function, ok := d.(*ast.FuncDecl); ok && function.Recv == nil && takesF(function.Type) && strings.HasPrefix(function.Name.Name, "Fuzz") {
			targets = append(targets, function.Name.Name)
		}
	}
	return targets, nil
}

// takesF reports whether a function takes a *testing.F alone.
func takesF(function *ast.FuncType) bool {
	if function.Params.NumFields() != 1 {
		return false
	}
	pointer, ok := function.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	selector, ok := pointer.X.(*ast.SelectorExpr)
	return ok && selector.Sel.Name == "F"
}
