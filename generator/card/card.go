// Package card draws the picture that is shown where a page is shared and has no
// picture of its own: its headline, set in a font that the site names, the office
// that it comes from, its date, and the office's logo.
//
//	font, err := card.ParseFont(file)
//	png, err := card.Draw(card.Card{Font: font, Lang: "fr", Headline: "…", Office: "…", Phrases: fr.Phrases, Colours: colours})
//
// A headline is cut into pieces that a line can end behind (breaks.go): at spaces,
// and between the phrases that a language's model finds. It is set in the largest
// size at which it fits in [maxLines] lines, and its lines are made as alike as the
// pieces allow (lines.go). One that is too long in the smallest size ends in “…”.
//
// A text becomes glyphs by the rules of its script and font, with ligatures and
// kerning (shape.go), their outlines lines (outline.go), and these pixels (raster.go).
// All that is measured is whole numbers, so every kind of processor makes the same
// pixels. What a font's file says of itself is checked before it is read (sfnt.go).
//
// Nothing is drawn that is not right: a character that the font lacks is an error,
// [MissingError], and so is what is written from right to left. The page has then no
// card.
package card

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"unicode"

	"docsite/generator/picture"
)

// Width and Height are those of a card in pixels, as those who show it ask for.
const (
	Width  = 1200
	Height = 630
)

// Recipe names everything that decides about a card's bytes beside what it is made
// of. Whoever changes a pixel changes the number.
var Recipe = "1 " + picture.Recipe

// Card is what is to be drawn. Office, Date and Logo may be left out.
type Card struct {
	Font     *Font
	Lang     string // the language of the texts, by BCP 47
	Headline string
	Phrases  func(text string) []string // cuts a text where a line had best end, as Locale.Phrases of package locale does; the parts are the text
	Office   string                     // who publishes it
	Date     string                     // as the language writes it
	Logo     image.Image                // set on Colours.Paper
	Colours  Colours
}

// Colours are those of a card. Ink is read on Paper; Accent is a bar beside it.
type Colours struct {
	Paper, Ink, Accent color.RGBA
}

// ErrNoHeadline is the error of a card that has nothing to say.
var ErrNoHeadline = errors.New("a card has no headline")

// The measures of a card, in pixels. What must not be lost stands within the
// margins: those who show cards round their corners, and lay an address over the
// foot.
const (
	barWidth   = 24
	left       = 96
	right      = Width - 80
	top        = 76 // of the capitals of the office, or of the logo
	bottom     = Height - 76
	logoHeight = 88
	logoWidth  = 320
	logoGap    = 28
	headGap    = 52 // least space above the headline
	dateGap    = 40 // between the foot of the headline's letters and the date
)

// The sizes of the texts, in pixels of an em, the largest first. What is written
// in squares that fill the em is set smaller than letters, and its lines further
// apart.
var (
	letterSizes = []int{92, 84, 76, 68, 60, 54}
	squareSizes = []int{84, 76, 68, 60, 54, 48}
	officeSizes = []int{32, 28}
	dateSizes   = []int{28}
)

const maxLines = 4

// leading is the distance of the lines of a text, in pixels. Small lines need more
// between them.
func leading(size int, squares bool) int {
	percent := 114
	if squares {
		percent = 134
	}
	if size <= officeSizes[0] {
		percent += 10
	}
	return size * percent / 100
}

// Draw returns a card as PNG. The error is ErrNoHeadline, ErrDirection, ErrFont, or
// a *MissingError.
func Draw(c Card) ([]byte, error) {
	m, err := c.draw()
	if err != nil {
		return nil, err
	}
	return m.encode()
}

