package search

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// This is a reader of the index, made from the specification alone: slower than
// search-index.js, and without the choice of terms, the order of results and what is looked for besides.

// posted is what a file says of a term.
type posted struct {
	documents []int
	weights   map[int]int
	places    map[int][]int // by document; nil if there are none
}

// lookup returns what the index says of a term.
func lookup(t testing.TB, h Head, files map[uint32][]byte, term string) posted {
	t.Helper()
	if entry := entryOf(t, h, files, term); entry != nil {
		return decode(t, entry)
	}
	return posted{}
}

// entryOf returns the rest of the entry of a term, or nil.
func entryOf(t testing.TB, h Head, files map[uint32][]byte, term string) []byte {
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
			return entry
		}
	}
	return nil
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
	p := posted{weights: map[int]int{}}
	p.documents, entry = set(t, entry)
	for i, d := range p.documents {
		p.weights[d] = int(entry[i/2]) >> (i % 2 * 4) & 15
	}
	entry = entry[(len(p.documents)+1)/2:]
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

// words returns a list of words, each with its class.
func words(t testing.TB, rest []byte) map[string]int {
	list, before := map[string]int{}, ""
	for len(rest) > 0 {
		var shared, class int
		var own []byte
		shared, rest = uvarint(t, rest)
		own, rest = chunk(t, rest)
		class, rest = uvarint(t, rest)
		before = before[:shared] + string(own)
		list[before] = class
	}
	return list
}

// filed is what filters.bin says of documents: their days, and the values of each field.
type filed struct {
	days   []int
	values [4][][]string // of type, country, ministry, topic, by document
}

