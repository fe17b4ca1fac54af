package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"docsite/generator/press"
)

// Field is the words of a passage, or of one cell of a row, with the markup among them, as
// they stand in the file.
type Field struct {
	Passage    int // index of the passage among those of the text
	Start, End int // bytes of the passage's text that are its words
	From, To   int // bytes of the file
	Parts      []Part
	// Opaque says that it cannot be told which bytes are words and which markup: then there
	// is one part, the words.
	Opaque bool
}

// Part is a part of a field: words, or markup.
type Part struct {
	Form     PartForm
	Number   int // of markup, from 1 in the order of the field; what closes has that of what opens it
	From, To int // bytes of the file
	// Text is what the passage's text has of it: of words these, of markup that parts lines a
	// space, of other markup nothing.
	Text  string
	Shown string // of a link or a picture, where it leads
}

// PartForm is what a part of a field is.
type PartForm uint8

const (
	Characters PartForm = iota // words; one character where it is written as an escape or a reference
	Gap                        // white space that is folded, and a line's end within a paragraph
	Alone                      // markup that is no pair: the mark of a note, a line's end that is kept, a comment
	Opens
	Closes
)

// Fields returns the passages of text[body:], as [Converter.Convert] does, and the fields of
// those that have words, in their order. Code has none.
func (c *Converter) Fields(file string, text []byte, body int) ([]press.Passage, []Field) {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.begin(c, file, text, body)
	tree := w.parse()
	w.attribute(tree)
	r := &recorder{escapes: map[int]int{}}
	passages := w.recorded(tree, r)
	var fields []Field
	for _, s := range r.stretches {
		f := fieldReader{stretch: s, escapes: r.escapes, text: text, body: w.body, opened: map[ast.Node]int{}}
		if f.read(passages[s.passage]) {
			fields = append(fields, f.field)
		}
	}
	w.end()
	return passages, fields
}

// recorder notes what an outliner comes by, so that the bytes between its words can be told.
// A nil recorder notes nothing.
type recorder struct {
	escapes   map[int]int // characters that are written as an escape or a reference: byte of the file to length there
	stretches []stretch
}

// stretch is what may be a field.
type stretch struct {
	passage    int
	node       ast.Node // whose inlines it is
	start, end int      // bytes of the passage's text
	marks      []mark
}

// mark is where a node among the words begins or ends.
type mark struct {
	run   int // of the passage, before which it stands
	node  ast.Node
	opens bool
}

// begin notes that the inlines of a node follow.
func (r *recorder) begin(o *outliner, n ast.Node) {
	if r != nil {
		r.stretches = append(r.stretches, stretch{passage: len(o.passages) - 1, node: n, start: len(o.text) - o.from().text})
	}
}

// finish notes that the inlines of a node are at their end.
func (r *recorder) finish(o *outliner) {
	if r != nil {
		r.stretches[len(r.stretches)-1].end = len(o.text) - o.from().text
	}
}

// drop forgets a passage that turned out to be none.
func (r *recorder) drop(passage int) {
	for r != nil && len(r.stretches) > 0 && r.stretches[len(r.stretches)-1].passage == passage {
		r.stretches = r.stretches[:len(r.stretches)-1]
	}
}

// mark notes that a node begins or ends. Of words this is the end of their line alone.
func (r *recorder) mark(o *outliner, n ast.Node, opens bool) {
	if r == nil || len(r.stretches) == 0 {
		return
	}
	if t, ok := n.(*ast.Text); ok && (opens || !t.HardLineBreak() && !t.SoftLineBreak()) {
		return
	}
	s := &r.stretches[len(r.stretches)-1]
	s.marks = append(s.marks, mark{len(o.runs) - o.from().runs, n, opens})
}

// escape notes that a character at a byte of the file takes so many bytes there.
func (r *recorder) escape(at, length int) {
	if r != nil {
		r.escapes[at] = length
	}
}

