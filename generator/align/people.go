package align

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/press"
)

// personName is what a person of the register is called in the language of a reader.
type personName struct{ name, id string }

// namesOf returns the names of a register's people in a language by their first characters, the longest
// first.
func namesOf(tag string, people map[string]*press.Person) map[rune][]personName {
	names := map[rune][]personName{}
	for _, id := range slices.Sorted(maps.Keys(people)) {
		name, in := people[id].Name.In(tag, nil)
		if name == "" || !strings.HasPrefix(tag, in) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(name)
		names[first] = append(names[first], personName{name, id})
	}
	for _, list := range names {
		slices.SortStableFunc(list, func(a, b personName) int { return len(b.name) - len(a.name) })
	}
	return names
}

// people returns where a text names people of the register, in its order. Another language may well do
// without a name: with “the minister”, or none.
func (r *Reader) people(text string) []fact {
	if len(r.names) == 0 {
		return nil
	}
	var found []fact
	before := ' '
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if name, ok := r.nameAt(text[i:], c, before); ok {
			found = append(found, fact{Mention: Mention{Kind: PersonMention, Name: name.id, Loose: true}, from: i, to: i + len(name.name)})
			size = len(name.name)
			c, _ = utf8.DecodeLastRuneInString(name.name)
		}
		before, i = c, i+size
	}
	return found
}

// nameAt returns the name with which a text begins that stands behind a character.
func (r *Reader) nameAt(text string, first, before rune) (personName, bool) {
	for _, n := range r.names[first] {
		if !strings.HasPrefix(text, n.name) {
			continue
		}
		behind, _ := utf8.DecodeRuneInString(text[len(n.name):])
		last, _ := utf8.DecodeLastRuneInString(n.name)
		if !joins(before, first) && !joins(last, behind) {
			return n, true
		}
	}
	return personName{}, false
}

// joins reports whether two characters stand in one word: letters of a script that parts words by spaces.
func joins(a, b rune) bool {
	parted := func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	}
	return parted(a) && parted(b)
}
