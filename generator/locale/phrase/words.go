package phrase

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words are what is known of a language beside its model. Where each kind stands, the head of
// ja.words says.
type words struct {
	numeral, prefix                        string
	before, counter, between, title, whole list
}

// list are words by the character that they begin with, of each the longest first.
type list map[rune][]string

func (l list) add(word string) {
	first, _ := utf8.DecodeRuneInString(word)
	l[first] = append(l[first], word)
	slices.SortStableFunc(l[first], func(a, b string) int { return len(b) - len(a) })
}

// leading returns the length of the longest word that a text begins with, of those that begin with
// its first character.
func (l list) leading(text string) int {
	first, _ := utf8.DecodeRuneInString(text)
	for _, word := range l[first] {
		if strings.HasPrefix(text, word) {
			return len(word)
		}
	}
	return 0
}

// mostInBrackets is how many characters in brackets or quotation marks stay together: 「はばたき2号」.
const mostInBrackets = 8

// brackets are those that are kept, with their ends.
var brackets = map[rune]rune{'「': '」', '『': '』', '（': '）', '(': ')', '【': '】', '〈': '〉', '《': '》', '［': '］', '“': '”'}

// readWords reads a file of words. The tests read every one, so that none can fail here.
func readWords(name string) words {
	file, err := files.ReadFile(name)
	if err != nil {
		panic("phrase: " + err.Error())
	}
	w := words{before: list{}, counter: list{}, between: list{}, title: list{}, whole: list{}}
	kinds := map[string]list{"before": w.before, "counter": w.counter, "between": w.between, "title": w.title, "whole": w.whole}
	for line := range strings.Lines(string(file)) {
		kind, row, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		switch list := kinds[kind]; {
		case list != nil:
			for _, word := range strings.Fields(row) {
				list.add(word)
			}
		case kind == "numeral":
			w.numeral = row
		case kind == "prefix":
			w.prefix = row
		case ok || !strings.HasPrefix(line, "#"):
			panic("phrase: " + name + " has a row of no kind: " + line)
		}
	}
	return w
}

// keep returns, for each byte of a text, whether what stands there is kept together with what stands
// before it.
func (w *words) keep(text string) []bool {
	kept := make([]bool, len(text))
	hold := func(from, to int) {
		for i := from + 1; i < to; i++ {
			kept[i] = true
		}
	}
	before, at := utf8.RuneError, 0 // the character before this one, and where it stands
	for i, r := range text {
		han := unicode.Is(unicode.Han, r)
		kept[i] = kept[i] || isName(before) && w.title.leading(text[i:]) > 0 || before == iteration && han
		if han && unicode.Is(unicode.Hiragana, before) && !strings.ContainsRune(w.prefix, before) {
			kept[at] = true
		}
		if !kept[i] || !w.isNumber(r) { // else it is within a quantity
			hold(i, i+w.quantity(text[i:]))
		}
		hold(i, i+w.whole.leading(text[i:]))
		hold(i, i+bracketed(text[i:], r))
		before, at = r, i
	}
	return kept
}

// iteration stands for the kanji before it, and never ends a name: 佐々木.
const iteration = '々'

// isName reports whether r can be the end of a name that a title follows.
func isName(r rune) bool { return unicode.Is(unicode.Han, r) || isKatakana(r) }

func (w *words) isNumber(r rune) bool {
	return unicode.Is(unicode.Nd, r) || strings.ContainsRune(w.numeral, r)
}

// quantity returns the length of the number that a text begins with, with what it counts: a date, a
// range, a fraction, 第3回, 5か年, 10月6日（火）.
func (w *words) quantity(text string) int {
	end := w.before.leading(text)
	n := w.number(text[end:])
	if n == 0 {
		return 0
	}
	for ; n > 0; n = w.further(text[end:]) {
		end += n
	}
	return end
}

// further returns the length of the next part of a quantity, which goes on with a text.
func (w *words) further(text string) int {
	join := w.between.leading(text)
	if n := w.number(text[join:]); n > 0 {
		return join + n
	}
	if n := w.counter.leading(text); n > 0 {
		return n
	}
	open, size := utf8.DecodeRuneInString(text)
	if n := bracketed(text, open); n > 0 && utf8.RuneCountInString(text[size:n]) == 2 {
		return n // a day of the week
	}
	return 0
}

// number returns the length of the number that a text begins with.
func (w *words) number(text string) int {
	end := 0
	for i, r := range text {
		if w.isNumber(r) {
			end = i + utf8.RuneLen(r)
		} else if end != i || end == 0 || !strings.ContainsRune(".,．，", r) {
			break
		}
	}
	return end
}

// bracketed returns the length of the brackets that a text begins with, and of what is in them, if that
// is short; else 0.
func bracketed(text string, open rune) int {
	end := brackets[open]
	if end == 0 {
		return 0
	}
	characters, depth := -1, 0
	for i, r := range text {
		switch r {
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
		if characters++; characters > mostInBrackets {
			return 0
		}
	}
	return 0
}
