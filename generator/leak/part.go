package leak

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// part reads the bytes of a file or of a part of one, and what they mean where they are
// a text. Line breaks count where they are a file's own.
func (r *reader) part(raw []byte, inside string, text bool) {
	r.raw, r.inside, r.first = raw, inside, map[*Withheld]*told{}
	r.layers = r.layers[:0]
	if !text {
		r.match.read(raw)
		return
	}
	r.meaning(raw)
	if decoded := old(raw); decoded != nil {
		r.layers = append(r.layers[:0], nil) // its places are not those of the file
		r.meaning(decoded)
	}
	if mayBeWide(raw) {
		r.wide(raw)
	}
}

// text reads a short text as it is meant, such as a name.
func (r *reader) text(text []byte, inside string) { r.part(text, inside, true) }

// wide reads bytes as UTF-16, from every byte that a character may begin at.
func (r *reader) wide(raw []byte) {
	for _, bigEndian := range []bool{false, true} {
		for first := range 2 {
			r.units.wide(raw, first, bigEndian)
			r.layers = append(r.layers[:0], &r.units)
			r.meaning(r.units.text)
		}
	}
	r.layers = r.layers[:0]
}

// meaning reads a text as it is and with escapes undone, without tags, and what its data
// URIs hold. Where what comes has all letters that a text has, that is not read.
func (r *reader) meaning(text []byte) {
	depth := len(r.layers)
	for _, l := range [2]*layer{&r.escapes, &r.again} { // what stands in JSON or a feed is escaped twice
		if !l.unescape(text) {
			break
		}
		if l.lossy || l == &r.again {
			r.match.read(text)
		}
		text = l.text
		r.layers = append(r.layers, l)
	}
	r.match.read(text)
	if r.tags.strip(text) {
		r.layers = append(r.layers, &r.tags)
		r.match.read(r.tags.text)
	}
	r.layers = r.layers[:depth]
	if bytes.Contains(text, []byte(";base64,")) {
		raw, inside, first := r.raw, r.inside, r.first
		inBase64(bytes.Clone(text), func(content []byte, _ int) {
			if r.left -= int64(len(content)); r.left < 0 {
				r.unread(inside, "was read to %d MB of data URIs only", mostTogether>>20)
				return
			}
			r.content(content, "", within("a data URI", inside), deepest-1)
		})
		r.raw, r.inside, r.first = raw, inside, first
	}
}

// foundRun takes what a text and a passage have alike.
func (r *reader) foundRun(f run) {
	if tells, weak := r.secrets.tells(f); tells {
		r.match.told = f.end
		r.tell(Passage, f.of, beginning(f.text), f.start, weak)
	}
}

// foundTerm takes a word or a name.
func (r *reader) foundTerm(t *term, kind Kind, start, _ int) {
	r.tell(kind, t.of, beginning(t.text), start, t.weak)
}

// told is what was told of a release in a part.
type told struct {
	finding int             // index into found
	words   map[string]bool // what else was found
}

// mostChance is how much of one release can stand in one part by chance.
const mostChance = 8

// tell tells of what was found in the part that is read: once a release, and then of a
// passage rather than of a word.
func (r *reader) tell(kind Kind, of int32, words string, at int, weak bool) {
	w := &r.secrets.withheld[of]
	before := r.first[w]
	if before == nil {
		f := Finding{Kind: kind, File: r.file, Inside: r.inside, Of: w, Words: words, Weak: weak}
		f.Line, f.Column = r.place(at)
		r.first[w] = &told{len(r.found), map[string]bool{words: true}}
		r.found = append(r.found, f)
		return
	}
	before.words[words] = true
	f := &r.found[before.finding]
	f.More = len(before.words) - 1
	f.Weak = f.Weak && weak && f.More < mostChance
	if kind < f.Kind {
		f.Kind, f.Words = kind, words
		f.Line, f.Column = r.place(at)
	}
}

// place returns the line and column of a byte of what is read, where it comes from a
// text that is the file itself.
func (r *reader) place(at int) (line, column int) {
	for _, l := range slices.Backward(r.layers) {
		if l == nil {
			return 0, 0
		}
		at = l.from(at)
	}
	if r.inside != "" || bytes.IndexByte(r.raw, 0) >= 0 {
		return 0, 0
	}
	before := r.raw[:min(at, len(r.raw))]
	begin := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte{'\n'}) + 1, utf8.RuneCount(before[begin:]) + 1
}

// sorted puts findings into the order of their places.
func sorted(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Inside, b.Inside), cmp.Compare(a.Kind, b.Kind))
	})
	return found
}
