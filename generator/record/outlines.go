package record

import (
	"slices"

	"docsite/generator/bitext"
	"docsite/generator/glossary"
	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/store"
)

// Outlines returns the languages of the release side by side: those of its translations, in
// their order. There are no pairs where the site has no pages of them. The error is
// [store.ErrDamaged], or one of the disk.
func (r *Record) Outlines() (bitext.Outlines, error) {
	var o bitext.Outlines
	content, err := r.Aligned.Append(nil)
	if err != nil {
		return o, err
	}
	in := &reader{in: string(content)}
	if outlines(in, &o); in.failed || in.in != "" {
		return bitext.Outlines{}, store.ErrDamaged
	}
	return o, nil
}

// outlines returns those of a release's texts in their encoded form.
func (b *Base) outlines(id string, texts []bitext.Text) []byte {
	var o bitext.Outlines
	if b.settings.SideBySide && !layout.IsPage(id) && len(texts) > 1 {
		texts = slices.Clone(texts)
		for i := range texts {
			texts[i] = b.withoutChanges(texts[i])
		}
		o = b.aligner.NewOutlines(texts)
		o.Terms = b.terms(texts)
	}
	w := &writer{}
	outlines(w, &o)
	return w.out
}

// withoutChanges returns a text without its notes of changes: readers see each from its day on, and a
// record does not know what day it is.
func (b *Base) withoutChanges(t bitext.Text) bitext.Text {
	isChange := func(p press.Passage) bool { return p.Kind == press.ChangePassage }
	if !slices.ContainsFunc(t.Passages, isChange) {
		return t
	}
	without := bitext.Text{Lang: t.Lang}
	for i, p := range t.Passages {
		if isChange(p) {
			continue
		}
		without.Passages = append(without.Passages, p)
		if t.Awaited != nil {
			without.Awaited = append(without.Awaited, t.Awaited[i])
		}
	}
	if t.Analysis != nil {
		without.Analysis = b.AnalyzePassages(t.Lang, without.Passages)
	}
	return without
}

// terms returns the terms of the glossary that two of the texts have, or more.
func (b *Base) terms(texts []bitext.Text) []bitext.Term {
	var found []bitext.Term
	at := map[*glossary.Entry]int{}
	for i, t := range texts {
		for n, p := range t.Passages {
			for _, o := range b.glossary.Find(t.Lang, p.Text) {
				entry := o.Of[0].Entry
				if _, known := at[entry]; !known {
					at[entry] = len(found)
					found = append(found, bitext.Term{Note: entry.Note, In: make([]bitext.TermIn, len(texts))})
				}
				if in := &found[at[entry]].In[i]; in.Text == "" && !o.Has(glossary.Not) {
					*in = bitext.TermIn{Text: p.Text[o.From:o.To], Passage: n}
				}
			}
		}
	}
	return slices.DeleteFunc(found, func(t bitext.Term) bool {
		texts := 0
		for _, in := range t.In {
			if in.Text != "" {
				texts++
			}
		}
		return texts < 2
	})
}

func outlines(c codec, o *bitext.Outlines) {
	list(c, &o.Texts, func(c codec, t *bitext.Outline) {
		list(c, &t.Passages, func(c codec, s *bitext.Shape) {
			integer(c, &s.Kind)
			integer(c, &s.Letters)
			c.text(&s.Text)
			texts(c, &s.Awaited)
		})
		list(c, &t.Places, func(c codec, p *bitext.Place) {
			integer(c, &p.Kind)
			integer(c, &p.Passage)
			integer(c, &p.From)
			integer(c, &p.To)
			c.text(&p.Text)
			c.text(&p.Value)
		})
	})
	list(c, &o.Pairs, func(c codec, p *bitext.Outlined) {
		integer(c, &p.First)
		integer(c, &p.Second)
		list(c, &p.Pairs, func(c codec, q *bitext.Pair) {
			for _, n := range []*int{&q.First.From, &q.First.To, &q.Second.From, &q.Second.To} {
				integer(c, n)
			}
			flag(c, &q.Moved)
		})
		list(c, &p.Facts, func(c codec, f *bitext.Fact) {
			integer(c, &f.First)
			integer(c, &f.Second)
		})
	})
	list(c, &o.Terms, func(c codec, t *bitext.Term) {
		languages(c, &t.Note)
		list(c, &t.In, func(c codec, in *bitext.TermIn) {
			c.text(&in.Text)
			integer(c, &in.Passage)
		})
	})
}
