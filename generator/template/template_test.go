package template

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
)

// page is data of all kinds that a template may meet.
type page struct {
	Title, Empty, Link string
	Body               template.HTML
	URL                template.URL
	Script             template.JS
	Count, Zero        int
	Small              int8
	Size               uint
	Share              float64
	On, Off            bool
	Named              named
	Loud               loud
	Wait               time.Duration
	Item               item
	Items              []item
	None               []item
	Pointers           []*item
	Array              [2]string
	Words              []string
	Grid               [][]int
	ByName             map[string]string
	ByNumber           map[int]item
	NoMap              map[string]int
	Some, Nil          *item
	Deep               **item
	Any, NilAny        any
	Anys               []any
	AnyOf              map[string]any
	Error              error
	inner
	Base
	*Hidden
	Func func() string
	C    chan int
}

type (
	named string
	loud  string
	inner struct{ Promoted string }
	Base  struct{ Text, Href string }
	// Hidden is embedded as a pointer that is nil.
	Hidden struct{ Below string }
	item   struct {
		Name, Href string
		N          int
		Next       *item
		Tags       []string
		secret     string
	}
)

func (l loud) String() string { return strings.ToUpper(string(l)) + "<!>" }

func (i item) Shout(more ...string) string    { return i.Name + "!" + strings.Join(more, "") }
func (i *item) Ref() string                   { return "ref " + i.Name }
func (i item) Add(n int) int                  { return i.N + n }
func (i item) Fails() (string, error)         { return "", errors.New("it fails") }
func (i item) Self() item                     { return i }
func (i item) Panics() string                 { panic("oh") }
func (p *page) Method(s string) template.HTML { return template.HTML("<i>" + s + "</i>") }

func samplePage() *page {
	second := &item{Name: "second & <last>", Href: "/b?x=1&y=é", N: 2}
	first := &item{Name: "first", Href: "https://example.org/a b", N: 1, Next: second, Tags: []string{"x", "y+z"}}
	return &page{
		Title: `A "title" & <more>'s +1`, Link: "/日本/%41?a=b&c#d", Body: `<p class="x">body & more</p>`,
		URL: "javascript:ok()", Script: "f(1)", Count: 3, Small: -5, Size: 7, Share: 12.5, On: true,
		Named: "named <", Loud: "loud", Wait: 90 * time.Second,
		Item: *first, Items: []item{*first, *second}, None: nil, Pointers: []*item{first, nil, second},
		Array: [2]string{"p", "q<"}, Words: []string{"one", "two", "<three>"}, Grid: [][]int{{1, 2}, nil, {3}},
		ByName: map[string]string{"b": "B", "a": "A<", "Name": "n"}, ByNumber: map[int]item{10: *first, -2: *second},
		Some: first, Deep: &first, Any: "any <&>", Anys: []any{1, "two<", nil, template.HTML("<b>"), 2.5, []int{1}},
		AnyOf: map[string]any{"x": 1, "y": "why"}, Error: errors.New("an <error>"),
		inner: inner{"promoted"}, Base: Base{"base text", "base"}, Func: func() string { return "f" },
	}
}

var testFuncs = template.FuncMap{
	"t": func(id string, data ...any) (string, error) {
		if id == "bad" {
			return "", errors.New("no such message")
		}
		return id + fmt.Sprint(data...), nil
	},
	"asset": func(name string) (string, error) { return "/assets/" + name, nil },
	"has":   func(name string) bool { return name == "own.css" },
	"phrases": func(text string, lang ...string) template.HTML {
		return template.HTML(text + "<wbr>" + strings.Join(lang, ""))
	},
	"items":   func(list []item) (template.HTML, error) { return template.HTML(fmt.Sprint(len(list))), nil },
	"first":   func(list ...any) any { return append(list, nil)[0] },
	"inc":     func(n int) int { return n + 1 },
	"half":    func(f float64) float64 { return f / 2 },
	"pick":    func(i item) *item { return i.Next },
	"panics":  func() string { panic("oh") },
	"value":   func(v reflect.Value) string { return v.Kind().String() },
	"stringy": func(s fmt.Stringer) string { return s.String() },
}

// pair is a template as html/template executes it and as it is compiled.
func pair(t testing.TB, text string, data any, option string) (*template.Template, *Program) {
	t.Helper()
	parsed, err := template.New("page").Funcs(testFuncs).Option(option).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	_ = parsed.Execute(io.Discard, data)
	return parsed, Compile(parsed, reflect.TypeOf(data), testFuncs)
}

// same holds that a template writes the same and fails in the same way, and
// returns its program.
func same(t testing.TB, text string, data any, option string) *Program {
	t.Helper()
	parsed, program := pair(t, text, data, option)
	var got, want bytes.Buffer
	got.WriteString("before ")
	want.WriteString("before ")
	wantErr, gotErr := parsed.Execute(&want, data), program.Execute(&got, data)
	if got.String() != want.String() || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || reflect.TypeOf(gotErr) != reflect.TypeOf(wantErr) {
		t.Errorf("%s\ngot  %q, %v\nwant %q, %v", text, got.String(), gotErr, want.String(), wantErr)
	}
	return program
}

// TestCompiled is what is compiled: it runs to its end without html/template.
func TestCompiled(t *testing.T) {
	for _, text := range []string{
		``, `plain text`, `<p>{{.Title}}</p>`, `{{.Title}}{{.Empty}}{{.Body}}{{.Count}}{{.Small}}{{.Size}}{{.Share}}{{.On}}{{.Named}}{{.Loud}}{{.Wait}}`,
		`<a title="{{.Title}}{{.Body}}{{.Count}}{{.Named}}">`, `<a title={{.Title}}>`, `<title>{{.Title}}{{.Body}}{{.Count}}</title>`,
		`<a href="{{.Link}}">`, `<a href="{{.URL}}">`, `<a href="{{.Script}}">`, `<a href="{{.Title}}">`, `<a href="/{{.Title}}/{{.Count}}?q={{.Title}}&x={{.Share}}">`,
		`<a href={{.Link}}>`, `<img srcset="{{.Link}} 2x">`, `<img srcset="{{.Link}}">`, `<a {{.Named}}="x">`, `<!-- {{.Title}} -->x`,
		`<meta http-equiv="refresh" content="0; url={{.Link}}">`, `<meta name="x" content="{{.Link}}">`,
		`<script>let x = {{.Title}}, y = {{.Count}}, z = "{{.Title}}", w = {{.Items}}; {{.Script}}</script>`, `<a onclick="f({{.Title}}, '{{.Title}}')">`,
		`<p style="color: {{.Named}}; background: url('{{.Link}}')">`, `<style>p { color: {{.Title}} }</style>`,
		`{{/* nothing */}} {{- "x" -}} y`, "a {{- .Count }}\n\n{{- 1 -}} b", `{{true}}{{1}}{{1.5}}{{"s<"}}`,
		`{{if .On}}yes{{else}}no{{end}}{{if .Off}}yes{{else}}no{{end}}{{if .Zero}}{{else if .Count}}else if{{else}}no{{end}}`,
		`{{if .None}}x{{end}}{{if .Items}}x{{end}}{{if .NoMap}}x{{end}}{{if .ByName}}x{{end}}{{if .Nil}}x{{end}}{{if .Some}}x{{end}}{{if .Item}}x{{end}}{{if .Share}}x{{end}}{{if .Array}}x{{end}}{{if .Any}}x{{end}}{{if .NilAny}}x{{end}}{{if .C}}x{{end}}{{if .Error}}x{{end}}`,
		`{{with .Some}}{{.Name}}{{with .Next}}{{.Name}}{{end}}{{with $.Nil}}{{.}}{{else}}none{{end}}{{end}}{{with .Nil}}{{else with .Title}}{{.}}{{end}}`,
		`{{range .Items}}{{.Name}}:{{.N}},{{end}}{{range .None}}x{{else}}none {{.Title}}{{end}}{{range .Words}}<i>{{.}}</i>{{end}}{{range .Array}}{{.}}{{end}}`,
		`{{range $i, $e := .Items}}{{$i}}{{$e.Name}}{{end}}{{range $e := .Words}}{{$e}}{{end}}{{range $i, $e := .None}}{{else}}{{$i}}{{len $e}}{{end}}`,
		`{{range $k, $v := .ByName}}{{$k}}={{$v}} {{end}}{{range $k, $v := .ByNumber}}{{$k}}={{$v.Name}} {{end}}{{range .NoMap}}{{else}}none{{end}}{{range .ByName}}{{.}}{{end}}`,
		`{{range .Grid}}{{range .}}{{.}}{{end}};{{end}}{{range .Count}}{{.}}{{end}}{{range $i := 3}}{{$i}}{{end}}{{range .Zero}}{{else}}zero{{end}}`,
		`{{range .Items}}{{if eq .N 2}}{{break}}{{end}}{{.Name}}{{end}}{{range .Items}}{{if eq .N 1}}{{continue}}{{end}}{{.Name}}{{end}}{{range .Items}}{{break}}{{end}}`,
		`{{range .Words}}a{{range $.None}}{{else}}{{break}}{{end}}b{{end}}`, `{{range .Words}}a{{range $.None}}{{else}}{{continue}}{{end}}b{{end}}`,
		`{{range .Anys}}[{{.}}{{if .}}+{{end}}]{{end}}{{range $k, $v := .AnyOf}}{{$k}}{{$v}}{{end}}{{.Any}}{{.NilAny}}{{.Error}}`,
		`{{$x := .Title}}{{$x}}{{if .On}}{{$x := .Count}}{{$x}}{{end}}{{$x}}{{$x = .Empty}}{{$x}}{{if .On}}{{$x = "set"}}{{end}}{{$x}}`,
		`{{$n := 0}}{{range .Items}}{{$n = .N}}{{end}}{{$n}}{{with $y := .Some}}{{$y.Name}}{{.Name}}{{$.Title}}{{end}}{{if $z := .Count}}{{$z}}{{else}}{{$z}}{{end}}`,
		`{{define "a"}}[{{.}}{{$}}]{{end}}{{template "a" .Title}}{{template "a" .Count}}{{template "a" .Body}}{{template "a" .Nil}}{{template "a"}}{{template "a" .NilAny}}`,
		`{{define "list"}}{{.Name}}{{with .Next}} > {{template "list" .}}{{end}}{{end}}{{template "list" .Some}}{{block "b" .Item}}{{$x := .Name}}{{$x}}{{end}}`,
		`{{define "v"}}{{$a := .}}{{$b := len $a}}{{$b}}{{end}}{{$a := "mine"}}{{template "v" .Words}}{{$a}}{{template "v" .Title}}{{$a}}`,
		`{{.Promoted}}{{.Text}}{{.Href}}{{.Base.Text}}{{.Item.Next.Name}}{{.Deep.Name}}{{.Deep.Next.N}}{{(index .Items 1).Name}}{{(.Some).Next.Name}}{{.ByName.a}}{{.AnyOf.y}}`,
		`{{eq .Title "x"}}{{eq .Count 1 2 3}}{{eq .Named "named <"}}{{ne .Count 3}}{{lt .Count 4}}{{le .Count 3}}{{gt .Share 1.5}}{{ge .Title "A"}}{{eq .On true}}{{lt .Size .Size}}`,
		`{{range $i := .Words}}{{range $j := $.Words}}{{eq $i $j}}{{ne $i $j}}{{lt $i $j}}{{le $i $j}}{{gt $i $j}}{{ge $i $j}};{{end}}{{end}}`,
		`{{range $i := 3}}{{range $j := 3}}{{eq $i $j 1}}{{ne $i $j}}{{lt $i $j}}{{le $i $j}}{{gt $i $j}}{{ge $i $j}};{{end}}{{end}}`,
		`{{phrases (first .Title)}}{{inc (first .Count)}}{{with first .Some}}{{stringy $.Loud}}{{end}}`,
		`{{and .On .Title}}{{and .On .Empty}}{{or .Empty .Title}}{{or .Empty .Zero .Nil}}{{not .On}}{{not .Nil}}{{if or .None .Some}}x{{end}}{{if and .Items (gt (len .Items) 1)}}y{{end}}{{and .Off .Nil.Name}}`,
		`{{with or .Nil .Some}}{{.Name}}{{end}}{{or .Zero .Some}}{{and .Count .Any}}`,
		`{{len .Title}}{{len .Items}}{{len .ByName}}{{len .Array}}{{len .NoMap}}{{index .Words 1}}{{index .Grid 0 1}}{{index .ByName "a"}}{{index .ByName "zz"}}{{index .ByNumber 10}}{{index .NoMap "x"}}`,
		`{{slice .Title 2}}{{slice .Title 2 4}}{{slice .Words 1}}{{len (slice .Items 0 1)}}`,
		`{{printf "%s-%d %v" .Title .Count .Items}}{{print .Title .Count 1 2}}{{println .Any nil}}{{printf "%v" .NilAny}}{{.Count | printf "%03d"}}{{"x" | print .Title}}`,
		`{{t "a"}}{{t "a" .Title .Count}}{{.Title | t "x"}}{{asset "b"}}<a href="{{asset "b c"}}">{{has "own.css"}}{{if has "x"}}x{{end}}{{phrases .Title}}{{phrases .Title .Named.X}}`,
		`{{phrases .Title "fr"}}{{.Title | phrases}}{{items .Items}}{{items nil}}{{inc 3}}{{inc .Count | inc}}{{half 3}}{{half .Share}}{{first .Title}}{{first}}{{first .Nil}}`,
		`{{(pick .Item).Name}}{{pick .Some}}{{with pick .Item}}{{.Name}}{{end}}{{stringy .Loud}}`,
		`{{.Item.Shout}}{{.Item.Shout "a" .Title}}{{.Title | .Item.Shout "b"}}{{.Some.Ref}}{{.Item.Ref}}{{.Item.Add 3}}{{.Item.Self.Name}}{{.Method "x"}}{{range .Items}}{{.Ref}}{{end}}{{.Loud.String}}{{.Wait.Seconds}}`,
		`{{"a<" | html | print}}`,
	} {
		program := same(t, text, samplePage(), "missingkey=error")
		if strings.Contains(text, ".Named.X") || strings.HasSuffix(text, "| print}}") {
			continue
		}
		if err := program.Unsupported(); err != nil {
			t.Errorf("%s\nis not compiled: %v", text, err)
		} else if !program.run(new(bytes.Buffer), samplePage()) {
			t.Errorf("%s\ngives up", text)
		}
	}
}

