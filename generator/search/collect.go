package search

import (
	"bytes"
	"encoding/binary"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/markdown"
	"docsite/generator/press"
)

// Cutter cuts the texts of a site into terms. It may be used by many goroutines.
type Cutter struct {
	languages  []string // of the site
	ministries map[string]*press.Ministry
	bags       map[string]*sync.Pool // of [bag], by language
}

// NewCutter returns a cutter. The rules are those of words, by language; texts of
// other languages have no terms.
func NewCutter(languages []string, ministries map[string]*press.Ministry, rules map[string]Rules) *Cutter {
	c := &Cutter{languages, ministries, map[string]*sync.Pool{}}
	for lang, of := range rules {
		c.bags[lang] = &sync.Pool{New: func() any { return newBag(of) }}
	}
	return c
}

// What a word counts for by where it stands.
const (
	inTitle   = 20
	inSummary = 6
	inHeading = 5
	inText    = 1
)

// Cut returns the terms of a translation whose text is given as HTML: of each term
// a varint of the length of what follows times 32, plus twice its [weight], plus 1 if it is of a
// run. What follows is a word and how it is written, each behind a varint of its
// length, or a varint of the characters of a run; and then the places, as an entry
// of the index has them.
func (c *Cutter) Cut(r *press.Release, t *press.Translation, html []byte) []byte {
	pool := c.bags[t.Lang]
	if pool == nil {
		return nil
	}
	b := pool.Get().(*bag)
	defer pool.Put(b)
	b.begin()
	b.lines([]byte(t.Title), inTitle)
	b.lines([]byte(t.Summary), inSummary)
	for _, line := range c.about(r, t) {
		b.lines([]byte(line), inText)
	}
	sections(html, func(part []byte, of int) {
		b.text = markdown.Plain(b.text[:0], part)
		b.lines(b.text, of)
	})
	return b.encoded()
}

// sections hands over what stands in headings and between them, in its order.
func sections(html []byte, do func(part []byte, of int)) {
	for {
		start := heading(html)
		if start < 0 {
			do(html, inText)
			return
		}
		do(html[:start], inText)
		html = html[start:]
		end := bytes.Index(html, []byte("</h"))
		if end < 0 {
			end = len(html)
		}
		do(html[:end], inHeading)
		html = html[end:]
	}
}

// heading returns where one begins, or -1.
func heading(html []byte) int {
	for at := 0; ; {
		i := bytes.Index(html[at:], []byte("<h"))
		if i < 0 {
			return -1
		}
		at += i + 2
		if at < len(html) && '1' <= html[at] && html[at] <= '6' {
			return at - 2
		}
	}
}

// title returns the terms of a release that is told in another language, in
// which its title and summary are: as the words of a language are cut that is
// searched.
func (b *bag) title(t *press.Translation) []byte {
	b.begin()
	b.lines([]byte(t.Title), inTitle)
	b.lines([]byte(t.Summary), inSummary)
	return b.encoded()
}

// about returns the texts of a translation beside its title, its summary and its body.
func (c *Cutter) about(r *press.Release, t *press.Translation) []string {
	lines := []string{t.Place, r.Reference}
	if i := t.Image; i != nil {
		lines = append(lines, i.Alt, i.Caption)
	}
	for _, a := range t.Attachments {
		lines = append(lines, a.Title)
	}
	for _, id := range r.Ministries {
		if m := c.ministries[id]; m != nil {
			name, _ := m.Name.In(t.Lang, c.languages)
			short, _ := m.Short.In(t.Lang, c.languages)
			lines = append(lines, name, short)
		}
	}
	return lines
}

// bag is what is indexed of one document. It is used again for the next one.
type bag struct {
	raw     map[string]int // index into found of words as they stand in the text
	words   map[string]int // and of words as they are in the index
	bigrams map[uint64]int
	found   []found
	places  []place

	cutter  *tokenizer
	line    []byte
	text    []byte
	out     []byte
	letters []byte
	counts  int // what a term counts for that is found now
}

// found is a term of a document.
type found struct {
	word        string
	written     string // where it differs from the word
	bigram      uint64 // where word is empty
	counts      int
	first, last int // places, in order; -1 for none
}

