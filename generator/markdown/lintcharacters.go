package markdown

import (
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"docsite/generator/lint"
)

var numericReference = regexp.MustCompile(`&#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});`)

// lostByNumber is U+FFFD itself, and no character for which it is put.
var lostByNumber = regexp.MustCompile(`65533|(?i:fffd)`)

// wrongCharacters returns what is wrong with the characters of a text, and with those that
// references write, such as &#x202E;.
func wrongCharacters(source []byte) []lint.Finding {
	var written []byte
	var ends, longer []int // where references end that are undone; how much longer the source is until there
	done := 0
	for _, m := range numericReference.FindAllIndex(source, -1) {
		is, _ := reference(source[m[0]:])
		if r, _ := utf8.DecodeRuneInString(is); !turns(r) || r == utf8.RuneError && !lostByNumber.Match(source[m[0]:m[1]]) {
			continue
		}
		written = append(append(written, source[done:m[0]]...), is...)
		done = m[1]
		ends, longer = append(ends, len(written)), append(longer, done-len(written))
	}
	if ends == nil {
		return lint.Characters(source)
	}
	found := lint.Characters(append(written, source[done:]...))
	for i := range found {
		n, exact := slices.BinarySearch(ends, found[i].At)
		if exact {
			n++
		}
		if n > 0 {
			found[i].At += longer[n-1]
		}
	}
	return found
}

// turns reports whether nobody writes a character by its number who means well: it turns
// the direction of writing, or stands for one that was lost.
func turns(r rune) bool {
	return 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 || r == 0xFFFC || r == utf8.RuneError || unicode.Is(unicode.Co, r)
}
