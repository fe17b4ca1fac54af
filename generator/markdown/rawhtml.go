package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"docsite/generator/diag"
)

// tag is an element that the author opened. A refused one is remembered for
// its end tag, and is not in the HTML.
type tag struct {
	name    string
	offset  int
	refused bool
	keeps   bool // its text is not set
}

// keepsText reports whether an element keeps its text as it is written: what is
// typed, and what is said to be in a language.
func keepsText(name string, tag []byte) bool {
	return name == "kbd" || bytes.Contains(tag, []byte("lang="))
}

// isComment reports whether HTML is one comment and no conditional one.
func isComment(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("<!--")) && bytes.HasSuffix(raw, []byte("-->")) &&
		!bytes.HasPrefix(raw, []byte("<!--["))
}

// tagName returns the name in a tag, in lower case, and whether it is an end
// tag.
func tagName(raw []byte) (name string, closing bool) {
	raw, closing = bytes.CutPrefix(bytes.TrimPrefix(raw, []byte("<")), []byte("/"))
	end := bytes.IndexAny(raw, " \t\n/>")
	return string(bytes.ToLower(raw[:max(0, end)])), closing
}

// htmlInline writes a tag, or leaves a comment out, within a line.
func (w *writer) htmlInline(n *ast.RawHTML) {
	raw := n.Segments.Value(w.source)
	switch string(raw) {
	case "<br>", "<br/>", "<br />": // frequent in tables
		w.lineBreak()
		return
	}
	if !isComment(raw) {
		w.html(raw, n.Segments, true)
	}
}

// htmlBlock writes HTML that stands on lines of its own. Of what it opens only
// <details> may go on after it.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	began := w.beginSetting()
	lines := n.Lines()
	if n.HasClosure() {
		lines.Append(n.ClosureLine)
	}
	w.html(lines.Value(w.source), lines, false)
	for i := w.base; i < len(w.open); i++ {
		if t := w.open[i]; !t.refused && t.name != "details" {
			w.closeFrom(i)
		}
	}
	w.endSetting(began)
}

// html writes the tokens of raw, which was written on these lines.
func (w *writer) html(raw []byte, lines *text.Segments, inline bool) {
	z := html.NewTokenizer(bytes.NewReader(raw))
	done := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := raw[done : done+len(z.Raw())]
		offset := offsetIn(lines, done)
		done += len(token)
		switch kind {
		case html.TextToken:
			if !w.inCode() {
				value := z.Text()
				w.seen(value)
				w.plainProse(value)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			w.startTag(z.Token(), token, lines, done-len(token), inline)
		case html.EndTagToken:
			name, _ := z.TagName()
			w.endTag(string(name), offset)
		case html.CommentToken:
			w.comment(token, offset)
		case html.DoctypeToken:
			w.report(diag.RawHTML, offset, "take it out", "a document type is not allowed")
		}
	}
	if done < len(raw) {
		w.report(diag.RawHTML, offsetIn(lines, done), "write > at its end, or &lt; for the character <",
			"the HTML tag is not finished")
	}
}

// comment leaves a comment out. What else begins with <! or <? is not one.
func (w *writer) comment(token []byte, offset int) {
	switch {
	case isComment(token):
	case bytes.HasPrefix(token, []byte("<!--[")):
		w.report(diag.RawHTML, offset, "take it out", "a conditional comment is not allowed")
	case bytes.HasPrefix(token, []byte("<!--")):
		w.report(diag.RawHTML, offset, "write --> at its end", "the comment is not closed; it swallows what follows")
	case bytes.HasPrefix(token, []byte("<?")):
		w.report(diag.RawHTML, offset, "take it out", "a processing instruction is not allowed")
	case bytes.HasPrefix(token, []byte("<![CDATA[")):
		w.report(diag.RawHTML, offset, "take it out; write &lt; for the character <", "a CDATA section is not allowed")
	default:
		w.report(diag.RawHTML, offset, "take it out; a comment is written <!-- so -->", "a declaration is not allowed")
	}
}

