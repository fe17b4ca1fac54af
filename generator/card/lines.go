package card

import (
	"fmt"
	"math"
	"strings"
	"unicode"
)

// paragraph is a text that was shaped and can be measured in every size.
type paragraph struct {
	*setter
	text    []rune
	squares bool  // it has characters that fill a square
	upto    []int // the width of the first n characters, in the font's units
}

// maxText is how many characters of a text are looked at; no card holds as many.
const maxText = 600

// paragraphs shapes texts. What the font lacks is told of all.
func (s *setter) paragraphs(texts ...string) ([]*paragraph, error) {
	list := make([]*paragraph, len(texts))
	var lacks MissingError
	for i, text := range texts {
		runes := []rune(text)
		if len(runes) > maxText {
			runes = append(runes[:maxText:maxText], '…')
		}
		p, err := s.paragraph(runes)
		if e, ok := err.(*MissingError); ok {
			lacks.Characters = append(lacks.Characters, e.Characters...)
		} else if err != nil {
			return nil, err
		}
		list[i] = p
	}
	if lacks.Characters != nil {
		return nil, &lacks
	}
	return list, nil
}

func (s *setter) paragraph(text []rune) (*paragraph, error) {
	p := &paragraph{setter: s, text: text, upto: make([]int, len(text)+1)}
	for _, r := range text {
		if fromRight(r) {
			return nil, ErrDirection
		}
		p.squares = p.squares || square(r)
	}
	glyphs, err := s.shape(text)
	if err != nil {
		return nil, err
	}
	for _, g := range glyphs {
		p.upto[g.cluster+1] += g.advance
	}
	for i := range text {
		p.upto[i+1] += p.upto[i]
	}
	return p, nil
}

// width is that of some of the text in pixels, rounded up.
func (p *paragraph) width(start, end, size int) int {
	return ((p.upto[end]-p.upto[start])*size + p.upem - 1) / p.upem
}

// evenness is how long the shortest line of a text is at least, in percent of the
// longest.
const evenness = 55

// block is a text set in lines.
type block struct {
	*setter
	size, leading int // in pixels
	ascent        int // from a base line to the head of capitals, or of what fills a square
	descent       int // from a base line to the foot of the letters that go deepest
	lines         [][]glyph
}

// rise is from the head of the first line's characters to the base line of the last.
func (b block) rise() int { return b.ascent + (len(b.lines)-1)*b.leading }

// set sets the text in the largest of sizes in which it fits a width, a number of
// lines and a height, and its lines are even; if they are so in none, in the largest
// in which it fits. In the last of sizes it is cut until it does. An empty text has no
// lines.
func (p *paragraph) set(c Card, sizes []int, width, lines, height int) (block, error) {
	if len(p.text) == 0 {
		return block{}, nil
	}
	least := sizes[len(sizes)-1]
	list := p.pieces(c, least, width)
	var largest func() (block, error)
	for _, size := range sizes {
		spans := p.lines(list, size, width, min(lines, p.room(size, height)))
		if spans != nil && p.even(spans) {
			return p.block(spans, size)
		}
		if spans != nil && largest == nil {
			largest = func() (block, error) { return p.block(spans, size) }
		}
	}
	if largest != nil {
		return largest()
	}
	// The text is too long. What fits of it is looked for from the end: so many pieces
	// that their sum is no wider than the lines.
	lines = max(1, min(lines, p.room(least, height)))
	for n := len(list) - 1; n > 0; n-- {
		if p.width(0, list[n-1].end, least) > lines*width {
			continue
		}
		short, err := p.paragraph(ended(p.text[:list[n-1].end]))
		if err != nil {
			return block{}, err
		}
		if spans := short.lines(short.pieces(c, least, width), least, width, lines); spans != nil {
			return short.block(spans, least)
		}
	}
	return block{}, fmt.Errorf("%w: its characters are wider than a card", ErrFont)
}

// even reports whether no line is much shorter than another.
func (p *paragraph) even(spans []piece) bool {
	shortest, longest := math.MaxInt, 0
	for _, s := range spans {
		w := p.upto[s.end] - p.upto[s.start]
		shortest, longest = min(shortest, w), max(longest, w)
	}
	return shortest*100 >= longest*evenness
}

