package bitext

import (
	"cmp"
	"sort"
	"strings"

	"docsite/generator/align"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// Aligner sets texts of a site's languages side by side. It may be used by many goroutines.
type Aligner struct {
	locales  map[string]*locale.Locale
	lengths  map[string]float64 // of texts beside the same in English
	comparer *align.Comparer
}

// NewAligner returns the aligner of a site's languages. A text of another language is not cut into
// sentences.
func NewAligner(locales []*locale.Locale) *Aligner {
	a := &Aligner{locales: map[string]*locale.Locale{}, lengths: map[string]float64{}}
	var marks []string
	for _, l := range locales {
		a.locales[l.Tag] = l
		facts := l.FactLexicon()
		a.lengths[l.Tag] = facts.Length
		marks = append(marks, facts.Addresses...)
	}
	a.comparer = align.NewComparer(marks, func(country, lang string) string { return a.locales[lang].Country(country) })
	return a
}

// Align returns the bitext of two texts; false where one of them tells too much.
func (a *Aligner) Align(first, second Text) (Bitext, bool) {
	if first.Analysis == nil || second.Analysis == nil {
		return Bitext{}, false
	}
	return a.within(first, second, a.comparer.Passages(first.Analysis, second.Analysis)), true
}

// AlignWithin returns the bitext of two texts of which it is known which passages tell the same, from
// what else than the texts: each passage is in one of the pairs, in whatever order. It is false where one of the texts tells too much.
func (a *Aligner) AlignWithin(first, second Text, pairs []Pair) (Bitext, bool) {
	if first.Analysis == nil || second.Analysis == nil {
		return Bitext{}, false
	}
	var aligned []align.Aligned
	for _, p := range inOrder(pairs) {
		aligned = append(aligned, align.Aligned{First: p.First.From, FirstEnd: p.First.To, Second: p.Second.From, SecondEnd: p.Second.To, Moved: p.Moved})
	}
	return a.within(first, second, aligned), true
}

// within aligns what stands in pairs of passages.
func (a *Aligner) within(first, second Text, pairs []align.Aligned) Bitext {
	parts, others := a.parts(first), a.parts(second)
	sentences := a.comparer.Parts(first.Analysis, second.Analysis, parts, others, pairs)
	var b Bitext
	var cells []align.Aligned // mentions of cells of tables, of sentences and of passages
	var near [2][]align.Aligned
	for n, found := range pairs {
		p := Pair{First: Span{found.First, found.FirstEnd}, Second: Span{found.Second, found.SecondEnd}, Moved: found.Moved}
		for _, s := range sentences[n] {
			p.Sentences = append(p.Sentences, Sentences{of(parts[s.First:s.FirstEnd]), of(others[s.Second:s.SecondEnd])})
			if !s.Empty() {
				near[0] = append(near[0], mentionsOf(first, parts[s.First:s.FirstEnd], second, others[s.Second:s.SecondEnd]))
			}
		}
		if !found.Empty() {
			whole := align.Aligned{}
			whole.First, whole.FirstEnd = span(first, p.First)
			whole.Second, whole.SecondEnd = span(second, p.Second)
			near[1] = append(near[1], whole)
			cells = append(cells, cellsOf(first, p.First, second, p.Second)...)
		}
		b.Pairs = append(b.Pairs, p)
	}
	for i, j := range a.comparer.Facts(first.Analysis, second.Analysis, [][]align.Aligned{cells, near[0], near[1]}, cells) {
		if j >= 0 {
			b.Facts = append(b.Facts, Fact{i, j})
		}
	}
	return b
}

// parts cuts the passages of a text into sentences. A row, code and what has no text are one.
func (a *Aligner) parts(t Text) []align.Part {
	l := a.locales[t.Lang]
	length := cmp.Or(a.lengths[t.Lang], 1)
	list := make([]align.Part, 0, 2*len(t.Passages))
	for i := range t.Passages {
		p := &t.Passages[i]
		var spans []locale.Span
		if l != nil && p.Kind != press.Row && p.Kind != press.Code {
			spans = l.SplitSentences(p.Text)
		}
		if len(spans) == 0 {
			spans = []locale.Span{locale.Trimmed(p.Text)}
		}
		for _, s := range spans {
			list = append(list, align.Part{Passage: i, From: s.From, To: s.To, Width: float64(align.Width(p.Text[s.From:s.To])) / length})
		}
	}
	return list
}

func of(parts []align.Part) []Sentence {
	var list []Sentence
	for _, p := range parts {
		list = append(list, Sentence{p.Passage, p.From, p.To})
	}
	return list
}

// span returns the mentions of a row of passages.
func span(t Text, s Span) (from, to int) {
	if s.From > 0 {
		from = int(t.Analysis.Passages[s.From-1].End)
	}
	return from, int(t.Analysis.Passages[s.To-1].End)
}

// mentionsOf returns the mentions of some parts of both texts.
func mentionsOf(first Text, parts []align.Part, second Text, others []align.Part) align.Aligned {
	var b align.Aligned
	b.First, b.FirstEnd = mentions(first, parts)
	b.Second, b.SecondEnd = mentions(second, others)
	return b
}

func mentions(t Text, parts []align.Part) (from, to int) {
	return before(t, parts[0].Passage, parts[0].From), before(t, parts[len(parts)-1].Passage, parts[len(parts)-1].To)
}

// cellsOf returns the mentions of the cells of two rows that have as many.
func cellsOf(first Text, row Span, second Text, other Span) []align.Aligned {
	if row.To-row.From != 1 || other.To-other.From != 1 {
		return nil
	}
	p, q := &first.Passages[row.From], &second.Passages[other.From]
	if p.Kind != press.Row || q.Kind != press.Row || strings.Count(p.Text, "\t") != strings.Count(q.Text, "\t") {
		return nil
	}
	var list []align.Aligned
	i, j := 0, 0
	texts := strings.Split(q.Text, "\t")
	for n, text := range strings.Split(p.Text, "\t") {
		list = append(list, align.Aligned{
			First: before(first, row.From, i), FirstEnd: before(first, row.From, i+len(text)+1),
			Second: before(second, other.From, j), SecondEnd: before(second, other.From, j+len(texts[n])+1),
		})
		i, j = i+len(text)+1, j+len(texts[n])+1
	}
	return list
}

// before returns how many mentions begin before a byte of a passage.
func before(t Text, passage, at int) int {
	from, to := span(t, Span{passage, passage + 1})
	return from + sort.Search(to-from, func(i int) bool { return int(t.Analysis.Mentions[from+i].From) >= at })
}
