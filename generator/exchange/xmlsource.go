package exchange

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"docsite/generator/diag"
)

// maxPiece is how many bytes a start tag, a text or a comment may have. No segment comes near it.
const maxPiece = 1 << 20

// xmlSource gives a file to encoding/xml byte by byte, in UTF-8, and knows where in the file
// that is. It keeps what was read since the last place that was asked for, and no more.
type xmlSource struct {
	in     *bufio.Reader
	wide   bool     // the file is in UTF-16, of which more waits in rest
	little bool     // its low byte comes first
	rest   []byte   // of a character that was decoded
	at     diag.Pos // of window[0]
	base   int64    // offset of window[0], without a byte order mark
	window []byte
	broken error // why a byte could not be read, but for the end
}

func newXMLSource(file string, r io.Reader) *xmlSource {
	s := &xmlSource{in: bufio.NewReaderSize(r, 1<<16), at: diag.Pos{File: file, Line: 1, Column: 1}}
	// XML 1.0, appendix F.1.
	head, _ := s.in.Peek(4)
	switch start := string(head); {
	case strings.HasPrefix(start, "\xEF\xBB\xBF"):
		s.in.Discard(3)
	case strings.HasPrefix(start, "\xFF\xFE"), strings.HasPrefix(start, "\xFE\xFF"):
		s.wide, s.little = true, start[0] == 0xFF
		s.in.Discard(2)
	case start == "<\x00?\x00", start == "\x00<\x00?":
		s.wide, s.little = true, start[0] == '<'
	}
	return s
}

// ReadByte makes encoding/xml read no byte ahead.
func (s *xmlSource) ReadByte() (byte, error) {
	if len(s.window) >= maxPiece {
		s.broken = stop(diag.New(diag.ExchangeTooMuch, s.at, "a piece of the file is longer than a megabyte").
			WithHint("no text of a release is: export again and translate that file"))
		return 0, s.broken
	}
	b, err := s.next()
	if err == nil {
		s.window = append(s.window, b)
	} else if err != io.EOF {
		s.broken = err
	}
	return b, err
}

// Read is for the interface; encoding/xml asks for bytes.
func (s *xmlSource) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	b, err := s.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = b
	return 1, nil
}

func (s *xmlSource) next() (byte, error) {
	if !s.wide {
		return s.in.ReadByte()
	}
	if len(s.rest) == 0 {
		if err := s.decode(); err != nil {
			return 0, err
		}
	}
	b := s.rest[0]
	s.rest = s.rest[1:]
	return b, nil
}

// decode reads a character of UTF-16. Half of one becomes a byte that is no UTF-8, so that it
// is told as what it is.
func (s *xmlSource) decode() error {
	r, err := s.unit()
	if err != nil {
		return err
	}
	if !utf16.IsSurrogate(r) {
		s.rest = utf8.AppendRune(s.rest[:0:0], r)
		return nil
	}
	if next, err := s.in.Peek(2); err == nil {
		if both := utf16.DecodeRune(r, s.unitOf(next)); both != utf8.RuneError {
			s.in.Discard(2)
			s.rest = utf8.AppendRune(s.rest[:0:0], both)
			return nil
		}
	}
	s.rest = append(s.rest[:0:0], 0xFF)
	return nil
}

func (s *xmlSource) unit() (rune, error) {
	var two [2]byte
	_, err := io.ReadFull(s.in, two[:])
	if err == io.ErrUnexpectedEOF {
		return 0, stop(diag.New(diag.ExchangeUnread, s.place(s.base+int64(len(s.window))), "the file ends within a character").
			WithHint("it is cut off: take it from the translator's program again"))
	}
	if err != nil {
		return 0, err
	}
	return s.unitOf(two[:]), nil
}

func (s *xmlSource) unitOf(two []byte) rune {
	if s.little {
		return rune(two[0]) | rune(two[1])<<8
	}
	return rune(two[1]) | rune(two[0])<<8
}

// place returns the place of the byte at an offset, which is not before the last one that was
// asked for, and forgets what stands before it.
func (s *xmlSource) place(offset int64) diag.Pos {
	n := min(int(offset-s.base), len(s.window))
	for _, b := range s.window[:n] {
		switch {
		case b == '\n':
			s.at.Line++
			s.at.Column = 1
		case utf8.RuneStart(b):
			s.at.Column++
		}
	}
	s.base += int64(n)
	s.window = s.window[:copy(s.window, s.window[n:])]
	return s.at
}

// illegal returns the place of the first character in the window that XML has not (XML 1.0,
// production 2), as it stands there or by its number, and its number; false for none.
func (s *xmlSource) illegal() (diag.Pos, string, bool) {
	text := string(s.window)
	for i, w := 0, 0; i < len(text); i += w {
		var r rune
		r, w = utf8.DecodeRuneInString(text[i:])
		name := ""
		switch {
		case r == utf8.RuneError && w == 1:
			name = "a byte that is no UTF-8"
		case !isXML(r):
			name = codePoint(r)
		case strings.HasPrefix(text[i:], "&#"):
			if n, ok := reference(text[i+2:]); ok && !isXML(n) {
				name = codePoint(n)
			}
		}
		if name != "" {
			return s.place(s.base + int64(i)), name, true
		}
	}
	return s.at, "", false
}

// reference reads the number of a character reference, behind its &#.
func reference(text string) (rune, bool) {
	digits, _, ok := strings.Cut(text, ";")
	if !ok || len(digits) > 12 {
		return 0, false
	}
	base := 10
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 31)
	return rune(n), err == nil
}

func codePoint(r rune) string {
	text := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(text))) + text
}

// isXML reports whether XML has a character (XML 1.0, production 2).
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || ' ' <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}