// fieldReader parts the bytes of a field into words and markup.
type fieldReader struct {
	stretch
	escapes map[int]int
	text    []byte // of the file
	body    int
	field   Field
	at      int              // byte of the file as far as which it is read
	next    int              // of the marks
	opened  map[ast.Node]int // index of the part that opens a node
}

// read takes the runs of the passage that lie in the field, and what stands around and
// between them. It reports whether there are words.
func (f *fieldReader) read(p press.Passage) bool {
	end := min(f.end, len(p.Text))
	if f.start >= end {
		return false
	}
	f.field.Passage, f.field.Start = f.passage, f.start
	f.field.End = f.start + len(strings.TrimRight(p.Text[f.start:end], " \t"))
	first := 0
	for first < len(p.Runs) && int(p.Runs[first].Text) < f.field.Start {
		first++
	}
	last := first
	for last < len(p.Runs) && int(p.Runs[last].Text) < f.field.End {
		last++
	}
	if first == last || strings.TrimSpace(p.Text[f.field.Start:f.field.End]) == "" {
		return false
	}
	from, to, known := f.bounds()
	if begins := int(p.Runs[first].Source); !known || begins < from || begins >= to {
		from, known = begins, false
	}
	f.field.From, f.at = from, from
	phantom := "" // white space of the passage's text that stands nowhere
	for i := first; i < last; i++ {
		stop := f.field.End
		if i+1 < last {
			stop = int(p.Runs[i+1].Text)
		}
		words := p.Text[p.Runs[i].Text:stop]
		at := int(p.Runs[i].Source)
		if at < f.at && known {
			at = f.title(words, to)
		}
		if at < f.at || !f.between(i, at, phantom) {
			return f.opaque(p)
		}
		n, length, ok := f.written(words, at, i+1)
		if !ok || strings.Trim(words[n:], " \t") != "" || len(words)-n > 1 {
			return f.opaque(p)
		}
		f.put(Part{Form: Characters, From: at, To: at + length, Text: words[:n]})
		phantom = words[n:]
	}
	f.field.To = f.at
	if known && f.at <= to {
		f.field.To = to
		if !f.between(len(p.Runs), to, phantom) {
			return f.opaque(p)
		}
	}
	f.number()
	return true
}

// opaque makes one part of the field.
func (f *fieldReader) opaque(p press.Passage) bool {
	f.field.Opaque = true
	f.field.From, f.field.To = int(p.Runs[0].Source), int(p.Runs[0].Source)
	f.field.Parts = []Part{{Form: Characters, From: f.field.From, To: f.field.To, Text: p.Text[f.field.Start:f.field.End]}}
	return true
}

// bounds returns where the lines of the field's block begin and end, if it has lines.
func (f *fieldReader) bounds() (from, to int, known bool) {
	if f.node.Type() != ast.TypeBlock || f.node.Lines().Len() == 0 {
		return 0, 0, false
	}
	lines := f.node.Lines()
	from, to = lines.At(0).Start+f.body, lines.At(lines.Len()-1).Stop+f.body
	to = from + len(strings.TrimRight(string(f.text[from:max(from, to)]), " \t\n"))
	for from < to && (f.text[from] == ' ' || f.text[from] == '\t') {
		from++
	}
	return from, to, true
}

// title returns where the title of a picture stands, whose place the tree does not say; -1
// where it is not found before a byte of the file.
func (f *fieldReader) title(words string, to int) int {
	for _, quote := range []string{` "`, ` '`, ` (`, "\n\"", "\n'"} {
		if i := strings.Index(string(f.text[f.at:to]), quote+strings.TrimRight(words, " ")); i >= 0 {
			return f.at + i + len(quote)
		}
	}
	return -1
}

// written returns how many bytes of words stand at a place of the file, and how many bytes
// they take there. A space at the end of a line is no part of them.
func (f *fieldReader) written(words string, at, run int) (n, length int, ok bool) {
	if length, escaped := f.escapes[at]; escaped {
		n = len(strings.TrimRight(words, " \t"))
		if n == 0 {
			n = len(words)
		}
		return n, length, true
	}
	for n < len(words) && at+n < len(f.text) && words[n] == f.text[at+n] {
		n++
	}
	if n == len(words) && n > 1 && words[n-1] == ' ' && f.breaks(run) {
		n--
	}
	return n, n, n > 0
}

