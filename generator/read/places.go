package read

import (
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/markdown"
)

// Value is a text of a front matter.
type Value struct {
	Path string // its keys, such as title, image.alt, gallery[0].caption
	Text string // as it is read
}

// Place is where words of a text stand: in its file, or in a value of its front matter.
type Place struct {
	markdown.Field       // its passage counts in the whole text, its bytes in the file or in the value
	Value          Value // without a path for words of the file
}

// Places reads a file of a release as [Reader.File] does, and where the words of its
// passages stand, in their order.
func (r Reader) Places(file string, content []byte) (Reading, []Place, bool) {
	reading, ok := r.File(file, content)
	if !ok {
		return Reading{}, nil, false
	}
	id, name := layout.TranslationOf(file)
	lang, err := locale.Canonical(name)
	if err != nil {
		return Reading{}, nil, false
	}
	h, _ := r.frontMatter(source{file, id, lang, content})
	own := r.Converters[lang]
	var places []Place
	first := 0 // of the passages of what follows
	for i, v := range h.values {
		if f, words := markdown.PlainField(v.Text); words {
			f.Passage = i
			places = append(places, Place{f, v})
		}
	}
	first = len(h.passages)
	add := func(text []byte, body int, v Value) {
		passages, found := own.Fields(file, text, body)
		for _, f := range found {
			f.Passage += first
			places = append(places, Place{f, v})
		}
		first += len(passages)
	}
	markups := func(line bool) {
		for _, m := range h.markups {
			if m.line == line {
				add([]byte(m.text.Value), 0, Value{m.path, m.text.Value})
			}
		}
	}
	markups(true)
	add(h.text, h.body, Value{})
	markups(false)
	return reading, places, true
}
