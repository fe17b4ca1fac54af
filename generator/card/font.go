package card

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// MaxFont is how many bytes a font may have. Those that hold all characters of
// Chinese, Japanese and Korean have up to 27 million.
const MaxFont = 64 << 20

// The errors of a font and of a text that a card cannot show, to tell apart with
// [errors.Is].
var (
	ErrFont      = errors.New("no font in OpenType, TrueType, or a collection of these, that can be read")
	ErrDirection = errors.New("a card is not written from right to left")
)

// MissingError is the error of a text of which the font has not every character.
type MissingError struct {
	Characters []string // each once, as they follow in the text
}

func (e *MissingError) Error() string {
	return "the font has no " + strings.Join(e.Characters, " ")
}

// Font is a font that was read. It may be used by many goroutines.
type Font struct {
	file    *font.Font
	setters sync.Pool // of *setter
	upem    int
}

// bold is the weight of a font that has several in one file (OpenType, “fvar”, axis
// wght). Where they end before it, it is the last.
var bold = font.Variation{Tag: opentype.MustNewTag("wght"), Value: 700}

// ParseFont reads a font: TrueType or OpenType, or the first of a collection. The
// error is ErrFont.
func ParseFont(file []byte) (*Font, error) {
	one, err := single(file)
	if err != nil {
		return nil, err
	}
	if err := checkPoints(one); err != nil {
		return nil, err
	}
	read, err := readFont(one)
	if err != nil {
		return nil, err
	}
	f := &Font{file: read, upem: int(read.Upem())}
	s, err := f.setter("en")
	if err != nil {
		return nil, err
	}
	defer s.release()
	if _, err := s.paragraph([]rune("0")); errors.Is(err, ErrFont) {
		return nil, err
	}
	return f, nil
}

func readFont(file []byte) (read *font.Font, err error) {
	defer guard(&err)
	tables, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFont, err)
	}
	read, err = font.NewFont(tables)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFont, err)
	}
	if read.Upem() == 0 {
		return nil, ErrFont
	}
	return read, nil
}

// setter sets texts in a font. It serves one goroutine at a time.
type setter struct {
	*Font
	face   *font.Face
	shaper *harfbuzz.Font
	buffer *harfbuzz.Buffer
	lang   language.Language
}

// setter returns one for texts of a language. The error is ErrFont.
func (f *Font) setter(lang string) (s *setter, err error) {
	defer guard(&err)
	s, kept := f.setters.Get().(*setter)
	if !kept {
		face := font.NewFace(f.file)
		face.SetVariations([]font.Variation{bold})
		s = &setter{Font: f, face: face, shaper: harfbuzz.NewFont(face), buffer: harfbuzz.NewBuffer()}
	}
	s.lang = language.NewLanguage(lang)
	return s, nil
}

func (s *setter) release() { s.setters.Put(s) }

// outline returns the form of a glyph, which is empty where there is none; pictures in
// colours are none. The error is ErrFont.
func (s *setter) outline(id font.GID) (segments []font.Segment, err error) {
	defer guard(&err)
	outline, _ := s.face.GlyphDataOutline(id)
	return outline.Segments, nil
}

// extents returns where the head and the foot of a character are above the base line, in
// the font's units; ok is false where there is no such character.
func (s *setter) extents(r rune) (top, foot int, ok bool) {
	var err error
	defer guard(&err)
	id, ok := s.face.NominalGlyph(r)
	if !ok {
		return 0, 0, false
	}
	box, ok := s.face.GlyphExtents(id)
	return whole(box.YBearing), whole(box.YBearing + box.Height), ok
}

// guard makes an error of a panic in what reads fonts: a large program of others, which
// is not known to bear every broken one.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrFont, p)
	}
}
