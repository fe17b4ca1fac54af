package bitext

import (
	"docsite/generator/align"
	"docsite/generator/locale"
)

// Aligner sets texts of a site's languages side by side. It may be used by many goroutines.
type Aligner struct {
	locales map[string]*locale.Locale
}

// NewAligner returns the aligner of a site's languages.
func NewAligner(locales []*locale.Locale) *Aligner {
	a := &Aligner{map[string]*locale.Locale{}}
	for _, l := range locales {
		a.locales[l.Tag] = l
	}
	return a
}

// Align returns the bitext of two texts; false where one of them tells too much.
func (a *Aligner) Align(first, second Text) (Bitext, bool) {
	if first.Analysis == nil || second.Analysis == nil {
		return Bitext{}, false
	}
	var b Bitext
	for _, found := range align.Passages(first.Analysis, second.Analysis) {
		p := Pair{First: Span{found.First, found.FirstEnd}, Second: Span{found.Second, found.SecondEnd}}
		p.Sentences = []Sentences{{a.whole(first, p.First), a.whole(second, p.Second)}}
		b.Pairs = append(b.Pairs, p)
	}
	return b, true
}

func (a *Aligner) whole(t Text, s Span) []Sentence {
	var list []Sentence
	for i := s.From; i < s.To; i++ {
		list = append(list, Sentence{Passage: i, From: 0, To: len(t.Passages[i].Text)})
	}
	return list
}
