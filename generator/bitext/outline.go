package bitext

import (
	"docsite/generator/align"
	"docsite/generator/htmltext"
	"docsite/generator/press"
)

// Outlines are the languages of a release side by side without their words, which stand in the
// pages of the release: what pages of two languages are made by.
type Outlines struct {
	Texts []Outline // of the release's translations, in their order
	Pairs []Outlined
	Terms []Term // of the glossary, in the order in which the texts have them
}

// Term is an entry of the glossary that texts have.
type Term struct {
	Note press.Text // what it is
	In   []TermIn   // of the texts, in their order
}

// TermIn is how one text says a term, at first, and in which passage; empty where it does not.
type TermIn struct {
	Text    string
	Passage int
}

// Outlined is the bitext of two of the texts, by their indexes, the smaller one first.
type Outlined struct {
	First, Second int
	Bitext        // without its sentences
}

// Outline is the outline of one text.
type Outline struct {
	Passages []Shape
	Places   []Place // of the mentions of its analysis, in their order
}

// Shape is a passage without its words.
type Shape struct {
	Kind    press.PassageKind
	Letters int    // see [htmltext.Letters]
	Text    string // of one of the front matter

	Awaited []string // languages of texts made from this one that do not follow the passage yet
}

// Place is a mention of a fact, in letters of its passage from From to before To, which are equal
// where it has no words of its own.
type Place struct {
	Kind              align.MentionKind
	Passage, From, To int
	Text              string // as it is written
	Value             string // for machines: see [Value]
}

// NewOutlines returns the outlines of a release's texts, of which each two are aligned.
func (a *Aligner) NewOutlines(texts []Text) Outlines {
	var o Outlines
	for i, t := range texts {
		o.Texts = append(o.Texts, outline(t))
		for j := range i {
			if b, ok := a.Align(texts[j], t); ok {
				for n := range b.Pairs {
					b.Pairs[n].Sentences = nil
				}
				o.Pairs = append(o.Pairs, Outlined{j, i, b})
			}
		}
	}
	return o
}

// Of returns the bitext of two texts by their indexes, in this order; false where there is none.
func (o Outlines) Of(first, second int) (Bitext, bool) {
	for _, p := range o.Pairs {
		switch {
		case p.First == first && p.Second == second:
			return p.Bitext, true
		case p.First == second && p.Second == first:
			return p.Bitext.Swapped(), true
		}
	}
	return Bitext{}, false
}

func outline(t Text) Outline {
	var o Outline
	for i, p := range t.Passages {
		s := Shape{Kind: p.Kind, Letters: htmltext.Letters(p.Text)}
		if p.Kind < press.Paragraph {
			s.Text = p.Text
		}
		if t.Awaited != nil {
			s.Awaited = t.Awaited[i]
		}
		o.Passages = append(o.Passages, s)
	}
	if t.Analysis == nil {
		return o
	}
	count := letterCount{}
	for i, m := range t.Analysis.Mentions {
		passage, from, to := t.Analysis.Place(i)
		place := Place{Kind: m.Kind, Passage: passage, Text: m.Text, Value: Value(m)}
		place.From = count.before(passage, t.Passages[passage].Text, from)
		place.To = count.before(passage, t.Passages[passage].Text, to)
		o.Places = append(o.Places, place)
	}
	return o
}

// letterCount counts the letters before places in one passage after the other, each of which it goes
// through once where the places are in order.
type letterCount struct{ passage, bytes, letters int }

func (c *letterCount) before(passage int, text string, at int) int {
	if passage != c.passage || at < c.bytes {
		*c = letterCount{passage: passage}
	}
	c.letters += htmltext.Letters(text[c.bytes:at])
	c.bytes = at
	return c.letters
}
