package align_test

import (
	"slices"
	"testing"

	"docsite/generator/diag"
)

// A plain text leaves out, explains and rounds; what it tells otherwise is told, at the edge too.
func TestPlainLanguage(t *testing.T) {
	const original = "The budget of 863.5 million euros was adopted on 2 May 2024.\n\nIt is for 38 ports and 450 km of roads.\n\n## Who may ask\n\n- Towns of 4,000 people\n- Islands\n\nSee [the page](https://a.example/)."
	for _, c := range []struct {
		about, plain string
		want         []diag.Code
	}{
		{"nearly all left out", "There is a budget of 863.5 million euros.", nil},
		{"rounded by less than a tenth", "There is a budget of about 900 million euros.", nil},
		{"explained", "There is a budget of about 860 million euros.\n\nA budget is the money for one year. A year has 12 months.\n\n## What is a port?\n\nShips stop there.", nil},
		{"a list of another form", "- The budget is 863.5 million euros.\n- It is of 2 May.", nil},
		{"rounded by more than a tenth", "There is a budget of about 960 million euros.", []diag.Code{diag.MoneyDiffers}},
		{"rounded without a word", "There is a budget of 900 million euros.", []diag.Code{diag.MoneyDiffers}},
		{"to three figures", "There is a budget of about 901 million euros.", []diag.Code{diag.MoneyDiffers}},
		{"another currency", "There is a budget of 863.5 million dollars.", []diag.Code{diag.MoneyDiffers}},
		{"another day", "The budget of 863.5 million euros is of 3 May 2024.", []diag.Code{diag.DateDiffers}},
		{"another number", "The budget of 863.5 million euros was adopted.\n\nIt is for 39 ports and 450 km of roads.", []diag.Code{diag.NumberDiffers}},
		{"another day, where nothing else is told", "A thing starts on 3 May 2024.", []diag.Code{diag.DateDiffers}},
		{"the day, where nothing else is told", "A thing starts on 2 May.", nil},
		{"a sum that is nowhere", "The budget of 863.5 million euros was adopted.\n\n## Before\n\nIt cost 5 million euros.", []diag.Code{diag.MoneyDiffers}},
		{"another day of a month that is told", "A thing starts on 4 May 2024. It is for May.", []diag.Code{diag.DateDiffers}},
		{"a month", "It starts in June.", nil},
		{"the day of the release", "There is a budget of 863.5 million euros.\n\n## When?\n\nWe say so on 1 May 2024.", nil},
	} {
		files := pairOf("en", original, "en-simple", c.plain)
		var got []diag.Code
		for _, d := range compared(t, files) {
			got = append(got, d.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: told %v, want %v", c.about, got, c.want)
		}
	}
}
