package typeset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// space sets the spaces at the signs, and writes down what changes. A space
// that is taken away is an edit of its own, because it may stand in another
// piece of the text than the sign.
func (p *typesetter) space() {
	rules := &p.setter.rules
	for _, s := range p.signs {
		space, spaced := rules.Spaces[s.as]
		figure, joined := rules.Figures[s.as]
		start, end, before, after := s.at, s.end, "", ""
		switch {
		case spaced && p.isOpener(s.as):
			if to, ok := p.spaceAfter(s); ok && string(p.text[s.end:to]) != space {
				end, after = to, space
			}
		case joined:
			if from, ok := p.spaceBefore(s, true); ok && string(p.text[from:s.at]) != figure {
				start, before = from, figure
			}
		case spaced:
			from, ok := p.spaceBefore(s, false)
			if ok {
				p.last = s.at
			}
			if ok && string(p.text[from:s.at]) != space {
				start, before = from, space
			}
		}
		p.change(start, s.at, "")
		if s.as != s.is || before != "" || after != "" {
			p.change(s.at, s.end, before+string(s.as)+after)
		}
		p.change(s.end, end, "")
	}
}

// change writes an edit down, if it is one.
func (p *typesetter) change(start, end int, with string) {
	if end > start {
		p.edits = append(p.edits, Edit{start, end - start, with})
	}
}

func (p *typesetter) isOpener(r rune) bool {
	q := &p.setter.rules.Quotes
	return r == q.Outer.Open || r == q.Inner.Open
}

func (p *typesetter) isCloser(r rune) bool {
	q := &p.setter.rules.Quotes
	return r == q.Outer.Close || r == q.Inner.Close
}

// takesSpace reports whether a sign has its space in the language.
func (p *typesetter) takesSpace(r rune) bool {
	_, spaced := p.setter.rules.Spaces[r]
	return spaced
}

// spaceAfter returns where the space after an opening mark ends, and whether it
// is to be set: something that is no closing mark must follow.
func (p *typesetter) spaceAfter(s sign) (int, bool) {
	end := s.end
	for {
		next, after := p.after(end)
		if !isSpace(next) {
			return end, next != 0 && !p.isCloser(next)
		}
		if p.isFixed(end) {
			return end, false
		}
		end = after
	}
}

// spaceBefore returns where the space before a sign begins, and whether it is
// to be set: the sign must belong to a sentence or, of a figure, stand behind one.
func (p *typesetter) spaceBefore(s sign, figure bool) (int, bool) {
	start := s.at
	before, at := p.before(start)
	for isSpace(before) {
		if p.isFixed(at) {
			return start, false
		}
		start = at
		before, at = p.before(start)
	}
	empty := start == s.at
	switch {
	case before == 0 || p.isOpener(before) || empty && isOpening(before):
		return start, false
	case figure:
		return start, !empty && unicode.IsDigit(before)
	case p.isCloser(s.as):
		return start, true
	case empty && (strings.ContainsRune(":;!?", before) || p.inAddress(s)):
		return start, false
	}
	return start, p.endsPhrase(s)
}

// endsPhrase reports whether nothing but what closes follows a sign up to the
// next space: not in 10:30, 3:2, http://, a::b, :-) and ?page=2.
func (p *typesetter) endsPhrase(s sign) bool {
	next, end := p.after(s.end)
	if (s.as == ':' || s.as == ';') && (unicode.Is(unicode.Pe, next) || next == s.as) {
		return false // :) and ::
	}
	if s.end <= p.tail.end { // behind another sign, which has the same answer
		return p.tail.ends
	}
	for at := s.end; ; at = end {
		next, end = p.after(at)
		p.tail.end = at
		switch {
		case next == 0 || isSpace(next) || p.isCloser(next) || next == '—' || next == '–':
			p.tail.ends = true
			return true
		case !strings.ContainsRune(`.,:;!?…"'`, next) && !unicode.In(next, unicode.Pe, unicode.Pf):
			p.tail.ends = false
			return false
		}
	}
}

// word is what is known of the word that a sign stands in or ends, as far as it was
// read: up to the sign that was asked for last.
type word struct {
	begin, read        int
	address, reference bool // there is a :// or an @, there is an &
}

// inAddress reports whether the word that a sign stands in or ends is not one
// of a sentence: an address, :a:, or &amp;. It is asked for signs in their order.
func (p *typesetter) inAddress(s sign) bool {
	start := p.last
	if n := p.fixedBefore(s.at); n > 0 {
		start = max(start, p.fixed[n-1].End)
	}
	w := &p.word
	if w.begin < start {
		*w = word{begin: start, read: start}
	}
	for w.read < s.at {
		r, size := utf8.DecodeRune(p.text[w.read:s.at])
		w.read += size
		switch {
		case isSpace(r) || isOpening(r) || isQuote(r):
			*w = word{begin: w.read, read: w.read}
		case r == '@' || r == '/' && bytes.HasSuffix(p.text[w.begin:w.read], []byte("://")):
			w.address = true
		case r == '&':
			w.reference = true
		}
	}
	return w.address || bytes.HasPrefix(p.text[w.begin:s.at], []byte(string(s.as))) || s.as == ';' && w.reference
}
