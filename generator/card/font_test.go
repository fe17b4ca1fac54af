package card

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
)

// What is no font, or one whose tables are not where it says, is an error; nothing of the
// size that it claims is asked for.
func TestBrokenFonts(t *testing.T) {
	be := binary.BigEndian
	good := boxes([]rune("abc…"))
	with := func(at int, n uint32) []byte {
		file := bytes.Clone(good)
		be.PutUint32(file[at:], n)
		return file
	}
	end := uint32(len(good))
	length := be.Uint32(good[12+12:])
	offset := be.Uint32(good[12+8:])
	for name, c := range map[string]struct {
		file []byte
		good bool
	}{
		"whole":                    {good, true},
		"of Apple":                 {append([]byte("true"), good[4:]...), true},
		"empty":                    {nil, false},
		"text":                     {[]byte("no font, but a text of some length"), false},
		"picture":                  {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0DIHDR"), false},
		"for browsers":             {append([]byte("wOFF"), good[4:]...), false},
		"four bytes":               {good[:4], false},
		"header":                   {good[:12], false},
		"cut":                      {gobold.TTF[:len(gobold.TTF)/2], false},
		"a table to the end":       {with(12+12, end-offset), true},
		"a table behind the end":   {with(12+12, end-offset+1), false},
		"a table of four gigabyte": {with(12+12, 0xFFFFFFFF), false},
		"a table far away":         {with(12+8, 0xFFFFFFFF-length), false},
		"more tables than bytes":   {with(4, 0xFFFF0000), false},
		"no tables":                {with(4, 0), false},
		"an empty collection":      {append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"), make([]byte, 3)...), false},
		"a collection of nothing":  {append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01"), 0xFF, 0xFF, 0xFF, 0xFF), false},
		"a collection of itself":   {append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01"), 0, 0, 0, 0), false},
		"collection":               {collection(good), true},
		"as large as may be":       {append(bytes.Clone(good), make([]byte, MaxFont-len(good))...), true},
		"too large":                {append(bytes.Clone(good), make([]byte, MaxFont-len(good)+1)...), false},
	} {
		f, err := ParseFont(c.file)
		if c.good && (err != nil || f == nil) || !c.good && (!errors.Is(err, ErrFont) || f != nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
