package template

import (
	"bytes"
	"html/template"
	"io"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// FuzzTemplates holds that a template of any form writes the same, and fails in
// the same way, with any data.
func FuzzTemplates(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed, seed*7)
	}
	f.Fuzz(func(t *testing.T, form, content uint64) {
		w := writer{Rand: rand.New(rand.NewPCG(form, 1))}
		text := w.list("page", 4)
		for i, dot := range w.called {
			text += `{{define "` + called(i) + `"}}` + w.list(dot, 2) + `{{end}}`
		}
		option := w.one("missingkey=error", "missingkey=error", "missingkey=default", "missingkey=zero")
		parsed, err := template.New("page").Funcs(testFuncs).Option(option).Parse(text)
		if err != nil {
			t.Skip(text, err)
		}
		_ = parsed.Execute(io.Discard, nil)
		data := &page{}
		random := rand.New(rand.NewPCG(content, 2))
		fill(random, reflect.ValueOf(data).Elem(), 4)
		same(t, text, data, option)
	})
}

// writer writes templates. Most of what it writes is of the right type.
type writer struct {
	*rand.Rand
	called    []string // the dots of the templates that are called
	variables int
	loops     int
}

func (w *writer) one(of ...string) string { return of[w.IntN(len(of))] }

func called(i int) string { return "t" + strconv.Itoa(i) }

func (w *writer) list(dot string, depth int) string {
	variables := w.variables
	var text strings.Builder
	for range w.IntN(5) {
		text.WriteString(w.node(dot, depth))
	}
	w.variables = variables
	return text.String()
}

func (w *writer) node(dot string, depth int) string {
	open, shut := w.one("{{", "{{", "{{- "), w.one("}}", "}}", " -}}")
	if depth == 0 {
		return w.action(dot)
	}
	switch w.IntN(14) {
	case 0:
		return w.one("text <b>bold</b>", "\n  spaced\t", "<!-- comment -->", "{{/* comment */}}", "a < b", "<p>")
	case 1, 2:
		return open + "if " + w.condition(dot) + shut + w.list(dot, depth-1) + w.otherwise("if", dot, depth) + "{{end}}"
	case 3, 4:
		to, value := w.target(dot)
		return open + "with " + value + shut + w.list(to, depth-1) + w.otherwise("with", dot, depth) + "{{end}}"
	case 5, 6, 7:
		return w.loop(dot, depth)
	case 8:
		w.variables++
		return open + "$v" + strconv.Itoa(w.variables) + " := " + w.value(dot) + shut
	case 9:
		if w.variables > 0 {
			return open + w.variable() + " = " + w.value(dot) + shut
		}
	case 10:
		if len(w.called) < 3 && dot != "any" {
			to, value := w.target(dot)
			w.called = append(w.called, to)
			return `{{template "` + called(len(w.called)-1) + `" ` + value + `}}`
		}
	case 11:
		if w.loops > 0 {
			return "{{if " + w.condition(dot) + "}}" + w.one("{{break}}", "{{continue}}") + "{{end}}"
		}
	}
	return w.action(dot)
}

func (w *writer) otherwise(branch, dot string, depth int) string {
	switch w.IntN(4) {
	case 0:
		return "{{else}}" + w.list(dot, depth-1)
	case 1:
		return "{{else " + branch + " " + w.condition(dot) + "}}" + w.list("any", depth-1)
	}
	return ""
}

func (w *writer) loop(dot string, depth int) string {
	lists := map[string][][2]string{
		"page": {{"item", ".Items"}, {"item", ".None"}, {"item", ".Pointers"}, {"string", ".Words"}, {"string", ".Array"}, {"string", ".ByName"}, {"item", ".ByNumber"}, {"any", ".Anys"}, {"any", ".AnyOf"}, {"int", ".Count"}, {"any", ".Grid"}, {"any", ".NoMap"}, {"any", ".Any"}},
		"item": {{"string", ".Tags"}, {"int", ".N"}, {"item", "$.Items"}},
	}[dot]
	if lists == nil {
		lists = [][2]string{{"int", "3"}, {"string", "$.Words"}, {"any", "."}}
	}
	of := lists[w.IntN(len(lists))]
	variables := w.variables
	decl := ""
	switch w.IntN(3) {
	case 0:
		w.variables++
		decl = "$v" + strconv.Itoa(w.variables) + " := "
	case 1:
		w.variables += 2
		decl = "$v" + strconv.Itoa(w.variables-1) + ", $v" + strconv.Itoa(w.variables) + " := "
	}
	w.loops++
	text := "{{range " + decl + of[1] + "}}" + w.list(of[0], depth-1)
	if w.loops--; w.IntN(3) == 0 {
		text += "{{else}}" + w.list(dot, depth-1)
	}
	w.variables = variables
	return text + "{{end}}"
}

