package schema

import (
	"slices"

	"docsite/generator/locale"
)

// Glossary returns the schema of a glossary: for one newsroom, or, where that is nil, for any.
func Glossary(n *Newsroom) []byte { return document(glossary(kinds{n})) }

// glossary is what locales/README.md says of glossary.yaml.
func glossary(k kinds) node {
	words := node{AnyOf: []node{line(), {Type: []string{"array"}, Items: &node{Type: scalar, Pattern: `\S`}}}}
	terms := object(properties{
		{"use", orEmpty(words).about("The term that is to be used, or several: `デジタル庁`, `[Digital Agency, Agency for Digital]`.")},
		{"may", orEmpty(words).about("Terms that may be used in its place.")},
		{"not", orEmpty(words).about("Terms that must not be used.")},
	})
	language := node{AnyOf: []node{line(), terms}}
	entry := object(properties{
		{"domain", orEmpty(line()).about("In what the terms have this meaning: `fisheries`. Entries of different domains may have the same term.")},
		{"note", orEmpty(k.texts()).about("What it is, in one sentence or two, in each language: for translators, and for readers side by side.")},
	})
	entry.Others = &language
	entry.Description = "Behind each language its terms: a text is the one that is to be used."
	if k.Newsroom != nil {
		entry.Others = false
		for _, tag := range k.Languages {
			for _, lang := range locale.Lineage(tag) {
				if !slices.ContainsFunc(entry.Properties, func(p property) bool { return p.name == lang }) {
					entry.Properties = append(entry.Properties, property{lang, orEmpty(language)})
				}
			}
		}
	}
	n := node{Type: []string{"object"}, Others: &entry}
	n.Names = &node{Pattern: `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, PatternWords: "Write the ID like digital-agency: lower-case letters, digits and single hyphens, a letter first."}
	n.Title = "Glossary in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}
