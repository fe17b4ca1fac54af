package memory

import (
	"strings"
	"unicode"

	"docsite/generator/exchange"
)

// unspaced are the scripts that do not part words by spaces: each of their letters is a token.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// What stands for a code among tokens, and in a shape. No text has such characters.
var codeMarks = map[exchange.Form]string{exchange.Alone: "\x00", exchange.Opens: "\x01", exchange.Closes: "\x02"}

// shape returns a text as it is compared for being the same: its characters, and where it has
// codes of which form.
func shape(in exchange.Inline) string {
	var b strings.Builder
	for _, p := range in {
		b.WriteString(p.Text)
		if p.Code != nil {
			b.WriteString(codeMarks[p.Code.Form])
		}
	}
	return b.String()
}

// tokens returns the tokens of a text: words, numbers, characters that stand for themselves,
// codes. White space and capitals make no difference.
func tokens(in exchange.Inline) []string {
	var list []string
	for _, p := range in {
		if p.Code != nil {
			list = append(list, codeMarks[p.Code.Form])
			continue
		}
		list = appendTokens(list, strings.ToLower(p.Text))
	}
	return list
}

func appendTokens(list []string, text string) []string {
	begin := -1 // of a word
	for i, r := range text {
		inWord := (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && !unicode.In(r, unspaced...)
		if begin >= 0 && !inWord {
			list = append(list, text[begin:i])
			begin = -1
		}
		switch {
		case inWord && begin < 0:
			begin = i
		case !inWord && !unicode.IsSpace(r):
			list = append(list, string(r))
		}
	}
	if begin >= 0 {
		list = append(list, text[begin:])
	}
	return list
}
