// Package furigana finds how the Han characters of a Japanese text are read: what is set
// above them as ruby where every one of them is to have it.
//
// A reading comes from these, the first that knows a word:
//
//  1. the ruby that the author wrote in the text;
//  2. words that a site gives ([NewReader]): its register, and a file of its own;
//  3. tables that are written by hand: words.tsv, alone.tsv (characters that are words by themselves), affixes.tsv (省, 各),
//     counters.tsv (3日 is みっか), before.tsv (第3);
//  4. words.txt.gz, what two dictionaries read alike (gen says which, LICENSE by what right).
//
// Nothing is guessed. A text is cut into words in the way that takes the fewest of them and leaves the fewest characters over
// (lattice.go); where two ways to do so read otherwise, where a word is read in several ways (人気, 市場), and where a
// character is left over, the [Ruby] has no reading, and its author is told. Names of people are never in the tables.
package furigana

import "strings"

// Ruby is a stretch of a text, in bytes, and its reading in hiragana; empty if it is not known.
type Ruby struct {
	From, To int
	Reading  string
}

// Reader reads texts of a site. It may be used by many goroutines.
type Reader struct {
	words map[string]string
}

// NewReader returns a reader that knows a site's words besides those of the tables, by their
// readings. A reading in katakana is as good as one in hiragana.
func NewReader(words map[string]string) *Reader {
	r := &Reader{words: make(map[string]string, len(words))}
	for word, reading := range words {
		if short := withoutEndingOf(word, reading); short != "" {
			r.words[word] = short
		}
	}
	return r
}

// longest is how many bytes a word of a site or an author may have.
const longest = 120

// Usable reports whether a word can be known by a reading: it has a Han character, and the
// reading is kana.
func Usable(word, reading string) bool {
	return len(word) <= longest && strings.ContainsFunc(word, IsHan) && reading != "" && len(reading) <= 2*longest &&
		!strings.ContainsFunc(reading, func(r rune) bool { return !isKana(r) && r != '・' && r != ' ' && r != '　' })
}

// Placeholder stands in a text for what has ruby already.
const Placeholder = '\uFFFC'

// Read returns the readings of all Han characters of a text, in order. own are words that the author
// gave a reading to.
func (r *Reader) Read(text string, own map[string]string) []Ruby {
	if !strings.ContainsFunc(text, IsHan) {
		return nil
	}
	short := make(map[string]string, len(own))
	for word, reading := range own {
		if reading := withoutEndingOf(word, reading); reading != "" {
			short[word] = reading
		}
	}
	l := newLattice(text, short, r.words)
	return l.rubies()
}

// withoutEndingOf is withoutEnding of a word that is [Usable], and nothing of any other.
func withoutEndingOf(word, reading string) string {
	if !Usable(word, reading) {
		return ""
	}
	return withoutEnding(word, reading)
}
