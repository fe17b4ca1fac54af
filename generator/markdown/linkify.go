package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bareAddressParser makes links of bare addresses: https://…, www.… and
// somebody@example.jp (GitHub Flavored Markdown 6.9), with two rules for text
// without spaces: an address may follow any character that is not ASCII, and
// none but printable ASCII belongs to it. So （https://example.jp/）。 is a link
// between full-width brackets.
//
// It is asked at the one character that tells an address (: . @), looks back
// for its beginning and takes that away from the text that was read already.
type bareAddressParser struct{}

func (bareAddressParser) Trigger() []byte { return []byte{':', '.', '@'} }

func (bareAddressParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	source, at := block.Source(), segment.Start
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || before.Segment.Stop != at {
		return nil
	}
	var head, tail int // lengths of what is before and after the place, 0 for no address
	kind, protocol := ast.AutoLinkType(ast.AutoLinkURL), []byte(nil)
	switch read := source[before.Segment.Start:at]; line[0] {
	case ':':
		head = schemeLength(read, line)
	case '.':
		head = suffixFold(read, "www")
		protocol = []byte("http")
	case '@':
		head = mailboxLength(source[:at])
		kind = ast.AutoLinkEmail
	}
	start := at - head
	if head == 0 || !mayBegin(source[:start]) { // before the line is read to its end for each
		return nil
	}
	switch line[0] {
	case ':':
		tail = after(len("://"), addressLength(line[len("://"):]))
	case '.':
		tail = after(1, addressLength(line[1:]))
	case '@':
		tail = after(1, domainLength(line[1:]))
	}
	stop := at + tail
	if tail == 0 || !cut(parent, start, at, pc) {
		return nil
	}
	block.Advance(tail)
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, stop)))
	link.Protocol = protocol
	link.SetPos(start)
	return link
}

// schemeLength returns the length of the scheme at the end of read whose :// a line
// begins with, or 0.
func schemeLength(read, line []byte) int {
	if !bytes.HasPrefix(line, []byte("://")) {
		return 0
	}
	if head := suffixFold(read, "https"); head > 0 {
		return head
	}
	return suffixFold(read, "http")
}

// after adds the length of a sign to that of what follows it, if that is any.
func after(sign, length int) int {
	if length == 0 {
		return 0
	}
	return sign + length
}

// suffixFold returns the length of the suffix if s ends in it, in any case.
func suffixFold(s []byte, suffix string) int {
	if len(s) < len(suffix) || !bytes.EqualFold(s[len(s)-len(suffix):], []byte(suffix)) {
		return 0
	}
	return len(suffix)
}

// mayBegin reports whether an address may follow a text: at its beginning,
// after white space, an opening delimiter or bracket, the end of a tag or of a
// table cell, and after any character that is not ASCII.
func mayBegin(before []byte) bool {
	if len(before) == 0 {
		return true
	}
	c := before[len(before)-1]
	return c >= 0x80 || util.IsSpace(c) || bytes.IndexByte([]byte("*_~(>|"), c) >= 0
}

// addressLength returns how much of s is a domain with what may follow it, or
// 0. Punctuation at the end belongs to the sentence, and so does a closing
// bracket that was not opened in the address.
func addressLength(s []byte) int {
	host := 0
	for host < len(s) && (isDomainByte(s[host]) || s[host] == '_') {
		host++
	}
	end := host
	if bytes.IndexByte(s[:host], '.') <= 0 {
		return 0
	}
	if end < len(s) && s[end] == ':' {
		port := end + 1
		for port < len(s) && util.IsNumeric(s[port]) {
			port++
		}
		if port > end+1 {
			end = port
		}
	}
	if end < len(s) && (s[end] == '/' || s[end] == '?' || s[end] == '#') {
		for end < len(s) && ' ' < s[end] && s[end] < 0x7F && s[end] != '<' {
			end++
		}
	}
	end = trimSentence(s[:end])
	if dot := bytes.IndexByte(s[:min(host, end)], '.'); dot <= 0 || dot == end-1 {
		return 0
	}
	return end
}

func trimSentence(s []byte) int {
	end := len(s)
	open := bytes.Count(s, []byte("(")) - bytes.Count(s, []byte(")"))
	for end > 0 {
		switch s[end-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~', '\'', '"':
		case ';':
			// &amp; and the like are no part of an address
			name := end - 1
			for name > 0 && util.IsAlphaNumeric(s[name-1]) {
				name--
			}
			if name == end-1 || name == 0 || s[name-1] != '&' {
				return end
			}
			end = name
		case ')':
			if open >= 0 {
				return end
			}
			open++
		default:
			return end
		}
		end--
	}
	return 0
}

// mailboxLength returns how much of the end of s can stand before the @ of a
// mail address.
func mailboxLength(s []byte) int {
	start := len(s)
	for start > 0 && (util.IsAlphaNumeric(s[start-1]) || bytes.IndexByte([]byte("._+-"), s[start-1]) >= 0) {
		start--
	}
	for start < len(s) && !util.IsAlphaNumeric(s[start]) {
		start++ // _somebody@example.jp_ is emphasis
	}
	return len(s) - start
}

// domainLength returns how much of s is a domain with a dot in it, or 0.
func domainLength(s []byte) int {
	end := 0
	for end < len(s) && isDomainByte(s[end]) {
		end++
	}
	for end > 0 && !util.IsAlphaNumeric(s[end-1]) {
		end--
	}
	if bytes.IndexByte(s[:end], '.') <= 0 {
		return 0
	}
	return end
}

func isDomainByte(c byte) bool { return util.IsAlphaNumeric(c) || c == '-' || c == '.' }

// cut takes source[start:stop] away from the end of what parent holds already.
// It does so only if that is nothing but text, where an underscore may have
// been read as a delimiter.
func cut(parent ast.Node, start, stop int, pc parser.Context) bool {
	for n, end := parent.LastChild(), stop; end > start; n = n.PreviousSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.Segment.Stop != end {
				return false
			}
			end = n.Segment.Start
		case *parser.Delimiter:
			if n.Segment.Stop != end {
				return false
			}
			end = n.Segment.Start
		default:
			return false
		}
	}
	for {
		switch n := parent.LastChild().(type) {
		case *parser.Delimiter:
			if n.Segment.Stop <= start {
				return true
			}
			pc.RemoveDelimiter(n) // makes text of it
		case *ast.Text:
			if n.Segment.Stop <= start {
				return true
			}
			if n.Segment.Start < start {
				n.Segment.Stop = start
				return true
			}
			parent.RemoveChild(parent, n)
		default:
			return true
		}
	}
}
