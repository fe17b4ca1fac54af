package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"docsite/generator/diag"
	"docsite/generator/lint"
)

// lint reports what package lint finds in a text: in its characters, and in the prose of
// its blocks. What an author writes about Markdown stands in code, of which nothing is
// told.
func (w *writer) lint(tree ast.Node) {
	l := linter{writer: w, code: slices.Clone(w.unlinted)}
	_ = ast.Walk(tree, l.visit)
	l.reportUnused()
	found := wrongCharacters(w.source)
	if len(found) > 0 && len(l.code) > 0 {
		found = wrongCharacters(without(l.code, w.source))
	}
	for _, f := range found {
		w.report(f.Code, f.At, f.Hint, "%s", f.Message)
	}
}

// without returns a text with spaces in the place of its parts.
func without(parts []text.Segment, source []byte) []byte {
	source = bytes.Clone(source)
	for _, part := range parts {
		for i := part.Start; i < part.Stop; i++ {
			if source[i] != '\n' {
				source[i] = ' '
			}
		}
	}
	return source
}

type linter struct {
	*writer
	definitions
	code  []text.Segment
	prose []byte
	// nested is emphasis that was not meant: emphasis in emphasis of the same kind, where a space
	// stands before the mark that was meant to close the outer one, and words between asterisks
	// within words.
	nested []lint.Finding
}

func (l *linter) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.CodeBlock:
		l.addCode(n.Lines())
		l.proseAsCode(n)
	case *ast.FencedCodeBlock:
		l.addCode(n.Lines())
		if n.Info != nil {
			l.code = append(l.code, n.Info.Segment)
		}
	case *ast.HTMLBlock:
	case *ast.LinkReferenceDefinition:
		l.definitions.all = append(l.definitions.all, n)
	case *ast.Heading:
		l.accidentalHeading(n)
		l.lintProse(n, false)
	case *ast.Paragraph:
		if _, missing := missingCells(n.Lines(), l.source); missing <= mostMissing { // which was told
			l.lintProse(n, true)
		}
	case *ast.TextBlock, *attribution:
		l.lintProse(n, true)
	case *east.DefinitionTerm:
		l.lintProse(n, false)
	case *east.TableCell:
		l.lintProse(n, false)
	case *east.TableRow:
		l.cellsBeyondHead(n)
		l.rowUnmeant(n)
		return ast.WalkContinue, nil
	default:
		return ast.WalkContinue, nil
	}
	return ast.WalkSkipChildren, nil
}

func (l *linter) addCode(lines *text.Segments) {
	if n := lines.Len(); n > 0 {
		l.code = append(l.code, text.NewSegment(lines.At(0).Start, lines.At(n-1).Stop))
	}
}

// lintProse looks at the prose of a block.
func (l *linter) lintProse(n ast.Node, paragraph bool) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return
	}
	first, last := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	block := l.source[first:last]
	suspect := !hasNone(block, "*_~[|\t") || bytes.Contains(block, []byte("<!--")) || paragraph && lint.MayBeLine(block) ||
		bytes.Contains(block, []byte("［")) || bytes.Contains(block, []byte("｜")) || bytes.Contains(block, []byte("＊"))
	code := bytes.IndexByte(block, '`') >= 0
	if !suspect && !code { // the places of code are needed
		return
	}
	l.prose = append(l.prose[:0], block...)
	for i := range l.prose {
		if l.prose[i] != '\n' {
			l.prose[i] = ' '
		}
	}
	for i := range lines.Len() {
		line := lines.At(i)
		for at := line.Start; at < line.Stop; at++ {
			if l.source[at] != '\n' {
				l.prose[at-first] = byte(lint.Markup)
			}
		}
	}
	l.nested = l.nested[:0]
	l.mask(n, first)
	if !suspect {
		return
	}
	found := append(l.nested, lint.Prose(l.prose, paragraph)...)
	for _, f := range lint.OneALine(l.prose, found) {
		l.report(f.Code, first+f.At, f.Hint, "%s", f.Message)
	}
	for _, f := range lint.ToFillIn(l.prose) {
		l.report(f.Code, first+f.At, f.Hint, "%s", f.Message)
	}
}

// mask puts what is plain text in an inline container into the prose, which begins at an
// offset of the source.
func (l *linter) mask(n ast.Node, first int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			l.show(c.Segment, first)
		case *ruby:
			l.show(c.base, first)
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					l.code = append(l.code, t.Segment)
					l.fill(t.Segment, first, lint.Code)
				}
			}
		case *ast.AutoLink:
			if offset, ok := l.offset(c.Label(l.source)); ok {
				l.fill(text.NewSegment(offset, offset+len(c.Label(l.source))), first, lint.Address)
			}
		case *ast.Emphasis:
			l.mask(c, first)
			if at, ok := l.isWithinWords(c); ok {
				l.nested = append(l.nested, lint.Finding{At: at - first, Code: diag.AlmostMarkdown,
					Message: "asterisks within words make emphasis of what stands between them", Hint: "write \\* for each asterisk that is one"})
			}
			if at, ok := l.isNested(c); ok {
				l.nested = append(l.nested, lint.Finding{At: at - first, Code: diag.AlmostMarkdown,
					Message: "this emphasis does not end where it was meant to: before its ** stands a space", Hint: "delete the space before the **"})
			}
		case *ast.Link:
			l.refer(c.Reference)
			l.mask(c, first)
		case *ast.Image:
			l.refer(c.Reference)
		case *ast.RawHTML:
		default:
			l.mask(c, first)
		}
	}
}

