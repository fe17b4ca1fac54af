// Package phrase finds where a line of text written without spaces may end: at
// the end of a phrase, as a careful typesetter breaks a Japanese headline.
//
//	ja, ok := phrase.Named("ja")
//	ja.Split("日本とベトナムがデジタル分野の協力を確認") // 日本と ベトナムが デジタル分野の 協力を 確認
//
// What is known of a language is a model of BudouX
// (https://github.com/google/budoux): weights of the characters around a place,
// learnt from texts whose phrases people had marked. The sum of all that apply
// decides, see [Model]. What a model proposes holds only where the rules of
// Japanese line breaking allow it, see breaks.go; a browser would obey the model
// and begin a line with a bracket's end.
//
// The models lie in <name>.tsv, whose head names source and licence. To renew
// them, or to add one, change gen and run go generate.
package phrase

import (
	"embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:generate go run ./gen

//go:embed *.tsv *.words
var files embed.FS

// Model knows the phrases of one language. It may be used by many goroutines.
type Model struct {
	votes map[string][]vote // by the one, two or three characters that cast them
	total int               // the sum of all weights
	words words
}

// vote is what characters have to say of a place near them: a positive weight
// is for the end of a phrase.
type vote struct {
	place  int // counted in characters from the first of them
	weight int
}

// places has, for each feature of a model, where the place that it votes on
// stands, seen from its first character. UW3 is the character before the place,
// UW4 the one after it; BW2 and TW2 and TW3 lie across it.
var places = map[string]int{
	"UW1": 3, "UW2": 2, "UW3": 1, "UW4": 0, "UW5": -1, "UW6": -2,
	"BW1": 2, "BW2": 1, "BW3": 0,
	"TW1": 3, "TW2": 2, "TW3": 1, "TW4": 0,
}

// longest is the number of characters of the longest features, those of TW.
const longest = 3

var models = map[string]func() *Model{
	"ja": sync.OnceValue(func() *Model { return load("ja") }),
}

// Named returns a model by its name; ok is false where there is none.
func Named(name string) (m *Model, ok bool) {
	model, ok := models[name]
	if !ok {
		return nil, false
	}
	return model(), true
}

// Names returns the names of all models, sorted.
func Names() []string { return slices.Sorted(maps.Keys(models)) }

// load reads a model's file. The tests read every one, so that none can fail
// here.
func load(name string) *Model {
	file, err := files.ReadFile(name + ".tsv")
	if err != nil {
		panic("phrase: " + err.Error())
	}
	m := &Model{votes: map[string][]vote{}, words: readWords(name + ".words")}
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		weight, err := strconv.Atoi(row[2])
		if err != nil {
			panic("phrase: " + err.Error())
		}
		m.votes[row[1]] = append(m.votes[row[1]], vote{places[row[0]], weight})
		m.total += weight
	}
	return m
}

// shortest is how many letters or figures the last phrase of a text has at least: a line of less looks lost.
const shortest = 3

// Split cuts a text where a phrase ends and another begins. The parts are the
// text; of an empty one there are none. Where a space stands, a line can end
// anyhow and nothing is cut. No part is a single letter, and the last has three, if the
// text has.
func (m *Model) Split(text string) []string {
	if text == "" {
		return nil
	}
	var parts []string
	done := 0
	starts := runeStarts(text)
	kept := m.words.keep(text)
	last := lastPhrase(text)
	for i, score := range m.scores(text, starts) {
		at := starts[i]
		if score > 0 && at <= last && !kept[at] && mayBreak(text, at) && !isAlone(text[done:at]) {
			parts = append(parts, text[done:at])
			done = at
		}
	}
	return append(parts, text[done:])
}

// lastPhrase returns where the last phrase of a text must begin at the latest.
func lastPhrase(text string) int {
	at := len(text)
	for count := 0; count < shortest && at > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			count++
		}
	}
	return at
}

// isAlone reports whether a phrase ends in a letter that stands alone there: the model cut a word.
func isAlone(phrase string) bool {
	r, size := utf8.DecodeLastRuneInString(phrase)
	if !unicode.IsLetter(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(phrase[:len(phrase)-size])
	return size == len(phrase) || unicode.In(before, unicode.Ps, unicode.Pi, unicode.Z)
}

// scores returns for each character what the model says of the place before
// it: above zero, a phrase begins there. It is twice the sum of the votes less
// the sum of all weights, which is BudouX's own threshold in whole numbers.
func (m *Model) scores(text string, starts []int) []int {
	count := len(starts) - 1
	scores := make([]int, count)
	for i := range scores {
		scores[i] = -m.total
	}
	for first := range count {
		for end := first + 1; end <= min(first+longest, count); end++ {
			for _, v := range m.votes[text[starts[first]:starts[end]]] {
				if at := first + v.place; at > 0 && at < count {
					scores[at] += 2 * v.weight
				}
			}
		}
	}
	return scores
}

// runeStarts returns where each character of a text begins, and its end.
func runeStarts(text string) []int {
	starts := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		starts = append(starts, i)
	}
	return append(starts, len(text))
}
