package consistency

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// likeness is how surely two renderings of one name are two spellings or wordings of it.
type likeness float64

const (
	unlike   likeness = 0
	weak     likeness = 0.5 // half of the words
	leastFor likeness = 0.6 // of what is told wherever it stands
	same     likeness = 1
)

// variants returns how much one form is another wording of the first; unlike for the same
// name, a short form of it, one with more around it, or its other gender.
func (w *wordList) variants(a, b *form) likeness {
	if w.Runs {
		return w.runVariants(a, b)
	}
	if contains(a.words, b.words) || contains(b.words, a.words) || strings.EqualFold(a.text, b.text) {
		return unlike
	}
	if (a.joined || b.joined) && !(a.titled || a.body) || w.Lower && (inserted(a.words, b.words) || len(a.words) > 3 && contains(a.words[1:], b.words[:min(3, len(b.words))])) {
		return unlike // two names in one row; a name with an adjective; its end with what stands behind it
	}
	best := unlike
	for _, n := range []int{len(b.content), len(a.content) + 1, len(a.content), len(a.content) - 1} {
		if n >= 2 && n <= len(b.content) { // behind which other words may stand that are none of the name
			best = max(best, w.wordVariants(a, b, b.content[:n]))
		}
	}
	return best
}

// inserted reports whether the beginning of some words is all of the others and one more within.
func inserted(words, longer []uint32) bool {
	if len(longer) <= len(words) {
		return false
	}
	i := 0
	for i < len(words) && words[i] == longer[i] {
		i++
	}
	return i > 0 && i < len(words) && slices.Equal(words[i:], longer[i+1:len(words)+1])
}

// wordVariants compares a name with the first words of another.
func (w *wordList) wordVariants(a, b *form, words []string) likeness {
	if len(words) < len(a.content) && (contains(a.content, words) || w.gendered(a.content[:len(words)], words)) {
		return unlike
	}
	if w.gendered(a.content, words) {
		if slices.Equal(a.content, words) && spelling(a.text) != spelling(firstWords(b.text, len(strings.Fields(a.text)))) {
			return same
		}
		if slices.Equal(a.content, words) {
			return same // with other marks, hyphens or particles
		}
		return unlike
	}
	if strings.Join(a.content, "") == strings.Join(words, "") {
		return same // one word, or two
	}
	person := a.isPerson(w)
	left := slices.Clone(words)
	matched := 0
	for _, x := range a.content {
		i := slices.IndexFunc(left, func(y string) bool { return x == y })
		if i < 0 {
			i = slices.IndexFunc(left, func(y string) bool { return person && likeName(x, y) || !person && likeWord(x, y) })
		}
		if i >= 0 {
			matched++
			left = slices.Delete(left, i, i+1)
		}
	}
	if person && (matched < len(a.content) || len(words) != len(a.content)) {
		return unlike
	}
	return likeness(float64(matched) / float64(max(len(a.content), len(words))))
}

// isPerson reports whether a form may be a person's name: two to four words in capitals
// that no word for a title or a body is among.
func (f *form) isPerson(w *wordList) bool {
	if f.titled || f.body {
		return false
	}
	if w.Runs {
		return f.person
	}
	fields := strings.Fields(f.text)
	return len(fields) >= 2 && len(fields) <= 4 && !slices.ContainsFunc(fields, func(s string) bool { return !isCapital(s) })
}

// gendered reports whether words are the same but for gender, and for the number of the first.
func (w *wordList) gendered(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !w.otherGender(a[i], b[i]) && !(i == 0 && strings.TrimRight(a[i], "sx") == strings.TrimRight(b[i], "sx")) {
			return false
		}
	}
	return true
}

func (w *wordList) otherGender(a, b string) bool {
	for _, g := range w.Genders {
		for _, pair := range [][2]string{{g[0], g[1]}, {g[1], g[0]}} {
			if x, ok := strings.CutSuffix(a, fold(pair[0])); ok && x != "" && x+fold(pair[1]) == b {
				return true
			}
		}
	}
	return false
}

// likeWord reports whether two words may stand for one in two wordings: they begin alike.
func likeWord(a, b string) bool {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n >= 4 && 10*n >= 6*max(len(x), len(y))
}

// likeName reports whether two words may spell one name: as it sounds, or with a letter or two
// that differ.
func likeName(a, b string) bool {
	x, y := sound(a), sound(b)
	if x == y {
		return true
	}
	d := distance([]rune(x), []rune(y))
	return d <= 2 && 3*d <= min(len(x), len(y))
}

// sounds are ways to write one sound in Latin letters; marks are folded before.
var sounds = strings.NewReplacer("ou", "o", "oo", "o", "oh", "o", "uu", "u", "aa", "a")

func sound(word string) string { return sounds.Replace(word) }

// runVariants compares names of a language without spaces by their characters.
func (w *wordList) runVariants(a, b *form) likeness {
	if spelling(a.text) == spelling(b.text) {
		return unlike
	}
	if slices.Equal(a.chars, b.chars) {
		return same // with other joints, or characters that are written one for the other
	}
	if strings.Contains(string(a.chars), string(b.chars)) || strings.Contains(string(b.chars), string(a.chars)) {
		return unlike
	}
	x, y := slices.Clone(a.chars), slices.Clone(b.chars)
	n := max(len(x), len(y))
	d := distance(x, y)
	slices.Sort(x)
	slices.Sort(y)
	switch {
	case slices.Equal(x, y) && n >= 4:
		return 0.9
	case 5*d <= n, d == 1 && (a.person || b.person):
		return likeness(1 - float64(d)/float64(n))
	}
	return unlike
}

// letters are the characters of a name without joints, one for those that are written for it.
func (w *wordList) letters(text string) []rune {
	var list []rune
	for _, r := range norm.NFKC.String(text) {
		if isJoint(token{text: string(r)}) {
			continue
		}
		if other, known := w.alike[r]; known {
			r = other
		}
		list = append(list, r)
	}
	return list
}

// spelling is a name as it is compared with another of the same spelling: without differences
// of typography and of capitals.
func spelling(text string) string {
	return strings.ToLower(joints.Replace(norm.NFKC.String(text)))
}

var joints = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-", "－", "-", "―", "-", "'", "’", "＝", "=", "\u00A0", " ")

// fold returns a word without accents, in lower case.
func fold(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(joints.Replace(word))) {
		if !unicode.Is(unicode.Mn, r) {
			if r == 'đ' {
				r = 'd'
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func firstWords(text string, n int) string {
	fields := strings.Fields(text)
	return strings.Join(fields[:min(n, len(fields))], " ")
}

// contains reports whether words stand in others in one row.
func contains[E comparable](list, words []E) bool {
	for i := 0; i+len(words) <= len(list); i++ {
		if slices.Equal(list[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// distance is Levenshtein's.
func distance[E comparable](a, b []E) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := before
			if x != y {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}
