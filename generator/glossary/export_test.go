package glossary

import "docsite/generator/press"

// Locales is for tests from outside.
var Locales = load

// Asked is how many entries a translation into a language must have a term of.
func (g *Glossary) Asked(lang, to string, passages []press.Passage) int {
	h := heldText{t: &press.Translation{Lang: lang}, text: Text{Passages: passages}}
	h.read(g.index(lang))
	n := 0
	for e := range h.asked() {
		if len(e.Of(to, Use)) > 0 {
			n++
		}
	}
	return n
}
