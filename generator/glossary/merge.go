package glossary

import "slices"

// Difference is an entry of a file that a glossary has otherwise.
type Difference struct {
	Own, Other *Entry
	Languages  []string // in which the terms differ; empty where domain or note do
}

// Merge says what of other entries a glossary does not have. An entry is there if its ID is, or
// one of its domain that is to be called the same in a language. One that is there and differs
// is told, and nothing of it is added.
func Merge(own, others []*Entry) (added []*Entry, differ []Difference) {
	byID, byTerm := map[string]*Entry{}, map[[3]string]*Entry{}
	remember := func(e *Entry) {
		byID[e.ID] = e
		for lang := range e.Terms {
			for _, text := range e.Of(lang, Use) {
				byTerm[[3]string{e.Domain, lang, text}] = e
			}
		}
	}
	for _, e := range own {
		remember(e)
	}
	for _, e := range others {
		there := byID[e.ID]
		for _, lang := range sortedLanguages(e) {
			for _, text := range e.Of(lang, Use) {
				if there == nil {
					there = byTerm[[3]string{e.Domain, lang, text}]
				}
			}
		}
		if there == nil {
			added = append(added, e)
			remember(e)
		} else if d := (Difference{Own: there, Other: e}); d.found() {
			differ = append(differ, d)
		}
	}
	return added, differ
}

// found reports whether there is a difference, and notes its languages.
func (d *Difference) found() bool {
	same := func(a, b Term) bool { return a.Text == b.Text && a.Status == b.Status }
	for _, lang := range sortedLanguages(d.Other) {
		if !slices.EqualFunc(d.Own.Terms[lang], d.Other.Terms[lang], same) {
			d.Languages = append(d.Languages, lang)
		}
	}
	if len(d.Languages) > 0 || d.Other.Domain != d.Own.Domain {
		return true
	}
	for lang, note := range d.Other.Note {
		if d.Own.Note[lang] != note {
			return true
		}
	}
	return false
}
