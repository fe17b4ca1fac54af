package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// encode writes the card. One without a photograph has so few colours that a
// palette holds them, which takes a third of the bytes and of the time.
func (m *canvas) encode() ([]byte, error) {
	var out bytes.Buffer
	var shown image.Image = m.RGBA
	if p := m.paletted(); p != nil {
		shown = p
	}
	if err := png.Encode(&out, shown); err != nil {
		return nil, fmt.Errorf("write a card: %w", err)
	}
	return out.Bytes(), nil
}

// paletted is the card with a palette, its colours as they first come; nil if there
// are more than a palette has.
func (m *canvas) paletted() *image.Paletted {
	p := image.NewPaletted(m.Rect, nil)
	places := map[color.RGBA]uint8{}
	var last color.RGBA
	var place uint8
	for i := range p.Pix {
		at := m.Pix[4*i:][:4]
		if c := (color.RGBA{at[0], at[1], at[2], at[3]}); i == 0 || c != last {
			known := false
			if place, known = places[c]; !known {
				if len(p.Palette) == 256 {
					return nil
				}
				place = uint8(len(p.Palette))
				places[c] = place
				p.Palette = append(p.Palette, c)
			}
			last = c
		}
		p.Pix[i] = place
	}
	return p
}
