package schema

import (
	"maps"
	"slices"
)

// People returns the schema of the register of people: for one newsroom, or, where that is
// nil, for any.
func People(n *Newsroom) []byte { return document(people(kinds{n})) }

// people is what releases/README.md says of people.yaml.
func people(k kinds) node {
	role := object(properties{
		{"office", orEmpty(k.ministry()).about("The ID of the ministry, in its register.")},
		{"title", k.texts().about("What the person is called, in each language. Needed.")},
		{"since", orEmpty(day()).about("The first day.")},
		{"until", orEmpty(day()).about("The last day; of a role that goes on, none.")},
	}, "title")
	entry := object(properties{
		{"name", k.texts().about("The name in each language. Needed.")},
		{"reading", orEmpty(line()).about("Of the Japanese name, in kana: it stands above it.")},
		{"roles", list(role).about("What the person is and was: `[{office: jp-mic, title: {en: Minister}, since: 2024-10-01}]`. No two at one time.")},
		{"url", orEmpty(webAddress()).about("A page about the person.")},
		{"contact", orEmpty(contact()).about("By which ways the person is reached, where a contact of a release does not say.")},
	}, "name")
	n := node{Type: []string{"object"}, Others: &entry}
	n.Names = &node{Pattern: word, PatternWords: "Write the ID like sato-hanako: lower-case letters, digits and single hyphens."}
	n.Title = "Register of people in docsite"
	n.Definitions = properties{{"line", orEmpty(line())}}
	return n
}

// person is an ID of the register of people.
func (k kinds) person() node {
	if k.Newsroom == nil || len(k.People) == 0 {
		return slug()
	}
	n := choice()
	for _, id := range slices.Sorted(maps.Keys(k.People)) {
		name, _ := k.People[id].Name.In(k.Languages[0], k.Languages)
		n.Enum, n.EnumWords = append(n.Enum, id), append(n.EnumWords, name)
	}
	return n
}

// contactOfRelease is whom to ask about a release: somebody of the register of people, or
// who is named there.
func (k kinds) contactOfRelease() node {
	n := contact()
	n.Properties = append(properties{{"person", orEmpty(k.person()).about("An ID of `people.yaml`, in the place of `name`: the person's name, and the title of the day of the release.")}}, n.Properties...)
	return n
}
