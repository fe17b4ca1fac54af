package markdown

import (
	"slices"
	"strconv"
	"strings"
)

// role is what an element of HTML becomes in a text.
type role uint8

const (
	asRefused   role = iota // it runs, loads or styles something, or nobody knows what it is
	asWrapper               // a block: what it holds stands in its place
	asPassing               // the same within a line
	asGone                  // nothing is left of it, for nothing is in it
	asPhrase                // an element within a line, such as <abbr>
	asSign                  // one that holds nothing, such as <br>
	asLink                  // [text](address)
	asPicture               // ![text](file)
	asParagraph             // what stands between empty lines
	asHeading               // ##
	asList                  // - or 1.
	asItem                  // of a list
	asTerms                 // a definition list
	asTerm                  // a line above : …
	asMeaning               // : …
	asQuotation             // >
	asRule                  // ---
	asVerbatim              // <pre>
	asBlock                 // another block, under its own name
)

// element says what becomes of an element.
type element struct {
	role    role
	name    string   // in the page
	keeps   []string // attributes beside id, lang and dir
	inside  []string // the elements of which it is a part, the nearest first
	holds   content
	endless bool // its end tag may be left out (HTML Standard, 13.1.2.4)
	looks   bool // it says how something looks
	literal bool // its text is not set
}

// content is what may stand straight in an element.
type content uint8

const (
	flow    content = iota // blocks; words are a paragraph
	compact                // blocks; words alone are words, as in a tight list
	words                  // words
	ofParts                // certain elements alone
)

// elements are those of HTML that a text may hold; releases/README.md tells editors of
// them. What is not here is refused. The names are those of the HTML Standard, 4.3 to 4.11, and, of obsolete
// elements, 16.2.
var elements = func() map[string]element {
	m := map[string]element{
		"wbr": {role: asSign}, "br": {role: asSign},
		"a":   {role: asLink, keeps: []string{"href", "title"}, holds: words},
		"img": {role: asPicture, keeps: []string{"src", "alt", "title"}},

		"p":          {role: asParagraph, holds: words, endless: true},
		"ul":         {role: asList, holds: ofParts},
		"menu":       {role: asList, name: "ul", holds: ofParts},
		"dir":        {role: asList, name: "ul", holds: ofParts},
		"ol":         {role: asList, keeps: []string{"start", "reversed", "type"}, holds: ofParts},
		"li":         {role: asItem, keeps: []string{"value"}, inside: []string{"ul", "ol", "menu", "dir"}, holds: compact, endless: true},
		"dl":         {role: asTerms, holds: ofParts},
		"dt":         {role: asTerm, inside: []string{"dl"}, holds: words, endless: true},
		"dd":         {role: asMeaning, inside: []string{"dl"}, holds: compact, endless: true},
		"blockquote": {role: asQuotation, keeps: []string{"cite"}},
		"hr":         {role: asRule},
		"pre":        {role: asVerbatim, holds: words},

		"address":    {role: asBlock, holds: compact},
		"details":    {role: asBlock, keeps: []string{"open"}},
		"summary":    {role: asBlock, inside: []string{"details"}, holds: words},
		"figure":     {role: asBlock},
		"figcaption": {role: asBlock, inside: []string{"figure"}, holds: compact},
		"table":      {role: asBlock, holds: ofParts},
		"caption":    {role: asBlock, inside: []string{"table"}, holds: compact, endless: true},
		"thead":      {role: asBlock, inside: []string{"table"}, holds: ofParts, endless: true},
		"tbody":      {role: asBlock, inside: []string{"table"}, holds: ofParts, endless: true},
		"tfoot":      {role: asBlock, inside: []string{"table"}, holds: ofParts, endless: true},
		"tr":         {role: asBlock, inside: []string{"tbody", "thead", "tfoot", "table"}, holds: ofParts, endless: true},
		"td":         {role: asBlock, keeps: []string{"colspan", "rowspan", "headers"}, inside: []string{"tr", "tbody", "thead", "tfoot", "table"}, holds: compact, endless: true},
		"th":         {role: asBlock, keeps: []string{"colspan", "rowspan", "headers", "scope", "abbr"}, inside: []string{"tr", "tbody", "thead", "tfoot", "table"}, holds: compact, endless: true},
		"colgroup":   {role: asGone}, "col": {role: asGone}, "source": {role: asGone, looks: true}, "basefont": {role: asGone, looks: true},

		"abbr": {role: asPhrase, keeps: []string{"title"}}, "acronym": {role: asPhrase, name: "abbr", keeps: []string{"title"}},
		"dfn": {role: asPhrase, keeps: []string{"title"}}, "time": {role: asPhrase, keeps: []string{"datetime"}},
		"q": {role: asPhrase, keeps: []string{"cite"}}, "ins": {role: asPhrase, keeps: []string{"cite", "datetime"}},
		"del": {role: asPhrase, keeps: []string{"cite", "datetime"}}, "strike": {role: asPhrase, name: "s"},
		"code": {role: asPhrase, literal: true}, "tt": {role: asPhrase, name: "code", literal: true},
		"kbd": {role: asPhrase, literal: true}, "samp": {role: asPhrase, literal: true},
		"rt": {role: asPhrase, endless: true}, "rp": {role: asPhrase, endless: true},
	}
	for role, names := range map[role]string{
		asWrapper: "div section article main header footer aside nav hgroup html head body center",
		asPassing: "font big nobr blink marquee picture data",
		asHeading: "h1 h2 h3 h4 h5 h6",
		asPhrase:  "b bdi cite em i mark rb ruby s small span strong sub sup u var",
	} {
		for _, name := range strings.Fields(names) {
			m[name] = element{role: role}
		}
	}
	for name, e := range m {
		switch e.role {
		case asPhrase, asHeading:
			e.holds = words
		}
		if e.name == "" {
			e.name = name
		}
		e.looks = e.looks || slices.Contains([]string{"center", "font", "big", "nobr", "blink", "marquee", "picture"}, name)
		m[name] = e
	}
	return m
}()

