package render

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPowers: a template of a site can call five functions and read plain values, none of which
// has a method, is a function or leads to a file. So who sends one cannot read, write or run
// anything by it; what it says is published, and a loop in it takes time.
func TestPowers(t *testing.T) {
	source, err := os.ReadFile("templates.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(source), "funcs := template.FuncMap{\n")
	table, _, _ := strings.Cut(rest, "\n\t}\n")
	var functions []string
	for _, m := range regexp.MustCompile(`(?m)^\t\t"(\w+)":`).FindAllStringSubmatch(table, -1) {
		functions = append(functions, m[1])
	}
	if want := []string{"t", "asset", "has", "phrases", "cards"}; !found || !slices.Equal(functions, want) {
		t.Errorf("templates can call %q, not %q", functions, want)
	}
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type, string)
	look = func(typ reflect.Type, at string) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		if typ.NumMethod() > 0 || typ.Kind() == reflect.Struct && reflect.PointerTo(typ).NumMethod() > 0 {
			t.Errorf("%s: %s has methods that a template can call", at, typ)
		}
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			look(typ.Elem(), at+"[]")
		case reflect.Struct:
			for i := range typ.NumField() {
				if f := typ.Field(i); f.IsExported() {
					look(f.Type, at+"."+f.Name)
				}
			}
		case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64, reflect.String:
		default:
			t.Errorf("%s is a %s", at, typ)
		}
	}
	look(reflect.TypeFor[View](), "")
	look(reflect.TypeFor[Entry](), "card")
}
