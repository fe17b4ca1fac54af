package revision

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Piece is a part of a text that was altered.
type Piece struct {
	Text    string
	Removed bool // it stood in the old text alone
	Added   bool // it stands in the new text alone
}

// Words compares two texts word by word; where words are not parted by spaces,
// character by character. A space that came or went is not told of.
func Words(old, new string) []Piece {
	ours, theirs := words(old), words(new)
	normal := map[string]string{}
	for _, w := range append(append([]string(nil), ours...), theirs...) {
		normal[w] = Normal(w)
	}
	matches := common(len(ours), len(theirs), func(i, j int) bool { return normal[ours[i]] == normal[theirs[j]] })
	var pieces []Piece
	at := match{}
	for _, m := range append(matches, match{len(ours), len(theirs)}) {
		removed, added := strings.Join(ours[at.Old:m.Old], ""), strings.Join(theirs[at.New:m.New], "")
		if Normal(removed) == Normal(added) {
			pieces = add(pieces, Piece{Text: added})
		} else {
			pieces = add(pieces, Piece{Text: removed, Removed: true})
			pieces = add(pieces, Piece{Text: added, Added: true})
		}
		if m.New < len(theirs) {
			pieces = add(pieces, Piece{Text: theirs[m.New]})
		}
		at = match{m.Old + 1, m.New + 1}
	}
	return joined(pieces)
}

// add appends a piece, to the last one if that is of its kind.
func add(pieces []Piece, p Piece) []Piece {
	if p.Text == "" {
		return pieces
	}
	if n := len(pieces); n > 0 && pieces[n-1].Removed == p.Removed && pieces[n-1].Added == p.Added {
		pieces[n-1].Text += p.Text
		return pieces
	}
	return append(pieces, p)
}

// joined makes one change of two between which hardly anything is the same: a
// space, or one character. A text in shreds cannot be read.
func joined(pieces []Piece) []Piece {
	var list []Piece
	for i := 0; i < len(pieces); {
		if !pieces[i].Removed && !pieces[i].Added {
			list = add(list, pieces[i])
			i++
			continue
		}
		removed, added := "", ""
		for ; i < len(pieces); i++ {
			switch p := pieces[i]; {
			case p.Removed:
				removed += p.Text
				continue
			case p.Added:
				added += p.Text
				continue
			case i+1 < len(pieces) && utf8.RuneCountInString(strings.TrimSpace(p.Text)) <= 1:
				removed, added = removed+p.Text, added+p.Text
				continue
			}
			break
		}
		list = add(list, Piece{Text: removed, Removed: true})
		list = add(list, Piece{Text: added, Added: true})
	}
	return list
}

// words cuts a text into words, numbers, spaces and signs, which together are the
// text. Scripts that put no space between words are cut into characters, but
// katakana, which writes words of other languages, into words (compare Unicode
// Standard Annex 29, “Word Boundaries”).
func words(text string) []string {
	var list []string
	for text != "" {
		n := word(text)
		list = append(list, text[:n])
		text = text[n:]
	}
	return list
}

// class tells characters apart of which none stands in one word with another.
type class int

const (
	sign class = iota // alone
	letter
	katakana
	digit
	space
	single // alone, with the marks that follow
	mark   // goes with what stands before it
)

func word(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	in := classOf(first)
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		switch next := classOf(r); {
		case next == mark:
		case next == in && in != sign && in != single:
		case in == digit && (r == '.' || r == ',') && followed(text[n+size:], digit):
		case in == letter && (r == '\'' || r == '’') && followed(text[n+size:], letter):
		default:
			return n
		}
		n += size
	}
	return n
}

func followed(text string, by class) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && classOf(r) == by
}

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return space
	case unicode.IsMark(r) || r == 'ー' || r == '\u200D':
		return mark
	case unicode.IsDigit(r):
		return digit
	case unicode.Is(unicode.Katakana, r):
		return katakana
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return single
	case unicode.IsLetter(r):
		return letter
	}
	return sign
}
