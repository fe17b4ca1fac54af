package search

import "encoding/binary"

// limit is how many bytes a file of terms has at most, unless one term alone is
// longer.
const limit = 6 << 10

// postings are the documents of one term, while they are collected: for each,
// varints of how far it lies behind the one before, times 16, plus the term's [weight]
// in it; and then its places as [entry] has them.
type postings struct {
	term    string
	written string // in the first document, where that differs
	data    []byte
	next    uint32 // the document behind the last one
	count   int    // of documents
	places  int    // bytes of data that are places; -1 where there are none
}

// add takes a document of the term, the documents being given in order.
func (p *postings) add(document uint32, weight int, places []byte) {
	p.data = binary.AppendUvarint(p.data, uint64(document-p.next)<<4|uint64(weight))
	p.next = document + 1
	p.count++
	if len(places) == 0 && p.places >= 0 {
		p.forget()
	}
	if p.places < 0 {
		return
	}
	p.data = append(p.data, places...)
	if p.places += len(places); p.places > limit {
		p.forget() // they will not fit
	}
}

// join takes up the documents of the same term that follow.
func (p *postings) join(behind *postings) {
	if p.places >= 0 && behind.places < 0 {
		p.forget() // there were too many of them
	} else if p.places < 0 && behind.places >= 0 {
		behind.forget()
	}
	gap, n := binary.Uvarint(behind.data)
	p.data = binary.AppendUvarint(p.data, gap-uint64(p.next)<<4) // which began at the first document
	p.data = append(p.data, behind.data[n:]...)
	p.next = behind.next
	p.count += behind.count
	if p.places < 0 {
		return
	}
	if p.places += behind.places; p.places > limit {
		p.forget()
	}
}

// forget leaves the places out.
func (p *postings) forget() {
	kept := p.data[:0]
	p.each(func(data, _ []byte) { kept = append(kept, data...) })
	p.data, p.places = kept, -1
}

// each goes through the documents: the bytes that tell which one it is, and
// those of its places.
func (p *postings) each(do func(document, places []byte)) {
	for rest := p.data; len(rest) > 0; {
		_, n := binary.Uvarint(rest)
		end := n
		for more := p.places >= 0; more; {
			gap, m := binary.Uvarint(rest[end:])
			end += m
			more = gap&1 == 0 && m > 0
		}
		do(rest[:n], rest[n:end])
		rest = rest[end:]
	}
}

// encoder makes entries, using its memory again.
type encoder struct {
	documents    []uint32
	weights      []byte
	places, rest []byte
}

// entry appends the entry of a term to dst: its length and name, the length of
// the rest, the documents, what each weighs, and its places
// if the entry with them is no longer than a file may be.
func (e *encoder) entry(dst []byte, p *postings) []byte {
	e.documents, e.weights, e.places = e.documents[:0], e.weights[:0], e.places[:0]
	next := uint32(0)
	p.each(func(document, places []byte) {
		gap, _ := binary.Uvarint(document)
		next += uint32(gap >> 4)
		if n := len(e.documents); n%2 == 0 {
			e.weights = append(e.weights, byte(gap&heaviest))
		} else {
			e.weights[n/2] |= byte(gap&heaviest) << 4
		}
		e.documents = append(e.documents, next)
		next++
		e.places = append(e.places, places...)
	})
	e.rest = append(appendSet(e.rest[:0], e.documents), e.weights...)
	if p.places > 0 && stampSize+len(p.term)+len(e.rest)+len(e.places)+2*maxLength <= limit {
		e.rest = append(e.rest, e.places...)
	}
	return appendEntry(dst, p.term, e.rest)
}

func appendEntry(dst []byte, term string, rest []byte) []byte {
	dst = append(binary.AppendUvarint(dst, uint64(len(term))), term...)
	return append(binary.AppendUvarint(dst, uint64(len(rest))), rest...)
}

// maxLength is how many bytes the length of a part of an entry takes at most.
const maxLength = 3

// appendSet writes rising numbers as the shorter of their gaps and of a bit
// map, behind the bytes it takes, doubled, plus 1 for a bit map.
func appendSet(dst []byte, numbers []uint32) []byte {
	length, next := 0, uint32(0)
	for _, n := range numbers {
		length += varintSize(n - next)
		next = n + 1
	}
	if bits := int(next+7) / 8; bits < length {
		dst = binary.AppendUvarint(dst, uint64(bits)<<1|1)
		at := len(dst)
		dst = append(dst, make([]byte, bits)...)
		for _, n := range numbers {
			dst[at+int(n/8)] |= 1 << (n % 8)
		}
		return dst
	}
	dst = binary.AppendUvarint(dst, uint64(length)<<1)
	next = 0
	for _, n := range numbers {
		dst = binary.AppendUvarint(dst, uint64(n-next))
		next = n + 1
	}
	return dst
}

func varintSize(n uint32) int {
	size := 1
	for n >= 0x80 {
		n >>= 7
		size++
	}
	return size
}
