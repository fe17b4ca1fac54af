package locale

import (
	"docsite/generator/contact"
	"docsite/generator/typeset"
)

// TextInputs are what texts of a language depend on: how they are set, how their
// words end, how facts are told in them, where
// sentences end. Messages have no part in it.
type TextInputs struct {
	Tag        string
	JoinLines  bool
	Ruby       bool // each Han character has its reading
	Phrases    bool // lines of headings end at phrases
	Typography typeset.Rules
	Endings    map[string]string
	Spellings  map[string]string
	Okurigana  []string
	Terms      Terms
	Contact    contact.Words
	Facts      FactLexicon
	Sentences  SentenceRules
	Countries  map[string]string // the names that differ from CLDR's
}

// TextInputs returns what texts of the language depend on.
func (l *Locale) TextInputs() TextInputs {
	return TextInputs{l.Tag, l.JoinLines, l.Ruby, l.phrases != nil, l.Typography.Rules(), l.Endings, l.Spellings, l.Okurigana, l.Terms, l.Contact, l.FactLexicon(), l.sentences, l.countries}
}