// TestLeftToHTMLTemplate is what is not compiled, or fails while it runs.
func TestLeftToHTMLTemplate(t *testing.T) {
	for _, text := range []string{
		`x{{.Nil.Name}}y`, `{{with .Items}}{{index . 5}}{{end}}`, `x{{index .Words -1}}`, `{{slice .Words 2 1}}`, `{{slice .Title 5 500}}`, `{{t "bad"}}`, `{{panics}}`,
		`{{.ByName.missing}}`, `{{.AnyOf.missing}}`, `{{.AnyOf.x.y}}`, `{{.NoSuch}}`, `{{.Item.NoSuch}}`, `{{.Item.secret}}`, `{{.Below}}`, `{{.Item.Fails}}`, `{{.Item.Panics}}`,
		`{{.Nil.Shout}}`, `{{.Nil.Ref}}`, `{{.Any.X}}`, `{{.Title.X}}`, `{{.Count.X 1}}`, `{{.Title 1}}`, `{{range .Nil}}x{{end}}`, `{{range .Title}}x{{end}}`, `{{range .Any}}x{{end}}`,
		`{{range $i, $j := .Count}}x{{end}}`, `{{range .Some}}x{{end}}`, `{{len .Count}}`, `{{len .Nil}}`, `{{len .Any}}`, `{{len 3}}`, `{{index .Any 1}}`, `{{index .ByName 1}}`, `{{index .Words "a"}}`, `{{index .Title 1}}`,
		`{{eq .Title .Count}}`, `{{eq .Any "any <&>"}}`, `{{eq .Nil nil}}`, `{{eq .Count .Size}}`, `{{eq .Items .Items}}`, `{{eq .Title}}`, `{{lt .On .Off}}`, `{{lt .Item .Item}}`, `{{ne .Some .Nil}}`, `{{eq .Named .Body}}`,
		`{{.Title | html}}`, `<a title="{{.Title | html}}">`, `<a href="{{.Title | urlquery}}">`, `{{html .Title .Count}}`, `{{.Title | js}}`, `<a title={{html .Title}}>`, `<a href="{{.Link | html}}">`,
		`<a title="{{template "x" .Title}}">{{define "x"}}{{.}}{{end}}`, `<script>{{template "x" .Title}}</script>{{define "x"}}{{.}}{{end}}`,
		`{{$x := .Title}}{{$x = .Count}}{{$x}}`, `{{$x := .Any}}{{$x = .NilAny}}{{$x}}`, `{{$x := 1}}{{range $x = .Items}}{{end}}`, `{{$x := .Title}}{{range $i, $x = .Words}}{{end}}{{$x}}`,
		`{{if ($y := .Title)}}{{end}}`, `{{inc .Title}}`, `{{inc .Small}}`, `{{inc .Any}}`, `{{inc nil}}`, `{{inc}}`, `{{inc 1 2}}`, `{{inc 1.5}}`, `{{half .Count}}`, `{{t}}`, `{{t .Named}}`, `{{t 1}}`, `{{t .Nil}}`, `{{phrases .Body}}`, `{{phrases .Any}}`, `{{value .Title}}`, `{{stringy .Title}}`, `{{stringy "x"}}`,
		`{{pick .Nil}}`, `{{(pick .Item).Next.Name}}`, `{{call .Func}}`, `{{.Func}}`, `{{.C}}`, `{{range .C}}{{end}}`, `{{1i}}`, `{{0x10}}{{'a'}}{{1e3}}{{1_000}}`, `{{.Title.Name.X}}`, `{{nil}}`, `{{template "loop" .}}{{define "loop"}}{{template "loop" .}}{{end}}`,
		`{{define "x"}}{{.}}{{.X}}{{end}}{{template "x"}}`, `{{template "x"}}{{define "x"}}{{end}}`, `{{range .Anys}}{{.Name}}{{end}}`, `{{with or .Title .Some}}{{.Name}}{{end}}`, `{{and}}`, `{{.Title | and .On}}`, `{{not 1 2}}`, `{{print nil}}`, `{{.Error.Error}}`,
		`<a href="{{if .On}}/{{else}}?{{end}}{{.Title}}">`, `<p {{if .On}}title="{{end}}{{.Title}}>`,
	} {
		for _, option := range []string{"missingkey=error", "missingkey=default", "missingkey=zero"} {
			if strings.Contains(text, `"loop"`) && option != "missingkey=error" {
				continue // it takes its time
			}
			same(t, text, samplePage(), option)
		}
	}
}

