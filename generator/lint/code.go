package lint

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsProse reports whether an indented block of code is surely a paragraph: sentences
// of a language, and nothing of a program.
func IsProse(text []byte) bool {
	text = bytes.TrimSpace(text)
	last, _ := utf8.DecodeLastRune(bytes.TrimRight(text, ")）»”\"’』」\u00A0 "))
	first, _ := utf8.DecodeRune(bytes.TrimLeft(text, "\"“«「『（(*_[\u3000"))
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || unicode.IsLower(first) || !strings.ContainsRune(".!?…:。！？：", last) {
		return false
	}
	words, kana, signs, all := 0, 0, 0, 0
	for _, r := range string(text) {
		all++
		switch {
		case unicode.Is(unicode.Hiragana, r):
			kana++
		case strings.ContainsRune("{}<>=;$\\|`#@", r):
			signs++
		}
	}
	for _, word := range bytes.Fields(text) {
		if first, _ := utf8.DecodeRune(bytes.TrimLeft(word, "\"“«('’")); unicode.IsLetter(first) {
			words++
		}
	}
	return signs*50 <= all && (kana >= 5 || words >= 6)
}
