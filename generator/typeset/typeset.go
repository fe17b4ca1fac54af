// Package typeset sets texts as a language's readers expect them: the spaces
// before ; ! ? : and inside « », quotation marks and apostrophes.
//
// An author types what a keyboard has. [Rules] say what a language makes of it,
// and are data: they stand in locales/<lang>.yaml under “typography”. A [Setter]
// applies them. It changes nothing but white space, the straight quotation mark
// and the straight apostrophe; what is set already stays as it is, so to set a
// text twice is to set it once. In doubt it leaves a sign alone: 10:30, 3:2, a::b, :-),
// 5'10" and a quotation mark that has no other one are not its matter.
//
// A text that comes in pieces, such as a paragraph with emphasis, code and
// links, is set as a whole, because the side of a quotation mark and the space
// before a sign depend on what stands in other pieces. So [Setter.Edits] takes
// the whole text, with the spans of it that are fixed (code, addresses, what the
// author escaped), and returns what to change where.
//
//	quotes.go  straight quotation marks and apostrophes
//	spaces.go  the spaces at signs
//	joins.go   the spaces that do not break a line: 12 km, n° 3
//	runes.go   kinds of characters
package typeset

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// Rules are what a language says of its signs. Without rules nothing changes.
type Rules struct {
	// Quotes take the place of straight quotation marks.
	Quotes Quotes
	// Latin, if set, take it where neither the quoted text nor its neighbours are
	// of a script without spaces.
	Latin Pair
	// Apostrophe takes the place of the straight one between letters; 0 leaves
	// all straight apostrophes alone, and single quotation marks with them, but for
	// those within a quotation of a script without spaces.
	Apostrophe rune
	// Elisions are words that begin with an apostrophe, without it and in lower
	// case: an apostrophe before one opens no quotation.
	Elisions []string
	// Spaces are what stands before a sign; behind it, if it is a mark that
	// opens a quotation. “” is no space.
	Spaces map[rune]string
	// Figures are what stands between a figure and a sign such as %, where the
	// author put a space.
	Figures map[rune]string
	// Joins are the spaces that do not break a line.
	Joins Joins
}

// Pair are two quotation marks.
type Pair struct{ Open, Close rune }

// Quotes are the quotation marks of a language, and those within a quotation.
type Quotes struct{ Outer, Inner Pair }

// Setter applies rules. It may be used by many goroutines; a nil one changes
// nothing.
type Setter struct {
	rules  Rules
	begins [256]bool // the bytes that a sign of the rules begins with
	firsts []byte    // the same bytes
	joins  *joins    // or nil
}

// Rules returns the rules that a setter follows; those of a nil one say nothing.
func (s *Setter) Rules() Rules {
	if s == nil {
		return Rules{}
	}
	return s.rules
}

// New returns a setter, or nil if the rules say nothing.
func New(r Rules) *Setter {
	var signs []rune
	if r.Quotes != (Quotes{}) {
		signs = append(signs, '"')
	}
	if r.Apostrophe != 0 || r.Quotes != (Quotes{}) {
		signs = append(signs, '\'')
	}
	for sign := range r.Spaces {
		signs = append(signs, sign)
	}
	for sign := range r.Figures {
		signs = append(signs, sign)
	}
	joins := newJoins(r.Joins)
	if signs == nil && joins == nil {
		return nil
	}
	s := &Setter{rules: r, joins: joins}
	for _, sign := range signs {
		if first := string(sign)[0]; !s.begins[first] {
			s.begins[first] = true
			s.firsts = append(s.firsts, first)
		}
	}
	return s
}

// Quotes returns the marks of a quotation; they are 0 where there are none.
func (s *Setter) Quotes() Pair {
	if s == nil {
		return Pair{}
	}
	return s.rules.Quotes.Outer
}

// Span is a part of a text, in bytes.
type Span struct{ Start, End int }

// Edit exchanges Length bytes at At for With. It takes white space away, or
// exchanges one sign, which stays with the space that belongs to it.
type Edit struct {
	At, Length int
	With       string
}

