package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Characters that cannot stand at an edge of a line, beside those that Unicode's
// categories name: JLREQ (Requirements for Japanese Text Layout, W3C) 3.1.7, small
// kana; its class cl-12, signs before a number; and the straight quotation marks,
// which may be opening ones.
const (
	smallKana = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
	prefixes  = "#＃№@＠\"'＂＇"
)

// mayBreak reports whether a line may end before text[at:], and the next begin
// with it. It allows little: what a phrase can begin with is known, and so is
// what it can end with, so that no mark, joiner or variation selector is ever
// parted from its character (UAX #29).
func mayBreak(text string, at int) bool {
	before, size := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return ends(before) && begins(after) && (eastAsian(before) || eastAsian(after)) &&
		!(western(before) && western(after)) && !(isKatakana(before) && isKatakana(after)) &&
		!(western(after) && joins(text[:at-size], before))
}

// isKatakana reports whether r is part of a word or name from abroad: グエン・フン, ジャン＝ピエール.
func isKatakana(r rune) bool {
	return unicode.Is(unicode.Katakana, r) || strings.ContainsRune("ー・＝゠ｰ･", r)
}

// joins reports whether r goes on with the Western word or number that a text ends in: ３．５, Ｑ＆Ａ.
func joins(text string, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text)
	return western(before) && strings.ContainsRune(".,．，&＆/／-－+＋@＠'＇’", r)
}

// begins reports whether a phrase can begin with r: with a letter, a digit or an
// opening bracket. So none begins with a closing bracket, a comma, a full stop, a
// middle dot, a hyphen, an iteration mark or a sign of length (JLREQ 3.1.7).
func begins(r rune) bool {
	if unicode.In(r, unicode.Ps, unicode.Pi) {
		return true
	}
	return isWord(r) && !unicode.Is(unicode.Lm, r) && !strings.ContainsRune(smallKana, r)
}

// ends reports whether a phrase can end with r: not with an opening bracket, a
// sign that stands before a number, a space, or what is invisible.
func ends(r rune) bool {
	switch {
	case unicode.In(r, unicode.Ps, unicode.Pi, unicode.Sc), strings.ContainsRune(prefixes, r):
		return false
	case unicode.IsLetter(r):
		return isWord(r) || unicode.Is(unicode.Lm, r)
	}
	return unicode.In(r, unicode.N, unicode.P, unicode.S, unicode.M)
}

// isWord reports whether r is of a script that Japanese is written in.
func isWord(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Latin, unicode.Nd)
}

// western reports whether r is part of a word or number that is set as one,
// whether its letters are wide or not.
func western(r rune) bool { return unicode.In(r, unicode.Latin, unicode.Nd) }

// eastAsian reports whether r stands behind the first East Asian block of
// Unicode: a place between two other characters is no matter of a model.
func eastAsian(r rune) bool { return r >= '\u2E80' }
