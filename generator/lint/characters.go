package lint

import (
	"bytes"
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
	l := characterLinter{text: text, told: map[diag.Code]int{}}
	for at := 0; at < len(text); {
		if text[at] < utf8.RuneSelf {
			if text[at] == '\n' {
				l.line++
				if at+1 == len(text) || text[at+1] == '\n' {
					l.directions.end(&l)
				}
			}
			at++
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case '\u3041' <= r && r <= '\u30FF' || '\u4E00' <= r && r <= '\u9FFF' || '\u00C0' <= r && r <= '\u024F': // the most of a text
		case isDirection(r) || isRightToLeft(r):
			l.directions.take(r, at, l.line)
		case isHalfWidthKana(r):
			length := halfWidthLength(text[at:])
			l.halfWidth(at, length, size)
			size = length
		default:
			l.character(at, size, r)
		}
		at += size
	}
	l.directions.end(&l)
	l.misread()
	return l.found
}

type characterLinter struct {
	text       []byte
	line       int               // from 0
	told       map[diag.Code]int // the last line of which a code was told, from 1
	directions directions
	found      []Finding
}

// tells reports whether a code is still to be told of a line, and notes that it is.
func (l *characterLinter) tells(code diag.Code, line int) bool {
	if l.told[code] == line+1 {
		return false
	}
	l.told[code] = line + 1
	return true
}

func (l *characterLinter) add(code diag.Code, at int, message, hint string) {
	l.found = append(l.found, Finding{at, code, message, hint})
}

// misread adds what was read in another encoding.
func (l *characterLinter) misread() {
	line, done := 0, 0
	for _, m := range charset.FindMisread(l.text) {
		line += bytes.Count(l.text[done:m.At], []byte{'\n'})
		done = m.At
		if !l.tells(diag.Misread, line) {
			continue
		}
		hint := "copy the text once more from where it came, as UTF-8"
		if m.Was != "" {
			hint = "it read “" + m.Was + "”"
		}
		l.add(diag.Misread, m.At, "a program read “"+shown(l.text[m.At:m.End])+"” in another encoding than it was written in", hint)
	}
}

// character adds what is wrong with one character, if anything is.
func (l *characterLinter) character(at, size int, r rune) {
	const hint = "delete it: it cannot be seen, but it is there"
	text := l.text
	unseen := func(what string) {
		if l.tells(diag.InvisibleCharacter, l.line) {
			l.add(diag.InvisibleCharacter, at, fmt.Sprintf("%s (U+%04X) stands in “%s”", what, r, around(text, at, size)), hint)
		}
	}
	switch {
	case r == '\u00AD':
		unseen("a soft hyphen")
	case r == '\u200B':
		before, _ := utf8.DecodeLastRune(text[:at])
		after, _ := utf8.DecodeRune(text[at+size:])
		if uselessBetween(before, after) {
			unseen("a space without width")
		}
	case r == '\uFEFF':
		unseen("a byte order mark")
	case r == '\u2028' || r == '\u2029':
		if l.tells(diag.InvisibleCharacter, l.line) {
			l.add(diag.InvisibleCharacter, at, fmt.Sprintf("a separator of lines (U+%04X) that no browser knows stands in the text", r),
				"begin a new line in its place, or a new paragraph")
		}
	case r == '\u180E' || '\u2061' <= r && r <= '\u2064' || '\u206A' <= r && r <= '\u206F' || r == '\u3164' || r == '\uFFA0':
		unseen("an invisible character")
	case '\uFFF9' <= r && r <= '\uFFFB':
		unseen("a mark of an annotation between lines")
	case 0xE0000 <= r && r <= 0xE007F:
		if before, _ := utf8.DecodeLastRune(text[:at]); before != 0x1F3F4 && !isTag(before) { // of the flag of Scotland, say
			unseen("a tag")
		}
	case r == utf8.RuneError && size > 1:
		if l.tells(diag.CharacterLost, l.line) {
			l.add(diag.CharacterLost, at, "the sign for a character that was lost (U+FFFD) stands in “"+around(text, at, size)+"”",
				"write the character that stood there; look at the text that this one was made from")
		}
	case r == '\uFFFC':
		if l.tells(diag.CharacterLost, l.line) {
			l.add(diag.CharacterLost, at, "the sign for an object that was lost (U+FFFC), such as a picture, stands in the text",
				"put the picture beside the text and write ![what it shows](file), or delete the sign")
		}
	case isPrivate(r):
		if l.tells(diag.PrivateCharacter, l.line) {
			l.add(diag.PrivateCharacter, at, fmt.Sprintf("the character U+%04X is one of a font of its own, and no other font has it", r), privateHint(text, at, r))
		}
	default:
		l.compatible(at, r)
	}
}

// privateHint says what to write in the place of a character of private use.
func privateHint(text []byte, at int, r rune) string {
	sign := symbols[r]
	switch {
	case sign == "":
		return "write the character that was meant; readers see an empty box"
	case strings.Contains(bullets, sign) && begins(text[:at]):
		return "begin the line with “- ”"
	}
	return "write " + sign + ", which is the same sign in Unicode"
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
