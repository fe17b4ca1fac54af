package render

import (
	"errors"
	"html/template"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	text "text/template"
	"text/template/parse"

	"docsite/generator/diag"
)

// What a designer is told of a template that does not parse or fails.

func place(t *parse.Tree, n parse.Node) diag.Pos {
	where, _ := t.ErrorContext(n)
	return position(where, t.ParseName)
}

var placeForm = regexp.MustCompile(`^(?:html/)?(?:template: ?)?([^:\s]+):(\d+)(?::(\d+))?`)

// position reads “name:line:column”; columns of templates count bytes from 0.
func position(where, file string) diag.Pos {
	m := placeForm.FindStringSubmatch(where)
	if m == nil {
		return diag.Pos{File: "templates/" + file, Line: 1, Column: 1}
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return diag.Pos{File: "templates/" + m[1], Line: max(line, 1), Column: column + 1}
}

func broken(file string, err error) diag.Diagnostic {
	said := err.Error()
	message := strings.TrimLeft(placeForm.ReplaceAllString(said, ""), ": ")
	return diag.New(diag.TemplateBroken, position(said, file), "the template does not parse: %s", message).
		WithHint("compare it with the built-in template of the same name")
}

// fault makes a diagnostic of an error while a template ran.
func fault(file string, err error) error {
	said := innermost(err).Error()
	at := position(said, file)
	if m := noField.FindStringSubmatch(said); m != nil {
		return &Fault{diag.New(diag.TemplateFailed, at, "the template is given no “%s” here", m[1]).
			WithHint("%s", diag.DidYouMean(m[1], fields[m[2]], "templates/README.md lists what a template is given"))}
	}
	if m := emptyField.FindStringSubmatch(said); m != nil {
		return &Fault{diag.New(diag.TemplateFailed, at, "the template is given no “%s” here: what holds it is empty on this page", m[1]).
			WithHint("ask first whether it is there, with {{with …}}…{{end}}")}
	}
	message := strings.TrimLeft(placeForm.ReplaceAllString(said, ""), ": ")
	message = valueType.ReplaceAllString(listType.ReplaceAllString(message, "a list"), "a value with parts")
	return &Fault{diag.New(diag.TemplateFailed, at, "the template fails: %s", message).
		WithHint("templates/README.md lists what a template is given")}
}

// innermost is the error of the template where a fault is: “cards” runs one
// while another one runs.
func innermost(err error) error {
	var e text.ExecError
	for errors.As(err, &e) {
		err = e.Err
	}
	var escape *template.Error
	if errors.As(err, &escape) {
		return escape
	}
	return err
}

// What text/template says of our types, whose names are nobody's business.
var (
	noField    = regexp.MustCompile(`can't evaluate field (\S+) in type \S*?(\w+)$`)
	emptyField = regexp.MustCompile(`nil pointer evaluating \*?render\.\w+\.(\S+)$`)
	listType   = regexp.MustCompile(`\[\]\*?render\.\w+`)
	valueType  = regexp.MustCompile(`\*?render\.\w+`)
)

// fields are the names of what a template is given, by the type that holds them.
var fields = func() map[string][]string {
	found := map[string][]string{}
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || found[t.Name()] != nil {
			return
		}
		found[t.Name()] = []string{}
		for i := range t.NumField() {
			found[t.Name()] = append(found[t.Name()], t.Field(i).Name)
			visit(t.Field(i).Type)
		}
		slices.Sort(found[t.Name()])
	}
	visit(reflect.TypeFor[View]())
	return found
}()
