package consistency

import (
	"slices"
	"strings"

	"docsite/generator/align"
	"docsite/generator/diag"
)

// form is what may be a name, in one spelling.
type form struct {
	lang    string
	words   []uint32
	text    string
	content []string // its words but for particles, folded
	chars   []rune   // of a language without spaces: its characters, without joints
	titled  bool     // it has the word for a title
	body    bool     // it has the word for a body
	person  bool     // somewhere an honorific stands with it
	first   diag.Pos // where it stands first
	born    int      // in which release that is
	in      int      // how many releases have it
	last    int      // the last of these
	parts   []int    // forms within it that stand by themselves elsewhere
	several bool     // it is two names side by side
	joined  bool     // it has a conjunction
	capital bool     // it has a word in capitals
	common  bool     // it goes on in lower case and begins with no word for a title or a body
}

// use is a form in a text.
type use struct {
	form, passage int32
	from, to      int32 // words of the record
	at            align.Spot
}

// forms are those of one language.
type forms struct {
	list  []*form
	known map[string]int // by the numbers of their words
	uses  [][]use        // by release; empty where it does not have the language
}

// whole is a row that stands by itself.
type whole struct{ in, last int }

// formsOf finds the forms of a language in all texts: rows, what rows have of others that
// stand by themselves elsewhere, and what is left of them then.
func (a *Archive) formsOf(lang string) *forms {
	words := wordsOf(lang)
	rows := a.wholes(lang, words)
	f := &forms{known: map[string]int{}, uses: make([][]use, len(a.releases))}
	for i, r := range a.releases {
		for _, t := range r.texts {
			if t.lang != lang {
				continue
			}
			for _, row := range t.rows {
				parts := a.parts(words, t, row, rows)
				all := a.form(f, lang, words, t.words[row.from:row.to])
				for _, p := range parts {
					n := a.form(f, lang, words, t.words[p.from:p.to])
					f.list[all].several = f.list[all].several || p.several
					if n != all && p.known && !slices.Contains(f.list[all].parts, n) {
						f.list[all].parts = append(f.list[all].parts, n)
					}
					form := f.list[n]
					if form.last != i {
						form.in, form.last = form.in+1, i
					}
					at := row.at
					at.Column += int32(t.columns[p.from])
					if form.in == 1 && form.first.File == "" {
						form.first, form.born = at.In(t.file), i
					}
					form.person = form.person || row.person && p.to == int(row.to)
					f.uses[i] = append(f.uses[i], use{int32(n), row.passage, int32(p.from), int32(p.to), at})
				}
			}
		}
	}
	return f
}

// wholes are the rows of a language that stand by themselves, by the numbers of their words: of one in which
// names go on in lower case their beginnings, too, that go on in several ways.
func (a *Archive) wholes(lang string, words *wordList) map[string]*whole {
	rows := map[string]*whole{}
	count := func(i int, list []uint32) {
		k := key(list)
		w := rows[k]
		if w == nil {
			w = &whole{last: -1}
			rows[k] = w
		}
		if w.last != i {
			w.in, w.last = w.in+1, i
		}
	}
	for i, r := range a.releases {
		for _, t := range r.texts {
			if t.lang != lang {
				continue
			}
			for _, row := range t.rows {
				list := t.words[row.from:row.to]
				count(i, list)
				for n := len(list) - 1; words.Lower && n > 1; n-- {
					if !a.particle(words, list[n-1]) && a.contentOf(words, list[:n]) > 1 {
						count(i, list[:n])
					}
				}
			}
		}
	}
	if words.Lower {
		a.withoutBeginnings(lang, words, rows)
	}
	return rows
}

// withoutBeginnings takes out the beginnings of rows that always go on in the same way, and those
// that stand once.
func (a *Archive) withoutBeginnings(lang string, words *wordList, rows map[string]*whole) {
	longest := map[string]int{} // in how many releases the commonest one stands that goes on
	whole := map[string]bool{}
	for _, r := range a.releases {
		for _, t := range r.texts {
			if t.lang != lang {
				continue
			}
			for _, row := range t.rows {
				list := t.words[row.from:row.to]
				whole[key(list)] = true
				in := 0
				for n := len(list); n > 1; n-- {
					k := key(list[:n])
					longest[k] = max(longest[k], in)
					if w := rows[k]; w != nil {
						in = max(in, w.in)
					}
				}
			}
		}
	}
	for k, w := range rows {
		if !whole[k] && (w.in < 2 || w.in <= longest[k]) {
			delete(rows, k)
		}
	}
}

// part is some words of a record.
type part struct {
	from, to int
	known    bool // it stands by itself elsewhere
	several  bool // of a row: nothing is left of it but for what stands by itself elsewhere
}

