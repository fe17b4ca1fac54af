package furigana

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsHan reports whether a character is one that has a reading: a Han character, and 々 and 〇,
// which Unicode counts among them (UAX 24).
func IsHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// small reports whether a character is one of the ヶ of 一ヶ月 and 関ヶ原, which is read with the Han
// characters beside it.
func small(r rune) bool { return r == 'ヶ' || r == 'ヵ' }

func isKana(r rune) bool {
	return unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || r == 'ー'
}

// hiragana writes katakana as hiragana.
func hiragana(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヶ' {
			return r - 'ァ' + 'ぁ'
		}
		return r
	}, s)
}

// part is a stretch of a word, in bytes, with its reading; empty for kana, which are their own.
type part struct {
	from, to int
	reading  string
}

// split gives a word's reading to its Han characters: 取り組み, とりくみ is 取 と and 組 く. Where that can be
// done in several ways, or in none, the first Han character to the last have the reading together. The word has a Han
// character. The kana that the word ends in are not in the reading.
func split(word, reading string) []part {
	first := strings.IndexFunc(word, func(r rune) bool { return IsHan(r) || small(r) })
	last := strings.LastIndexFunc(word, func(r rune) bool { return IsHan(r) || small(r) })
	_, size := utf8.DecodeRuneInString(word[last:])
	end := last + size
	reading = strings.TrimPrefix(reading, hiragana(word[:first]))
	ways, parts := 0, []part(nil)
	assign(word[first:end], hiragana(reading), func(found []part) {
		if ways++; ways == 1 {
			parts = append(parts, found...)
		}
	})
	if ways != 1 {
		return []part{{first, end, reading}}
	}
	for i := range parts {
		parts[i].from, parts[i].to = parts[i].from+first, parts[i].to+first
	}
	return parts
}

// mostWays is in how many ways a reading is given to the characters of a word, at most.
const mostWays = 2

// assign finds ways to give a reading to a word that begins and ends in Han characters.
func assign(word, reading string, found func([]part)) {
	ways, steps := 0, 0
	var parts []part
	var next func(at int, reading string)
	next = func(at int, reading string) {
		const most = 1000
		if steps++; ways >= mostWays || steps > most {
			return
		}
		if at == len(word) {
			if reading == "" {
				ways++
				found(parts)
			}
			return
		}
		r, size := utf8.DecodeRuneInString(word[at:])
		if !IsHan(r) && !small(r) {
			if rest, ok := strings.CutPrefix(reading, hiragana(string(r))); ok {
				next(at+size, rest)
			}
			return
		}
		end := at
		for end < len(word) {
			r, size := utf8.DecodeRuneInString(word[end:])
			if !IsHan(r) && !small(r) {
				break
			}
			end += size
		}
		for i, r := range reading {
			n := i + utf8.RuneLen(r)
			parts = append(parts, part{at, end, reading[:n]})
			next(end, reading[n:])
			parts = parts[:len(parts)-1]
		}
	}
	next(0, reading)
}

// withoutEnding leaves the kana that a word ends in out of its reading; a reading that does not end in them
// is empty.
func withoutEnding(word, reading string) string {
	last := strings.LastIndexFunc(word, IsHan)
	_, size := utf8.DecodeRuneInString(word[last:])
	tail := hiragana(word[last+size:])
	if !strings.ContainsFunc(tail, isKana) {
		return hiragana(reading)
	}
	cut, ok := strings.CutSuffix(hiragana(reading), tail)
	if !ok {
		return ""
	}
	return cut
}
