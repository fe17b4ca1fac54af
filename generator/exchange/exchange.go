// Package exchange writes texts for translators' programs, and reads what comes back: XLIFF 1.2
// and 2.1, gettext's PO, and the translation memory TMX 1.4b.
//
// A [Document] is one text of a release with its translation, as far as there is one, cut
// into units and segments; every format writes the same. What is Markdown, and what a file of
// a release looks like, the formats do not know: markup is a [Code] whose original stays
// with it.
//
// [Write] writes a document, [Read] reads what a translator gives back, and [Compare] says
// where that is not what was written out. A translation memory is no document but a stream of
// [Pair]s: [WriteTMX] and [ReadTMX].
//
// valid.go says what a document must be like; codes.go whether a translation has the codes of
// its source; inline.go what all formats do with text and codes. A format is a file that writes
// and one that reads. Those of XML share xmlread.go, which is where hostile input ends, and
// xmlwrite.go.
package exchange

// Document is a text to be translated into one language.
type Document struct {
	Release string // its ID; empty only in what was read from a program that lost it
	File    string // of the text to translate, by its path in the site
	Source  string // language, BCP 47
	Target  string // likewise
	Digest  string // of the text to translate: see package revision
	Units   []Unit
}

// Unit is what is translated as a whole: a passage.
type Unit struct {
	ID       string    // unique in the document: ASCII letters, digits, - and _
	Kind     string    // what the passage is, such as title, heading, paragraph
	Digest   string    // of the passage as it stood when it was written out
	Target   string    // digest of the translation that stood there then; empty for none
	Notes    []string  // for the translator
	Terms    []Term    // of the glossary that it has
	Segments []Segment // one at least
}

// Segment is a sentence, or several that are translated by one or several others.
type Segment struct {
	ID          string // unique in the unit, where no code has it either; of the same characters
	Source      Inline
	Target      Inline // empty for one that is not translated
	State       State  // Untranslated where Target is empty, and there alone
	Glue        string // what stands between it and the next one's source: white space or nothing
	Suggestions []Suggestion
}

// State is how far a segment is.
type State uint8

const (
	Untranslated State = iota
	Draft              // translated, and to be looked at: by a program, or from a text that was changed since
	Translated
)

// Inline is text with codes in it.
type Inline []Part

// Part is text, or a code where Code is not nil.
type Part struct {
	Text string
	Code *Code
}

// Code stands for markup. A pair has an opening and a closing code of one ID, most often in
// one segment, but always in one unit.
//
// The original of a target's code may be another than the source's, as where a link leads to the
// translation of a page. What a program gives back without its original gets the source's.
type Code struct {
	ID       string // unique in the unit; of the source and the target the same for the same markup; of the characters of a unit's
	Form     Form
	Original string // as it is written in the file; empty only in what was read from a program that lost it
	Shown    string // what a translator is shown of it, such as a link's address
}

// Form is what a code does.
type Form uint8

const (
	Alone Form = iota
	Opens
	Closes
)

// Suggestion is how the same sentence, or one like it, was translated before.
type Suggestion struct {
	Source, Target Inline // neither is empty
	Score          int    // per cent, from 1 to 100
	From           string // the ID of the release
}

// Term is an entry of the glossary. Its texts have no space at an end and no line break.
type Term struct {
	Source  string
	Targets []string // preferred first
	Refused []string // that must not be used
	Note    string
}
