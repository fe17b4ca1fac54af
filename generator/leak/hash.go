package leak

import (
	"math/bits"
	"sync/atomic"
)

// filter says of a key that it is surely not there, or that it may be.
type filter struct {
	bits  []uint64
	shift int
	none  bool
}

// newFilter returns a filter for so many keys, of which it lets few others through.
func newFilter(keys int) filter {
	size := max(bits.Len(uint(keys))+5, 10)
	return filter{make([]uint64, 1<<(size-6)), 64 - size, keys == 0}
}

func (f *filter) add(key uint64) {
	i := key * spread >> f.shift
	f.bits[i/64] |= 1 << (i % 64)
	f.none = false
}

func (f *filter) has(key uint64) bool {
	i := key * spread >> f.shift
	return f.bits[i/64]>>(i%64)&1 == 1
}

// marks are keys, each of which may be marked.
type marks struct {
	keys []uint64 // at their place or behind it; 0 is none
	bits []atomic.Uint32
}

// newMarks returns marks for so many keys at most.
func newMarks(keys int) marks {
	size := 1 << max(bits.Len(uint(keys))+1, 5)
	return marks{make([]uint64, size), make([]atomic.Uint32, size/32)}
}

// place returns where a key stands or is to stand.
func (m *marks) place(key uint64) int {
	last := len(m.keys) - 1
	i := int(key*spread>>32) & last
	for m.keys[i] != 0 && m.keys[i] != key {
		i = (i + 1) & last
	}
	return i
}

func (m *marks) add(key uint64) { m.keys[m.place(key)] = key }

// mark marks a key, if it is there.
func (m *marks) mark(key uint64) {
	if i := m.place(key); m.keys[i] != 0 && m.bits[i/32].Load()>>(i%32)&1 == 0 {
		m.bits[i/32].Or(1 << (i % 32))
	}
}

func (m *marks) marked(key uint64) bool {
	i := m.place(key)
	return m.keys[i] != 0 && m.bits[i/32].Load()>>(i%32)&1 == 1
}

// spread is 2⁶⁴ divided by the golden ratio, odd: Knuth, The Art of Computer Programming,
// volume 3, section 6.4.
const spread = 0x9E3779B97F4A7C15

// rolled and fallen are what a byte does to the hash of a window when it comes into it
// and when it leaves it (Cohen, Recursive hashing functions for n-grams, 1997: cyclic
// polynomials).
var rolled, fallen = func() (in, out [256]uint64) {
	x := uint64(1)
	for i := 1; i < 256; i++ { // the zero byte is nothing, and an empty window
		x += spread
		z := x
		z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
		z = (z ^ z>>27) * 0x94D049BB133111EB
		in[i] = z ^ z>>31
		out[i] = bits.RotateLeft64(in[i], window)
	}
	return in, out
}()

// hashOf returns the hash of a window.
func hashOf(letters []byte) (h uint64) {
	for _, b := range letters {
		h = bits.RotateLeft64(h, 1) ^ rolled[b]
	}
	return h
}

// termHash returns the hash of a word or name, as [matcher] has it letter by letter.
func termHash(letters string) (h uint64) {
	for i := range len(letters) {
		h = nextHash(h, letters[i])
	}
	return h
}

func nextHash(h uint64, b byte) uint64 { return (h ^ uint64(b) + 1) * wordPrime }

// wordPrime is that of FNV-1a, 64 bits (draft-eastlake-fnv).
const wordPrime = 0x100000001B3
