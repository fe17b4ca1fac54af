package card

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// piece is a part of a text that stands in one line. Places are counted in
// characters.
type piece struct {
	start, end int // without the space behind it
	next       int // where the next one begins
	joint      joint
}

// joint is how a piece hangs together with the one behind it.
type joint int

const (
	loose joint = iota // as words do
	comma              // a reader pauses
	stop               // a reader stops: a line ends best
	tied               // a line had better not end
	cut                // within a word or a phrase
)

// jointOf is how a text hangs together with what follows it, by the characters at the
// joint.
func jointOf(text, next []rune) joint {
	switch last := text[len(text)-1]; {
	case strings.ContainsRune(";:.!?…—–。．：；！？\u3000", last):
		return stop
	case strings.ContainsRune(",、，", last), len(next) > 0 && opening(next[0]):
		return comma
	}
	return loose
}

// pieces cuts a text where a line may end: behind a space, unless what stands
// around it belongs together; and between phrases.
func pieces(text string, phrases func(string) []string) []piece {
	var list []piece
	runes := []rune(text)
	begin := 0
	add := func(end, next int) {
		if end > begin {
			p := piece{begin, end, next, jointOf(runes[begin:next], runes[next:])}
			if end < next && runes[end] != '\u3000' {
				p.joint = jointOf(runes[begin:end], runes[next:])
				if p.joint == loose && leans(string(runes[begin:end])) {
					p.joint = tied
				}
			}
			list = append(list, p)
		}
		begin = next
	}
	at := 0
	for _, phrase := range phrases(text) {
		if at > begin && !unicode.IsSpace(runes[at-1]) && at < len(runes) && !unicode.IsSpace(runes[at]) {
			add(at, at)
		}
		for range phrase {
			if breaking(runes[at]) && parts(runes[:at], runes[at+1:]) {
				add(at, at+1)
			}
			at++
		}
	}
	add(len(runes), len(runes))
	return list
}

// breaking reports whether a line may end at a space: not at one that is there to
// forbid it (UAX #14, class GL).
func breaking(r rune) bool {
	return unicode.Is(unicode.Zs, r) && r != '\u00A0' && r != '\u202F' && r != '\u2007' || r == '\u200B'
}

// parts reports whether a space parts what stands before it from what stands behind.
// In French it stands before marks that belong to the word before, and within
// quotation marks; a dash never begins a line, nor is a line one.
func parts(before, after []rune) bool {
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	last, first := before[len(before)-1], after[0]
	switch {
	case opening(last):
		return false
	case unicode.In(first, unicode.Pe, unicode.Pf), strings.ContainsRune(";:!?%‰…、。，．", first):
		return false
	case unicode.Is(unicode.Pd, first) && (len(after) == 1 || unicode.IsSpace(after[1])):
		return false
	}
	return true
}

// opening reports whether a mark belongs to what stands behind it.
func opening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) || r == '¿' || r == '¡' }

// leans reports whether a word belongs to the one behind it: one that is short and
// no name, as articles and prepositions are, and a number, which counts something.
func leans(word string) bool {
	letters, digits := 0, 0
	word = strings.TrimLeftFunc(word, func(r rune) bool { return opening(r) || unicode.IsSpace(r) })
	for _, r := range word {
		switch {
		case unicode.IsUpper(r) && utf8.RuneCountInString(word) > 1, square(r):
			return false
		case unicode.IsLetter(r), r == '’', r == '\'':
			letters++
		case unicode.IsDigit(r):
			digits++
		case unicode.Is(unicode.Mn, r), r == '.', r == ',', unicode.IsSpace(r) && digits > 0:
		default:
			return false
		}
	}
	return digits > 0 && letters == 0 || digits == 0 && letters > 0 && letters <= 3
}

// smaller cuts a piece that no line can hold: where the rules of all languages let a
// line end (UAX #14), or else between any two characters.
func smaller(text []rune, p piece, whole bool) []piece {
	var list []piece
	within := text[p.start:p.end]
	var s segmenter.Segmenter
	s.Init(within)
	add := func(offset, count int) {
		end := p.start + offset + count
		j := cut
		if strings.ContainsRune("・／/-‐", text[end-1]) {
			j = loose
		}
		list = append(list, piece{p.start + offset, end, end, j})
	}
	if whole {
		for i := s.GraphemeIterator(); i.Next(); {
			add(i.Grapheme().Offset, len(i.Grapheme().Text))
		}
	} else {
		for i := s.LineIterator(); i.Next(); {
			add(i.Line().Offset, len(i.Line().Text))
		}
	}
	if len(list) == 0 {
		return []piece{p}
	}
	last := &list[len(list)-1]
	last.next, last.joint = p.next, p.joint
	return list
}
