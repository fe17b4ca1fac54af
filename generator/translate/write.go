package translate

import (
	"bytes"
	"fmt"
	"slices"

	"docsite/generator/press"
)

// chunk is what is written into a place: bytes that stand there already, a text that is
// change is what becomes of some bytes of a container.
type change struct {
	from, to int
	chunks   []chunk
}

// work is one thing to be written: the new content of a place, or a passage that is new.
type work struct {
	unit    string // of which it is
	segment string
	place   int      // of the base
	changes []change // of the place, in its order
	insert  *insert  // nil for a place that is there
	level   int      // how much is escaped
}

// insert is a passage that the base does not have.
type insert struct {
	passage press.Passage // of the source, for its kind and level
	ways    []way         // the likeliest first
	way     int
	chunks  []chunk
}

// way is where a passage may be put.
type way struct {
	from, to   int // bytes of the file that it stands in the place of
	lead, tail string
	after      int // place of the base that it stands behind; -1 for before all
}

// after returns the chunks of a place once it is changed.
func (t Text) after(place int, changes []change) []chunk {
	at := t.Places[place]
	var list []chunk
	from := at.From
	for _, c := range changes {
		list = append(append(list, chunk{kept: partsIn(at.Parts, from, c.from)}), c.chunks...)
		from = c.to
	}
	return append(list, chunk{kept: partsIn(at.Parts, from, at.To)})
}

// writer writes works into a base and reads what it wrote.
type writer struct {
	*Desk
	base  Text
	file  string // whose the result is
	tries int    // that are left
}

// maxRead is how many bytes are read at most to find how something is to be written.
const maxRead = 60_000_000

func (d *Desk) writer(base Text, file string) *writer {
	return &writer{d, base, file, 12 + maxRead/(1000+len(base.Text))}
}

// write returns the base with the works in it, and the works that could not be written.
func (w *writer) write(works []*work) (content []byte, failed []*work, err error) {
	if len(works) == 0 {
		return w.base.Raw, nil, nil
	}
	for range levels {
		content, wrong, err := w.try(works)
		if err != nil || wrong == nil {
			return content, nil, err
		}
		raised := false
		for _, one := range wrong {
			if one.level < levels-1 {
				one.level, raised = one.level+1, true
			}
		}
		if !raised {
			break
		}
	}
	return w.oneByOne(works)
}

// oneByOne writes works one after the other, each in the first way in which it reads as it
// was meant.
func (w *writer) oneByOne(works []*work) (content []byte, failed []*work, err error) {
	var done []*work
	content = w.base.Raw
	for _, one := range works {
		ways, fits := 1, false
		if one.insert != nil {
			ways = len(one.insert.ways)
		}
		for n := 0; n < ways*levels && !fits && w.tries > 0; n++ {
			if one.level = n % levels; one.insert != nil {
				one.insert.way = n / levels
			}
			with, wrong, err := w.try(append(done[:len(done):len(done)], one))
			if err != nil {
				return nil, nil, err
			}
			if fits = wrong == nil; fits {
				content = with
			}
		}
		if fits {
			done = append(done, one)
		} else {
			failed = append(failed, one)
		}
	}
	return content, failed, nil
}

// try writes works and reads the result. It returns those that may be why something reads
// otherwise than was meant; nil where all is as it should be.
func (w *writer) try(works []*work) (content []byte, wrong []*work, err error) {
	w.tries--
	want := w.expected(works)
	if content, err = w.render(works); err != nil {
		return nil, nil, err
	}
	now, ok := w.Read(w.file, content)
	if !ok {
		return nil, works, nil
	}
	got := slices.DeleteFunc(now.shapes(), func(s shape) bool { return s.kind != press.Code && !hasWords(s.tokens) })
	for i := range max(len(got), len(want)) {
		if i < len(got) && i < len(want) {
			s := want[i]
			s.by = nil
			if got[i] == s {
				continue
			}
			if want[i].by != nil && len(got) == len(want) {
				wrong = append(wrong, want[i].by)
				continue
			}
		}
		return nil, works, nil
	}
	return content, wrong, nil
}

