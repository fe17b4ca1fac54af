package search

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// This is a reader of the index, made from the specification alone: slower than
// search-index.js, and without the choice of terms and the order of results.

// posted is what a file says of a term.
type posted struct {
	documents, titles []int
	places            map[int][]int // by document; nil if there are none
}

// lookup returns what the index says of a term.
func lookup(t testing.TB, h Head, files map[uint32][]byte, term string) posted {
	t.Helper()
	tree, err := base64.StdEncoding.DecodeString(h.Tree)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	next := func() bool {
		bit := tree[at/8]&(0x80>>(at%8)) != 0
		at++
		return bit
	}
	var skip func()
	skip = func() {
		if next() {
			skip()
			skip()
		}
	}
	number, h32 := uint32(1), hash(term)
	for next() {
		if number = number<<1 | h32>>31; h32>>31 == 1 {
			skip()
		}
		h32 <<= 1
	}
	rest, found := files[number]
	if !found {
		t.Fatalf("%q: there is no file %d", term, number)
	}
	rest = rest[stampSize:]
	for len(rest) > 0 {
		var name, entry []byte
		name, rest = chunk(t, rest)
		entry, rest = chunk(t, rest)
		if string(name) == term {
			return decode(t, entry)
		}
	}
	return posted{}
}

func uvarint(t testing.TB, b []byte) (int, []byte) {
	t.Helper()
	n, size := binary.Uvarint(b)
	if size <= 0 {
		t.Fatal("a number breaks off")
	}
	return int(n), b[size:]
}

func chunk(t testing.TB, b []byte) (first, rest []byte) {
	n, b := uvarint(t, b)
	return b[:n], b[n:]
}

func decode(t testing.TB, entry []byte) posted {
	var p posted
	p.documents, entry = set(t, entry)
	var titles []int
	titles, entry = set(t, entry)
	for _, i := range titles {
		p.titles = append(p.titles, p.documents[i])
	}
	if len(entry) == 0 {
		return p
	}
	p.places = map[int][]int{}
	for _, d := range p.documents {
		for at, last := 0, false; !last; {
			var n int
			n, entry = uvarint(t, entry)
			at, last = at+n/2, n%2 == 1
			p.places[d] = append(p.places[d], at)
		}
	}
	if len(entry) > 0 {
		t.Errorf("%d bytes stand behind the places", len(entry))
	}
	return p
}

func set(t testing.TB, b []byte) (numbers []int, rest []byte) {
	head, b := uvarint(t, b)
	content, rest := b[:head/2], b[head/2:]
	if head%2 == 1 {
		for i := range len(content) * 8 {
			if content[i/8]>>(i%8)&1 == 1 {
				numbers = append(numbers, i)
			}
		}
		return numbers, rest
	}
	for next := 0; len(content) > 0; next++ {
		var gap int
		gap, content = uvarint(t, content)
		next += gap
		numbers = append(numbers, next)
	}
	return numbers, rest
}

// read returns the documents that a query finds, the newest first.
func read(t testing.TB, h Head, files map[uint32][]byte, query map[string]string) []int {
	t.Helper()
	var found []int
	for d := range h.Documents {
		found = append([]int{d}, found...)
	}
	keep := func(in []int) {
		found = slices.DeleteFunc(found, func(d int) bool { return !slices.Contains(in, d) })
	}
	for field, prefix := range map[string]string{"country": Country, "ministry": Ministry, "type": Type} {
		if value := query[field]; value != "" {
			if field == "country" {
				value = strings.ToUpper(value)
			}
			keep(lookup(t, h, files, prefix+value).documents)
		}
	}
	if year, err := strconv.Atoi(query["year"]); err == nil {
		var in []int
		for i, y := range h.Years {
			end := h.Documents
			if i+1 < len(h.Years) {
				end = h.Years[i+1][1]
			}
			for d := y[1]; y[0] == year && d < end; d++ {
				in = append(in, d)
			}
		}
		keep(in)
	}
	words, terms := 0, 0
	newTokenizer(h.Endings).cut([]byte(query["words"]),
		func(word []rune) {
			terms++
			if words++; words <= 8 { // a query of words reads no more files
				keep(lookup(t, h, files, string(word)).documents)
			}
		},
		func(run []rune) {
			terms++
			if len(run) == 1 {
				keep(lookup(t, h, files, string(run)).documents)
				return
			}
			var all []posted
			for i := 1; i < len(run); i++ {
				all = append(all, lookup(t, h, files, string(run[i-1:i+1])))
				keep(all[i-1].documents)
			}
			found = slices.DeleteFunc(found, func(d int) bool { return !follows(all, d) })
		})
	if query["words"] != "" && terms == 0 && query["year"] == "" {
		return nil
	}
	return found
}

// follows reports whether bigrams stand one behind the other somewhere in a
// document, as far as it is known.
func follows(bigrams []posted, document int) bool {
	var starts []int
	for i, b := range bigrams {
		if b.places == nil {
			continue
		}
		var here []int
		for _, at := range b.places[document] {
			here = append(here, at-i)
		}
		if starts == nil {
			starts = here
			continue
		}
		starts = slices.DeleteFunc(starts, func(at int) bool { return !slices.Contains(here, at) })
		if len(starts) == 0 {
			return false
		}
	}
	return true
}
