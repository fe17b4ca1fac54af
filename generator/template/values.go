package template

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// value is what an expression has.
type value struct {
	// typ is the type of what eval returns, which is valid then. It is nil if only
	// the run knows the type; there may be no value then, as of nil.
	typ  reflect.Type
	eval func(r *run, dot reflect.Value) reflect.Value
	// text is the same where typ is a kind of string.
	text func(r *run, dot reflect.Value) string
}

var (
	valueType  = reflect.TypeFor[reflect.Value]()
	stringType = reflect.TypeFor[string]()
	intType    = reflect.TypeFor[int]()
	htmlType   = reflect.TypeFor[template.HTML]()
	errorType  = reflect.TypeFor[error]()
	anyType    = reflect.TypeFor[any]()
)

func of(typ reflect.Type, eval func(r *run, dot reflect.Value) reflect.Value) value {
	v := value{typ: typ, eval: eval}
	if typ != nil && typ.Kind() == reflect.String {
		v.text = func(r *run, dot reflect.Value) string { return eval(r, dot).String() }
	}
	return v
}

// texts is the value of a function that returns a string.
func texts(text func(r *run, dot reflect.Value) string) value {
	return value{stringType, func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(text(r, dot)) }, text}
}

func constant(v reflect.Value) value {
	return of(v.Type(), func(*run, reflect.Value) reflect.Value { return v })
}

func dotOf(typ reflect.Type) value {
	return of(typ, func(_ *run, dot reflect.Value) reflect.Value { return dot })
}

// pipe evaluates a pipeline and sets its variables.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) value {
	v := c.commands(p.Cmds, dot)
	eval := v.eval
	for _, n := range p.Decl {
		slot := 0
		if p.IsAssign {
			known := c.find(n)
			if known.typ != v.typ || known.typ == nil {
				fail(p, "a variable of several types")
			}
			slot = known.slot
		} else {
			slot = c.declare(n, v.typ)
		}
		inner := eval
		eval = func(r *run, dot reflect.Value) reflect.Value {
			v := inner(r, dot)
			r.frame[slot] = v
			return v
		}
	}
	if len(p.Decl) == 0 {
		return v
	}
	return of(v.typ, eval)
}

// plain evaluates a pipeline within another, or of a call of a template, which
// should not set variables.
func (c *compiler) plain(p *parse.PipeNode, dot reflect.Type) value {
	if len(p.Decl) > 0 {
		fail(p, "a variable set within")
	}
	return c.commands(p.Cmds, dot)
}

// commands evaluates the commands of a pipeline, each given the value of the one
// before. What is in an interface{} is taken out.
func (c *compiler) commands(cmds []*parse.CommandNode, dot reflect.Type) value {
	var final *value
	for _, cmd := range cmds {
		v := c.command(cmd, dot, final)
		if v.typ != nil && v.typ.Kind() == reflect.Interface && v.typ.NumMethod() == 0 {
			held := v.eval
			v = of(nil, func(r *run, dot reflect.Value) reflect.Value { return held(r, dot).Elem() })
		}
		final = &v
	}
	return *final
}

func (c *compiler) command(cmd *parse.CommandNode, dot reflect.Type, final *value) value {
	args := arguments{cmd.Args[1:], final, dot}
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		return c.fields(cmd, dotOf(dot), n.Ident, args)
	case *parse.ChainNode:
		return c.fields(cmd, c.operand(n.Node, dot), n.Field, args)
	case *parse.IdentifierNode:
		return c.function(n, args)
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			return c.fields(cmd, c.variable(n), n.Ident[1:], args)
		}
	}
	if args.len() > 0 {
		fail(cmd, "arguments for what is no function")
	}
	return c.operand(cmd.Args[0], dot)
}

