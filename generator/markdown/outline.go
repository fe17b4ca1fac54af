package markdown

import (
	"bytes"
	"slices"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"docsite/generator/press"
)

// outliner takes the passages of a text out of its tree. It must see the tree
// before it is written, which changes it.
type outliner struct {
	*writer
	text     []byte // of all passages, one behind the other
	runs     []press.Run
	passages []press.Passage
	ends     []span // of each passage in text and runs
	depth    int    // of lists
	next     int    // byte of the body that would go on with the last run
	again    bool
	recorder *recorder // nil where only the passages are wanted
}

type span struct{ text, runs int }

// passages returns the pieces of a text.
func (w *writer) passages(tree ast.Node) []press.Passage { return w.recorded(tree, nil) }

// recorded returns the pieces of a text, and lets a recorder note where they stand.
func (w *writer) recorded(tree ast.Node, r *recorder) []press.Passage {
	o := outliners.Get().(*outliner)
	defer outliners.Put(o)
	*o = outliner{writer: w, text: o.text[:0], runs: o.runs[:0], passages: o.passages[:0], ends: o.ends[:0], next: -1, recorder: r}
	o.within(tree, press.Paragraph)
	text, runs, passages, from := string(o.text), slices.Clone(o.runs), slices.Clone(o.passages), span{}
	for i := range passages {
		p, end := &passages[i], o.ends[i]
		p.Text = text[from.text:end.text]
		p.Runs = runs[from.runs:end.runs:end.runs]
		from = end
	}
	clear(o.passages) // they hold on to the text
	o.writer, o.recorder = nil, nil
	return passages
}

// outliners are for their buffers.
var outliners = sync.Pool{New: func() any { return &outliner{} }}

// within takes up the blocks in a block, in which a paragraph is of a kind.
func (o *outliner) within(n ast.Node, kind press.PassageKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		o.take(c, kind)
	}
}

func (o *outliner) take(n ast.Node, kind press.PassageKind) {
	switch n := n.(type) {
	case *ast.Paragraph:
		if o.onlyPictures(n) {
			o.passage(press.Figure, n, 0)
		} else {
			o.passage(kind, n, o.depth)
		}
	case *ast.TextBlock:
		o.passage(kind, n, o.depth)
	case *attribution:
		before := len(o.passages)
		o.passage(kind, n, o.depth)
		if len(o.passages) > before {
			o.passages[before].Speaker = n.speaker
		}
	case *ast.Heading:
		o.passage(press.Heading, n, n.Level)
	case *ast.List:
		o.depth++
		o.within(n, kind)
		o.depth--
	case *ast.ListItem:
		o.begin(n, press.Item)
	case *ast.Blockquote:
		o.begin(n, press.Quotation)
	case *east.DefinitionTerm:
		o.passage(press.Term, n, 0)
	case *east.DefinitionDescription:
		o.begin(n, press.Description)
	case *east.Footnote:
		o.begin(n, press.Footnote)
	case *east.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			o.passage(press.Row, row, 0)
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		o.code(n)
	case *blockElement:
		o.element(n, kind)
	default:
		o.within(n, kind)
	}
}

// begin takes up what may be several paragraphs of one thing.
func (o *outliner) begin(n ast.Node, kind press.PassageKind) {
	o.again = false
	depth := o.depth
	if kind != press.Item {
		o.depth = 0
	}
	o.within(n, kind)
	o.depth = depth
	o.again = false
}

// passage takes up one, of the inlines in a block.
func (o *outliner) passage(kind press.PassageKind, n ast.Node, level int) {
	p := o.open(kind, level)
	if kind == press.Row {
		for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != n.FirstChild() {
				o.trim()
				o.text = append(o.text, '\t')
			}
			o.words(p, cell)
		}
	} else {
		o.words(p, n)
	}
	at := n.Pos()
	if at < 0 { // a paragraph of HTML
		at = min(beginning(n), len(o.source))
	}
	o.close(at)
}

