package card

import (
	"encoding/binary"
	"fmt"
)

// checkPoints refuses a font whose glyphs have more points than bytes (OpenType 1.9.1, “glyf”). A
// point that is another than the one before takes a byte at least, but two bytes can say 256 that
// are the same, and a reader of fonts keeps all of them. The font is as [single] returns it; a table
// that does not hold what it should is left to who reads it.
func checkPoints(one []byte) error {
	const header, entry, box = 12, 16, 10
	be := binary.BigEndian
	tables := map[string][]byte{}
	for e := header; e < header+entry*int(be.Uint16(one[4:])); e += entry {
		from := be.Uint32(one[e+8:])
		tables[string(one[e:e+4])] = one[from : from+be.Uint32(one[e+12:])]
	}
	head, loca, glyf := tables["head"], tables["loca"], tables["glyf"]
	if len(head) < 52 {
		return nil
	}
	long := be.Uint16(head[50:]) != 0
	at := func(i int) (offset int, ok bool) {
		switch {
		case long && 4*i+4 <= len(loca):
			return int(be.Uint32(loca[4*i:])), true
		case !long && 2*i+2 <= len(loca):
			return 2 * int(be.Uint16(loca[2*i:])), true
		}
		return 0, false
	}
	points := 0
	start, ok := at(0)
	for i := 1; ok; i++ {
		var end int
		if end, ok = at(i); !ok || end < start || end > len(glyf) {
			break
		}
		glyph := glyf[start:end]
		start = end
		if len(glyph) < box {
			continue
		}
		contours := int(int16(be.Uint16(glyph))) // of a glyph that is made of others there are none
		if contours < 1 || len(glyph) < box+2*contours {
			continue
		}
		if points += int(be.Uint16(glyph[box+2*contours-2:])) + 1; points > len(glyf) {
			return fmt.Errorf("%w: its glyphs have more points than bytes", ErrFont)
		}
	}
	return nil
}
