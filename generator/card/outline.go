package card

import (
	"math"

	"github.com/go-text/typesetting/font/opentype"
)

// point is a place in sub-pixels, of which a pixel has sub, across and down.
type point struct{ x, y int }

const (
	subBits = 8
	sub     = 1 << subBits
)

// form is the outline of a glyph, its curves made of straight lines.
type form struct {
	contours [][]point
	min, max point
}

// form returns the outline of a glyph in its place in the line. The error is ErrFont.
//
// Fonts have outlines in fractions where they vary. They are rounded, to a
// sixteenth of a unit, before anything else: what comes after is done in whole
// numbers.
func (b block) form(g glyph) (form, error) {
	const part = 16
	segments, err := b.outline(g.id)
	if err != nil {
		return form{}, err
	}
	place := func(s opentype.SegmentPoint) point {
		return point{b.scaled(whole(s.X*part)+g.x*part, part), -b.scaled(whole(s.Y*part)+g.y*part, part)}
	}
	var f form
	var pen point
	for _, s := range segments {
		end := place(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			f.contours = append(f.contours, []point{end})
			pen = end
			continue
		case opentype.SegmentOpQuadTo:
			end = place(s.Args[1])
		case opentype.SegmentOpCubeTo:
			end = place(s.Args[2])
		}
		if len(f.contours) == 0 {
			continue // no line begins nowhere
		}
		to := &f.contours[len(f.contours)-1]
		switch s.Op {
		case opentype.SegmentOpQuadTo:
			*to = quadratic(*to, pen, place(s.Args[0]), end)
		case opentype.SegmentOpCubeTo:
			*to = cubic(*to, pen, place(s.Args[0]), place(s.Args[1]), end)
		}
		*to = append(*to, end)
		pen = end
	}
	f.bound()
	return f, nil
}

// whole is a number without its fraction, and no larger than any font's; of what is
// no number it is 0.
func whole(n float32) int {
	const most = 1 << 24
	if n != n {
		return 0
	}
	return int(math.Round(float64(min(max(n, -most), most))))
}

// scaled turns n parts of the font's unit into sub-pixels, up to what lies far
// outside of a card.
func (b block) scaled(n, part int) int {
	const far = 4 * Width * sub
	unit := int64(b.upem) * int64(part)
	return int(min(max((2*int64(n)*int64(b.size)*sub+unit)/(2*unit), -far), far))
}

// quadratic adds the points within a curve of the second degree.
func quadratic(to []point, a, b, c point) []point {
	n := int64(steps(b, a, c))
	for i := int64(1); i < n; i++ {
		j := n - i
		between := func(a, b, c int) int { return int((j*j*int64(a) + 2*i*j*int64(b) + i*i*int64(c)) / (n * n)) }
		to = append(to, point{between(a.x, b.x, c.x), between(a.y, b.y, c.y)})
	}
	return to
}

// cubic adds the points within a curve of the third degree.
func cubic(to []point, a, b, c, d point) []point {
	n := int64(steps(b, a, c) + steps(c, b, d))
	for i := int64(1); i < n; i++ {
		j := n - i
		between := func(a, b, c, d int) int {
			return int((j*j*j*int64(a) + 3*i*j*j*int64(b) + 3*i*i*j*int64(c) + i*i*i*int64(d)) / (n * n * n))
		}
		to = append(to, point{between(a.x, b.x, c.x, d.x), between(a.y, b.y, c.y, d.y)})
	}
	return to
}

// steps is of how many lines a curve is made that b draws away from the line between
// a and c: as many as leave less than a twentieth of a pixel between it and them.
func steps(b, a, c point) int {
	away := max(abs(a.x-2*b.x+c.x), abs(a.y-2*b.y+c.y))
	n := 1
	for n < 32 && away > n*n*sub/5*2 {
		n++
	}
	return n
}

func abs(n int) int { return max(n, -n) }

func (f *form) bound() {
	for i, contour := range f.contours {
		for j, p := range contour {
			if i == 0 && j == 0 {
				f.min, f.max = p, p
			}
			f.min = point{min(f.min.x, p.x), min(f.min.y, p.y)}
			f.max = point{max(f.max.x, p.x), max(f.max.y, p.y)}
		}
	}
}
