package audit

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"docsite/generator/diag"
)

// deepestElement is how many elements may lie in each other; browsers give up at 512.
const deepestElement = 512

// state is what holds within an element.
type state struct {
	lang   *languageTag
	inMain bool
	aside  bool // not the text of the page: navigation, code, what is not shown
	hidden bool // from screen readers
}

// element is one that is open.
type element struct {
	atom   atom.Atom
	name   uint64 // a digest, for what is no atom
	offset int32
	outer  state
	control, heading,
	label, table, main, template, foreign bool
}

// nesting are the open elements.
type nesting struct {
	stack   []element
	now     state
	foreign int // elements of SVG and MathML that are open
	inert   int // templates that are open
	tooDeep bool
	// swallowed says that the rest of the page was taken for a part of something.
	swallowed bool
	owed      [4]atom.Atom // elements that were closed by another's end tag, whose own follows
	raw       atom.Atom    // the element whose content is text alone
}

// flags of what elements are, by their atoms.
var (
	void = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source,
		atom.Track, atom.Wbr, atom.Frame, atom.Keygen, atom.Command, atom.Bgsound, atom.Basefont)
	// The end tags of these may be left out (HTML, section 13.1.2.4).
	implied = atoms(atom.P, atom.Li, atom.Dt, atom.Dd, atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Colgroup, atom.Caption,
		atom.Option, atom.Optgroup, atom.Rt, atom.Rp, atom.Rb, atom.Rtc, atom.Html, atom.Head, atom.Body)
	raws = atoms(atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Xmp, atom.Noembed, atom.Noframes, atom.Plaintext)
	// What stands in these is not the text of a page.
	asides = atoms(atom.Nav, atom.Header, atom.Footer, atom.Aside, atom.Form, atom.Script, atom.Style, atom.Code, atom.Pre, atom.Kbd, atom.Samp, atom.Svg,
		atom.Address, atom.Button, atom.Select, atom.Template, atom.Title, atom.Textarea, atom.Math, atom.Iframe, atom.Noscript, atom.Cite)
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range list {
		m[a] = true
	}
	return m
}

// closes says which open elements a start tag ends without an end tag.
var closes = map[atom.Atom][]atom.Atom{
	atom.Li: {atom.P, atom.Li}, atom.Dt: {atom.P, atom.Dt, atom.Dd}, atom.Dd: {atom.P, atom.Dt, atom.Dd},
	atom.Td: {atom.P, atom.Td, atom.Th}, atom.Th: {atom.P, atom.Td, atom.Th}, atom.Tr: {atom.P, atom.Td, atom.Th, atom.Tr},
	atom.Tbody: {atom.P, atom.Td, atom.Th, atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot, atom.Colgroup, atom.Caption}, atom.Tfoot: {atom.P, atom.Td, atom.Th, atom.Tr, atom.Thead, atom.Tbody, atom.Colgroup, atom.Caption},
	atom.Thead: {atom.P, atom.Colgroup, atom.Caption}, atom.Option: {atom.Option}, atom.Optgroup: {atom.Option, atom.Optgroup},
	atom.Rt: {atom.Rt, atom.Rp, atom.Rb}, atom.Rp: {atom.Rt, atom.Rp, atom.Rb}, atom.P: {atom.P}, atom.Body: {atom.Head},
	atom.H1: {atom.P}, atom.H2: {atom.P}, atom.H3: {atom.P}, atom.H4: {atom.P}, atom.H5: {atom.P}, atom.H6: {atom.P},
	atom.Div: {atom.P}, atom.Ul: {atom.P}, atom.Ol: {atom.P}, atom.Dl: {atom.P}, atom.Table: {atom.P}, atom.Section: {atom.P}, atom.Article: {atom.P}, atom.Blockquote: {atom.P},
}

// close ends the elements that a start tag ends.
func (p *scanner) close(a atom.Atom) {
	ends := closes[a]
	for len(ends) > 0 && len(p.stack) > 0 {
		top := p.stack[len(p.stack)-1].atom
		ended := false
		for _, e := range ends {
			ended = ended || e == top
		}
		if !ended {
			return
		}
		p.pop()
		if top == a {
			return
		}
	}
}

// region says what of the text of an element is the page's.
func (p *scanner) region(a atom.Atom) {
	role := p.attr.values[kRole]
	switch {
	case a == atom.Main, string(role) == "main":
		p.now.inMain, p.now.aside = true, false
	case a == atom.Header && p.now.inMain:
	case asides[a], string(role) == "navigation", string(role) == "banner", string(role) == "contentinfo":
		p.now.aside = true
	}
	if string(p.attr.values[kAriaHidden]) == "true" {
		p.now.hidden = true
	}
}

