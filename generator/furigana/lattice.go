package furigana

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unsure is the reading of a word that is read in several ways, and name that of a name.
const (
	unsure = "?"
	name   = "*"
)

// What a step through a text costs. Words are long before they are many, and known before all.
const (
	ofKana     = 1
	ofCounted  = 0 // less the characters of the counter: the longest counts
	ofOwn      = 5
	ofWord     = 10
	ofAffix    = 12
	ofUnsure   = 20   // more, for a word that another reading of the text may rule out
	ofName     = 900  // a character of a name that is not known
	ofLeftOver = 1000 // a character of no word
)

// state is what stands before a place in a text.
type state uint8

const (
	plain    state = iota
	word           // a whole word, or what ends one
	begun          // what begins a word, which must follow
	counting       // a figure with its counter
	unknown        // a Han character that is not known
	states
)

// step is a way from a place to another.
type step struct {
	from, to int // characters
	before   state
	after    state
	cost     int
	reading  string // of the characters from base on; empty for what has none
	base     int
}

// lattice holds the ways through a text.
type lattice struct {
	text  string
	runes []rune
	at    []int // bytes, of each character and the end
	known []map[string]string
	steps [][]step // by where they begin
	best  [][states]int
	rest  [][states]int // from a place to the end
}

const never = 1 << 40

func newLattice(text string, known ...map[string]string) *lattice {
	l := &lattice{text: text, known: known}
	for i, r := range text {
		l.runes, l.at = append(l.runes, r), append(l.at, i)
	}
	l.at = append(l.at, len(text))
	l.steps = make([][]step, len(l.runes))
	for i := range l.runes {
		l.begin(i)
	}
	l.measure()
	return l
}

func (l *lattice) rune(i int) rune {
	if i < 0 || i >= len(l.runes) {
		return 0
	}
	return l.runes[i]
}

// han reports whether a character is Han, or has ruby of its author.
func (l *lattice) han(i int) bool {
	r := l.rune(i)
	return IsHan(r) || r == Placeholder
}