// expected returns the shapes of the base once the works are done.
func (w *writer) expected(works []*work) []shape {
	changed, inserted := map[int]*work{}, map[int][]*work{}
	for _, one := range works {
		if one.insert == nil {
			changed[one.place] = one
			continue
		}
		after := one.insert.ways[one.insert.way].after
		inserted[after] = append(inserted[after], one)
	}
	var list []shape
	put := func(s shape) {
		if s.kind == press.Code || hasWords(s.tokens) {
			list = append(list, s)
		}
	}
	add := func(after int) {
		for _, one := range inserted[after] {
			put(shape{one.insert.passage.Kind, one.insert.passage.Level, "", tokens(one.insert.chunks, ""), one})
		}
	}
	front := true
	places := cells(w.base)
	for i, p := range w.base.Passages {
		for _, n := range places[i] {
			front = front && w.base.Places[n].Value.Path != ""
		}
		if !front {
			add(-1)
			delete(inserted, -1)
		}
		if p.Kind == press.Code {
			put(shape{kind: p.Kind, tokens: p.Text})
		}
		for _, n := range places[i] {
			s := shape{p.Kind, p.Level, w.base.Places[n].Value.Path, "", changed[n]}
			chunks := []chunk{{kept: w.base.Places[n].Parts}}
			if s.by != nil {
				chunks = w.base.after(n, s.by.changes)
			}
			s.tokens = tokens(chunks, w.base.container(n))
			put(s)
			add(n)
		}
	}
	add(-1)
	return list
}

// replacement is new text for bytes of a text.
type replacement struct {
	from, to int
	with     string
}

// render returns the base's file with the works in it.
func (w *writer) render(works []*work) ([]byte, error) {
	var list []replacement
	for _, one := range works {
		if in := one.insert; in != nil {
			way := in.ways[in.way]
			list = append(list, replacement{way.from, way.to, way.lead + written(in.chunks, "", one.level, false) + way.tail})
			continue
		}
		at := w.base.Places[one.place]
		list = append(list, replacement{at.From, at.To, written(w.base.after(one.place, one.changes), w.base.container(one.place), one.level, false)})
	}
	return patch(w.base.Raw, w.base.Text, list)
}

// patch replaces bytes of a text that was cleaned in the file that it is the text of. Lines
// in which nothing is replaced stay as they are in the file.
func patch(raw, text []byte, list []replacement) ([]byte, error) {
	slices.SortStableFunc(list, func(a, b replacement) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.to - b.to
	})
	var out []byte
	if mark := []byte("\uFEFF"); bytes.HasPrefix(raw, mark) {
		out, raw = append(out, mark...), raw[len(mark):]
	}
	ours, theirs := bytes.SplitAfter(text, []byte("\n")), bytes.SplitAfter(raw, []byte("\n"))
	if len(ours) != len(theirs) {
		return nil, fmt.Errorf("the file has %d lines, its text %d", len(theirs), len(ours))
	}
	at, next := 0, 0
	for i := 0; i < len(ours); i++ {
		end := at + len(ours[i])
		last := i == len(ours)-1
		if next == len(list) || list[next].from >= end && !(last && list[next].from == end) {
			out = append(out, theirs[i]...)
			at = end
			continue
		}
		// The lines that are touched, as one text.
		first := i
		var edited []byte
		for next < len(list) && (list[next].from < end || last && list[next].from == end) {
			r := list[next]
			if r.from < at || r.to < r.from {
				return nil, fmt.Errorf("two changes overlap at byte %d", r.from)
			}
			edited = append(append(edited, text[at:r.from]...), r.with...)
			at = r.to
			for at > end {
				i++
				end += len(ours[i])
				last = i == len(ours)-1
			}
			next++
		}
		edited = append(edited, text[at:end]...)
		if bytes.HasSuffix(theirs[first], []byte("\r\n")) {
			edited = bytes.ReplaceAll(edited, []byte("\n"), []byte("\r\n"))
		}
		out = append(out, edited...)
		at = end
	}
	return out, nil
}
