package template

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// printers are the functions of text/template that anybody can call.
var printers = map[string]any{
	"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
}

// builtins are those that it keeps to itself.
var builtins map[string]func(c *compiler, n parse.Node, args []value) value

func init() {
	builtins = map[string]func(c *compiler, n parse.Node, args []value) value{
		"and": junction(false), "or": junction(true), "not": not,
		"len": length, "index": index, "slice": slice,
		"eq": equality,
		"ne": comparison(func(equal, _ compare, a, b reflect.Value) bool { return !equal(a, b) }),
		"lt": comparison(func(_, less compare, a, b reflect.Value) bool { return less(a, b) }),
		"le": comparison(func(equal, less compare, a, b reflect.Value) bool { return less(a, b) || equal(a, b) }),
		"gt": comparison(func(equal, less compare, a, b reflect.Value) bool { return !less(a, b) && !equal(a, b) }),
		"ge": comparison(func(_, less compare, a, b reflect.Value) bool { return !less(a, b) }),
	}
}

func booleans(eval func(r *run, dot reflect.Value) bool) value {
	return of(reflect.TypeFor[bool](), func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(eval(r, dot)) })
}

// junction is and, or or: the first argument whose truth decides, or the last.
func junction(decides bool) func(*compiler, parse.Node, []value) value {
	return func(_ *compiler, n parse.Node, args []value) value {
		if len(args) == 0 {
			fail(n, "no arguments")
		}
		typ := args[0].typ
		for _, arg := range args {
			if arg.typ != typ {
				typ = nil
			}
		}
		return of(typ, func(r *run, dot reflect.Value) (v reflect.Value) {
			for _, arg := range args {
				if v = arg.eval(r, dot); truth(v) == decides {
					break
				}
			}
			return v
		})
	}
}

func not(_ *compiler, n parse.Node, args []value) value {
	if len(args) != 1 {
		fail(n, "a wrong number of arguments")
	}
	return booleans(func(r *run, dot reflect.Value) bool { return !truth(args[0].eval(r, dot)) })
}

func length(_ *compiler, n parse.Node, args []value) value {
	if len(args) != 1 {
		fail(n, "a wrong number of arguments")
	}
	typ, depth := pointed(args[0].typ)
	if typ == nil || typ.Kind() != reflect.String && typ.Kind() != reflect.Slice && typ.Kind() != reflect.Array && typ.Kind() != reflect.Map {
		fail(n, "the length of something else")
	}
	return of(intType, func(r *run, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(follow(args[0].eval(r, dot), depth).Len())
	})
}

// index is an element of an element … of a list or map.
func index(_ *compiler, n parse.Node, args []value) value {
	if len(args) == 0 {
		fail(n, "no arguments")
	}
	item := args[0]
	if item.typ == nil || item.typ.Kind() == reflect.Interface {
		fail(n, "an element of something else")
	}
	for _, at := range args[1:] {
		from := item
		typ, depth := pointed(from.typ)
		switch {
		case at.typ == nil || at.typ.Kind() == reflect.Interface:
			fail(n, "an index of an unknown type")
		case classOf(at.typ) == signed && (typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array):
			item = of(typ.Elem(), func(r *run, dot reflect.Value) reflect.Value {
				return follow(from.eval(r, dot), depth).Index(int(at.eval(r, dot).Int()))
			})
		case typ.Kind() == reflect.Map && at.typ.AssignableTo(typ.Key()):
			item = of(typ.Elem(), func(r *run, dot reflect.Value) reflect.Value {
				v := follow(from.eval(r, dot), depth).MapIndex(at.eval(r, dot))
				if !v.IsValid() {
					return reflect.Zero(typ.Elem())
				}
				return v
			})
		default:
			fail(n, "an element of something else")
		}
	}
	return item
}

// slice is a part of a list or string.
func slice(_ *compiler, n parse.Node, args []value) value {
	if len(args) == 0 || len(args) > 3 {
		fail(n, "a wrong number of arguments")
	}
	typ, depth := pointed(args[0].typ)
	if typ == nil || typ.Kind() != reflect.String && typ.Kind() != reflect.Slice {
		fail(n, "a part of something else")
	}
	for _, at := range args[1:] {
		if at.typ == nil || classOf(at.typ) != signed {
			fail(n, "an index of an unknown type")
		}
	}
	return of(typ, func(r *run, dot reflect.Value) reflect.Value {
		v := follow(args[0].eval(r, dot), depth)
		at := [2]int{0, v.Len()}
		for i, arg := range args[1:] {
			at[i] = int(arg.eval(r, dot).Int())
		}
		return v.Slice(at[0], at[1])
	})
}

// class is the kinds of types whose values are compared with each other.
type class int

const (
	other class = iota
	logical
	signed
	unsigned
	floating
	textual
)

func classOf(typ reflect.Type) class {
	switch typ.Kind() {
	case reflect.Bool:
		return logical
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return signed
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return unsigned
	case reflect.Float32, reflect.Float64:
		return floating
	case reflect.String:
		return textual
	}
	return other
}

// compare compares two values of a class.
type compare func(a, b reflect.Value) bool

func comparing(in class) (equal, less compare) {
	switch in {
	case logical:
		return func(a, b reflect.Value) bool { return a.Bool() == b.Bool() }, nil
	case signed:
		return func(a, b reflect.Value) bool { return a.Int() == b.Int() }, func(a, b reflect.Value) bool { return a.Int() < b.Int() }
	case unsigned:
		return func(a, b reflect.Value) bool { return a.Uint() == b.Uint() }, func(a, b reflect.Value) bool { return a.Uint() < b.Uint() }
	case floating:
		return func(a, b reflect.Value) bool { return a.Float() == b.Float() }, func(a, b reflect.Value) bool { return a.Float() < b.Float() }
	case textual:
		return func(a, b reflect.Value) bool { return a.String() == b.String() }, func(a, b reflect.Value) bool { return a.String() < b.String() }
	}
	return nil, nil
}

// common is the class of all arguments.
func common(n parse.Node, args []value) class {
	if len(args) < 2 {
		fail(n, "a wrong number of arguments")
	}
	for _, arg := range args {
		if arg.typ == nil || classOf(arg.typ) == other || classOf(arg.typ) != classOf(args[0].typ) {
			fail(n, "a comparison of other types")
		}
	}
	return classOf(args[0].typ)
}

// equality is eq: whether the first is equal to any of the others.
func equality(_ *compiler, n parse.Node, args []value) value {
	equal, _ := comparing(common(n, args))
	return booleans(func(r *run, dot reflect.Value) bool {
		a, found := args[0].eval(r, dot), false
		for _, arg := range args[1:] {
			b := arg.eval(r, dot) // even if it is found: what fails must fail
			found = found || equal(a, b)
		}
		return found
	})
}

func comparison(holds func(equal, less compare, a, b reflect.Value) bool) func(*compiler, parse.Node, []value) value {
	return func(_ *compiler, n parse.Node, args []value) value {
		equal, less := comparing(common(n, args))
		if len(args) != 2 {
			fail(n, "a wrong number of arguments")
		}
		// Which of truths is less is for html/template to say.
		if n.(*parse.IdentifierNode).Ident != "ne" && less == nil {
			fail(n, "a comparison of other types")
		}
		return booleans(func(r *run, dot reflect.Value) bool {
			return holds(equal, less, args[0].eval(r, dot), args[1].eval(r, dot))
		})
	}
}
