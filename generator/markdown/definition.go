package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// definitionTransformer takes the definitions of links (CommonMark 4.7) off the
// beginning of paragraphs. goldmark's own moves all lines of a paragraph for each.
type definitionTransformer struct{}

func (definitionTransformer) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := n.Lines(), reader.Source()
	if lines.Len() == 0 {
		return
	}
	if first := lines.At(0); !bytes.HasPrefix(bytes.TrimLeft(first.Value(source), " \t"), []byte("[")) {
		return
	}
	block := lineReader{text.NewBlockReader(source, lines), lines}
	done := 0
	for more := true; more; {
		d, behind, another := definition(block)
		if d == nil {
			break
		}
		d.SetBlankPreviousLines(done == 0 && n.HasBlankPreviousLines())
		for i := done + 1; i < behind; i++ {
			d.Lines().Append(lines.At(i))
		}
		last := d.Lines().Len() - 1
		end := d.Lines().At(last)
		d.Lines().Set(last, end.TrimRightSpace(source))
		done, more = behind, another
		n.Parent().InsertBefore(n.Parent(), n, d)
		pc.AddReference(parser.NewReference(d.Label, d.Destination, d.Title))
	}
	switch {
	case done == lines.Len():
		n.Parent().RemoveChild(n.Parent(), n)
	case done > 0:
		rest := text.NewSegments()
		rest.AppendAll(lines.Sliced(done, lines.Len()))
		n.SetLines(rest)
	}
}

// definition reads the definition that stands at the beginning of a line, and
// returns the line behind it and whether another one may follow; nil where there
// is none.
func definition(block text.Reader) (d *ast.LinkReferenceDefinition, behind int, more bool) {
	block.SkipSpaces()
	line, place := block.PeekLine()
	if line == nil || line[0] != '[' {
		return nil, 0, false
	}
	block.Advance(1)
	label, ok := enclosed(block, '[', ']')
	if !ok || util.IsBlank(label) || block.Peek() != ':' {
		return nil, 0, false
	}
	block.Advance(1)
	block.SkipSpaces()
	address := addressOf(block)
	if address == nil {
		return nil, 0, false
	}
	rest, _ := block.PeekLine()
	ends := util.IsBlank(rest) // what follows in the next line can be its title, and need not
	number, _ := block.Position()
	behind = number + 1
	_, spaces, _ := block.SkipSpaces()
	var title []byte
	closer := map[byte]byte{'"': '"', '\'': '\'', '(': ')'}[block.Peek()]
	if more = closer == 0; !more {
		opener := block.Peek()
		block.Advance(1)
		title, more = enclosed(block, opener, closer)
		if rest, _ = block.PeekLine(); spaces == 0 || !util.IsBlank(rest) {
			title, more = nil, false
		}
		if more {
			number, _ = block.Position()
			behind, ends = number+1, true
		}
	}
	if !ends {
		return nil, 0, false
	}
	d = ast.NewLinkReferenceDefinition(label, address, title)
	d.Lines().Append(place)
	return d, behind, more
}

// enclosed reads to the sign that closes what was opened, over lines.
func enclosed(block text.Reader, opener, closer byte) ([]byte, bool) {
	parts, found := block.FindClosure(opener, closer, text.FindClosureOptions{Newline: true, Advance: true})
	if !found {
		return nil, false
	}
	if parts.Len() == 1 {
		return block.Value(parts.At(0)), true
	}
	var all []byte
	for i := range parts.Len() {
		all = append(all, block.Value(parts.At(i))...)
	}
	return all, true
}

// addressOf reads the address of a link (CommonMark 6.3); nil where there is none.
func addressOf(block text.Reader) []byte {
	line, _ := block.PeekLine()
	angles := bytes.HasPrefix(line, []byte("<"))
	open, i := 0, 0
	if angles {
		i = 1
	}
	for ; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && util.IsPunct(line[i+1]):
			i++
		case angles && c == '>':
			block.Advance(i + 1)
			return line[1:i]
		case angles:
		case util.IsSpace(c) || c == ')' && open == 0:
			block.Advance(i)
			return nilIfEmpty(line[:i])
		case c == '(':
			open++
		case c == ')':
			open--
		}
	}
	if angles {
		return nil
	}
	block.Advance(len(line))
	return nilIfEmpty(line)
}

func nilIfEmpty(s []byte) []byte {
	if len(s) == 0 {
		return nil
	}
	return s
}
