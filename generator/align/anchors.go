package align

import (
	"unicode"
	"unicode/utf8"
)

// Anchor is a word that another language may have, too: a name, a borrowed word, one of the same root
// (M. Simard, G. Foster and P. Isabelle, “Using cognates to align sentences in bilingual corpora”, 1992).
type Anchor struct {
	Sum  uint32 // by which it is known again
	From uint32 // byte of its passage's text
}

// rootLetters is how many letters words of one root have alike, and a word has that may be of one.
const rootLetters = 5

// anchors appends the anchors of a text: its words of a Latin alphabet, by their first letters in small
// and without accents, and its words in katakana and capitalised ones, by the consonants that are heard.
func anchors(list []Anchor, text string) []Anchor {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !isLetter(c) {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case latin(r):
			from := i
			sum, n := uint32(2166136261), 0
			for i < len(text) {
				r, size = utf8.DecodeRuneInString(text[i:])
				if !latin(r) {
					break
				}
				if n < rootLetters {
					sum = (sum ^ uint32(plainLetter(r))) * 16777619 // FNV-1a
				}
				n++
				i += size
			}
			if n >= rootLetters {
				list = append(list, Anchor{sum, uint32(from)})
			}
			if first, _ := utf8.DecodeRuneInString(text[from:]); unicode.IsUpper(first) {
				list = heard(list, text[from:i], from)
			}
		case unicode.Is(unicode.Katakana, r):
			from := i
			for i < len(text) {
				r, size = utf8.DecodeRuneInString(text[i:])
				if !unicode.Is(unicode.Katakana, r) && r != 'ー' {
					break
				}
				i += size
			}
			list = heard(list, text[from:i], from)
		default:
			i += size
		}
	}
	return list
}

func latin(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= 0xC0 && r < 0x250 && r != '×' && r != '÷'
}

// plainLetter returns a Latin letter in small and without its accent, as far as words of several
// languages have it.
func plainLetter(r rune) rune {
	if r < utf8.RuneSelf {
		return r | 0x20
	}
	switch r {
	case 'é', 'è', 'ê', 'ë', 'É', 'È', 'Ê', 'Ë', 'ē', 'Ē':
		return 'e'
	case 'à', 'â', 'ä', 'á', 'ã', 'å', 'À', 'Â', 'Ä', 'Á', 'ā', 'Ā':
		return 'a'
	case 'î', 'ï', 'í', 'ì', 'Î', 'Ï', 'Í', 'ī':
		return 'i'
	case 'ô', 'ö', 'ó', 'ò', 'õ', 'ø', 'Ô', 'Ö', 'Ó', 'ō', 'Ō', 'œ', 'Œ':
		return 'o'
	case 'ù', 'û', 'ü', 'ú', 'Ù', 'Û', 'Ü', 'ū', 'Ū':
		return 'u'
	case 'ç', 'Ç':
		return 'c'
	case 'ñ', 'Ñ':
		return 'n'
	}
	return unicode.ToLower(r)
}

// Sounds that are heard as one in another language: the groups of Soundex (R. Russell, US patent
// 1,261,167), with R and L in one.
const (
	lips   = '1'
	hisses = '2'
	teeth  = '3'
	flows  = '4'
	nose   = '5'
)

var sounds = func() map[rune]byte {
	m := map[rune]byte{}
	for group, letters := range map[byte]string{
		lips:   "bfpvバビブベボパピプペポフヴ",
		hisses: "cgjkqsxzカキクケコガギグゲゴサシスセソザジズゼゾチヂ",
		teeth:  "dtタツテトダヅデド",
		flows:  "lrラリルレロ",
		nose:   "mnナニヌネノマミムメモン",
	} {
		for _, r := range letters {
			m[r] = group
		}
	}
	return m
}()

// heard appends a name by the consonants that are heard in it, if these are enough to know it by.
func heard(list []Anchor, word string, from int) []Anchor {
	const enough, most = 3, 5
	var code uint32
	n, last := 0, byte(0)
	for _, r := range word {
		if r >= 0xC0 && r < 0x250 || 'A' <= r && r <= 'Z' {
			r = plainLetter(r)
		}
		group := sounds[r]
		if group != 0 && group != last {
			if code, n = code*8+uint32(group-'0'), n+1; n == most {
				break
			}
		}
		if r != 'ー' && r != 'ッ' && r != 'h' {
			last = group
		}
	}
	if n < enough {
		return list
	}
	return append(list, Anchor{code, uint32(from)}) // less than 8⁵, which no sum is likely to be
}
