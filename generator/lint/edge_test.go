package lint

import (
	"strings"
	"testing"
)

// Bounds hold at their edges.
func TestBounds(t *testing.T) {
	told := func(found []Finding) bool { return len(found) > 0 }
	kept := func(lines ...string) bool {
		var list [][]byte
		for _, line := range lines {
			list = append(list, []byte(line))
		}
		breaks := Breaks(list)
		return breaks != nil && breaks[len(lines)-1]
	}
	for _, c := range []struct {
		name        string
		within, out bool
	}{
		{"half-width katakana", told(Characters([]byte("ｱｲｳ"))), told(Characters([]byte("ｱｲ")))},
		{"emphasis of 200 bytes", told(Prose([]byte("**"+strings.Repeat("a", 199)+" **"), true)), told(Prose([]byte("**"+strings.Repeat("a", 200)+" **"), true))},
		{"emphasis of two letters", told(Prose([]byte("** ab **"), true)), told(Prose([]byte("** a **"), true))},
		{"lines of an address of 40 columns", kept("A", "B", "C"+strings.Repeat("d", 39)), kept("A", "B", "C"+strings.Repeat("d", 40))},
		{"three lines of an address", kept("A", "B", "C"), kept("A", "B")},
		{"an item that ends before three fifths of the longest line", kept("※"+strings.Repeat("a", 10), strings.Repeat("x", 20)), kept("※"+strings.Repeat("a", 11), strings.Repeat("x", 20))},
		{"a label of 20 characters", kept("あ：a", strings.Repeat("い", 20)+"：a"), kept("あ：a", strings.Repeat("い", 21)+"：a")},
		{"a label of four words", kept("A: a", "B c d e: f"), kept("A: a", "B c d e f: g")},
		{"a title of 20 characters", kept("【a】b", "【"+strings.Repeat("a", 20)+"】b"), kept("【a】b", "【"+strings.Repeat("a", 21)+"】b")},
		{"kana count on by three", kept("ア　a", "ウ　b"), kept("ア）a", "オ）b")},
		{"six words of prose", IsProse([]byte("One two three four five six.")), IsProse([]byte("One two three four five."))},
		{"five hiragana of prose", IsProse([]byte("漢あいうえお。")), IsProse([]byte("漢あいうえ。"))},
		{"a sign in fifty characters of prose", IsProse([]byte("One two three four five six seven eight nine ten@11.")), IsProse([]byte("One two three four five six seven eight nin e@11."))},
	} {
		if !c.within || c.out {
			t.Errorf("%s: %v, and beyond it %v", c.name, c.within, c.out)
		}
	}
}
