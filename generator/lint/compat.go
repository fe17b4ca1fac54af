package lint

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
)

//go:generate go run ./gen

// compatible returns what a text has at an offset of characters that Unicode keeps
// for old encodings alone, and that PDFs hand out for others.
func compatible(text []byte, at int) Finding {
	r, size := utf8.DecodeRune(text[at:])
	found := func(what, is, hint string) Finding {
		return Finding{Code: diag.CompatibilityCharacter, Message: fmt.Sprintf("“%s” (U+%04X) is %s", string(r), r, what),
			Hint: fmt.Sprintf(hint, is)}
	}
	switch {
	case 0x2E80 <= r && r <= 0x2FD5: // CJK Radicals Supplement, Kangxi Radicals
		is := radicals[r]
		if is == 0 {
			return Finding{}
		}
		return found("the sign for a radical of dictionaries, and no character of a word", fmt.Sprintf("%c (U+%04X)", is, is), "write %s, which looks the same and can be found")
	case 0xFB00 <= r && r <= 0xFB06:
		return found("a ligature, one character for several", norm.NFKC.String(string(r)), "write the letters %s: fonts join them by themselves")
	case 0xF900 <= r && r <= 0xFA0B: // the others are forms that names have
		return found("a second number of one character, of an old Korean encoding", norm.NFKC.String(string(r)), "write %s, which looks the same and can be found")
	case isHalfWidthKana(r):
		if length := compatibleLength(text[at:]); length >= shortestHalfWidth*size {
			kana := text[at : at+length]
			return Finding{Code: diag.CompatibilityCharacter, Message: "“" + shown(kana) + "” is written in half-width katakana",
				Hint: "write “" + norm.NFKC.String(shown(kana)) + "”"}
		}
	}
	return Finding{}
}

// shortestHalfWidth is how many half-width katakana stand together where they are no
// abbreviation, as in the ｶ) of a bank.
const shortestHalfWidth = 3

func isHalfWidthKana(r rune) bool { return 0xFF66 <= r && r <= 0xFF9F }

// compatibleLength returns the length of the half-width katakana at the beginning of a
// text, or that of its first character.
func compatibleLength(text []byte) int {
	_, first := utf8.DecodeRune(text)
	length := 0
	for length < len(text) {
		r, size := utf8.DecodeRune(text[length:])
		if !isHalfWidthKana(r) {
			break
		}
		length += size
	}
	return max(first, length)
}

// Exchanged returns what of a text another character is put for when the text is
// composed (NFC): compatibility ideographs, which are forms that names have.
func Exchanged(text []byte) []Finding {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r > 0xFA0B && (r <= 0xFAD9 || 0x2F800 <= r && r <= 0x2FA1D) {
			if is := norm.NFC.String(string(r)); is != string(r) {
				return []Finding{{at, diag.CompatibilityCharacter, fmt.Sprintf("“%s” (U+%04X) is published as “%s”: programs that compose characters take them for one", string(r), r, is),
					"write " + is + ", or the form that the name needs with a variation selector behind it"}}
			}
		}
		at += size
	}
	return nil
}
