package diag

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Source turns byte offsets of a text into places. It is a value to pass
// about; making one reads the text once.
type Source struct {
	file  string
	text  []byte
	lines []int // byte offset of the first byte of each line
}

// NewSource returns the places of a UTF-8 text. A byte order mark at its
// beginning takes no column.
func NewSource(file string, text []byte) Source {
	lines := []int{0}
	for i := 0; ; {
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		lines = append(lines, i)
	}
	return Source{file, text, lines}
}

// File returns the file's name as it stands in every place of the source.
func (s Source) File() string { return s.file }

// Start returns the place of the file's first character.
func (s Source) Start() Pos { return Pos{s.file, 1, 1} }

// At returns the place of the character at a byte offset. An offset outside
// the text is taken as its nearest end.
func (s Source) At(offset int) Pos {
	offset = min(max(offset, 0), len(s.text))
	line := sort.SearchInts(s.lines, offset+1) - 1
	before := s.text[s.lines[line]:offset]
	if line == 0 {
		before = bytes.TrimPrefix(before, []byte("\uFEFF"))
	}
	return Pos{s.file, line + 1, utf8.RuneCount(before) + 1}
}

// Nearest returns those of the known words that somebody may have meant by a
// word, best first, at most three. It compares without regard to case and by
// the optimal string alignment distance, of which it allows a third of the
// word's length.
func Nearest(word string, known []string) []string {
	type candidate struct {
		word     string
		distance int
	}
	if len(word) > 100 {
		return nil // nobody mistypes that
	}
	var found []candidate
	w := []rune(strings.ToLower(word))
	limit := max(1, len(w)/3)
	for _, k := range known {
		lower := []rune(strings.ToLower(k))
		if d := editDistance(w, lower); d <= limit || inflected(w, lower) {
			found = append(found, candidate{k, d})
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		if found[i].distance != found[j].distance {
			return found[i].distance < found[j].distance
		}
		return found[i].word < found[j].word
	})
	var words []string
	for _, c := range found[:min(3, len(found))] {
		words = append(words, c.word)
	}
	return words
}

// inflected reports whether two words differ only in their endings.
func inflected(a, b []rune) bool {
	if len(b) > len(a) && b[len(a)] == '_' && slices.Equal(a, b[:len(a)]) {
		return true // embargo for embargo_until
	}
	stem := len(a) - 1
	return stem > 3 && len(b) > stem && len(b) <= len(a)+3 && slices.Equal(a[:stem], b[:stem])
}

// DidYouMean returns "did you mean …?" for the nearest known words, or else
// the sentence otherwise.
func DidYouMean(word string, known []string, otherwise string) string {
	near := Nearest(word, known)
	if len(near) == 0 {
		return otherwise
	}
	for i := range near {
		near[i] = "“" + near[i] + "”"
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}

// editDistance counts insertions, deletions, replacements and exchanges of
// neighbours.
func editDistance(a, b []rune) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
