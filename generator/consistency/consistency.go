// Package consistency finds what an archive of releases tells in two ways: a person's name, a title, a
// body or a programme that is written otherwise in one release than in the others, and
// a quotation whose words are other ones in two places of its release.
//
// Nobody lists the names. They are found by what stands side by side: what may be a name in
// one language (extract.go; words.json has the words that say so) is looked for in the passages of another
// that tell the same, by package bitext. If 港湾大臣 stands beside “Minister for Harbours” wherever it
// stands, one is the other's rendering, and “Minister of Harbours” beside it in one
// release is another rendering of the same (associate.go). Two renderings are told where they
// are so much alike (variant.go) that both can only be meant for the one: a short form, another
// gender, or a name that is registered is none. The measure of association is Dice's coefficient
// over releases, as in F. Smadja, K. McKeown and V. Hatzivassiloglou, “Translating collocations for
// bilingual lexicons”, 1996.
//
// [Archive.Add] takes one release in and keeps its names by numbers, not its texts, so
// that an archive of any size can be looked through; [Archive.Find] tells what was found. Quotations
// are compared when a release is taken in (quotations.go).
package consistency

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"docsite/generator/align"
	"docsite/generator/bitext"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// Text is one language of a release.
type Text struct {
	bitext.Text
	File   string // path in the site's folder
	Source []byte // the file, as the places of the passages count in it
}

// Archive is what was taken in of releases. It may be used by many goroutines.
type Archive struct {
	aligner *bitext.Aligner

	mu        sync.Mutex
	words     map[string]uint32
	spelled   []string // words by their numbers
	releases  []release
	accepted  map[string]map[string]bool // by language: names that are right as they are
	quotation []diag.Diagnostic
}

// release is what is kept of one.
type release struct {
	id    string
	date  time.Time
	texts []record
	sides []side
}

// record is what is kept of a text: what may be names, in its order.
type record struct {
	lang, file string
	rows       []row
	words      []uint32 // of all rows, by numbers
	columns    []uint16 // of each word: characters behind the beginning of its row
}

// row is a chain, by the indexes of its words.
type row struct {
	passage  int32
	from, to int32
	at       align.Spot
	person   bool
}

// side is two texts of a release side by side, by their indexes.
type side struct {
	first, second int
	pairs         []pair
}

// pair is some passages of two texts that tell the same: a [bitext.Pair] without its sentences.
type pair struct{ first, firstEnd, second, secondEnd int32 }

// NewArchive returns an archive without releases.
func NewArchive(aligner *bitext.Aligner) *Archive {
	return &Archive{aligner: aligner, words: map[string]uint32{}, accepted: map[string]map[string]bool{}}
}

// Accept takes a name of a language for right, whatever else is written: one of a register or a
// glossary, where two may stand for one.
func (a *Archive) Accept(lang, name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.accepted[lang] == nil {
		a.accepted[lang] = map[string]bool{}
	}
	a.accepted[lang][spelling(name)] = true
}

// Add takes a release in, by its ID and its date, with its texts in the order of the site's languages.
func (a *Archive) Add(id string, date time.Time, texts []Text) {
	extracted := make([][]found, len(texts))
	for i, t := range texts {
		extracted[i] = extract(t)
	}
	var sides []side
	for i := range texts {
		for j := i + 1; j < len(texts); j++ {
			if pairs, ok := a.aligner.AlignPassages(texts[i].Text, texts[j].Text); ok {
				sides = append(sides, side{i, j, bothSides(pairs)})
			}
		}
	}
	var quotations []diag.Diagnostic
	for _, t := range texts {
		quotations = append(quotations, compareQuotations(t)...)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	r := release{id: id, date: date, sides: sides}
	for i, t := range texts {
		r.texts = append(r.texts, a.keep(t, extracted[i]))
	}
	a.releases = append(a.releases, r)
	a.quotation = append(a.quotation, quotations...)
}

// bothSides returns the pairs of which no side is empty.
func bothSides(pairs []bitext.Pair) []pair {
	kept := make([]pair, 0, len(pairs))
	for _, p := range pairs {
		if !p.First.Empty() && !p.Second.Empty() {
			kept = append(kept, pair{int32(p.First.From), int32(p.First.To), int32(p.Second.From), int32(p.Second.To)})
		}
	}
	return kept
}

func (a *Archive) keep(t Text, rows []found) record {
	r := record{lang: t.Lang, file: t.File, rows: make([]row, 0, len(rows))}
	for _, f := range rows {
		from := len(r.words)
		for i, w := range f.words {
			r.words = append(r.words, a.number(w.text))
			r.columns = append(r.columns, f.columns[i])
		}
		r.rows = append(r.rows, row{int32(f.passage), int32(from), int32(len(r.words)), f.at, f.person})
	}
	r.words, r.columns = slices.Clip(r.words), slices.Clip(r.columns)
	return r
}

func (a *Archive) number(word string) uint32 {
	n, known := a.words[word]
	if !known {
		n = uint32(len(a.spelled))
		word = string([]byte(word)) // not the text that it was cut from
		a.words[word], a.spelled = n, append(a.spelled, word)
	}
	return n
}

// Find returns what is told in two ways, as notes.
func (a *Archive) Find() []diag.Diagnostic {
	a.mu.Lock()
	defer a.mu.Unlock()
	slices.SortFunc(a.releases, func(x, y release) int { return cmp.Or(x.date.Compare(y.date), cmp.Compare(x.id, y.id)) })
	told := slices.Clone(a.quotation)
	for _, d := range a.differences() {
		told = append(told, d.note())
	}
	return diag.Sort(told)
}

// found is a chain with its place.
type found struct {
	chain
	passage int
	at      align.Spot
	columns []uint16
}

// extract returns the chains of a text.
func extract(t Text) []found {
	words := wordsOf(t.Lang)
	cursor := diag.NewCursor(t.Source)
	var list []found
	for i, p := range t.Passages {
		if p.Kind == press.ChangePassage || p.Kind == press.Code || !words.Runs && (p.Kind == press.TitlePassage || p.Kind == press.Heading) && capitals(p.Text) {
			continue
		}
		for _, c := range words.chains(p.Text) {
			f := found{chain: c, passage: i, columns: make([]uint16, len(c.words))}
			line, column := placeOf(&cursor, p, c.words[0].from)
			f.at = align.Spot{Line: int32(line), Column: int32(column)}
			for n, w := range c.words {
				if l, column := placeOf(&cursor, p, w.from); l == line && column > int(f.at.Column) {
					f.columns[n] = uint16(min(column-int(f.at.Column), 1<<16-1))
				}
			}
			list = append(list, f)
		}
	}
	return list
}

// placeOf returns the line and the column of a byte of a passage; of the front matter, where it
// begins.
func placeOf(c *diag.Cursor, p press.Passage, i int) (line, column int) {
	if offset, ok := p.Offset(i); ok {
		return c.Move(offset)
	}
	return p.At.Line, p.At.Column
}

// capitals reports whether most long words of a heading have a capital, as is the custom of some
// offices: then nothing in it is known to be a name.
func capitals(text string) bool {
	long, with := 0, 0
	for _, t := range tokenize(text) {
		if len(t.text) > 3 {
			long++
			if isCapital(t.text) {
				with++
			}
		}
	}
	return 5*with > 3*long
}
