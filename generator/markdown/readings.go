package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"docsite/generator/diag"
	"docsite/generator/furigana"
)

// In a language that gives every Han character its reading, such as plain Japanese, what the author
// wrote no ruby for gets it from [Options.Readings], a block at a time: the tree is changed when all else
// was found in it, so passages and what is linted are the text as it was written.

// WrittenReadings returns the readings that an author gave to words of a text, by ruby. A word with two
// of them has none.
func WrittenReadings(s []byte) map[string]string {
	found := map[string]string{}
	for {
		i := bytes.Index(s, []byte(rubyBar))
		if i < 0 {
			break
		}
		bar := s[i:]
		open, end, ok := rubyAt(bar)
		if !ok || isEscaped(s[:i]) {
			s = bar[len(rubyBar):]
			continue
		}
		base, read := string(bar[len(rubyBar):open]), string(bar[open+len(rubyOpen):end])
		if other, twice := found[base]; twice && other != read {
			read = ""
		}
		found[base] = read
		s = bar[end+len(rubyClose):]
	}
	for base, read := range found {
		if read == "" {
			delete(found, base)
		}
	}
	return found
}

// Annotated returns a plain text, such as a title, as HTML in which every Han character has its reading, set
// as the language sets it, and the words that no reading is known of. written are readings that
// the author gave to words. Both are empty where the language gives no readings.
func (c *Converter) Annotated(plain string, written map[string]string) (html string, unread []string) {
	if c.options.Readings == nil {
		return "", nil
	}
	var out []byte
	for {
		before, rest, found := strings.Cut(plain, rubyBar)
		if !found {
			break
		}
		open, end, ok := rubyAt([]byte(rubyBar + rest))
		if !ok || isEscaped([]byte(before)) {
			break
		}
		own, ds := c.annotate(before, written)
		out, unread = append(out, own...), append(unread, ds...)
		bar := rubyBar + rest
		out = appendRuby(out, []byte(bar[len(rubyBar):open]), []byte(bar[open+len(rubyOpen):end]))
		plain = bar[end+len(rubyClose):]
	}
	own, ds := c.annotate(plain, written)
	return string(append(out, own...)), append(unread, ds...)
}

func (c *Converter) annotate(plain string, written map[string]string) (out []byte, unread []string) {
	plain = c.options.Typography.Text(WithoutReadings(plain))
	at := 0
	for _, r := range c.options.Readings(plain, written) {
		if r.Reading == "" {
			unread = append(unread, plain[r.From:r.To])
			continue
		}
		out = escape(out, []byte(plain[at:r.From]))
		out = appendRuby(out, []byte(plain[r.From:r.To]), []byte(r.Reading))
		at = r.To
	}
	return escape(out, []byte(plain[at:])), unread
}

// appendRuby appends a base and its reading, as [writer.ruby] writes them.
func appendRuby(out, base, read []byte) []byte {
	out = escape(append(out, "<ruby>"...), base)
	out = escape(append(out, "<rp>（</rp><rt>"...), read)
	return append(out, "</rt><rp>）</rp></ruby>"...)
}

// Unread reports a word of a plain text that no reading is known of.
func Unread(at diag.Pos, word string) diag.Diagnostic {
	return diag.New(diag.ReadingUnknown, at, "it is not known how “%s” is read here", word).WithHint(howToRead, word)
}

// annotator gives the words of a block their readings.
type annotator struct {
	w       *writer
	written map[string]string
	plain   []byte
	pieces  []annotated
	unread  []missing
}

// missing is a word that has no reading, and where it stands in the text.
type missing struct {
	at            int
	message, word string
}

// annotated is a text of the tree, and where it stands in the text of its block.
type annotated struct {
	node *ast.Text
	from int
}

// annotate puts ruby into a tree.
func (w *writer) annotate(tree ast.Node, whole []byte) {
	if w.options.Readings == nil {
		return
	}
	a := &annotator{w: w, written: WrittenReadings(whole)}
	a.blocks(tree)
	slices.SortStableFunc(a.unread, func(x, y missing) int { return x.at - y.at })
	for _, u := range a.unread {
		w.report(diag.ReadingUnknown, u.at, fmt.Sprintf(howToRead, u.word), u.message, u.word)
	}
}

