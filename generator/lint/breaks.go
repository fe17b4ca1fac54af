package lint

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// beginning is how a line begins that is one of several.
type beginning uint8

const (
	plain    beginning = iota
	mark               // ○ ● ・ ■ ※, the bullets of an office
	circled            // ① ⑴ Ⅰ
	bracket            // （１） (a)
	number             // １） １． １、
	letter             // ア　 a)
	note               // *1 ＊ （注1）
	heading            // 【日時】
	label              // 日時：  Date:
	clock              // 10:00
	dash               // – —
	hyphen             // -x
	indented           // a full-width space, as before a paragraph
)

// beginnings are the forms of each, the first that fits. An author may have put one into
// emphasis.
var beginnings = []struct {
	is   beginning
	form *regexp.Regexp
}{
	{indented, regexp.MustCompile(`^\x{3000}+[^\x{3000}\s]`)},
	{mark, regexp.MustCompile(`^[○〇◯](?:[^○〇◯\s]|[ \x{3000}]\S)|^[●◎◦•・●▪∙⁃·■□◇◆△▲▽▼☆★※➢❖→⇒✓✔☑▶►‣\x{F0B7}\x{F0A7}\x{F06C}\x{F06E}\x{F0D8}\x{F0FC}]`)},
	{circled, regexp.MustCompile(`^[\x{2460}-\x{24EA}\x{2776}-\x{2793}\x{3251}-\x{325F}\x{32B1}-\x{32BF}\x{3280}-\x{3289}]|^[\x{2160}-\x{217B}][．.、)）\x{3000} ]`)},
	{note, regexp.MustCompile(`^[*＊※]{1,3} ?[0-9０-９]{1,2}[^0-9０-９]|^＊|^[（(]\p{L}{1,2}[0-9０-９]{1,2}[）)]`)},
	{bracket, regexp.MustCompile(`^[（(](?:[0-9０-９]{1,3}|\p{L}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[）)]`)},
	{clock, regexp.MustCompile(`^[0-9０-９]{1,2}[:：時hH][0-9０-９]{2}`)},
	{number, regexp.MustCompile(`^[0-9０-９]{1,3}[）)]|^[0-9０-９]{1,2}[．.、](?:[^0-9０-９\s]|[ \x{3000}])|^[0-9０-９]{1,2}\x{3000}`)},
	{letter, regexp.MustCompile(`^\p{L}[）)．.\x{3000}]`)},
	{heading, regexp.MustCompile(`^(?:【[^】]{1,20}】|［[^］]{1,20}］|〔[^〕]{1,20}〕|＜[^＞]{1,20}＞|〈[^〉]{1,20}〉)`)},
	{label, regexp.MustCompile(`^[\p{L}\p{M}\p{N}（）()・／/ー々ヶ\x{3000} ]{1,20}：|^[\p{Han}\p{Hiragana}\p{Katakana}ー・\x{3000}]{1,12} ?:[^/]`)},
	{label, regexp.MustCompile(`^\p{Lu}[\p{L}\p{M}\p{N}'’./&-]*(?: [\p{L}\p{M}\p{N}'’./&()-]+){0,3}[\x{00A0}\x{202F} ]?:(?:\s|$)`)},
	{dash, regexp.MustCompile(`^[–—―‒][\s\x{3000}]*\S`)},
	{hyphen, regexp.MustCompile(`^[-*+][\p{L}\p{N}「『“«]`)},
}

// emphases are taken off the beginning and the label of a line.
var emphases = regexp.MustCompile(`^(?:\*\*|__|\*|_)([\p{L}\p{M}\p{N}【［〔＜〈（(○●◎■□◆◇※・\x{2460}-\x{24EA}][^*_]{0,40}?)(\s?[:：]?)(?:\*\*|__|\*|_)`)

func beginningOf(line []byte) (beginning, rune) {
	line = bytes.TrimLeft(line, " \t")
	if len(line) == 0 || line[0] >= 'a' && line[0] <= 'z' && !(len(line) > 1 && (line[1] == ')' || line[1] == '.' || line[1] >= utf8.RuneSelf)) {
		return plain, 0
	}
	if line[0] == '*' || line[0] == '_' {
		line = emphases.ReplaceAll(line, []byte("$1$2"))
	}
	for _, b := range beginnings {
		if b.form.Match(line) {
			first, _ := utf8.DecodeRune(line)
			return b.is, first
		}
	}
	return plain, 0
}

// Breaks reports of each line of a paragraph whether the line break before it is meant,
// because it is one of several that begin alike: （１）, ○, “日時：”, “Date:”. Marks and
// numbers may have lines between them that go on with theirs; labels, dashes and times of
// day follow each other. The lines may end in a line feed.
func Breaks(lines [][]byte) []bool {
	if len(lines) < 2 {
		return nil
	}
	kinds := make([]beginning, len(lines))
	firsts := make([]rune, len(lines))
	var count [indented + 1]int
	any := false
	for i, line := range lines {
		kinds[i], firsts[i] = beginningOf(line)
		count[kinds[i]]++
		any = any || kinds[i] != plain
	}
	if !any {
		return nil
	}
	breaks := make([]bool, len(lines))
	item := make([]bool, len(lines))
	for i, kind := range kinds {
		above := i > 0 && kinds[i-1] == kind
		below := i+1 < len(kinds) && kinds[i+1] == kind
		switch kind {
		case plain:
		case indented:
			breaks[i] = i > 0 && (above || endsSentence(lines[i-1]))
		case letter: // A. Smith, in a text whose lines are broken anywhere
			item[i] = above && firsts[i-1] < firsts[i] || below && firsts[i] < firsts[i+1] ||
				count[letter] > 1 && ascends(kinds, firsts)
		case label, clock, dash, hyphen:
			item[i] = above || below
		default:
			item[i] = count[kind] > 1
		}
	}
	longest := 0
	for _, line := range lines {
		longest = max(longest, columns(line))
	}
	within := false // an item
	for i := range lines {
		switch {
		case item[i]:
			breaks[i] = i > 0
			within = true
		case within && kinds[i] != indented:
			// A line that ends long before the others do was not broken for its length.
			breaks[i] = columns(lines[i-1])*5 < longest*3
			within = !breaks[i]
		}
	}
	return breaks
}

func ascends(kinds []beginning, firsts []rune) bool {
	last := rune(0)
	for i, kind := range kinds {
		if kind != letter {
			continue
		}
		if firsts[i] <= last {
			return false
		}
		last = firsts[i]
	}
	return true
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
