// Package bitext sets two languages of a release side by side: which passages of one
// tell which of the other, which sentences within them, and where each tells the same fact.
//
// A bitext is a text with its translation, aligned (B. Harris, “Bi-text, a new concept in
// translation theory”, 1988). [Aligner.Align] makes it of two [Text]s, neither of which needs to be
// the other's original: passages by package align, then sentences within each pair of passages,
// then facts (align.go). [Aligner.NewOutlines] makes of all languages of a release what its pages and
// files for readers are made by, without the words (outline.go).
package bitext

import (
	"docsite/generator/align"
	"docsite/generator/press"
)

// Text is one language of a release.
type Text struct {
	Lang     string
	Passages []press.Passage
	Analysis *align.Analysis // of the same passages; nil for a text that tells too much to be compared

	// Awaited are, by the passages, the languages of texts made from this one that do not follow the
	// passage yet. It is nil where all of them follow all.
	Awaited [][]string
}

// Bitext says what of two texts, the first and the second, tells the same.
type Bitext struct {
	Pairs []Pair // in the order of the first text; what the second has alone stands behind what it follows there
	Facts []Fact // in the order of the first text
}

// Counterpart returns the passages of the second text that tell what one of the first tells, by its
// index: none where it is left out.
func (b Bitext) Counterpart(passage int) Span {
	for _, p := range b.Pairs {
		if p.First.From <= passage && passage < p.First.To {
			return p.Second
		}
	}
	return Span{}
}

// Pair is some passages of the first text and those of the second that tell the same: one and
// one, one and two, two and one. One side is empty where a text has what the other has not.
type Pair struct {
	First, Second Span
	Moved         bool // it stands elsewhere in the second text than what is around it
	Sentences     []Sentences
}

// Span is a row of passages, by their indexes, from From to before To.
type Span struct{ From, To int }

// Empty reports whether there are none.
func (s Span) Empty() bool { return s.From == s.To }

// Sentences are some sentences of a pair's passages that tell the same; one side may be empty.
type Sentences struct{ First, Second []Sentence }

// Sentence is a part of a passage's text, in bytes from From to before To, without the white
// space around it.
type Sentence struct{ Passage, From, To int }

// Fact is one that both texts tell, by the indexes of its mentions in their analyses.
type Fact struct{ First, Second int }
