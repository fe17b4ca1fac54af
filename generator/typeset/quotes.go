package typeset

import (
	"strings"
	"unicode"
)

// most is how many marks in a row are looked through for what is before or
// behind them.
const most = 16

// quote sets straight quotation marks and apostrophes.
func (p *typesetter) quote() {
	if p.setter.rules.Quotes != (Quotes{}) {
		p.double()
	}
	switch rules := &p.setter.rules; {
	case rules.Apostrophe != 0:
		p.single()
	case rules.Quotes.Inner != rules.Quotes.Outer:
		p.singleWithin()
	}
}

// singleWithin sets quotations between straight apostrophes that stand within
// another one and are of a script without spaces: 「'新しい'道」 is 「『新しい』道」.
func (p *typesetter) singleWithin() {
	outer, inner := p.setter.rules.Quotes.Outer, p.setter.rules.Quotes.Inner
	depth, seen := 0, 0
	var pending *sign
	for i := range p.signs {
		s := &p.signs[i]
		depth = p.depth(seen, s.at, depth)
		seen = s.at
		switch {
		case s.is == '"' && s.as == outer.Open:
			depth++
		case s.is == '"' && s.as == outer.Close && depth > 0:
			depth--
		case s.is != '\'' || depth == 0:
			pending = nil
		case pending != nil && p.closes(s, false):
			if p.wideAround(pending, s) {
				pending.as, s.as = inner.Open, inner.Close
			}
			pending = nil
		case p.opens(s, false):
			pending = s
		}
	}
}

// double sets straight quotation marks, all of the text or none: where one has
// no other one, it cannot be told which.
func (p *typesetter) double() {
	type pair struct {
		open, close *sign
		within      bool // quotations whose marks the author set
	}
	var pairs []pair
	var pending *sign
	seen, depth := 0, 0
	for i := range p.signs {
		s := &p.signs[i]
		if s.is != '"' {
			continue
		}
		opens, closes := p.opens(s, p.spaced()), p.closes(s, p.spaced())
		before, _ := p.before(s.at)
		switch {
		case pending != nil && closes:
			pairs = append(pairs, pair{pending, s, depth > 0})
			pending = nil
		case pending == nil && opens:
			depth = p.depth(seen, s.at, depth)
			pending, seen = s, s.at
		case pending == nil && unicode.IsDigit(before): // inches
		default:
			return
		}
	}
	if pending != nil {
		return
	}
	for _, found := range pairs {
		marks := p.marks(found.open, found.close, found.within)
		found.open.as, found.close.as = marks.Open, marks.Close
	}
}

// depth returns in how many quotations whose marks the author set a place lies,
// where the place from lies in depth of them.
func (p *typesetter) depth(from, at, depth int) int {
	outer := p.setter.rules.Quotes.Outer
	if outer.Open == outer.Close {
		return 0
	}
	for _, r := range string(p.text[from:at]) {
		switch {
		case r == outer.Open:
			depth++
		case r == outer.Close && depth > 0:
			depth--
		}
	}
	return depth
}

// spaced reports whether the language puts spaces inside its quotation marks,
// so that its authors put them inside straight ones too.
func (p *typesetter) spaced() bool {
	return p.setter.rules.Spaces[p.setter.rules.Quotes.Outer.Open] != ""
}

// marks returns the marks of a quotation between two straight ones.
func (p *typesetter) marks(open, end *sign, within bool) Pair {
	rules := &p.setter.rules
	if rules.Latin != (Pair{}) && !p.wideAround(open, end) {
		return rules.Latin
	}
	if within {
		return rules.Quotes.Inner
	}
	return rules.Quotes.Outer
}

// wideAround reports whether a quotation or a neighbour of it is of a script
// without spaces.
func (p *typesetter) wideAround(open, end *sign) bool {
	before, _ := p.before(open.at)
	after, _ := p.after(end.end)
	if isWide(before) || isWide(after) {
		return true
	}
	for _, r := range string(p.text[open.end:end.at]) {
		if isWide(r) {
			return true
		}
	}
	return false
}

// opens reports whether a straight mark may begin a quotation: a word follows,
// and none comes before, but for an elision such as d' in French.
func (p *typesetter) opens(s *sign, spaced bool) bool {
	next, end := p.after(s.end)
	for spaced && isSpace(next) {
		next, end = p.after(end)
	}
	if next == 0 || isSpace(next) || unicode.In(next, unicode.Pe, unicode.Pf) || p.takesSpace(next) && !p.isOpener(next) {
		return false
	}
	before, at := p.before(s.at)
	if before == '\'' || before == '’' {
		if elided, _ := p.before(at); unicode.IsLetter(elided) && !isWide(elided) {
			return isWord(next)
		}
	}
	for n := 0; n < most && isQuote(before) && !isOpening(before) && !p.takesSpace(before); n++ {
		before, at = p.before(at)
	}
	return before == 0 || isSpace(before) || isOpening(before) || isDash(before) || before == '/' || isWide(before)
}

