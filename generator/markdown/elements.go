package markdown

// allowed are the HTML elements that an author may write, with the attributes
// of each beside lang and dir, which all may have. The names are those of the
// HTML Standard, 4.5 and 4.11.1.
var allowed = map[string][]string{
	"abbr": {"title"}, "b": nil, "bdi": nil, "br": nil, "cite": nil, "del": nil,
	"details": {"open"}, "dfn": {"title"}, "em": nil, "i": nil, "ins": nil,
	"kbd": nil, "mark": nil, "q": nil, "rb": nil, "rp": nil, "rt": nil,
	"ruby": nil, "s": nil, "small": nil, "span": nil, "strong": nil, "sub": nil,
	"summary": nil, "sup": nil, "time": {"datetime"}, "u": nil, "wbr": nil,
}

// void are the elements that have no end tag (HTML Standard, 13.1.2).
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true,
	"hr": true, "img": true, "input": true, "link": true, "meta": true,
	"source": true, "track": true, "wbr": true,
}

// insteadOf says what to write instead of an element that is not allowed.
func insteadOf(name string) string {
	switch name {
	case "a":
		return "write [text](address)"
	case "img", "picture", "source", "figure", "figcaption":
		return "write ![what it shows](file.jpg \"caption\") in a paragraph of its own"
	case "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "col", "colgroup":
		return "write a Markdown table: cells between |, and a row of --- under the head"
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "write ## before the heading"
	case "p", "div", "section", "article", "aside", "main", "header", "footer", "nav", "center", "font":
		return "leave it out: an empty line begins a new paragraph, and the site's style sheet says how things look"
	case "ul", "ol", "li":
		return "write a Markdown list: - or 1. before each item"
	case "dl", "dt", "dd":
		return "write a definition list: the term on a line, and under it : and its meaning"
	case "blockquote":
		return "write > before each line of the quotation"
	case "hr":
		return "write --- on a line of its own, between empty lines"
	case "code", "samp", "var", "tt":
		return "write `text` between backquotes"
	case "pre":
		return "write the lines between two lines of ```"
	case "strike":
		return "write ~~text~~"
	case "script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "input", "button":
		return "take it out: a release holds text and pictures, and nothing that runs or loads something else"
	case "video", "audio":
		return "put the file beside the release and link to it: [text](file.mp4)"
	}
	return "take it out, or write &lt; for the character <"
}

// withoutAttribute says what to do about an attribute that is not allowed.
func withoutAttribute(name string) string {
	switch {
	case len(name) > 2 && name[:2] == "on":
		return "take it out: a release holds nothing that runs"
	case name == "style", name == "class", name == "align", name == "color", name == "size":
		return "take it out: the site's style sheet says how things look"
	case name == "id", name == "name":
		return "take it out, and link to a heading, which has an anchor of its own"
	}
	return "take it out"
}
