package search

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"

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
	Version   int               `json:"version"`   // of the files' form: 1
	Stamp     string            `json:"stamp"`     // of the files, hexadecimal digits
	Edition   string            `json:"edition"`   // a digest of what they say, likewise: the end of their addresses
	Documents int               `json:"documents"` // how many there are
	Together  int               `json:"together"`  // how many of them a file of records holds
	Years     [][2]int          `json:"years"`     // each with documents, and the number of its first, oldest first
	Tree      string            `json:"tree"`      // bits, the highest of a byte first, in base64
	Endings   map[string]string `json:"endings"`   // of words, folded
}

func head(zone *time.Location, l *locale.Locale, documents []*press.Release, stamp, edition []byte, tree []bool) Head {
	h := Head{
		Version: 1, Stamp: hex.EncodeToString(stamp), Edition: hex.EncodeToString(edition), Documents: len(documents), Together: Together,
		Years: [][2]int{}, Tree: base64.StdEncoding.EncodeToString(packed(tree)), Endings: map[string]string{},
	}
	for i, r := range documents {
		year := r.Date.In(zone).Year()
		if n := len(h.Years); n == 0 || h.Years[n-1][0] != year {
			h.Years = append(h.Years, [2]int{year, i})
		}
	}
	for _, e := range newTokenizer(l.Endings).endings {
		h.Endings[string(e.from)] = string(e.to)
	}
	return h
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
	Date      string `json:"date"` // for people
	Day       string `json:"day"`  // for machines
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

// files hands over the files of terms and returns their tree.
func (s *terms) files(stamp []byte, file func(number uint32, content []byte)) []bool {
	order := s.sorted()
	encoder := &encoder{}
	var buffer []byte
	for i := range s.all {
		p := &s.all[i]
		buffer = encoder.entry(buffer[:0], p)
		p.data = append(p.data[:0], buffer...) // from here on it is the entry
	}
	var tree []bool
	var cut func(terms []hashed, number uint32, depth int)
	cut = func(terms []hashed, number uint32, depth int) {
		size := len(stamp)
		for _, t := range terms {
			size += len(s.all[t.index].data)
		}
		if size > limit && len(terms) > 1 && depth < deepest {
			tree = append(tree, true)
			middle := half(terms, depth)
			cut(terms[:middle], number<<1, depth+1)
			cut(terms[middle:], number<<1|1, depth+1)
			return
		}
		tree = append(tree, false)
		content := append(make([]byte, 0, size), stamp...)
		for _, t := range terms {
			content = append(content, s.all[t.index].data...)
			s.all[t.index].data = nil
		}
		file(number, content)
	}
	cut(order, 1, 0)
	return tree
}

// half returns where the terms begin whose hash has a 1 behind so many bits.
func half(terms []hashed, bits int) int {
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
