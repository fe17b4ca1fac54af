package consistency

import (
	_ "embed"
	"encoding/json"
	"strings"
)

//go:embed words.json
var wordsJSON []byte

// wordList is what is known of names in a language. Words are in lower case, with the
// apostrophe ’.
type wordList struct {
	Runs         bool     // names are runs of letters other than hiragana, not words in capitals
	Lower        bool     // a name goes on in lower case: Office de la sécurité portuaire
	Particles    []string // within a name, in lower case
	Conjunctions []string // particles that may join two names
	Openers      []string // that have a capital at the beginning of a sentence and begin no name
	Stops        []string // of a language that goes on in lower case: what ends a name
	Honorifics   []string // that say that a name is a person's
	Heads        []string // that begin a name in lower case: ministre
	Titles       []string // what somebody may be; of runs, how such a title ends
	Bodies       []string // what may have a name of its own; of runs, how such a name ends
	Genders      [][2]string
	Alike        []string // characters that are written one for the other in names

	particles, conjunctions, openers, stops, honorifics, heads, titles, bodies map[string]bool
	alike                                                                      map[rune]rune
}

var wordLists = loadWords()

func loadWords() map[string]*wordList {
	lists := map[string]*wordList{}
	if err := json.Unmarshal(wordsJSON, &lists); err != nil {
		panic("consistency: words.json: " + err.Error())
	}
	for _, w := range lists {
		w.index()
	}
	return lists
}

func (w *wordList) index() {
	set := func(list []string) map[string]bool {
		m := map[string]bool{}
		for _, word := range list {
			m[word] = true
		}
		return m
	}
	w.particles, w.conjunctions, w.openers, w.stops, w.honorifics = set(w.Particles), set(w.Conjunctions), set(w.Openers), set(w.Stops), set(w.Honorifics)
	w.heads, w.titles, w.bodies = set(w.Heads), set(w.Titles), set(w.Bodies)
	w.alike = map[rune]rune{}
	for _, group := range w.Alike {
		first := []rune(group)[0]
		for _, r := range group {
			w.alike[r] = first
		}
	}
}

// wordsOf returns what is known of a language or of its base: for fr-CA what is known of fr. Of
// one of which nothing is known, names are words in capitals.
func wordsOf(lang string) *wordList {
	base, _, _ := strings.Cut(lang, "-")
	for _, tag := range []string{lang, base} {
		if w := wordLists[tag]; w != nil {
			return w
		}
	}
	return unknownLanguage
}

var unknownLanguage = func() *wordList {
	w := &wordList{}
	w.index()
	return w
}()
