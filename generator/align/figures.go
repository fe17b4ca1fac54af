package align

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// digit returns the digit at byte i, narrow or wide, and its size; -1 for none.
func digit(text string, i int) (int, int) {
	if i >= len(text) {
		return -1, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		if isDigit(c) {
			return int(c - '0'), 1
		}
		return -1, 0
	}
	if r, size := utf8.DecodeRuneInString(text[i:]); '０' <= r && r <= '９' {
		return int(r - '０'), size
	}
	return -1, 0
}

// figures takes up what begins with a digit.
func (l *lexer) figures(i int) int {
	if found, end := l.lexicon.find(l.text, i); found != nil {
		l.tokens = append(l.tokens, token{from: i, to: end, entries: found})
		return end
	}
	for _, read := range []func(int) (token, bool){l.telephone, l.calendar, l.dayFirst, l.clock} {
		if t, ok := read(i); ok {
			l.tokens = append(l.tokens, t)
			return t.to
		}
	}
	if l.text[i] == '+' {
		return i + 1
	}
	t := l.number(i)
	if next, ok := l.nextYear(t); ok {
		l.tokens = append(l.tokens, t, next)
		return next.to
	}
	if next := t.to; next < len(l.text) && t.whole {
		// 5G, 3D, but not 5km, 14h, 3rd; 2-1-1 and 10/12 are no numbers that anybody compares.
		if c := l.text[next]; 'A' <= c && c <= 'Z' && !wordFollows(l, next) {
			return l.code(i, next)
		}
	}
	l.tokens = append(l.tokens, t)
	return t.to
}

// nextYear reads the second year of a season or a fiscal year that is told in two
// figures: 2023/24, 2023–24.
func (l *lexer) nextYear(t token) (token, bool) {
	if !t.whole || t.digits != 4 || t.value < 1800 || t.value >= 2199 {
		return token{}, false
	}
	size, wave := l.separates(t.to, []string{"/", "-", "–", "‐"}), l.separates(t.to, []string{"～", "〜"})
	if size+wave == 0 || l.run3(t.to+size+wave) != 2 {
		return token{}, false
	}
	next := l.number(t.to + size + wave)
	first := int(t.value) % 100
	if next.digits != 2 || size > 0 && int(next.value) != (first+1)%100 || wave > 0 && int(next.value) <= first {
		return token{}, false
	}
	next.value, next.digits, next.whole = t.value-float64(first)+next.value, 4, true
	if size > 0 {
		next.value = t.value + 1
	}
	return next, true
}

func wordFollows(l *lexer, i int) bool {
	found, _ := l.lexicon.find(l.text, i)
	return found != nil
}

// number reads figures with groups and decimals as the language writes them.
func (l *lexer) number(i int) token {
	t := token{from: i, kind: figure, whole: true}
	group := 0 // digits since the last sign between groups
	grouped := false
	separators := l.groups
	if isEuropeanNorm(l.text[:i]) {
		separators = nil
	}
	for {
		d, size := digit(l.text, i)
		if d >= 0 {
			t.value = float64(t.value*10) + float64(d)
			t.digits++
			group++
			i += size
			continue
		}
		size = l.separates(i, separators)
		if size == 0 || group > 3 || grouped && group != 3 || l.run3(i+size) != 3 {
			break
		}
		grouped, group, t.whole = true, 0, false
		i += size
	}
	t.to = i
	if size := l.separates(i, l.decimals); size > 0 {
		if d, _ := digit(l.text, i+size); d >= 0 {
			i += size
			scale := 1.0
			for {
				d, size := digit(l.text, i)
				if d < 0 {
					break
				}
				scale /= 10
				t.value += float64(float64(d) * scale)
				t.digits++
				i += size
			}
			t.to, t.whole = i, false
		}
	}
	return t
}

