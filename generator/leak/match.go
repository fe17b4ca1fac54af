package leak

import (
	"bytes"
	"math/bits"
	"unicode/utf8"
)

// run is what a text and a passage have alike.
type run struct {
	*passage
	from, to   int32 // in the letters of the secrets
	start, end int   // bytes of the text
}

// matcher reads texts, and hands over what they have of secrets.
type matcher struct {
	*Secrets
	foundWindow func(end int) // that may be one that is looked for, before a byte of the text
	foundRun    func(run)
	foundTerm   func(t *term, kind Kind, start, end int)

	text   []byte
	binary bool // the text holds bytes that are none of a text
	ring   [16]byte
	hash   uint64
	count  int // letters so far
	told   int // the end of the last run that was handed over

	last             class
	word, name       uint64 // hashes; that of a name of one word is the word's
	chained          bool   // the name has several words
	length, joined   int    // of the word, of the name: bytes
	begun, nameBegun int    // where they begin in the text
	folded           []byte // a character
	spare            []byte // a word
}

// read reads a text. Words end where it does.
func (m *matcher) read(text []byte) {
	m.text, m.binary = text, bytes.IndexByte(text, 0) >= 0
	m.hash, m.count, m.told, m.ring = 0, 0, 0, [16]byte{}
	m.last, m.length, m.joined, m.chained = apart, 0, 0, false
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf {
			if m.fold.ascii[b] != 0 {
				i = m.plain(i)
			} else if i++; b != 0 || !m.wide(i-1) {
				m.part(b == '-' || b == '_', i-1)
			}
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			m.part(false, i)
			i++
			continue
		}
		var c class
		switch m.folded, c = m.fold.fold(m.folded[:0], r); c {
		case unseen:
		case apart:
			m.part(r == '‐' || r == '‑', i)
		default:
			if c != m.last {
				m.begin(c, i)
			}
			for n, b := range m.folded {
				end := i
				if n == len(m.folded)-1 {
					end += size
				}
				m.push(b, end)
			}
		}
		i += size
	}
	m.part(false, len(text))
}

// plain reads a row of Latin letters and digits without accents, and returns where it
// ends. It does what push does with each, many times faster.
func (m *matcher) plain(i int) int {
	if m.last != letter {
		m.begin(letter, i)
	}
	text, ascii, seen := m.text, &m.fold.ascii, &m.seen
	hash, word, count, begun := m.hash, m.word, m.count, i
	for ; i < len(text) && text[i] < utf8.RuneSelf; i++ {
		b := ascii[text[i]]
		if b == 0 {
			break
		}
		hash = bits.RotateLeft64(hash, 1) ^ rolled[b] ^ fallen[m.ring[(count-window)&15]]
		m.ring[count&15] = b
		count++
		word = (word ^ uint64(b) + 1) * wordPrime
		if at := hash * spread >> seen.shift; seen.bits[at/64]>>(at%64)&1 == 1 && count >= window {
			m.hash, m.count = hash, count
			m.foundWindow(i + 1)
		}
		if m.binary && m.terms.has(word) {
			m.word, m.length = word, m.length+i+1-begun
			m.count = count
			m.cut(i + 1)
			m.length -= i + 1 - begun
		}
	}
	if m.chained {
		for _, b := range text[begun:i] {
			m.name = nextHash(m.name, ascii[b])
		}
	}
	m.hash, m.word, m.count = hash, word, count
	m.length, m.joined = m.length+i-begun, m.joined+i-begun
	return i
}

// wide reports whether a zero byte is a part of a Latin letter in UTF-16: others stand two
// bytes from it.
func (m *matcher) wide(i int) bool {
	return i >= 2 && m.text[i-2] == 0 && m.text[i-1] != 0 || i+2 < len(m.text) && m.text[i+2] == 0 && m.text[i+1] != 0
}

