// Package translate makes of a text of a release and its translation what a translator's
// program takes, and of what comes back the translation's file.
//
// [Desk.Export] returns an [exchange.Document]: each passage is a unit, or each cell of a row,
// its sentences are segments, and markup stands in them as codes. What the translation has
// already comes from setting both texts side by side (package bitext); what cannot be paired
// is left untranslated.
//
// [Desk.Merge] takes a document that came back. A unit is found again by the digest of its
// passage, so nothing is put to a text that went on. What a translator left as it was is
// not touched; what somebody else changed in the file meanwhile stays, and is told; all else
// is exchanged in its own place. What is written is read again: its words and its markup must
// be those that were meant, and everything around them what it was.
//
//	units.go      passages → units, with where the translation of each stands
//	then.go       two texts by the one that the translation was made from
//	groups.go     which sentences of two texts go together
//	cut.go        a field → its sentences, with their markup
//	inline.go     markup → codes and back; digests of translations
//	export.go     units → a document
//	merge.go      a document → what becomes of each unit, and what is told
//	take.go       a translation that is taken → what is to be written
//	place.go      where a passage goes that the translation does not have
//	value.go      values of the front matter
//	chunk.go      words and markup → Markdown
//	write.go      what is to be written → bytes, read again
//	stamp.go      whether all of it is translated
//	skeleton.go   a translation that does not exist yet
package translate

import (
	"slices"

	"docsite/generator/bitext"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/record"
)

// Desk is what texts of a site are read and set side by side by.
type Desk struct {
	Base    *record.Base
	Locales map[string]*locale.Locale // by tag; a language that it has not is cut by Unicode's rules
}

// Text is a text of a release as it was read.
type Text struct {
	record.Placed
	Raw []byte // the file
}

// Read reads a file of a release, from its path in the site's folder; false for what cannot
// be read as a translation.
func (d *Desk) Read(file string, content []byte) (Text, bool) {
	placed, ok := d.Base.PlaceFile(file, content)
	return Text{placed, content}, ok
}

// lang returns the language of a text.
func (t Text) lang() string { return t.Translation.Lang }

// container returns the bytes in which a place of the text counts.
func (t Text) container(place int) string {
	if v := t.Places[place].Value; v.Path != "" {
		return v.Text
	}
	return string(t.Text)
}

// sentences cuts a text into its sentences.
func (d *Desk) sentences(lang, text string) []locale.Span {
	l := d.Locales[lang]
	if l == nil {
		l = &locale.Locale{}
	}
	return l.SplitSentences(text)
}

// glue returns what stands between two sentences of a language.
func (d *Desk) glue(lang string) string {
	if l := d.Locales[lang]; l != nil && l.JoinLines {
		return ""
	}
	return " "
}

// align sets two texts side by side. Those that tell too much to be compared are paired
// passage by passage where both have the same structure, and compared is false.
func (d *Desk) align(source, target Text) (b bitext.Bitext, compared bool) {
	b, compared = d.Base.Aligner().Align(
		bitext.Text{Lang: source.lang(), Passages: source.Passages, Analysis: source.Analysis},
		bitext.Text{Lang: target.lang(), Passages: target.Passages, Analysis: target.Analysis})
	if compared {
		return b, true
	}
	ours, theirs := body(source), body(target)
	alike := slices.EqualFunc(ours, theirs, func(i, j int) bool {
		p, q := source.Passages[i], target.Passages[j]
		return p.Kind == q.Kind && p.Level == q.Level && p.Again == q.Again
	})
	for n := 0; alike && n < len(ours); n++ {
		i, j := ours[n], theirs[n]
		b.Pairs = append(b.Pairs, bitext.Pair{
			First: bitext.Span{From: i, To: i + 1}, Second: bitext.Span{From: j, To: j + 1},
			Sentences: []bitext.Sentences{{
				First:  []bitext.Sentence{{Passage: i, To: len(source.Passages[i].Text)}},
				Second: []bitext.Sentence{{Passage: j, To: len(target.Passages[j].Text)}},
			}},
		})
	}
	return b, false
}

// body returns the passages of a text that are not of its front matter's plain values.
func body(t Text) []int {
	var list []int
	for i, p := range t.Passages {
		if p.Kind >= press.Paragraph {
			list = append(list, i)
		}
	}
	return list
}
