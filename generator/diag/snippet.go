package diag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// stride is how many characters lie between two of which a lineIndex knows
// the place.
const stride = 64

// lineIndex is a text in which the characters of a line are found without reading
// the line from its start: a Japanese paragraph is one line, and many things may
// be reported of it.
type lineIndex struct {
	text  string
	lines []start
	every []int // byte offset of each stride-th character
}

// start is where a line begins.
type start struct{ bytes, characters int }

// indexLines returns a file's text with its lines, or false where it is not UTF-8. A
// byte order mark takes no column, as in a [Source].
func indexLines(raw []byte) (lineIndex, bool) {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if !utf8.Valid(raw) {
		return lineIndex{}, false
	}
	n := lineIndex{text: string(raw), lines: []start{{}}}
	characters := 0
	for i, r := range n.text {
		if characters%stride == 0 {
			n.every = append(n.every, i)
		}
		characters++
		if r == '\n' {
			n.lines = append(n.lines, start{i + 1, characters})
		}
	}
	return n, true
}

// line returns the line of a place, without its end, and the byte offset of the
// place's character in it: the line's end, where the line is shorter.
func (n lineIndex) line(at Pos) (text string, offset int, ok bool) {
	if at.Line < 1 || at.Line > len(n.lines) {
		return "", 0, false
	}
	from := n.lines[at.Line-1]
	to := len(n.text)
	if at.Line < len(n.lines) {
		to = n.lines[at.Line].bytes - 1
	}
	text = strings.TrimSuffix(n.text[from.bytes:to], "\r")
	character := from.characters + max(at.Column, 1) - 1
	if character/stride >= len(n.every) {
		return text, len(text), true
	}
	place := n.every[character/stride]
	for range character % stride {
		_, size := utf8.DecodeRuneInString(n.text[place:])
		place += size
	}
	return text, min(place-from.bytes, len(text)), true
}

// window returns as much of a line around a byte offset as is shown in a number
// of columns, with … where it is cut, and how many columns stand before the
// offset. It looks at no more of the line than that.
func window(line string, at, columns int) (shown string, before int) {
	room := max(columns-2, 2) // an ellipsis at each end
	from, left := back(line, at, room/2)
	to, right := forward(line, at, room-left)
	from, more := back(line, from, room-left-right)
	var b strings.Builder
	if from > 0 {
		b.WriteRune('…')
		before++
	}
	before += left + more
	for _, r := range line[from:to] {
		text, _ := visible(r)
		b.WriteString(text)
	}
	if to < len(line) {
		b.WriteRune('…')
	}
	return b.String(), before
}

// back returns where the part of a line begins that ends at an offset and takes
// as many columns as there are, and how many it takes. Marks stay with what they
// stand on.
func back(line string, at, columns int) (from, taken int) {
	from = at
	for i := at; i > 0 && at-i < 16*columns; { // a line of nothing but marks has no width
		r, size := utf8.DecodeLastRuneInString(line[:i])
		_, wide := visible(r)
		if taken+wide > columns {
			break
		}
		i -= size
		if taken += wide; wide > 0 {
			from = i
		}
	}
	return from, taken
}

// forward returns where such a part ends that begins at an offset.
func forward(line string, at, columns int) (to, taken int) {
	for to = at; to < len(line) && to-at < 16*columns; {
		r, size := utf8.DecodeRuneInString(line[to:])
		_, wide := visible(r)
		if taken+wide > columns {
			break
		}
		to, taken = to+size, taken+wide
	}
	return to, taken
}

// visible returns how a character is shown, and in how many columns of a
// terminal: two where Unicode Standard Annex 11 says Wide or Fullwidth, none for
// marks that stand on the character before them. What a terminal would act on, or
// nobody sees, is shown by its number.
func visible(r rune) (string, int) {
	switch {
	case r == '\t':
		return "    ", 4
	case acting(r):
		text := fmt.Sprintf("⟨U+%04X⟩", r)
		return text, utf8.RuneCountInString(text)
	case unicode.In(r, unicode.Mn, unicode.Me) || joins(r):
		return string(r), 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return string(r), 2
	}
	return string(r), 1
}

// acting reports whether a character does something instead of being seen:
// controls, line breaks, what turns the direction of a text, what has no width.
func acting(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) ||
		unicode.Is(unicode.Cf, r) && !joins(r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// joins reports whether a character only says if its neighbours are joined, as
// in an emoji or in Persian.
func joins(r rune) bool { return r == '\u200C' || r == '\u200D' }
