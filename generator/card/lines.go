package card

import (
	"fmt"
	"math"
	"strings"
	"unicode"
)

// evenness is how long the shortest line of a text is at least, in percent of the
// longest.
const evenness = 55

// fit breaks the text in the largest of sizes in which it fits a width, a number of
// lines and a height, and its lines are even; if they are so in none, in the largest in
// which it fits. In the last of sizes it is cut until it does: it is then another text
// that is returned.
func (p *paragraph) fit(c Card, sizes []int, width, lines, height int) (fitting *paragraph, spans []piece, size int, err error) {
	least := sizes[len(sizes)-1]
	list := p.pieces(c, least, width)
	for _, one := range sizes {
		broken := p.lines(list, one, width, min(lines, p.room(one, height)))
		if broken != nil && p.even(broken) {
			return p, broken, one, nil
		}
		if broken != nil && spans == nil {
			spans, size = broken, one
		}
	}
	if spans != nil {
		return p, spans, size, nil
	}
	// What fits of a text that is too long is looked for from the end: its pieces must be
	// no wider than the lines are together.
	lines = max(1, min(lines, p.room(least, height)))
	for n := len(list) - 1; n > 0; n-- {
		if p.width(0, list[n-1].end, least) > lines*width {
			continue
		}
		short, err := p.paragraph(ended(p.text[:list[n-1].end]))
		if err != nil {
			return nil, nil, 0, err
		}
		if spans := short.lines(short.pieces(c, least, width), least, width, lines); spans != nil {
			return short, spans, least, nil
		}
	}
	return nil, nil, 0, fmt.Errorf("%w: its characters are wider than a card", ErrFont)
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
	if most < 1 {
		return nil
	}
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
	return sum + ends[list[end-1].joint]
}

// ends is how bad it is that a line ends at a joint.
var ends = [...]int{loose: 0, comma: -150 * 150, stop: -350 * 350, tied: 250 * 250, cut: 400 * 400}