func (o *outliner) open(kind press.PassageKind, level int) *press.Passage {
	again := o.again && (kind == press.Item || kind == press.Quotation || kind == press.Description || kind == press.Footnote)
	o.passages = append(o.passages, press.Passage{Kind: kind, Level: level, Again: again})
	o.next = -1
	return &o.passages[len(o.passages)-1]
}

// close ends the passage that was opened; one without words and references is
// none. It stands where its first character does, or at an offset of the body.
func (o *outliner) close(offset int) {
	o.trim()
	last := len(o.passages) - 1
	from := o.from()
	p := &o.passages[last]
	if len(o.text) == from.text && len(p.Refs) == 0 {
		o.passages = o.passages[:last]
		o.recorder.drop(last)
		return
	}
	if len(o.runs) > from.runs {
		offset = int(o.runs[from.runs].Source) - o.body
	}
	p.At = o.at(offset)
	o.ends = append(o.ends, span{len(o.text), len(o.runs)})
	o.again = true
}

// from is where the text and the runs of the open passage begin.
func (o *outliner) from() span {
	if n := len(o.ends); n > 0 {
		return o.ends[n-1]
	}
	return span{}
}

// trim takes white space off the end of the passage.
func (o *outliner) trim() {
	from := o.from()
	o.text = o.text[:from.text+len(bytes.TrimRightFunc(o.text[from.text:], isGap))]
	for n := len(o.runs); n > from.runs && int(o.runs[n-1].Text) >= len(o.text)-from.text; n-- {
		o.runs = o.runs[:n-1]
	}
	o.next = -1
}

// add appends bytes that stand at an offset of the body. ASCII white space is
// folded, and of the beginning all white space is taken off.
func (o *outliner) add(s []byte, offset int) {
	start := o.from().text
	if len(o.text) == start {
		n := len(s)
		s = bytes.TrimLeftFunc(s, unicode.IsSpace)
		offset += n - len(s)
	}
	for len(s) > 0 {
		n := 0
		for n < len(s) && (s[n] > ' ' || !util.IsSpace(s[n]) || n > 0 && s[n] == ' ' && n+1 < len(s) && !util.IsSpace(s[n+1])) {
			n++
		}
		if n > 0 {
			o.put(s[:n], offset)
		} else {
			n = 1
			if last := len(o.text) - 1; last >= start && o.text[last] != ' ' && o.text[last] != '\t' {
				o.put(blank, offset)
			}
		}
		s, offset = s[n:], offset+n
	}
}

var blank = []byte{' '}

// put appends bytes as they are.
func (o *outliner) put(s []byte, offset int) {
	if o.next != offset {
		o.runs = append(o.runs, press.Run{Text: int32(len(o.text) - o.from().text), Source: int32(o.body + offset)})
	}
	o.text = append(o.text, s...)
	o.next = offset + len(s)
}

// isGap reports white space within a passage, which a tab between cells is not.
func isGap(r rune) bool { return r != '\t' && unicode.IsSpace(r) }

// space appends a space that stands nowhere.
func (o *outliner) space() {
	if n := len(o.text); n > o.from().text && o.text[n-1] != ' ' && o.text[n-1] != '\t' {
		o.text = append(o.text, ' ')
	}
}

// prose appends Markdown text with its escapes and references undone.
func (o *outliner) prose(s []byte, offset int) {
	if hasNone(s, special) {
		o.add(s, offset)
		return
	}
	for len(s) > 0 {
		n := bytes.IndexAny(s, special)
		if n < 0 {
			n = len(s)
		}
		o.add(s[:n], offset)
		if s, offset = s[n:], offset+n; len(s) == 0 {
			return
		}
		characters, length := undo(s)
		o.recorder.escape(o.body+offset, length)
		o.next = -1
		o.add([]byte(characters), offset)
		o.next = -1
		s, offset = s[length:], offset+length
	}
}