// place is one where a term stands, and the index of its next.
type place struct {
	at   uint32
	next int
}

func newBag(rules Rules) *bag {
	return &bag{raw: map[string]int{}, words: map[string]int{}, bigrams: map[uint64]int{}, cutter: newTokenizer(rules)}
}

// begin makes the bag ready for another document.
func (b *bag) begin() {
	clear(b.raw)
	clear(b.words)
	clear(b.bigrams)
	b.found, b.places = b.found[:0], b.places[:0]
	b.cutter.begin()
}

// lines reads a text line by line, whose words count for so much.
func (b *bag) lines(text []byte, counts int) {
	b.counts = counts
	for line := range bytes.Lines(text) {
		b.line = line
		b.cutter.cut(line, b.word, b.run)
	}
}

func (b *bag) word(letters []rune, lies span) {
	b.letters = spelled(b.letters[:0], letters)
	i, known := b.raw[string(b.letters)]
	if !known {
		raw := string(b.letters)
		b.letters = spelled(b.letters[:0], b.cutter.stem(letters))
		if i, known = b.words[string(b.letters)]; !known {
			i = len(b.found)
			word := raw
			if string(b.letters) != raw {
				word = string(b.letters)
			}
			b.words[word] = i
			b.found = append(b.found, found{word: word, written: b.written(word, lies), first: -1, last: -1})
		}
		b.raw[raw] = i
	}
	b.place(&b.found[i], b.cutter.at)
}

// longestWritten is how many letters a word has at most that is offered to readers, and
// shortestWritten how many at least.
const (
	longestWritten  = 32
	shortestWritten = 3
)

// written returns a word as it stands in the line, in small letters, where it may be offered to
// readers: one that begins with a letter, or is of katakana.
func (b *bag) written(word string, lies span) string {
	text := &b.cutter.text
	size := lies.end - lies.start
	if first := text.letters[lies.start]; size < shortestWritten || size > longestWritten || text.from[lies.start] < 0 || b.cutter.classes.of(first) != letter && !isKatakana(first) {
		return ""
	}
	end := len(b.line)
	if lies.end < len(text.from) {
		end = int(text.from[lies.end])
	}
	line := bytes.TrimRight(b.line[text.from[lies.start]:end], "\r\n"+signs)
	if len(line) == size && asciiWord(line) {
		if string(line) == word {
			return ""
		}
		return strings.ToLower(string(line))
	}
	written := strings.Map(func(r rune) rune {
		if ignored(r) {
			return -1
		}
		return r
	}, strings.ToLower(norm.NFC.String(string(line))))
	if !utf8.ValidString(written) || written == word {
		return ""
	}
	return written
}

// asciiWord reports whether a text is of the letters from a to z.
func asciiWord(text []byte) bool {
	for _, c := range text {
		if c |= 0x20; c < 'a' || 'z' < c {
			return false
		}
	}
	return true
}

// run takes the characters of a run, any two that stand beside each other, and those beside a ー that
// may be left out.
func (b *bag) run(run []rune, lies span) {
	katakana := 0 // that stand before
	for i, r := range run {
		b.dense(bigram(0, r), -1)
		if i > 0 {
			b.dense(bigram(run[i-1], r), int(b.cutter.at)+i-1)
		}
		if r == 'ー' && katakana >= longVowel && i+1 < len(run) {
			b.dense(bigram(run[i-1], run[i+1]), int(b.cutter.at)+i-1)
		}
		if katakana++; !isKatakana(r) {
			katakana = 0
		}
		if last := i + 1; katakana >= shortestSlip && (last == len(run) || !isKatakana(run[last])) {
			b.katakana(span{lies.start + last - katakana, lies.start + last})
		}
	}
}

// shortestSlip is how many letters a word has at least that is offered in the place of another.
const shortestSlip = 4

// katakana takes words of katakana, for the lists of words alone: each of those that a
// sign parts, and two of them as one.
func (b *bag) katakana(lies span) {
	var words []span
	start := lies.start
	for i := lies.start + 1; i <= lies.end; i++ {
		if i == lies.end || b.parted(i) {
			words = append(words, span{start, i})
			start = i
		}
	}
	if len(words) == 2 {
		words = append(words, lies)
	}
	for _, word := range words {
		if size := word.end - word.start; shortestSlip <= size && size <= longestWritten {
			b.list(word)
		}
	}
}

