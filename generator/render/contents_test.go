package render

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"docsite/generator/press"
)

// TestContents: a list of contents stands before a text of more than four headings of the
// first two levels.
func TestContents(t *testing.T) {
	for levels, want := range map[string]string{
		"":              "",
		"2222":          "",
		"22222":         "0 1 2 3 4",
		"22334":         "", // the last is of a lower level
		"223344":        "", // likewise
		"223332":        "0 1(2 3 4) 5",
		"33233":         "0 1 2(3 4)",
		"2344443444423": "0(1 6) 11(12)",
	} {
		translation := &press.Translation{}
		for i, level := range levels {
			translation.Body.Headings = append(translation.Body.Headings, press.SectionHeading{Level: int(level - '0'), ID: fmt.Sprint(i), Text: "Heading"})
		}
		var got []string
		for _, part := range contents(translation) {
			text := part.Heading.ID
			if part.Below != nil {
				var below []string
				for _, h := range part.Below {
					below = append(below, h.ID)
				}
				text += "(" + strings.Join(below, " ") + ")"
			}
			got = append(got, text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", levels, got, want)
		}
	}
}

func TestOffset(t *testing.T) {
	for seconds, want := range map[int]string{0: "UTC", 9 * 3600: "UTC+9", 19800: "UTC+5:30", -5 * 3600: "UTC−5", -12600: "UTC−3:30", 1800: "UTC+0:30"} {
		if got := offset(time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", seconds))); got != want {
			t.Errorf("%d seconds: %s, want %s", seconds, got, want)
		}
	}
}
