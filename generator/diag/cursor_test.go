package diag

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// A cursor finds what a source finds, wherever it was before.
func TestCursorMove(t *testing.T) {
	for _, text := range []string{
		"", "ab", "ab\ncd\n", "\n\n\nx", "日本語\n総務省は\n", "one\n\n二つ é three\nfour\n\n五", "😀x\r\ny",
		"\uFEFF", "\uFEFFab\ncd", "\uFEFF\nab", "ab\n\uFEFFcd\nef",
	} {
		source := NewSource("f.md", []byte(text))
		check := func(c *Cursor, to int) {
			t.Helper()
			line, column := c.Move(to)
			first := min(max(to, 0), len(text))
			for first > 0 && first < len(text) && !utf8.RuneStart(text[first]) {
				first--
			}
			if got, want := at("f.md", line, column), source.At(first); got != want {
				t.Errorf("%q: byte %d is at %s, want %s", text, to, got, want)
			}
		}
		for from := -1; from <= len(text)+1; from++ {
			for to := -1; to <= len(text)+1; to++ {
				c := NewCursor([]byte(text))
				c.Move(from)
				check(&c, to)
			}
		}
		random, c := rand.New(rand.NewPCG(1, 2)), NewCursor([]byte(text))
		for range 200 {
			check(&c, random.IntN(len(text)+2))
		}
	}
}