func isFigure(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// characters returns how many characters the bytes behind a place are.
func (l *lattice) characters(i, bytes int) int {
	n, _ := slices.BinarySearch(l.at[i:], l.at[i]+bytes)
	return n
}

// add adds a step from any state to one.
func (l *lattice) add(s step, from ...state) {
	for _, before := range from {
		s.before = before
		l.steps[s.from] = append(l.steps[s.from], s)
	}
}

var (
	anywhere = []state{plain, word, counting, unknown}
	all      = []state{plain, word, begun, counting, unknown}
)

// begin finds the steps that begin at a character.
func (l *lattice) begin(i int) {
	r := l.runes[i]
	switch {
	case IsHan(r):
		l.add(step{from: i, to: i + 1, after: unknown, cost: ofLeftOver, reading: unsure, base: i}, anywhere...)
		l.affix(i)
	case r == Placeholder:
		l.add(step{from: i, to: i + 1, after: word}, all...)
	case katakana(r):
		if katakana(l.rune(i + 1)) {
			l.add(step{from: i, to: i + 1, after: begun, cost: ofKana}, begun)
			l.add(step{from: i, to: i + 1, after: plain, cost: ofKana}, anywhere...)
		} else {
			l.add(step{from: i, to: i + 1, after: word, cost: ofKana}, all...)
		}
	case unicode.Is(unicode.Hiragana, r):
		l.add(step{from: i, to: i + 1, after: plain, cost: ofKana}, anywhere...)
	default:
		l.add(step{from: i, to: i + 1, after: plain}, anywhere...)
		if isFigure(r) && !isFigure(l.rune(i-1)) && !(strings.ContainsRune(".,．，", l.rune(i-1)) && isFigure(l.rune(i-2))) {
			l.figure(i)
		}
	}
	l.words(i)
}

// words finds the words that begin at a character.
func (l *lattice) words(i int) {
	if r := l.runes[i]; !IsHan(r) && !isKana(r) && !strings.ContainsRune("（(", r) {
		return
	}
	s := l.text[l.at[i]:]
	h := byHand()
	stops := l.stops(i, max(h.longest, longest))
	for _, n := range stops {
		w := s[:n]
		if !strings.ContainsFunc(w, IsHan) {
			continue
		}
		for _, known := range l.known {
			if reading, ok := known[w]; ok {
				l.word(i, n, ofOwn, reading, "")
				break
			}
		}
		if reading, ok := h.words[w]; ok {
			l.word(i, n, ofWord-1, reading, "")
		}
		end := i + l.characters(i, n)
		if reading, ok := h.alone[w]; ok && l.alone(w, i, end) {
			l.add(step{from: i, to: end, after: plain, cost: ofWord, reading: reading, base: i}, anywhere...)
		}
		reading, ok := h.before[w]
		if !ok || l.han(i-1) {
			reading, ok = h.before["-"+w]
		}
		if ok && isFigure(l.rune(end)) {
			l.add(step{from: i, to: end, after: plain, cost: ofWord - 1, reading: reading, base: i}, anywhere...)
		}
	}
	dictionary().each(s, func(n int, value string) {
		reading := strings.TrimRight(value, "-!")
		l.word(i, n, ofWord, reading, value[len(reading):])
	})
}

// stops returns the lengths in bytes of what may be words from a character on.
func (l *lattice) stops(i, most int) []int {
	var stops []int
	for j := i + 1; j < len(l.at) && l.at[j]-l.at[i] <= most; j++ {
		stops = append(stops, l.at[j]-l.at[i])
		if r := l.runes[j-1]; !IsHan(r) && !isKana(r) && !strings.ContainsRune("（）()・", r) {
			break
		}
	}
	return stops
}

// word adds a word of n bytes.
func (l *lattice) word(i, n, cost int, reading, marks string) {
	end := i + l.characters(i, n)
	if katakana(l.runes[end-1]) && katakana(l.rune(end)) {
		return // 南ア is no part of 南アジア
	}
	count := 0
	for _, r := range l.runes[i:end] {
		if IsHan(r) {
			count++
		}
	}
	s := step{from: i, to: end, after: plain, cost: cost, reading: reading, base: i}
	if IsHan(l.runes[end-1]) {
		s.after = word
	}
	switch {
	case reading == name:
		s.cost, s.reading, s.after = ofName*count, unsure, unknown
	case strings.Contains(marks, "-") && l.han(i-1):
		s.reading = unsure
	}
	from := anywhere
	switch {
	case count > 1:
		from = all
	case l.han(i-1) && count == 1:
		s.cost += l.orAffix(i, end)
	}
	if reading != name && cost >= ofWord && l.counted(i) || isNumeral(l.runes[i]) && isNumeral(l.rune(i-1)) || l.ends(end, reading) {
		s.reading, s.cost = unsure, s.cost+ofUnsure
	}
	if strings.Contains(marks, "!") {
		doubtful := s
		doubtful.reading, doubtful.after = unsure, unknown
		l.add(doubtful, unknown)
		from = slices.DeleteFunc(slices.Clone(from), func(s state) bool { return s == unknown })
	}
	l.add(s, from...)
}

func katakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }

// particles are kana that stand behind a word.
const particles = "はがをにのでともへや"

// orAffix returns what a character with its kana costs more where it may end the word before it: 後に in
// 1年後に and 省か in 外務省から do, by the particle; 増え in 毎年増え may not, and is as good as 増 with え.
func (l *lattice) orAffix(i, end int) int {
	h, c := byHand(), string(l.runes[i])
	_, ends := h.ends[c]
	_, counts := h.counted[c]
	if !ends && !counts || end == i+1 {
		return 0
	}
	more := ofAffix - ofWord + (end-i-1)*ofKana
	if strings.ContainsRune(particles+"かだな", l.runes[i+1]) {
		more++
	}
	return more
}

// alone reports whether the characters from a place to another are a word by themselves: behind kana or a
// sign that begins something, and before a particle or no hiragana at all.
func (l *lattice) alone(w string, from, to int) bool {
	before, next := l.rune(from-1), l.rune(to)
	h := byHand()
	_, affix := h.ends[w]
	_, counts := h.counters[w]
	behind := particles + "るいたなてうくすつむぶだれりら"
	if affix || counts {
		behind = "はがをにのでとへるたな" // うつ病 is none
	}
	switch {
	case next == '&': // a reference to a character
		return false
	case unicode.Is(unicode.Hiragana, before) && !strings.ContainsRune(behind, before):
		return false // ごみ箱
	case l.han(from-1) || l.han(to) || katakana(before),
		isFigure(before) || isFigure(next) || unicode.Is(unicode.Latin, before), unicode.Is(unicode.Pe, before):
		return false
	case unicode.Is(unicode.Hiragana, next) && !strings.ContainsRune(particles+"かなだまよ", next):
		return false
	case strings.ContainsRune("かカヶヵケ", before) && l.han(from-2):
		return false // 三か月
	}
	if _, weekday := h.words["（"+w+"）"]; weekday {
		beside := func(r rune) bool { return strings.ContainsRune("（）()・、", r) }
		return !beside(before) && !beside(next)
	}
	return true
}

