// Package markdown turns the text of a release, written in Markdown, into HTML
// and into the little that the later stages must know of it.
//
// The dialect is CommonMark 0.31 with tables, strikethrough, bare addresses,
// footnotes and definition lists. goldmark parses it; what goldmark cannot do
// for a trilingual newsroom is added here, a file a subject:
//
//	run.go        plain characters, many at a time
//	emphasis.go   ** and _ beside Japanese punctuation
//	linebreak.go  a line break beside a Japanese character makes no space
//	linkify.go    bare addresses, also straight after a Japanese character
//	heading.go    anchors that keep é as e and 概要 as 概要; the outline
//	phrase.go     headings that break between phrases
//	footnote.go   footnotes, and marks that have none
//	ruby.go       readings: ｜漢字《かんじ》; lintruby.go reports what is almost one
//	readings.go   readings of all else, in a language that writes them
//	bound.go      what a text may hold of one thing, so that each takes its time and no more
//
// HTML that an author wrote becomes what Markdown makes of the same words:
//
//	elements.go                      what becomes of each element
//	htmlblock.go                     where a block of HTML ends
//	html.go                          the HTML in a tree, and what lies between its tags
//	htmltag.go, htmlattribute.go     tags and their places; what stays of attributes
//	htmlbuild.go, htmltree.go        what a tag begins and ends; what is open
//	htmltext.go, htmlnote.go         words, links and pictures; marks of footnotes
//	colon.go                         tags of word processors, which CommonMark takes for words
//	htmlanchor.go                    places that links lead to
//	htmlnode.go, htmlwrite.go        elements that Markdown has no form for
//
// The tree is then written by our own [writer] and not by goldmark's renderer,
// because nearly every element differs: no inline style or script (a strict
// Content-Security-Policy holds), no link to anything but a page, a file, a
// mailbox or a telephone, nothing of HTML as it stands in the source.
//
//	block.go, table.go, paragraph.go   blocks; quotations, notes, figures
//	attribution.go                     whose words a quotation has: > — Name, office
//	tablerow.go                        rows that are longer than their head
//	lines.go                           lines of a paragraph that are lines
//	almost.go, prose.go                what is almost one of them; see package lint
//	lintcharacters.go                  characters that are wrong, also where a reference writes them
//	definition.go, definitionunused.go   definitions of links; those that no link refers to
//	inline.go, text.go                 inlines, characters, plain text
//	setting.go                         texts as the language sets them
//	outline.go                         the text in plain pieces, with their places
//	address.go, link.go, picture.go    what a destination may be
//	mark.go                            references inside the site
//
// # Marks
//
// Where a reference inside the site leads is known only when all releases are
// read. So it stands in the HTML as a mark: NUL, the index into
// [Document.Links] in decimal digits, NUL, in the place of the attributes. A
// NUL that an author wrote is U+FFFD in the HTML, as CommonMark 2.3 wants, so a
// mark is never mistaken. [Fill] exchanges marks for attributes.
//
// A person whom a quotation names by an ID stands as NUL, @, the ID, NUL in the place of
// the name, which [FillSpeakers] writes there.
//
// # Diagnostics
//
// Whatever is refused is told in [Document.Diagnostics] with its own line and
// column, and left out of the HTML, which is well-formed all the same.
package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"docsite/generator/diag"
	"docsite/generator/furigana"
	"docsite/generator/press"
	"docsite/generator/typeset"
)

// Options are what differs between the languages of a site.
type Options struct {
	// Language is the tag of the language. Text that is said to be in another one is
	// not set.
	Language string
	// JoinLines says that the language is written without spaces, as Japanese
	// and Chinese are: a line break beside such a character makes none.
	JoinLines bool
	// Phrases cuts a heading's text where its line had best end; nil if the
	// language has spaces. The parts are the text.
	Phrases func(text string) []string
	// Typography sets texts as the language does; nil leaves them as they are.
	Typography *typeset.Setter
	// Readings returns how the Han characters of a text are read, each of which has its reading
	// above it; nil in a language that does not write them. The words are those that the author gave a
	// reading to.
	Readings func(text string, words map[string]string) []furigana.Ruby
	// ExternalLink is plain text that a screen reader hears straight after the
	// text of a link that leaves the site, such as " (external site)"; empty for
	// nothing.
	ExternalLink string
	// Table is the accessible name of the box that a wide table scrolls in.
	Table string
	// Footnotes is the accessible name of the section of notes.
	Footnotes string
	// FootnoteBack is the accessible name of the link from a note to its mark.
	FootnoteBack string
	// Own is the site's base URL, absolute and ending in a slash. Links to what
	// lies beneath it are not external.
	Own string
}

