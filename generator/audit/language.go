package audit

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed languages.txt
var languagesFile string

// languages is what languages.txt says.
var languages = readLanguages(languagesFile)

type languageTable struct {
	tags   []string            // of languages with small words
	words  map[string]uint32   // the languages of a small word, a bit each in the order of tags
	script map[string]string   // of each language
	near   map[string][]string // languages that are not told from one
}

func readLanguages(file string) *languageTable {
	t := &languageTable{words: map[string]uint32{}, script: map[string]string{}, near: map[string][]string{}}
	for line := range strings.Lines(file) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case f[0] == "=":
			for _, l := range f[1:] {
				t.near[l] = f[1:]
			}
		default:
			t.script[f[0]] = f[1]
			if len(f) > 2 {
				for _, w := range f[2:] {
					t.words[w] |= 1 << len(t.tags)
				}
				t.tags = append(t.tags, f[0])
			}
		}
	}
	return t
}

// scripts are ranges of letters, in their order. Those of a script that one language
// alone uses name the language.
var scripts = []struct {
	last   rune
	script script
}{
	{0x40, noScript}, {0x5A, latin}, {0x60, noScript}, {0x7A, latin}, {0xBF, noScript}, {0x24F, latin}, {0x36F, noScript}, {0x3FF, greek}, {0x52F, cyrillic},
	{0x58F, armenian}, {0x5FF, hebrew}, {0x6FF, arabic}, {0x8FF, noScript}, {0x97F, devanagari}, {0x9FF, bengali}, {0xDFF, noScript}, {0xE7F, thai},
	{0xEFF, lao}, {0xFFF, noScript}, {0x109F, myanmar}, {0x10FF, georgian}, {0x11FF, hangul}, {0x137F, ethiopic}, {0x177F, noScript}, {0x17FF, khmer},
	{0x1DFF, noScript}, {0x1EFF, latin}, {0x1FFF, greek}, {0x3040, noScript}, {0x30FF, kana}, {0x33FF, noScript}, {0x9FFF, han}, {0xABFF, noScript}, {0xD7AF, hangul},
	{unicode.MaxRune, noScript},
}

type script uint8

const (
	noScript script = iota
	latin
	greek
	cyrillic
	armenian
	hebrew
	arabic
	devanagari
	bengali
	thai
	lao
	myanmar
	georgian
	hangul
	ethiopic
	khmer
	kana
	han
	scriptCount
)

// scriptInfo says what a script is called, by which code tags name it (ISO 15924),
// and which language it must be, if only one.
var scriptInfo = [scriptCount]struct{ name, code, language string }{
	latin: {"Latin", "Latn", ""}, greek: {"Greek", "Grek", "el"}, cyrillic: {"Cyrillic", "Cyrl", ""}, armenian: {"Armenian", "Armn", "hy"},
	hebrew: {"Hebrew", "Hebr", ""}, arabic: {"Arabic", "Arab", ""}, devanagari: {"Devanagari", "Deva", ""}, bengali: {"Bengali", "Beng", ""}, thai: {"Thai", "Thai", "th"},
	lao: {"Lao", "Laoo", "lo"}, myanmar: {"Burmese", "Mymr", "my"}, georgian: {"Georgian", "Geor", "ka"}, hangul: {"Korean", "Hang", "ko"},
	ethiopic: {"Ethiopic", "Ethi", ""}, khmer: {"Khmer", "Khmr", "km"}, kana: {"Japanese", "Jpan", "ja"}, han: {"Chinese", "Hani", ""},
}

func scriptOf(r rune) script {
	if r < 0x80 {
		if c := r | 0x20; 'a' <= c && c <= 'z' {
			return latin
		}
		return noScript
	}
	i, _ := slices.BinarySearchFunc(scripts, r, func(s struct {
		last   rune
		script script
	}, r rune) int {
		return int(s.last) - int(r)
	})
	return scripts[i].script
}

// mostLetters is how many letters of a page are looked at.
const mostLetters = 2000

// sample counts the letters and the small words of a text.
type sample struct {
	letters [scriptCount]int
	all     int
	words   int // in Latin letters
	hits    [32]uint16
}

// add counts what a piece of text holds.
func (s *sample) add(text []byte) {
	var word [16]byte
	n, in := 0, false // bytes of the word; more than it holds is no small word
	end := func() {
		if !in {
			return
		}
		s.words++
		if n <= len(word) {
			for bits, i := languages.words[string(word[:n])], 0; bits != 0; bits, i = bits>>1, i+1 {
				if bits&1 != 0 {
					s.hits[i]++
				}
			}
		}
		n, in = 0, false
	}
	for i := 0; i < len(text) && s.all < mostLetters; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		i += size
		of := scriptOf(r)
		if of == noScript {
			end()
			continue
		}
		s.letters[of]++
		s.all++
		if of != latin {
			end()
			continue
		}
		in = true
		if r < utf8.RuneSelf {
			if n < len(word) {
				word[n] = byte(r | 0x20)
			}
			n++
		} else if lower := unicode.ToLower(r); n+utf8.UTFMax <= len(word) {
			n += utf8.EncodeRune(word[n:], lower)
		} else {
			n = math.MaxInt16
		}
	}
	end()
}

// Bounds of what is sure.
const (
	fewestLetters = 40   // of another script
	fewestWords   = 30   // in Latin letters
	fewestHits    = 8    // small words of the other language
	least         = 0.18 // of all words that are small ones of the other language
	most          = 0.08 // of all words that are small ones of the language that is said
)

// against returns the language in which a text is written, surely, where it is not
// that of a tag; as a tag in quotation marks or a script in words. It is empty where it is
// that one, or where that is not sure.
func (s *sample) against(tag *languageTag) string {
	said := languages.script[tag.primary]
	if tag.script != "" {
		said = tag.script
	}
	if said == "" || s.all < fewestLetters {
		return ""
	}
	top := latin
	for i := range s.letters {
		if s.letters[i] > s.letters[top] {
			top = script(i)
		}
	}
	east := s.letters[kana] + s.letters[han]
	switch {
	case east*2 > s.all && s.letters[kana]*10 > east:
		top = kana
	case s.letters[top]*10 < s.all*8 || s.letters[top] < fewestLetters:
		return ""
	}
	if top == latin {
		return s.latin(tag, said)
	}
	info := scriptInfo[top]
	switch {
	case info.code == said, top == han && slices.Contains([]string{"Jpan", "Hang", "Hani", "Hans", "Hant", "Hanb", "Kore", "Bopo"}, said),
		top == kana && said == "Hrkt", top == hangul && said == "Kore":
		return ""
	case info.language != "" && info.language != tag.primary:
		return "“" + info.language + "”"
	}
	return info.name + " letters"
}

// latin is against for a text in Latin letters.
func (s *sample) latin(tag *languageTag, said string) string {
	if s.words < fewestWords {
		return ""
	}
	best := 0
	for i := range languages.tags {
		if s.hits[i] > s.hits[best] {
			best = i
		}
	}
	is := languages.tags[best]
	own := slices.Index(languages.tags, tag.primary)
	switch {
	case own < 0 && said == "Latn", own == best, slices.Contains(languages.near[is], tag.primary):
		return "" // a language of which nothing is known, or the one that is said
	case int(s.hits[best]) < fewestHits, float64(s.hits[best]) < least*float64(s.words):
		return ""
	case own >= 0 && (float64(s.hits[own]) > most*float64(s.words) || s.hits[own]*3 > s.hits[best]):
		return ""
	}
	return "“" + is + "”"
}
