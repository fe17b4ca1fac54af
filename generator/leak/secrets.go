package leak

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"math/bits"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// What is told, in bytes of folded text. A Latin letter is one byte, a character of
// Chinese or Japanese is three.
const (
	window   = 12                // what is compared at a time
	shortest = 18                // part of a passage
	ownWords = 6                 // windows of it, one behind the other, that no public text has
	chance   = 36                // a part that is shorter may be a turn of phrase
	stride   = ownWords          // between the windows of a passage that are looked for
	evenMore = shortest + stride // a passage as short as this is looked for at every window

	wordLetters  = 7 // of a word
	mixedLetters = 5 // of one that has letters and digits
	denseBytes   = 5 * 3
	nameLetters  = 5
	longestWord  = 64 // letters
	mostAlike    = 64 // places of one window that are looked at
)

// Secrets are what is looked for. They may be used by many goroutines once nothing is
// subtracted any more.
type Secrets struct {
	withheld []Withheld
	fold     *folding
	letters  []byte // of all passages, with a zero byte before, between and behind them
	passages []passage
	known    marks // all windows; those are marked that a public text has
	windows  map[uint64][]int32
	seen     filter // of windows
	words    map[string]*term
	names    map[string]*term
	terms    filter // of words and names
	files    map[int64][]fileOf
}

// passage is where one lies in letters.
type passage struct {
	start, end int32
	of         int32 // index into withheld
	text       string
}

// term is a word or a name.
type term struct {
	of     int32
	text   string
	public atomic.Bool
	weak   bool // it may be a word of everybody's
}

type fileOf struct {
	of   int32
	file File
}

// New returns secrets of releases.
func New(withheld []Withheld) *Secrets {
	s := &Secrets{withheld: withheld, fold: foldings(), letters: []byte{0}, words: map[string]*term{}, names: map[string]*term{}, files: map[int64][]fileOf{}}
	known := map[string]bool{}
	for i, w := range withheld {
		for _, text := range w.Texts {
			s.add(int32(i), text, known)
		}
		for _, name := range w.Names {
			s.add(int32(i), name, known)
			if key := s.joined(name); utf8.RuneCountInString(key) >= nameLetters && !digitsAlone(key) && s.names[key] == nil {
				s.names[key] = &term{of: int32(i), text: name, weak: !strings.ContainsAny(name, "-_"+digits)}
			}
		}
		for _, f := range w.Files {
			s.files[f.Size] = append(s.files[f.Size], fileOf{int32(i), f})
		}
	}
	s.gather()
	return s
}

// add adds a passage and its words.
func (s *Secrets) add(of int32, text string, known map[string]bool) {
	letters := s.fold.folded(text)
	if known[string(letters)] {
		return
	}
	known[string(letters)] = true
	if len(letters) >= window && !digitsAlone(string(letters)) {
		start := int32(len(s.letters))
		s.letters = append(append(s.letters, letters...), 0)
		s.passages = append(s.passages, passage{start, start + int32(len(letters)), of, text})
	}
	s.eachWord(text, func(word string) {
		if distinct(word) && s.words[word] == nil {
			s.words[word] = &term{of: of, text: word, weak: !strings.ContainsAny(word, digits)}
		}
	})
}

// distinct reports whether a word says so much that it is looked for by itself.
func distinct(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if c := classOf(r); c > letter {
		return c != hiragana && len(word) >= denseBytes
	}
	n := utf8.RuneCountInString(word)
	return n <= longestWord && (n >= wordLetters && !strings.ContainsAny(word, digits) || n >= mixedLetters && strings.ContainsAny(word, digits) && !digitsAlone(word))
}

const digits = "0123456789"

func digitsAlone(letters string) bool { return strings.Trim(letters, digits) == "" }

// eachWord hands over the words of a text as [matcher] parts them.
func (s *Secrets) eachWord(text string, do func(string)) {
	var word []byte
	last := apart
	end := func() {
		if len(word) > 0 {
			do(string(word))
		}
		word = word[:0]
	}
	for _, r := range text {
		before := len(word)
		var c class
		if word, c = s.fold.fold(word, r); c == unseen {
			continue
		}
		if c != last && before > 0 {
			one := slices.Clone(word[before:])
			word = word[:before]
			end()
			word = append(word, one...)
		}
		last = c
	}
	end()
}

// joined returns the letters of a name.
func (s *Secrets) joined(name string) string { return string(s.fold.folded(name)) }

