package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// folded is a text as it is compared.
type folded struct {
	letters []rune
	from    []int32 // the byte of the text that each began with, or -1 where that is not known
}

func (f *folded) reset() { f.letters, f.from = f.letters[:0], f.from[:0] }

func (f *folded) add(r rune, from int) {
	f.letters, f.from = append(f.letters, r), append(f.from, int32(from))
}

// small are small kana and those that are no longer written, and what they are
// compared as.
var small = map[rune]rune{
	'ァ': 'ア', 'ィ': 'イ', 'ゥ': 'ウ', 'ェ': 'エ', 'ォ': 'オ', 'ッ': 'ツ', 'ャ': 'ヤ', 'ュ': 'ユ', 'ョ': 'ヨ', 'ヮ': 'ワ', 'ヵ': 'カ', 'ヶ': 'ケ',
	'ヰ': 'イ', 'ヱ': 'エ', 'ヂ': 'ジ', 'ヅ': 'ズ', 'ヷ': 'バ', 'ヸ': 'ビ', 'ヹ': 'ベ', 'ヺ': 'ボ', 'ゐ': 'い', 'ゑ': 'え',
}

// v is what ヴ becomes before a small vowel, which goes with it, and before ャ, ュ and ョ,
// which do not.
var v = map[rune]rune{'ァ': 'バ', 'ィ': 'ビ', 'ェ': 'ベ', 'ォ': 'ボ', 'ャ': 'ビ', 'ュ': 'ビ', 'ョ': 'ビ'}

const (
	counting = "ヶケヵカガがか箇个"     // 9か国 and 霞が関 in the ways they are written
	hyphens  = "-\u2010\u2212" // after folding
	dashes   = hyphens + "\u2013\u2014\u2015\u2500"
)

// compare changes the letters of a text from the first that is Japanese on, so that
// ways to write the same become one: the second step of the specification.
func (t *tokenizer) compare(f *folded) {
	in, from := f.letters, f.from
	n := slices.IndexFunc(in, func(r rune) bool { return r >= 0x3005 })
	if n < 0 {
		return
	}
	n = max(n-1, 0)
	f.letters, f.from = in[:n], from[:n]
	for i := n; i < len(in); i++ {
		if r := in[i]; r >= 0x3041 && r != '・' || !parts(r, f.last(), following(in, i)) {
			f.letters, f.from = append(f.letters, r), append(f.from, from[i])
		}
	}
	in, from = f.letters, f.from
	f.letters, f.from = in[:n], from[:n]
	for i := n; i < len(in); i++ {
		r, at, before, behind := in[i], from[i], f.last(), following(in, i)
		if r == 'ヴ' && v[behind] != 0 {
			r = v[behind]
			if !strings.ContainsRune("ャュョ", behind) {
				i++
			}
		} else if !constant(r) {
			r = compared(r, before, behind)
		}
		f.letters, f.from = append(f.letters, r), append(f.from, at)
		for left := 1; isHan(r) && left > 0; i += left {
			left = t.okurigana(in[i+1:], r, before)
		}
	}
}

// last returns the last letter, or 0.
func (f *folded) last() rune {
	if len(f.letters) == 0 {
		return 0
	}
	return f.letters[len(f.letters)-1]
}

// following returns the letter behind another, or 0.
func following(letters []rune, i int) rune {
	if i+1 == len(letters) {
		return 0
	}
	return letters[i+1]
}

// parts reports whether a sign parts what is one word without it: サイバー・セキュリティ,
// 田中 太郎.
func parts(r, before, behind rune) bool {
	switch r {
	case ' ', '・', '·':
		return isJapanese(before) && isJapanese(behind)
	case '=', '゠':
		return isKatakana(before) && isKatakana(behind)
	}
	return false
}

// constant reports whether a letter is compared as itself between any: most Han and
// hiragana, without looking farther.
func constant(r rune) bool {
	switch r {
	case 'が', 'か', 'つ', 'っ', 'ゐ', 'ゑ', '箇', '个':
		return false
	}
	return isHan(r) || 0x3041 <= r && r <= 0x3096
}

// compared returns what a letter is compared as between its neighbours.
func compared(r, before, behind rune) rune {
	switch {
	case (r == '々' || r == '〻') && isHan(before), (r == 'ゝ' || r == 'ヽ') && isKana(before):
		return before
	case (r == 'ゞ' || r == 'ヾ') && isKana(before):
		return compared(voiced(before), 0, 0)
	case strings.ContainsRune(counting, r) && !isKana(before) && isHan(behind):
		return 'ヶ'
	case r == 'ノ' && isHan(before) && isHan(behind):
		return 'の'
	case strings.ContainsRune("ツッっ", r) && isHan(before) && isHan(behind):
		return 'つ'
	case strings.ContainsRune(dashes, r) && isKatakana(before) && isKatakana(behind):
		return 'ー'
	case r == 'ヴ':
		return 'ブ'
	}
	if large, ok := small[r]; ok && behind != '\u3099' && behind != '\u309A' { // with which it would compose
		return large
	}
	return r
}

// voiced returns a kana with a voiced mark: か is が.
func voiced(r rune) rune {
	s := foldWhole(nil, []byte(string(r)+"\u3099"))
	if len(s) != 1 {
		return r
	}
	return s[0]
}

// okurigana returns how many of the letters that follow a Han character are kana
// that may be left out: 取り組み is 取組. They may be where another Han character
// stands on a side of the two.
func (t *tokenizer) okurigana(following []rune, han, before rune) int {
	for _, kana := range t.kana[han] {
		n := len(kana)
		if n <= len(following) && slices.Equal(following[:n], kana) && (isHan(before) || n < len(following) && isHan(following[n])) {
			return n
		}
	}
	return 0
}

// okuriganaOf sorts words such as 取り by their first character, the longest first.
func okuriganaOf(words []string) map[rune][][]rune {
	kana := map[rune][][]rune{}
	for _, word := range words {
		first, size := utf8.DecodeRuneInString(word)
		if form, ok := plain()[first]; ok {
			first = form
		}
		kana[first] = append(kana[first], []rune(word[size:]))
	}
	for _, of := range kana {
		slices.SortFunc(of, func(a, b []rune) int {
			if len(a) != len(b) {
				return len(b) - len(a)
			}
			return slices.Compare(a, b)
		})
	}
	return kana
}

func isHan(r rune) bool {
	return tableEnd <= r && r < 0x4DC0 || 0x4E00 <= r && r < hanEnd || 0x20000 <= r && r < 0x40000
}

func isKatakana(r rune) bool { return 0x30A1 <= r && r <= 0x30FA || r == 'ー' }

func isKana(r rune) bool { return 0x3041 <= r && r <= 0x3096 || isKatakana(r) }

func isJapanese(r rune) bool { return isHan(r) || isKana(r) }