// parts returns what may be a name in a row: all of it, the rows in it that stand by
// themselves elsewhere, and what is left between them.
func (a *Archive) parts(words *wordList, t record, r row, rows map[string]*whole) []part {
	list := []part{{from: int(r.from), to: int(r.to)}}
	if words.Runs {
		return append(list, a.halves(words, t, r, rows)...)
	}
	rest, known, more := int(r.from), 0, false
	left := func(to int) {
		from := rest
		for from < to && a.particle(words, t.words[from]) {
			from++
		}
		for from < to && a.particle(words, t.words[to-1]) {
			to--
		}
		more = more || from < to
		if a.contentOf(words, t.words[from:to]) > 1 && to-from < int(r.to-r.from) && a.begins(words, t.words[from]) {
			list = append(list, part{from: from, to: to})
		}
	}
	for from := int(r.from); from < int(r.to); from++ {
		for to := int(r.to); to > from+1; to-- {
			if to-from == int(r.to-r.from) || a.particle(words, t.words[from]) {
				continue
			}
			if w := rows[key(t.words[from:to])]; w != nil {
				list = append(list, part{from: from, to: to, known: true})
				left(from)
				known++
				rest, from = to, to-1
				break
			}
		}
	}
	if rest > int(r.from) {
		left(int(r.to))
	}
	list[0].several = known > 1 && !more
	if from := a.behindTitle(words, t, r); from > 0 {
		list = append(list, part{from: from, to: int(r.to)})
	}
	return list
}

// behindTitle returns where, in a row that begins with a title, the name of the body begins whose title it
// is; 0 where it has none.
func (a *Archive) behindTitle(words *wordList, t record, r row) int {
	titled, body := false, false
	for i := int(r.from); i < int(r.to)-1; i++ {
		word := strings.ToLower(a.spelled[t.words[i]])
		titled = titled || words.titles[word]
		if !titled || i == int(r.from) || !words.particles[strings.ToLower(a.spelled[t.words[i-1]])] || !isCapital(a.spelled[t.words[i]]) {
			continue
		}
		for _, n := range t.words[i:r.to] {
			body = body || words.bodies[strings.ToLower(a.spelled[n])]
		}
		if body && a.contentOf(words, t.words[i:r.to]) > 1 {
			return i
		}
		return 0
	}
	return 0
}

// halves returns the longest beginning and the longest end of a row of characters that
// stand by themselves elsewhere, and what is left without them.
func (a *Archive) halves(words *wordList, t record, r row, rows map[string]*whole) []part {
	var list []part
	from, to := int(r.from), int(r.to)
	const least = 3 // characters of a name that stands by itself
	for at := from + 2; at <= to-least; at++ {
		joint := a.spelled[t.words[at-1]] == "・" && words.title(a.text(words, t.words[at:to]))
		if rows[key(t.words[at:to])] != nil || joint {
			list = append(list, part{from: at, to: to, known: true}, part{from: from, to: a.unjoined(t, from, at)})
			break
		}
	}
	for at := to - 1; at >= from+least; at-- {
		if rows[key(t.words[from:at])] != nil {
			list = append(list, part{from: from, to: at, known: true})
			if to-at >= least {
				list = append(list, part{from: at, to: to})
			}
			break
		}
	}
	return list
}

// unjoined returns the end of words without a joint behind them.
func (a *Archive) unjoined(t record, from, to int) int {
	for to > from+1 && isJoint(token{text: a.spelled[t.words[to-1]]}) {
		to--
	}
	return to
}

func (a *Archive) particle(words *wordList, n uint32) bool {
	return words.particles[strings.ToLower(a.spelled[n])]
}

// begins reports whether a name may begin with a word.
func (a *Archive) begins(words *wordList, n uint32) bool {
	return isCapital(a.spelled[n]) || words.heads[strings.ToLower(a.spelled[n])]
}

func (a *Archive) contentOf(words *wordList, list []uint32) int {
	n := 0
	for _, w := range list {
		if !a.particle(words, w) {
			n++
		}
	}
	return n
}

// form returns the number of a form, which it makes if there is none.
func (a *Archive) form(f *forms, lang string, words *wordList, list []uint32) int {
	k := key(list)
	if n, known := f.known[k]; known {
		return n
	}
	made := &form{lang: lang, words: list, text: a.text(words, list), last: -1}
	if words.Runs {
		made.chars = words.letters(made.text)
		made.titled, made.body = words.title(made.text), words.endsWith(made.text, words.Bodies)
	} else {
		headed := false
		for _, n := range list {
			word := strings.ToLower(a.spelled[n])
			made.joined = made.joined || words.conjunctions[word]
			if words.particles[word] {
				continue
			}
			if !isCapital(a.spelled[n]) && len(made.content) > 0 && !headed {
				made.common = true
			}
			headed = headed || len(made.content) == 0 && (words.titles[word] || words.bodies[word])
			made.capital = made.capital || isCapital(a.spelled[n])
			made.titled = made.titled || words.titles[word]
			made.body = made.body || words.bodies[word]
			made.content = append(made.content, strings.Split(fold(word), "-")...)
		}
	}
	f.list = append(f.list, made)
	f.known[k] = len(f.list) - 1
	return len(f.list) - 1
}

// text returns words as they are written.
func (a *Archive) text(words *wordList, list []uint32) string {
	var b strings.Builder
	for i, n := range list {
		word := a.spelled[n]
		if i > 0 && !words.Runs && !strings.HasSuffix(a.spelled[list[i-1]], "’") {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

func (w *wordList) title(text string) bool { return w.endsWith(text, w.Titles) }

func (w *wordList) endsWith(text string, list []string) bool {
	for _, end := range list {
		if len(text) > len(end) && strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// key is a form's words as one value.
func key(words []uint32) string {
	b := make([]byte, 0, 4*len(words))
	for _, w := range words {
		b = append(b, byte(w), byte(w>>8), byte(w>>16), byte(w>>24))
	}
	return string(b)
}
