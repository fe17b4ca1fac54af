package furigana

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run ./gen

// words.txt.gz is made by gen; its lines are explained there.
//
//go:embed words.txt.gz
var packed []byte

// The tables that are written by hand.
var (
	//go:embed words.tsv
	wordsByHand string
	//go:embed alone.tsv
	standingAlone string
	//go:embed affixes.tsv
	affixes string
	//go:embed counters.tsv
	counters string
	//go:embed before.tsv
	beforeFigures string
)

// table is the dictionary: lines of a word, a tab and its reading, sorted.
type table struct {
	text   string
	starts []int32 // of the lines
}

// dictionary unpacks the table when it is first wanted.
var dictionary = sync.OnceValue(func() table {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err) // it is a part of the program
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	t := table{text: string(text)}
	for at := 0; at < len(t.text); {
		t.starts = append(t.starts, int32(at))
		at += strings.IndexByte(t.text[at:], '\n') + 1
	}
	return t
})

// line returns a line.
func (t table) line(i int) string {
	line, _, _ := strings.Cut(t.text[t.starts[i]:], "\n")
	return line
}

// longestWord is how many characters a word of the dictionary has at most.
const longestWord = 10

// each calls found with the length in bytes and the value of each word that s begins with, the
// shortest first.
func (t table) each(s string, found func(length int, value string)) {
	low, high := 0, len(t.starts)
	for n, count := 0, 0; n < len(s) && count < longestWord; count++ {
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
		word := s[:n]
		low += sort.Search(high-low, func(i int) bool { return t.text[t.starts[low+i]:] >= word })
		high = low + sort.Search(high-low, func(i int) bool { return !strings.HasPrefix(t.text[t.starts[low+i]:], word) })
		if low == high {
			return
		}
		if value, ok := strings.CutPrefix(t.line(low), word+"\t"); ok {
			found(n, value)
		}
	}
}

// rows returns the rows of a table that is written by hand.
func rows(text string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(text) {
		if key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && key[0] != '#' {
			m[key] = value
		}
	}
	return m
}

// hand holds the tables that are written by hand.
type hand struct {
	words, alone, before  map[string]string
	ends, begins, counted map[string]string // affixes: behind a word, before one, behind a counter
	counters              map[string]counter
	longest               int // bytes of the longest key
}

var byHand = sync.OnceValue(func() hand {
	h := hand{
		words: rows(wordsByHand), alone: rows(standingAlone), before: rows(beforeFigures),
		ends: map[string]string{}, begins: map[string]string{}, counted: map[string]string{}, counters: map[string]counter{},
	}
	for word, reading := range h.words {
		if reading != unsure {
			h.words[word] = withoutEnding(word, reading)
		}
	}
	for key, value := range rows(affixes) {
		if end, ok := strings.CutPrefix(key, "-"); ok {
			h.ends[end] = value
		} else if end, ok := strings.CutPrefix(key, "="); ok {
			h.counted[end] = value
		} else {
			h.begins[strings.TrimSuffix(key, "-")] = value
		}
	}
	for key, value := range rows(counters) {
		h.counters[key] = newCounter(key, value)
	}
	for _, m := range []map[string]string{h.words, h.alone, h.before} {
		for key := range m {
			h.longest = max(h.longest, len(key))
		}
	}
	for key := range h.counters {
		h.longest = max(h.longest, len(key))
	}
	return h
})
