package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestThreats: each line of the tables of .github/SECURITY.md names what holds it, and that is
// there; or it says that nothing does.
func TestThreats(t *testing.T) {
	text, err := os.ReadFile("../../.github/SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := testsOfTheModule(t)
	lines := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if !strings.HasPrefix(line, "|") || strings.HasPrefix(line, "|---") || strings.HasPrefix(line, "| how ") {
			continue
		}
		lines++
		if len(cells) != 3 {
			t.Errorf("%d cells: %s", len(cells), line)
			continue
		}
		held := strings.TrimSpace(cells[2])
		if held == "*nothing*" {
			continue
		}
		for _, name := range strings.Split(held, ", ") {
			name, quoted := strings.CutPrefix(name, "`")
			name = strings.TrimSuffix(name, "`")
			file := "../../" + name
			if strings.HasSuffix(name, ".txtar") {
				file = "testdata/script/" + name
			}
			if _, err := os.Stat(file); !quoted || !tests[name] && err != nil {
				t.Errorf("there is no %q, which is to hold: %s", name, cells[0])
			}
		}
	}
	if lines < 30 {
		t.Errorf("%d lines of threats", lines)
	}
}

// testsOfTheModule are the tests and fuzz targets, by the package and their names.
func testsOfTheModule(t *testing.T) map[string]bool {
	t.Helper()
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	tests := map[string]bool{}
	module := os.DirFS("../..")
	for _, root := range []string{"cmd", "generator"} {
		err := fs.WalkDir(module, root, func(p string, e fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(p, "_test.go") {
				return err
			}
			text, err := fs.ReadFile(module, p)
			for _, m := range declared.FindAllSubmatch(text, -1) {
				tests[path.Base(path.Dir(p))+"."+string(m[1])] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return tests
}

// TestOnePackageAsksTheNetwork: websub tells a hub, preview and the command answer who asks, and nothing
// else that docsite is made of knows the network. What measures docsite is no part of it.
func TestOnePackageAsksTheNetwork(t *testing.T) {
	may := []string{"cmd/docsite", "generator/preview", "generator/websub", "generator/bench"}
	for _, root := range []string{"cmd", "generator", "locales", "templates"} {
		err := fs.WalkDir(os.DirFS("../.."), root, func(p string, e fs.DirEntry, err error) error {
			if err != nil || path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") || path.Base(path.Dir(p)) == "gen" {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), "../../"+p, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			for _, i := range file.Imports {
				if (i.Path.Value == `"net"` || i.Path.Value == `"net/http"`) && !slices.Contains(may, path.Dir(p)) {
					t.Errorf("%s imports %s", p, i.Path.Value)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
