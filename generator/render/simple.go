package render

import "docsite/generator/press"

// SimpleView says that a text is in plain language and leaves out what the release tells.
type SimpleView struct {
	Title, Text string
	Full        *Link // the text of which it is the plain form; nil where there is none
}

// simple is what is said of a text in plain language; nil of any other. The full text is that of the same
// language or, where that is missing, the original.
func (b *builder) simple(r *press.Release, t *press.Translation) (*SimpleView, error) {
	if !press.IsSimple(t.Lang) {
		return nil, nil
	}
	title, err := b.locale.Format("simple.title")
	if err != nil {
		return nil, err
	}
	text, err := b.locale.Format("simple.note")
	view := &SimpleView{Title: title, Text: text}
	full := r.Original
	if same := r.In(press.Full(t.Lang)); same != nil {
		full = same
	}
	if full != t && !press.IsSimple(full.Lang) {
		view.Full = &Link{Href: b.plan.Href(b.plan.Release(full)), Text: full.Title, Lang: full.Lang}
	}
	return view, err
}