// startTag writes a start tag anew, if its element is allowed here. The token
// was read from raw, which stands at start in what was written on the lines.
func (w *writer) startTag(token html.Token, raw []byte, lines *text.Segments, start int, inline bool) {
	name, offset := token.Data, offsetIn(lines, start)
	attributes, ok := allowed[name]
	problem, hint := "", ""
	switch {
	case !ok:
		problem, hint = "the HTML element <%s> is not allowed", insteadOf(name)
	case name == "details" && (inline || w.inElement()):
		problem, hint = "<%s> stands within a text", "write it on a line of its own, between empty lines"
	case name == "summary" && (inline || w.innermost() != "details"):
		problem, hint = "<%s> stands outside <details>", "write it straight after <details>"
	}
	if problem != "" {
		w.report(diag.RawHTML, offset, hint, problem, name)
		if !void[name] {
			w.open = append(w.open, tag{name: name, offset: offset, refused: true})
		}
		return
	}
	w.write("<" + name)
	searched := len(name)
	for i, a := range token.Attr {
		searched = attributeOffset(raw, a.Key, searched)
		if a.Key != "lang" && a.Key != "dir" && !slices.Contains(attributes, a.Key) {
			w.report(diag.RawHTML, offsetIn(lines, start+searched), withoutAttribute(a.Key),
				"the HTML attribute “%s” of <%s> is not allowed", a.Key, name)
			continue
		}
		if slices.ContainsFunc(token.Attr[:i], func(b html.Attribute) bool { return b.Key == a.Key }) {
			continue // the first counts
		}
		w.write(" " + a.Key)
		if a.Key != "open" {
			w.write(`="`)
			w.out = escape(w.out, []byte(a.Val))
			w.write(`"`)
		}
	}
	w.write(">")
	if !void[name] {
		w.open = append(w.open, tag{name: name, offset: offset, keeps: keepsText(name, raw)})
		w.besideMark(name, w.options.Typography.Quotes().Open)
	}
}

// endTag closes the innermost element of the name, if the author opened one
// here.
func (w *writer) endTag(name string, offset int) {
	i := len(w.open) - 1
	for i >= w.base && w.open[i].name != name {
		i--
	}
	if i < w.base {
		hint := "take it out, or open it in the same paragraph"
		if _, ok := allowed[name]; !ok {
			hint = insteadOf(name)
		}
		w.report(diag.RawHTML, offset, hint, "</%s> closes nothing", name)
		return
	}
	w.closeFrom(i + 1)
	if !w.open[i].refused {
		w.endElement(name)
	}
	w.open = w.open[:i]
}

// closeFrom closes the elements from the ith on, which their author did not.
func (w *writer) closeFrom(i int) {
	for len(w.open) > i {
		t := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		if t.refused {
			continue
		}
		w.endElement(t.name)
		w.report(diag.RawHTML, t.offset,
			"write </"+t.name+"> where it ends, in the same paragraph or emphasis and before what encloses it ends",
			"<%s> is not closed", t.name)
	}
}

func (w *writer) endElement(name string) {
	w.besideMark(name, w.options.Typography.Quotes().Close)
	w.write("</" + name + ">")
}

// inElement reports whether an element other than <details> is open here.
func (w *writer) inElement() bool {
	return slices.ContainsFunc(w.open[w.base:], func(t tag) bool { return !t.refused && t.name != "details" })
}

// innermost returns the name of the innermost element that is open here.
func (w *writer) innermost() string {
	for i := len(w.open) - 1; i >= w.base; i-- {
		if !w.open[i].refused {
			return w.open[i].name
		}
	}
	return ""
}

// inCode reports whether text now is a refused script or style sheet.
func (w *writer) inCode() bool {
	if len(w.open) == w.base {
		return false
	}
	t := w.open[len(w.open)-1]
	return t.refused && (t.name == "script" || t.name == "style")
}

// attributeOffset returns where an attribute's name stands in a tag, not
// before from, or from if it is not found.
func attributeOffset(raw []byte, key string, from int) int {
	for i := from; i+len(key) <= len(raw); i++ {
		if bytes.IndexByte([]byte(" \t\n/\"'"), raw[i-1]) >= 0 && bytes.EqualFold(raw[i:i+len(key)], []byte(key)) {
			return i
		}
	}
	return from
}

// offsetIn returns the offset in the source of the nth byte of lines.
func offsetIn(lines *text.Segments, n int) int {
	for i := range lines.Len() {
		line := lines.At(i)
		if length := line.Len(); n >= length && i < lines.Len()-1 {
			n -= length
			continue
		}
		return min(line.Start+max(0, n-line.Padding), line.Stop)
	}
	return 0
}
