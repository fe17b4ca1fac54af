// Command gen makes the table of package furigana, words.txt.gz, of two dictionaries
// for morphological analysis, as Debian 12 packages them:
//
//	mecab-ipadic  2.7.0-20070801+main-3   IPADIC, of the Nara Institute of Science and Technology
//	unidic-mecab  3.1.1-1                 UniDic, of the UniDic Consortium (BSD, of its three licences)
//
// Their licences are in ../LICENSE. Run it by go generate in generator/furigana, on a system where both
// packages are installed; another system names their folders by -ipadic and -unidic.
//
// A line of the table is a word, a tab and its reading in hiragana. What the word ends in, in kana, is left out of
// both. A reading of “?” says that the word is read in several ways, and “*” that it is a name, such as a family's, that
// nobody can read for sure. Marks behind a reading:
//
//   - read otherwise behind another character: 会社 is がいしゃ there
//     !   a given name too, which is read otherwise
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

func main() {
	log.SetFlags(0)
	ipadic := flag.String("ipadic", "/usr/share/mecab/dic/ipadic", "the folder of IPADIC's tables")
	unidic := flag.String("unidic", "/usr/share/mecab/dic/unidic/lex_3_1.csv", "UniDic's table")
	out := flag.String("o", "words.txt.gz", "the file to write")
	flag.Parse()
	words := dictionary{}
	files, err := filepath.Glob(filepath.Join(*ipadic, "*.csv"))
	check(err)
	if len(files) == 0 {
		log.Fatalf("there is no table in %s: install mecab-ipadic", *ipadic)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		check(err)
		words.read(japanese.EUCJP.NewDecoder().Reader(bytes.NewReader(content)), ipa)
	}
	content, err := os.Open(*unidic)
	check(err)
	words.read(content, uni)
	words.stems()
	check(os.WriteFile(*out, pack(words.table()), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// source is one of the dictionaries: where its columns stand.
type source int

const (
	ipa source = iota
	uni
)

var readingColumn = [...]int{ipa: 11, uni: 24}

// kind is what a word is.
type kind int

const (
	common kind = iota
	place
	family
	given
	proper
	verb  // a form of one
	affix // before or behind words alone
)

func kindOf(row []string) kind {
	switch {
	case row[5] != "固有名詞":
		switch {
		case row[4] == "動詞" || row[4] == "形容詞":
			return verb
		case row[5] == "接尾" || row[4] == "接尾辞" || row[4] == "接頭詞" || row[4] == "接頭辞" || row[5] == "数" || row[5] == "数詞":
			return affix
		}
		return common
	case row[6] == "地域" || row[6] == "地名":
		return place
	case row[6] == "人名" && row[7] == "姓":
		return family
	case row[6] == "人名":
		return given
	}
	return proper
}

// entry is a reading of a word in a dictionary, and what it costs: the less, the more
// often it is meant.
type entry struct {
	reading string
	source  source
	kind    kind
	cost    int
}

type dictionary map[string][]entry

func (d dictionary) read(r io.Reader, from source) {
	rows := csv.NewReader(r)
	rows.FieldsPerRecord = -1
	rows.LazyQuotes = true
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return
		}
		check(err)
		column := readingColumn[from]
		if len(row) <= column || !usable(row[0]) {
			continue
		}
		word, reading := row[0], hiragana(row[column])
		if !isHiragana(reading) || strings.HasPrefix(row[8], "文語") || row[9] == "意志推量形" && !strings.HasSuffix(reading, "う") {
			continue
		}
		if from == ipa && row[9] == "未然ウ接続" { // 勝と of 勝とう
			word, reading = word+"う", reading+"う"
		}
		cost := 0
		fmt.Sscan(row[3], &cost)
		e := entry{reading, from, kindOf(row), cost}
		if i := slices.IndexFunc(d[word], func(o entry) bool {
			return o.reading == e.reading && o.source == e.source && o.kind == e.kind
		}); i >= 0 {
			d[word][i].cost = min(d[word][i].cost, cost)
			continue
		}
		d[word] = append(d[word], e)
	}
}

// stems adds what follows the stem of a verb that is one Han character: 出ます, 見て.
func (d dictionary) stems() {
	for word, entries := range maps.Clone(d) {
		if utf8.RuneCountInString(word) != 1 {
			continue
		}
		for _, e := range entries {
			if e.kind != verb {
				continue
			}
			for _, next := range []string{"ま", "て", "た", "な", "ず", "よう", "られ", "る", "れ"} {
				e := e
				e.reading += next
				e.cost = 0
				for i, o := range d[word+next] {
					if i == 0 || o.cost < e.cost {
						e.cost = o.cost
					}
				}
				d[word+next] = append(d[word+next], e)
			}
		}
	}
}

// usable reports whether a word is one to keep: of Han characters and kana, with one of
// the former at least.
func usable(word string) bool {
	const longest = 10
	if utf8.RuneCountInString(word) > longest || !strings.ContainsFunc(word, isHan) {
		return false
	}
	for _, r := range word {
		if !isHan(r) && !isKana(r) {
			return false
		}
	}
	return true
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isKana(r rune) bool {
	return unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || r == 'ー'
}

func isHiragana(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Hiragana, r) && r != 'ー' })
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

