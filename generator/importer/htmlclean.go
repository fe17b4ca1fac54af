package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"docsite/generator/htmltext"
)

// kept are the attributes that docsite takes, by element; lang and dir everywhere.
var kept = map[string][]string{
	"a": {"href"}, "img": {"src", "alt", "title"}, "ol": {"start", "reversed"}, "li": {"value"},
	"td": {"colspan", "rowspan", "headers"}, "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
	"abbr": {"title"}, "dfn": {"title"}, "time": {"datetime"}, "ins": {"datetime"}, "del": {"datetime"}, "details": {"open"},
}

// staying are the elements that stay; of others what they hold stays.
var staying = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields("a b blockquote br caption code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li ol p pre strong summary table tbody td tfoot th thead tr ul") {
		m[name] = true
	}
	for name := range htmltext.Phrases {
		m[name] = true
	}
	return m
}()

// linker knows where addresses in a text lead, and takes up what is lost of it.
type linker interface {
	resolve(address string) target
	file(way string) string // puts a file of the archive beside the text; its name there
	lose(line int, format string, args ...any)
}

// cleaner makes an element of a page one that package htmltext can write, and tells what is lost.
type cleaner struct {
	page    linker
	element *html.Node
	told    map[string]bool
	places  map[string]string // anchors of headings, by what the page calls them; nil until they are asked for
}

// lose tells of a loss; of the same once.
func (c *cleaner) lose(n *html.Node, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if !c.told[what] {
		c.told[what] = true
		c.page.lose(lineOf(n), "%s", what)
	}
}

// clean brings the element into form. title is the document's, which no heading repeats.
func (c *cleaner) clean(title string) {
	c.each(c.withoutPrograms)
	withoutPermalinks(c.element)
	c.headings(title)
	c.each(c.anchor)
	c.each(c.figure)
	c.each(c.layout)
	c.each(c.attributes)
	c.each(func(n *html.Node) {
		if isElement(n, "p") && strings.TrimSpace(wordsOf(n)) == "" && len(elements(n, "img")) == 0 {
			remove(n) // which only kept others apart
		}
	})
}

// each calls a function for each element, but for those that one before took out.
func (c *cleaner) each(do func(*html.Node)) {
	for _, n := range slices.Collect(c.element.Descendants()) {
		for p := n; p != nil; p = p.Parent {
			if p == c.element {
				do(n)
				break
			}
		}
	}
}

var notShown = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

var background = regexp.MustCompile(`(?i)\burl\(\s*['"]?([^'")]+)`)

