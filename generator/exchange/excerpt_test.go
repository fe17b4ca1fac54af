package exchange_test

import (
	"testing"

	"docsite/generator/exchange"
)

// TestExcerpt: a text that is cut says so, and is cut between characters.
func TestExcerpt(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"港の市場", "港の市場"},
		{"港の市場が", "港の市場…"},
		{"The quay", "The…"},
	} {
		if got := exchange.Excerpt(c.text, 4); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
