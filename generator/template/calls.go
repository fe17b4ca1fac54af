package template

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// arguments are what a function is given: nodes, and behind them the value of
// the command before. dot is the type of the dot that the nodes see.
type arguments struct {
	nodes []parse.Node
	final *value
	dot   reflect.Type
}

func (a arguments) len() int {
	if a.final != nil {
		return len(a.nodes) + 1
	}
	return len(a.nodes)
}

// function calls one of the template's functions, or of text/template's.
func (c *compiler) function(n *parse.IdentifierNode, args arguments) value {
	f, ok := c.funcs[n.Ident]
	if !ok {
		if strings.HasPrefix(n.Ident, "_") {
			fail(n, "an escaper within a pipeline")
		}
		if build, ok := builtins[n.Ident]; ok {
			return build(c, n, c.operands(args))
		}
		if f, ok = printers[n.Ident]; !ok {
			fail(n, "an unknown function")
		}
	}
	fun := reflect.ValueOf(f)
	typ := fun.Type()
	given := c.given(n, typ, args)
	return call(n, f, typ, func(*run, reflect.Value) reflect.Value { return fun }, given)
}

// method calls a method, which typ is the function of.
func (c *compiler) method(n parse.Node, of value, name string, typ reflect.Type, args arguments) value {
	given := c.given(n, typ, args)
	return call(n, nil, typ, func(r *run, dot reflect.Value) reflect.Value {
		v := of.eval(r, dot)
		for v.Kind() == reflect.Pointer && !v.IsNil() {
			v = v.Elem()
		}
		if v.CanAddr() && v.Kind() != reflect.Pointer {
			v = v.Addr()
		}
		method := v.MethodByName(name)
		if !method.IsValid() {
			giveUp() // it has a pointer for its receiver, and there is none
		}
		return method
	}, given)
}

// operands are arguments of any type.
func (c *compiler) operands(args arguments) []value {
	var vs []value
	for _, n := range args.nodes {
		vs = append(vs, c.operand(n, args.dot))
	}
	if args.final != nil {
		vs = append(vs, *args.final)
	}
	return vs
}

// given are arguments of the types that a function wants.
func (c *compiler) given(n parse.Node, typ reflect.Type, args arguments) []value {
	fixed := typ.NumIn()
	if typ.IsVariadic() {
		fixed--
	}
	if args.len() < fixed || args.len() > fixed && !typ.IsVariadic() {
		fail(n, "a wrong number of arguments")
	}
	wanted := func(i int) reflect.Type {
		if i < fixed {
			return typ.In(i)
		}
		return typ.In(fixed).Elem()
	}
	var vs []value
	for i, node := range args.nodes {
		vs = append(vs, c.argument(node, wanted(i), args.dot))
	}
	if args.final != nil {
		vs = append(vs, assigned(n, *args.final, wanted(len(vs))))
	}
	return vs
}

func (c *compiler) argument(n parse.Node, typ reflect.Type, dot reflect.Type) value {
	v := reflect.New(typ).Elem()
	switch n := n.(type) {
	case *parse.NilNode:
		if typ != valueType && nillable(typ) {
			return constant(v)
		}
	case *parse.BoolNode:
		if typ.Kind() == reflect.Bool {
			v.SetBool(n.True)
			return constant(v)
		}
	case *parse.StringNode:
		if typ.Kind() == reflect.String {
			v.SetString(n.Text)
			return constant(v)
		}
	case *parse.NumberNode:
		switch {
		case classOf(typ) == signed && n.IsInt:
			v.SetInt(n.Int64)
			return constant(v)
		case classOf(typ) == unsigned && n.IsUint:
			v.SetUint(n.Uint64)
			return constant(v)
		case classOf(typ) == floating && n.IsFloat:
			v.SetFloat(n.Float64)
			return constant(v)
		}
	default:
		return assigned(n, c.operand(n, dot), typ)
	}
	if typ != anyType {
		fail(n, "a constant that is no "+typ.String())
	}
	return assigned(n, c.operand(n, dot), typ)
}

func nillable(typ reflect.Type) bool {
	switch typ.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return false
}

// assigned is a value as a function's argument of a type.
func assigned(n parse.Node, v value, typ reflect.Type) value {
	switch {
	case typ == valueType || v.typ == valueType:
		fail(n, "a reflect.Value")
	case v.typ == nil:
		return of(typ, func(r *run, dot reflect.Value) reflect.Value {
			v := v.eval(r, dot)
			switch {
			case !v.IsValid() && nillable(typ):
				return reflect.Zero(typ)
			case !v.IsValid() || !v.Type().AssignableTo(typ):
				giveUp()
			}
			return v
		})
	case v.typ.AssignableTo(typ):
		return v
	case v.typ.Kind() == reflect.Interface:
		return of(typ, func(r *run, dot reflect.Value) reflect.Value {
			v := v.eval(r, dot).Elem()
			if !v.IsValid() || !v.Type().AssignableTo(typ) {
				giveUp()
			}
			return v
		})
	case v.typ.Kind() == reflect.Pointer && v.typ.Elem().AssignableTo(typ):
		return of(typ, func(r *run, dot reflect.Value) reflect.Value { return follow(v.eval(r, dot), 1) })
	}
	fail(n, "an argument that is no "+typ.String())
	return value{}
}

// call calls a function: as itself where it is of a common type, else through
// package reflect. f is nil if only the run knows which function it is.
func call(n parse.Node, f any, typ reflect.Type, find func(*run, reflect.Value) reflect.Value, args []value) value {
	if typ.NumOut() == 0 || typ.NumOut() > 2 || typ.NumOut() == 2 && typ.Out(1) != errorType || typ.Out(0) == valueType {
		fail(n, "a function with other results")
	}
	switch f := f.(type) {
	case func(string) bool:
		return of(typ.Out(0), func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(f(args[0].text(r, dot))) })
	case func(string) (string, error):
		return texts(func(r *run, dot reflect.Value) string { return must(f(args[0].text(r, dot))) })
	case func(string, ...string) template.HTML:
		text := func(r *run, dot reflect.Value) string {
			more := make([]string, len(args)-1)
			for i, arg := range args[1:] {
				more[i] = arg.text(r, dot)
			}
			return string(f(args[0].text(r, dot), more...))
		}
		return value{htmlType, func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(template.HTML(text(r, dot))) }, text}
	case func(...any) string:
		return texts(func(r *run, dot reflect.Value) string { return f(all(r, dot, args)...) })
	case func(string, ...any) string:
		return texts(func(r *run, dot reflect.Value) string { return f(args[0].text(r, dot), all(r, dot, args[1:])...) })
	case func(string, ...any) (string, error):
		return texts(func(r *run, dot reflect.Value) string { return must(f(args[0].text(r, dot), all(r, dot, args[1:])...)) })
	}
	return of(typ.Out(0), func(r *run, dot reflect.Value) reflect.Value {
		given := make([]reflect.Value, len(args))
		for i, arg := range args {
			given[i] = arg.eval(r, dot)
		}
		results := find(r, dot).Call(given)
		if len(results) == 2 && !results[1].IsNil() {
			giveUp()
		}
		return results[0]
	})
}

func must(text string, err error) string {
	if err != nil {
		giveUp()
	}
	return text
}

func all(r *run, dot reflect.Value, args []value) []any {
	vs := make([]any, len(args))
	for i, arg := range args {
		vs[i] = held(arg.eval(r, dot))
	}
	return vs
}
