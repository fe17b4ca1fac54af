package template

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// step executes a part of a template.
type step func(r *run, dot reflect.Value) flow

// flow is how a step ends.
type flow int

const (
	onward    flow = iota
	broken         // by {{break}}
	continued      // by {{continue}}
)

// compiler compiles a template and those that it calls.
type compiler struct {
	set    *template.Template
	funcs  template.FuncMap
	bodies map[bodyKey]*body

	// Of the template that is being compiled:
	body  *body
	scope []variable
}

type bodyKey struct {
	name string
	dot  reflect.Type
}

// variable is the name of a slot, as far as it can be seen.
type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// unsupported is what a compiler panics with.
type unsupported struct{ error }

func fail(n parse.Node, why string) {
	panic(unsupported{fmt.Errorf("%s: %s", n, why)})
}

func compile(t *template.Template, data reflect.Type, funcs template.FuncMap) (b *body, err error) {
	defer func() {
		if e := recover(); e != nil {
			why, ok := e.(unsupported)
			if !ok {
				panic(e)
			}
			b, err = nil, why.error
		}
	}()
	if data == nil || data.Kind() == reflect.Interface || data == valueType {
		return nil, fmt.Errorf("data of type %v", data)
	}
	c := &compiler{set: t, funcs: funcs, bodies: map[bodyKey]*body{}}
	return c.template(&parse.TemplateNode{Name: t.Name()}, data), nil
}

// template compiles the template that is called, once for each type of its dot.
func (c *compiler) template(n *parse.TemplateNode, dot reflect.Type) *body {
	key := bodyKey{n.Name, dot}
	if b := c.bodies[key]; b != nil {
		return b
	}
	// One that is called within a tag is copied by html/template, and kept to itself.
	t := c.set.Lookup(n.Name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		fail(n, "a template out of reach")
	}
	b := &body{slots: 1}
	c.bodies[key] = b
	outer, scope := c.body, c.scope
	c.body, c.scope = b, []variable{{"$", 0, dot}}
	b.run = c.list(t.Tree.Root, dot)
	c.body, c.scope = outer, scope
	return b
}

// declare makes a variable that is seen from here to the end of the list.
func (c *compiler) declare(n *parse.VariableNode, typ reflect.Type) (slot int) {
	slot = c.body.slots
	c.body.slots++
	c.scope = append(c.scope, variable{n.Ident[0], slot, typ})
	return slot
}

func (c *compiler) find(n *parse.VariableNode) variable {
	for _, v := range slices.Backward(c.scope) {
		if v.name == n.Ident[0] {
			return v
		}
	}
	fail(n, "an unknown variable")
	return variable{}
}

func nothing(*run, reflect.Value) flow { return onward }

func (c *compiler) list(list *parse.ListNode, dot reflect.Type) step {
	if list == nil {
		return nothing
	}
	defer func(scope []variable) { c.scope = scope }(c.scope)
	var steps []step
	var text []byte
	flush := func() {
		if len(text) > 0 {
			steps = append(steps, write(text))
			text = nil
		}
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			text = append(text, n.Text...)
			continue
		case *parse.CommentNode:
			continue
		}
		flush()
		steps = append(steps, c.node(n, dot))
		if n.Type() == parse.NodeBreak || n.Type() == parse.NodeContinue {
			break // html/template does not escape what nothing leads to
		}
	}
	flush()
	switch len(steps) {
	case 0:
		return nothing
	case 1:
		return steps[0]
	}
	return func(r *run, dot reflect.Value) flow {
		for _, s := range steps {
			if f := s(r, dot); f != onward {
				return f
			}
		}
		return onward
	}
}

func write(text []byte) step {
	return func(r *run, _ reflect.Value) flow {
		r.out.Write(text)
		return onward
	}
}

func (c *compiler) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.action(n, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot)
	case *parse.RangeNode:
		return c.loop(n, dot)
	case *parse.TemplateNode:
		if n.Pipe == nil {
			called := c.template(n, nil)
			return func(r *run, _ reflect.Value) flow {
				called.call(r, reflect.Value{})
				return onward
			}
		}
		data := c.plain(n.Pipe, dot)
		called := c.template(n, data.typ)
		return func(r *run, dot reflect.Value) flow {
			called.call(r, data.eval(r, dot))
			return onward
		}
	case *parse.BreakNode:
		return func(*run, reflect.Value) flow { return broken }
	case *parse.ContinueNode:
		return func(*run, reflect.Value) flow { return continued }
	}
	fail(n, "an unknown node")
	return nil
}

