package glossary

import (
	"slices"

	"docsite/generator/exchange"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// Advice is what to write in another language for a term that a text has.
type Advice struct {
	Entry  *Entry
	Source string // the term, as the glossary has it
	Use    []string
	May    []string
	Not    []string
	Note   string // in the other language, or else in that of the text; may be empty
}

// Advise returns what to write in another language for the terms of a text's parts, an entry once,
// in the order in which the text has them. An entry of which nothing is known there is left out.
func (g *Glossary) Advise(lang, to string, parts []string) []Advice {
	var list []Advice
	seen := map[*Entry]bool{}
	for _, part := range parts {
		for _, o := range g.Find(lang, part) {
			for _, m := range o.Of {
				if seen[m.Entry] {
					continue
				}
				seen[m.Entry] = true
				a := Advice{m.Entry, m.Term.Text, m.Entry.Of(to, Use), m.Entry.Of(to, May), m.Entry.Of(to, Not), noteIn(m.Entry.Note, to, lang)}
				if len(a.Use)+len(a.May)+len(a.Not) > 0 || a.Note != "" {
					list = append(list, a)
				}
			}
		}
	}
	return list
}

// noteIn returns a note in the first of some languages that has one.
func noteIn(note press.Text, languages ...string) string {
	for _, lang := range languages {
		for _, l := range slices.Backward(locale.Lineage(lang)) {
			if note[l] != "" {
				return note[l]
			}
		}
	}
	return ""
}

// Exchanged returns the same for a translator's file.
func (g *Glossary) Exchanged(lang, to string, parts []string) []exchange.Term {
	var list []exchange.Term
	for _, a := range g.Advise(lang, to, parts) {
		list = append(list, exchange.Term{Source: a.Source, Targets: slices.Concat(a.Use, a.May), Refused: a.Not, Note: a.Note})
	}
	return list
}
