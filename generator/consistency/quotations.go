package consistency

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// quotation is what a text tells that somebody said.
type quotation struct {
	text   string
	words  []string // in lower case, without marks
	at     diag.Pos
	inBody bool // in a paragraph, and not in what leads to it or repeats it
}

// marks are pairs of quotation marks. What is between single ones is left out: they are
// apostrophes, too.
var marks = map[rune]rune{'“': '”', '«': '»', '「': '」', '『': '』', '"': '"', '„': '“'}

// How many words, or characters of a language without spaces, a quotation must have that is
// compared; and one of a paragraph with one of another, where two speakers may say nearly the same.
const (
	leastQuoted      = 5
	leastQuotedRunes = 10
	leastInBody      = 10
	leastInBodyRunes = 20
)

// compareQuotations returns the quotations of a text that are told in two ways in it.
func compareQuotations(t Text) []diag.Diagnostic {
	words := wordsOf(t.Lang)
	list := quotations(t, words)
	var told []diag.Diagnostic
	for i, q := range list {
		for _, other := range list[:i] {
			if q.at == other.at || !q.differs(other, words) {
				continue
			}
			here, there := q, other
			if q.inBody && !other.inBody {
				here, there = other, q
			}
			told = append(told, diag.New(diag.QuotationVaries, here.at, "“%s” is told otherwise in this text: “%s”", here.text, there.text).
				WithRelated(there.at, "here it is “%s”", there.text).
				WithHint("take the words that were said in both places, or mark what is left out by “…”; if these are two quotations, allow %s in this file", diag.QuotationVaries))
			break
		}
	}
	return told
}

// mostQuotations is how many quotations of a text are compared, and mostQuoted how many words
// of one.
const (
	mostQuotations = 60
	mostQuoted     = 300
)

// quotations returns those of a text.
func quotations(t Text, words *wordList) []quotation {
	var list []quotation
	cursor := diag.NewCursor(t.Source)
	add := func(text string, at diag.Pos, inBody bool) {
		q := quotation{text: strings.TrimSpace(text), at: at, inBody: inBody, words: words.said(text)}
		if len(list) < mostQuotations && words.isSaid(text) && len(q.words) >= words.least(leastQuoted, leastQuotedRunes) && len(q.words) <= mostQuoted && !strings.ContainsAny(text, "[]…") {
			list = append(list, q)
		}
	}
	for _, p := range t.Passages {
		if p.Kind == press.ChangePassage || p.Kind == press.Code || p.Speaker != "" {
			continue
		}
		inBody := len(p.Runs) > 0 && (p.Kind == press.Paragraph || p.Kind == press.Item)
		between := quoted(p.Text)
		for _, s := range between {
			line, column := placeOf(&cursor, p, s[0])
			add(p.Text[s[0]:s[1]], diag.Pos{File: t.File, Line: line, Column: column}, inBody)
		}
		if len(between) == 0 && p.Kind == press.Quotation {
			add(p.Text, p.At, false)
		}
	}
	return list
}

// quoted returns where the text stands that a passage has between quotation marks, in bytes.
func quoted(text string) [][2]int {
	var list [][2]int
	from, closing := -1, rune(0)
	for i, r := range text {
		switch {
		case from < 0:
			if end, opens := marks[r]; opens {
				from, closing = i+len(string(r)), end
			}
		case r == closing:
			list = append(list, [2]int{from, i})
			from = -1
		}
	}
	return list
}

// said cuts a quotation into its words, or its characters.
func (w *wordList) said(text string) []string {
	var list []string
	if w.Runs {
		for _, r := range spelling(text) {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				list = append(list, string(r))
			}
		}
		return list
	}
	return strings.FieldsFunc(spelling(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
}

func (w *wordList) least(words, runes int) int {
	if w.Runs {
		return runes
	}
	return words
}

// isSaid reports whether a quotation may be what somebody said, and no title: that of a lecture has
// capitals, or ends in no hiragana, which every Japanese sentence does.
func (w *wordList) isSaid(text string) bool {
	if !w.Runs {
		return !capitals(text)
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "。！？!?」』 "))
	return unicode.Is(unicode.Hiragana, last)
}

// differs reports whether two quotations tell the same in other words: the shorter one stands
// in the longer but for a quarter of its words, or both begin and end alike and have three words in five in common.
func (q quotation) differs(other quotation, w *wordList) bool {
	short, long := q.words, other.words
	if len(short) > len(long) {
		short, long = long, short
	}
	if q.inBody && other.inBody && len(short) < w.least(leastInBody, leastInBodyRunes) {
		return false
	}
	if d := distanceInside(short, long); d == 0 || 4*d <= len(short) {
		return d > 0
	}
	return slices.Equal(short[:2], long[:2]) && slices.Equal(short[len(short)-2:], long[len(long)-2:]) &&
		5*distance(short, long) <= 2*len(long)
}

// distanceInside is the fewest words to change that make the shorter text a part of the longer one
// (P. H. Sellers, 1980).
func distanceInside(short, long []string) int {
	row := make([]int, len(long)+1)
	for i, x := range short {
		before := row[0]
		row[0] = i + 1
		for j, y := range long {
			cost := before
			if x != y {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, before+1, row[j]+1)
		}
	}
	return slices.MinFunc(row, cmp.Compare[int])
}
