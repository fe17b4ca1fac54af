package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	compiler "docsite/generator/template"
	"docsite/templates"
)

// own is one of docsite's own templates and its program.
type own struct {
	original *template.Template
	program  *compiler.Program
	data     reflect.Type
	calls    *int // of its functions
}

// ownTemplates compiles all that docsite's own files define for a page.
func ownTemplates(t testing.TB) map[string]own {
	all := map[string]own{}
	for _, file := range slices.Sorted(maps.Values(kinds)) {
		calls := new(int)
		funcs := template.FuncMap{
			"t":     func(id string, data ...any) (string, error) { *calls++; return fmt.Sprint(id, data), nil },
			"asset": func(name string) (string, error) { *calls++; return "/" + name, nil },
			"has":   func(string) bool { *calls++; return true },
			"phrases": func(text string, lang ...string) template.HTML {
				*calls++
				return template.HTML(template.HTMLEscapeString(text) + "<wbr>" + strings.Join(lang, ""))
			},
			"cards": func(es []Entry) (template.HTML, error) { *calls++; return template.HTML(fmt.Sprint(len(es))), nil },
		}
		set, err := template.New("set").Funcs(funcs).Option("missingkey=error").ParseFS(templates.Files, "base.html", "card.html", file)
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string]reflect.Type{
			"base": reflect.TypeFor[*View](), "alias": reflect.TypeFor[*View](),
			"card": reflect.TypeFor[Entry](), "menu": reflect.TypeFor[[]Link](),
		} {
			part := set.Lookup(name)
			if part == nil || name == "base" && set.Lookup("main") == nil {
				continue
			}
			_ = part.Execute(io.Discard, nil) // which escapes it
			all[file+" "+name] = own{part, compiler.Compile(part, data, funcs), data, calls}
		}
	}
	return all
}

// TestOwnTemplatesAreCompiled: none of docsite's own templates is left to
// html/template, before it runs or while it does, and all write the same.
func TestOwnTemplatesAreCompiled(t *testing.T) {
	for name, o := range ownTemplates(t) {
		if err := o.program.Unsupported(); err != nil {
			t.Errorf("%s is not compiled: %v", name, err)
			continue
		}
		for seed := range uint64(40) {
			data := reflect.New(o.data).Elem()
			fillView(rand.New(rand.NewPCG(seed, 1)), data)
			var want, got bytes.Buffer
			*o.calls = 0
			wantErr := o.original.Execute(&want, data.Interface())
			wanted := *o.calls
			*o.calls = 0
			gotErr := o.program.Execute(&got, data.Interface())
			if got.String() != want.String() || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
				t.Fatalf("%s\ngot  %s %v\nwant %s %v", name, got.String(), gotErr, want.String(), wantErr)
			}
			if wantErr == nil && *o.calls != wanted {
				t.Errorf("%s: %d calls of functions, want %d", name, *o.calls, wanted)
			}
		}
	}
}

// fillView fills a value with texts, addresses and lists, and leaves some out.
func fillView(random *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		texts := []string{"", "Title & “more” <b>", "/fr/日本/?q=a+b&c#d", "https://example.org/%41", "fr", "javascript:f()", "+81 3"}
		v.SetString(texts[random.IntN(len(texts))])
	case reflect.Bool:
		v.SetBool(random.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(random.IntN(1000)))
	case reflect.Pointer:
		if random.IntN(8) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fillView(random, v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), random.IntN(4), 4))
		for i := range v.Len() {
			fillView(random, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fillView(random, v.Field(i))
			}
		}
	}
}

// BenchmarkReleasePage executes the templates of one release's page.
func BenchmarkReleasePage(b *testing.B) {
	page := ownTemplates(b)["release.html base"]
	v := &View{}
	fillView(rand.New(rand.NewPCG(5, 1)), reflect.ValueOf(v).Elem())
	for name, execute := range map[string]func(io.Writer, any) error{"compiled": page.program.Execute, "html-template": page.original.Execute} {
		b.Run(name, func(b *testing.B) {
			var out bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				out.Reset()
				if err := execute(&out, v); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(out.Len()))
		})
	}
}
