package markdown

import (
	"bytes"
	"math"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	goldmark "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// Block is a block of a text that lies in no other, as its author wrote it: a
// heading, a paragraph, a whole list or table.
type Block struct {
	Kind     BlockKind
	Text     []byte   // whole lines without empty ones around them; it ends in a line feed
	Pictures [][]byte // of a Figure, the addresses of its pictures as they are written
}

// BlockKind tells what is to be done with a block in another language.
type BlockKind uint8

const (
	Words  BlockKind = iota // they are translated
	Figure                  // pictures alone: they stay, and their words are translated
	Kept                    // it is the same in every language: code, a line, addresses, tags around other blocks
	Remark                  // a comment, which is for its author alone
)

// Blocks returns the blocks of text[body:], in order. Nothing but empty lines is
// left out. What the text is, [Converter.Convert] says.
func (c *Converter) Blocks(text []byte, body int) []Block {
	w := &writer{source: text[body:]}
	p := newParser()
	p.AddOptions(wholeHTML)
	tree, _ := parse(p, w.source)
	type found struct {
		at   int
		node ast.Node
	}
	var starts []found
	add := func(n ast.Node) {
		if at := beginning(n); at < len(w.source) {
			at = bytes.LastIndexByte(w.source[:at], '\n') + 1
			starts = append(starts, found{at, n})
		}
	}
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*east.FootnoteList); ok {
			for note := list.FirstChild(); note != nil; note = note.NextSibling() {
				add(note)
			}
			continue
		}
		add(n)
	}
	slices.SortStableFunc(starts, func(a, b found) int { return a.at - b.at })
	starts = slices.CompactFunc(starts, func(a, b found) bool { return a.at == b.at })
	var blocks []Block
	put := func(n ast.Node, lines []byte) {
		for empty := 0; empty >= 0; lines = lines[empty:] {
			if empty = bytes.IndexByte(lines, '\n') + 1; len(bytes.TrimSpace(lines[:empty])) > 0 || empty == 0 {
				break
			}
		}
		if lines = bytes.TrimRight(lines, " \t\n"); len(lines) > 0 {
			blocks = append(blocks, w.blockOf(n, append(bytes.Clone(lines), '\n')))
		}
	}
	for i, s := range starts {
		end := len(w.source)
		if i+1 < len(starts) {
			end = starts[i+1].at
		}
		if i == 0 {
			put(nil, w.source[:s.at])
		}
		put(s.node, w.source[s.at:end])
	}
	if starts == nil {
		put(nil, w.source)
	}
	return blocks
}

func (w *writer) blockOf(n ast.Node, text []byte) Block {
	switch n := n.(type) {
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.ThematicBreak, *ast.LinkReferenceDefinition, nil:
		return Block{Kind: Kept, Text: text}
	case *ast.HTMLBlock:
		return blockOfHTML(text)
	case *ast.Paragraph:
		if !w.onlyPictures(n) {
			break
		}
		b := Block{Kind: Figure, Text: text}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if picture, ok := c.(*ast.Image); ok {
				b.Pictures = append(b.Pictures, picture.Destination)
			}
		}
		return b
	}
	return Block{Kind: Words, Text: text}
}

// blockOfHTML returns a block of HTML. One whose tags enclose other blocks is kept,
// so that they still do in the other language.
func blockOfHTML(text []byte) Block {
	if isComment(bytes.TrimSpace(text)) {
		return Block{Kind: Remark, Text: text}
	}
	b := Block{Kind: Kept, Text: text}
	hasWords := false // besides a caption
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(text)); ; {
		switch z.Next() {
		case html.ErrorToken:
			open = slices.DeleteFunc(open, func(name string) bool { return elements[name].endless })
			switch {
			case len(open) > 0:
				return Block{Kind: Kept, Text: text}
			case hasWords:
				return Block{Kind: Words, Text: text}
			case b.Pictures != nil:
				b.Kind = Figure
			}
			return b
		case html.TextToken:
			hasWords = hasWords || !slices.Contains(open, "figcaption") && bytes.ContainsFunc(z.Text(), isWord)
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			lines := goldmark.NewSegments()
			lines.Append(goldmark.NewSegment(0, len(raw)))
			g := readTag(raw, &places{source: raw, lines: lines}, 0)
			for _, a := range g.attributes {
				if g.name == "img" && a.key == "src" {
					b.Pictures = append(b.Pictures, bytes.Clone(a.markdown()))
				}
			}
			if !void[g.name] {
				open = append(open, g.name)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			i := len(open) - 1
			for i >= 0 && open[i] != string(name) {
				i--
			}
			if i < 0 {
				return Block{Kind: Kept, Text: text}
			}
			open = open[:i]
		}
	}
}

// beginning returns the offset at which a node begins in the text, or the
// greatest number if nothing of it stands there.
func beginning(n ast.Node) int {
	first := math.MaxInt
	if at := n.Pos(); at >= 0 {
		first = at
	}
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		first = min(first, n.Lines().At(0).Start)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		first = min(first, beginning(c))
	}
	return first
}
