package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// declared returns the values of the constants of type Code in the files of codes.
func declared(t *testing.T) []Code {
	files, err := filepath.Glob("codes*.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []Code
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			codes = append(codes, declaredIn(t, name)...)
		}
	}
	if len(codes) < 50 {
		t.Fatalf("only %d codes found", len(codes))
	}
	return codes
}

func declaredIn(t *testing.T, name string) []Code {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var codes []Code
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != "Code" {
			return true
		}
		for _, value := range spec.Values {
			text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, Code(text))
		}
		return true
	})
	return codes
}

func TestEveryCodeHasARule(t *testing.T) {
	codes := declared(t)
	for _, code := range codes {
		if _, ok := rules[code]; !ok {
			t.Errorf("%s has no rule", code)
		}
	}
	for _, rule := range Rules() {
		if !slices.Contains(codes, rule.Code) {
			t.Errorf("the rule of %s has no constant", rule.Code)
		}
	}
	if slices.Sort(codes); len(slices.Compact(codes)) != len(declared(t)) {
		t.Error("two constants have one code")
	}
}

func TestRules(t *testing.T) {
	form := regexp.MustCompile(`^DS[1-9]\d\d$`)
	titles := map[string]Code{}
	list := Rules()
	for i, rule := range list {
		if !form.MatchString(string(rule.Code)) {
			t.Errorf("%s is not of the form DSnnn", rule.Code)
		}
		if i > 0 && list[i-1].Code >= rule.Code {
			t.Errorf("%s does not come after %s", rule.Code, list[i-1].Code)
		}
		first, _ := utf8.DecodeRuneInString(rule.Title)
		if !unicode.IsUpper(first) || strings.HasSuffix(rule.Title, ".") || strings.TrimSpace(rule.Title) != rule.Title {
			t.Errorf("the title of %s is not a sentence without a full stop: %q", rule.Code, rule.Title)
		}
		if other, twice := titles[rule.Title]; twice {
			t.Errorf("%s and %s have one title", other, rule.Code)
		}
		titles[rule.Title] = rule.Code
	}
}

func TestTableRefusesACodeTwice(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a code that stands twice is accepted")
		}
	}()
	table(Rule{Code: BadYAML}, Rule{Code: BadYAML})
}
