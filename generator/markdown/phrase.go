package markdown

import (
	"bytes"
	"html"
	"unicode/utf8"
)

// breakPhrases puts <wbr> between the phrases of a heading, whose HTML is
// w.out[start:]. They are the phrases of what is read, so a break may fall
// between two elements.
func (w *writer) breakPhrases(start int) {
	if w.options.Phrases == nil {
		return
	}
	w.reading = reading{markup: w.out[start:], text: w.reading.text[:0], gaps: w.reading.gaps[:0], outer: w.reading.outer[:0]}
	r := &w.reading
	r.read()
	done, end := 0, 0
	w.written = append(w.written[:0], r.markup...)
	w.out = w.out[:start]
	for _, phrase := range w.options.Phrases(string(r.text)) {
		if end > 0 && r.gaps[end] >= 0 {
			w.out = append(append(w.out, w.written[done:r.gaps[end]]...), "<wbr>"...)
			done = r.gaps[end]
		}
		end += len(phrase)
	}
	w.out = append(w.out, w.written[done:]...)
}

// reading is HTML of our own making as it is read.
type reading struct {
	markup []byte
	text   []byte
	// gaps has, for each byte of the text, where in the HTML a break before it
	// belongs: behind the elements that end there, before those that begin. It is
	// -1 where none may be.
	gaps []int

	gap   int      // where a break before the next character belongs
	how   manner   // of the innermost open element
	outer []manner // of those around it
	begun bool     // the element that is kept whole has had its first character
}

// manner is how the text of an element is read, the stronger one last.
type manner int

const (
	broken manner = iota // a line may end in it
	whole
	unread // it is no part of the sentence
)

// mannerOf returns how the text of an element is read.
func mannerOf(name string, tag []byte) manner {
	switch {
	case name == "rt", name == "rp", name == "sup", name == "sub", bytes.Contains(tag, []byte(` class="vh"`)):
		return unread
	case name == "code", name == "kbd", name == "samp", name == "ruby", bytes.Contains(tag, []byte(` lang="`)):
		return whole
	}
	return broken
}

// signs stand for elements that are no text. A line can end beside them anyhow.
var signs = map[string]string{"br": "\n", "wbr": "\u200B", "img": string(otherObject)}

func (r *reading) read() {
	for end := 0; end < len(r.markup); {
		rest := r.markup[end:]
		size := 0
		switch rest[0] {
		case '<':
			size = bytes.IndexByte(rest, '>') + 1 // there is none in an attribute
		case '&':
			size = bytes.IndexByte(rest, ';') + 1
		default:
			_, size = utf8.DecodeRune(rest)
		}
		end += size
		if rest[0] == '<' {
			r.tag(rest[:size], end)
		} else if rest[0] == '&' {
			r.character([]byte(html.UnescapeString(string(rest[:size]))), end)
		} else {
			r.character(rest[:size], end)
		}
	}
}

// tag reads a tag that ends there.
func (r *reading) tag(tag []byte, end int) {
	name, closing := tagName(tag)
	switch {
	case closing:
		last := len(r.outer) - 1
		r.how, r.outer = r.outer[last], r.outer[:last]
		r.gap = end
	case void[name]:
		r.character([]byte(signs[name]), end)
	default:
		r.outer = append(r.outer, r.how)
		if how := mannerOf(name, tag); how > r.how {
			r.how = how
			r.begun = r.begun && how != whole
		}
	}
}

// character reads a character whose HTML ends there.
func (r *reading) character(c []byte, end int) {
	if r.how == unread {
		return
	}
	gap := r.gap
	if r.how == whole && r.begun {
		gap = -1
	}
	r.text = append(r.text, c...)
	for range len(c) {
		r.gaps = append(r.gaps, gap)
	}
	r.begun = true
	r.gap = end
}