// begin begins a word of a class at a byte of the text.
func (m *matcher) begin(c class, at int) {
	if m.length > 0 {
		m.endWord(at)
	}
	if m.joined == 0 {
		m.nameBegun = at
	} else if !m.chained { // a name of several words goes on
		m.name, m.chained = m.word, true
	}
	m.last, m.word, m.length, m.begun = c, 0, 0, at
}

// part ends a word and, unless what parts them is a hyphen, a name.
func (m *matcher) part(hyphen bool, at int) {
	if m.last != apart {
		m.endWord(at)
		if !m.chained {
			m.name = m.word
		}
		if m.joined >= nameLetters && m.terms.has(m.name) {
			m.lookUp(m.names, Name, m.nameBegun, at)
		}
		m.last, m.length = apart, 0
	}
	if !hyphen {
		m.joined, m.chained = 0, false
	}
}

func (m *matcher) endWord(at int) {
	if m.length >= mixedLetters && m.terms.has(m.word) {
		m.lookUp(m.words, Word, m.begun, at)
	}
}

// push takes a letter, behind which the text goes on at end.
func (m *matcher) push(b byte, end int) {
	m.hash = bits.RotateLeft64(m.hash, 1) ^ rolled[b] ^ fallen[m.ring[(m.count-window)&15]]
	m.ring[m.count&15] = b
	m.count++
	if m.seen.has(m.hash) && m.count >= window {
		m.foundWindow(end)
	}
	m.word, m.length = nextHash(m.word, b), m.length+1
	if m.joined++; m.chained {
		m.name = nextHash(m.name, b)
	}
	if m.binary && m.terms.has(m.word) {
		m.cut(end)
	}
}

// cut looks up the beginning of a word: in files of bytes nothing parts a word from the
// number behind it.
func (m *matcher) cut(end int) {
	if m.length >= wordLetters && m.length <= 3*longestWord {
		m.lookUp(m.words, Word, m.begun, end)
	}
}

// lookUp hands over a word or name that may be one that is looked for.
func (m *matcher) lookUp(terms map[string]*term, kind Kind, start, end int) {
	m.spare = m.spare[:0]
	for text := m.text[start:end]; len(text) > 0; {
		r, size := utf8.DecodeRune(text)
		m.spare, _ = m.fold.fold(m.spare, r)
		text = text[size:]
	}
	if t := terms[string(m.spare)]; t != nil && !t.public.Load() {
		m.foundTerm(t, kind, start, end)
	}
}

// compare hands over the runs that the last window is in, which ends before end.
func (m *matcher) compare(end int) {
	if end <= m.told {
		return
	}
	for _, at := range m.windows[m.hash] {
		p := m.passageAt(at)
		from, start := m.backward(at+window, end)
		if at+window-from < window {
			continue // another one of the same hash
		}
		to, stop := m.forward(at+window, end)
		m.foundRun(run{p, from, to, start, stop})
	}
}

// mostOfRun is how far a run is followed to each side, in bytes of the text.
const mostOfRun = 1 << 12

// backward returns since where letters are those of the text before end.
func (m *matcher) backward(at int32, end int) (from int32, start int) {
	start = end
	for i := end; i > max(0, end-mostOfRun); {
		r, size := utf8.DecodeLastRune(m.text[:i])
		i -= size
		m.folded, _ = m.fold.fold(m.folded[:0], r)
		for n := len(m.folded) - 1; n >= 0; n-- {
			if m.Secrets.letters[at-1] != m.folded[n] {
				return at, start
			}
			at, start = at-1, i
		}
	}
	return at, start
}

// forward returns until where letters are those of the text from end on.
func (m *matcher) forward(at int32, end int) (to int32, stop int) {
	stop = end
	for i := end; i < min(len(m.text), end+mostOfRun); {
		r, size := utf8.DecodeRune(m.text[i:])
		i += size
		m.folded, _ = m.fold.fold(m.folded[:0], r)
		for _, b := range m.folded {
			if m.Secrets.letters[at] != b {
				return at, stop
			}
			at, stop = at+1, i
		}
	}
	return at, stop
}
