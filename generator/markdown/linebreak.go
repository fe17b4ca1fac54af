package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// joins reports whether the line break at the end of t vanishes because one of the
// characters on its sides, found across emphasis, links, code and marks, is of a script
// without spaces.
func (w *writer) joins(t *ast.Text) bool {
	return w.options.JoinLines && vanishes(w.characterBefore(t), w.characterAfter(t))
}

// vanishes is the segment break transformation of CSS Text (4.1.3) for text
// whose writing system is Japanese or Chinese, in its widest form: a break vanishes
// beside a character of a script without spaces, whatever stands on the other side, for
// Web⏎サイト is no more two words than ウェブ⏎サイト. Hangul, emoji and pictures keep
// their space from words of other scripts.
func vanishes(before, after rune) bool {
	const zeroWidthSpace = '\u200B'
	if before == zeroWidthSpace || after == zeroWidthSpace {
		return true
	}
	if before == 0 || after == 0 || before == otherObject || after == otherObject || isHangul(before) || isHangul(after) {
		return isWide(before) && isWide(after) && !isHangul(before) && !isHangul(after)
	}
	return isCJK(before) || isCJK(after) || isWide(before) && isWide(after)
}

// otherObject stands for what is neither text nor invisible: a picture.
const otherObject = '\uFFFC'

// characterBefore returns the last visible character of the line that t ends,
// or 0 if there is none.
func (w *writer) characterBefore(t *ast.Text) rune {
	if r := w.lastCharacter(t); r != 0 {
		return r
	}
	for n := ast.Node(t); n.Type() == ast.TypeInline; n = n.Parent() {
		for s := n.PreviousSibling(); s != nil; s = s.PreviousSibling() {
			if earlier, ok := s.(*ast.Text); ok && endsLine(earlier) {
				return 0
			}
			if r := w.lastCharacter(s); r != 0 {
				return r
			}
		}
	}
	return 0
}

// characterAfter returns the first visible character of the line that follows
// t, or 0 if there is none.
func (w *writer) characterAfter(t *ast.Text) rune {
	for n := ast.Node(t); n.Type() == ast.TypeInline; n = n.Parent() {
		for s := n.NextSibling(); s != nil; s = s.NextSibling() {
			if r := w.firstCharacter(s); r != 0 {
				return r
			}
			if next, ok := s.(*ast.Text); ok && endsLine(next) {
				return 0
			}
		}
	}
	return 0
}

func endsLine(t *ast.Text) bool { return t.SoftLineBreak() || t.HardLineBreak() }

// lastCharacter returns the last visible character of an inline, or 0.
func (w *writer) lastCharacter(n ast.Node) rune {
	if s, ok := w.ownText(n); ok {
		for len(s) > 0 {
			r, size := utf8.DecodeLastRune(s)
			if !unicode.Is(unicode.Mn, r) { // a mark is as wide as what it stands on
				return r
			}
			s = s[:len(s)-size]
		}
		return 0
	}
	if n.Kind() == ast.KindImage {
		return otherObject
	}
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		if r := w.lastCharacter(c); r != 0 {
			return r
		}
	}
	return 0
}

// firstCharacter returns the first visible character of an inline, or 0.
func (w *writer) firstCharacter(n ast.Node) rune {
	if s, ok := w.ownText(n); ok {
		if len(s) == 0 {
			return 0
		}
		r, _ := utf8.DecodeRune(s)
		return r
	}
	if n.Kind() == ast.KindImage {
		return otherObject
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if r := w.firstCharacter(c); r != 0 {
			return r
		}
	}
	return 0
}

// ownText returns the text of an inline that holds its text itself. HTML tags
// and footnote marks have none: a break is judged across them.
func (w *writer) ownText(n ast.Node) ([]byte, bool) {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Value(w.source), true
	case *ast.AutoLink:
		return n.Label(w.source), true
	case *ruby:
		return n.base.Value(w.source), true
	case *missingNote, *east.FootnoteLink, *east.FootnoteBacklink:
		return nil, true
	}
	return nil, false
}