// How much more than the usual reading another one costs that is not meant: in the dictionaries together, and
// in the one that alone has it.
const (
	rare        = 8000
	rareNames   = 6000 // of a name
	rareUniDic  = 2000
	rareIPADIC  = 3000
	rarestNames = 1500
)

// table returns the lines of the table, sorted.
func (d dictionary) table() []string {
	readings := map[string]string{}
	for word, entries := range d {
		if r := decide(word, entries); r != "" && !isParticle(word) {
			readings[word] = r
		}
	}
	for word := range readings {
		d.againstShorter(word, readings)
	}
	marks := d.marks(readings)
	lines := map[string]string{}
	for word, r := range readings {
		if r == unsure || r == name {
			lines[word] = r
		} else if short, ok := withoutEnding(word, r); ok {
			lines[word] = short + marks[word]
		}
	}
	thin(lines)
	var list []string
	for _, word := range slices.Sorted(maps.Keys(lines)) {
		list = append(list, word+"\t"+lines[word])
	}
	return list
}

// isParticle reports whether a word is a character with what may as well be a particle: 会は of 会う in the old
// spelling is a meeting with は, and 年が is no year's day. words.tsv has those that are words.
func isParticle(word string) bool {
	r, n := utf8.DecodeLastRuneInString(word)
	return utf8.RuneCountInString(word[:len(word)-n]) == 1 && strings.ContainsRune("がをにのはへとも", r)
}

// againstShorter takes a form of a verb out, or its reading, whose beginning is a form of another one:
// 開かれ may be 開か with れ, which is read otherwise.
func (d dictionary) againstShorter(word string, readings map[string]string) {
	reading := readings[word]
	if reading == unsure || reading == name {
		return
	}
	for short, cut := word, reading; ; {
		r, n := utf8.DecodeLastRuneInString(short)
		if !isKana(r) {
			return
		}
		var ok bool
		short = short[:len(short)-n]
		cut, ok = strings.CutSuffix(cut, hiragana(string(r)))
		last, _ := utf8.DecodeLastRuneInString(short)
		if !ok || !isKana(last) {
			return
		}
		other, known := readings[short]
		if !known || other == unsure || other == name || other == cut || !d.isVerb(short) {
			continue
		}
		if slices.ContainsFunc(d[word], func(e entry) bool { return e.source == ipa }) {
			readings[word] = unsure
		} else {
			delete(readings, word)
		}
		return
	}
}

func (d dictionary) isVerb(word string) bool {
	return slices.ContainsFunc(d[word], func(e entry) bool { return e.kind == verb })
}

// What is a reading of a word whose reading is not sure, and of a name.
const (
	unsure = "?"
	name   = "*"
)

// decide returns how a word is read, “?” if that is not sure, and nothing for a word
// that is not kept.
func decide(word string, entries []entry) string {
	lowest := map[source]int{}
	kept, names := false, false
	for _, e := range entries {
		switch e.kind {
		case common, verb:
			kept = true
		case family, given, place, proper:
			names = true
		}
	}
	if !kept && !names {
		return ""
	}
	if utf8.RuneCountInString(word) == 1 {
		return "" // alone.tsv and affixes.tsv have what is sure of these
	}
	if !kept {
		return decideName(entries)
	}
	live := map[string]bool{}
	for _, e := range entries {
		if e.kind != affix && e.kind != given {
			if low, ok := lowest[e.source]; !ok || e.cost < low {
				lowest[e.source] = e.cost
			}
		}
	}
	for reading, m := range margins(entries, lowest) {
		if m.live() && !sandhi(reading, entries) {
			live[reading] = true
		}
	}
	if len(live) != 1 {
		return unsure
	}
	for r := range live {
		return r
	}
	return ""
}

// margin is how much more a reading costs than the usual one, in each dictionary that has it.
type margin struct {
	of     map[source]int
	common bool // it is not a name's alone
}

// margins returns the margins of all readings.
func margins(entries []entry, lowest map[source]int) map[string]margin {
	all := map[string]margin{}
	for _, e := range entries {
		if e.kind == affix || e.kind == given {
			continue
		}
		m, ok := all[e.reading]
		if !ok {
			m.of = map[source]int{}
		}
		m.common = m.common || e.kind == common || e.kind == verb
		if old, ok := m.of[e.source]; !ok || e.cost-lowest[e.source] < old {
			m.of[e.source] = e.cost - lowest[e.source]
		}
		all[e.reading] = m
	}
	return all
}

// live reports whether a reading may be meant.
func (m margin) live() bool {
	i, inIPADIC := m.of[ipa]
	u, inUniDic := m.of[uni]
	switch {
	case inIPADIC && inUniDic && m.common:
		return i+u < rare
	case inIPADIC && inUniDic:
		return i+u < rareNames
	case !m.common:
		return i+u < rarestNames
	case inUniDic:
		return u < rareUniDic
	}
	return i < rareIPADIC
}

