package consistency

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// chain is a row of words of a passage that may be a name, or hold some: “Minister for Harbours
// Hanako Yamada”, 港湾大臣の. Of a language that has no spaces a word is a character.
type chain struct {
	words  []token
	person bool // an honorific says that it is somebody's name
}

// token is a word and where it stands, in bytes of the passage.
type token struct {
	text     string
	from, to int
}

// chains returns the rows of words of a text that may be names, in its order.
func (w *wordList) chains(text string) []chain {
	if w.Runs {
		return w.runs(text)
	}
	tokens := tokenize(text)
	var list []chain
	person := false
	for i := 0; i < len(tokens); {
		t := tokens[i]
		lower := strings.ToLower(t.text)
		capital := isCapital(t.text)
		switch {
		case capital && w.honorifics[lower], !capital && w.honorifics[lower] && w.Lower && len(lower) > 2:
			person = true
			i++
			continue
		case capital && !w.openers[lower], w.heads[lower]:
			end := w.end(text, tokens, i)
			if content := w.content(tokens[i:end]); content > 1 && end-i <= longestChain {
				list = append(list, chain{tokens[i:end], person})
			}
			i = end
		default:
			i++
		}
		person = false
	}
	return list
}

// longestChain is the most words that a name has with what stands around it: more are a
// heading in capitals.
const longestChain = 16

// end returns where the row of words ends that the i-th begins.
func (w *wordList) end(text string, tokens []token, i int) int {
	lowers := 0
	for j := i; ; {
		next := j + 1
		for next < len(tokens) && next-j <= 3 && joined(text, tokens[next-1], tokens[next]) && w.particles[strings.ToLower(tokens[next].text)] && !isCapital(tokens[next].text) {
			next++
		}
		if next >= len(tokens) || !joined(text, tokens[next-1], tokens[next]) {
			return j + 1
		}
		t := tokens[next]
		lower := strings.ToLower(t.text)
		switch {
		case isCapital(t.text):
			lowers = 0
		case w.Lower && !w.stops[lower] && !w.particles[lower]:
			if lowers++; lowers > 3 {
				return j + 1
			}
		default:
			return j + 1
		}
		j = next
	}
}

// joined reports whether nothing but a space or an apostrophe stands between two words.
func joined(text string, a, b token) bool {
	between := text[a.to:b.from]
	return between == " " || between == "" || between == "\u00A0"
}

func (w *wordList) content(words []token) int {
	n := 0
	for _, t := range words {
		if !w.particles[strings.ToLower(t.text)] {
			n++
		}
	}
	return n
}

// tokenize cuts a text into words of letters, with hyphens in them. What an apostrophe elides
// is a word with it, l’, and an English genitive is no part of a word.
func tokenize(text string) []token {
	var list []token
	from := -1
	flush := func(to int) {
		if from >= 0 {
			list = append(list, token{text[from:to], from, to})
		}
		from = -1
	}
	for i, size := 0, 0; i < len(text); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.IsDigit(r) && from >= 0:
			if from < 0 {
				from = i
			}
		case (r == '-' || r == '‑' || r == '–') && from >= 0 && letterAt(text, i+size):
		case (r == '’' || r == '\'') && from >= 0 && letterAt(text, i+size):
			if i-from <= 2 { // l’, d’, qu’
				list = append(list, token{text[from:i] + "’", from, i + size})
				from = -1
			} else if rest := text[i+size:]; strings.HasPrefix(rest, "s") && !letterAt(text, i+size+1) {
				flush(i)
			}
		default:
			if from >= 0 && !genitive(text, from) {
				flush(i)
			}
			from = -1
		}
	}
	if from >= 0 && !genitive(text, from) {
		flush(len(text))
	}
	return list
}

// genitive reports whether the word from a byte on is the s behind an apostrophe.
func genitive(text string, from int) bool {
	return strings.HasPrefix(text[from:], "s") && !letterAt(text, from+1) && (strings.HasSuffix(text[:from], "’") || strings.HasSuffix(text[:from], "'"))
}

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// isCapital reports whether a word has a capital and is not a letter alone, such as the sign of a unit.
func isCapital(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && size < len(word)
}