// Document is a converted text.
type Document struct {
	HTML  []byte       // with marks, see [Fill]; nil if it was not asked for
	Links []press.Link // references inside the site, in the order of their marks
	IDs   []string     // anchors of headings ("geneve"), HTML, footnotes ("fn:1") and their marks ("fnref:1"), in order

	// Headings are those that have words and stand in no quotation, in order; for a list
	// of contents.
	Headings []press.SectionHeading

	// Lead is the first top-level paragraph that has words, as plain text that
	// is set: ASCII white space folded into single spaces, footnote marks and the
	// readings of ruby left out. A figure, note, quotation or list is none.
	Lead string

	// Speakers are the people whom quotations name by their IDs, in order.
	Speakers []press.Speaker

	// Passages are the pieces of the text as its author wrote them, in order.
	Passages []press.Passage

	Text        bool // there is text besides pictures
	Empty       bool // there is neither text nor picture; comments count as nothing
	Diagnostics []diag.Diagnostic
}

// Converter converts texts of one language. One serves many goroutines.
type Converter struct {
	options  Options
	parser   parser.Parser // takes up runs of characters, see [runParser]
	single   parser.Parser // takes up one after the other
	own      string        // Options.Own without its scheme
	external string        // HTML that follows the text of a link that leaves the site
}

// New returns a converter.
func New(o Options) *Converter {
	c := &Converter{options: o, parser: newParser(util.Prioritized(runParser{}, 1000)), single: newParser(), own: withoutScheme(o.Own)}
	c.parser.AddOptions(wholeHTML, parser.WithASTTransformers(structured))
	c.single.AddOptions(wholeHTML, parser.WithASTTransformers(structured))
	if o.ExternalLink != "" {
		c.external = `<span class="vh">` + string(escape(nil, []byte(o.ExternalLink))) + `</span>`
	}
	return c
}

// structured comes before the footnotes and the ruby of a text, which may stand in its HTML.
var structured = util.Prioritized(htmlTransformer{}, 900)

// Convert reads text[body:] as Markdown. The text is a whole file, valid UTF-8
// with LF line ends and no byte order mark, and body a byte offset into it;
// positions are those of the whole file, whose name is file.
func (c *Converter) Convert(file string, text []byte, body int) Document {
	w := writers.Get().(*writer)
	w.begin(c, file, text, body)
	tree := w.parse()
	w.attribute(tree)
	w.doc.Passages = w.passages(tree)
	w.lintRuby(tree)
	w.lint(tree)
	w.annotate(tree, text)
	w.blocks(tree)
	d := w.end()
	d.HTML = bytes.Clone(w.out)
	writers.Put(w)
	return d
}

var writers = sync.Pool{New: func() any { return new(writer) }}

// newParser returns goldmark's parser with the extensions of the dialect, and
// more. The numbers are goldmark's own priorities, but for the parsers that are
// ours.
func newParser(more ...util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(newCodeSpanParser(), 100),
			util.Prioritized(newFootnoteParser(), 101),
			util.Prioritized(missingNoteParser{}, 150),
			util.Prioritized(newLinkParser(), 200),
			util.Prioritized(colonTagParser{}, 250),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 450),
			util.Prioritized(strikethroughParser{}, 450),
			util.Prioritized(bareAddressParser{}, 999),
		),
		parser.WithInlineParsers(more...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionTransformer{}, 100),
			util.Prioritized(tableTransformer{}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(tableCodeTransformer{}, 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
			util.Prioritized(rubyTransformer{}, 1000),
			util.Prioritized(lineTransformer{}, 1001),
		),
	)
}

func withoutScheme(url string) string {
	_, rest, found := strings.Cut(url, "://")
	if !found {
		return url
	}
	return rest
}
