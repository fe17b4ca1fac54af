package contact

import (
	"unicode"
	"unicode/utf8"
)

// extend gives a number's link its first extension, and each further one a link.
func (r *reader) extend(link *Link, n number, extensions []span) {
	for i, e := range extensions {
		href := n.href() + ";ext=" + digits(r.text[e.start:e.end])
		if i > 0 {
			r.links = append(r.links, *link)
			*link = Link{Start: e.start}
		}
		link.End, link.Href = e.end, href
	}
}

// find returns the extensions in brackets, which may stand behind other words.
func (r *reader) find(brackets span) []span {
	in := r.within(brackets)
	for in.at < len(in.text) {
		from := in.at
		if found := in.extensions(); found != nil && !in.inWord(from) {
			return found
		}
		in.at = from
		in.next()
	}
	return nil
}

// inWord reports whether a place is within a word, or at its end: max 30, 国内 12. A word of two
// letters or more in a script that leaves no spaces stands alone there.
func (r *reader) inWord(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(r.text[:at])
	c, size := utf8.DecodeRuneInString(r.text[at:])
	next, _ := utf8.DecodeRuneInString(r.text[at+size:])
	return unicode.IsLetter(before) && (isLatin(c) || unicode.IsLetter(c) && !unicode.IsLetter(next))
}

// extensionBehind reads extensions behind brackets that hold nothing but the word for
// them, （内線）5432.
func (r *reader) extensionBehind(brackets span, end int) []span {
	in := r.within(brackets)
	in.spaces()
	if !in.word(r.words.Extension) || in.at < len(in.text) {
		return nil
	}
	from := r.at
	r.at = end
	if found := r.digitsOf(); found != nil {
		return found
	}
	r.at = from
	return nil
}

// extensions reads a word for an extension and the digits behind it; nil where
// there is none.
func (r *reader) extensions() []span {
	from := r.at
	parted := false
	for c := r.peek(); isSeparator(c) || isStroke(c) || isList(c) && !r.is(";ext="); c = r.peek() {
		parted = parted || isStroke(c) || isList(c)
		r.next()
	}
	if parted && r.peek() == '#' || !r.extensionWord() { // #7119 is a number
		r.at = from
		return nil
	}
	found := r.digitsOf()
	if found == nil {
		r.at = from
	}
	return found
}

// digitsOf reads the digits of one or several extensions; nil where there are none.
func (r *reader) digitsOf() []span {
	for c := r.peek(); isSeparator(c) || c == ':' || c == '=' || c == '#'; c = r.peek() {
		r.next()
	}
	var found []span
	for {
		e := span{start: r.at}
		for isDigit(r.peek()) {
			r.next()
		}
		e.end = r.at
		found = append(found, e)
		if e.start == e.end {
			return nil
		}
		if !r.another() {
			break
		}
	}
	for r.through() {
	}
	return found
}

// through reads the end of a row of extensions, 5432-5434, which has no link.
func (r *reader) through() bool {
	from := r.at
	r.spaces()
	if c := r.peek(); c == '-' || c == '~' {
		r.next()
		r.spaces()
		begin := r.at
		for isDigit(r.peek()) {
			r.next()
		}
		if r.at > begin && r.at-begin <= whole {
			return true
		}
	}
	r.at = from
	return false
}

// another goes to the next extension of a list, if one follows and not a number.
func (r *reader) another() bool {
	from := r.at
	if more, _ := r.separator(); more {
		r.spaces()
		ahead := *r
		if n, ok := ahead.number(); ok && !n.whole() && !n.marked() || !ok && isDigit(r.peek()) {
			return true
		}
	}
	r.at = from
	return false
}

// extensionWord reads what announces an extension: a word of a language, the
// parameter of RFC 3966, or a sign straight before digits.
func (r *reader) extensionWord() bool {
	if r.is(";ext=") {
		r.at += len(";ext=")
		return true
	}
	if r.word(r.words.Extension) {
		return true
	}
	if c, size := normal(r.text[r.at:]); c == 'x' || c == 'X' || c == '#' {
		next, space := normal(r.text[r.at+size:])
		if next == ' ' && c != '#' {
			next, _ = normal(r.text[r.at+size+space:])
		}
		if isDigit(next) {
			r.at += size
			return true
		}
	}
	return false
}
