package align

import (
	"sort"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// Analysis is what a text says that every language of its release must say alike:
// its shape, and the facts in it.
type Analysis struct {
	Passages []PassageShape
	Mentions []Mention // in the order of the text
	Anchors  []Anchor  // likewise
}

// PassageShape is a passage without its text.
type PassageShape struct {
	Kind  press.PassageKind
	Level uint8  // of a heading or an item
	Again bool   // it goes on with the item, quotation or note that the passage before it began
	Cells uint8  // of a row
	Size  uint32 // bytes of its text
	Sum   uint32 // of a paragraph or an item: CRC-32 of its text, by which the same one is known again
	Width uint32 // of its text, in columns of English: see [Width]
	End   uint32 // of its mentions: they are those from the End of the passage before it on
	Last  uint32 // of its anchors, likewise
	At    Spot
}

// Spot is a place in the file of a text, counted as in [diag.Pos].
type Spot struct{ Line, Column int32 }

// In returns the place in a file.
func (s Spot) In(file string) diag.Pos {
	return diag.Pos{File: file, Line: int(s.Line), Column: int(s.Column)}
}

// Mention is one fact in a text.
type Mention struct {
	Kind  MentionKind
	Loose bool    // told in such a way that another language may well do without
	Aside bool    // in brackets
	About bool    // of a number: it is rounded
	Bound bool    // of a number: the first or the last of those meant, or the next to it
	Value float64 // see the kinds
	Other float64 // of a number: how many of Base it is; without one, what it may mean too, by the scale of its range
	Base  string  // of a number with a unit: the unit that its kind is compared by
	Name  string  // see the kinds
	Text  string  // as it is written
	At    Spot

	From, To uint32 // bytes of its words in its passage's text: none of a picture without any
}

// Place returns where a mention stands, by its index: the index of its passage, and the bytes of
// its words in the passage's text, from one to before another.
func (a *Analysis) Place(mention int) (passage, from, to int) {
	passage = sort.Search(len(a.Passages), func(i int) bool { return int(a.Passages[i].End) > mention })
	m := &a.Mentions[mention]
	return passage, int(m.From), int(m.To)
}

// MentionKind tells what is mentioned.
type MentionKind uint8

const (
	NumberMention    MentionKind = iota // Value; Name is a currency's code, or %
	DateMention                         // Value is yyyymmdd, zeros for what is not said; Name is the weekday, 1 to 7
	WeekdayMention                      // Value is 1 to 7, from Monday
	TimeMention                         // Value is minutes since midnight
	TelephoneMention                    // Name is its digits
	RateMention                         // Value is the seconds for which something is told: 86400 of “a day”
	CodeMention                         // Name is letters with digits, such as COVID-19
	CountryMention                      // Name is its code
	MinistryMention                     // Name is the IDs of the bodies that have the name, parted by spaces
	LinkMention                         // Name is where it leads
	PictureMention                      // Name is its file
	PersonMention                       // Name is the ID of the person
)