// breaks reports whether a line ends before a run and any markup.
func (f *fieldReader) breaks(run int) bool {
	if f.next == len(f.marks) || f.marks[f.next].run > run {
		return false
	}
	_, is := f.marks[f.next].node.(*ast.Text)
	return is
}

// put appends a part, which begins where the last one ended.
func (f *fieldReader) put(part Part) {
	f.field.Parts = append(f.field.Parts, part)
	f.at = part.To
}

// between takes what stands before a run, as far as a byte of the file. It reports whether
// the white space that stands nowhere found its place there.
func (f *fieldReader) between(run, to int, phantom string) bool {
	for whole := true; f.next < len(f.marks) && (f.marks[f.next].run <= run); f.next++ {
		m := f.marks[f.next]
		if !whole {
			f.fail(m)
			continue
		}
		length := matches(m, f.text[f.at:to])
		if length < 0 {
			f.aside(to)
			length = matches(m, f.text[f.at:to])
		}
		switch {
		case length < 0:
			whole = false
			f.fail(m)
		case length > 0:
			phantom = f.take(m, length, phantom)
		}
	}
	f.aside(to)
	if f.at < to {
		f.put(Part{Form: Alone, From: f.at, To: to})
	}
	if last := len(f.field.Parts) - 1; phantom != "" {
		if last < 0 || f.field.Parts[last].Form == Characters {
			return false
		}
		f.field.Parts[last].Text += phantom
	}
	return true
}

// take puts the markup of a mark.
func (f *fieldReader) take(m mark, length int, phantom string) string {
	part := Part{Form: Alone, From: f.at, To: f.at + length}
	switch n := m.node.(type) {
	case *ast.Text:
		if !n.HardLineBreak() {
			part.Form = Gap
		}
		part.Text, phantom = phantom, ""
	case *inlineElement:
		if n.name == "br" {
			part.Text, phantom = phantom, ""
			f.put(part)
			return phantom
		}
	case *ast.Link:
		part.Shown = string(n.Destination)
	case *ast.Image:
		part.Shown = string(n.Destination)
	}
	if pairs(m.node) {
		if m.opens {
			part.Form = Opens
			f.opened[m.node] = len(f.field.Parts)
		} else if open, ok := f.opened[m.node]; ok {
			part.Form, part.Number = Closes, open+1 // until [fieldReader.number]
		}
	}
	f.put(part)
	return phantom
}

// fail leaves the markup of a mark to what stands around it. What it opened is no pair.
func (f *fieldReader) fail(m mark) {
	if open, ok := f.opened[m.node]; ok && !m.opens {
		f.field.Parts[open].Form = Alone
	}
}

// aside takes comments and white space that stand before something else.
func (f *fieldReader) aside(to int) {
	for f.at < to {
		rest := string(f.text[f.at:to])
		n := len(rest) - len(strings.TrimLeft(rest, " \t\n"))
		switch {
		case n > 0:
			f.put(Part{Form: Gap, From: f.at, To: f.at + n})
		case strings.HasPrefix(rest, "<!--") && strings.Contains(rest, "-->"):
			f.put(Part{Form: Alone, From: f.at, To: f.at + strings.Index(rest, "-->") + len("-->")})
		default:
			return
		}
	}
}

// number counts the markup. What opens and is not closed is no pair.
func (f *fieldReader) number() {
	closed := map[int]bool{}
	for _, p := range f.field.Parts {
		if p.Form == Closes {
			closed[p.Number-1] = true
		}
	}
	count, parts := 0, f.field.Parts
	for i := range parts {
		p := &parts[i]
		switch {
		case p.Form == Closes:
			p.Number = parts[p.Number-1].Number
			continue
		case p.Form == Opens && !closed[i]:
			p.Form = Alone
		case p.Form != Opens && p.Form != Alone:
			continue
		}
		count++
		p.Number = count
	}
}
