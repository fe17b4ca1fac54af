package lint

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
)

// longestEmphasis is how many bytes stand between two marks that are taken for a pair.
const longestEmphasis = 200

// pairs are the marks of emphasis that are left over where they make none.
var pairs = []struct {
	mark    string
	message string
}{
	{"***", "this is no emphasis: inside the *** stands a space"},
	{"**", "this is no emphasis: inside the ** stands a space"},
	{"__", "this is no emphasis: inside the __ stands a space"},
	{"~~", "this strikes nothing out: inside the ~~ stands a space"},
	{"*", "this is no emphasis: inside the * stands a space"},
}

// almostEmphasis returns what is surely meant as emphasis and is none. Marks that make
// a pair are no part of a prose.
func almostEmphasis(text []byte) []Finding {
	var found []Finding
	for _, pair := range pairs {
		mark := []byte(pair.mark)
		if !bytes.Contains(text, mark) {
			continue
		}
		marks := runsOf(text, mark)
		told := 0 // the end of the line that one was found in
		for i := 0; i < len(marks); i++ {
			if marks[i] < told {
				continue
			}
			if i+1 < len(marks) && isSpaced(text, marks[i], marks[i+1], len(mark)) {
				inner := bytes.TrimSpace(text[marks[i]+len(mark) : marks[i+1]])
				right := pair.mark
				if right == "__" {
					right = "**" // which is emphasis within words, too
				}
				found = append(found, Finding{marks[i], diag.AlmostMarkdown, pair.message, "write “" + right + shown(readable(inner)) + right + "”"})
				told = max(marks[i]+lineLength(text[marks[i]:]), marks[i+1]+1)
			} else if i+1 == len(marks) && pair.mark == "**" && isUnclosed(text, marks[i]) {
				found = append(found, Finding{marks[i], diag.AlmostMarkdown, "this is no emphasis: its ** is not closed in the paragraph", "write ** behind the words too, or \\*\\* for asterisks"})
			}
		}
	}
	if !bytes.Contains(text, []byte("＊＊")) {
		return found
	}
	for _, m := range wideEmphasis.FindAllIndex(text, -1) {
		found = append(found, Finding{m[0], diag.AlmostMarkdown, "this is no emphasis: its ＊ are full-width", "write **words** with plain asterisks"})
	}
	return found
}

var wideEmphasis = regexp.MustCompile(`＊＊[^＊\n]*[\p{L}\p{N}][^＊\n]*＊＊`)

// runsOf returns where runs of exactly a mark stand.
func runsOf(text, mark []byte) []int {
	var at []int
	for i := 0; i < len(text); {
		n := bytes.IndexByte(text[i:], mark[0])
		if n < 0 {
			break
		}
		i += n
		end := i
		for end < len(text) && text[end] == mark[0] {
			end++
		}
		if end-i == len(mark) {
			at = append(at, i)
		}
		i = end
	}
	return at
}

// isSpaced reports whether two marks are meant as a pair and make none because of
// spaces inside them. Marks behind a word refer to a note.
func isSpaced(text []byte, open, end, mark int) bool {
	inner := text[open+mark : end]
	if len(inner) > longestEmphasis || letters(inner) < 2 {
		return false
	}
	before, after := neighbour(text[:open], true), neighbour(text[end+mark:], false)
	first, last := neighbour(inner, false), neighbour(inner, true)
	if !isSpace(first) && !isSpace(last) {
		return false
	}
	if IsWestern(before) || IsWestern(after) && (isSpace(first) || !isSpace(last)) {
		return false
	}
	if isOperator(text, open, mark) || isOperator(text, end, mark) {
		return false
	}
	both := isSpace(first) && isSpace(last)
	switch text[open] {
	case '_': // blanks of a form
		return !both && !bytes.Contains(inner, []byte{'\n'})
	case '*':
		if mark == 1 { // a mark of a note, a bullet, a product
			return !isSpace(first) && isSpace(last) && !IsWestern(after) && !isCJK(first) && !isNumber(first) && isSpace(before) && !bytes.Contains(inner, []byte{'\n'})
		}
	}
	return true
}

// isOperator reports whether a mark stands between two numbers, as that of a power does.
func isOperator(text []byte, at, mark int) bool {
	before, after := bytes.TrimRight(text[:at], " "), bytes.TrimLeft(text[at+mark:], " ")
	return isNumber(neighbour(before, true)) && isNumber(neighbour(after, false))
}

// isUnclosed reports whether a mark opens emphasis within a sentence.
func isUnclosed(text []byte, at int) bool {
	before, after := neighbour(text[:at], true), neighbour(text[at+2:], false)
	rest, _, _ := bytes.Cut(text[at+2:], []byte{'\n'})
	return len(bytes.TrimSpace(text[:at])) > 0 && before != '\n' && (before == ' ' || isCJK(before)) && unicode.IsLetter(after) && letters(rest) >= 2
}

// neighbour returns the last character of what is before a place, or the first of what
// is behind it; a line feed where there is none.
func neighbour(s []byte, last bool) rune {
	if len(s) == 0 {
		return '\n'
	}
	decode := utf8.DecodeRune
	if last {
		decode = utf8.DecodeLastRune
	}
	r, _ := decode(s)
	return r
}

func isSpace(r rune) bool  { return unicode.IsSpace(r) }
func isNumber(r rune) bool { return unicode.IsNumber(r) }

// IsWestern reports a letter or digit of a script that parts words by spaces.
func IsWestern(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !isCJK(r)
}

func isCJK(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || 0x3001 <= r && r <= 0x303F || 0xFF00 <= r && r <= 0xFFEF || r == 'ー')
}

// letters counts the letters of a text, an ideograph or kana as two.
func letters(s []byte) int {
	n := 0
	for _, r := range string(s) {
		switch {
		case isCJK(r) && unicode.IsLetter(r):
			n += 2
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}

// readable is a part of a prose without its masks.
func readable(s []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return '…'
		}
		return r
	}, bytes.ReplaceAll(s, []byte{'\n'}, []byte{' '}))
}
