package importer

import (
	"strings"

	"golang.org/x/net/html"

	"docsite/generator/markdown"
)

// anchor brings a link or a picture to where it leads from a release's folder.
func (c *cleaner) anchor(n *html.Node) {
	switch {
	case isElement(n, "a"):
		c.link(n)
	case isElement(n, "area"):
		if attribute(n, "href") != "" {
			c.lose(n, "a link in a picture to %s", attribute(n, "href"))
		}
		remove(n)
	case isElement(n, "img"):
		c.picture(n)
	}
}

func (c *cleaner) link(n *html.Node) {
	address := attribute(n, "href")
	if address == "" {
		unwrap(n)
		return
	}
	to := c.page.resolve(address)
	if wordsOf(n) == "" && len(elements(n, "img")) == 0 {
		if to.kind != toPlace {
			c.lose(n, "a link without words, to %s", shorten(address))
		}
		unwrap(n)
		return
	}
	switch to.kind {
	case toWeb, toMail, toDocument:
		setAttribute(n, "href", to.href)
	case toFile:
		setAttribute(n, "href", c.page.file(to.path))
	case toPlace:
		if id := c.place(to.fragment); id != "" {
			setAttribute(n, "href", "#"+id)
			return
		}
		if to.fragment != "" && to.fragment != "top" {
			c.lose(n, "a link to a place of the text: #%s", to.fragment)
		}
		unwrap(n)
	default:
		c.lose(n, "a link to %s, %s; its words stay", shorten(address), to.why)
		unwrap(n)
	}
}

// place returns the anchor that the heading at a place of the page will have.
func (c *cleaner) place(id string) string {
	if c.places == nil {
		c.places = map[string]string{}
		for n := range c.element.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, key := range []string{attribute(n, "id"), attribute(n, "name")} {
				if _, before := c.places[key]; !before && key != "" {
					c.places[key] = headingAt(n, c.element)
				}
			}
		}
	}
	return c.places[id]
}

// headingAt returns the anchor of the heading around an element, or of the first in it.
func headingAt(n, within *html.Node) string {
	for p := n; p != nil && p != within; p = p.Parent {
		if isElement(p, "h2", "h3", "h4", "h5", "h6") {
			return markdown.ID(wordsOf(p))
		}
	}
	for d := range n.Descendants() {
		if isElement(d, "h2", "h3", "h4", "h5", "h6") {
			return markdown.ID(wordsOf(d))
		}
	}
	return ""
}

func (c *cleaner) picture(n *html.Node) {
	address := attribute(n, "src")
	for _, key := range []string{"data-src", "data-original", "data-lazy-src"} { // of scripts that load pictures when they are seen
		if later := attribute(n, key); later != "" && (address == "" || strings.HasPrefix(address, "data:")) {
			address = later
		}
	}
	alt := oneLine(attribute(n, "alt"))
	setAttribute(n, "alt", alt)
	to := c.page.resolve(address)
	switch {
	case attribute(n, "width") == "1" && attribute(n, "height") == "1":
		c.lose(n, "a picture of one pixel, by which visits are counted or places are kept")
		remove(n)
	case to.kind == toFile:
		setAttribute(n, "src", c.page.file(to.path))
		setAttribute(n, "title", "")
	case to.kind == toWeb && !within(n, "a"):
		c.lose(n, "a picture from elsewhere: %s; a link stands in its place", address)
		if alt == "" {
			alt = to.href
		}
		replace(n, newElement("a", alt, "href", to.href))
	default:
		why := to.why
		if to.kind == toWeb {
			why = "which is not in the archive"
		}
		c.lose(n, "a picture, %s, %s; what it shows: “%s”", shorten(address), why, alt)
		c.withoutPicture(n, alt)
	}
}

// withoutPicture takes a picture out. A link that showed nothing else has its words.
func (c *cleaner) withoutPicture(n *html.Node, alt string) {
	link := nearest(n, "a")
	remove(n)
	if link == nil || wordsOf(link) != "" || len(elements(link, "img")) > 0 {
		return
	}
	if alt != "" {
		link.AppendChild(&html.Node{Type: html.TextNode, Data: alt})
		return
	}
	c.lose(link, "a link without words, to %s", shorten(attribute(link, "href")))
	unwrap(link)
}
