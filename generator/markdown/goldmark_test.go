package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// goldmarks returns a parser of the dialect in which everything that goldmark has is
// goldmark's own.
var goldmarks = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(missingNoteParser{}, 150),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(colonTagParser{}, 250),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 450),
			util.Prioritized(strikethroughParser{}, 450),
			util.Prioritized(bareAddressParser{}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			util.Prioritized(rubyTransformer{}, 1000),
			util.Prioritized(lineTransformer{}, 1001),
		),
	)
})

// markdownAlone is our parser as it is before the tree's HTML is read.
func markdownAlone() parser.Parser { return newParser(util.Prioritized(runParser{}, 1000)) }

// nearBugs reports what goldmark does not as CommonMark says, and our definitions
// do: what stands behind the title of a definition makes it none, and its line is text.
func nearBugs(body string) bool { return behindTitle.MatchString(body) }

var behindTitle = regexp.MustCompile(`\n[>\s\-*+\d.]*["'(]`)

// tree writes the tree of a text; texts that follow each other are one, and cells that the
// head of a table has no column for, which goldmark leaves out, are none.
func tree(p parser.Parser, body string) string {
	source := []byte(body)
	root, _ := parse(p, source)
	var b strings.Builder
	var write func(n ast.Node)
	write = func(n ast.Node) {
		if t, ok := n.(*ast.Text); ok {
			b.Write(t.Segment.Value(source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				fmt.Fprintf(&b, "⏎%v", t.HardLineBreak())
			}
			return
		}
		b.WriteString("<" + n.Kind().String())
		switch n := n.(type) {
		case *ast.Link:
			fmt.Fprintf(&b, " %q %q", n.Destination, n.Title)
		case *ast.Image:
			fmt.Fprintf(&b, " %q %q", n.Destination, n.Title)
		case *ast.LinkReferenceDefinition:
			fmt.Fprintf(&b, " %q %q %q %d", n.Label, n.Destination, n.Title, n.Lines().Len())
		case *east.FootnoteLink:
			fmt.Fprintf(&b, " %d %d %d", n.Index, n.RefIndex, n.RefCount)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			b.Write(n.Lines().Value(source))
		}
		b.WriteString(">")
		most := -1
		if table, ok := n.Parent().(*east.Table); ok {
			most = len(table.Alignments)
		}
		for c := n.FirstChild(); c != nil && most != 0; c = c.NextSibling() {
			write(c)
			most--
		}
		b.WriteString("</>")
	}
	write(root)
	return b.String()
}
