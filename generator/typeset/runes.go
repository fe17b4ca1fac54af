package typeset

import (
	"strings"
	"unicode"
)

// isSpace reports whether a character is white space that a language may
// exchange: not the ideographic one, which is a character of its own width.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\u00A0' || r == '\u202F' || '\u2000' <= r && r <= '\u200A'
}

// isWide reports whether a character is of a script that is written without
// spaces between a quotation mark and its neighbours.
func isWide(r rune) bool {
	return r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo) ||
		0x3000 <= r && r <= 0x303F || 0xFF00 <= r && r <= 0xFFEF || r == 'ー')
}

// isQuote reports whether a character is a quotation mark or apostrophe of any
// language, straight or not.
func isQuote(r rune) bool { return r == '"' || r == '\'' || unicode.In(r, unicode.Pi, unicode.Pf) }

func isOpening(r rune) bool { return unicode.In(r, unicode.Ps, unicode.Pi) || r == '<' }

func isDash(r rune) bool { return unicode.Is(unicode.Pd, r) }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isOperator reports whether a character is an operator of a formula. A hyphen
// is a dash more often.
func isOperator(r rune) bool { return unicode.Is(unicode.Sm, r) || r == '*' || r == '/' }

// isStop reports whether a character may follow the end of a quotation.
func isStop(r rune) bool {
	return r == 0 || isSpace(r) || unicode.IsPunct(r) && !isOpening(r) && !strings.ContainsRune(`#%&@\`, r) || isWide(r)
}