// sandhi reports whether a reading is another one of the word as it is beside another word: voiced
// behind one, or ending in っ before one.
func sandhi(reading string, all []entry) bool {
	return slices.ContainsFunc(all, func(o entry) bool {
		if o.kind == affix || o.kind == given || o.reading == reading {
			return false
		}
		cut, doubled := strings.CutSuffix(reading, "っ")
		return voiced(o.reading, reading) || doubled && len(o.reading) == len(reading) && strings.HasPrefix(o.reading, cut)
	})
}

// decideName decides on what is a name alone. A place counts if both dictionaries read it
// alike and it is nobody's name with another reading.
func decideName(entries []entry) string {
	live, in := map[string]bool{}, map[source]bool{}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e entry) bool { return sandhi(e.reading, entries) })
	isFamily, isGiven := false, false
	for _, e := range entries {
		switch e.kind {
		case place, proper:
			in[e.source] = true
			live[e.reading] = true
		case family:
			isFamily = true
			live[e.reading] = true
		case given:
			isGiven = true
		}
	}
	switch {
	case len(live) == 1 && in[uni] && !isGiven:
		for r := range live {
			return r
		}
	case isFamily || in[uni]:
		return name
	}
	return ""
}

// voiced reports whether b is a with its first sound voiced.
func voiced(a, b string) bool {
	from, to := []rune("かきくけこさしすせそたちつてとはひふへほはひふへほ"), []rune("がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ")
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	if a[n:] != b[m:] {
		return false
	}
	for i := range from {
		if from[i] == x && to[i] == y {
			return true
		}
	}
	return false
}

// marks returns the marks of words: “-” and “!”.
func (d dictionary) marks(readings map[string]string) map[string]string {
	asUsual, asVoiced := map[string]int{}, map[string]int{} // how many words end in a word that is read so
	for word, entries := range d {
		for i := range word {
			head, tail := word[:i], word[i:]
			r, known := readings[tail]
			if i == 0 || !known || r == unsure || r == name || utf8.RuneCountInString(tail) < 2 || !isHanOnly(head) {
				continue
			}
			for _, e := range entries {
				if e.kind == family || e.kind == given || e.kind == place {
					continue
				}
				for _, h := range d[head] {
					if rest, ok := strings.CutPrefix(e.reading, h.reading); ok && rest == r {
						asUsual[tail]++
						break
					} else if ok && voiced(r, rest) {
						asVoiced[tail]++
						break
					}
				}
			}
		}
	}
	marks := map[string]string{}
	for word, r := range readings {
		if r == unsure || r == name {
			continue
		}
		const often = 20 // of so many words that end in a word, one at least is voiced
		if asVoiced[word]*often > asUsual[word] || d.voicedToo(word, r) {
			marks[word] += "-"
		}
		if slices.ContainsFunc(d[word], func(e entry) bool { return e.kind == given && e.reading != r }) {
			marks[word] += "!"
		}
	}
	return marks
}

// voicedToo reports whether a dictionary has a word with its first sound voiced, as often as not.
func (d dictionary) voicedToo(word, reading string) bool {
	const asOften = 3000
	for _, usual := range d[word] {
		for _, other := range d[word] {
			if usual.reading == reading && usual.source == other.source && other.kind == common &&
				voiced(reading, other.reading) && other.cost-usual.cost < asOften {
				return true
			}
		}
	}
	return false
}

func isHanOnly(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !isHan(r) })
}

// withoutEnding leaves the kana that a word and its reading end in out of the reading; false
// where they end in others.
func withoutEnding(word, reading string) (string, bool) {
	for {
		r, n := utf8.DecodeLastRuneInString(word)
		if isHan(r) {
			return reading, true
		}
		cut, ok := strings.CutSuffix(reading, hiragana(string(r)))
		if !ok || cut == "" {
			return "", false
		}
		word, reading = word[:len(word)-n], cut
	}
}

// thin takes words out that a shorter one with the same reading stands for: 食べる behind
// 食べ.
func thin(lines map[string]string) {
	var out []string
	for word, value := range lines {
		for short := word; ; {
			r, n := utf8.DecodeLastRuneInString(short)
			if !isKana(r) {
				break
			}
			short = short[:len(short)-n]
			if r, _ := utf8.DecodeLastRuneInString(short); isHan(r) {
				break // 話し is not 話
			}
			if lines[short] == value {
				out = append(out, word)
				break
			}
		}
	}
	for _, word := range out {
		delete(lines, word)
	}
}

// pack compresses lines.
func pack(lines []string) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	check(err)
	for _, line := range lines {
		_, err := io.WriteString(z, line+"\n")
		check(err)
	}
	check(z.Close())
	fmt.Println(len(lines), "lines,", b.Len(), "bytes")
	return b.Bytes()
}
