package align

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/press"
)

// nameTree is a tree of the words of names. A name ends where there are IDs.
type nameTree struct {
	next map[string]*nameTree
	ids  string // of the bodies that have the name, parted by spaces
}

// skipped is how many words may stand within a name, as in “ministère japonais
// des Affaires étrangères”.
const skipped = 2

// register takes up the names of public bodies in a language. Names of several
// words are known by those of more than three letters, in any case; names
// without spaces and short names are words of the lexicon.
func (r *Reader) register(tag string, register map[string]*press.Ministry) {
	names, short := map[string][]string{}, map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(register)) {
		m := register[id]
		if name, in := m.Name.In(tag, nil); name != "" && strings.HasPrefix(tag, in) {
			names[name] = append(names[name], id)
		}
		if name, in := m.Short.In(tag, nil); utf8.RuneCountInString(name) > 1 && strings.HasPrefix(tag, in) {
			short[name] = append(short[name], id)
		}
	}
	byWords := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		ids := names[name]
		words := significant(name)
		if len(words) < 2 {
			r.lexicon.insert(name, entry{class: bodyName, name: strings.Join(ids, " ")})
			continue
		}
		key := strings.Join(words, " ")
		byWords[key] = append(byWords[key], ids...)
	}
	for _, name := range slices.Sorted(maps.Keys(short)) {
		r.lexicon.insert(name, entry{class: shortName, name: strings.Join(short[name], " ")})
	}
	for _, key := range slices.Sorted(maps.Keys(byWords)) {
		words := strings.Fields(key)
		if r.bodies.child(words[0]) == nil {
			r.lexicon.add(words[0], entry{class: bodyWord})
		}
		at := &r.bodies
		for _, word := range words {
			next := at.child(word)
			if next == nil {
				next = &nameTree{}
				put(&at.next, string(appendFolded(nil, word)), next)
			}
			at = next
		}
		at.ids = strings.TrimSpace(at.ids + " " + strings.Join(byWords[key], " "))
	}
}

func put(m *map[string]*nameTree, word string, n *nameTree) {
	if *m == nil {
		*m = map[string]*nameTree{}
	}
	(*m)[word] = n
}

// child returns what follows a word, or nil.
func (n *nameTree) child(word string) *nameTree {
	var buffer [64]byte
	return n.next[string(appendFolded(buffer[:0], word))]
}

// appendFolded appends a word in small letters and without the ending of a plural.
func appendFolded(dst []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			dst = append(dst[:len(dst)-i], strings.ToLower(word)...)
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return bytes.TrimSuffix(dst, []byte("s"))
}

// body returns the bodies whose name begins at a byte of the text, and its end:
// those of the longest name.
func (p *parser) body(from int) (string, int) {
	first, at := nextWord(p.text, from, true)
	if n := p.bodies.child(first); n != nil {
		return n.follow(p.text, at, skipped)
	}
	return "", 0
}

// follow goes on with a name in a text, in which so many words may be skipped.
func (n *nameTree) follow(text string, from, left int) (string, int) {
	for at := from; n.next != nil; {
		word, end := nextWord(text, at, true)
		if word == "" {
			break
		}
		if next := n.child(word); next != nil {
			if ids, end := next.follow(text, end, left); ids != "" {
				return ids, end
			}
		}
		if matters(word) {
			if left--; left < 0 {
				break
			}
		}
		at = end
	}
	return n.ids, from
}

// significant returns the words that a name is known by, in small letters.
func significant(name string) []string {
	var words []string
	for i := 0; i < len(name); {
		word, end := nextWord(name, i, false)
		if word == "" {
			break
		}
		if matters(word) {
			words = append(words, strings.ToLower(word))
		}
		i = end
	}
	return words
}

// matters reports whether a word is more than an article or a preposition.
func matters(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || utf8.RuneCountInString(word) > 3
}

// nextWord returns the next word of letters and its end, or "" if there is none
// or, within a clause, none before its end.
func nextWord(text string, i int, inClause bool) (string, int) {
	start := -1
	for j, r := range text[i:] {
		switch {
		case r < utf8.RuneSelf && asciiScripts[r] == letters || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)):
			if start < 0 {
				start = i + j
			}
		case start >= 0:
			return text[start : i+j], i + j
		case inClause && strings.ContainsRune(".;:()\t", r):
			return "", i + j
		}
	}
	if start < 0 {
		return "", len(text)
	}
	return text[start:], len(text)
}