// signs are those that part what is compared as one word; see [parts].
const signs = " \u3000・･·=＝゠"

// parted reports whether a sign stood before a letter that is left out.
func (b *bag) parted(i int) bool {
	from := b.cutter.text.from
	return from[i-1] >= 0 && bytes.ContainsAny(b.line[from[i-1]:from[i]], signs)
}

// list takes a word of katakana, without the ー that may be left out.
func (b *bag) list(lies span) {
	b.letters = b.letters[:0]
	for i, r := range b.cutter.text.letters[lies.start:lies.end] {
		if r != 'ー' || i < longVowel {
			b.letters = utf8.AppendRune(b.letters, r)
		}
	}
	if _, known := b.words[string(b.letters)]; !known {
		word := string(b.letters)
		b.words[word] = len(b.found)
		b.found = append(b.found, found{word: word, written: b.written(word, lies), first: -1, last: -1})
	}
}

// longVowel is how many katakana stand before a ー that may be left out.
const longVowel = 3

// dense takes a term of a run, and where it stands unless that is below 0.
func (b *bag) dense(key uint64, at int) {
	i, known := b.bigrams[key]
	if !known {
		i = len(b.found)
		b.bigrams[key] = i
		b.found = append(b.found, found{bigram: key, first: -1, last: -1})
	}
	f := &b.found[i]
	if at < 0 {
		f.counts += b.counts
		return
	}
	b.place(f, uint32(at))
}

// place takes a place of a term: one a term.
func (b *bag) place(f *found, at uint32) {
	f.counts += b.counts
	n := len(b.places)
	switch {
	case f.first < 0:
		f.first = n
	case b.places[f.last].at == at:
		return
	default:
		b.places[f.last].next = n
	}
	b.places = append(b.places, place{at, -1})
	f.last = n
}

func spelled(dst []byte, word []rune) []byte {
	for _, r := range word {
		if r < utf8.RuneSelf {
			dst = append(dst, byte(r))
		} else {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// heaviest is the weight of a term that a document is all about.
const heaviest = 15

// weight is how much a document is about a term: from 0 to heaviest, as BM25F has
// it, of what the term counts for and of how many places the document has. So it depends on
// nothing but the document.
func weight(counts, length int) int {
	const (
		usual = 600 // places
		half  = 4   // counts, of a usual document, that make half of the weight
	)
	// What is longer than usual counts for less, up to four times.
	norm := 1 + 3*min(length, 5*usual)/usual // in quarters
	return heaviest * 4 * counts / (4*counts + half*norm)
}

// encoded returns the terms as [Cutter.Cut] does.
func (b *bag) encoded() []byte {
	out, rest, length := b.out[:0], []byte(nil), int(b.cutter.at)
	for i := range b.found {
		f := &b.found[i]
		head := uint64(weight(f.counts, length)) << 1
		rest = rest[:0]
		if f.word != "" {
			rest = append(binary.AppendUvarint(rest, uint64(len(f.word))), f.word...)
			rest = append(binary.AppendUvarint(rest, uint64(len(f.written))), f.written...)
		} else {
			head |= 1
			rest = binary.AppendUvarint(rest, f.bigram)
		}
		rest = b.placesOf(f, rest)
		out = binary.AppendUvarint(out, uint64(len(rest))<<5|head)
		out = append(out, rest...)
	}
	b.out = out
	return bytes.Clone(out)
}

// placesOf appends where a term stands: each place as how far it lies behind the
// one before, doubled, plus 1 for the last.
func (b *bag) placesOf(f *found, dst []byte) []byte {
	last := uint32(0)
	for i := f.first; i >= 0; i = b.places[i].next {
		gap := uint64(b.places[i].at-last) << 1
		if i == f.last {
			gap |= 1
		}
		dst = binary.AppendUvarint(dst, gap)
		last = b.places[i].at
	}
	return dst
}
