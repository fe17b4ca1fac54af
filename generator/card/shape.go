package card

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// glyph is a glyph that stands in a line. Measures are the font's units, of which
// an em has as many as the font says.
type glyph struct {
	id      font.GID
	cluster int // the first character that it shows, counted in the text
	x, y    int // from where the line begins, and above its base line
	advance int
}

// features are asked of a font beside those that are always on. Characters that
// fill a square are set as closely as their forms allow, as headlines are, so that a
// bracket at the beginning of a line leaves no gap (OpenType, “palt”).
var features = []harfbuzz.Feature{{Tag: opentype.MustNewTag("palt"), Value: 1, End: harfbuzz.FeatureGlobalEnd}}

// shape returns the glyphs of a text, and a *MissingError where the font has none
// for a character.
func (s *setter) shape(text []rune) ([]glyph, error) {
	glyphs, err := s.glyphs(text)
	if err != nil {
		return nil, err
	}
	return glyphs, s.missing(text, glyphs)
}

// glyphs shapes a text, script by script. The error is ErrFont.
func (s *setter) glyphs(text []rune) (glyphs []glyph, err error) {
	defer guard(&err)
	x := 0
	for start := 0; start < len(text); {
		end, script := run(text, start)
		s.buffer.Clear()
		s.buffer.Props = harfbuzz.SegmentProperties{Language: s.lang, Script: script, Direction: harfbuzz.LeftToRight}
		s.buffer.AddRunes(text, start, end-start)
		s.buffer.Shape(s.shaper, features)
		for i, info := range s.buffer.Info {
			p := s.buffer.Pos[i]
			glyphs = append(glyphs, glyph{info.Glyph, info.Cluster, x + int(p.XOffset), int(p.YOffset), int(p.XAdvance)})
			x += int(p.XAdvance)
		}
		start = end
	}
	return glyphs, nil
}

// missing finds what would be seen as an empty box, or not at all.
func (s *setter) missing(text []rune, glyphs []glyph) error {
	var e MissingError
	for _, g := range glyphs {
		outline, err := s.outline(g.id)
		if err != nil {
			return err
		}
		if g.id != 0 && len(outline) > 0 {
			continue
		}
		end := len(text)
		for _, other := range glyphs {
			if other.cluster > g.cluster {
				end = min(end, other.cluster)
			}
		}
		shown := string(text[g.cluster:end])
		if g.id != 0 && blank(text[g.cluster:end]) || slices.Contains(e.Characters, shown) {
			continue
		}
		e.Characters = append(e.Characters, shown)
	}
	if e.Characters != nil {
		return &e
	}
	return nil
}

// blank reports whether there is nothing to see in a text.
func blank(text []rune) bool {
	return !slices.ContainsFunc(text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '\u3164' })
}

// run returns where the characters end that are shaped together with text[start],
// and their script. What belongs to every script goes with what stands before it.
// The scripts that Japanese mixes are one.
func run(text []rune, start int) (end int, script language.Script) {
	script = language.Common
	for end = start; end < len(text); end++ {
		switch of := scriptOf(text[end]); {
		case of == language.Common || of == script:
		case script == language.Common:
			script = of
		default:
			return end, script
		}
	}
	if script == language.Common {
		script = language.Latin
	}
	return end, script
}

func scriptOf(r rune) language.Script {
	switch s := language.LookupScript(r); s {
	case language.Inherited, language.Unknown:
		return language.Common
	case language.Hiragana, language.Katakana:
		return language.Han
	default:
		return s
	}
}

// square reports whether a character is one of those that fill a square: Chinese
// characters, kana, Hangul and their punctuation.
func square(r rune) bool {
	return r >= '\u2E80' && r <= '\uA4CF' || r >= '\uAC00' && r <= '\uD7A3' || r >= '\uF900' && r <= '\uFAFF' ||
		r >= '\uFF01' && r <= '\uFF60' || r >= '\U0001F000' && r <= '\U0003FFFF'
}

// fromRight reports whether a character is written from right to left: those of the
// blocks that Unicode keeps for such scripts (UAX #9, 3.2).
func fromRight(r rune) bool {
	return r >= '\u0590' && r <= '\u08FF' || r >= '\uFB1D' && r <= '\uFDFF' || r >= '\uFE70' && r <= '\uFEFE' ||
		r >= '\U00010800' && r <= '\U00010FFF' || r >= '\U0001E800' && r <= '\U0001EFFF'
}