func TestOtherData(t *testing.T) {
	same(t, `{{.}}{{len .}}`, []string{"a", "<b>"}, "missingkey=error")
	same(t, `{{.Name}}{{.Ref}}`, item{Name: "no pointer"}, "missingkey=error")
	same(t, `{{.x}}{{.y}}`, map[string]int{"x": 1}, "missingkey=zero")
	same(t, `<b>{{.}}</b>`, template.HTML("<i>"), "missingkey=error")
	same(t, `x{{.Title}}`, (*page)(nil), "missingkey=error")

	// Data of another type than the program is for, and writers of other types.
	parsed, program := pair(t, `<p>{{.Name}}</p>`, item{Name: "a"}, "missingkey=error")
	for _, data := range []any{item{Name: "a & b"}, &item{Name: "pointer"}, map[string]string{"Name": "map"}, nil, reflect.ValueOf(item{Name: "value"}), 7} {
		var got, want strings.Builder
		wantErr, gotErr := parsed.Execute(&want, data), program.Execute(&got, data)
		if got.String() != want.String() || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
			t.Errorf("%v: got %q, %v, want %q, %v", data, got.String(), gotErr, want.String(), wantErr)
		}
	}
}

func TestUnescapedTemplates(t *testing.T) {
	parsed := template.Must(template.New("page").Parse(`<p>{{.}}</p>`))
	program := Compile(parsed, stringType, nil)
	var out bytes.Buffer
	if err := program.Execute(&out, "<"); err != nil || out.String() != "<p>&lt;</p>" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestManyAtOnce(t *testing.T) {
	parsed, program := pair(t, `{{range $i, $e := .Items}}{{$i}}{{with .Next}}{{.Name}}{{end}}<a href="{{.Href}}">{{$.Title}}</a>{{end}}`, samplePage(), "missingkey=error")
	var want bytes.Buffer
	if err := parsed.Execute(&want, samplePage()); err != nil {
		t.Fatal(err)
	}
	done := make(chan string)
	for range 8 {
		go func() {
			for range 100 {
				var out bytes.Buffer
				if err := program.Execute(&out, samplePage()); err != nil || out.String() != want.String() {
					done <- out.String()
					return
				}
			}
			done <- ""
		}()
	}
	for range 8 {
		if wrong := <-done; wrong != "" {
			t.Error(wrong)
		}
	}
}
