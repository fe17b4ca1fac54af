package card

import "slices"

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
			for _, c := range e.Characters {
				if !slices.Contains(lacks.Characters, c) {
					lacks.Characters = append(lacks.Characters, c)
				}
			}
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
	return p.pixels(p.upto[end]-p.upto[start], size)
}

// pixels are units of the font in a size, rounded up.
func (p *paragraph) pixels(units, size int) int {
	return int((int64(units)*int64(size) + int64(p.upem) - 1) / int64(p.upem))
}

// percent is some of a size, rounded up.
func percent(n, size int) int { return (n*size + 99) / 100 }

// block is a text set in lines.
type block struct {
	*setter
	size, leading int // in pixels
	ascent        int // from a base line to the head of capitals, or of what fills a square
	descent       int // from a base line to the foot of the letters that go deepest
	lines         [][]form
}

// rise is from the head of the first line's characters to the base line of the last.
func (b block) rise() int { return b.ascent + (len(b.lines)-1)*b.leading }

// set sets the text in lines. An empty text has none.
func (p *paragraph) set(c Card, sizes []int, width, lines, height int) (block, error) {
	if len(p.text) == 0 {
		return block{}, nil
	}
	p, spans, size, err := p.fit(c, sizes, width, lines, height)
	if err != nil {
		return block{}, err
	}
	return p.block(spans, size)
}

// room is how many lines of a size a height holds.
func (p *paragraph) room(size, height int) int {
	ascent, descent := p.reach(size)
	return (height-ascent-descent)/leading(size, p.squares) + 1
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
		forms := make([]form, len(glyphs))
		for i, g := range glyphs {
			if forms[i], err = b.form(g); err != nil {
				return block{}, err
			}
		}
		b.lines = append(b.lines, forms)
	}
	return b, nil
}

// reach is how far characters stand above the base line and below it, in pixels. What
// fills a square does so in about the same way in every font.
func (p *paragraph) reach(size int) (ascent, descent int) {
	if p.squares {
		return percent(84, size), percent(8, size)
	}
	ascent, descent = percent(70, size), percent(24, size)
	if top, _, ok := p.extents('H'); ok {
		ascent = min(max(0, p.pixels(top, size)), size)
	}
	if _, foot, ok := p.extents('p'); ok {
		descent = min(max(0, p.pixels(-foot, size)), size/2)
	}
	return ascent, descent
}
