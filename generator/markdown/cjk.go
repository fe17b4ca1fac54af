package markdown

import (
	"unicode"

	"golang.org/x/text/width"
)

// isWide reports whether a character's East Asian Width (UAX #11) is Wide,
// Fullwidth or Halfwidth.
func isWide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianHalfwidth:
		return true
	}
	return false
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// isCJK reports whether r is a CJK character as the CommonMark CJK-friendly
// amendments (tats-u/markdown-cjk-friendly, 2.1) have it: wide and not an
// emoji, or Hangul.
func isCJK(r rune) bool {
	return isWide(r) && !unicode.Is(emoji, r) || isHangul(r)
}

// emoji are the ranges in which a wide character is an emoji by default
// (UTS #51, Emoji_Presentation). Wide characters between them are none: angle
// brackets, trigrams, enclosed ideographs.
var emoji = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x231A, Hi: 0x2328, Stride: 1},
		{Lo: 0x232B, Hi: 0x262F, Stride: 1},
		{Lo: 0x2638, Hi: 0x2689, Stride: 1},
		{Lo: 0x2690, Hi: 0x2B55, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1F000, Hi: 0x1F1FF, Stride: 1},
		{Lo: 0x1F201, Hi: 0x1F201, Stride: 1},
		{Lo: 0x1F21A, Hi: 0x1F21A, Stride: 1},
		{Lo: 0x1F22F, Hi: 0x1F22F, Stride: 1},
		{Lo: 0x1F232, Hi: 0x1F236, Stride: 1},
		{Lo: 0x1F238, Hi: 0x1F23A, Stride: 1},
		{Lo: 0x1F250, Hi: 0x1F251, Stride: 1},
		{Lo: 0x1F266, Hi: 0x1FAFF, Stride: 1},
	},
}
