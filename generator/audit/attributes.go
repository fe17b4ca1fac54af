package audit

import (
	"bytes"

	"golang.org/x/net/html"

	"docsite/generator/diag"
)

// key is an attribute that is looked at.
type key uint8

const (
	kAction key = iota
	kAlt
	kAriaHidden
	kAriaLabel
	kAriaLabelledby
	kAriaDescribedby
	kAriaControls
	kCharset
	kContent
	kData
	kFor
	kFormaction
	kHeaders
	kHref
	kHreflang
	kHTTPEquiv
	kID
	kImagesrcset
	kLang
	kList
	kMedia
	kName
	kPlaceholder
	kPoster
	kProperty
	kRel
	kRole
	kSrc
	kSrcset
	kStyle
	kTabindex
	kTarget
	kTitle
	kType
	kValue
	keyCount
)

// keyOf is the key of an attribute in small letters, or keyCount.
func keyOf(name []byte) key {
	switch string(name) {
	case "action":
		return kAction
	case "alt":
		return kAlt
	case "aria-hidden":
		return kAriaHidden
	case "aria-label":
		return kAriaLabel
	case "aria-labelledby":
		return kAriaLabelledby
	case "aria-describedby":
		return kAriaDescribedby
	case "aria-controls":
		return kAriaControls
	case "charset":
		return kCharset
	case "content":
		return kContent
	case "data":
		return kData
	case "for":
		return kFor
	case "formaction":
		return kFormaction
	case "headers":
		return kHeaders
	case "href", "xlink:href":
		return kHref
	case "hreflang":
		return kHreflang
	case "http-equiv":
		return kHTTPEquiv
	case "id":
		return kID
	case "imagesrcset":
		return kImagesrcset
	case "lang", "xml:lang":
		return kLang
	case "list":
		return kList
	case "media":
		return kMedia
	case "name":
		return kName
	case "placeholder":
		return kPlaceholder
	case "poster":
		return kPoster
	case "property":
		return kProperty
	case "rel":
		return kRel
	case "role":
		return kRole
	case "src":
		return kSrc
	case "srcset":
		return kSrcset
	case "style":
		return kStyle
	case "tabindex":
		return kTabindex
	case "target":
		return kTarget
	case "title":
		return kTitle
	case "type":
		return kType
	case "value":
		return kValue
	}
	return keyCount
}

// attributes are those of one tag. The values are the tokenizer's, until its next token.
type attributes struct {
	has    [keyCount]bool
	values [keyCount][]byte
	any    bool
}

func (a *attributes) get(k key) string { return string(a.values[k]) }

// word is a value without the space around it and in small letters.
func (a *attributes) word(k key) string {
	if !a.has[k] {
		return ""
	}
	return string(bytes.ToLower(bytes.TrimSpace(a.values[k])))
}

// told reports whether an attribute holds more than space.
func (a *attributes) told(k key) bool {
	return a.has[k] && len(bytes.TrimSpace(a.values[k])) > 0
}

// readAttributes reads the attributes of a tag, which is given as it is written.
func (p *scanner) readAttributes(z *html.Tokenizer, raw []byte, more bool) {
	if p.attr.any {
		p.attr = attributes{}
	}
	written := countAttributes(raw)
	for more {
		var name, value []byte
		name, value, more = z.TagAttr()
		written--
		k := keyOf(name)
		if k == keyCount {
			if bytes.ContainsAny(name, "\"'<") {
				p.findf(diag.MarkupSwallows, p.at, "look for a quotation mark that is missing in this tag or before it", "the tag has an attribute called %s: a quotation mark is missing or too many", quoted(name))
			}
		} else if !p.attr.has[k] { // lang and xml:lang may stand side by side
			p.attr.any, p.attr.has[k], p.attr.values[k] = true, true, value
		}
	}
	if written > 0 { // the tokenizer leaves out what stands there already
		p.findf(diag.AttributeTwice, p.at, "delete one of them: browsers take the first", "a tag has an attribute twice")
	}
}

// countAttributes counts the attributes of a start tag (HTML, section 13.2.5.32).
func countAttributes(tag []byte) int {
	n, i := 0, 1
	for i < len(tag) && !ends(tag[i]) {
		i++
	}
	for i < len(tag) && tag[i] != '>' {
		if ends(tag[i]) {
			i++
			continue
		}
		n++
		for i++; i < len(tag) && tag[i] != '=' && !ends(tag[i]); i++ {
		}
		for i < len(tag) && isSpace(tag[i]) {
			i++
		}
		if i == len(tag) || tag[i] != '=' {
			continue
		}
		for i++; i < len(tag) && isSpace(tag[i]); i++ {
		}
		if i < len(tag) && (tag[i] == '"' || tag[i] == '\'') {
			end := bytes.IndexByte(tag[i+1:], tag[i])
			if end < 0 {
				return n
			}
			i += end + 2
			continue
		}
		for i < len(tag) && tag[i] != '>' && !isSpace(tag[i]) {
			i++
		}
	}
	return n
}

// ends reports whether a byte ends the name of a tag or of an attribute.
func ends(c byte) bool { return c == '/' || c == '>' || isSpace(c) }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }
