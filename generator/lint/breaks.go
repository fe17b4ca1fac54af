package lint

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// beginning is how a line begins that is one of several.
type beginning uint8

const (
	plain    beginning = iota
	mark               // ○ ● ・ ■ ※, the bullets of an office
	circled            // ① ⑴ Ⅰ
	bracket            // （１） (a)
	number             // １） １． １、 1°
	letter             // ア　 a)
	numbered           // 第１条　 第一　 Article 1.
	section            // 1.1 1-1
	roman              // ii) II.
	note               // *1 ＊ （注1）
	title              // 【日時】
	label              // 日時：  日時　 Date:
	clock              // 10:00  5月1日　 1 May:
	dash               // – —
	hyphen             // -x
	indented           // a full-width space, as before a paragraph
)

type form struct {
	is   beginning
	form *regexp.Regexp
}

// The forms of beginnings by the first character of a line, the first that fits.
var (
	bracketForms = []form{
		{note, regexp.MustCompile(`^[（(]\p{L}{1,2}[0-9０-９]{1,2}[）)]`)},
		{bracket, regexp.MustCompile(`^[（(](?:[0-9０-９]{1,3}|\p{L}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[）)]`)},
	}
	digitForms = []form{
		{clock, regexp.MustCompile(`^[0-9０-９]{1,2}[:：時hH][0-9０-９]{2}|^[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:[（(]\p{L}[）)])?[\x{3000}：]|^[0-9]{1,2}(?:er)? \p{L}{3,12}(?: [0-9]{4})?[\x{00A0}\x{202F} ]?[:–—]\s`)},
		{section, regexp.MustCompile(`^[0-9０-９]{1,2}[.．-][0-9０-９]{1,2}[.．]?[ \x{3000}]+[\p{Lu}\p{Han}\p{Hiragana}\p{Katakana}]`)},
		{number, regexp.MustCompile(`^[0-9０-９]{1,3}[）)]|^[0-9０-９]{1,2}[．.、](?:[^0-9０-９\s]|[ \x{3000}])|^[0-9０-９]{1,2}(?:\x{3000}| [\p{Han}\p{Hiragana}\p{Katakana}]|[°º][ \x{00A0}])`)},
	}
	bulletForms = []form{
		{note, regexp.MustCompile(`^[*＊]{1,3} ?[0-9０-９]{1,2}[^0-9０-９]|^＊`)},
		{hyphen, regexp.MustCompile(`^(?:[-+]|\*{1,3})[\p{L}\p{N}「『“«]`)},
	}
	latinForms = []form{
		{label, regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}\p{N}'’./&-]*(?: [\p{L}\p{M}\p{N}'’./&()-]+){0,3}[\x{00A0}\x{202F} ]?(?::(?:\s|$)|：)|^\p{L}[\p{L}-]{0,12}：`)},
		{label, regexp.MustCompile(`^\p{Lu}[0-9]{1,3}(?:[.:)]\s|[．：）])`)},
		{numbered, regexp.MustCompile(`^\p{Lu}\p{L}{1,12}\.? [0-9]{1,3} ?[.:–—]\s`)},
	}
	wideForms = []form{
		{label, regexp.MustCompile(`^(?:[\p{L}\p{M}\p{N}（）()・／/ー々]{1,20}|\p{L}(?:[\x{3000} ]+\p{L}){1,4})：|^[\p{Han}\p{Hiragana}\p{Katakana}ー・\x{3000}]{1,12} ?:[^/]`)},
		{numbered, regexp.MustCompile(`^\p{L}{1,4}[0-9０-９]{1,3}\p{L}{0,2}\x{3000}|^第[一二三四五六七八九十]{1,3}\p{L}{0,2}\x{3000}`)},
		{label, regexp.MustCompile(`^(?:[\p{Han}\p{Hiragana}\p{Katakana}ー・]{2,10}|\p{Han}(?:\x{3000}+\p{Han}){1,3})\x{3000}+[^\s\x{3000}]`)},
	}
	romanForms = []form{
		{roman, regexp.MustCompile(`^(?:[ivx]{2,5}|[IVX]{2,5})[.)．）]`)},
	}
	letterForms = []form{
		{number, regexp.MustCompile(`^[一二三四五六七八九十]{1,3}[、．]`)},
		{letter, regexp.MustCompile(`^\p{L}[）)．.]|^[\p{Hiragana}\p{Katakana}] `)},
	}
	signForms = []form{
		{mark, regexp.MustCompile(`^[○〇◯](?:[^○〇◯\s]|[ \x{3000}]\S)|^[●◎◦•・▪∙⁃·■□◇◆△▲▽▼☆★※➢❖→⇒✓✔☑▶►‣\x{F0B7}\x{F0A7}\x{F06C}\x{F06E}\x{F0D8}\x{F0FC}]`)},
		{circled, regexp.MustCompile(`^[\x{2460}-\x{24EA}\x{2776}-\x{2793}\x{3251}-\x{325F}\x{32B1}-\x{32BF}\x{3280}-\x{3289}]|^[\x{2160}-\x{217B}][．.、)）\x{3000} ]`)},
		{title, regexp.MustCompile(`^(?:【[^】]{1,20}】|［[^］]{1,20}］|〔[^〕]{1,20}〕|＜[^＞]{1,20}＞|〈[^〉]{1,20}〉)`)},
		{dash, regexp.MustCompile(`^[–—―‒][\s\x{3000}]*\S`)},
	}
)

const (
	longestLabel = 100 // bytes before the colon of a label
	longestWord  = 20  // bytes before the number of an article
)

// formsOf returns the forms that a line may have, by its first characters.
func formsOf(line []byte) []form {
	first, size := utf8.DecodeRune(line)
	switch {
	case first == '(' || first == '（':
		return bracketForms
	case '0' <= first && first <= '9' || '０' <= first && first <= '９':
		return digitForms
	case first == '-' || first == '+' || first == '*' || first == '＊':
		return bulletForms
	case first < utf8.RuneSelf && !unicode.IsLetter(first), unicode.In(first, unicode.Pi, unicode.Pf) || first == '「' || first == '『':
		return nil
	case !unicode.IsLetter(first):
		return signForms
	}
	next, _ := utf8.DecodeRune(line[size:])
	switch {
	case strings.ContainsRune("ivx", first) && strings.ContainsRune("ivx", next), strings.ContainsRune("IVX", first) && strings.ContainsRune("IVX", next):
		return romanForms
	case next == ')' || next == '）' || next == '．' || next == '.' || next == '、' || next == ' ' && first > 0x3040:
		return letterForms
	}
	begin := line[:min(len(line), longestLabel)]
	colon := bytes.IndexByte(begin, ':') >= 0 || bytes.Contains(begin, []byte("："))
	switch {
	case first < 0x2000 && colon:
		return latinForms
	case first < 0x2000 && bytes.ContainsAny(begin[:min(len(begin), longestWord)], "0123456789"):
		return latinForms[1:]
	case first >= 0x2000 && colon:
		return wideForms
	case first >= 0x2000 && bytes.Contains(begin, []byte("\u3000")):
		return wideForms[1:]
	}
	return nil
}

// emphases are taken off the beginning and the label of a line.
var emphases = regexp.MustCompile(`^(?:\*\*|__|\*|_)([\p{L}\p{M}\p{N}【［〔＜〈（(○●◎■□◆◇※・\x{2460}-\x{24EA}][^*_]{0,40}?)(\s?[:：]?)(?:\*\*|__|\*|_)`)

// start is how a line begins, and what of it counts on from the line before.
type start struct {
	is      beginning
	ordinal rune // the number, or the letter
	whole   bool // there is no more in the line
	roman   rune // what it is as a Roman number; 0 if it is none
	surely  bool // it is one: there are several letters
}

func startOf(line []byte) start {
	if letterBullet.Match(line) {
		return start{is: hyphen}
	}
	line = bytes.Trim(line, " \t\n")
	trimmed := bytes.TrimLeft(line, "\u3000 ")
	if len(trimmed) == 0 {
		return start{}
	}
	if trimmed[0] == '*' || trimmed[0] == '_' {
		trimmed = emphases.ReplaceAll(trimmed, []byte("$1$2"))
	}
	for _, f := range formsOf(trimmed) {
		if m := f.form.Find(trimmed); m != nil {
			s := start{is: f.is, ordinal: ordinal(f.is, m), whole: len(m) == len(trimmed)}
			if f.is == letter || f.is == bracket || f.is == roman {
				s.roman, s.surely = romanOf(m)
			}
			return s
		}
	}
	if hasSpacedLetter(trimmed) {
		first, size := utf8.DecodeRune(trimmed)
		return start{is: letter, ordinal: ordinal(letter, utf8.AppendRune(nil, first)), whole: size == len(trimmed)}
	}
	if len(line) > len(trimmed) && bytes.HasPrefix(line, []byte("\u3000")) {
		return start{is: indented}
	}
	return start{}
}

// hasSpacedLetter reports whether a line begins with a letter and a full-width space.
func hasSpacedLetter(line []byte) bool {
	first, size := utf8.DecodeRune(line)
	return unicode.IsLetter(first) && bytes.HasPrefix(line[size:], []byte("\u3000"))
}

// digits are those of Japanese.
const digits = "一二三四五六七八九十"

// firstSection is beyond all letters; those of a chapter count from a hundred on.
const firstSection = 2_000_000

// ordinal returns what of a beginning counts: a number, or the first letter.
func ordinal(is beginning, begin []byte) rune {
	n, chapter := rune(0), rune(-1)
	for _, r := range norm.NFKC.String(string(begin)) {
		i := strings.IndexRune(digits, r)
		if is != bracket && is != letter && is != numbered && is != number {
			i = -1
		}
		switch {
		case '0' <= r && r <= '9':
			n = 10*n + r - '0'
		case r == '十' && i >= 0:
			n = 10 * max(n, 1)
		case i >= 0:
			n += rune(i/len("一")) + 1
		case n > 0 && is == section && chapter < 0:
			n, chapter = 0, n
		case n > 0 && is == section:
			return firstSection + 100*chapter + n
		case n > 0:
			return n
		case unicode.IsLetter(r) && (is == letter || is == bracket):
			return r
		}
	}
	return n
}

// romanOf returns what a beginning is as a Roman number of up to 39, and whether it
// has several letters.
func romanOf(begin []byte) (n rune, several bool) {
	last, count := rune(0), 0
	for _, r := range string(begin) {
		value := rune(0)
		switch unicode.ToLower(r) {
		case 'i':
			value = 1
		case 'v':
			value = 5
		case 'x':
			value = 10
		default:
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return 0, false
			}
			continue
		}
		if n += value; value > last {
			n -= 2 * last
		}
		last = value
		count++
	}
	return n, count > 1
}

// readRoman takes letters for Roman numbers where one of several is surely one: i) ii).
func readRoman(starts []start) {
	if !slices.ContainsFunc(starts, func(s start) bool { return s.surely }) {
		return
	}
	for i := range starts {
		s := &starts[i]
		if s.roman == 0 {
			continue
		}
		s.ordinal = s.roman
		if s.is == letter {
			s.is = roman
		}
	}
}

// follows reports whether an ordinal can come after another: it is the next, or the count
// begins anew. Kana are not all counted.
func follows(before, after rune) bool {
	step := after - before
	return step == 1 || after == 1 || after > firstSection && after%100 == 1 || 0x3040 < before && before < firstSection && 0 < step && step <= 3
}

// Breaks reports of each line of a paragraph whether the line break before it is meant,
// because it is one of several that begin alike: （１）, ○, “日時：”, “Date:”. Marks and
// numbers may have lines between them that go on with theirs, and numbers count on; labels,
// dashes and times of day follow each other. The lines may end in a line feed.
func Breaks(lines [][]byte) []bool {
	if len(lines) < 2 {
		return nil
	}
	starts := make([]start, len(lines))
	for i, line := range lines {
		starts[i] = startOf(line)
	}
	readRoman(starts)
	var of [indented + 1]struct {
		count   int
		last    rune
		uncount bool
	}
	any := false
	for _, s := range starts {
		k := &of[s.is]
		k.uncount = k.uncount || k.count > 0 && !follows(k.last, s.ordinal)
		k.count++
		k.last = s.ordinal
		any = any || s.is != plain
	}
	if !any {
		return addressBreaks(lines)
	}
	breaks, item := make([]bool, len(lines)), make([]bool, len(lines))
	for i, s := range starts {
		above := i > 0 && starts[i-1].is == s.is
		below := i+1 < len(lines) && starts[i+1].is == s.is
		switch s.is {
		case plain:
		case indented:
			breaks[i] = i > 0 && (above || endsSentence(lines[i-1]))
		case mark:
			item[i] = true // no sentence goes on with one
		case title:
			item[i] = s.whole || of[title].count > 1
		case letter:
			spaced := bytes.Contains(lines[i][:min(len(lines[i]), 12)], []byte("\u3000"))
			item[i] = of[letter].count > 1 && !of[letter].uncount || spaced && (above || below)
		case label, clock, dash, hyphen:
			item[i] = above || below
		case note:
			item[i] = of[note].count > 1
		default:
			item[i] = of[s.is].count > 1 && !of[s.is].uncount
		}
	}
	longest := 0
	if slices.Contains(item, true) {
		for _, line := range lines {
			longest = max(longest, columns(line))
		}
	}
	within := false // an item
	for i := range lines {
		switch {
		case item[i]:
			breaks[i] = i > 0
			within = true
		case within && starts[i].is != indented:
			// A line that ends long before the others do was not broken for its length.
			breaks[i] = starts[i-1].whole || columns(lines[i-1])*5 < longest*3
			within = !breaks[i]
		}
	}
	return breaks
}

// narrow is how many columns the lines of an address have at most.
const narrow = 40

// addressBreaks returns the breaks of a paragraph that is an address, or something like it:
// three lines or more, all of them short, each of which begins with a capital or a digit
// and none of which ends as a part of a sentence does.
func addressBreaks(lines [][]byte) []bool {
	if len(lines) < 3 {
		return nil
	}
	for i, line := range lines {
		line = bytes.TrimSpace(line)
		first, _ := utf8.DecodeRune(line)
		last, _ := utf8.DecodeLastRune(line)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) || columns(line) > narrow ||
			i+1 < len(lines) && !unicode.IsLetter(last) && !unicode.IsDigit(last) {
			return nil
		}
	}
	breaks := make([]bool, len(lines))
	for i := 1; i < len(lines); i++ {
		breaks[i] = true
	}
	return breaks
}

// columns returns how wide a line is, in columns of which an ideograph takes two.
func columns(line []byte) int {
	n := 0
	for _, r := range string(bytes.TrimSpace(line)) {
		n++
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n++
		}
	}
	return n
}

// endsSentence reports whether a line ends as a sentence does, or a lead-in.
func endsSentence(line []byte) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRight(line, " \t\n\u3000"))
	switch last {
	case '。', '．', '！', '？', '：', ':', '.', '!', '?', '」', '）', '】', '』':
		return true
	}
	return false
}