// Text returns a text as it is set.
func (s *Setter) Text(text string) string {
	if s == nil || s.joins == nil && !slices.ContainsFunc(s.firsts, func(c byte) bool { return strings.IndexByte(text, c) >= 0 }) {
		return text
	}
	written := []byte(text)
	edits := s.Edits(written, nil)
	if edits == nil {
		return text
	}
	return string(Apply(nil, written, Span{0, len(text)}, edits))
}

// Apply appends the part of a text in a span to dst, with those edits of the
// text that lie in it.
func Apply(dst, text []byte, part Span, edits []Edit) []byte {
	at := part.Start
	for _, e := range edits {
		if e.At >= part.End {
			break
		}
		if e.At+e.Length <= part.Start {
			continue
		}
		dst = append(dst, text[at:max(at, e.At)]...)
		dst = append(dst, e.With...)
		at = min(e.At+e.Length, part.End)
	}
	return append(dst, text[at:part.End]...)
}

// Edits returns what to change in a text, in its order. The spans in fixed, in
// their order, are not changed, but what stands in them is seen.
func (s *Setter) Edits(text []byte, fixed []Span) []Edit {
	if s == nil {
		return nil
	}
	p := typesetter{setter: s, text: text, fixed: fixed}
	p.find()
	if p.signs != nil {
		p.quote()
		p.space()
	}
	p.join()
	return p.edits
}

// typesetter sets one text.
type typesetter struct {
	setter *Setter
	text   []byte
	fixed  []Span
	signs  []sign
	edits  []Edit
	last   int // where the last sign stands that has its space
	word   word
	tail   struct {
		end  int // of what closes behind the last sign that was asked for
		ends bool
	}
}

// sign is one that may change: itself, or the space at it.
type sign struct {
	at, end int
	is, as  rune // as it is written and as it is set
}

func (p *typesetter) find() {
	s, text, fixed := p.setter, p.text, p.fixed
	if !slices.ContainsFunc(s.firsts, func(c byte) bool { return bytes.IndexByte(text, c) >= 0 }) {
		return // as in most texts, which are searched so the quickest
	}
	for i := 0; i < len(text); i++ {
		if !s.begins[text[i]] {
			continue
		}
		for len(fixed) > 0 && fixed[0].End <= i {
			fixed = fixed[1:]
		}
		if len(fixed) > 0 && fixed[0].Start <= i {
			i = fixed[0].End - 1
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if s.isSign(r) {
			p.signs = append(p.signs, sign{i, i + size, r, r})
		}
		i += size - 1
	}
}

func (s *Setter) isSign(r rune) bool {
	if r == '"' || r == '\'' {
		return true
	}
	_, spaced := s.rules.Spaces[r]
	_, figure := s.rules.Figures[r]
	return spaced || figure
}

// isFixed reports whether the byte at i may not change.
func (p *typesetter) isFixed(i int) bool {
	n := p.fixedBefore(i)
	return n > 0 && i < p.fixed[n-1].End
}

// fixedBefore returns how many fixed spans begin at i or before it.
func (p *typesetter) fixedBefore(i int) int {
	n, _ := slices.BinarySearchFunc(p.fixed, i+1, func(s Span, i int) int { return s.Start - i })
	return n
}

// before returns the character before i and where it begins, or 0 at the
// beginning of the text. A straight mark that was set is what it was set as.
func (p *typesetter) before(i int) (rune, int) {
	if i <= 0 {
		return 0, 0
	}
	r, size := utf8.DecodeLastRune(p.text[:i])
	return p.set(r, i-size), i - size
}

// after returns the character at i and where it ends, or 0 at the end of the
// text.
func (p *typesetter) after(i int) (rune, int) {
	if i >= len(p.text) {
		return 0, i
	}
	r, size := utf8.DecodeRune(p.text[i:])
	return p.set(r, i), i + size
}

func (p *typesetter) set(r rune, at int) rune {
	if r != '"' && r != '\'' {
		return r
	}
	n, found := slices.BinarySearchFunc(p.signs, at, func(s sign, at int) int { return s.at - at })
	if !found {
		return r
	}
	return p.signs[n].as
}
