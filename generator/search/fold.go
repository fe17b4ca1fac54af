package search

import (
	"bytes"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold appends a text as it is compared: the first step of the
// specification. What can be folded character by character is; a text with
// anything else goes the long way as a whole, and its letters are then not known
// to have come from anywhere.
func (f *folded) fold(text []byte) {
	start := len(f.letters)
	table := foldings()
	f.letters, f.from = slices.Grow(f.letters, len(text)), slices.Grow(f.from, len(text))
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			f.add(table.one[c], i)
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r < hanEnd && table.one[r] != 0:
			f.add(table.one[r], i)
		case 0xFF01 <= r && r <= 0xFF5E: // ASCII of full width
			f.add(table.one[unicode.ToLower(r-0xFEE0)], i)
		default:
			more, alone := table.more[r]
			if !alone {
				f.letters, f.from = foldWhole(f.letters[:start], text), f.from[:start]
				for range f.letters[start:] {
					f.from = append(f.from, -1)
				}
				return
			}
			for _, r := range more {
				f.add(r, i)
			}
		}
		i += size
	}
}

// foldWhole is fold to the letter of the specification.
func foldWhole(dst []rune, text []byte) []rune {
	whole := norm.NFKD.Bytes(text)
	whole = bytes.ReplaceAll(whole, []byte(" \u0301"), []byte("'")) // of ´
	kept := bytes.Map(func(r rune) rune {
		if 0x300 <= r && r <= 0x36F || ignored(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, whole)
	var spelt []byte
	for _, r := range string(kept) {
		if letters, ok := spellings[r]; ok {
			spelt = append(spelt, letters...)
		} else if form, ok := plain()[r]; ok {
			spelt = utf8.AppendRune(spelt, form)
		} else {
			spelt = utf8.AppendRune(spelt, r)
		}
	}
	for _, r := range string(norm.NFC.Bytes(spelt)) {
		dst = append(dst, r)
	}
	return dst
}

// ignored reports whether a character is none to a reader: soft hyphens, what
// joins, parts or turns letters without being one, variation selectors.
func ignored(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	}
	return 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x206F ||
		0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF
}

// spellings are letters that Unicode does not take apart, as people type them
// who do not have them, and marks that are typed for an apostrophe.
var spellings = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'ς': "σ",
	'’': "'", '‘': "'", '‛': "'", '`': "'", 'ʼ': "'", 'ʻ': "'", 'ʹ': "'", '′': "'",
}

// tableEnd is where the Han characters begin.
const tableEnd = 0x3400

// alone reports whether a character folds to the same whatever stands beside
// it, and stands in the table: not a mark, nor what composes with one.
func alone(r rune) bool {
	switch {
	case r < 0x300:
		return true
	case r < 0x1E00: // Greek and Cyrillic; most scripts behind them have marks
		return 0x370 <= r && r < 0x483 || 0x48A <= r && r < 0x590
	case r < 0x3030: // not the marks for symbols, Coptic and Cyrillic marks, and tone marks
		return r < 0x20D0 || 0x2100 <= r && r < 0x2C00 || 0x2E80 <= r && r < 0x302A
	case r < 0x3130: // not the marks of voiced kana
		return r != 0x3099 && r != 0x309A
	case r < tableEnd: // not letters of Hangul, which compose
		return 0x3190 <= r && r < 0x3200 || 0x3220 <= r && r < 0x3260 || 0x3280 <= r
	}
	return false
}

// folding is what the characters before the end of the Han fold to that fold alone.
type folding struct {
	one  [hanEnd]rune    // the one character; 0 where it is not one
	more map[rune][]rune // several characters, or none
}

var foldings = sync.OnceValue(func() *folding {
	table := &folding{more: map[rune][]rune{}}
	for r := range rune(tableEnd) {
		if !alone(r) {
			continue
		}
		folded := foldWhole(nil, utf8.AppendRune(nil, r))
		if len(folded) == 1 {
			table.one[r] = folded[0]
		} else {
			table.more[r] = folded
		}
	}
	for r := rune(tableEnd); r < hanEnd; r++ {
		table.one[r] = r
		if form, ok := plain()[r]; ok {
			table.one[r] = form
		}
	}
	return table
})

// class is what a folded character is to the tokenizer.
type class uint8

const (
	apart      class = iota // parts words
	letter                  // of words between spaces
	digit                   // of the same
	dense                   // of a script written without spaces
	apostrophe              // parts words, and makes an elision of a letter beside it
)

var denseScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// hanEnd is where the Han characters of the first plane end.
const hanEnd = 0xA000

// classTable has the classes of the characters up to there.
type classTable [hanEnd]class

// of returns a character's class.
func (t *classTable) of(r rune) class {
	if uint32(r) < hanEnd {
		return t[r]
	}
	return classOf(r)
}

var classes = sync.OnceValue(func() *classTable {
	table := new(classTable)
	for r := range table {
		if tableEnd <= r && (r < 0x4DC0 || 0x4E00 <= r) { // Han; between them stand hexagrams
			table[r] = dense
		} else {
			table[r] = classOf(rune(r))
		}
	}
	return table
})

func classOf(r rune) class {
	switch {
	case r == '\'':
		return apostrophe
	case !unicode.In(r, unicode.L, unicode.M, unicode.N):
		return apart
	case r == 'ー', r == '\u3099', r == '\u309A', unicode.In(r, denseScripts...):
		return dense
	case unicode.Is(unicode.N, r):
		return digit
	}
	return letter
}
