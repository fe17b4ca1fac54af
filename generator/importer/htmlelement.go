package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// selector chooses elements, as CSS does (Selectors Level 4): type, #id, .class, [attribute],
// [attribute=value], several of them of one element, elements in others, and alternatives behind commas.
type selector [][]simple

// simple is what one element must be.
type simple struct {
	tag, id string
	classes []string
	has     [][2]string // attributes and their values; "" for whatever it is
}

var simplePart = regexp.MustCompile(`^(?:([#.]?)((?:[\p{L}_]|-[\p{L}_-])[\p{L}\p{N}_-]*|\*)|\[([\p{L}_][\p{L}\p{N}_:-]*)(?:=(?:"([^"\]]*)"|'([^'\]]*)'|([^"'\]\s]+)))?\])`)

// parseSelector reads a selector. The error says what of it is not understood.
func parseSelector(text string) (selector, error) {
	var s selector
	for alternative := range strings.SplitSeq(text, ",") {
		var way []simple
		for word := range strings.FieldsSeq(alternative) {
			var one simple
			for rest := word; rest != ""; {
				m := simplePart.FindStringSubmatch(rest)
				if m == nil {
					return nil, fmt.Errorf("the element “%s” is not understood at “%s”: write it as main, #content, .article-body, [role=main], or as div.text p", text, rest)
				}
				switch {
				case m[3] != "":
					one.has = append(one.has, [2]string{strings.ToLower(m[3]), m[4] + m[5] + m[6]})
				case m[1] == "#":
					one.id = m[2]
				case m[1] == ".":
					one.classes = append(one.classes, m[2])
				case rest != word:
					return nil, fmt.Errorf("the element “%s” is not understood at “%s”: the name of an element stands first", text, rest)
				case m[2] != "*":
					one.tag = strings.ToLower(m[2])
				}
				rest = rest[len(m[0]):]
			}
			way = append(way, one)
		}
		if way == nil {
			return nil, fmt.Errorf("the element “%s” is not understood: a name is missing", text)
		}
		s = append(s, way)
	}
	return s, nil
}

func (s simple) matches(n *html.Node) bool {
	if n.Type != html.ElementNode || s.tag != "" && n.Data != s.tag || s.id != "" && attribute(n, "id") != s.id {
		return false
	}
	classes := strings.Fields(attribute(n, "class"))
	for _, class := range s.classes {
		if !slices.Contains(classes, class) {
			return false
		}
	}
	for _, a := range s.has {
		if !hasAttribute(n, a[0]) || a[1] != "" && attribute(n, a[0]) != a[1] {
			return false
		}
	}
	return true
}

// all returns the elements that a selector chooses, in order.
func (s selector) all(root *html.Node) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if slices.ContainsFunc(s, func(way []simple) bool { return leads(way, n) }) {
			found = append(found, n)
		}
	}
	return found
}

// leads reports whether a node is the end of a way of elements in each other. To go up
// from the end and take the nearest of each is enough, for nothing but “in” joins them.
func leads(way []simple, n *html.Node) bool {
	last := len(way) - 1
	if !way[last].matches(n) {
		return false
	}
	for last--; last >= 0; last-- {
		for n = n.Parent; n != nil && !way[last].matches(n); n = n.Parent {
		}
		if n == nil {
			return false
		}
	}
	return true
}

// likeliest are elements that hold the text of a page, the surest first. One that a page has
// several of holds none.
var likeliest = func() (list []selector) {
	for _, text := range []string{"[itemprop=articleBody]", "main article", "article", "main", "[role=main]", "#main-content", "#maincontent", "#main_content", "#page-content", "#content", "#contents", "#main", ".entry-content", ".post-content", ".article-body", ".content"} {
		s, err := parseSelector(text)
		if err != nil {
			panic(err)
		}
		list = append(list, s)
	}
	return list
}()

// chooseElement returns the element that holds the text of a page: the first that the selector
// chooses, else the likeliest; nil where there is none. chosen is false where a selector was given that
// chooses none.
func chooseElement(root *html.Node, wanted selector) (element *html.Node, chosen bool) {
	if wanted != nil {
		if found := wanted.all(root); found != nil {
			return found[0], true
		}
	}
	for _, s := range likeliest {
		if found := s.all(root); len(found) == 1 && wordsOf(found[0]) != "" {
			return found[0], wanted == nil
		}
	}
	bodies := elements(root, "body")
	if bodies == nil {
		return nil, wanted == nil
	}
	for _, n := range elements(bodies[0], "header", "footer", "nav", "aside") {
		if !within(n, "article", "section", "main") && len(elements(n, "h1")) == 0 {
			remove(n) // what is around the text of every page
		}
	}
	return bodies[0], wanted == nil
}