func (c Card) draw() (*canvas, error) {
	headline := plain(c.Headline)
	if headline == "" {
		return nil, ErrNoHeadline
	}
	s, err := c.Font.setter(c.Lang)
	if err != nil {
		return nil, err
	}
	defer s.release()
	texts, err := s.paragraphs(headline, plain(c.Office), plain(c.Date))
	if err != nil {
		return nil, err
	}
	m := newCanvas(c.Colours)
	m.fill(image.Rect(0, 0, barWidth, Height), c.Colours.Accent)

	foot := bottom
	date, err := texts[2].set(c, dateSizes, right-left, 1, Height)
	if err != nil {
		return nil, err
	}
	if len(date.lines) > 0 {
		m.block(date, left, bottom-date.rise(), m.quiet)
		foot -= date.rise() + dateGap
	}
	head, err := m.head(c, texts[1])
	if err != nil {
		return nil, err
	}
	sizes := letterSizes
	if texts[0].squares {
		sizes = squareSizes
	}
	text, err := texts[0].set(c, sizes, right-left, maxLines, foot-head-headGap)
	if err != nil {
		return nil, err
	}
	if len(date.lines) > 0 {
		foot -= text.descent
	}
	m.block(text, left, foot-text.rise(), c.Colours.Ink)
	return m, nil
}

// head draws the logo and the office beside it, and returns where they end.
func (m *canvas) head(c Card, office *paragraph) (int, error) {
	x, foot := left, top
	if c.Logo != nil && !c.Logo.Bounds().Empty() {
		r := logoSize(c.Logo.Bounds().Size(), logoWidth, logoHeight)
		draw.Draw(m.RGBA, r.Add(image.Pt(left, top+(logoHeight-r.Dy())/2)), picture.Scale(c.Logo, r.Dx(), r.Dy()), image.Point{}, draw.Over)
		x, foot = left+r.Dx()+logoGap, top+logoHeight
	}
	b, err := office.set(c, officeSizes, right-x, 2, Height)
	if err != nil {
		return 0, err
	}
	if len(b.lines) == 0 {
		return foot, nil
	}
	y := top
	if foot > top {
		y = (top + foot - b.rise()) / 2
	}
	m.block(b, x, y, c.Colours.Ink)
	return max(foot, y+b.rise()+b.descent), nil
}

// logoSize returns the size of a logo that fits in a box. One that is small is not made
// more than twice as large.
func logoSize(size image.Point, width, height int) image.Rectangle {
	w, h := width, max(1, size.Y*width/size.X)
	if h > height {
		w, h = max(1, size.X*height/size.Y), height
	}
	if w > 2*size.X || h > 2*size.Y {
		w, h = 2*size.X, 2*size.Y
	}
	return image.Rect(0, 0, w, h)
}

// plain is a text without what is invisible and means nothing on a card: spaces at
// its edges, several where one is enough, line breaks and control characters. Hyphens are
// the one that every font has: no line ends behind any.
func plain(text string) string {
	text = strings.NewReplacer("\u2010", "-", "\u2011", "-").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r < 0x20 || unicode.Is(unicode.Cc, r) || r == '\u2028' || r == '\u2029'
	}), " ")
}

// Check returns the error that [Draw] would return of a card's texts, and draws
// nothing.
func Check(c Card) error {
	headline := plain(c.Headline)
	if headline == "" {
		return ErrNoHeadline
	}
	s, err := c.Font.setter(c.Lang)
	if err != nil {
		return err
	}
	defer s.release()
	if s.plainly(headline) && s.plainly(plain(c.Office)) && s.plainly(plain(c.Date)) {
		return nil
	}
	_, err = s.paragraphs(headline, plain(c.Office), plain(c.Date))
	return err
}

// plainly reports whether the font has a glyph for each character of a text, and none
// of these is one that shaping could take away or turn round: most texts need not be
// shaped to know that they can be.
func (s *setter) plainly(text string) bool {
	for _, r := range text {
		if fromRight(r) || !unicode.In(r, unicode.Letter, unicode.Number, unicode.Punct, unicode.Symbol, unicode.Zs) {
			return false
		}
		if _, has := s.face.NominalGlyph(r); !has {
			return false
		}
	}
	return true
}
