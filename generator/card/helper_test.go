package card

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/gobold"

	"docsite/generator/locale/phrase"
)

var colours = Colours{
	Paper:  color.RGBA{255, 255, 255, 255},
	Ink:    color.RGBA{26, 26, 26, 255},
	Accent: color.RGBA{29, 79, 145, 255},
}

func words(text string) []string { return []string{text} }

func japanese(t testing.TB) func(string) []string {
	t.Helper()
	m, ok := phrase.Named("ja")
	if !ok {
		t.Fatal("there is no model")
	}
	return m.Split
}

func parsed(t testing.TB, file []byte) *Font {
	t.Helper()
	f, err := ParseFont(file)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// letters is a card in Latin letters.
func letters(t testing.TB, headline string) Card {
	return Card{Font: parsed(t, gobold.TTF), Lang: "en", Headline: headline, Phrases: words, Colours: colours}
}

// kana is a card in squares: every character of its texts is a box.
func kana(t testing.TB, headline, office, date string) Card {
	return Card{
		Font: parsed(t, boxes([]rune(headline+office+date+"…"))), Lang: "ja", Headline: headline, Office: office, Date: date,
		Phrases: japanese(t), Colours: colours,
	}
}

func drawn(t testing.TB, c Card) image.Image {
	t.Helper()
	file, err := Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Fatalf("it is %v", m.Bounds())
	}
	return m
}

// inked is the rectangle of what is not paper within another.
func inked(m image.Image, in image.Rectangle) image.Rectangle {
	var r image.Rectangle
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if color.RGBAModel.Convert(m.At(x, y)) != colours.Paper {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// texts is the place of all texts: what stands right of the bar.
var texts = image.Rect(barWidth, 0, Width, Height)

// boxUnits is the em of a font of boxes.
const boxUnits = 1000

// boxes is a font in which each character is a box, as wide as the em and a hundredth
// less on each side, and from 80 units below the base line to 840 above; an opening
// bracket is a box in the right half, and 白 has no form. So a test knows where ink is to be.
func boxes(characters []rune) []byte { return sfnt(boxTables(characters)) }

func boxTables(characters []rune) map[string][]byte {
	glyphs := map[rune]bool{}
	for _, r := range characters {
		glyphs[r] = true
	}
	runes := slices.Sorted(maps.Keys(glyphs))
	var glyf, loca, hmtx, groups []byte
	be := binary.BigEndian
	add := func(left, right, advance int) {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(advance)), uint16(left))
		if left == right {
			return
		}
		for _, n := range []int{1, left, -80, right, 840, 3, 0} { // contours, box, last point, instructions
			glyf = be.AppendUint16(glyf, uint16(int16(n)))
		}
		glyf = append(glyf, 1, 1, 1, 1) // on the curve, in words
		for _, n := range []int{left, 0, right - left, 0, -80, 920, 0, -920} {
			glyf = be.AppendUint16(glyf, uint16(int16(n)))
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	add(100, 900, 1000)
	for i, r := range runes {
		switch r {
		case ' ':
			add(0, 0, 300)
		case '　', '白':
			add(0, 0, 1000)
		case '「', '（':
			add(500, 990, 1000)
		default:
			add(10, 990, 1000)
		}
		for _, n := range []uint32{uint32(r), uint32(r), uint32(i + 1)} {
			groups = be.AppendUint32(groups, n)
		}
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	count := uint16(len(runes) + 1)

	head := make([]byte, 54)
	be.PutUint32(head, 0x00010000)
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[18:], boxUnits)
	be.PutUint16(head[50:], 1) // long offsets in loca
	hhea := make([]byte, 36)
	be.PutUint32(hhea, 0x00010000)
	be.PutUint16(hhea[4:], 880)
	be.PutUint16(hhea[6:], uint16(0x10000-120))
	be.PutUint16(hhea[34:], count)
	maxp := make([]byte, 32)
	be.PutUint32(maxp, 0x00010000)
	be.PutUint16(maxp[4:], count)
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	cmap = be.AppendUint32(cmap, uint32(16+len(groups)))
	cmap = be.AppendUint32(cmap, 0)
	cmap = be.AppendUint32(cmap, uint32(len(runes)))
	cmap = append(cmap, groups...)
	return map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf, "cmap": cmap}
}

// varying is a font of 亜 and … whose weight goes from 400 to another. In the last, the
// box of 亜 is narrower by half an em.
func varying(last int) []byte {
	be := binary.BigEndian
	fvar := []byte{0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8}
	fvar = append(fvar, "wght"...)
	for _, weight := range []int{400, 400, last} {
		fvar = be.AppendUint32(fvar, uint32(weight)<<16)
	}
	fvar = append(fvar, 0, 0, 1, 0)
	// The glyphs are none, … and 亜; the last has one variation, of all points, whose
	// horizontal differences are in words, and of which there are no vertical ones.
	narrower := []byte{0, 1, 0, 10, 0, 19, 0xA0, 0, 0x40, 0, 0, 0x40 | 7}
	for _, difference := range []int16{0, 0, -500, -500, 0, 0, 0, 0} {
		narrower = be.AppendUint16(narrower, uint16(difference))
	}
	narrower = append(narrower, 0x80|7, 0)
	gvar := []byte{0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 36, 0, 3, 0, 1, 0, 0, 0, 36}
	for _, at := range []int{0, 0, 0, len(narrower)} {
		gvar = be.AppendUint32(gvar, uint32(at))
	}
	tables := boxTables([]rune("亜…"))
	tables["fvar"], tables["gvar"] = fvar, append(gvar, narrower...)
	return sfnt(tables)
}

// sfnt puts tables into a file of TrueType.
func sfnt(tables map[string][]byte) []byte {
	be := binary.BigEndian
	file := []byte{0, 1, 0, 0, 0, byte(len(tables)), 0, 0, 0, 0, 0, 0}
	at := len(file) + 16*len(tables)
	var content []byte
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		table := tables[name]
		file = append(file, name...)
		file = be.AppendUint32(file, 0)
		file = be.AppendUint32(file, uint32(at+len(content)))
		file = be.AppendUint32(file, uint32(len(table)))
		content = append(content, table...)
		for len(content)%4 != 0 {
			content = append(content, 0)
		}
	}
	return append(file, content...)
}

// collection puts fonts into one file.
func collection(fonts ...[]byte) []byte {
	be := binary.BigEndian
	file := be.AppendUint32(be.AppendUint32([]byte("ttcf"), 0x00010000), uint32(len(fonts)))
	at := len(file) + 4*len(fonts)
	var content []byte
	for _, f := range fonts {
		file = be.AppendUint32(file, uint32(at+len(content)))
		moved := bytes.Clone(f)
		for i := range int(f[5]) {
			place := moved[12+16*i+8:]
			be.PutUint32(place, be.Uint32(place)+uint32(at+len(content)))
		}
		content = append(content, moved...)
	}
	return append(file, content...)
}
