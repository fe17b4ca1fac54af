package contact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is a telephone number: where it stands, and how it is dialled.
type number struct {
	start, end int
	dialled    string // digits, + * #, with - between groups
}

// most are the digits of a number: ITU-T E.164 has 15 with the country's code,
// and an escape code may stand before them.
const most = 20

// keys are the digits of the letters A to Z on a telephone (ITU-T E.161).
const keys = "22233344455566677778889999"

func (n number) digits() int { return len(digits(n.dialled)) }
func (n number) whole() bool { return n.digits() >= whole || strings.HasPrefix(n.dialled, "+") }
func (n number) marked() bool {
	return strings.HasPrefix(n.dialled, "#") || strings.HasPrefix(n.dialled, "*")
}

// abridges reports whether the digits look like the last ones of another number: “or 02”,
// “or 5112” behind 5111. No short number begins with 0.
func (n number) abridges(other number) bool {
	groups := strings.Split(other.dialled, "-")
	last := groups[len(groups)-1]
	return strings.HasPrefix(n.dialled, "0") || len(n.dialled) == len(last) && n.dialled[:len(last)-1] == last[:len(last)-1]
}

// href is the number's address. A # would begin a fragment, so it is encoded; * stands for
// itself (RFC 3966, phonedigit-hex).
func (n number) href() string {
	return "tel:" + strings.ReplaceAll(n.dialled, "#", "%23")
}

// number reads one number.
func (r *reader) number() (number, bool) {
	n := number{start: r.at}
	var dialled strings.Builder
	count, gap, stroked, lettered := 0, false, false, false
	add := func(c rune) {
		if gap && strings.Trim(dialled.String(), "+") != "" {
			dialled.WriteByte('-')
		}
		gap = false
		dialled.WriteRune(c)
		if isDigit(c) {
			count++
		}
	}
	from := r.at
	for n.end = r.at; r.at < len(r.text); n.end = r.at {
		c := r.peek()
		switch {
		case isDigit(c), c == '+' && dialled.Len() == 0, c == '*', c == '#' && !(count >= whole && r.extends()):
			add(c)
			r.next()
			continue
		case c == '(':
			inside, end, ok := r.brackets()
			group := strings.TrimSpace(plain(r.text[inside.start:inside.end]))
			if ok && group == "0" && (strings.HasPrefix(dialled.String(), "+") || strings.HasPrefix(dialled.String(), "00")) {
				r.at, gap = end, true
				continue
			}
			if !ok || !isGroup(group, dialled.Len() == 0) || count >= whole {
				break
			}
			if strings.HasPrefix(dialled.String(), "+") && dialled.String() != "+39" {
				group = strings.TrimPrefix(group, "0") // +81 (03); in Italy it is dialled
			}
			for _, c := range group {
				if c == '-' || c == ' ' || c == '.' {
					gap = true
				} else {
					add(c)
				}
			}
			r.at = end
			continue
		case isSeparator(c), isStroke(c):
			if joined, stroke := r.joins(count, stroked); joined {
				gap, stroked = true, stroked || stroke
				continue
			}
		case isLatin(c) && dialled.Len() > 0 && (count < whole+2 || lettered && count < most-5):
			if letters := r.letters(); letters != "" {
				lettered = true
				for _, c := range letters {
					add(rune(keys[unicode.ToUpper(c)-'A']))
				}
				continue
			}
		}
		break
	}
	n.dialled = dialled.String()
	// What stands between is not the number's end.
	n.end = n.start + len(strings.TrimRightFunc(r.text[n.start:n.end], func(c rune) bool {
		p, _ := normal(string(c))
		return isSeparator(p) || isStroke(p)
	}))
	r.at = n.end
	if plus := strings.HasPrefix(n.dialled, "+"); count < 2 || count > most || plus && count < 3 {
		r.at = from
		return n, false
	}
	return n, true
}

