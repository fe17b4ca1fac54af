package locale

import (
	"docsite/generator/diag"
	"docsite/generator/fields"
)

// Terms is how a language inflects the terms of a glossary.
type Terms struct {
	// Endings lie over [Locale.Endings]: in a glossary accents count, and two words that a
	// search may hold for one are two.
	Endings map[string]string

	// Articles are words, and the article that is part of each where it stands before a
	// term that begins with one: du, le.
	Articles map[string]string
}

// readTerms reads how terms are inflected.
func (d *draft) readTerms(m *fields.Map) {
	s := m.Map("glossary")
	readLetters(s, "endings", "an ending of words", "write the last letters of a word, small: {ies: y, s: \"\"}", d.Terms.Endings)
	articles := s.Map("articles")
	for _, name := range articles.Names() {
		article := articles.Text(name.Value)
		sound := article.Set
		for _, t := range []fields.Text{name, article} {
			if t.Set && (t.Value == "" || !letters(t.Value)) {
				sound = false
				articles.Report(diag.New(diag.BadLocaleValue, t.At, "“%s” is not a word", t.Value).
					WithHint("write words of small letters: {du: le, aux: les}"))
			}
		}
		if sound {
			d.Terms.Articles[name.Value] = article.Value
		}
	}
	s.Done("“glossary”")
}