// words appends the text of a block, or of a cell.
func (o *outliner) words(p *press.Passage, n ast.Node) {
	o.recorder.begin(o, n)
	o.inlines(p, n)
	o.recorder.finish(o)
}

// inlines appends the text of an inline container, as [writer.appendPlain] has
// it, with its references.
func (o *outliner) inlines(p *press.Passage, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		o.recorder.mark(o, c, true)
		o.inline(p, c)
		o.recorder.mark(o, c, false)
	}
}

func (o *outliner) inline(p *press.Passage, c ast.Node) {
	switch c := c.(type) {
	case *ast.Text:
		if value := c.Segment.Value(o.writer.source); c.IsRaw() {
			o.add(value, c.Segment.Start)
		} else {
			o.prose(value, c.Segment.Start)
		}
		if c.HardLineBreak() || c.SoftLineBreak() && !o.joins(c) {
			o.space()
		}
	case *ast.AutoLink:
		label := c.Label(o.writer.source)
		address := string(c.URL(o.writer.source))
		if c.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + address
		}
		end := o.refer(p, press.Hyperlink, []byte(address))
		if offset, ok := o.offset(label); ok {
			o.add(label, offset)
		} else {
			o.add(label, max(0, c.Pos()))
		}
		end()
	case *ast.Link:
		end := o.refer(p, press.Hyperlink, c.Destination)
		o.inlines(p, c)
		end()
	case *ast.Image:
		end := o.refer(p, press.Picture, c.Destination)
		o.inlines(p, c)
		end()
		if p.Kind == press.Figure && !util.IsBlank(c.Title) {
			o.space()
			if offset, ok := o.offset(c.Title); ok {
				o.prose(c.Title, offset)
			} else {
				o.prose(c.Title, max(0, c.Pos()))
			}
		}
	case *missingNote:
		o.add(c.segment.Value(o.writer.source), c.segment.Start)
	case *ruby:
		o.prose(c.base.Value(o.writer.source), c.base.Start)
	case *inlineElement:
		switch {
		case c.isReading():
		case c.name == "br":
			o.space()
		default:
			o.inlines(p, c)
		}
	case *east.FootnoteLink, *east.FootnoteBacklink:
	default:
		if c.Type() == ast.TypeBlock { // in a cell
			o.space()
		}
		o.inlines(p, c)
	}
}

// refer takes up a link or a picture, and returns what is called where its words end.
func (o *outliner) refer(p *press.Passage, kind press.LinkKind, dest []byte) (end func()) {
	if !hasNone(dest, special) {
		dest = unescape(nil, dest)
	}
	at, n := len(o.text)-o.from().text, len(p.Refs)
	p.Refs = append(p.Refs, press.Ref{Kind: kind, Dest: string(dest), Text: at, End: at})
	return func() { p.Refs[n].End = len(o.text) - o.from().text }
}

// code takes up a block of code, line by line: its white space is folded too.
func (o *outliner) code(n ast.Node) {
	o.open(press.Code, 0)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		o.add(line.Value(o.writer.source), line.Start-line.Padding)
	}
	o.close(n.Pos())
}

// element takes up a block of HTML that Markdown has no form for.
func (o *outliner) element(n *blockElement, kind press.PassageKind) {
	switch {
	case n.name == "tr":
		o.passage(press.Row, n, 0)
	case n.name == "pre":
		o.passage(press.Code, n, 0)
	case n.name == "summary":
		o.passage(kind, n, o.depth)
	case n.name == "figure" && o.isOfPictures(n):
		o.passage(press.Figure, n, 0)
	default:
		o.within(n, kind)
	}
}

// isOfPictures reports whether a figure holds pictures and their caption alone.
func (o *outliner) isOfPictures(n *blockElement) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph:
			if !o.onlyPictures(c) {
				return false
			}
		case *blockElement:
			if c.name != "figcaption" {
				return false
			}
		default:
			return false
		}
	}
	return true
}
