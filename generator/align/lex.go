package align

import (
	"strings"
	"unicode/utf8"
)

// token is what a text is read by: figures, and the words of the lexicon.
type token struct {
	from, to int
	kind     tokenKind
	value    float64
	whole    bool    // figures without decimals and groups
	digits   int     // how many, of figures
	entries  []entry // of a word
}

type tokenKind uint8

const (
	word tokenKind = iota
	figure
	clock     // 14:30; value is minutes
	calendar  // 2020-12-03; value is yyyymmdd
	telephone // +81 3 5253 5111
	code      // COVID-19
)

func (t *token) is(c class) bool { _, ok := t.as(c); return ok }

func (t *token) as(c class) (entry, bool) {
	for _, e := range t.entries {
		if e.class == c {
			return e, true
		}
	}
	return entry{}, false
}

// part reports whether a token is a part of dates and times of a name.
func (t *token) part(name string) bool {
	for _, e := range t.entries {
		if e.class == partWord && e.name == name {
			return true
		}
	}
	return false
}

// noNumber reports whether no number, date or time begins with a token.
func (t *token) noNumber() bool {
	for _, e := range t.entries {
		if e.class < ending {
			return false
		}
	}
	return t.kind == word || t.kind == telephone || t.kind == code
}

// lexer cuts a text into tokens.
type lexer struct {
	*Reader
	text   string
	tokens []token
}

func (l *lexer) run() {
	text := l.text
	before := signs // what stands before byte i
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch s := asciiScripts[c]; {
			case s == letters && before != letters && before != figures:
				i = l.word(i)
				before = letters
			case s == figures:
				i = l.figures(i)
				before = signs // what follows, such as an ending, may begin
				if n := len(l.tokens); n > 0 && l.tokens[n-1].kind == code {
					before = letters
				}
			case c == '+' && i+1 < len(text) && isDigit(text[i+1]):
				i = l.figures(i)
				before = signs
			case s == signs && l.lexicon.roots[c] != 0:
				i, before = l.sign(i, 1), signs
			default:
				i, before = i+1, s
			}
			continue
		}
		if i+3 <= len(text) && (0xE3 < c && c <= 0xE9 || c == 0xE3 && text[i+1] <= 0x81) {
			// Han and most hiragana, which are most of a Japanese text.
			if l.lexicon.begin.has(prefix3(c, text[i+1], text[i+2])) {
				i = l.sign(i, 3)
			} else {
				i += 3
			}
			before = signs
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch s := scriptOf(r); {
		case s == figures:
			i = l.figures(i)
			before = signs
		case s == signs:
			i, before = l.sign(i, size), signs
		case s != before && (s != letters || before != figures):
			i = l.word(i)
			before = s
		default:
			i, before = i+size, s
		}
	}
}

var asciiScripts = func() (table [utf8.RuneSelf]script) {
	for c := range table {
		table[c] = scriptOf(rune(c))
	}
	return table
}()

// sign takes up a word that begins with a sign or a character of Chinese.
func (l *lexer) sign(i, size int) int {
	if found, end := l.lexicon.find(l.text, i); found != nil {
		l.tokens = append(l.tokens, token{from: i, to: end, entries: found})
		return end
	}
	return i + size
}

// word takes up the word that begins at i, if the lexicon has it, and returns
// its end. What holds figures, or an address, is one word.
func (l *lexer) word(i int) int {
	if found, end := l.lexicon.find(l.text, i); found != nil {
		if end+1 < len(l.text) && l.text[end] == '-' && isDigit(l.text[end+1]) && isUpper(l.text[i:end]) {
			return l.code(i, end) // the US-2 is an aeroplane
		}
		if end < len(l.text) && isDigit(l.text[end]) && isUpper(l.text[i:end]) && found[0].class == partWord && found[0].name != "year" {
			return l.code(i, end) // PM2.5
		}
		l.tokens = append(l.tokens, token{from: i, to: end, entries: found})
		return end
	}
	if c := l.text[i]; 'C' <= c && c <= 'X' { // one of romanDigits, maybe
		if t, ok := l.roman(i); ok {
			l.tokens = append(l.tokens, t)
			return t.to
		}
	}
	text, end := l.text, i
	for end < len(text) {
		c := text[end]
		if isLetter(c) {
			end++
			continue
		}
		if c < utf8.RuneSelf {
			s := asciiScripts[c]
			if s == figures {
				if text[i] >= utf8.RuneSelf {
					return end // テント300
				}
				return l.code(i, end)
			}
			if (c == '-' || c == '.') && end+1 < len(text) && isDigit(text[end+1]) && (isUpper(text[i:end]) || c == '-' && !l.dated(end+1)) {
				return l.code(i, end)
			}
			if c == ':' && strings.HasPrefix(text[end:], "://") || c == '@' {
				return l.address(end)
			}
			if c == '.' && end-i == 3 && text[i:end] == "www" {
				return l.address(end)
			}
			return end
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if s := scriptOf(r); s != letters && s != katakana || s == katakana && end > i && asciiScripts[text[i]&0x7F] == letters && text[i] < utf8.RuneSelf {
			return end
		}
		end += size
	}
	return end
}

// dated reports whether what stands behind a hyphen is a year, as in mid-2024, or no
// number alone, as in sub-2°C.
func (l *lexer) dated(i int) bool {
	t := l.number(i)
	if t.digits == 4 && t.whole && t.value >= 1800 && t.value < 2200 {
		return true
	}
	return !t.whole || t.to < len(l.text) && l.text[t.to] >= utf8.RuneSelf
}

const romanDigits = "IVXLC"

// roman reads a number in Roman figures that has an ending, such as XXIe.
func (l *lexer) roman(i int) (token, bool) {
	values := [...]int{1, 5, 10, 50, 100}
	sum, last, end := 0, 0, i
	for end < len(l.text) {
		n := strings.IndexByte(romanDigits, l.text[end])
		if n < 0 {
			break
		}
		if v := values[n]; v > last && last > 0 {
			sum += v - 2*last
			last = v
		} else {
			sum += v
			last = v
		}
		end++
	}
	if end < i+2 || end == len(l.text) { // Le, Vers
		return token{}, false
	}
	for _, e := range l.endings {
		if strings.HasPrefix(l.text[end:], e) && wordEnds(l.text, end+len(e)) {
			return token{from: i, to: end + len(e), kind: figure, value: float64(sum), digits: 1}, true
		}
	}
	return token{}, false
}

func isUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// code takes up letters with figures in them.
func (l *lexer) code(from, end int) int {
	for end < len(l.text) {
		c := l.text[end]
		if c >= utf8.RuneSelf || asciiScripts[c] == signs && !((c == '-' || c == '.' || c == '/' || c == '_') && end+1 < len(l.text) && l.text[end+1] < utf8.RuneSelf && asciiScripts[l.text[end+1]] == figures) {
			break
		}
		end++
	}
	l.tokens = append(l.tokens, token{from: from, to: end, kind: code})
	return end
}

// address passes over the rest of an address.
func (l *lexer) address(i int) int {
	for i < len(l.text) && l.text[i] > ' ' && l.text[i] < utf8.RuneSelf {
		i++
	}
	return i
}

func isLetter(c byte) bool { return c < utf8.RuneSelf && asciiScripts[c] == letters }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
