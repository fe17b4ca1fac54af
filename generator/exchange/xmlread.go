package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"docsite/generator/diag"
)

const (
	maxDepth    = 64      // elements within each other; programs write a dozen
	maxElements = 200_000 // of one tree
)

// xmlReader reads XML that somebody else wrote: it knows the place of everything, declares no
// entities, fetches nothing, and holds no more than it must.
type xmlReader struct {
	src      *xmlSource
	d        *xml.Decoder
	charset  string // that the file declares and that is not read
	depth    int
	rootDone bool
}

func newXMLReader(file string, r io.Reader) *xmlReader {
	x := &xmlReader{src: newXMLSource(file, r)}
	x.d = xml.NewDecoder(x.src)
	x.d.CharsetReader = func(name string, in io.Reader) (io.Reader, error) {
		lower := strings.ToLower(name)
		if strings.HasPrefix(lower, "utf-16") && x.src.wide || lower == "us-ascii" || lower == "ascii" {
			return in, nil
		}
		x.charset = name
		return nil, errors.New("refused")
	}
	return x
}

// element is an element with what it holds. Comments and instructions are left out.
type element struct {
	name  xml.Name
	attrs []xml.Attr
	nodes []node
	at    diag.Pos
}

// node is a text, or an element where child is not nil.
type node struct {
	text  []byte
	child *element
	at    diag.Pos
}

// next returns the next start tag, end tag or text, and its place; io.EOF behind the last.
func (x *xmlReader) next() (xml.Token, diag.Pos, error) {
	for {
		at := x.src.place(x.d.InputOffset())
		token, err := x.d.Token()
		if err != nil {
			return nil, at, x.explain(at, err)
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.ContainsRune(string(t), '[') {
				return nil, at, stop(diag.New(diag.ExchangeEntities, at, "the file declares entities, or other things, in its DOCTYPE").
					WithHint("take out what stands between [ and ] there: entities can hide what is read"))
			}
			continue
		case xml.Comment, xml.ProcInst:
			continue
		case xml.StartElement:
			if x.depth++; x.depth > maxDepth {
				return nil, at, stop(diag.New(diag.ExchangeTooMuch, at, "more than %d elements stand in each other", maxDepth).
					WithHint("no program for translators writes so many: export again and translate that file"))
			}
			if x.rootDone {
				return nil, at, stop(diag.New(diag.ExchangeUnread, at, "an element follows behind the end of the first").
					WithHint("XML has one element around everything"))
			}
			if name := twice(t.Attr); name != "" {
				return nil, at, stop(diag.New(diag.ExchangeUnread, at, "<%s> has the attribute “%s” twice", t.Name.Local, name).
					WithHint("take one of them out"))
			}
		case xml.EndElement:
			x.depth--
			x.rootDone = x.depth == 0
		case xml.CharData:
			if x.depth == 0 {
				if strings.TrimSpace(string(t)) != "" {
					return nil, at, stop(diag.New(diag.ExchangeUnread, at, "a text stands outside of all elements").
						WithHint("XML has one element around everything"))
				}
				continue
			}
		}
		return token, at, nil
	}
}

// twice returns the name of an attribute that stands twice; encoding/xml takes both.
func twice(attrs []xml.Attr) string {
	seen := make(map[xml.Name]bool, len(attrs))
	for _, a := range attrs {
		if seen[a.Name] {
			return a.Name.Local
		}
		seen[a.Name] = true
	}
	return ""
}

// explain says what is wrong where encoding/xml read no further.
func (x *xmlReader) explain(at diag.Pos, err error) error {
	if x.src.broken != nil {
		return x.src.broken
	}
	if err == io.EOF {
		if !x.rootDone {
			return stop(diag.New(diag.ExchangeForm, at, "the file is empty").WithHint("export again"))
		}
		return err
	}
	if x.charset != "" {
		return stop(diag.New(diag.ExchangeEncoding, at, "the file says that it is in the encoding “%s”", x.charset).
			WithHint("save it in UTF-8 or UTF-16"))
	}
	if at, name, ok := x.src.illegal(); ok {
		return stop(diag.New(diag.ExchangeCharacter, at, "the file has %s, which XML cannot have", name).WithHint("take it out"))
	}
	text := err.Error()
	if s := (*xml.SyntaxError)(nil); errors.As(err, &s) {
		text = s.Msg
	}
	return stop(diag.New(diag.ExchangeUnread, x.src.place(x.d.InputOffset()), "this is not XML: %s", text).
		WithHint("the file is cut off or was changed by hand: take it from the translator's program again"))
}

// root returns the first start tag.
func (x *xmlReader) root() (*element, error) {
	for {
		token, at, err := x.next()
		if err != nil {
			return nil, err
		}
		if t, ok := token.(xml.StartElement); ok {
			return &element{name: t.Name, attrs: t.Copy().Attr, at: at}, nil
		}
	}
}

// fill reads what an element holds, up to its end tag, and no more than so many bytes.
func (x *xmlReader) fill(e *element, most int64) error {
	open, count, begin := []*element{e}, 0, x.d.InputOffset()
	for len(open) > 0 {
		token, at, err := x.next()
		if err != nil {
			return err
		}
		if x.d.InputOffset()-begin > most {
			return stop(diag.New(diag.ExchangeTooMuch, e.at, "<%s> has more than %d megabytes", e.name.Local, most>>20).
				WithHint("no release has so many: export again and translate that file"))
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > maxElements {
				return stop(diag.New(diag.ExchangeTooMuch, at, "there are more than %d elements", maxElements).
					WithHint("no release has so many: export again and translate that file"))
			}
			child := &element{name: t.Name, attrs: t.Copy().Attr, at: at}
			top.nodes = append(top.nodes, node{child: child, at: at})
			open = append(open, child)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(top.nodes); n > 0 && top.nodes[n-1].child == nil {
				top.nodes[n-1].text = append(top.nodes[n-1].text, t...)
			} else {
				top.nodes = append(top.nodes, node{text: bytes.Clone(t), at: at})
			}
		}
	}
	return nil
}

// end reads what follows behind the first element, which can be nothing.
func (x *xmlReader) end() error {
	if _, _, err := x.next(); err != io.EOF {
		return err
	}
	return nil
}

// attr returns the value of an attribute without a namespace; "" where there is none.
func (e *element) attr(name string) string {
	return e.attrIn("", name)
}

func (e *element) attrIn(space, name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name && a.Name.Space == space {
			return a.Value
		}
	}
	return ""
}

// children returns the elements of a name, in the namespace of e.
func (e *element) children(name string) []*element {
	return e.childrenIn(e.name.Space, name)
}

func (e *element) childrenIn(space, name string) []*element {
	var list []*element
	for _, n := range e.nodes {
		if n.child != nil && n.child.name.Local == name && n.child.name.Space == space {
			list = append(list, n.child)
		}
	}
	return list
}

// child returns the first element of a name; nil for none.
func (e *element) child(name string) *element {
	for _, c := range e.children(name) {
		return c
	}
	return nil
}

// text returns all text of an element, and of those in it.
func (e *element) text() string {
	var b strings.Builder
	e.addText(&b)
	return b.String()
}

func (e *element) addText(b *strings.Builder) {
	for _, n := range e.nodes {
		b.Write(n.text)
		if n.child != nil {
			n.child.addText(b)
		}
	}
}