// closes reports whether a straight mark may end a quotation.
func (p *typesetter) closes(s *sign, spaced bool) bool {
	before, at := p.before(s.at)
	for spaced && isSpace(before) {
		before, at = p.before(at)
	}
	if before == 0 || isSpace(before) || unicode.In(before, unicode.Ps, unicode.Pi) {
		return false
	}
	next, end := p.after(s.end)
	for n := 0; n < most && isQuote(next) && !p.takesSpace(next); n++ {
		next, end = p.after(end)
	}
	return isStop(next)
}

// single sets straight apostrophes, and quotations between two of them.
func (p *typesetter) single() {
	rules := &p.setter.rules
	var pending []*sign
	for i := range p.signs {
		s := &p.signs[i]
		if s.is != '\'' {
			continue
		}
		before, _ := p.before(s.at)
		next, _ := p.after(s.end)
		switch {
		case before == '\'' || next == '\'': // TeX's marks, or a slip
		case p.isPrime(s):
		case isWord(before) && unicode.IsLetter(next), unicode.IsLetter(before) && (unicode.IsDigit(next) || isOpening(next)), p.elides(s):
			s.as = rules.Apostrophe
		case len(pending) > 0 && p.closes(s, false):
			open := pending[len(pending)-1]
			pending = pending[:len(pending)-1]
			open.as, s.as = rules.Quotes.Inner.Open, rules.Quotes.Inner.Close
		case p.opens(s, false) && rules.Quotes != (Quotes{}):
			pending = append(pending, s)
		case unicode.IsLetter(before) && p.closes(s, false): // the ministers'
			s.as = rules.Apostrophe
		}
	}
}

// isPrime reports whether an apostrophe is the sign of a formula, as in f'(x)
// and x' = y': it stands behind a letter that stands alone, and an operator or
// arguments of single letters are beside them.
func (p *typesetter) isPrime(s *sign) bool {
	letter, at := p.before(s.at)
	outer, at := p.before(at)
	if !unicode.IsLetter(letter) || isWide(letter) || isWord(outer) || isQuote(outer) {
		return false
	}
	next, end := p.after(s.end)
	if next == '(' {
		return p.isArguments(end)
	}
	for n := 0; n < most && isSpace(outer); n++ {
		outer, at = p.before(at)
	}
	for n := 0; n < most && isSpace(next); n++ {
		next, end = p.after(end)
	}
	return isOperator(outer) || isOperator(next)
}

// isArguments reports whether what stands from i to the closing bracket has no
// word of two letters: f'(x, 0) has arguments, l'(in)égalité has not.
func (p *typesetter) isArguments(i int) bool {
	last := '('
	for range most {
		var r rune
		if r, i = p.after(i); r == ')' {
			return last != '('
		} else if r == 0 || unicode.IsLetter(r) && unicode.IsLetter(last) {
			return false
		} else {
			last = r
		}
	}
	return false
}

// elides reports whether an apostrophe stands for a century, as in '90s, begins
// a word of the language's elisions, as in 'tis, or is one of 'n'.
func (p *typesetter) elides(s *sign) bool {
	if before, _ := p.before(s.at); isWord(before) {
		at := s.at
		n, at := p.before(at)
		first, _ := p.before(at)
		return n == 'n' && (first == '\'' || first == p.setter.rules.Apostrophe)
	}
	first, end := p.after(s.end)
	second, end := p.after(end)
	if first == 'n' && second == '\'' {
		after, _ := p.after(end)
		return isSpace(after)
	}
	third, _ := p.after(end)
	if p.beginsElision(s) {
		return p.opens(s, false)
	}
	return p.opens(s, false) && unicode.IsDigit(first) && unicode.IsDigit(second) && !unicode.IsDigit(third) && third != '\'' && third != p.setter.rules.Apostrophe
}

func (p *typesetter) beginsElision(s *sign) bool {
	for _, word := range p.setter.rules.Elisions {
		if end := s.end + len(word); end <= len(p.text) && strings.EqualFold(string(p.text[s.end:end]), word) {
			if next, _ := p.after(end); !isWord(next) && next != '\'' && next != p.setter.rules.Apostrophe { // 'tis' is a quotation
				return true
			}
		}
	}
	return false
}
