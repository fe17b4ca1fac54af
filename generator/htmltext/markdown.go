package htmltext

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/marker"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
)

// Write writes an element with what is in it as Markdown. What Markdown has no form for stays HTML, as
// docsite takes it. The tree is changed.
func Write(element *html.Node) (string, error) {
	holder := &html.Node{Type: html.DocumentNode}
	Remove(element)
	holder.AppendChild(element)
	text, err := newConverter().ConvertNode(holder)
	if err != nil {
		return "", fmt.Errorf("write HTML as Markdown: %w", err)
	}
	return tidy(string(text)), nil
}

// newConverter returns a converter of HTML. One of them serves one text.
func newConverter() *converter.Converter {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithHorizontalRule("---"), commonmark.WithListEndComment(false)),
		table.NewTablePlugin(table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	c.Register.TextTransformer(escapeEntities, converter.PriorityEarly)
	c.Register.TextTransformer(escapeSigns, converter.PriorityLate)
	for name := range Phrases {
		c.Register.RendererFor(name, converter.TagTypeInline, renderPhrase, converter.PriorityEarly)
	}
	for _, name := range []string{"dl", "details", "table", "figure"} {
		c.Register.RendererFor(name, converter.TagTypeBlock, renderBlock, converter.PriorityEarly)
	}
	c.Register.RendererFor("picture-line", converter.TagTypeBlock, base.RenderAsPlaintextWrapper, converter.PriorityEarly)
	c.Register.RendererFor(noteMark, converter.TagTypeInline, renderNoteMark, converter.PriorityEarly)
	c.Register.RendererFor("a", converter.TagTypeInline, renderLink, converter.PriorityEarly)
	return c
}

// Phrases are elements within a line that Markdown has no signs for.
var Phrases = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields("abbr bdi cite del dfn ins kbd mark q rb rp rt ruby s samp small span sub sup time u var") {
		m[name] = true
	}
	return m
}()

var entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// EscapeEntities keeps what was text from becoming a character: “&amp;lt;” in HTML is the text “&lt;”.
func EscapeEntities(text string) string { return entity.ReplaceAllString(text, "&amp;$1") }

func escapeEntities(_ converter.Context, text string) string { return EscapeEntities(text) }

// The converter puts a mark before what it may have to escape.
const mark = string(marker.MarkerEscaping)

var (
	// BareAddress is an address in a text, of which a reader makes a link. It holds no escapes; nor is an _ within
	// a word a sign.
	BareAddress = regexp.MustCompile(strings.ReplaceAll(`https?://(?:~?[A-Za-z0-9-])+~?\.(?:~?[A-Za-z0-9.-])*(?:~?[/:?#](?:~?[A-Za-z0-9._/?@!$&'()*+,;=%:#-])*)?`, "~", mark))
	innerSign   = regexp.MustCompile(`([A-Za-z0-9])` + mark + `_`)
)

// escapeSigns escapes what the converter holds for text and docsite for markup: footnotes,
// definitions of links, strikethrough, ruby.
func escapeSigns(ctx converter.Context, text string) string {
	if inLink, _ := ctx.Value("is_inside_link").(bool); !inLink {
		text = BareAddress.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, mark, "") })
	}
	if strings.Contains(text, mark+"_") {
		var b strings.Builder
		at := 0
		for _, m := range innerSign.FindAllStringIndex(text, -1) {
			if m[1] < len(text) && isPlainLetter(text[m[1]]) {
				b.WriteString(text[at:m[0]+1] + "_")
				at = m[1]
			}
		}
		text = b.String() + text[at:]
	}
	text = strings.NewReplacer(mark+"[", `\[`, mark+"]", `\]`, mark+"|", `\|`, mark+"~", `\~`, mark+"`", "\\`").Replace(text)
	if strings.Contains(text, "《") {
		text = strings.ReplaceAll(text, "｜", `\｜`)
	}
	return text
}

func isPlainLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

var (
	bareSign = regexp.MustCompile(`^[> ]+$`)
	oneItem  = regexp.MustCompile(`^ *(?:[-*+]|\d+\.) .*\S$`)
	subItem  = regexp.MustCompile(`^ +(?:[-*+]|1\.) `)
)

