package align_test

import (
	"testing"

	"docsite/generator/align"
)

// TestYears holds which numbers may stand for a year, or for its ten years.
func TestYears(t *testing.T) {
	for _, c := range []struct {
		year, number float64
		want         bool
	}{
		{1980, 1980, true},
		{1980, 80, true}, // the eighties
		{1985, 80, false},
		{2020, 2020, true},
		{2020, 20, false}, // 20 countries
		{2000, 0, false},
	} {
		date, number := align.Mention{Kind: align.DateMention, Value: c.year * 10000}, align.Mention{Kind: align.NumberMention, Value: c.number}
		if align.Same(date, number) != c.want || align.Same(number, date) != c.want {
			t.Errorf("%v and %v: want %v", c.year, c.number, c.want)
		}
	}
}
