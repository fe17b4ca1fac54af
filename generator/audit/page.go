package audit

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"docsite/generator/diag"
)

// facts are what is kept of a page until all are read.
type facts struct {
	lang         *languageTag // nil where it says none
	title        uint64       // a digest; 0 where there is none
	titleAt      int32
	canonical    int32 // the file; none
	hasCanonical bool  // it states one, wherever it leads
	canonAt      int32
	redirect     int32 // the file to which it leads on; none
	redirectAt   int32
	leadsOn      bool // it is nothing but a redirect
	noindex      bool
	part         bool // it is a piece of a page, without a head
	alternates   []alternate
	ids          []uint32 // digests of its anchors, sorted
}

// alternate is a language version that a page names.
type alternate struct {
	tag    *languageTag
	file   int32 // or none
	offset int32
}

// lead is a link to an anchor of another page.
type lead struct {
	from     place
	to       int32
	fragment string
}

// indexed reports whether search engines may show a page as itself.
func (f *facts) indexed() bool { return f != nil && !f.noindex && !f.leadsOn && !f.part }

// scanner reads a page tag by tag.
type scanner struct {
	*reader
	text    []byte
	z       *html.Tokenizer
	at      int // the offset of the token
	attr    attributes
	address string // of the page in the site
	base    string // <base href>

	facts
	head
	body
	nesting
}