// elementOf returns what becomes of an element. Those with a colon in their name
// are of a word processor, such as <o:p>, and say nothing.
func elementOf(name string) element {
	if strings.Contains(name, ":") {
		return element{role: asPassing, name: name, looks: true}
	}
	return elements[name]
}

// Allows reports whether a text may hold an element of HTML, by its name in small letters.
func Allows(name string) bool { return elementOf(name).role != asRefused }

// isBlock reports whether an element ends a paragraph.
func (e element) isBlock() bool {
	switch e.role {
	case asWrapper, asParagraph, asHeading, asList, asItem, asTerms, asTerm, asMeaning, asQuotation, asRule, asVerbatim, asBlock:
		return true
	}
	return false
}

// void are the elements that have no end tag (HTML Standard, 13.1.2).
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true,
	"hr": true, "img": true, "input": true, "link": true, "meta": true,
	"source": true, "track": true, "wbr": true,
}

// notForReaders are refused elements whose text is for no reader.
var notForReaders = map[string]bool{
	"script": true, "style": true, "iframe": true, "noscript": true, "noembed": true, "noframes": true,
}

// bounding are the elements that an end tag within them cannot close what is around
// them through, but for their own parts (HTML Standard, 13.2.4.2).
var bounding = map[string]bool{"table": true, "td": true, "th": true, "caption": true}

// mayKeep reports whether an attribute's value is one that its element can have.
func mayKeep(key, value string) bool {
	switch key {
	case "start", "value":
		_, err := strconv.ParseInt(value, 10, 32)
		return err == nil
	case "colspan", "rowspan":
		const most = 1000 // what browsers take for columns
		n, err := strconv.Atoi(value)
		return err == nil && 0 < n && n <= most
	case "scope":
		return slices.Contains([]string{"row", "col", "rowgroup", "colgroup"}, value)
	case "type":
		return slices.Contains([]string{"1", "a", "A", "i", "I"}, value)
	case "dir":
		return slices.Contains([]string{"ltr", "rtl", "auto"}, strings.ToLower(value))
	case "cite":
		target, err := CheckURL(value)
		return err == nil && target == Web
	}
	return true
}

// insteadOf says what to write instead of an element that is not allowed.
func insteadOf(name string) string {
	switch name {
	case "script", "style", "iframe", "object", "embed", "applet", "link", "meta", "base", "form", "input", "button", "select", "textarea", "frame", "frameset":
		return "take it out: a release holds text and pictures, and nothing that runs or loads something else"
	case "title":
		return "take it out: the title is the front matter's"
	case "video", "audio":
		return "name the file in the front matter, with its captions and transcript: " + name + ": {file: …}"
	case "svg":
		return "put the drawing into a file beside the release: ![what it shows](file.svg)"
	}
	return "take it out, or write &lt; for the character <"
}
