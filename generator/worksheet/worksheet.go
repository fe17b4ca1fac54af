// Package worksheet tells a translator what translations of a release do not follow yet: passage by
// passage what the original said and what it says now, word by word, and what the translation
// says there.
//
// A [Sheet] is plain values: it is what docsite diff writes as JSON, field by field, and what it
// prints. [Sheet.HTML] makes a page of it to work by, which needs nothing beside it.
package worksheet

import (
	"docsite/generator/bitext"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// Sheet is what translations of a release do not follow yet.
type Sheet struct {
	Release      string        `json:"release"` // its ID
	Title        string        `json:"title"`   // in the language of the original
	Language     string        `json:"language"`
	Translations []Translation `json:"translations"` // those that are behind
}

// Translation is one that is behind.
type Translation struct {
	Language string `json:"language"`
	File     string `json:"file"`
	From     From   `json:"from"`
	Stamp    string `json:"stamp"` // the language to be stamped: its own, or that of the text that it was made from

	Since    *string   `json:"since"`    // the day from which on it was behind; null where that is not known or not committed
	Lacks    string    `json:"lacks"`    // why what the original said is not to be had; empty where it is
	Passages []Passage `json:"passages"` // null where they are not known
	Partly   bool      `json:"partly"`   // some passages of a change are accepted, and what is here is pending
}

// From is the text that a translation has to follow.
type From struct {
	Language string  `json:"language"`
	File     string  `json:"file"`
	Digest   string  `json:"digest"`  // of the text that the translation says it was made from
	Date     *string `json:"date"`    // of the commit that had that text; null where none has, or the file has it still
	Current  bool    `json:"current"` // the file has it still, and what is to be followed is pending of it
}

// Passage is one that a translation has to follow.
type Passage struct {
	Number      int         `json:"number"` // from 1: what docsite stamp --passage takes
	Name        string      `json:"name"`   // likewise, and it stays while others are accepted
	Change      Change      `json:"change"`
	Old         *Place      `json:"old"`         // in the original as it was; null where it was not there, or is not to be had
	New         *Place      `json:"new"`         // in the original; null where it is no longer there
	Words       []Word      `json:"words"`       // old and new in one, where both are there
	Level       bool        `json:"level"`       // its level among headings or lists is another
	References  []Reference `json:"references"`  // links and pictures that are others
	Translation []Place     `json:"translation"` // what stands there in the translation
	After       *Place      `json:"after"`       // where nothing does: the passage of the translation that it belongs behind
}

// Change is what was done to a passage.
type Change string

// The changes.
const (
	Added   Change = "added"
	Altered Change = "altered"
	Removed Change = "removed"
)

// Place is a passage where it stands: in the file as it is or was, in lines and columns from 1, columns
// being characters.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// Word is some words of a passage: those that stayed have no change, others are added or removed.
type Word struct {
	Text   string `json:"text"`
	Change Change `json:"change,omitempty"`
}

// Reference is a link or a picture that leads elsewhere now. Old or new is empty where there was none, or is none.
type Reference struct {
	Kind string `json:"kind"` // link or picture
	Old  string `json:"old"`
	New  string `json:"new"`
}

// Texts are what passages are told from.
type Texts struct {
	Then, Now []press.Passage // of the original, as it was and as it is; Then is nil where it is not to be had
	Changes   []revision.Change
	Pending   []press.Pending // the same by digests, which are known without a Then, too

	// Own are the passages of the translation. Of returns which tell a passage of Then or, where there
	// is none, of Now; Preceding returns the one before it, or -1.
	Own       []press.Passage
	Of        func(passage int) bitext.Span
	Preceding func(passage int) int
}

// Passages returns what is to be followed, in the order of the text.
func (t Texts) Passages() []Passage {
	list := []Passage{}
	if t.Then == nil {
		index := map[string]int{}
		for i, digest := range revision.Digests(t.Now) {
			index[digest] = i
		}
		for _, p := range t.Pending {
			list = append(list, t.pending(p, index))
			list[len(list)-1].Number, list[len(list)-1].Name = len(list), revision.NamePending(p)
		}
		return list
	}
	was := make([]int, len(t.Now)) // which passage of Then each of Now was, or the nearest before it that was one; else -1
	for i := range was {
		was[i] = -1
	}
	for i, n := range revision.Follow(t.Changes, len(t.Then), len(t.Now)) {
		if n >= 0 {
			was[n] = i
		}
	}
	for n := range was {
		if n > 0 && was[n] < 0 {
			was[n] = was[n-1]
		}
	}
	for i, c := range t.Changes {
		p := t.passage(c, was)
		p.Number, p.Name = i+1, revision.NamePending(t.Pending[i])
		list = append(list, p)
	}
	return list
}

// passage tells one change. was are the passages of Then that those of Now were, or that stand before
// them.
func (t Texts) passage(c revision.Change, was []int) Passage {
	p := Passage{Words: []Word{}, References: []Reference{}, Translation: []Place{}}
	switch {
	case c.Added():
		now := t.Now[c.New]
		p.Change, p.New, p.References = Added, place(now), references(nil, now.Refs)
		if was[c.New] >= 0 {
			p.After = t.last(was[c.New])
		}
		return p
	case c.Removed():
		then := t.Then[c.Old]
		p.Change, p.Old, p.References = Removed, place(then), references(then.Refs, nil)
	default:
		then, now := t.Then[c.Old], t.Now[c.New]
		p.Change, p.Old, p.New, p.References = Altered, place(then), place(now), references(then.Refs, now.Refs)
		p.Level = then.Level != now.Level || then.Again != now.Again
		p.Words = words(then.Text, now.Text)
	}
	t.stands(&p, c.Old)
	return p
}

// pending tells what of a change is known without the text that it was made to.
func (t Texts) pending(entry press.Pending, index map[string]int) Passage {
	p := Passage{Change: Altered, Words: []Word{}, References: []Reference{}, Translation: []Place{}}
	n, there := index[entry.New]
	switch {
	case !there:
		p.Change = Removed
		return p
	case entry.Old == "":
		p.Change = Added
	}
	p.New = place(t.Now[n])
	t.stands(&p, n)
	return p
}

// stands adds what the translation has of a passage, or where it would stand.
func (t Texts) stands(p *Passage, passage int) {
	told := t.Of(passage)
	for i := told.From; i < told.To; i++ {
		p.Translation = append(p.Translation, *place(t.Own[i]))
	}
	if told.Empty() {
		p.After = t.last(passage)
	}
}

// last is the last passage of the translation that tells a passage, or else the one before it, if any.
func (t Texts) last(passage int) *Place {
	if told := t.Of(passage); !told.Empty() {
		return place(t.Own[told.To-1])
	}
	if n := t.Preceding(passage); n >= 0 {
		return place(t.Own[n])
	}
	return nil
}

func place(p press.Passage) *Place {
	return &Place{File: p.At.File, Line: p.At.Line, Column: p.At.Column, Text: p.Text}
}

func words(old, new string) []Word {
	list := []Word{}
	for _, piece := range revision.Words(old, new) {
		w := Word{Text: piece.Text}
		switch {
		case piece.Removed:
			w.Change = Removed
		case piece.Added:
			w.Change = Added
		}
		list = append(list, w)
	}
	return list
}

// references returns links and pictures that lead elsewhere, in their order.
func references(then, now []press.Ref) []Reference {
	list := []Reference{}
	for n := range max(len(then), len(now)) {
		var r Reference
		var kind press.LinkKind
		if n < len(then) {
			r.Old, kind = then[n].Dest, then[n].Kind
		}
		if n < len(now) {
			r.New, kind = now[n].Dest, now[n].Kind
		}
		if n < len(then) && n < len(now) && then[n].Kind == now[n].Kind && r.Old == r.New {
			continue
		}
		r.Kind = "link"
		if kind == press.Picture {
			r.Kind = "picture"
		}
		list = append(list, r)
	}
	return list
}
