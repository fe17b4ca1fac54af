package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// pairs reports whether a node has markup before its words and behind them.
func pairs(n ast.Node) bool {
	switch n.(type) {
	case *ast.Text, *east.FootnoteLink, *east.FootnoteBacklink:
		return false
	}
	return true
}

// matches returns how many bytes at the beginning of s are the markup of a mark; 0 where it
// has none, and -1 where s begins with something else.
func matches(m mark, s []byte) int {
	switch n := m.node.(type) {
	case *ast.Text:
		return lineEnd(s)
	case *east.FootnoteLink:
		if !m.opens {
			return 0
		}
		if bytes.HasPrefix(s, []byte("[^")) {
			return bytes.IndexByte(s, ']') + 1
		}
		return -1
	case *east.FootnoteBacklink:
		return 0
	case *ast.Emphasis:
		return orTag(s, sameSigns(s, "*_", n.Level))
	case *east.Strikethrough:
		if two := sameSigns(s, "~", 2); two > 0 {
			return two
		}
		return orTag(s, sameSigns(s, "~", 1))
	case *ast.CodeSpan:
		return orTag(s, backticks(s, m.opens))
	case *ast.AutoLink:
		switch {
		case m.opens && bytes.HasPrefix(s, []byte("<")), !m.opens && bytes.HasPrefix(s, []byte(">")):
			return 1
		}
		return 0
	case *ast.Link:
		if m.opens {
			return orTag(s, prefix(s, "["))
		}
		return orTag(s, linkEnd(s))
	case *ast.Image:
		if m.opens {
			return prefix(s, "![")
		}
		return linkEnd(s)
	case *ruby:
		if m.opens {
			return prefix(s, rubyBar)
		}
		if end := bytes.Index(s, []byte(rubyClose)); end >= 0 && prefix(s, rubyOpen) > 0 {
			return end + len(rubyClose)
		}
		return -1
	case *inlineElement:
		if n.name == "br" && !m.opens {
			return 0
		}
		return orTag(s, -1)
	case *missingNote:
		return 0
	}
	return -1
}

func prefix(s []byte, with string) int {
	if bytes.HasPrefix(s, []byte(with)) {
		return len(with)
	}
	return -1
}

// sameSigns returns n if s begins with n times the same of some characters.
func sameSigns(s []byte, of string, n int) int {
	if len(s) < n || n == 0 || bytes.IndexByte([]byte(of), s[0]) < 0 {
		return -1
	}
	for _, c := range s[:n] {
		if c != s[0] {
			return -1
		}
	}
	return n
}

// orTag returns n, or the length of the tag that s begins with.
func orTag(s []byte, n int) int {
	if n >= 0 || len(s) < 3 || s[0] != '<' || s[1] == '!' {
		return n
	}
	if end := bytes.IndexByte(s, '>'); end > 0 {
		return end + 1
	}
	return -1
}

// backticks returns the length of the signs around code, with the space within them.
func backticks(s []byte, opens bool) int {
	n := 0
	skip := func(of string) {
		for n < len(s) && bytes.IndexByte([]byte(of), s[n]) >= 0 {
			n++
		}
	}
	if !opens {
		skip(" ")
	}
	signs := n
	if skip("`"); n == signs {
		return -1
	}
	if opens {
		skip(" ")
	}
	return n
}

// lineEnd returns the length of a line's end with the white space around it, and with what
// stands before the next line of a quotation.
func lineEnd(s []byte) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	if n < len(s) && s[n] == '\\' {
		n++
	}
	if n == len(s) || s[n] != '\n' {
		return -1
	}
	for n < len(s) && bytes.IndexByte([]byte(" \t\n>"), s[n]) >= 0 {
		n++
	}
	return n
}

// linkEnd returns the length of what follows the words of a link: ](address "title"),
// ][name] or ].
func linkEnd(s []byte) int {
	if len(s) == 0 || s[0] != ']' {
		return -1
	}
	if len(s) == 1 {
		return 1
	}
	switch s[1] {
	case '[':
		if end := bytes.IndexByte(s[2:], ']'); end >= 0 {
			return end + 3
		}
		return -1
	case '(':
		return bracketEnd(s)
	}
	return 1
}

// bracketEnd returns the length of ](address "title").
func bracketEnd(s []byte) int {
	depth, quote := 0, byte(0)
	for i := 1; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '<':
			quote = '>'
		case (c == '"' || c == '\'') && (s[i-1] == ' ' || s[i-1] == '\n'):
			quote = c
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}
