package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// runParser takes up a run of characters that begin no markup, as far as the
// line goes. goldmark would ask of each of them what it is, and whether a parser
// waits for it, and divide the text at every full stop.
//
// goldmark asks it where a line begins and at each space.
type runParser struct{}

func (runParser) Trigger() []byte { return []byte{' '} }

func (runParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if segment.Padding != 0 {
		return nil
	}
	source, n := block.Source(), runLength(line)
	run := segment.WithStop(segment.Start + n)
	t, ok := parent.LastChild().(*ast.Text)
	switch {
	case ok && bytes.HasSuffix(t.Segment.Value(source), []byte("\\")):
		return nil // goldmark knows whether the backslash escapes
	case ok && t.Segment.Stop == run.Start:
		t.Segment = t.Segment.WithStop(run.Stop)
	default:
		t = ast.NewTextSegment(run)
	}
	if n < len(line) && line[n] != '\n' {
		block.Advance(n)
		return t
	}
	t.Segment = t.Segment.TrimRightSpace(source)
	hard := bytes.HasSuffix(line, []byte("  \n"))
	t.SetHardLineBreak(hard)
	t.SetSoftLineBreak(!hard && n < len(line))
	block.AdvanceLine()
	return t
}

// leaking is a backslash that goldmark takes to escape the first character of the
// next line. A parser of inlines cannot know of that.
var leaking = []byte("\\  \n")

// runLength returns how many bytes of a line, from its first on, begin no markup.
func runLength(line []byte) int {
	for i := 1; i < len(line); i++ {
		if !isMarkup[line[i]] {
			continue
		}
		switch next := line[i+1:]; line[i] {
		case '.': // of www.
			if line[i-1]|0x20 != 'w' {
				continue
			}
		case ':': // of https://
			if !bytes.HasPrefix(next, []byte("/")) {
				continue
			}
		case '!': // of ![
			if !bytes.HasPrefix(next, []byte("[")) {
				continue
			}
		}
		return i
	}
	return len(line)
}

// isMarkup has the characters that end a run: those that [newParser]'s inline
// parsers wait for, backslashes, and the end of the line.
var isMarkup = func() (table [256]bool) {
	for _, c := range []byte("\n\\`*_~[]!<:.@") {
		table[c] = true
	}
	return table
}()
