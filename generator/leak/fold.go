package leak

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class is what a character is in a text that is compared.
type class uint8

const (
	apart  class = iota // parts words
	unseen              // parts nothing: a soft hyphen, a mark that joins, an accent of its own
	letter              // or a digit
	han                 // these three are words of their own where they stand together
	katakana
	hiragana
	changed class = 0x80 // with one of those: its text is another one when it is folded
)

// folding is the table of all characters of Unicode's first plane.
type folding struct {
	class [0x10000]class
	text  map[rune]string // of those that are not themselves when they are folded
	ascii [utf8.RuneSelf]byte
}

var foldings = sync.OnceValue(func() *folding {
	f := &folding{text: map[rune]string{}}
	for r := range rune(len(f.class)) {
		text, c := foldRune(r)
		if f.class[r] = c; c >= letter && text != string(r) {
			f.class[r], f.text[r] = c|changed, text
		}
		if r < utf8.RuneSelf && c == letter {
			f.ascii[r] = text[0]
		}
	}
	return f
})

// foldRune returns a character as it is compared: the letters and digits of its
// compatibility decomposition, in small letters.
func foldRune(r rune) (string, class) {
	var text []byte
	c := apart
	for _, part := range string(norm.NFKD.AppendString(nil, string(r))) {
		switch own := classOf(part); {
		case own >= letter:
			text, c = utf8.AppendRune(text, simple(part)), own
		case own == unseen && c == apart:
			c = unseen
		}
	}
	return string(text), c
}

// simple is a letter in its small form. A Greek sigma at the end of a word is one.
func simple(r rune) rune {
	if r = unicode.ToLower(r); r == 'ς' {
		return 'σ'
	}
	return r
}

func classOf(r rune) class {
	switch {
	case r == 'ー':
		return katakana
	case r == '々' || r == '〆' || unicode.Is(unicode.Han, r):
		return han
	case unicode.Is(unicode.Katakana, r):
		return katakana
	case unicode.Is(unicode.Hiragana, r):
		return hiragana
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mc, r):
		return letter
	case r == '\u00ad' || r == '\u180e' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return unseen
	}
	return apart
}

// fold returns a character as it is compared; the text of letters alone.
func (f *folding) fold(dst []byte, r rune) ([]byte, class) {
	if int(r) >= len(f.class) {
		text, c := foldRune(r)
		return append(dst, text...), c
	}
	switch c := f.class[r]; {
	case c < letter:
		return dst, c
	case c >= changed:
		return append(dst, f.text[r]...), c &^ changed
	default:
		return utf8.AppendRune(dst, r), c
	}
}

// folded returns the letters of a text.
func (f *folding) folded(text string) []byte {
	var letters []byte
	for _, r := range text {
		letters, _ = f.fold(letters, r)
	}
	return letters
}