// counted reports whether a word begins behind a figure, in a character that may count what it tells:
// 日当たり in 1日当たり is none.
func (l *lattice) counted(i int) bool {
	if strings.ContainsRune("かカヶヵケ", l.rune(i-1)) && isFigure(l.rune(i-2)) {
		return true
	}
	_, is := byHand().counters[string(l.runes[i])]
	return is && isFigure(l.rune(i-1))
}

// isNumeral reports whether a Han character is a figure.
func isNumeral(r rune) bool {
	return r != 0 && strings.ContainsRune("〇一二三四五六七八九十百千万億兆", r)
}

// ends reports whether the kana behind a word may be the end of its last character, which the reading has
// already: 湯守り is no 湯守 with り.
func (l *lattice) ends(end int, reading string) bool {
	next := l.rune(end)
	if !IsHan(l.runes[end-1]) || !unicode.Is(unicode.Hiragana, next) || !strings.HasSuffix(reading, string(next)) {
		return false
	}
	is := false
	dictionary().each(l.text[l.at[end-1]:], func(n int, value string) {
		if n > len(string(l.runes[end-1])) {
			is = is || value == unsure || strings.HasSuffix(reading, strings.TrimRight(value, "-!")+string(next))
		}
	})
	return is
}

// affix finds what a character is that begins or ends a word.
func (l *lattice) affix(i int) {
	h, c := byHand(), string(l.runes[i])
	if reading, ok := h.ends[c]; ok {
		l.add(step{from: i, to: i + 1, after: word, cost: ofAffix, reading: reading, base: i}, word)
	}
	if reading, ok := h.counted[c]; ok {
		l.add(step{from: i, to: i + 1, after: word, cost: ofAffix, reading: reading, base: i}, counting)
	}
	if reading, ok := h.begins[c]; ok {
		l.add(step{from: i, to: i + 1, after: begun, cost: ofAffix, reading: reading, base: i}, anywhere...)
	}
}

// figure finds the counters of the figure that begins at a character.
func (l *lattice) figure(i int) {
	length, digits := figureAt(l.text[l.at[i]:])
	base := i + l.characters(i, length)
	h := byHand()
	for _, n := range l.stops(base, h.longest) {
		w := l.text[l.at[base] : l.at[base]+n]
		c, ok := h.counters[w]
		if !ok {
			continue
		}
		if behind, also := h.counters[string(l.rune(i-1))+"/"+w]; also {
			c = behind
		}
		reading, whole := c.read(digits)
		length := l.characters(base, n)
		s := step{from: i, to: base + length, after: counting, cost: ofCounted - length, reading: reading, base: base}
		if whole {
			s.base = i
		}
		l.add(s, anywhere...)
	}
}

// measure finds what the best way to each place costs, and from it to the end.
func (l *lattice) measure() {
	n := len(l.runes)
	l.best, l.rest = make([][states]int, n+1), make([][states]int, n+1)
	for i := range l.best {
		for s := range states {
			l.best[i][s], l.rest[i][s] = never, never
		}
	}
	l.best[0][plain] = 0
	for i := range n {
		for _, s := range l.steps[i] {
			l.best[s.to][s.after] = min(l.best[s.to][s.after], l.best[i][s.before]+s.cost)
		}
	}
	for s := range states {
		if s != begun {
			l.rest[n][s] = 0
		}
	}
	for i := n - 1; i >= 0; i-- {
		for _, s := range l.steps[i] {
			l.rest[i][s.before] = min(l.rest[i][s.before], l.rest[s.to][s.after]+s.cost)
		}
	}
}

// optimal returns the steps from a place that are on a best way.
func (l *lattice) optimal(i int) []step {
	var steps []step
	for _, s := range l.steps[i] {
		if l.best[i][s.before]+s.cost+l.rest[s.to][s.after] == l.rest[0][plain] {
			steps = append(steps, s)
		}
	}
	return steps
}

// longestCompared is how many characters a stretch may have of which ways to read it are compared.
const longestCompared = 200

