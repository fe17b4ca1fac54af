package exchange

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// xmlWriter writes XML. It keeps the first error, and what follows it writes nothing.
type xmlWriter struct {
	w   io.Writer
	err error
}

// raw writes markup as it is.
func (x *xmlWriter) raw(text string) {
	if x.err == nil {
		_, x.err = io.WriteString(x.w, text)
	}
}

// text writes text between tags.
func (x *xmlWriter) text(text string) { x.raw(x.escape(text, textEscaper)) }

// open writes a start tag with those of its attributes, in pairs of name and value, whose
// value is not empty.
func (x *xmlWriter) open(name string, attrs ...string) {
	x.tag(name, ">", attrs)
}

// empty writes the tag of an element that holds nothing.
func (x *xmlWriter) empty(name string, attrs ...string) {
	x.tag(name, "/>", attrs)
}

func (x *xmlWriter) tag(name, end string, attrs []string) {
	x.raw("<" + name)
	for i := 0; i < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			x.raw(" " + attrs[i] + `="` + x.escape(attrs[i+1], attrEscaper) + `"`)
		}
	}
	x.raw(end)
}

// close writes an end tag.
func (x *xmlWriter) close(name string) { x.raw("</" + name + ">") }

// escape refuses what XML cannot have: encoding/xml makes U+FFFD of it in silence.
func (x *xmlWriter) escape(text string, by *strings.Replacer) string {
	if i := unwritable(text); i >= 0 {
		if x.err == nil {
			x.err = unwritableError(text, i)
		}
		return ""
	}
	return by.Replace(text)
}

// unwritable returns the offset of the first byte of a text that no format can have, or -1.
func unwritable(text string) int {
	for i, r := range text {
		if !isXML(r) || r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i
		}
	}
	return -1
}

func unwritableError(text string, at int) error {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return fmt.Errorf("exchange: %s at byte %d of %.80q cannot stand in a file for translators", codePoint(r), at, text)
}

// A carriage return, and any line break of an attribute, would be another character for who
// reads it (XML 1.0, sections 2.11 and 3.3.3).
var (
	textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attrEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;", "\n", "&#10;", "\t", "&#9;")
)