// action shows a value in one context or another.
func (w *writer) action(dot string) string {
	value := w.value(dot)
	if w.IntN(6) == 0 {
		value += w.one(" | print", ` | printf "%v"`, " | html", " | urlquery", " | first", " | len", " | inc", " | phrases", ` | t "m"`, " | js", " | not")
	}
	value = "{{" + value + "}}"
	switch w.IntN(12) {
	case 0:
		return `<a href="` + w.one("", "", "/x/", "?q=", "#") + value + `">`
	case 1:
		return `<a title="` + value + `">`
	case 2:
		return w.one(`<a title=`, `<a href=`) + value + `>`
	case 3:
		return `<title>` + value + `</title>`
	case 4:
		quote := w.one("", `"`, "'", "`")
		return "<script>x = " + quote + value + quote + ";</script>"
	case 5:
		return w.one(`<img srcset="`, `<p style="color: `, `<p onclick="f(`) + value + `">`
	}
	return value
}

func (w *writer) variable() string { return "$v" + strconv.Itoa(1+w.IntN(w.variables)) }

// value is something to show.
func (w *writer) value(dot string) string {
	if w.IntN(6) == 0 && w.variables > 0 {
		return w.variable()
	}
	if w.IntN(4) == 0 {
		return w.call(dot)
	}
	if w.IntN(60) == 0 {
		return w.one(".Nonsense", ".Name.Nonsense", "$.Nil.Name", ".", "$", "nil", "1.5", "$.Below")
	}
	switch dot {
	case "page":
		return w.one(".Title", ".Empty", ".Link", ".Body", ".URL", ".Script", ".Count", ".Small", ".Size", ".Share", ".On", ".Named", ".Loud", ".Wait", ".Item.Name", ".Item.Next.Name",
			".Some.Name", ".Some.Next.Href", ".Deep.Name", ".Any", ".NilAny", ".Error", ".Promoted", ".Text", ".Base.Href", ".ByName.a", ".AnyOf.x", ".Some.Ref", ".Item.Shout", ".Words", ".Items")
	case "item":
		return w.one(".Name", ".Href", ".N", ".Next.Name", ".Next.Next.N", ".Tags", ".Ref", ".Shout", ".Add 2", "$.Title", ".Self.Name", `.Shout "x" .Name`)
	}
	return w.one(".", ".", ".", `"text"`, "7", "true")
}

func (w *writer) simple(dot string) string {
	switch dot {
	case "page":
		return w.one(".Title", ".Count", ".Empty", ".Items", ".Some", ".Nil", ".On", ".Any", "$.Link", `"x"`, "2", "(len .Words)", ".Named", ".Body", ".Item", ".Size")
	case "item":
		return w.one(".Name", ".N", ".Next", ".Tags", "$.Title", "1", "(len .Name)", `"first"`)
	}
	return w.one(".", `"a"`, "1")
}

func (w *writer) call(dot string) string {
	a, b, c := w.simple(dot), w.simple(dot), w.simple(dot)
	if w.IntN(3) > 0 {
		b = a
	}
	return w.one("eq "+a+" "+b, "ne "+a+" "+b, "lt "+a+" "+b, "le "+a+" "+b, "gt "+a+" "+b, "ge "+a+" "+b, "eq "+a+" "+b+" "+c,
		"and "+a+" "+c, "or "+a+" "+c, "or "+a+" "+b+" "+c, "not "+a, "len "+a, "index "+a+" 0", "index $.Words 1", `index $.ByName "a"`, "index $.ByNumber 10",
		"slice "+a+" 1", "slice $.Words 0 1", "print "+a+" "+c, "printf \"%v-%v\" "+a+" "+c, `t "m" `+a, "t "+a, "phrases "+a, `phrases "x" `+a, "first "+a,
		"inc "+a, "half "+a, "asset "+a, "has "+a, "items $.Items", "(pick $.Item).Name", "html "+a, "stringy "+a, "value "+a)
}

func (w *writer) condition(dot string) string {
	if w.IntN(2) == 0 {
		return w.value(dot)
	}
	return w.call(dot)
}

// target is a value, and what its parts are.
func (w *writer) target(dot string) (to, value string) {
	targets := [][2]string{{"item", "$.Item"}, {"item", "$.Some"}, {"item", "$.Nil"}, {"item", "(index $.Items 0)"}, {"string", "$.Title"}, {"string", "$.Empty"}, {"any", "$.Any"}, {"any", "$.Items"}, {"item", "(or $.Nil $.Some)"}}
	switch dot {
	case "page":
		targets = append(targets, [2]string{"page", "."}, [2]string{"item", ".Item"})
	case "item":
		targets = [][2]string{{"item", "."}, {"item", ".Next"}, {"string", ".Name"}, {"any", ".Tags"}, {"item", ".Self"}}
	}
	of := targets[w.IntN(len(targets))]
	return of[0], of[1]
}

var samples = []string{"", "a", `<b class="x">&amp; 'quoted' +1</b>`, "日本", "/path/a b?x=1&y=2#z", "javascript:f()", "https://example.org/%41%zz", "\x00\xff\u2028", "mailto:a@example.org", "HTTP:x", "a,b 2x", "own.css"}

// fill fills a value with something.
func fill(r *rand.Rand, v reflect.Value, depth int) {
	if !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(samples[r.IntN(len(samples))])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int64:
		v.SetInt(int64(r.IntN(6) - 1))
	case reflect.Uint:
		v.SetUint(uint64(r.IntN(5)))
	case reflect.Float64:
		v.SetFloat(float64(r.IntN(50)) / 4)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i), depth-1)
		}
	case reflect.Pointer:
		if depth > 0 && r.IntN(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem(), depth-1)
		}
	case reflect.Slice:
		if depth > 0 && r.IntN(4) > 0 {
			v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
			for i := range v.Len() {
				fill(r, v.Index(i), depth-1)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(r, v.Index(i), depth-1)
		}
	case reflect.Map:
		if depth > 0 && r.IntN(4) > 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for i := range r.IntN(4) {
				key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				if key.Kind() == reflect.String {
					key.SetString([]string{"a", "b", "x", "Name"}[i])
				} else {
					key.SetInt(int64(i * 10))
				}
				fill(r, elem, depth-1)
				v.SetMapIndex(key, elem)
			}
		}
	case reflect.Interface:
		if v.NumMethod() == 0 && r.IntN(4) > 0 {
			v.Set(reflect.ValueOf([]any{"any <&>", 7, 1.5, true, template.HTML("<i>"), template.URL("x:y"), loud("l"), []string{"s"}, item{Name: "in any"}, &item{Name: "pointed"}}[r.IntN(10)]))
		}
	}
}

// TestEscapers holds that what is written without asking html/template is what it
// would write: for all characters, invalid bytes, and strings of them.
func TestEscapers(t *testing.T) {
	var texts []string
	for r := range rune(0x110000 / 16) {
		var some []rune
		for i := range rune(16) {
			some = append(some, r*16+i)
		}
		texts = append(texts, string(some))
	}
	for b := range 256 {
		texts = append(texts, string([]byte{byte(b)}), string([]byte{'a', byte(b), 'b'}), "/"+string([]byte{byte(b)}))
	}
	const signs = "ab/:%4AF?#&+<>\"' \x00\xe3\x81\x82\xffhttpsmailto"
	random := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		some := make([]byte, random.IntN(12))
		for i := range some {
			some[i] = signs[random.IntN(len(signs))]
		}
		texts = append(texts, string(some))
	}
	texts = append(texts, samples...)
	for _, names := range byByte {
		e := escapers()[chainOf(names)]
		if e == nil || !e.byByte {
			t.Errorf("%s: html/template has no such chain", names)
			continue
		}
		for _, text := range texts {
			var r run
			r.out = new(bytes.Buffer)
			e.write(&r, text)
			if want := string(e.ask(new(run), text)); r.out.String() != want {
				t.Fatalf("%s of %q: got %q, want %q", names, text, r.out.String(), want)
			}
		}
	}
	for _, n := range []int64{0, 1, -1, 1 << 62, -1 << 63} {
		for _, names := range byByte[:3] {
			if got, want := strconv.FormatInt(n, 10), escapers()[chainOf(names)]; got != string(want.ask(new(run), n)) {
				t.Errorf("%s of %d", names, n)
			}
		}
	}
	for _, text := range texts {
		if got := escapers()[chainOf("htmlescaper")].ask(new(run), template.HTML(text)); string(got) != text {
			t.Fatalf("%q as HTML becomes %q", text, got)
		}
	}
}

// TestEveryContextIsKnown: html/template escapes all little templates.
func TestEveryContextIsKnown(t *testing.T) {
	for _, context := range contexts {
		if _, chain, err := newEscaper(context); err != nil || !strings.HasPrefix(chain, escaperPrefix) {
			t.Errorf("%s: %q, %v", context, chain, err)
		}
	}
}