// isEuropeanNorm reports whether a text ends in what European standards are called by. Their
// numbers stand in two groups in every language, and are no thousands: EN 301 549.
func isEuropeanNorm(before string) bool {
	before, spaced := strings.CutSuffix(before, " ")
	if !spaced {
		before, spaced = strings.CutSuffix(before, "\u00a0")
	}
	name, ok := strings.CutSuffix(before, "EN")
	last, _ := utf8.DecodeLastRuneInString(name)
	return spaced && ok && !unicode.IsLetter(last)
}

// separates returns the size of the sign at byte i that is one of those given.
func (l *lexer) separates(i int, of []string) int {
	for _, s := range of {
		if strings.HasPrefix(l.text[i:], s) {
			return len(s)
		}
	}
	return 0
}

// run3 returns how many digits stand from byte i on, at most 4.
func (l *lexer) run3(i int) int {
	n := 0
	for n < 4 {
		d, size := digit(l.text, i)
		if d < 0 {
			break
		}
		i += size
		n++
	}
	return n
}

// telephone reads a number that begins with + or 0 and has nine digits or more in two
// groups or more, or that is grouped as in North America or as Australia's services.
func (l *lexer) telephone(from int) (token, bool) {
	if end := grouped.end(l.text[from:]); end > 0 {
		return token{from: from, to: from + end, kind: telephone}, true
	}
	if end := pairsEnd(l.text, from); end > 0 && l.called(from) {
		return token{from: from, to: end, kind: telephone}, true
	}
	if l.text[from] != '+' && l.text[from] != '0' {
		return token{}, false
	}
	const least, most = 9, 15 // digits: ITU-T E.164
	digits, groups, group, end := 0, 0, false, from
	for i := from; i < len(l.text); i++ {
		c := l.text[i]
		switch {
		case isDigit(c):
			if !group {
				groups++
			}
			group, end = true, i+1
			if digits++; digits > most {
				return token{}, false
			}
			continue
		case c == '+' && i == from, c == ' ', c == '-', c == '.', c == '(', c == ')':
		case strings.HasPrefix(l.text[i:], "\u00A0"):
			i++
		default:
			i = len(l.text)
		}
		group = false
		if i-end > 2 {
			break
		}
	}
	if digits < least || groups < 2 {
		return token{}, false
	}
	return token{from: from, to: end, kind: telephone}, true
}

// called reports whether a telephone number is announced before byte i.
func (l *lexer) called(i int) bool {
	before := strings.ToLower(strings.TrimRight(l.text[max(0, i-20):i], " \u00A0\u202F.:："))
	return slices.ContainsFunc(l.telephones, func(word string) bool { return strings.HasSuffix(before, word) })
}

// pairsEnd returns where three groups or more of two digits end, or 0: 50 55 01 73.
func pairsEnd(text string, i int) int {
	for n := 0; ; n++ {
		end := digitsOf(text, i, 2)
		if end == 0 {
			return 0
		}
		if end+1 >= len(text) || text[end] != ' ' || !isDigit(text[end+1]) {
			if n < 2 {
				return 0
			}
			return end
		}
		i = end + 1
	}
}

// groups are the digits of a telephone number's groups: 3 3 4.
type groups [][]int

// grouped are numbers that begin neither with + nor 0: 312-555-0190, 1 758 555 01 26,
// 1300 555 024.
var grouped = groups{{3, 3, 4}, {1, 3, 3, 4}, {1, 3, 3, 2, 2}, {4, 3, 3}}

// end returns where a number of one of the groupings ends that a text begins with, or 0.
// A grouping that a plain number may have is one of telephones only with a hyphen.
func (g groups) end(text string) int {
	for _, sizes := range g {
		i, hyphens := 0, 0
		for n, size := range sizes {
			if n > 0 {
				if sep := separator(text[i:]); sep == 0 {
					i = 0
					break
				} else {
					if text[i] == '-' || text[i] == ')' {
						hyphens++
					}
					i += sep
				}
			}
			if i = digitsOf(text, i, size); i == 0 {
				break
			}
		}
		if i > 0 && (hyphens > 0 || sizes[0] == 1 && text[0] == '1' && len(sizes) == 5 || sizes[0] == 4 && text[0] == '1') {
			return i
		}
	}
	return 0
}

