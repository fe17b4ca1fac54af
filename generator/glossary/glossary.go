// Package glossary knows the terms of a site: what must be used, what may be used and what must
// not be used for one thing, in several languages.
//
// A [Glossary] is what locales/glossary.yaml says (read.go), unless it contradicts itself
// (contradictions.go). [Glossary.Find] finds its terms in a text (find.go): each language has a
// tree of the words of its terms (index.go), through which a text goes once, word by word
// (words.go). A word of a term stands for its plural and its feminine; how they end is data of the
// language's file ([locale.Terms]). [Glossary.Check] holds the texts of a release against it
// (check.go), and [Glossary.Advise] says what to write for the terms of a text (advice.go).
//
// Glossaries travel as TBX-Basic (tbx.go, tbxread.go) and as tables of comma-separated values
// (csv.go): both are made of [Entry]s and give them back (intake.go). [Merge] says what of them a
// glossary does not have.
//
// The words are those of terminology: a preferred term, an admitted term and a deprecated term of
// a concept (ISO 1087, ISO 30042) are here what is to be used, what may be and what is not to be.
package glossary

import (
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// Status says how a term is to be used.
type Status uint8

const (
	Use Status = iota // the term that is to be used
	May               // one that may be used in its place
	Not               // one that must not be used
)

// String returns the key of a status in glossary.yaml.
func (s Status) String() string { return statusNames[s] }

var statusNames = [...]string{"use", "may", "not"}

// Term is a word or several in one language.
type Term struct {
	Text   string
	Status Status
	At     diag.Pos `json:"-"` // of its text; nowhere for one that was not read from a file
}

// Entry is one thing and its terms.
type Entry struct {
	ID     string
	Domain string            // in which the terms have this meaning; empty for any
	Note   press.Text        // what it is, for those who write
	Terms  map[string][]Term // by language: first what is to be used, then what may be, then what must not
	At     diag.Pos
}

// In returns the terms of a language, or else those of its nearest ancestor that has any: those
// of fr for fr-CA.
func (e *Entry) In(lang string) []Term {
	lineage := locale.Lineage(lang)
	for i := len(lineage) - 1; i >= 0; i-- {
		if terms := e.Terms[lineage[i]]; terms != nil {
			return terms
		}
	}
	return nil
}

// Of returns the texts of a language's terms of a status.
func (e *Entry) Of(lang string, status Status) []string {
	var list []string
	for _, t := range e.In(lang) {
		if t.Status == status {
			list = append(list, t.Text)
		}
	}
	return list
}

// Glossary is the terms of a site. It may be used by many goroutines. A nil *Glossary, that of a
// site without one, has no terms.
type Glossary struct {
	Entries []*Entry // in the order of the file
	indexes map[string]*index
}

// New returns a glossary of entries, which finds terms in the languages of the locales.
func New(entries []*Entry, locales []*locale.Locale) *Glossary {
	g := &Glossary{entries, make(map[string]*index, len(locales))}
	for _, l := range locales {
		g.indexes[l.Tag] = newIndex(entries, l.Tag, rulesOf(l))
	}
	return g
}
