package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"docsite/generator/lint"
)

// text takes up the words of a token, line by line.
func (t *htmlTree) text(raw []byte, at *places, start int) {
	if t.hidden() {
		return
	}
	t.lint(raw, at, start)
	for len(raw) > 0 {
		n := bytes.IndexByte(raw, '\n') + 1
		if n == 0 {
			n = len(raw)
		}
		from, stop := at.offset(start), at.offset(start+n-1)+1
		if t.inWords() || len(bytes.TrimSpace(raw[:n])) > 0 {
			t.words(from)
			t.characters(t.innermost().node, from, min(stop, len(t.source)))
		}
		raw, start = raw[n:], start+n
	}
}

// lint tells of Markdown among the words of a token, of each line once, and of what is
// to be filled in.
func (t *htmlTree) lint(raw []byte, at *places, start int) {
	if !bytes.ContainsAny(raw, lint.SignsInHTML) || t.isIn(func(e *opened) bool { return e.literal || e.role == asVerbatim }) {
		return
	}
	for _, f := range lint.HTML(raw) {
		place := at.offset(start + f.At)
		if t.linted < place && (t.linted == 0 || bytes.IndexByte(t.source[t.linted-1:place], '\n') >= 0) {
			t.problems = append(t.problems, problem{f.Code, place, f.Message, f.Hint})
			t.linted = place + 1
		}
	}
	for _, f := range lint.ToFillIn(raw) {
		t.problems = append(t.problems, problem{f.Code, at.offset(start + f.At), f.Message, f.Hint})
	}
}

// characters appends what stands between two places of a line. The line's end
// belongs to it.
func (t *htmlTree) characters(parent ast.Node, start, stop int) {
	if t.isVerbatim() {
		if _, ok := parent.(*blockElement); ok && !parent.HasChildren() && t.source[start] == '\n' {
			start++ // HTML Standard, 13.1.2.5
		}
		t.pieces(parent, start, stop)
		return
	}
	broken := stop > start && t.source[stop-1] == '\n'
	if begins(parent) {
		start = stop - len(bytes.TrimLeft(t.source[start:stop], " \t\n"))
	}
	if broken {
		stop = start + len(bytes.TrimRight(t.source[start:stop], " \t\n"))
	}
	t.pieces(parent, start, stop)
	if !broken || begins(parent) {
		return
	}
	last, ok := parent.LastChild().(*ast.Text)
	if !ok {
		last = ast.NewTextSegment(text.NewSegment(stop, stop))
		parent.AppendChild(parent, last)
	}
	last.SetSoftLineBreak(true)
}

// begins reports whether a line begins here.
func begins(parent ast.Node) bool {
	switch last := parent.LastChild().(type) {
	case nil:
		return parent.Type() == ast.TypeBlock
	case *ast.Text:
		return endsLine(last)
	case *inlineElement:
		return last.name == "br"
	}
	return false
}

// isVerbatim reports whether white space counts.
func (t *htmlTree) isVerbatim() bool {
	return t.isIn(func(e *opened) bool { return e.role == asVerbatim })
}

// isIn reports whether the words that now come are in an element of a kind.
func (t *htmlTree) isIn(kind func(*opened) bool) bool {
	for i := len(t.stack) - 1; i >= t.base; i-- {
		e := &t.stack[i]
		if kind(e) {
			return true
		}
		if e.node != nil && e.role != asPhrase && e.role != asLink {
			break
		}
	}
	return false
}

// pieces appends characters. A backslash is one in HTML, and where a footnote is
// marked, that is a mark.
func (t *htmlTree) pieces(parent ast.Node, start, stop int) {
	marks := parent.Kind() != ast.KindImage && !t.isIn(func(e *opened) bool { return e.literal || e.role == asVerbatim })
	put := func(end int, raw bool) {
		if end > start {
			n := ast.NewTextSegment(text.NewSegment(start, end))
			n.SetRaw(raw)
			parent.AppendChild(parent, n)
		}
		start = end
	}
	for i := start; i < stop; i++ {
		n := bytes.IndexAny(t.source[i:stop], `\[`)
		if n < 0 {
			break
		}
		i += n
		next := byte(0)
		if i+1 < stop {
			next = t.source[i+1]
		}
		switch {
		case t.source[i] == '\\' && util.IsPunct(next):
			put(i, false)
			put(i+1, true)
		case t.source[i] == '[' && next == '^' && marks:
			put(i, false)
			if note, end := t.note(parent, i, stop); note != nil {
				parent.AppendChild(parent, note)
				start = end
				i = end - 1
			}
		}
	}
	put(stop, false)
}

// link opens a link, or is no more than an anchor.
func (t *htmlTree) link(g tag, e element, list []kept) {
	o := opened{element: e, tag: g.name, at: g.at, author: true}
	list = t.await(list)
	i := slices.IndexFunc(g.attributes, func(a attribute) bool { return a.key == "href" })
	if i < 0 {
		o.element = element{role: asPassing}
		t.push(o)
		return
	}
	if j := slices.IndexFunc(t.stack[t.base:], func(o opened) bool { return o.role == asLink && o.node != nil }); j > 0 {
		t.closeWhere(t.base+j-1, func(o *opened) bool { return o.node != nil })
	}
	t.closeWhere(t.base, func(o *opened) bool { return o.role == asLink })
	if t.links > 0 {
		t.refuse(g.at, "end the first before it", "a link stands within a link")
		o.element = element{}
		t.push(o)
		return
	}
	parent := t.words(g.at)
	n := ast.NewLink()
	t.address(&n.Destination, &n.Title, g, "href")
	n.SetPos(g.attributes[i].from)
	for _, k := range list {
		if k.key == "lang" || k.key == "dir" {
			n.SetAttributeString(k.key, k.value)
		}
	}
	parent.AppendChild(parent, n)
	o.node = n
	t.push(o)
}

// image puts a picture.
func (t *htmlTree) image(g tag, at *places) {
	parent := t.words(g.at)
	l := ast.NewLink()
	t.address(&l.Destination, &l.Title, g, "src")
	n := ast.NewImage(l)
	n.SetPos(g.at)
	parent.AppendChild(parent, n)
	for _, a := range g.attributes {
		if a.key != "alt" {
			continue
		}
		for value := a.value; len(value) > 0; {
			length := bytes.IndexByte(value, '\n') + 1
			if length == 0 {
				length = len(value)
			}
			from := at.offset(a.start + len(a.value) - len(value))
			t.characters(n, from, from+length)
			value = value[length:]
		}
		return
	}
}

// address takes the address and title of a link or picture from its tag.
func (t *htmlTree) address(destination, title *[]byte, g tag, key string) {
	for _, a := range slices.Backward(g.attributes) { // the first counts
		switch a.key {
		case key:
			*destination = a.markdown()
		case "title":
			*title = a.markdown()
		}
	}
}