// tidy takes spaces from the ends of lines that are empty but for signs, and the empty line
// between an item and the list in it, which would set all items as paragraphs; and it escapes colons that would
// make a definition of the line above.
func tidy(text string) string {
	var lines []string
	code := false
	for line := range strings.SplitSeq(text, "\n") {
		rest := strings.TrimLeft(line, " ")
		if strings.HasPrefix(rest, "```") {
			code = !code
		}
		switch n := len(lines); {
		case code:
		case bareSign.MatchString(line):
			line = strings.TrimRight(line, " ")
		case strings.HasPrefix(rest, ":") && n > 0:
			line = line[:len(line)-len(rest)] + `\` + rest
		case n > 1 && lines[n-1] == "" && oneItem.MatchString(lines[n-2]) && subItem.MatchString(line) && indent(line) > indent(lines[n-2]):
			lines = lines[:n-1]
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// renderPhrase writes an element within a line as a tag, what is in it as Markdown.
func renderPhrase(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	if n.Data == "span" && len(n.Attr) == 0 || n.FirstChild == nil {
		ctx.RenderChildNodes(ctx, w, n)
		return converter.RenderSuccess
	}
	w.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		w.WriteString(" " + a.Key + `="` + html.EscapeString(OneLine(a.Val)) + `"`)
	}
	w.WriteString(">")
	ctx.RenderChildNodes(ctx, w, n)
	w.WriteString("</" + n.Data + ">")
	return converter.RenderSuccess
}

// renderNoteMark writes the mark of a footnote.
func renderNoteMark(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	w.WriteString("[^")
	ctx.RenderChildNodes(ctx, w, n)
	w.WriteString("]")
	return converter.RenderSuccess
}

// renderLink leaves to Markdown what it can write, and writes a link around blocks or in code as
// its words.
func renderLink(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	if Attribute(n, "href") != "" && !Within(n, "a", "pre", "code") {
		return converter.RenderTryNext
	}
	ctx.RenderChildNodes(ctx, w, n)
	return converter.RenderSuccess
}

// renderBlock writes a block as HTML that Markdown has no form for, in lines none of which is
// empty.
func renderBlock(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	if n.Data == "table" && isGrid(n) {
		return converter.RenderTryNext
	}
	if Within(n, "table", "dl", "details", "figure") {
		return converter.RenderTryNext // it is written with what is around it
	}
	var b strings.Builder
	breakLines(n)
	if html.Render(&b, n) != nil { // a tree that no parser makes
		return converter.RenderTryNext
	}
	w.WriteString("\n\n")
	for line := range strings.Lines(b.String()) {
		if strings.TrimSpace(line) != "" {
			w.WriteString(strings.TrimRight(line, " \t\n") + "\n")
		}
	}
	w.WriteString("\n\n")
	return converter.RenderSuccess
}

// breakLines begins parts of a block on lines of their own, so that somebody can read them.
func breakLines(root *html.Node) {
	for n := range root.Descendants() {
		if IsElement(n, "tr", "caption", "thead", "tbody", "tfoot", "dt", "dd", "summary", "figcaption") {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: "\n"}, n)
		}
	}
}

// isGrid reports whether a table is one of Markdown: a row of heads above rows of cells,
// none of which is joined or holds more than a line.
func isGrid(table *html.Node) bool {
	rows := Elements(table, "tr")
	if len(rows) < 2 || len(Elements(table, "caption", "table", "tfoot")) > 0 || Within(table, "table", "li", "td") {
		return false
	}
	width := 0
	for i, row := range rows {
		cells := 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if !IsElement(c, "td", "th") {
				continue
			}
			cells++
			if IsElement(c, "th") != (i == 0) || HasAttribute(c, "colspan") || HasAttribute(c, "rowspan") || HasAttribute(c, "lang") {
				return false
			}
			for n := range c.Descendants() {
				if IsElement(n, "br", "img") || n.Type == html.ElementNode && Blocks[n.Data] {
					return false
				}
			}
		}
		if i == 0 {
			width = cells
		}
		if cells == 0 || cells != width {
			return false
		}
	}
	return true
}
