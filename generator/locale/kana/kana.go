// Package kana sorts Japanese by its readings.
//
//	slices.SortFunc(names, func(a, b string) int {
//		return strings.Compare(kana.Key(a), kana.Key(b))
//	})
//
// Key follows JIS X 4061 in outline. Two readings are compared by
//
//  1. their letters: あいうえお order, ガ and ァ and ー read as カ, ア and the
//     vowel drawn out, hiragana and katakana as one; digits come first, then
//     Latin letters of either case, kana, and kanji, which have no reading
//     here; spaces, hyphens, middle dots and other signs do not count;
//  2. their voicing: は before ば before ぱ;
//  3. their writing: ー before small ァ before ヽ before full ア;
//  4. the text itself: hiragana before katakana.
//
// A later point counts only where all earlier ones leave the two equal. Full
// and half width, composed and decomposed text are the same throughout.
package kana

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How a letter is voiced, and how it is written, in sorting order.
const (
	unvoiced   = '1'
	voiced     = '2'
	halfVoiced = '3'

	drawnOut = '1'
	small    = '2'
	repeated = '3'
	full     = '4'
)

// separator ends a level. It is lower than any byte of one, so that a short
// reading comes before a longer one that begins with it.
const separator = '\x01'

// A letter is what counts of one written sign.
type letter struct {
	base    rune // hiragana, large and unvoiced, or a letter of another script
	voicing byte
	writing byte
}

// Key returns a string whose byte order is the order of Japanese readings.
func Key(reading string) string {
	letters := parse(reading)
	var key strings.Builder
	key.WriteString(bases(letters))
	key.WriteByte(separator)
	for _, l := range letters {
		key.WriteByte(l.voicing)
	}
	key.WriteByte(separator)
	for _, l := range letters {
		key.WriteByte(l.writing)
	}
	key.WriteByte(separator)
	key.WriteString(norm.NFKC.String(reading))
	return key.String()
}

// Letters returns a reading's letters alone, which is where [Key] begins: hiragana, large
// and unvoiced, with small letters of other scripts.
func Letters(reading string) string { return bases(parse(reading)) }

// bases relies on Unicode, which has digits, Latin, kana and kanji in the order wanted,
// and on UTF-8, which keeps it.
func bases(letters []letter) string {
	var b strings.Builder
	for _, l := range letters {
		b.WriteRune(l.base)
	}
	return b.String()
}

// parse returns the letters of a reading.
func parse(reading string) []letter {
	var letters []letter
	// Decomposed, a voiced kana is the plain one and a mark.
	for _, r := range norm.NFKD.String(reading) {
		last := len(letters) - 1
		switch r {
		case '\u3099', '\u309A':
			if last >= 0 {
				letters[last].voicing = voiced + byte(r-'\u3099')
			}
		case 'ー':
			// After ん, or nothing, there is no vowel to draw out.
			if last >= 0 {
				if v := vowel(letters[last].base); v != 0 {
					letters = append(letters, letter{v, unvoiced, drawnOut})
				}
			}
		case 'ゝ', 'ヽ', '々':
			if last >= 0 {
				letters = append(letters, letter{letters[last].base, unvoiced, repeated})
			}
		default:
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				letters = append(letters, plain(r))
			}
		}
	}
	return letters
}

// plain returns the letter a rune stands for by itself.
func plain(r rune) letter {
	const toHiragana = 'ァ' - 'ぁ'
	if 'ァ' <= r && r <= 'ヶ' {
		r -= toHiragana
	}
	if large, ok := enlarged[r]; ok {
		return letter{large, unvoiced, small}
	}
	return letter{unicode.ToLower(r), unvoiced, full}
}

// isKana reports whether a letter's base is kana.
func isKana(base rune) bool {
	return 'あ' <= base && base <= 'ん'
}

// vowel returns the vowel kana of a letter's base, 0 if it has none.
func vowel(base rune) rune {
	for vowel, column := range vowels {
		if strings.ContainsRune(column, base) {
			return vowel
		}
	}
	return 0
}

var vowels = map[rune]string{
	'あ': "あかさたなはまやらわ",
	'い': "いきしちにひみりゐ",
	'う': "うくすつぬふむゆる",
	'え': "えけせてねへめれゑ",
	'お': "おこそとのほもよろを",
}

// enlarged maps small hiragana, and the small katakana Ainu adds, to large
// hiragana.
var enlarged = map[rune]rune{
	'ぁ': 'あ', 'ぃ': 'い', 'ぅ': 'う', 'ぇ': 'え', 'ぉ': 'お',
	'ゕ': 'か', 'ゖ': 'け', 'っ': 'つ',
	'ゃ': 'や', 'ゅ': 'ゆ', 'ょ': 'よ', 'ゎ': 'わ',
	'ㇰ': 'く', 'ㇱ': 'し', 'ㇲ': 'す', 'ㇳ': 'と', 'ㇴ': 'ぬ', 'ㇵ': 'は',
	'ㇶ': 'ひ', 'ㇷ': 'ふ', 'ㇸ': 'へ', 'ㇹ': 'ほ', 'ㇺ': 'む', 'ㇻ': 'ら',
	'ㇼ': 'り', 'ㇽ': 'る', 'ㇾ': 'れ', 'ㇿ': 'ろ',
}
