package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Ruby is written as Aozora Bunko writes it, ｜漢字《かんじ》: the bar begins the
// base, and the brackets hold its reading. Without the bar, 《 》 are brackets; a
// bar without them, or behind a backslash, is a bar. goldmark asks inline parsers
// at ASCII characters alone, so ruby is found in the tree.
const (
	rubyBar   = "｜"
	rubyOpen  = "《"
	rubyClose = "》"
)

// ruby is a text with its reading above it.
type ruby struct {
	ast.BaseInline
	base, reading text.Segment
	found         string // the reading, where the author wrote none
}

var kindRuby = ast.NewNodeKind("Ruby")

func (n *ruby) Kind() ast.NodeKind { return kindRuby }

func (n *ruby) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{
		"Base": string(n.base.Value(source)), "Reading": string(n.reading.Value(source)),
	}, nil)
}

// longestRuby is how many bytes a base or a reading may have.
const longestRuby = 1000

// rubyAt returns where the brackets of the ruby stand whose bar s begins with,
// and whether it is one.
func rubyAt(s []byte) (open, end int, ok bool) {
	base, rest, found := bytes.Cut(s[len(rubyBar):min(len(s), len(rubyBar)+longestRuby)], []byte(rubyOpen))
	if !found {
		return 0, 0, false
	}
	open = len(rubyBar) + len(base)
	rest = s[open+len(rubyOpen) : min(len(s), open+len(rubyOpen)+longestRuby)]
	reading, _, found := bytes.Cut(rest, []byte(rubyClose))
	return open, open + len(rubyOpen) + len(reading), found &&
		len(bytes.TrimSpace(base)) > 0 && len(bytes.TrimSpace(reading)) > 0 &&
		!bytes.Contains(base, []byte(rubyBar)) && !bytes.Contains(reading, []byte(rubyOpen))
}

// isEscaped reports whether a text ends in a backslash that is not escaped
// itself.
func isEscaped(before []byte) bool {
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

// WithoutReadings returns a plain text with the bases of its ruby alone.
func WithoutReadings(s string) string {
	if !strings.Contains(s, rubyBar) {
		return s
	}
	var out []byte
	for rest := []byte(s); ; {
		before, _, found := bytes.Cut(rest, []byte(rubyBar))
		if !found {
			return string(append(out, rest...))
		}
		bar := rest[len(before):]
		switch open, end, ok := rubyAt(bar); {
		case isEscaped(before):
			out = append(append(out, before[:len(before)-1]...), rubyBar...)
			rest = bar[len(rubyBar):]
		case ok:
			out = append(append(out, before...), bar[len(rubyBar):open]...)
			rest = bar[end+len(rubyClose):]
		default:
			out = append(append(out, before...), rubyBar...)
			rest = bar[len(rubyBar):]
		}
	}
}

// rubyTransformer makes ruby of the texts that hold it.
type rubyTransformer struct{}

func (rubyTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	if source := reader.Source(); bytes.Contains(source, []byte(rubyBar)) {
		rubyIn(doc, source)
	}
}

func rubyIn(n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch inner := c.(type) {
		case *ast.Text:
			inner = joined(n, inner, source)
			splitRuby(n, inner, source)
			c = inner
		case *ast.CodeSpan:
		default:
			rubyIn(inner, source)
		}
	}
}

// joined makes one of a text with a bar and those that follow it in its line:
// goldmark divides a text where some markup could have been.
func joined(parent ast.Node, t *ast.Text, source []byte) *ast.Text {
	if !bytes.Contains(t.Segment.Value(source), []byte(rubyBar)) {
		return t
	}
	for {
		next, ok := t.NextSibling().(*ast.Text)
		if !ok || endsLine(t) || t.IsRaw() != next.IsRaw() || t.Segment.Stop != next.Segment.Start {
			return t
		}
		next.Segment = next.Segment.WithStart(t.Segment.Start)
		parent.RemoveChild(parent, t)
		t = next
	}
}

// splitRuby puts the ruby of a text, and what is between, before it. What is
// behind the last one stays in it, with its line break.
func splitRuby(parent ast.Node, t *ast.Text, source []byte) {
	for {
		value := t.Segment.Value(source)
		i := bytes.Index(value, []byte(rubyBar))
		if i < 0 {
			return
		}
		bar := t.Segment.Start + i
		behind := bar + len(rubyBar)
		put := func(start, stop int) {
			if stop > start {
				parent.InsertBefore(parent, t, ast.NewTextSegment(text.NewSegment(start, stop)))
			}
		}
		switch open, end, ok := rubyAt(value[i:]); {
		case isEscaped(value[:i]):
			put(t.Segment.Start, bar-1)
			put(bar, behind)
		case ok:
			put(t.Segment.Start, bar)
			parent.InsertBefore(parent, t, &ruby{
				base:    text.NewSegment(behind, bar+open),
				reading: text.NewSegment(bar+open+len(rubyOpen), bar+end),
			})
			behind = bar + end + len(rubyClose)
		default:
			put(t.Segment.Start, behind)
		}
		t.Segment = t.Segment.WithStart(behind)
	}
}

// ruby writes ruby, with brackets for who cannot see it above the text (HTML
// Standard, 4.5.10 and 4.5.12).
func (w *writer) ruby(n *ruby) {
	base := n.base.Value(w.source)
	w.seen(base)
	w.write("<ruby>")
	w.prose(base)
	w.write("<rp>（</rp><rt>")
	if n.found != "" {
		w.out = escape(w.out, []byte(n.found))
	} else {
		w.markdown(n.reading.Value(w.source))
	}
	w.write("</rt><rp>）</rp></ruby>")
}