// joins goes over separators within a number, if they are that: something that is
// dialled follows. A stroke parts two numbers unless an area code stands before it, or
// another stroke within the number (03/5253/5111).
func (r *reader) joins(count int, stroked bool) (joined, stroke bool) {
	i, space := r.at, false
	for {
		c, size := normal(r.text[i:])
		if isStroke(c) {
			if stroke {
				return false, stroke
			}
			stroke = true
		} else if !isSeparator(c) {
			break
		}
		space = space || c == ' '
		i += size
	}
	c, _ := normal(r.text[i:])
	if stroke && (count >= whole && !(stroked && count < 2*whole && !space) || space && !strings.HasPrefix(digits(plain(r.text[:r.at])), "0")) {
		return false, stroke
	}
	if !isDigit(c) && c != '(' && c != '*' && c != '#' && !isLatin(c) || c == '#' && count >= whole {
		return false, stroke
	}
	ahead := *r
	ahead.at = i
	if c == '(' {
		inside, _, ok := ahead.brackets()
		group := strings.TrimSpace(plain(r.text[inside.start:inside.end]))
		if !ok || !isGroup(group, false) || count >= whole && group != "0" {
			return false, stroke
		}
	}
	if isLatin(c) && ahead.letters() == "" {
		return false, stroke
	}
	if c == '0' && space && count >= long {
		if n, ok := ahead.number(); !ok || n.digits() >= long {
			return false, stroke // another number
		}
	}
	r.at = i
	return true, stroke
}

// letters reads letters that stand for the digits of their keys: capitals, or a word
// with a hyphen at it. They are no word of a language.
func (r *reader) letters() string {
	from := r.at
	if r.extensionWord() || r.word(r.words.Between) {
		r.at = from
		return ""
	}
	for c := r.peek(); 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'; c = r.peek() {
		r.next()
	}
	letters := plain(r.text[from:r.at])
	before, _ := utf8.DecodeLastRuneInString(r.text[:from])
	hyphen := dash(before) || dash(r.peek())
	if letters == "" || isLatin(r.peek()) || !hyphen && (letters != strings.ToUpper(letters) || len(letters) < 3) {
		r.at = from
		return ""
	}
	return letters
}

func dash(c rune) bool {
	p, _ := normal(string(c))
	return p == '-'
}

// extends reports whether a # here begins an extension.
func (r *reader) extends() bool {
	_, size := normal(r.text[r.at:])
	next, _ := normal(r.text[r.at+size:])
	return isDigit(next)
}

// isGroup reports whether brackets hold digits of the number around them.
func isGroup(group string, first bool) bool {
	if first {
		group = strings.TrimPrefix(group, "+")
	}
	return digits(group) != "" && strings.Trim(group, "0123456789-. ") == ""
}

// normal returns the first character of a text in its plain form: full-width ones
// as ASCII, every hyphen as -, every space as a space; 0 at the end.
func normal(text string) (rune, int) {
	c, size := utf8.DecodeRuneInString(text)
	switch {
	case size == 0:
		return 0, 0
	case '！' <= c && c <= '～':
		c -= '！' - '!'
	}
	switch {
	case c >= '\u2010' && c <= '\u2015', c == '\u2212', c == '\u30FC', c == '\uFF70', c == '\u00AD', c == '\uFE63', c == '\u2043', c == '\u2500', c == '\u2501':
		c = '-'
	case unicode.IsSpace(c):
		c = ' '
	case c == '［' || c == '[' || c == '【' || c == '〔':
		c = '('
	case c == '］' || c == ']' || c == '】' || c == '〕':
		c = ')'
	case c == '♯':
		c = '#'
	case c == '〜' || c == '\u2053':
		c = '~'
	case c == '･' || c == '·' || c == '•' || c == '|' || c == '｜':
		c = '・'
	}
	return c, size
}

func plain(text string) string {
	var out strings.Builder
	for text != "" {
		c, size := normal(text)
		out.WriteRune(c)
		text = text[size:]
	}
	return out.String()
}

// digits returns the digits of a text.
func digits(text string) string {
	return strings.Map(func(c rune) rune {
		if isDigit(c) {
			return c
		}
		return -1
	}, plain(text))
}

func isDigit(c rune) bool     { return '0' <= c && c <= '9' }
func isSeparator(c rune) bool { return c == ' ' || c == '-' || c == '.' }
func isStroke(c rune) bool    { return c == '/' || c == '・' }
func isList(c rune) bool      { return c == ',' || c == ';' || c == '、' || c == '､' }