// html reads a page.
func (r *reader) html() {
	p := &scanner{reader: r, text: r.text, address: r.tree.address(r.number)}
	p.canonical, p.redirect = none, none
	if !p.encoded() {
		return
	}
	p.z = html.NewTokenizer(bytes.NewReader(p.text))
	for {
		kind := p.z.Next()
		raw := p.z.Raw()
		length := len(raw)
		switch kind {
		case html.ErrorToken:
			p.atEnd(raw)
			return
		case html.TextToken:
			p.words(p.z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := p.z.TagName()
			p.readAttributes(p.z, raw, more)
			p.start(name, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := p.z.TagName()
			p.end(name)
		case html.CommentToken:
			if bytes.HasPrefix(raw, []byte("<!--")) && !bytes.HasSuffix(raw, []byte("-->")) && !bytes.HasSuffix(raw, []byte("--!>")) && len(raw) > len("<!-->") {
				p.swallowed = true
				p.findf(diag.MarkupSwallows, p.at, "end it with -->", "a comment begins here and is never ended")
			}
		case html.DoctypeToken:
			p.doctype = true
		}
		p.at += length
	}
}

// encoded tells of a page that is not in UTF-8, and reports whether it can be read
// all the same.
func (p *scanner) encoded() bool {
	for _, mark := range []string{"\xFF\xFE", "\xFE\xFF"} {
		if bytes.HasPrefix(p.text, []byte(mark)) {
			p.find(diag.PageNotUTF8, whole, "the page is written in UTF-16", "save it as UTF-8")
			return false
		}
	}
	p.marked = bytes.HasPrefix(p.text, []byte("\uFEFF"))
	if p.invalid = !utf8.Valid(p.text); p.invalid {
		at := 0
		for at < len(p.text) {
			r, size := utf8.DecodeRune(p.text[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		if at > len(p.text)-utf8.UTFMax && len(p.text) == mostOfPage {
			p.invalid = false // cut within a character
		} else {
			p.invalidAt = at
		}
	}
	return true
}

// start reads a start tag.
func (p *scanner) start(name []byte, selfClosing bool) {
	a := atom.Lookup(name)
	p.elements = true
	if a == atom.Noscript {
		p.z.NextIsNotRawText() // it is read as a browser without scripts does
	}
	p.close(a)
	outer := p.now
	p.language()
	p.region(a)
	if p.inert == 0 {
		p.identify(a)
		switch a {
		case atom.Html, atom.Head, atom.Meta, atom.Link, atom.Title, atom.Base, atom.Script:
			p.headElement(a)
		}
		p.follow(a)
		p.bodyElement(a)
	}
	p.open(a, name, outer, selfClosing)
}

// language takes in the language of an element.
func (p *scanner) language() {
	if !p.attr.has[kLang] {
		return
	}
	said := p.attr.word(kLang)
	if said == "" {
		p.now.lang = nil // said to be unknown
		return
	}
	tag := p.tags.of(said)
	p.now.lang = tag
	if !tag.valid {
		p.findf(diag.LangInvalid, p.at, tag.hint, "lang=%s names no language", quoted(said))
	}
}

// identify notes the id of an element, and those that it names.
func (p *scanner) identify(a atom.Atom) {
	if p.attr.told(kID) {
		id := digest(p.attr.values[kID])
		p.anchors = append(p.anchors, anchor{id, int32(p.at), true})
	}
	if a == atom.A && p.attr.told(kName) && !bytes.Equal(p.attr.values[kName], p.attr.values[kID]) {
		p.anchors = append(p.anchors, anchor{digest(p.attr.values[kName]), int32(p.at), false})
	}
	for _, k := range naming {
		if k == kFor && a != atom.Label && a != atom.Output || k == kList && a != atom.Input || k == kHeaders && a != atom.Td && a != atom.Th {
			continue
		}
		if p.attr.has[k] {
			for id := range bytes.FieldsSeq(p.attr.values[k]) {
				p.named = append(p.named, reference{digest(id), int32(p.at), k, a == atom.Label})
			}
		}
	}
}

// naming are the attributes that hold ids.
var naming = []key{kFor, kAriaLabelledby, kAriaDescribedby, kAriaControls, kList, kHeaders}

var namingNames = map[key]string{kFor: "for", kAriaLabelledby: "aria-labelledby", kAriaDescribedby: "aria-describedby", kAriaControls: "aria-controls", kList: "list", kHeaders: "headers"}

// anchor is an id of a page.
type anchor struct {
	id     uint64
	offset int32
	unique bool // an id, and not the name of a link
}

// reference is an id that an element names.
type reference struct {
	id     uint64
	offset int32
	key    key
	label  bool
}

// digest is FNV-1a of 64 bits.
func digest(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// compareIDs looks at the ids of a page, once all are known.
func (p *scanner) compareIDs() {
	slices.SortStableFunc(p.anchors, func(a, b anchor) int {
		switch {
		case a.id != b.id:
			if a.id < b.id {
				return -1
			}
			return 1
		default:
			return int(a.offset - b.offset)
		}
	})
	p.ids = make([]uint32, 0, len(p.anchors))
	var twice []anchor
	for i, one := range p.anchors {
		if i > 0 && p.anchors[i-1].id == one.id && p.anchors[i-1].unique && one.unique {
			twice = append(twice, one)
		}
		p.ids = append(p.ids, uint32(one.id>>32))
	}
	slices.SortFunc(twice, func(a, b anchor) int { return int(a.offset - b.offset) })
	for _, one := range twice[:min(len(twice), mostInFile)] {
		p.findf(diag.IDTwice, int(one.offset), "give each element an id of its own: links and labels find the first alone", "the id %s stands twice", p.valueAt(one.offset, "id"))
	}
	slices.Sort(p.ids)
	p.ids = slices.Clip(slices.Compact(p.ids))
	for _, n := range p.named {
		if !p.has(n.id) && p.told[diag.IDMissing] < mostInFile {
			p.findf(diag.IDMissing, int(n.offset), "give the element that is meant this id", "%s=%s names an id that is not in the page", namingNames[n.key], p.valueAt(n.offset, namingNames[n.key]))
		}
	}
	for _, f := range p.fragments {
		if !p.anchored(f.fragment) {
			p.findf(diag.FragmentNowhere, int(f.from.offset), "give what is meant the id "+quoted(unescaped(f.fragment)), "the page has no anchor %s", quoted("#"+unescaped(f.fragment)))
		}
	}
}

// has reports whether a page has an anchor.
func (f *facts) has(id uint64) bool {
	_, there := slices.BinarySearch(f.ids, uint32(id>>32))
	return there
}

// anchored reports whether a fragment leads to something in a page. An empty one and
// “top” lead to its beginning (HTML, section 7.4.6.4), “:~:” to words.
func (f *facts) anchored(fragment string) bool {
	fragment, _, _ = strings.Cut(fragment, ":~:")
	return fragment == "" || strings.EqualFold(fragment, "top") || strings.HasPrefix(fragment, "!") || strings.HasPrefix(fragment, "/") ||
		f.has(digest([]byte(fragment))) || f.has(digest([]byte(unescaped(fragment))))
}

// valueAt is an attribute's value in the tag at an offset, quoted as it is written.
func (p *scanner) valueAt(offset int32, name string) string {
	z := html.NewTokenizer(bytes.NewReader(p.text[offset:]))
	z.Next()
	_, more := z.TagName()
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		if string(k) == name {
			return quoted(v)
		}
	}
	return "“”"
}
