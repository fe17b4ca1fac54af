package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"docsite/generator/typeset"
)

// setting is the text of a block while it is written: a paragraph, a heading, a
// cell. It is set as one when it ends (see package typeset), for its pieces are
// divided by emphasis, links and code. Until then its HTML is as it was written.
type setting struct {
	on     bool
	start  int // of its HTML in writer.out
	text   []byte
	fixed  []typeset.Span // what in the text is not to be set
	pieces []piece
}

// piece is a text that can be set: in setting.text, and its HTML in writer.out.
type piece struct {
	text     typeset.Span
	from, to int
}

// beginSetting begins a setting and returns true, unless there is one already.
func (w *writer) beginSetting() bool {
	if w.options.Typography == nil || w.setting.on {
		return false
	}
	w.setting = setting{on: true, start: len(w.out), text: w.setting.text[:0], fixed: w.setting.fixed[:0], pieces: w.setting.pieces[:0]}
	return true
}

// endSetting sets the text of the setting that began, if it did.
func (w *writer) endSetting(began bool) {
	if !began {
		return
	}
	p := &w.setting
	p.on = false
	edits := w.options.Typography.Edits(p.text, p.fixed)
	if len(edits) == 0 {
		return
	}
	w.written = append(w.written[:0], w.out[p.start:]...)
	w.out = w.out[:p.start]
	done := p.start
	for _, piece := range p.pieces {
		for len(edits) > 0 && edits[0].At+edits[0].Length <= piece.text.Start {
			edits = edits[1:]
		}
		w.out = append(w.out, w.written[done-p.start:piece.from-p.start]...)
		w.chars = typeset.Apply(w.chars[:0], p.text, piece.text, edits)
		w.out = escape(w.out, w.chars)
		done = piece.to
	}
	w.out = append(w.out, w.written[done-p.start:]...)
}

// prose writes Markdown text that is set. What the author escaped, or wrote as
// a reference, is meant as it is, unless it is white space.
func (w *writer) prose(s []byte) {
	if !w.setting.on || w.keeps() {
		w.beside(s)
		w.markdown(s)
		return
	}
	if hasNone(s, special) {
		w.plainProse(s)
		return
	}
	for len(s) > 0 {
		n := bytes.IndexAny(s, special)
		if n < 0 {
			n = len(s)
		}
		w.plainProse(s[:n])
		if s = s[n:]; len(s) == 0 {
			return
		}
		characters, length := undo(s)
		if isMeant(characters, length) {
			w.beside([]byte(characters))
			w.out = escape(w.out, []byte(characters))
		} else {
			w.plainProse([]byte(characters))
		}
		s = s[length:]
	}
}

// plainProse writes plain text that is set.
func (w *writer) plainProse(s []byte) {
	p := &w.setting
	if !p.on || w.keeps() {
		w.beside(s)
		w.out = escape(w.out, s)
		return
	}
	if len(s) == 0 {
		return
	}
	from := len(w.out)
	w.out = escape(w.out, s)
	p.pieces = append(p.pieces, piece{typeset.Span{Start: len(p.text), End: len(p.text) + len(s)}, from, len(w.out)})
	p.text = append(p.text, s...)
}

// beside notes what stands in a block's text and is not set, such as code. It writes
// nothing.
func (w *writer) beside(s []byte) {
	p := &w.setting
	if p.on && len(s) > 0 {
		p.fixed = append(p.fixed, typeset.Span{Start: len(p.text), End: len(p.text) + len(s)})
		p.text = append(p.text, s...)
	}
}

// besideMark notes the quotation mark that a browser puts at <q> or </q>.
func (w *writer) besideMark(name string, mark rune) {
	if name == "q" && mark != 0 {
		w.beside(utf8.AppendRune(nil, mark))
	}
}

// keeps reports whether text now stands in HTML that keeps it as it is: what is
// typed, and what is in another language.
func (w *writer) keeps() bool { return w.literal > 0 }

// Text returns a plain text, such as a title, as the language sets it. The
// readings of ruby are left out, for there is no place for them.
func (c *Converter) Text(text string) string {
	return c.options.Typography.Text(WithoutReadings(text))
}

// setText returns the plain text of an inline container as it is set: what readers see of
// it, without the readings of ruby and the marks of footnotes.
func (w *writer) setText(n ast.Node) string {
	w.fixed = w.fixed[:0]
	w.plain = w.appendPlain(w.plain[:0], n)
	edits := w.options.Typography.Edits(w.plain, w.fixed)
	if len(edits) == 0 {
		return string(collapse(w.plain))
	}
	w.chars = typeset.Apply(w.chars[:0], w.plain, typeset.Span{Start: 0, End: len(w.plain)}, edits)
	return string(collapse(w.chars))
}