// rubies returns the readings of the text.
func (l *lattice) rubies() []Ruby {
	var found []Ruby
	for i := 0; i < len(l.runes); {
		end := i + 1 // where all best ways meet again
		for j := i; j < end; j++ {
			for _, s := range l.optimal(j) {
				end = max(end, s.to)
			}
		}
		if slices.ContainsFunc(l.runes[i:end], IsHan) {
			found = append(found, l.agreed(i, end)...)
		}
		i = end
	}
	return l.withoutDoubts(merge(found, l.text))
}

// way is a best way from a place to another.
type way struct {
	steps []step
	read  string // what it reads, in kana
}

// agreed returns the readings of a stretch, if all best ways read it alike.
func (l *lattice) agreed(from, to int) []Ruby {
	if to-from > longestCompared {
		return []Ruby{l.ruby(from, to, "")}
	}
	const compared = 2 // ways that read otherwise are enough to know that it is not sure
	ways := make([][states][]way, to-from+1)
	for s := range states {
		if l.best[from][s]+l.rest[from][s] == l.rest[0][plain] {
			ways[0][s] = []way{{}}
		}
	}
	for i := from; i < to; i++ {
		for _, s := range l.optimal(i) {
			for _, before := range ways[i-from][s.before] {
				next := way{append(slices.Clip(before.steps), s), before.read + l.read(s)}
				there := &ways[s.to-from][s.after]
				if len(*there) < compared && !slices.ContainsFunc(*there, func(w way) bool { return w.read == next.read }) {
					*there = append(*there, next)
				}
			}
		}
	}
	var all []way
	for _, w := range ways[to-from] {
		all = append(all, w...)
	}
	if slices.ContainsFunc(all, func(w way) bool { return w.read != all[0].read }) {
		return []Ruby{l.ruby(from, to, "")}
	}
	var found []Ruby
	for _, s := range all[0].steps {
		found = append(found, l.step(s)...)
	}
	return found
}

// read writes a step in kana.
func (l *lattice) read(s step) string {
	if s.reading == "" || s.reading == unsure {
		return l.text[l.at[s.from]:l.at[s.to]]
	}
	read, at := "", l.at[s.from]
	for _, r := range l.step(s) {
		read += l.text[at:r.From] + r.Reading
		at = r.To
	}
	return read + l.text[at:l.at[s.to]]
}

// step returns the readings of a step.
func (l *lattice) step(s step) []Ruby {
	switch s.reading {
	case "":
		return nil
	case unsure:
		return []Ruby{l.ruby(s.base, s.to, "")}
	}
	base := l.at[s.base]
	if s.base == s.from && isFigure(l.runes[s.from]) { // 3日, with its figure
		return []Ruby{{base, l.at[s.to], s.reading}}
	}
	var found []Ruby
	for _, p := range split(l.text[base:l.at[s.to]], s.reading) {
		found = append(found, Ruby{base + p.from, base + p.to, p.reading})
	}
	return found
}

// ruby returns characters from the first Han character to the last.
func (l *lattice) ruby(from, to int, reading string) Ruby {
	for !IsHan(l.runes[from]) {
		from++
	}
	for !IsHan(l.runes[to-1]) {
		to--
	}
	return Ruby{l.at[from], l.at[to], reading}
}

// merge makes one of neighbours that are not known.
func merge(found []Ruby, text string) []Ruby {
	var merged []Ruby
	for _, r := range found {
		if n := len(merged) - 1; n >= 0 && r.Reading == "" && merged[n].Reading == "" && merged[n].To == r.From {
			merged[n].To = r.To
			continue
		}
		merged = append(merged, r)
	}
	return merged
}

// withoutDoubts takes the reading from a word beside what is not known, where another word
// of the dictionary goes over the border between them.
func (l *lattice) withoutDoubts(found []Ruby) []Ruby {
	for i := range found {
		if found[i].Reading != "" {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(found) || found[j].Reading == "" {
				continue
			}
			border := found[i].From
			if j > i {
				border = found[i].To
			}
			if (j < i && found[j].To != border) || (j > i && found[j].From != border) {
				continue
			}
			from, to := min(found[i].From, found[j].From), max(found[i].To, found[j].To)
			if l.crosses(from, border, to) {
				found[j].Reading = ""
			}
		}
	}
	return merge(found, l.text)
}

// crosses reports whether a word of the dictionary that lies between two places goes over a border.
func (l *lattice) crosses(from, border, to int) bool {
	crosses := false
	for at := from; at < border; {
		dictionary().each(l.text[at:to], func(n int, _ string) {
			crosses = crosses || at+n > border && (at > from || at+n < to)
		})
		_, size := utf8.DecodeRuneInString(l.text[at:])
		at += size
	}
	return crosses
}
