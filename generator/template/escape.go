package template

import (
	"bytes"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// escaperPrefix begins the names of html/template's escapers.
const escaperPrefix = "_html_template_"

// escaper is a chain of html/template's escapers. They cannot be called, so a
// little template asks html/template for what they make of a value.
//
// What many of them make of a string is known beforehand, for html/template was
// asked about every byte.
type escaper struct {
	asking         *template.Template
	before, behind int // bytes of the little template around the value

	byByte   bool // what is made of a string is what is made of its bytes
	links    bool // but for % and what may be the scheme of a URL
	same     bool // of [template.HTML], too, nothing is made
	special  [256]bool
	replaced [256]string // what is made of a byte that is special
}

// contexts are the places where a value may stand, as little templates.
var contexts = []string{
	`{{.}}`, `<textarea>{{.}}</textarea>`, `<a {{.}}>`, `<!--{{.}}-->`,
	`<a title="{{.}}">`, `<a title={{.}}>`,
	`<a href="{{.}}">`, `<a href="/{{.}}">`, `<a href="?{{.}}">`, `<a href={{.}}>`, `<a href=/{{.}}>`, `<a href=?{{.}}>`,
	`<img srcset="{{.}}">`, `<img srcset={{.}}>`, `<meta http-equiv="refresh" content="0; url={{.}}">`,
	`<a style="color: {{.}}">`, `<a style="background: url({{.}})">`, `<a style="background: url('{{.}}')">`,
	`<style>p { color: {{.}} }</style>`, `<style>p { background: url({{.}}) }</style>`, `<style>p { background: url("{{.}}") }</style>`,
	`<a onclick="{{.}}">`, `<a onclick="'{{.}}'">`,
	`<script>{{.}}</script>`, `<script>"{{.}}"</script>`, "<script>`{{.}}`</script>", `<script>/{{.}}/</script>`,
}

// byByte are the chains that look at one byte after another.
var byByte = []string{
	"htmlescaper", "rcdataescaper", "attrescaper",
	"urlfilter attrescaper", "urlfilter urlnormalizer attrescaper", "urlnormalizer attrescaper", "urlescaper attrescaper",
}

// escapers are the known escapers by their names, with spaces between them.
var escapers = sync.OnceValue(func() map[string]*escaper {
	known := map[string]*escaper{}
	for _, context := range contexts {
		e, chain, err := newEscaper(context)
		if err == nil && known[chain] == nil {
			known[chain] = e
		}
	}
	for _, names := range byByte {
		if e := known[chainOf(names)]; e != nil {
			e.learn(strings.HasPrefix(names, "url"))
		}
	}
	if e := known[chainOf("htmlescaper")]; e != nil {
		e.same = true
	}
	return known
})

func chainOf(names string) string {
	return escaperPrefix + strings.ReplaceAll(names, " ", " "+escaperPrefix)
}

// newEscaper is the escaper of a context, and its chain, both of which are read
// from what html/template made of it.
func newEscaper(context string) (*escaper, string, error) {
	t, err := template.New("").Parse(context)
	if err != nil {
		return nil, "", err
	}
	if err := t.Execute(new(bytes.Buffer), ""); err != nil {
		return nil, "", err
	}
	e := &escaper{asking: t}
	var chain []string
	for _, n := range t.Tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if chain == nil {
				e.before += len(n.Text)
			} else {
				e.behind += len(n.Text)
			}
		case *parse.ActionNode:
			for _, cmd := range n.Pipe.Cmds[1:] {
				chain = append(chain, cmd.String())
			}
		}
	}
	return e, strings.Join(chain, " "), nil
}

// learn asks what is made of each byte, with a letter between them that no escaper
// changes or writes, and a slash before them, behind which there is no scheme.
func (e *escaper) learn(links bool) {
	const between = "z"
	var text, asked []byte
	text = append(text, "/"+between...)
	for i := range 256 {
		if b := byte(i); b != between[0] {
			asked = append(asked, b)
			text = append(text, b, between[0])
		}
	}
	made := strings.Split(string(e.ask(new(run), string(text))), between)
	if len(made) != len(asked)+2 {
		return
	}
	for i, b := range asked {
		e.replaced[b] = made[i+1]
		e.special[b] = made[i+1] != string([]byte{b})
	}
	e.byByte, e.links = true, links
}

// ask asks html/template. The answer is good until the next one.
func (e *escaper) ask(r *run, v any) []byte {
	r.asked.Reset()
	if err := e.asking.Execute(&r.asked, v); err != nil {
		giveUp()
	}
	return r.asked.Bytes()[e.before : r.asked.Len()-e.behind]
}

// step writes a value, escaped.
func (e *escaper) step(v value) step {
	switch {
	case v.typ == stringType && e.byByte:
		return func(r *run, dot reflect.Value) flow {
			e.write(r, v.text(r, dot))
			return onward
		}
	case v.typ == htmlType && e.same:
		return func(r *run, dot reflect.Value) flow {
			r.out.WriteString(v.text(r, dot))
			return onward
		}
	case v.typ != nil && classOf(v.typ) == signed && v.typ.NumMethod() == 0 && e.byByte && !e.links:
		return func(r *run, dot reflect.Value) flow {
			r.out.Write(strconv.AppendInt(r.out.AvailableBuffer(), v.eval(r, dot).Int(), 10))
			return onward
		}
	}
	return func(r *run, dot reflect.Value) flow {
		v := v.eval(r, dot)
		if e.byByte && v.IsValid() && v.Type() == stringType {
			e.write(r, v.String())
		} else {
			r.out.Write(e.ask(r, held(v)))
		}
		return onward
	}
}

// write writes a string, of a chain that looks at bytes.
func (e *escaper) write(r *run, s string) {
	if e.links && !plainLink(s) {
		r.out.Write(e.ask(r, s))
		return
	}
	from := 0
	for i := range len(s) {
		if e.special[s[i]] {
			r.out.WriteString(s[from:i])
			r.out.WriteString(e.replaced[s[i]])
			from = i + 1
		}
	}
	r.out.WriteString(s[from:])
}

// plainLink reports whether a URL has no escapes, which are not escaped again, and
// a scheme that is let through, or surely none.
func plainLink(s string) bool {
	if strings.IndexByte(s, '%') >= 0 {
		return false
	}
	scheme, _, found := strings.Cut(s, ":")
	return !found || scheme == "https" || scheme == "http" || scheme == "mailto" || strings.IndexByte(scheme, '/') >= 0
}