func (a *annotator) blocks(n ast.Node) {
	if first := n.FirstChild(); first != nil && first.Type() == ast.TypeInline {
		a.plain, a.pieces = a.plain[:0], a.pieces[:0]
		a.gather(n)
		a.set()
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		a.blocks(c)
	}
}

// gather takes up the texts of an inline container.
func (a *annotator) gather(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if a.w.isLiteral(c) {
			a.plain = append(a.plain, ' ')
			continue
		}
		switch inner := c.(type) {
		case *ast.Text:
			t := joinedLine(n, inner)
			a.pieces = append(a.pieces, annotated{t, len(a.plain)})
			a.plain = append(a.plain, t.Segment.Value(a.w.source)...)
			if t.HardLineBreak() || t.SoftLineBreak() && !a.w.joins(t) {
				a.plain = append(a.plain, '\n')
			}
			c = t
		case *ruby:
			a.plain = utf8.AppendRune(a.plain, furigana.Placeholder)
		case *inlineElement:
			a.element(inner)
		case *ast.CodeSpan, *ast.AutoLink, *ast.Image, *missingNote:
			a.plain = append(a.plain, ' ')
		default:
			a.gather(inner)
		}
	}
}

// element takes up an element of HTML.
func (a *annotator) element(e *inlineElement) {
	switch e.name {
	case "ruby": // which has readings already
		a.plain = utf8.AppendRune(a.plain, furigana.Placeholder)
	case "br":
		a.plain = append(a.plain, '\n')
	case "rt", "rp":
	default:
		a.gather(e)
	}
}

// joinedLine makes one of a text and those that follow it in its line: goldmark divides a text where some
// markup could have been.
func joinedLine(parent ast.Node, t *ast.Text) *ast.Text {
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

const howToRead = "write its reading: ｜%s《…》; or put the word into locales/readings.yaml"

// set gives the texts of a block their readings, and reports what has none.
func (a *annotator) set() {
	found := a.w.options.Readings(string(a.plain), a.written)
	for i := len(a.pieces) - 1; i >= 0; i-- { // from the end, so that what is cut off stays in its place
		p := a.pieces[i]
		a.references(p.node)
		end := p.from + p.node.Segment.Len()
		for len(found) > 0 && found[len(found)-1].From >= p.from {
			r := found[len(found)-1]
			found = found[:len(found)-1]
			word := string(a.plain[r.From:r.To])
			switch {
			case r.Reading == "":
				a.report(p, r.From, "it is not known how “%s” is read here", word)
			case r.To > end:
				a.report(p, r.From, "“%s” gets no reading, because markup or the end of a line cuts it", word)
			default:
				a.cut(p, r)
			}
		}
	}
}

// report says that a word has no reading.
func (a *annotator) report(p annotated, at int, message, word string) {
	a.unread = append(a.unread, missing{p.node.Segment.Start + at - p.from, message, word})
}

// references reports Han characters that are written as references: they are in no word.
func (a *annotator) references(t *ast.Text) {
	value := t.Segment.Value(a.w.source)
	if t.IsRaw() || bytes.IndexByte(value, '&') < 0 {
		return
	}
	for at := 0; at < len(value); {
		i := bytes.IndexByte(value[at:], '&')
		if i < 0 {
			return
		}
		at += i
		characters, length := undo(value[at:])
		if length > 1 && strings.ContainsFunc(characters, furigana.IsHan) {
			a.unread = append(a.unread, missing{t.Segment.Start + at, "it is not known how “%s” is read, which is written as a reference", characters})
		}
		at += length
	}
}

// cut makes ruby of a part of a text, which keeps what is before it. What is behind it becomes a text of its
// own, with the line break.
func (a *annotator) cut(p annotated, r furigana.Ruby) {
	parent, t := p.node.Parent(), p.node
	start := t.Segment.Start + r.From - p.from
	stop := start + r.To - r.From
	made := &ruby{base: text.NewSegment(start, stop), found: r.Reading}
	behind := ast.NewTextSegment(t.Segment.WithStart(stop))
	behind.SetSoftLineBreak(t.SoftLineBreak())
	behind.SetHardLineBreak(t.HardLineBreak())
	behind.SetRaw(t.IsRaw())
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	t.Segment = t.Segment.WithStop(start)
	parent.InsertAfter(parent, t, made)
	parent.InsertAfter(parent, made, behind)
}