// ended is the beginning of a text with “…”, which stands behind a word.
func ended(text []rune) []rune {
	short := strings.TrimRightFunc(string(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
	return []rune(short + "…")
}

// room is how many lines of a size a height holds.
func (p *paragraph) room(size, height int) int {
	one, _ := p.block(nil, size)
	return (height-one.ascent-one.descent)/one.leading + 1
}

// pieces are those of the text, of which none is wider than a line.
func (p *paragraph) pieces(c Card, size, width int) []piece {
	list := pieces(string(p.text), c.Phrases)
	for _, whole := range []bool{false, true} {
		var narrow []piece
		for _, one := range list {
			if p.width(one.start, one.end, size) > width {
				narrow = append(narrow, smaller(p.text, one, whole)...)
			} else {
				narrow = append(narrow, one)
			}
		}
		list = narrow
	}
	return list
}

// lines breaks the text into as few lines as it needs, or returns nothing if these
// are more than most, or a piece is wider than a line. Of all ways to do so it takes
// the one whose lines are most alike.
func (p *paragraph) lines(list []piece, size, width, most int) []piece {
	// best[n][i] is what it costs to set the first i pieces in n lines, and from[n][i]
	// where the last of these lines begins.
	count := len(list)
	best := make([][]int, most+1)
	from := make([][]int, most+1)
	for n := range best {
		best[n], from[n] = make([]int, count+1), make([]int, count+1)
		for i := range best[n] {
			best[n][i] = math.MaxInt
		}
	}
	if most < 0 {
		return nil
	}
	best[0][0] = 0
	for n := 1; n <= most; n++ {
		for end := 1; end <= count; end++ {
			for start := end - 1; start >= 0; start-- {
				w := p.width(list[start].start, list[end-1].end, size)
				if w > width {
					break
				}
				if best[n-1][start] == math.MaxInt {
					continue
				}
				if cost := best[n-1][start] + cost(list, start, end, w, width); cost < best[n][end] {
					best[n][end], from[n][end] = cost, start
				}
			}
		}
		if best[n][count] == math.MaxInt {
			continue
		}
		spans := make([]piece, n)
		for i, end := n-1, count; i >= 0; i-- {
			start := from[i+1][end]
			spans[i] = piece{start: list[start].start, end: list[end-1].end}
			end = start
		}
		return spans
	}
	return nil
}

// cost is how bad a line is: by what it lacks, in thousandths of the width, squared,
// and by how it ends.
func cost(list []piece, start, end, w, width int) int {
	lacks := 1000 * (width - w) / width
	sum := lacks * lacks
	if end == len(list) {
		if start > 0 && end-start == 1 && w < width/4 {
			sum += 300 * 300
		}
		return sum
	}
	switch list[end-1].joint {
	case open:
		sum -= 150 * 150
	case tied:
		sum += 250 * 250
	case cut:
		sum += 400 * 400
	}
	return sum
}

// block shapes lines, each as it stands.
func (p *paragraph) block(spans []piece, size int) (block, error) {
	b := block{setter: p.setter, size: size, leading: leading(size, p.squares)}
	b.ascent, b.descent = p.reach(size)
	for _, span := range spans {
		glyphs, err := p.shape(p.text[span.start:span.end])
		if err != nil {
			return block{}, err
		}
		b.lines = append(b.lines, glyphs)
	}
	return b, nil
}

// reach is how far characters stand above the base line and below it, in pixels. What
// fills a square does so in about the same way in every font.
func (p *paragraph) reach(size int) (ascent, descent int) {
	if p.squares {
		return size * 84 / 100, size * 8 / 100
	}
	ascent, descent = size*70/100, size*24/100
	if e, ok := p.extents('H'); ok {
		ascent = min(max(0, e.top*size/p.upem), size)
	}
	if e, ok := p.extents('p'); ok {
		descent = min(max(0, -e.bottom*size/p.upem), size/2)
	}
	return ascent, descent
}

// extents returns how far a character's form goes up from the base line, in the
// font's units.
func (s *setter) extents(r rune) (e struct{ top, bottom int }, ok bool) {
	id, ok := s.face.NominalGlyph(r)
	if !ok {
		return e, false
	}
	box, ok := s.face.GlyphExtents(id)
	e.top = whole(box.YBearing)
	e.bottom = e.top + whole(box.Height)
	return e, ok
}