// gather makes the table of all windows, for public texts to be subtracted.
func (s *Secrets) gather() {
	s.known = newMarks(len(s.letters))
	s.seen = newFilter(len(s.letters))
	for _, p := range s.passages {
		h := hashOf(s.letters[p.start : p.start+window-1])
		for at := p.start + window - 1; at < p.end; at++ {
			h = bits.RotateLeft64(h, 1) ^ rolled[s.letters[at]]
			if at >= p.start+window {
				h ^= fallen[s.letters[at-window]]
			}
			s.known.add(h)
			s.seen.add(h)
		}
	}
	s.indexTerms()
}

// index makes the tables by which windows, words and names are found, without those
// that are public.
func (s *Secrets) index() {
	s.windows = map[uint64][]int32{}
	for _, p := range s.passages {
		step := int32(stride)
		if p.end-p.start < evenMore {
			step = 1
		}
		for at := p.start; at+window <= p.end; {
			if !utf8.RuneStart(s.letters[at+window]) { // a window ends with a character
				at++
				continue
			}
			if key := hashOf(s.letters[at : at+window]); !s.isPublic(at) && len(s.windows[key]) < mostAlike {
				s.windows[key] = append(s.windows[key], at)
			}
			next := at + step
			for next > at+1 && next+window <= p.end && !utf8.RuneStart(s.letters[next+window]) {
				next--
			}
			at = next
		}
	}
	s.seen = newFilter(len(s.windows))
	for key := range s.windows {
		s.seen.add(key)
	}
	s.indexTerms()
}

// indexTerms makes the filter of words and names.
func (s *Secrets) indexTerms() {
	s.terms = newFilter(len(s.words) + len(s.names))
	for _, terms := range []map[string]*term{s.words, s.names} {
		for key, t := range terms {
			if !t.public.Load() {
				s.terms.add(termHash(key))
			}
		}
	}
}

func (s *Secrets) isPublic(at int32) bool { return s.known.marked(hashOf(s.letters[at : at+window])) }

// Subtract takes out what public texts say. It may be called by many goroutines;
// [Secrets.Ready] must be called behind the last of them.
func (s *Secrets) Subtract(texts ...[]byte) {
	m := matcher{Secrets: s, foundTerm: func(t *term, _ Kind, _, _ int) { t.public.Store(true) }}
	m.foundWindow = func(int) { s.known.mark(m.hash) }
	for _, text := range texts {
		m.read(text)
	}
}

// Ready makes the secrets ready to be looked for.
func (s *Secrets) Ready() { s.index() }

// None reports whether there is nothing to look for.
func (s *Secrets) None() bool {
	return len(s.windows) == 0 && s.terms.none && len(s.files) == 0
}

// tells reports whether a run says what no public text says, and whether it is a short part of a
// passage, as others may say it by chance.
func (s *Secrets) tells(r run) (tells, weak bool) {
	p := r.passage
	own, most := 0, 0
	for at := r.from; at+window <= r.to; at++ {
		if own++; s.isPublic(at) {
			own = 0
		}
		most = max(most, own)
	}
	whole := r.from == p.start && r.to == p.end
	return most >= ownWords && r.to-r.from >= shortest || most > 0 && whole, r.to-r.from < shortest || !whole && r.to-r.from < chance
}

// passageAt returns the passage that has a place in letters.
func (s *Secrets) passageAt(at int32) *passage {
	i, found := slices.BinarySearchFunc(s.passages, at, func(p passage, at int32) int { return cmp.Compare(p.start, at) })
	if !found {
		i--
	}
	return &s.passages[i]
}

// fileIn returns the file that bytes are, if they are one that is not public.
func (s *Secrets) fileIn(content []byte) (fileOf, bool) {
	files := s.files[int64(len(content))]
	if len(files) == 0 || len(content) == 0 {
		return fileOf{}, false
	}
	digest := sha256.Sum256(content)
	i := slices.IndexFunc(files, func(f fileOf) bool { return f.file.Digest == digest })
	if i < 0 {
		return fileOf{}, false
	}
	return files[i], true
}

// SubtractFile takes out a file that is public as well.
func (s *Secrets) SubtractFile(size int64, digest [sha256.Size]byte) {
	if files := slices.DeleteFunc(s.files[size], func(f fileOf) bool { return f.file.Digest == digest }); len(files) > 0 {
		s.files[size] = files
	} else {
		delete(s.files, size)
	}
}

// beginning is the first words of a text, as a message quotes them.
func beginning(text string) string {
	const most = 24 // characters: enough to find the passage, too little to tell it
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	text = string(runes[:most])
	if i := strings.LastIndexByte(text, ' '); i > most/2 {
		text = text[:i]
	}
	return string(bytes.TrimRight([]byte(text), " ,;:")) + "…"
}