// runs returns the rows of characters of a text without spaces that may be names: Han,
// Katakana and Latin letters side by side, and what stands in brackets 「」.
func (w *wordList) runs(text string) []chain {
	var list []chain
	runes := characters(text)
	for i := 0; i < len(runes); {
		if runes[i].text == "「" || runes[i].text == "『" {
			if end := bracketed(runes, i+1); end > 0 {
				list = append(list, chain{words: runes[i+1 : end]})
				i = end + 1
				continue
			}
		}
		if !inRun(runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && inRun(runes[end]) {
			end++
		}
		after := end
		for after < len(runes) && after-end < 5 && isKana(runes[after]) && runes[after].text != "の" {
			after++
		}
		switch given := w.honorificAt(runes, end, after); {
		case given == end: // 大島智子さん
			list = append(list, w.cut(runes[i:end], true)...)
		case given > end && end-i <= 3: // 斎藤あゆみ氏
			list = append(list, chain{runes[i:given], true})
			end = given
		default:
			list = append(list, w.cut(runes[i:end], false)...)
		}
		i = end
	}
	return list
}

// honorificAt returns where, from one character to another, an honorific begins, or -1.
func (w *wordList) honorificAt(runes []token, from, to int) int {
	for at := from; at <= to && at < len(runes); at++ {
		for _, h := range w.Honorifics {
			if hasPrefix(runes[at:], h) {
				return at
			}
		}
	}
	return -1
}

// cut takes an honorific off a run, and parts it at numbers and what they count.
func (w *wordList) cut(run []token, person bool) []chain {
	for _, h := range w.Honorifics {
		if n := utf8.RuneCountInString(h); len(run) > n && hasPrefix(run[len(run)-n:], h) {
			run, person = run[:len(run)-n], true
			break
		}
	}
	var list []chain
	from := 0
	add := func(to int) {
		part := trimJoints(run[min(from, to):to])
		least := 3
		if person && to == len(run) {
			least = 2
		}
		if len(part) >= least && len(part) <= 2*longestChain {
			list = append(list, chain{part, person && to == len(run)})
		}
	}
	for i, t := range run {
		if isDigit(t) {
			add(i)
			from = i + 2 // with what is counted
		}
	}
	add(len(run))
	return list
}

// trimJoints takes marks that join words off the ends of a run.
func trimJoints(run []token) []token {
	for len(run) > 0 && isJoint(run[0]) {
		run = run[1:]
	}
	for len(run) > 0 && isJoint(run[len(run)-1]) {
		run = run[:len(run)-1]
	}
	return run
}

// bracketed returns where the bracket ends whose text begins at a character, if what stands in it may be
// a name, else 0.
func bracketed(runes []token, from int) int {
	for i := from; i < len(runes) && i-from <= longestName; i++ {
		switch runes[i].text {
		case "」", "』":
			if i-from >= 3 {
				return i
			}
			return 0
		case "。", "、", "「", "『", "？", "！", "，":
			return 0
		}
	}
	return 0
}

// longestName is the most characters of a name in brackets: what is longer was said.
const longestName = 12

func characters(text string) []token {
	var list []token
	for i, size := 0, 0; i < len(text); i += size {
		_, size = utf8.DecodeRuneInString(text[i:])
		list = append(list, token{text[i : i+size], i, i + size})
	}
	return list
}

func hasPrefix(runes []token, text string) bool {
	i := 0
	for _, r := range text {
		if i >= len(runes) || runes[i].text != string(r) {
			return false
		}
		i++
	}
	return true
}

func first(t token) rune {
	r, _ := utf8.DecodeRuneInString(t.text)
	return r
}

func isKana(t token) bool  { return unicode.Is(unicode.Hiragana, first(t)) }
func isDigit(t token) bool { return unicode.IsDigit(first(t)) }
func isJoint(t token) bool { return strings.Contains("・－-–—―=＝‐‑&＆", t.text) }

func inRun(t token) bool {
	r := first(t)
	return unicode.In(r, unicode.Han, unicode.Katakana) || r == 'ー' || r == '々' || unicode.Is(unicode.Latin, r) || isDigit(t) || isJoint(t)
}
