// Package template executes HTML templates fast, for data of a type that is
// known beforehand.
//
// html/template finds out anew on each page which field a name is, which
// function is meant and how its result is called, written and escaped. [Compile]
// finds it out once. It reads the parse tree of a template that html/template has
// escaped, so every value still goes through the escapers that were chosen there,
// and makes a tree of functions:
//
//	nodes.go     text, actions, if, with, range, template: what writes
//	values.go    pipelines, variables, fields, constants: what has a value
//	calls.go     functions and methods
//	builtins.go  eq, and, len, index, printf and the others of text/template
//	escape.go    escapers: what html/template makes of a value
//
// The bytes are those of html/template, always. What is not known to be the same
// is not compiled, and the whole template is executed by html/template instead;
// [Program.Unsupported] tells why. A run that meets anything amiss, such as a nil
// pointer or a function that fails, gives up, and html/template runs the template
// again and says what it has to say. So functions must not do anything but
// return a value.
package template

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// Program is a compiled template. It may be executed by many goroutines.
type Program struct {
	original    *template.Template
	data        reflect.Type
	body        *body // nil if the original is executed
	unsupported error
}

// Compile compiles a template for data of a type. The template must have been
// executed once, with or without success, because html/template escapes it then,
// and must not be changed afterwards. funcs are the functions that it was parsed
// with.
func Compile(t *template.Template, data reflect.Type, funcs template.FuncMap) *Program {
	p := &Program{original: t, data: data}
	p.body, p.unsupported = compile(t, data, funcs)
	return p
}

// Unsupported says what of the template is not compiled, for which it is executed
// by html/template; nil if it is compiled.
func (p *Program) Unsupported() error { return p.unsupported }

// Execute writes what html/template would, and returns its error. It is fastest
// where w is a [*bytes.Buffer].
func (p *Program) Execute(w io.Writer, data any) error {
	if p.body == nil || reflect.TypeOf(data) != p.data {
		return p.original.Execute(w, data)
	}
	out, ok := w.(*bytes.Buffer)
	if !ok {
		out = new(bytes.Buffer)
	}
	start := out.Len()
	if !p.run(out, data) {
		out.Truncate(start)
		return p.original.Execute(w, data)
	}
	if !ok {
		_, err := w.Write(out.Bytes())
		return err
	}
	return nil
}

// run reports whether the program ran to its end.
func (p *Program) run(out *bytes.Buffer, data any) (done bool) {
	r := runs.Get().(*run)
	r.out = out
	defer func() {
		done = recover() == nil
		r.out, r.depth = nil, 0
		clear(r.stack[:cap(r.stack)])
		r.stack, r.frame = r.stack[:0], nil
		runs.Put(r)
	}()
	p.body.call(r, reflect.ValueOf(data))
	return true
}

// run is the state of an execution.
type run struct {
	out   *bytes.Buffer
	asked bytes.Buffer    // what html/template made of a value
	stack []reflect.Value // the variables of all templates that are being executed
	frame []reflect.Value // those of the innermost; the first is $
	depth int
}

var runs = sync.Pool{New: func() any { return new(run) }}

// deepest is how many templates may be executed within each other before a run
// gives up; html/template allows more.
const deepest = 1000

// giveUp ends a run, for html/template to say what is amiss.
func giveUp() { panic("html/template has the word") }

// body is a template for a dot of one type.
type body struct {
	run   step
	slots int // for variables
}

// call executes a template within another, which keeps its variables.
func (b *body) call(r *run, dot reflect.Value) {
	if r.depth++; r.depth > deepest {
		giveUp()
	}
	caller, mark := r.frame, len(r.stack)
	for range b.slots {
		r.stack = append(r.stack, reflect.Value{})
	}
	r.frame = r.stack[mark:]
	r.frame[0] = dot
	b.run(r, dot)
	r.frame, r.stack = caller, r.stack[:mark]
	r.depth--
}