// separator returns the size of what parts groups of a telephone number, or 0.
func separator(text string) int {
	for _, s := range []string{") ", ")", "-", " ", "\u00A0", "."} {
		if strings.HasPrefix(text, s) {
			return len(s)
		}
	}
	return 0
}

// digitsOf returns where just so many digits end that stand at i, or 0.
func digitsOf(text string, i, n int) int {
	end := i
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end-i != n {
		return 0
	}
	return end
}

// dayFirst reads a date in figures alone that ends with its year, if there is no doubt
// which of its figures is the month: 31/12/2024. 31/13/2024 is one that does not exist.
func (l *lexer) dayFirst(from int) (token, bool) {
	found := dayMonthYear.FindStringSubmatch(l.text[from:min(len(l.text), from+12)])
	if found == nil || from+len(found[0]) < len(l.text) && isDigit(l.text[from+len(found[0])]) {
		return token{}, false
	}
	day, _ := strconv.Atoi(found[1])
	month, _ := strconv.Atoi(found[3])
	year, _ := strconv.Atoi(found[4])
	if day <= 12 && month > 12 {
		day, month = month, day
	} else if day <= 12 && day != month {
		return token{}, false
	}
	return token{from: from, to: from + len(found[0]), kind: calendar, value: float64(year*10000 + month*100 + day)}, true
}

var dayMonthYear = regexp.MustCompile(`^(\d\d?)([/.])(\d\d?)[/.]((?:19|20)\d\d)`)

// calendar reads a date in figures alone that begins with its year.
func (l *lexer) calendar(from int) (token, bool) {
	t := l.text[from:]
	if len(t) < 8 || !isDigit(t[1]) || !isDigit(t[2]) || !isDigit(t[3]) || strings.IndexByte("-/.", t[4]) < 0 {
		return token{}, false
	}
	sign := t[4]
	var parts [3]int
	i := 0
	for n := range parts {
		start := i
		for i < len(t) && isDigit(t[i]) && i-start < 4 {
			parts[n] = parts[n]*10 + int(t[i]-'0')
			i++
		}
		if i == start || n == 0 && i-start != 4 || n > 0 && i-start > 2 {
			return token{}, false
		}
		if n < 2 {
			if i == len(t) || t[i] != sign {
				return token{}, false
			}
			i++
		}
	}
	if i < len(t) && isDigit(t[i]) || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31 {
		return token{}, false
	}
	return token{from: from, to: from + i, kind: calendar, value: float64(parts[0]*10000 + parts[1]*100 + parts[2])}, true
}

// clock reads a time of day with a colon.
func (l *lexer) clock(from int) (token, bool) {
	var n [2]int
	i := from
	for part := range n {
		count := 0
		for count < 3 {
			d, size := digit(l.text, i)
			if d < 0 {
				break
			}
			n[part] = n[part]*10 + d
			i += size
			count++
		}
		if count == 0 || count > 2 || part == 1 && count != 2 {
			return token{}, false
		}
		if part == 0 {
			size := l.separates(i, []string{":", "："})
			if size == 0 {
				return token{}, false
			}
			i += size
		}
	}
	if i+3 <= len(l.text) && l.text[i] == ':' && isDigit(l.text[i+1]) && isDigit(l.text[i+2]) {
		i += 3 // seconds, which nobody compares
	}
	if d, _ := digit(l.text, i); d >= 0 || n[0] > 24 || n[1] > 59 || i < len(l.text) && l.text[i] == ':' {
		return token{}, false
	}
	return token{from: from, to: i, kind: clock, value: float64(n[0]*60 + n[1])}, true
}