// action writes a value, or sets a variable.
func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) > 0 {
		set := c.pipe(n.Pipe, dot)
		return func(r *run, dot reflect.Value) flow {
			set.eval(r, dot)
			return onward
		}
	}
	cmds, chain := n.Pipe.Cmds, []string(nil)
	for i := len(cmds) - 1; i > 0 && len(cmds[i].Args) == 1; i-- {
		name, ok := cmds[i].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, escaperPrefix) {
			break
		}
		chain = append(chain, name.Ident)
	}
	value := c.commands(cmds[:len(cmds)-len(chain)], dot)
	slices.Reverse(chain)
	e := escapers()[strings.Join(chain, " ")]
	if e == nil {
		fail(n, "an unknown escaper")
	}
	return e.step(value)
}

// branch is if, or with, which also sets the dot.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type) step {
	defer func(scope []variable) { c.scope = scope }(c.scope)
	value := c.pipe(n.Pipe, dot)
	otherwise := c.list(n.ElseList, dot)
	if n.Type() == parse.NodeWith {
		list := c.list(n.List, value.typ)
		return func(r *run, dot reflect.Value) flow {
			if v := value.eval(r, dot); truth(v) {
				return list(r, v)
			}
			return otherwise(r, dot)
		}
	}
	list := c.list(n.List, dot)
	return func(r *run, dot reflect.Value) flow {
		if truth(value.eval(r, dot)) {
			return list(r, dot)
		}
		return otherwise(r, dot)
	}
}

// loop is range.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) step {
	if n.Pipe.IsAssign {
		fail(n, "range with an assignment")
	}
	value := c.commands(n.Pipe.Cmds, dot)
	decl := n.Pipe.Decl
	typ, depth := pointed(value.typ)
	var key, elem reflect.Type
	switch {
	case typ == nil:
		fail(n, "range over a value of an unknown type")
	case typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array:
		key, elem = intType, typ.Elem()
	case typ.Kind() == reflect.Map && (classOf(typ.Key()) == textual || classOf(typ.Key()) == signed):
		key, elem = typ.Key(), typ.Elem()
	case typ == intType && len(decl) < 2:
		elem = intType
	default:
		fail(n, "range over a "+typ.String())
	}

	// Where there is nothing, the variables are what was ranged over.
	scope := c.scope
	before := make([]int, len(decl))
	for i := range decl {
		before[i] = c.declare(decl[i], value.typ)
	}
	otherwise := c.list(n.ElseList, dot)
	keySlot, elemSlot := -1, -1
	if len(decl) > 1 {
		keySlot = c.declare(decl[0], key)
	}
	if len(decl) > 0 {
		elemSlot = c.declare(decl[len(decl)-1], elem)
	}
	list := c.list(n.List, elem)
	c.scope = scope

	once := func(r *run, elem reflect.Value) (goOn bool) {
		if elemSlot >= 0 {
			r.frame[elemSlot] = elem
		}
		return list(r, elem) != broken
	}
	empty := func(r *run, dot, v reflect.Value) flow {
		for _, slot := range before {
			r.frame[slot] = v
		}
		if f := otherwise(r, dot); f != broken { // which ends this range, though it is written in the outer
			return f
		}
		return onward
	}
	switch typ.Kind() {
	case reflect.Int:
		return func(r *run, dot reflect.Value) flow {
			v := value.eval(r, dot)
			n := int(follow(v, depth).Int())
			if n <= 0 {
				return empty(r, dot, v)
			}
			for i := range n {
				if !once(r, reflect.ValueOf(i)) {
					break
				}
			}
			return onward
		}
	case reflect.Map:
		return func(r *run, dot reflect.Value) flow {
			v := value.eval(r, dot)
			m := follow(v, depth)
			if m.Len() == 0 {
				return empty(r, dot, v)
			}
			for _, k := range sortedKeys(m) {
				if keySlot >= 0 {
					r.frame[keySlot] = k
				}
				if !once(r, m.MapIndex(k)) {
					break
				}
			}
			return onward
		}
	}
	return func(r *run, dot reflect.Value) flow {
		v := value.eval(r, dot)
		list := follow(v, depth)
		if list.Len() == 0 {
			return empty(r, dot, v)
		}
		for i := range list.Len() {
			if keySlot >= 0 {
				r.frame[keySlot] = reflect.ValueOf(i)
			}
			if !once(r, list.Index(i)) {
				break
			}
		}
		return onward
	}
}

func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		if a.Kind() == reflect.String {
			return strings.Compare(a.String(), b.String())
		}
		return cmp.Compare(a.Int(), b.Int())
	})
	return keys
}