// operand evaluates what may stand as an argument where any type is wanted.
func (c *compiler) operand(n parse.Node, dot reflect.Type) value {
	none := arguments{dot: dot}
	switch n := n.(type) {
	case *parse.DotNode:
		return dotOf(dot)
	case *parse.FieldNode:
		return c.fields(n, dotOf(dot), n.Ident, none)
	case *parse.VariableNode:
		return c.fields(n, c.variable(n), n.Ident[1:], none)
	case *parse.PipeNode:
		return c.plain(n, dot)
	case *parse.IdentifierNode:
		return c.function(n, none)
	case *parse.ChainNode:
		return c.fields(n, c.operand(n.Node, dot), n.Field, none)
	case *parse.BoolNode:
		return constant(reflect.ValueOf(n.True))
	case *parse.StringNode:
		return constant(reflect.ValueOf(n.Text))
	case *parse.NumberNode:
		switch {
		case n.IsInt && int64(int(n.Int64)) == n.Int64 && strings.Trim(n.Text, "+-0123456789") == "":
			return constant(reflect.ValueOf(int(n.Int64)))
		case n.IsFloat && !n.IsInt && !n.IsUint && !n.IsComplex:
			return constant(reflect.ValueOf(n.Float64))
		}
	}
	fail(n, "an operand of an unknown kind")
	return value{}
}

func (c *compiler) variable(n *parse.VariableNode) value {
	v := c.find(n)
	return of(v.typ, func(r *run, _ reflect.Value) reflect.Value { return r.frame[v.slot] })
}

// fields evaluates a chain of fields; the last may be a method with arguments.
func (c *compiler) fields(n parse.Node, v value, names []string, args arguments) value {
	for i, name := range names {
		if i < len(names)-1 {
			v = c.field(n, v, name, arguments{dot: args.dot})
		} else {
			v = c.field(n, v, name, args)
		}
	}
	return v
}

func (c *compiler) field(n parse.Node, of value, name string, args arguments) value {
	typ, depth := pointed(of.typ)
	if typ == nil || typ.Kind() == reflect.Interface {
		fail(n, "a field of a value of an unknown type")
	}
	if method := reflect.New(typ).MethodByName(name); method.IsValid() {
		return c.method(n, of, name, method.Type(), args)
	}
	if args.len() > 0 {
		fail(n, "arguments for a field")
	}
	switch typ.Kind() {
	case reflect.Struct:
		if f, ok := typ.FieldByName(name); ok && f.IsExported() {
			return fieldOf(of, depth, f)
		}
	case reflect.Map:
		if key := reflect.ValueOf(name); stringType.AssignableTo(typ.Key()) {
			return valid(typ.Elem(), func(r *run, dot reflect.Value) reflect.Value {
				return follow(of.eval(r, dot), depth).MapIndex(key)
			})
		}
	}
	fail(n, "no field "+name)
	return value{}
}

// valid is a value of which a run that finds none gives up.
func valid(typ reflect.Type, eval func(r *run, dot reflect.Value) reflect.Value) value {
	return of(typ, func(r *run, dot reflect.Value) reflect.Value {
		v := eval(r, dot)
		if !v.IsValid() {
			giveUp()
		}
		return v
	})
}

func fieldOf(from value, depth int, f reflect.StructField) value {
	if len(f.Index) > 1 {
		return of(f.Type, func(r *run, dot reflect.Value) reflect.Value {
			v, err := follow(from.eval(r, dot), depth).FieldByIndexErr(f.Index)
			if err != nil {
				giveUp()
			}
			return v
		})
	}
	i := f.Index[0]
	return of(f.Type, func(r *run, dot reflect.Value) reflect.Value {
		return follow(from.eval(r, dot), depth).Field(i)
	})
}

// pointed is the type that pointers lead to, and how many there are on the way.
func pointed(typ reflect.Type) (to reflect.Type, depth int) {
	for typ != nil && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
		depth++
	}
	return typ, depth
}

// follow goes along so many pointers.
func follow(v reflect.Value, depth int) reflect.Value {
	for range depth {
		if v.IsNil() {
			giveUp()
		}
		v = v.Elem()
	}
	return v
}

// truth is whether a condition holds.
func truth(v reflect.Value) bool {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	t, ok := template.IsTrue(v.Interface())
	if !ok {
		giveUp()
	}
	return t
}

// held is a value as an any.
func held(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	return v.Interface()
}
