// Package recurrence finds where a figure that was corrected stands elsewhere: in other
// places of its release, in its other languages, and in the other releases of an archive.
//
// A figure is a fact of package align: a number with its unit, a sum of money, a date, a
// time, a telephone number. Its value has no language, so 4,812 people are 4 812
// personnes and ４８１２人. That another text has the same value need not mean that it
// tells the same, so [Find] asks two things of it (judge.go): how likely the value is to
// stand there by chance, and how much of what stands around it stands around the figure
// that was corrected, too (terms.go). Words are weighed by how rare they are in the archive.
//
// Texts of one language are compared by their words. A release that tells the figure in a
// language that the two have in common tells it in all of its languages. Where they
// have none, the other facts of the sentence must agree.
package recurrence

import (
	"cmp"
	"slices"
	"strings"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// Text is one text of an archive.
type Text struct {
	Release, Lang, File string
	Subjects            []string // what its release is about: see [Subjects]
	Title               string
	Passages            []press.Passage
	Analysis            *align.Analysis // of the passages
}

// Subjects names what a release is about: its ministries, topics and event, and
// its countries.
func Subjects(f press.Facts) []string {
	var subjects []string
	for _, id := range f.Ministries {
		subjects = append(subjects, "ministry "+id)
	}
	for _, slug := range f.Topics {
		subjects = append(subjects, "topic "+slug)
	}
	for _, code := range f.Countries {
		subjects = append(subjects, "country "+code)
	}
	if f.Event != "" {
		subjects = append(subjects, "event "+f.Event)
	}
	return subjects
}

// Place is where a text tells the figure.
type Place struct {
	Release, Lang, File string
	At                  diag.Pos
	Text                string // as it is written there
	Sentence            string // in which it stands
}

// Corrected returns the figures that a text told as it was and tells no longer.
func Corrected(was, now Text) []Figure {
	told, left := figures(was), figures(now)
	for _, same := range []func(Figure, Figure) bool{
		func(a, b Figure) bool { return a.Sentence == b.Sentence && align.Same(a.Mention, b.Mention) },
		func(a, b Figure) bool { return align.Same(a.Mention, b.Mention) }, // in a sentence that was changed elsewhere
	} {
		told = slices.DeleteFunc(told, func(f Figure) bool {
			i := slices.IndexFunc(left, func(other Figure) bool { return same(f, other) })
			if i >= 0 {
				left = slices.Delete(left, i, i+1)
			}
			return i >= 0
		})
	}
	return told
}

// figures are the facts of a text that can be corrected as one: not names, nor where a
// link leads.
func figures(t Text) []Figure {
	var list []Figure
	t.each(func(passage int, mentions []align.Mention, n int) {
		switch m := mentions[n]; m.Kind {
		case align.NumberMention, align.DateMention, align.TimeMention, align.TelephoneMention, align.CodeMention:
			if !m.Loose {
				h := newHit(0, t, passage, mentions, n)
				list = append(list, Figure{m, t.Release, t.Lang, t.Title, h.place.Sentence, h.position, h.others})
			}
		}
	})
	return list
}

// each calls do for every mention of a text: the n-th of those of a passage, from 0. Notes of
// changes are left out.
func (t Text) each(do func(passage int, mentions []align.Mention, n int)) {
	if t.Analysis == nil {
		return
	}
	from := 0
	for i, shape := range t.Analysis.Passages {
		mentions := t.Analysis.Mentions[from:shape.End]
		from = int(shape.End)
		if shape.Kind == press.ChangePassage {
			continue // it tells what was wrong
		}
		for n := range mentions {
			do(i, mentions, n)
		}
	}
}

// Archive collects the texts in which figures are looked for, one after the other. It
// keeps of a text what is like the figures, and how often words occur.
type Archive struct {
	figures  []Figure
	words    map[string]map[string]int // how many texts of a language have a word
	texts    map[string]int            // how many texts of a language there are
	hits     []hit
	told     []map[string]bool // of each figure: the releases that have its value
	subjects []([]string)      // of each figure: those of its release
}

// Figure is one that was corrected.
type Figure struct {
	Mention       align.Mention
	Release, Lang string // of the text that told it
	Title         string // of that text
	Sentence      string // in which it stood there

	position float64         // in that text: 0 at its beginning, 1 at its end
	others   []align.Mention // in the sentence
}

func (f Figure) is(other Figure) bool {
	return f.Mention == other.Mention && f.Release == other.Release && f.Lang == other.Lang
}

// hit is a mention of the value of a figure.
type hit struct {
	figure   int
	mention  align.Mention
	position float64
	place    Place
	subjects []string
	words    []string // of the sentence, and of the title
	others   []align.Mention
}

// NewArchive returns an archive without texts.
func NewArchive(figures []Figure) *Archive {
	a := &Archive{figures: figures, words: map[string]map[string]int{}, texts: map[string]int{}, subjects: make([][]string, len(figures))}
	for range figures {
		a.told = append(a.told, map[string]bool{})
	}
	return a
}

// Add takes a text in.
func (a *Archive) Add(t Text) {
	seen := a.words[t.Lang]
	if seen == nil {
		seen = map[string]int{}
		a.words[t.Lang] = seen
	}
	a.texts[t.Lang]++
	var own []string
	for _, p := range t.Passages {
		own = append(own, terms(p.Text)...)
	}
	slices.Sort(own)
	for _, word := range slices.Compact(own) {
		seen[word]++
	}
	for f, figure := range a.figures {
		if figure.Release == t.Release {
			a.subjects[f] = t.Subjects
		}
	}
	t.each(func(passage int, mentions []align.Mention, n int) {
		for f, figure := range a.figures {
			if align.Same(figure.Mention, mentions[n]) {
				a.told[f][t.Release] = true
				a.hits = append(a.hits, newHit(f, t, passage, mentions, n))
			}
		}
	})
}

func newHit(figure int, t Text, passage int, mentions []align.Mention, n int) hit {
	m := mentions[n]
	sentence := sentenceOf(t.Passages[passage].Text, m.Text, occurrence(mentions, n))
	return hit{
		figure: figure, mention: m, position: float64(passage) / float64(len(t.Passages)), subjects: t.Subjects, words: terms(sentence + "\n" + t.Title),
		place:  Place{Release: t.Release, Lang: t.Lang, File: t.File, At: m.At.In(t.File), Text: m.Text, Sentence: sentence},
		others: slices.DeleteFunc(slices.Clone(mentions), func(o align.Mention) bool { return align.Same(o, m) || !strings.Contains(sentence, o.Text) }),
	}
}

// occurrence is which of the mentions that are written alike the n-th is, from 0.
func occurrence(mentions []align.Mention, n int) int {
	count := 0
	for _, m := range mentions[:n] {
		if m.Text == mentions[n].Text {
			count++
		}
	}
	return count
}

// Find returns the places that tell the figures, by file and place. The place in the text
// that was corrected is among them if it tells the old figure still.
func (a *Archive) Find() []Place {
	var found []Place
	for f := range a.figures {
		found = append(found, a.find(f)...)
	}
	slices.SortFunc(found, func(x, y Place) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.At.Line, y.At.Line), cmp.Compare(x.At.Column, y.At.Column))
	})
	return slices.Compact(found)
}