func unfile(t testing.TB, file []byte, documents int) (f filed) {
	rest := file[stampSize:]
	var names [4][]string
	for i := range names {
		var n int
		n, rest = uvarint(t, rest)
		for range n {
			var name []byte
			name, rest = chunk(t, rest)
			names[i] = append(names[i], string(name))
		}
	}
	implied := make([]int, len(names[2]))
	for i := range implied {
		implied[i], rest = uvarint(t, rest)
	}
	day := 0
	for range documents {
		gap, size := binary.Varint(rest)
		rest = rest[size:]
		day += int(gap)
		f.days = append(f.days, day)
	}
	for i := range f.values {
		counts := make([]int, documents)
		for d := range counts {
			counts[d], rest = uvarint(t, rest)
		}
		for _, n := range counts {
			var own []string
			for which, gap := 0, 0; len(own) < n; which += gap + 1 {
				gap, rest = uvarint(t, rest)
				own = append(own, names[i][which+gap])
			}
			f.values[i] = append(f.values[i], own)
		}
	}
	for d, own := range f.values[2] {
		for _, ministry := range own {
			if country := implied[slices.Index(names[2], ministry)]; country > 0 {
				f.values[1][d] = append(f.values[1][d], names[1][country-1])
			}
		}
	}
	if len(rest) > 0 {
		t.Errorf("%d bytes stand behind the filters", len(rest))
	}
	return f
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

// built is an index as a server has it.
type built struct {
	head    Head
	terms   map[uint32][]byte // by number
	filters []byte
}

// read returns the documents that a query finds, the newest first. Of its words each is looked for as it
// is; one with a hyphen before it must not be found, and those between straight quotation marks
// stand one behind the other.
func read(t testing.TB, index built, query map[string]string) []int {
	t.Helper()
	filed := unfile(t, index.filters, index.head.Documents)
	var found []int
	for d := range index.head.Documents {
		found = append([]int{d}, found...)
	}
	keep := func(which func(d int) bool) {
		found = slices.DeleteFunc(found, func(d int) bool { return !which(d) })
	}
	day := func(text string) int {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return int(dayOf(at, time.UTC))
	}
	asked := false
	for field, value := range query {
		asked = asked || field != "words"
		switch field {
		case "type", "country", "ministry", "topic":
			if field == "country" {
				value = strings.ToUpper(value)
			}
			column := filed.values[slices.Index([]string{"type", "country", "ministry", "topic"}, field)]
			keep(func(d int) bool { return slices.Contains(column[d], value) })
		case "year":
			keep(func(d int) bool { return fmt.Sprint(time.Unix(int64(filed.days[d])*24*60*60, 0).UTC().Year()) == value })
		case "from":
			keep(func(d int) bool { return filed.days[d] >= day(value) })
		case "to":
			keep(func(d int) bool { return filed.days[d] <= day(value) })
		}
	}
	terms := 0
	parts := strings.Split(query["words"], `"`)
	for i, quoted := range parts {
		clauses := strings.Fields(quoted)
		if i%2 == 1 {
			before := parts[i-1]
			clauses = []string{before[len(strings.TrimRight(before, "-")):] + quoted}
		} else if n := len(clauses); n > 0 && clauses[n-1] == "-" {
			clauses = clauses[:n-1]
		}
		for _, clause := range clauses {
			wanted, not := strings.CutPrefix(clause, "-")
			each := index.clause(t, wanted, i%2 == 1)
			if terms++; not {
				keep(func(d int) bool { return !slices.ContainsFunc(each, func(in map[int]bool) bool { return in[d] }) })
				continue
			}
			for _, in := range each {
				keep(func(d int) bool { return in[d] })
			}
			if len(each) == 0 {
				terms--
			}
		}
	}
	if query["words"] != "" && terms == 0 && !asked {
		return nil
	}
	return found
}

// clause returns the documents that have each word and each run of a clause, or all as a phrase.
func (index built) clause(t testing.TB, text string, phrase bool) (each []map[int]bool) {
	var chain []link
	after := 0 // places that the next token may stand behind the last term
	cutter := newTokenizer(index.head.Rules)
	last := int64(-1)
	token := func(own []link) {
		own[0].least, own[0].most = after, after+1
		if chain = append(chain, own...); !phrase {
			each = append(each, follow(own))
			chain = nil
		}
	}
	cutter.cut([]byte(text),
		func(word []rune, _ span) {
			if same := int64(cutter.at) == last; same {
				return // a part of a compound
			}
			last = int64(cutter.at)
			token([]link{{posted: lookup(t, index.head, index.terms, string(cutter.stem(word)))}})
			after = 0
		},
		func(run []rune, _ span) {
			token(index.run(t, run))
			after = min(len(run), 2)
		})
	if phrase && len(chain) > 0 {
		each = append(each, follow(chain))
	}
	return each
}

// link is a term, and how far behind the one before it stands.
type link struct {
	posted
	least, most int
}

// run returns the bigrams of a run without the ー that may be left out.
func (index built) run(t testing.TB, run []rune) []link {
	var letters []rune
	var long []bool // one may stand behind
	katakana := 0
	for _, r := range run {
		dropped := r == 'ー' && katakana >= longVowel
		if katakana++; !isKatakana(r) {
			katakana = 0
		}
		if !dropped {
			letters, long = append(letters, r), append(long, false)
		}
		long[len(long)-1] = long[len(long)-1] || katakana >= longVowel
	}
	if len(letters) == 1 {
		return []link{{posted: lookup(t, index.head, index.terms, string(letters))}}
	}
	var all []link
	for i := 1; i < len(letters); i++ {
		l := link{posted: lookup(t, index.head, index.terms, string(letters[i-1:i+1])), least: 1, most: 1}
		if i > 1 && long[i-2] {
			l.most = 2
		}
		all = append(all, l)
	}
	return all
}

// follow returns the documents in which terms stand one behind the other, as far as
// it is known.
func follow(chain []link) map[int]bool {
	in := map[int]bool{}
	for _, d := range chain[0].documents {
		in[d] = true
		least, most := 0, 0
		var ends []int
		for i, l := range chain {
			if !slices.Contains(l.documents, d) {
				in[d] = false
				break
			}
			if i > 0 {
				least, most = least+l.least, most+l.most
			}
			if l.places == nil {
				continue
			}
			var next []int
			for _, at := range l.places[d] {
				if ends == nil || slices.ContainsFunc(ends, func(end int) bool { return end+least <= at && at <= end+most }) {
					next = append(next, at)
				}
			}
			if in[d] = len(next) > 0; !in[d] {
				break
			}
			ends, least, most = next, 0, 0
		}
	}
	return in
}
