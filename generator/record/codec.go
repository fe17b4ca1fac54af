package record

import (
	"encoding/binary"
	"math"
	"time"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/press"
	"docsite/generator/store"
)

// form is the version of the encoding below: records of another one are made anew.
const form = "record 12"

// codec writes values, or reads them back. One function a type (types.go) does
// both, so that what is written is what is read.
type codec interface {
	text(*string)
	number(*int64)
	count(int) int // of what follows: what is given, or what was written
	time(*time.Time)
	ok() bool // what was read so far is what was written
}

// encode returns a record's encoded form, without its blobs and its key.
func encode(r *Record) []byte {
	w := &writer{make([]byte, 0, 4<<10)}
	record(w, r)
	return w.out
}

// decode reads what encode returned; times are in a zone. It reports false for
// what encode did not write.
func decode(meta string, zone *time.Location) (*Record, bool) {
	r := &reader{in: meta, zone: zone}
	made := &Record{}
	record(r, made)
	return made, !r.failed && r.in == ""
}

type writer struct{ out []byte }

func (w *writer) ok() bool { return true }

func (w *writer) text(s *string) {
	w.out = append(binary.AppendUvarint(w.out, uint64(len(*s))), *s...)
}

func (w *writer) number(n *int64) { w.out = binary.AppendVarint(w.out, *n) }

func (w *writer) count(n int) int {
	w.out = binary.AppendUvarint(w.out, uint64(n))
	return n
}

func (w *writer) time(t *time.Time) {
	seconds, nanoseconds := int64(math.MinInt64), int64(0)
	if !t.IsZero() {
		seconds, nanoseconds = t.Unix(), int64(t.Nanosecond())
	}
	w.number(&seconds)
	w.number(&nanoseconds)
}

// reader reads from a string, of which the texts that it returns are parts.
type reader struct {
	in     string
	zone   *time.Location
	failed bool // what follows is not what was written
}

func (r *reader) ok() bool { return !r.failed }

func (r *reader) text(s *string) {
	n := r.count(0)
	*s, r.in = r.in[:n], r.in[n:]
}

func (r *reader) number(n *int64) {
	u := r.unsigned()
	*n = int64(u >> 1)
	if u&1 != 0 {
		*n = ^*n
	}
}

// count returns a number that is no larger than the bytes that are left: each of
// what it counts takes one at least.
func (r *reader) count(int) int {
	n := r.unsigned()
	if n > uint64(len(r.in)) {
		r.failed, r.in = true, ""
		return 0
	}
	return int(n)
}

func (r *reader) unsigned() uint64 {
	var n uint64
	for i := 0; i < len(r.in) && i < binary.MaxVarintLen64; i++ {
		b := r.in[i]
		n |= uint64(b&0x7F) << (7 * i)
		if b < 0x80 {
			r.in = r.in[i+1:]
			return n
		}
	}
	r.failed, r.in = true, ""
	return 0
}

func (r *reader) time(t *time.Time) {
	var seconds, nanoseconds int64
	r.number(&seconds)
	r.number(&nanoseconds)
	if seconds != math.MinInt64 {
		*t = time.Unix(seconds, nanoseconds).In(r.zone)
	}
}

func integer[T ~int | ~int32 | ~uint8](c codec, v *T) {
	n := int64(*v)
	c.number(&n)
	*v = T(n)
}

// digest is one that is written as it is; a shorter one stays what it was.
func digest(c codec, d *store.Key) {
	s := string(d[:])
	c.text(&s)
	copy(d[:], s)
}

func flag(c codec, v *bool) {
	n := int64(0)
	if *v {
		n = 1
	}
	c.number(&n)
	*v = n == 1
}

func word[T ~string](c codec, v *T) {
	s := string(*v)
	c.text(&s)
	*v = T(s)
}

func list[T any](c codec, l *[]T, each func(codec, *T)) {
	n := c.count(len(*l))
	if n != len(*l) {
		*l = make([]T, n)
	}
	for i := range *l {
		if !c.ok() {
			return // the rest would be made of nothing
		}
		each(c, &(*l)[i])
	}
}

// optional is a value that may be nil.
func optional[T any](c codec, v **T, value func(codec, *T)) {
	there := *v != nil
	if flag(c, &there); !there {
		return
	}
	if *v == nil {
		*v = new(T)
	}
	value(c, *v)
}

func position(c codec, p *diag.Pos) {
	c.text(&p.File)
	integer(c, &p.Line)
	integer(c, &p.Column)
}

func spot(c codec, s *align.Spot) {
	integer(c, &s.Line)
	integer(c, &s.Column)
}

func texts(c codec, l *[]string) { list(c, l, func(c codec, s *string) { c.text(s) }) }

// languages is a text in several languages, sorted by them.
func languages(c codec, t *press.Text) {
	type pair struct{ lang, text string }
	var pairs []pair
	for _, lang := range sortedKeys(*t) {
		pairs = append(pairs, pair{lang, (*t)[lang]})
	}
	list(c, &pairs, func(c codec, p *pair) { c.text(&p.lang); c.text(&p.text) })
	if *t == nil {
		*t = make(press.Text, len(pairs))
	}
	for _, p := range pairs {
		(*t)[p.lang] = p.text
	}
}
