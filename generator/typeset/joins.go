package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Joins say where a space that the author put does not break a line. The words
// are as they stand in a text.
type Joins struct {
	Groups         string   // the space between groups of three digits: 10 000
	BehindFigure   []string // 12 km, 9 mars
	BetweenFigures []string // 14 h 30
	BeforeFigure   []string // n° 12, p. 4
	BeforeName     []string // M. X: before a capital
	BeforeOffice   []string // M. le ministre: between a word of those and an office or a name
}

const noBreak = "\u00A0"

// joins are the same, to look words up in.
type joins struct {
	groups                                                  string
	behind, between, beforeFigure, beforeName, beforeOffice map[string]bool
}

func newJoins(j Joins) *joins {
	set := func(words []string) map[string]bool {
		m := make(map[string]bool, len(words))
		for _, w := range words {
			m[w] = true
		}
		return m
	}
	if j.Groups == "" && len(j.BehindFigure)+len(j.BetweenFigures)+len(j.BeforeFigure)+len(j.BeforeName) == 0 {
		return nil
	}
	return &joins{j.Groups, set(j.BehindFigure), set(j.BetweenFigures), set(j.BeforeFigure), set(j.BeforeName), set(j.BeforeOffice)}
}

// join exchanges single spaces that belong to what stands beside them. A line break
// is the author's own, and so is a space of another kind.
func (p *typesetter) join() {
	j := p.setter.joins
	if j == nil {
		return
	}
	var found []Edit
	for i := 1; i+1 < len(p.text); i++ {
		if p.text[i] != ' ' || p.text[i-1] == ' ' || p.text[i+1] == ' ' {
			continue
		}
		with := ""
		switch before, behind := p.text[i-1], p.text[i+1]; {
		case isDigit(before) && isDigit(behind):
			if p.isGroup(i) {
				with = j.groups
			}
		case isDigit(behind):
			if word, at := p.wordBefore(i); j.beforeFigure[word] || j.between[word] && p.figureBefore(at) {
				with = noBreak
			}
		case p.figureBefore(i):
			if word := p.wordBehind(i + 1); j.behind[word] || j.between[word] {
				with = noBreak
			}
		case len(j.beforeName) > 0 && (p.isCapital(i+1) || j.beforeOffice[p.lettersBehind(i+1)]):
			if word, _ := p.wordBefore(i); j.beforeName[word] {
				with = noBreak
			}
		}
		if with != "" && !p.isFixed(i) {
			found = append(found, Edit{i, 1, with})
		}
	}
	p.edits = merge(p.edits, found)
}

// merge puts two lists of edits into one, in the order of the text. Of two of one
// place that of a sign counts, whose space has been set already.
func merge(signs, spaces []Edit) []Edit {
	if len(signs) == 0 || len(spaces) == 0 {
		return append(signs, spaces...)
	}
	all := make([]Edit, 0, len(signs)+len(spaces))
	for len(signs) > 0 && len(spaces) > 0 {
		switch {
		case signs[0].At < spaces[0].At:
			all, signs = append(all, signs[0]), signs[1:]
		case signs[0].At > spaces[0].At:
			all, spaces = append(all, spaces[0]), spaces[1:]
		default:
			spaces = spaces[1:]
		}
	}
	return append(append(all, signs...), spaces...)
}

// isGroup reports whether the space at i parts two groups of a number: three digits
// follow, and one to three stand before, which are the first or a group too.
func (p *typesetter) isGroup(i int) bool {
	end := i + 1
	for end < len(p.text) && isDigit(p.text[end]) {
		end++
	}
	if end-i-1 != 3 || p.isWordAt(end) || end < len(p.text) && p.text[end] == '-' { // 555-0100
		return false
	}
	start := i
	for start > 0 && isDigit(p.text[start-1]) && i-start < 4 {
		start--
	}
	switch n := i - start; {
	case n > 3:
		return false
	case start > 1 && n == 3 && p.text[start-1] == ' ' && isDigit(p.text[start-2]):
		return true
	}
	before, _ := utf8.DecodeLastRune(p.text[:start])
	return !unicode.IsLetter(before) && before != '.' && before != ',' && before != '/' && before != '-' && before != '+'
}

// figureBefore reports whether a figure ends at i, or before the one space there; an
// ordinal is one too (1er).
func (p *typesetter) figureBefore(i int) bool {
	if r, at := p.before(i); isSpace(r) {
		i = at
	}
	const longest = 3 // letters of an ending
	for n := 0; n <= longest && i > 0; n++ {
		r, size := utf8.DecodeLastRune(p.text[:i])
		if unicode.IsDigit(r) {
			return true
		}
		if !unicode.IsLower(r) {
			return false
		}
		i -= size
	}
	return false
}

// wordBefore returns the word that ends at i, with the signs that belong to it, and
// where it begins.
func (p *typesetter) wordBefore(i int) (string, int) {
	const longest = 40
	at := i
	for at > 0 && i-at < longest {
		r, size := utf8.DecodeLastRune(p.text[:at])
		if !unicode.IsLetter(r) && r != '.' && r != '°' && r != '§' && r != 'º' {
			break
		}
		at -= size
	}
	if before, _ := utf8.DecodeLastRune(p.text[:at]); at > 0 && (unicode.IsDigit(before) && p.text[i-1] == '.' || before == '-' || before == '@') {
		return "", at
	}
	return string(p.text[at:i]), at
}

// lettersBehind returns the letters that begin at i: l in l’envoyé.
func (p *typesetter) lettersBehind(i int) string {
	const longest = 40
	end := i
	for end < len(p.text) && end-i < longest {
		r, size := utf8.DecodeRune(p.text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	return string(p.text[i:end])
}

// wordBehind returns the word that begins at i, with the signs that belong to units.
func (p *typesetter) wordBehind(i int) string {
	const longest = 40
	end := i
	for end < len(p.text) && end-i < longest {
		r, size := utf8.DecodeRune(p.text[end:])
		if next, _ := utf8.DecodeRune(p.text[end+size:]); r == '/' && !unicode.IsLetter(next) {
			break // 24 h/24
		}
		if !unicode.IsLetter(r) && !slices.Contains([]rune("°²³/€$£¥%µ·"), r) {
			if r == '-' || r == '’' || r == '\'' || unicode.IsDigit(r) {
				return ""
			}
			break
		}
		end += size
	}
	return string(p.text[i:end])
}

func (p *typesetter) isWordAt(i int) bool {
	r, _ := utf8.DecodeRune(p.text[i:])
	return i < len(p.text) && isWord(r)
}

func (p *typesetter) isCapital(i int) bool {
	r, _ := utf8.DecodeRune(p.text[i:])
	return unicode.IsUpper(r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