// open puts an element on the stack, whose state is p.now, unless it has no content.
func (p *scanner) open(a atom.Atom, name []byte, outer state, selfClosing bool) {
	foreign := p.foreign > 0 || a == atom.Svg || a == atom.Math
	if void[a] && p.foreign == 0 || selfClosing && foreign {
		p.now = outer
		return
	}
	if len(p.stack) == deepestElement {
		if !p.tooDeep {
			p.findf(diag.PageTooDeep, p.at, "an element that is never closed, or a program, may have done that", "more than %d elements lie in each other here: what is deeper was not looked at", deepestElement)
		}
		p.tooDeep = true
		p.now = outer
		return
	}
	e := element{atom: a, offset: int32(p.at), outer: outer, foreign: foreign}
	if a == 0 {
		e.name = digest(name)
	}
	if foreign {
		p.foreign++
	}
	if a == atom.Template {
		e.template = true
		p.inert++
	}
	if p.inert == 0 {
		p.openBody(&e)
	}
	if raws[a] && p.foreign == 0 {
		p.raw = a
	}
	p.stack = append(p.stack, e)
}

// pop ends the innermost element.
func (p *scanner) pop() {
	e := p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	if p.inert == 0 {
		p.closeBody(&e)
	}
	if e.foreign {
		p.foreign--
	}
	if e.template {
		p.inert--
	}
	p.now, p.raw = e.outer, 0
}

// end reads an end tag.
func (p *scanner) end(name []byte) {
	a := atom.Lookup(name)
	same := func(e *element) bool { return e.atom == a && (a != 0 || e.name == digest(name)) }
	i := len(p.stack) - 1
	for i >= 0 && !same(&p.stack[i]) {
		if p.stack[i].atom == atom.Template || (p.stack[i].atom == atom.Table || p.stack[i].atom == atom.Td) && !sectioning[a] {
			i = -1 // an end tag closes nothing outside of these
			break
		}
		i--
	}
	if i < 0 {
		p.strayed(a, name)
		return
	}
	for len(p.stack) > i+1 {
		e := p.stack[len(p.stack)-1]
		if !implied[e.atom] && e.atom != 0 && !p.tooDeep && !e.foreign {
			p.findf(diag.TagsUnmatched, int(e.offset), "write </"+e.atom.String()+"> where it ends", "<%s> is not closed before </%s>", e.atom, name)
			copy(p.owed[1:], p.owed[:3])
			p.owed[0] = e.atom
		}
		p.pop()
	}
	p.pop()
}

// sectioning are elements whose end tag closes tables too.
var sectioning = atoms(atom.Table, atom.Body, atom.Html, atom.Main, atom.Article, atom.Section, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Td, atom.Th)

// strayed tells of an end tag that closes nothing, unless it is that of an element
// that was told already.
func (p *scanner) strayed(a atom.Atom, name []byte) {
	for i, owed := range p.owed {
		if owed == a && a != 0 {
			p.owed[i] = 0
			return
		}
	}
	if implied[a] || void[a] || a == 0 || p.tooDeep || a == atom.Noscript {
		return
	}
	p.findf(diag.TagsUnmatched, p.at, "delete it, or look for the start tag that is missing", "</%s> closes nothing", name)
}

// ended tells of what is open at the end of the page. raw is a tag that is not ended.
func (p *scanner) ended(raw []byte) {
	if len(raw) > 1 && raw[0] == '<' {
		p.swallowed = true
		p.findf(diag.MarkupSwallows, p.at, "look for a quotation mark or a > that is missing", "a tag begins here and is never ended: %s", quoted(firstLine(raw)))
	}
	for len(p.stack) > 0 {
		e := p.stack[len(p.stack)-1]
		switch {
		case len(p.text) == mostOfPage, p.tooDeep: // what is missing was not read
		case raws[e.atom] && !e.foreign && e.atom != atom.Plaintext:
			p.swallowed = true
			p.findf(diag.MarkupSwallows, int(e.offset), "write </"+e.atom.String()+"> where it ends", "<%s> is never closed: the rest of the page is taken for its text", e.atom)
		case !implied[e.atom] && e.atom != 0 && !e.foreign && !p.swallowed:
			p.findf(diag.TagsUnmatched, int(e.offset), "write </"+e.atom.String()+"> where it ends", "<%s> is never closed", e.atom)
		}
		p.pop()
	}
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line[:min(len(line), 60)]
}
