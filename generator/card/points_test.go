package card

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// TestPoints: glyphs may have as many points as bytes, and no more.
func TestPoints(t *testing.T) {
	be := binary.BigEndian
	for _, long := range []bool{true, false} {
		for over := range 2 {
			tables := boxTables([]rune("a…"))
			// One glyph of a contour whose points are all the same, which two bytes say of 256.
			const size = 1024
			glyph := make([]byte, size)
			be.PutUint16(glyph, 1)
			be.PutUint16(glyph[10:], uint16(size+over-1))
			copy(glyph[14:], bytes.Repeat([]byte{0x39, 255}, 8))
			tables["glyf"] = glyph
			tables["loca"] = be.AppendUint32(be.AppendUint32(nil, 0), size)
			if !long {
				be.PutUint16(tables["head"][50:], 0)
				tables["loca"] = be.AppendUint16(be.AppendUint16(nil, 0), size/2)
			}
			one, err := single(sfnt(tables))
			if err != nil {
				t.Fatal(err)
			}
			if err := checkPoints(one); errors.Is(err, ErrFont) != (over > 0) {
				t.Errorf("long offsets %t, %d points over: %v", long, over, err)
			}
			if _, err := ParseFont(sfnt(tables)); over > 0 && !errors.Is(err, ErrFont) {
				t.Errorf("long offsets %t: %v", long, err)
			}
		}
	}
}
