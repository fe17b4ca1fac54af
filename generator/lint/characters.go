package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/charset"
	"docsite/generator/diag"
)

// Characters returns what is wrong with the characters of a text: of each code at
// most one finding a line.
func Characters(text []byte) []Finding {
	var found []Finding
	add := func(f Finding) {
		for i := len(found) - 1; i >= 0; i-- {
			if found[i].Code == f.Code {
				if !containsLine(text[found[i].At:f.At]) {
					return
				}
				break
			}
		}
		found = append(found, f)
	}
	var d directions
	for at := 0; at < len(text); {
		if text[at] < utf8.RuneSelf {
			if text[at] == '\n' && (at+1 == len(text) || text[at+1] == '\n') {
				d.end(text, add)
			}
			at++
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		if '\u3041' <= r && r <= '\u30FF' || '\u4E00' <= r && r <= '\u9FFF' || '\u00C0' <= r && r <= '\u024F' {
			at += size // the most of a text
			continue
		}
		if isDirection(r) || isRightToLeft(r) {
			d.take(r, at)
		} else if f := character(text, at, size, r); f.Message != "" {
			f.At = at
			add(f)
			if f.Code == diag.CompatibilityCharacter {
				size = compatibleLength(text[at:])
			}
		}
		at += size
	}
	d.end(text, add)
	for _, m := range charset.FindMisread(text) {
		f := Finding{m.At, diag.Misread, "a program read “" + shown(text[m.At:m.End]) + "” in another encoding than it was written in", "copy the text once more from where it came, as UTF-8"}
		if m.Was != "" {
			f.Hint = "it read “" + m.Was + "”"
		}
		add(f)
	}
	return found
}

func containsLine(s []byte) bool {
	for _, c := range s {
		if c == '\n' {
			return true
		}
	}
	return false
}

// character returns what is wrong with one character of a text, if anything is.
func character(text []byte, at, size int, r rune) Finding {
	const hint = "delete it: it cannot be seen, but it is there"
	before, _ := utf8.DecodeLastRune(text[:at])
	after, _ := utf8.DecodeRune(text[at+size:])
	unseen := func(what string) Finding {
		return Finding{Code: diag.InvisibleCharacter, Message: fmt.Sprintf("%s (U+%04X) stands in “%s”", what, r, around(text, at, size)), Hint: hint}
	}
	switch {
	case r < 0xAD:
	case r == '\u00AD':
		return unseen("a soft hyphen")
	case r < 0x180E:
	case r == '\u200B':
		if uselessBetween(before, after) {
			return unseen("a space without width")
		}
	case r == '\uFEFF':
		return unseen("a byte order mark")
	case r == '\u2028' || r == '\u2029':
		return Finding{Code: diag.InvisibleCharacter, Message: fmt.Sprintf("a separator of lines (U+%04X) that no browser knows stands in the text", r),
			Hint: "begin a new line in its place, or a new paragraph"}
	case r == '\u180E' || '\u2061' <= r && r <= '\u2064' || '\u206A' <= r && r <= '\u206F' || r == '\u3164' || r == '\uFFA0':
		return unseen("an invisible character")
	case '\uFFF9' <= r && r <= '\uFFFB':
		return unseen("a mark of an annotation between lines")
	case 0xE0000 <= r && r <= 0xE007F:
		if before != 0x1F3F4 && !isTag(before) { // of the flag of Scotland, say
			return unseen("a tag")
		}
	case r == utf8.RuneError && size > 1:
		return Finding{Code: diag.CharacterLost, Message: "the sign for a character that was lost (U+FFFD) stands in “" + around(text, at, size) + "”",
			Hint: "write the character that stood there; look at the text that this one was made from"}
	case r == '\uFFFC':
		return Finding{Code: diag.CharacterLost, Message: "the sign for an object that was lost (U+FFFC), such as a picture, stands in the text",
			Hint: "put the picture beside the text and write ![what it shows](file), or delete the sign"}
	case isPrivate(r):
		f := Finding{Code: diag.PrivateCharacter, Message: fmt.Sprintf("the character U+%04X is one of a font of its own, and no other font has it", r),
			Hint: "write the character that was meant; readers see an empty box"}
		if sign := symbols[r]; sign != "" {
			f.Hint = "write " + sign + ", which is the same sign in Unicode"
			if strings.Contains(bullets, sign) && begins(text[:at]) {
				f.Hint = "begin the line with “- ”"
			}
		}
		return f
	default:
		return compatible(text, at)
	}
	return Finding{}
}

func isTag(r rune) bool { return 0xE0020 <= r && r <= 0xE007F }

func isPrivate(r rune) bool { return unicode.Is(unicode.Co, r) }

// begins reports whether a line begins behind a text.
func begins(before []byte) bool {
	trimmed := strings.TrimRight(string(before[max(0, len(before)-20):]), " \t\u3000")
	return trimmed == "" || strings.HasSuffix(trimmed, "\n")
}

// symbols are characters of Word's fonts Symbol and Wingdings, as Word itself writes
// them into other programs.
var symbols = map[rune]string{
	0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "◻", 0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF075: "◆", 0xF076: "❖", 0xF0D8: "➢",
	0xF0FC: "✔", 0xF0FE: "☑", 0xF0E0: "→", 0xF0E8: "➔", 0xF0DF: "←", 0xF0F0: "⇒", 0xF02D: "−", 0xF0B0: "°", 0xF0B1: "±", 0xF0B3: "≥", 0xF0A3: "≤",
	0xF0B4: "×", 0xF0D7: "⋅", 0xF06D: "μ", 0xF028: "☎", 0xF02A: "✉",
}

// bullets are those of them that stand before items.
const bullets = "•▪◻●■□❑◆❖➢✔☑→➔⇒"

// uselessBetween reports whether a space without width has no use between two
// characters: it allows a break in scripts without spaces, and behind signs.
func uselessBetween(before, after rune) bool {
	edge := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }
	spaced := func(r rune) bool {
		return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Nd)
	}
	return edge(before) || edge(after) || spaced(before) && spaced(after)
}

// shown is a damaged text as a message shows it.
func shown(s []byte) string {
	const most = 30
	if runes := []rune(string(s)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(s)
}

// around returns the word that a character stands in.
func around(text []byte, at, size int) string {
	const most = 12
	from, to := at, at+size
	for n := 0; n < most && from > 0; n++ {
		r, size := utf8.DecodeLastRune(text[:from])
		if unicode.IsSpace(r) {
			break
		}
		from -= size
	}
	for n := 0; n < most && to < len(text); n++ {
		r, size := utf8.DecodeRune(text[to:])
		if unicode.IsSpace(r) {
			break
		}
		to += size
	}
	return string(text[from:to])
}
