package search

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/locale"
	"docsite/generator/press"
)

// stampSize is how many bytes of the digest stand in a file.
const stampSize = 8

// deepest is how often the terms are cut in two at most: a bound for terms of
// one hash.
const deepest = 24

// Head is index.json.
type Head struct {
	Version   int    `json:"version"`   // of the files' form: 2
	Stamp     string `json:"stamp"`     // of the files, hexadecimal digits
	Edition   string `json:"edition"`   // a digest of what they say, likewise: the end of their addresses
	Filters   string `json:"filters"`   // a digest of filters.bin, likewise: the end of its address
	Documents int    `json:"documents"` // how many there are
	Together  int    `json:"together"`  // how many of them a file of records holds
	Tree      string `json:"tree"`      // bits, the highest of a byte first, in base64
	Letters   string `json:"letters"`   // variants of Han characters behind their plain forms, in groups parted by spaces
	Rules
}

func head(l *locale.Locale, documents int, stamp, edition, filters []byte, made tree, letters string) Head {
	return Head{
		Version: 2, Stamp: hex.EncodeToString(stamp), Edition: hex.EncodeToString(edition), Filters: hex.EncodeToString(filters),
		Documents: documents, Together: Together, Tree: base64.StdEncoding.EncodeToString(packed(made)), Letters: letters, Rules: RulesOf(l).folded(),
	}
}

// letters are the variants of characters that stand in the index, in a line.
func (s *terms) letters() string {
	var groups []string
	for _, group := range strings.Fields(variants) {
		first, _ := utf8.DecodeRuneInString(group)
		if _, stands := s.bigrams[bigram(0, first)]; stands {
			groups = append(groups, group)
		}
	}
	return strings.Join(groups, " ")
}

// Records is a file releases-N.json.
type Records struct {
	Stamp    string   `json:"stamp"`
	Releases []Record `json:"releases"`
}

// Record is what a list of results shows of a release. What a release does not
// have is left out.
type Record struct {
	Href      string `json:"href"`
	Title     string `json:"title"`
	Summary   string `json:"summary,omitempty"`
	Lang      string `json:"lang,omitempty"`     // where it is told in another language than the page's
	Language  string `json:"language,omitempty"` // its name in itself
	Date      string `json:"date"`               // for people
	Day       string `json:"day"`                // for machines
	Type      string `json:"type"`
	Countries string `json:"countries,omitempty"`
	Withdrawn string `json:"withdrawn,omitempty"` // a notice
	HeldBack  string `json:"held,omitempty"`      // in previews
}

// JSON writes a head or records.
func JSON(out *bytes.Buffer, file any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false) // in a file of its own < and & need no escape
	return e.Encode(file)
}

// Parts returns how many files of records the index has.
func (i *Index) Parts() int { return (len(i.Documents) + Together - 1) / Together }

// Part returns the releases of a file of records.
func (i *Index) Part(n int) []*press.Release {
	return i.Documents[n*Together : min((n+1)*Together, len(i.Documents))]
}

// tree tells how terms are cut into files: see the package's comment.
type tree []bool

// entered is an entry of a file, by the hash of its term.
type entered struct {
	hash    uint32
	term    string
	content []byte
}

// entries returns those of all terms, and of the lists of words, in the order of their hashes.
func (s *terms) entries() []entered {
	var all []entered
	encoder := &encoder{}
	var buffer []byte
	for i := range s.all {
		p := &s.all[i]
		buffer = encoder.entry(buffer[:0], p)
		p.data = append(p.data[:0], buffer...) // from here on it is the entry
		all = append(all, entered{hash(p.term), p.term, p.data})
	}
	for key, words := range s.vocabulary() {
		all = append(all, entered{hash(key), key, appendEntry(nil, key, words)})
	}
	slices.SortFunc(all, func(a, b entered) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.term, b.term)) })
	return all
}

// files hands over the files of terms and returns their tree.
func files(all []entered, stamp []byte, file func(number uint32, content []byte)) tree {
	var made tree
	var cut func(terms []entered, number uint32, depth int)
	cut = func(terms []entered, number uint32, depth int) {
		size := len(stamp)
		for _, t := range terms {
			size += len(t.content)
		}
		if size > limit && len(terms) > 1 && depth < deepest {
			made = append(made, true)
			middle := half(terms, depth)
			cut(terms[:middle], number<<1, depth+1)
			cut(terms[middle:], number<<1|1, depth+1)
			return
		}
		made = append(made, false)
		content := append(make([]byte, 0, size), stamp...)
		for _, t := range terms {
			content = append(content, t.content...)
		}
		file(number, content)
	}
	cut(all, 1, 0)
	return made
}

// half returns where the terms begin whose hash has a 1 behind so many bits.
func half(terms []entered, bits int) int {
	for i, t := range terms {
		if t.hash<<bits>>31 == 1 {
			return i
		}
	}
	return len(terms)
}

func packed(bits []bool) []byte {
	bytes := make([]byte, (len(bits)+7)/8)
	for i, bit := range bits {
		if bit {
			bytes[i/8] |= 0x80 >> (i % 8)
		}
	}
	return bytes
}
