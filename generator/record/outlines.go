package record

import (
	"docsite/generator/bitext"
	"docsite/generator/layout"
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
		o = b.aligner.NewOutlines(texts)
	}
	w := &writer{}
	outlines(w, &o)
	return w.out
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
}