// withoutPrograms takes out what runs, loads something else or is for no reader.
func (c *cleaner) withoutPrograms(n *html.Node) {
	if n.Type == html.CommentNode {
		remove(n)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	if m := background.FindStringSubmatch(attribute(n, "style")); m != nil {
		c.lose(n, "a picture behind the text: %s", shorten(m[1]))
	}
	out := func(what string) {
		c.lose(n, "%s", what)
		remove(n)
	}
	switch n.Data {
	case "script":
		out("a script")
	case "style", "link", "meta", "title", "template", "base":
		remove(n) // how it looks, and what is for programs
	case "noscript":
		out("what is shown where no scripts run (noscript)")
	case "form":
		if len(elements(n, "p", "h2", "h3", "table", "ul")) > 0 && len(wordsOf(n)) > 200 {
			unwrap(n) // of systems that put a whole page into one
		} else {
			out("a form")
		}
	case "input", "select", "textarea", "button", "datalist", "meter", "progress":
		if attribute(n, "type") != "hidden" {
			c.lose(n, "a field of a form")
		}
		remove(n)
	case "nav":
		out("a navigation")
	case "svg", "canvas", "math":
		out("a drawing or formula (" + n.Data + "): “" + wordsOf(n) + "”")
	case "iframe", "embed", "object", "applet", "frame":
		c.embed(n, n.Data+", which shows something else")
	case "video", "audio":
		c.film(n)
	default:
		switch {
		case attribute(n, "role") == "navigation":
			out("a navigation")
		case hasAttribute(n, "hidden") || notShown.MatchString(attribute(n, "style")):
			if words := wordsOf(n); words != "" {
				out("a part that was hidden: “" + shorten(words) + "”")
			} else {
				remove(n)
			}
		}
	}
}

// embed puts a link in the place of what is shown from elsewhere.
func (c *cleaner) embed(n *html.Node, what string) {
	address := attribute(n, "src") + attribute(n, "data")
	to := c.page.resolve(address)
	words := attribute(n, "title")
	switch {
	case to.kind == toWeb:
		c.lose(n, "%s: %s; a link stands in its place", what, address)
		if words == "" {
			words = to.href
		}
		p := newElement("p", "")
		p.AppendChild(newElement("a", words, "href", to.href, lineKey, attribute(n, lineKey)))
		replace(n, p)
	default:
		c.lose(n, "%s: %s", what, address)
		remove(n)
	}
}

// film puts a link to a file of the archive, or elsewhere, in the place of a film or a sound.
func (c *cleaner) film(n *html.Node) {
	address := attribute(n, "src")
	for _, s := range elements(n, "source") {
		if address == "" {
			address = attribute(s, "src")
		}
	}
	to := c.page.resolve(address)
	what := map[string]string{"video": "a film", "audio": "a sound"}[n.Data]
	if to.kind != toFile && to.kind != toWeb {
		c.lose(n, "%s: %s", what, address)
		remove(n)
		return
	}
	c.lose(n, "%s, %s: a link stands in its place", what, address)
	words := attribute(n, "title")
	if words == "" {
		words = baseName(address)
	}
	p := newElement("p", "")
	p.AppendChild(newElement("a", words, "href", address, lineKey, attribute(n, lineKey)))
	replace(n, p)
}

// withoutPermalinks takes the signs out of headings and the like, such as ¶ or #, that lead to themselves.
func withoutPermalinks(root *html.Node) {
	for _, head := range elements(root, "h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "figcaption") {
		for _, a := range elements(head, "a") {
			if strings.HasPrefix(attribute(a, "href"), "#") && !strings.ContainsFunc(wordsOf(a), isWord) && len(elements(a, "img")) == 0 {
				if id := attribute(a, "id"); id != "" && attribute(head, "id") == "" {
					setAttribute(head, "id", id)
				}
				remove(a)
			}
		}
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// headings takes out the heading that is the title, and puts the others below it.
func (c *cleaner) headings(title string) {
	for i, h := range elements(c.element, "h1", "h2", "h3", "h4", "h5", "h6") {
		if words := wordsOf(h); words == title && (i == 0 || h.Data == "h1") || words == "" {
			remove(h)
		}
	}
	if len(elements(c.element, "h1")) == 0 {
		return
	}
	for _, h := range elements(c.element, "h1", "h2", "h3", "h4", "h5") {
		h.Data = "h" + string(h.Data[1]+1)
		h.DataAtom = 0
	}
}

// figure makes a figure of one picture and its caption a picture of Markdown.
func (c *cleaner) figure(n *html.Node) {
	if !isElement(n, "figure") {
		return
	}
	images, captions := elements(n, "img"), elements(n, "figcaption")
	alone := len(images) == 1 && len(captions) <= 1 && len(elements(n, "table", "blockquote", "pre", "ul", "ol", "dl")) == 0
	switch {
	case !alone:
		for _, part := range append(captions, images...) {
			if isElement(part, "figcaption") {
				part.Data, part.DataAtom = "p", 0
			} else if part.Parent == n {
				line := newElement("p", "")
				replace(part, line)
				line.AppendChild(part)
			}
		}
		n.Data, n.DataAtom = "div", 0
	case len(captions) == 1 && len(elements(captions[0], "a", "em", "strong", "i", "b")) > 0:
		// Its caption has markup, which a title of Markdown cannot have.
	default:
		if len(captions) == 1 {
			setAttribute(images[0], "title", wordsOf(captions[0]))
			remove(captions[0])
		}
		n.Data, n.DataAtom = "picture-line", 0
	}
}

// layout takes tables apart that only say where something stands.
func (c *cleaner) layout(n *html.Node) {
	if !isElement(n, "table") {
		return
	}
	role := attribute(n, "role")
	cells := elements(n, "td", "th")
	if role != "presentation" && role != "none" && len(cells) > 1 && (len(elements(n, "table")) == 0 || len(elements(n, "th")) > 0) {
		return
	}
	if len(cells) > 1 {
		c.lose(n, "a table that says where things stand: they follow each other")
	}
	for _, part := range elements(n, "td", "th", "caption") {
		if nearest(part, "table") == n {
			part.Data, part.DataAtom = "div", 0
		}
	}
	for _, part := range elements(n, "thead", "tbody", "tfoot", "tr", "colgroup") {
		if nearest(part, "table") == n {
			unwrap(part)
		}
	}
	n.Data, n.DataAtom = "div", 0
}

// nearest returns the nearest element around a node that has a name.
func nearest(n *html.Node, name string) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if isElement(p, name) {
			return p
		}
	}
	return nil
}

// attributes takes out the elements and attributes that docsite does not take.
func (c *cleaner) attributes(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.Data {
	case "strike":
		n.Data = "s"
	case "acronym":
		n.Data = "abbr"
	case "tt":
		n.Data = "code"
	case "center", "section", "article", "main", "header", "footer", "aside", "hgroup", "address", "fieldset", "legend", "dialog", "menu", "dir", "figcaption":
		if n.Data == "menu" || n.Data == "dir" {
			n.Data = "ul"
		} else if !isElement(n.Parent, "figure") {
			n.Data = "div"
		}
	}
	n.DataAtom = 0
	if !staying[n.Data] && n.Data != "picture-line" {
		unwrap(n)
		return
	}
	attrs := n.Attr[:0]
	for _, a := range n.Attr {
		switch {
		case a.Namespace != "", a.Key != "lang" && a.Key != "dir" && !slices.Contains(kept[n.Data], a.Key):
		case (a.Key == "colspan" || a.Key == "rowspan") && (a.Val == "1" || !smallNumber.MatchString(a.Val)):
		case a.Key == "lang" && strings.TrimSpace(a.Val) == "":
		default:
			attrs = append(attrs, a)
		}
	}
	n.Attr = attrs
}

var smallNumber = regexp.MustCompile(`^[1-9][0-9]{0,2}$`)

// shorten cuts what is told of a text.
func shorten(s string) string {
	const most = 100
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
