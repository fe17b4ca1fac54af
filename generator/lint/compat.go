package lint

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
)

//go:generate go run ./gen

// compatible adds what a character is that Unicode keeps for old encodings alone, and
// that PDFs hand out for others.
func (l *characterLinter) compatible(at int, r rune) {
	var what, hint string
	switch {
	case 0x2E80 <= r && r <= 0x2FD5 && radicals[r] != 0: // CJK Radicals Supplement, Kangxi Radicals
		what = "the sign for a radical of dictionaries, and no character of a word"
		hint = fmt.Sprintf("write %c (U+%04X), which looks the same and can be found", radicals[r], radicals[r])
	case 0xFB00 <= r && r <= 0xFB06:
		what = "a ligature, one character for several"
		hint = "write the letters " + norm.NFKC.String(string(r)) + ": fonts join them by themselves"
	case 0xF900 <= r && r <= 0xFA0B: // the others are forms that names have
		what = "a second number of one character, of an old Korean encoding"
		hint = "write " + norm.NFKC.String(string(r)) + ", which looks the same and can be found"
	default:
		return
	}
	if l.tells(diag.CompatibilityCharacter, l.line) {
		l.add(diag.CompatibilityCharacter, at, fmt.Sprintf("“%c” (U+%04X) is %s", r, r, what), hint)
	}
}

// shortestHalfWidth is how many half-width katakana stand together where they are no
// abbreviation, as in the ｶ) of a bank.
const shortestHalfWidth = 3

// halfWidth adds katakana of half the width, of so many bytes, each of which has size.
func (l *characterLinter) halfWidth(at, length, size int) {
	if length < shortestHalfWidth*size || !l.tells(diag.CompatibilityCharacter, l.line) {
		return
	}
	kana := shown(l.text[at : at+length])
	l.add(diag.CompatibilityCharacter, at, "“"+kana+"” is written in half-width katakana", "write “"+norm.NFKC.String(kana)+"”")
}

func isHalfWidthKana(r rune) bool { return 0xFF66 <= r && r <= 0xFF9F }

// halfWidthLength returns the length of the half-width katakana at the beginning of a text.
func halfWidthLength(text []byte) int {
	length := 0
	for length < len(text) {
		r, size := utf8.DecodeRune(text[length:])
		if !isHalfWidthKana(r) {
			break
		}
		length += size
	}
	return length
}

// Exchanged returns what of a text another character is put for when the text is
// composed (NFC): compatibility ideographs, which are forms that names have.
func Exchanged(text []byte) []Finding {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r > 0xFA0B && (r <= 0xFAD9 || 0x2F800 <= r && r <= 0x2FA1D) {
			if is := norm.NFC.String(string(r)); is != string(r) {
				return []Finding{{at, diag.CompatibilityCharacter, fmt.Sprintf("“%c” (U+%04X) is published as “%s” (U+%04X): programs that compose characters take them for one", r, r, is, []rune(is)[0]),
					"write " + is + ", or the form that the name needs with a variation selector behind it"}}
			}
		}
		at += size
	}
	return nil
}
