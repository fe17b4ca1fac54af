package record

import (
	"strings"

	"docsite/generator/locale"
	"docsite/generator/press"
)

// knownReadings returns how the words of a site are read in a language: its own file's, names of bodies
// and of people by the register. A word that two of these read otherwise has none.
func knownReadings(lang string, settings *press.Settings, ministries map[string]*press.Ministry, people map[string]*press.Person) map[string]string {
	words := map[string]string{}
	add := func(word, read string) {
		if other, twice := words[word]; twice && other != read {
			read = ""
		}
		words[word] = read
	}
	for _, m := range ministries {
		add(nameIn(m.Name, lang), strings.ReplaceAll(m.Reading, " ", ""))
	}
	for _, p := range people {
		name, read := parts(nameIn(p.Name, lang)), parts(p.Reading)
		add(strings.Join(name, ""), strings.Join(read, ""))
		add(strings.Join(name, " "), strings.Join(read, " "))
		if len(name) == len(read) && len(name) > 1 { // family name and given name
			for i := range name {
				add(name[i], read[i])
			}
		}
	}
	for word, read := range settings.Readings {
		words[word] = read // which has the last word
	}
	for word, read := range words {
		if word == "" || read == "" {
			delete(words, word)
		}
	}
	return words
}

// parts returns the parts of a name.
func parts(name string) []string { return strings.Fields(strings.ReplaceAll(name, "・", " ")) }

// nameIn returns a name in a language, or in the nearest that it comes from.
func nameIn(name press.Text, lang string) string {
	found := ""
	for _, tag := range locale.Lineage(lang) {
		if s := name[tag]; s != "" {
			found = s
		}
	}
	return found
}
