package diag

import (
	"bytes"
	"unicode/utf8"
)

// Cursor finds the same places as [Source] and reads no text ahead: it counts on
// from the place that it found last, or back to the beginning of a line. Many
// places in their order cost one reading of the text, however long its lines are.
type Cursor struct {
	text  []byte
	begin int // byte offset of the first character, behind a byte order mark
	// The place that was found last, counted from 0, and where its line begins.
	offset, start, line, column int
}

// NewCursor returns a cursor at the beginning of a UTF-8 text.
func NewCursor(text []byte) Cursor {
	begin := len(text) - len(bytes.TrimPrefix(text, byteOrderMark))
	return Cursor{text: text, begin: begin, offset: begin, start: begin}
}

// Move goes to the character at a byte offset and returns its line and column,
// both from 1, the column in characters. An offset outside the text is taken as
// its nearest end, one within a character as its first byte.
func (c *Cursor) Move(offset int) (line, column int) {
	offset = min(max(offset, c.begin), len(c.text))
	for offset > c.begin && offset < len(c.text) && !utf8.RuneStart(c.text[offset]) {
		offset--
	}
	from := c.offset
	if offset < c.start {
		c.line -= bytes.Count(c.text[offset:c.start], newline)
		c.start = max(bytes.LastIndexByte(c.text[:offset], '\n')+1, c.begin)
	}
	if offset < from {
		from, c.column = c.start, 0
	}
	between := c.text[from:offset]
	if lines := bytes.Count(between, newline); lines > 0 {
		end := bytes.LastIndexByte(between, '\n') + 1
		c.line += lines
		c.start, c.column = from+end, 0
		between = between[end:]
	}
	c.column += utf8.RuneCount(between)
	c.offset = offset
	return c.line + 1, c.column + 1
}

var (
	newline       = []byte{'\n'}
	byteOrderMark = []byte("\uFEFF")
)