func (l *linter) fill(s text.Segment, first int, with lint.Mask) {
	for at := max(s.Start, first); at < s.Stop && at-first < len(l.prose); at++ {
		if l.prose[at-first] != '\n' {
			l.prose[at-first] = byte(with)
		}
	}
}

// show puts plain text into the prose, but for escapes.
func (l *linter) show(s text.Segment, first int) {
	from, to := max(s.Start, first)-first, min(s.Stop-first, len(l.prose))
	if from >= to {
		return
	}
	shown := l.prose[from:to]
	copy(shown, l.source[first+from:first+to])
	for i := 0; i+1 < len(shown); i++ {
		if shown[i] == '\\' && '!' <= shown[i+1] && shown[i+1] <= '~' && !isWord(rune(shown[i+1])) {
			shown[i], shown[i+1] = byte(lint.Escape), byte(lint.Escape)
			i++
		}
	}
}

// isNested returns where strong emphasis begins that stands in strong emphasis, behind a
// space.
func (l *linter) isNested(n *ast.Emphasis) (at int, nested bool) {
	outer, ok := n.Parent().(*ast.Emphasis)
	before, text := n.PreviousSibling().(*ast.Text)
	if !ok || !text || n.Level != 2 || outer.Level != 2 {
		return 0, false
	}
	value := before.Segment.Value(l.source)
	return before.Segment.Stop, len(value) > 0 && value[len(value)-1] == ' ' && before.Segment.Stop < len(l.source) && l.source[before.Segment.Stop] == '*'
}

// isWithinWords returns where emphasis begins of several words that begins and ends within a
// word: 3*4 and 5*6.
func (l *linter) isWithinWords(n *ast.Emphasis) (at int, within bool) {
	begin, ok := n.FirstChild().(*ast.Text)
	end, also := n.LastChild().(*ast.Text)
	if !ok || !also {
		return 0, false
	}
	at, stop := begin.Segment.Start-n.Level, end.Segment.Stop+n.Level
	if at < 1 || stop >= len(l.source) || l.source[at] != '*' {
		return 0, false
	}
	before, _ := utf8.DecodeLastRune(l.source[:at])
	after, _ := utf8.DecodeRune(l.source[stop:])
	return at, lint.IsWestern(before) && lint.IsWestern(after) && bytes.ContainsAny(l.source[at:stop], " \n")
}

// proseAsCode reports a paragraph that is code because of the spaces before it.
func (l *linter) proseAsCode(n *ast.CodeBlock) {
	var block []byte
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		block = append(block, line.Value(l.source)...)
	}
	if lint.IsProse(block) {
		first := n.Lines().At(0)
		at := first.Start + len(first.Value(l.source)) - len(bytes.TrimLeft(first.Value(l.source), " \t"))
		l.report(diag.ProseAsCode, min(at, first.Stop), "delete the spaces before it; code stands between lines ```", "four spaces or a tab make code of this paragraph")
	}
}

// accidentalHeading reports a sentence that a line beneath it makes a heading.
func (l *linter) accidentalHeading(n *ast.Heading) {
	if !l.isAccidental(n) {
		return
	}
	l.report(diag.HeadingUnmeant, n.Lines().At(0).Start, "leave a line empty before the line beneath, or write “## Heading”",
		"the line of %s beneath makes a heading of this sentence", [...]string{"equals signs", "dashes"}[n.Level-1])
}

// isAccidental reports whether a heading is surely a paragraph above a line of dashes.
func (w *writer) isAccidental(n *ast.Heading) bool {
	lines := n.Lines()
	if lines.Len() == 0 || n.Level > 2 {
		return false
	}
	last := lines.At(lines.Len() - 1)
	if !underline.Match(w.source[last.Stop:]) {
		return false
	}
	return n.Level == 2 && lines.Len() > 1 || isSentence(last.Value(w.source))
}

// underline is the line beneath a heading that has no marks of its own.
var underline = regexp.MustCompile(`^\n?[ \t>]*(?:-+|=+)[ \t]*(?:\n|$)`)

// isSentence reports whether a line is surely a sentence, or a part of one, and no heading:
// it ends in a comma, or in a full stop and is no abbreviation.
func isSentence(line []byte) bool {
	line = bytes.TrimRight(bytes.TrimSpace(line), ")）»”\"’』」\u00A0 *_")
	last, _ := utf8.DecodeLastRune(line)
	return last == ',' || last == '、' || last == '。' || last == '．' || last == '.' && len(bytes.Fields(line)) >= 4
}
