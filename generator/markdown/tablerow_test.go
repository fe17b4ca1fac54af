package markdown

import (
	"strings"
	"testing"
)

// Nothing of a row that is longer than its head is lost, and it is told where it goes on.
func TestRowsLongerThanTheirHead(t *testing.T) {
	const told421 = " DS421 the head of the table has no column for this cell: it has "
	for _, c := range []struct{ text, cells, told string }{
		{"| a | b |\n|---|---|\n| 1 | 2 | 3 |", "a b - 1 2 3", "3:11" + told421 + "2"},
		{"a | b\n-|-\n1 | 2 | **3**", "a b - 1 2 3", "3:9" + told421 + "2"},
		{"|a|\n|-|\n|1|2|3|\n|4|\n|5|6|", "a - - 1 2 3 4 5 6", "3:4" + told421 + "1\n5:4" + told421 + "1"},
		{"|a|b|\n|-|-|\n|1|2||", "a b 1 2", ""},
		{"|a|b|\n|-|-|\n|1|2| | 3", "a b - - 1 2 - 3", "3:9" + told421 + "2"},
		{"|a|b|\n|-|-|\n|1|2|`x\\|y`|", "a b - 1 2 x|y", "3:6" + told421 + "2"},
		{"|a|b|\n|-|-|\n|1\\|2|3|", "a b 1|2 3", ""},
		{"|a|b|\n|-|-|\n|1|", "a b 1 -", ""},
		{"> |a|\n> |-|\n> |1|2|", "a - 1 2", "3:6" + told421 + "1"},
	} {
		html, d := convert("en", c.text)
		var cells []string
		for _, line := range strings.Split(html, "\n") {
			if strings.HasPrefix(line, "<th ") || strings.HasPrefix(line, "<td") {
				text := strings.TrimSpace(string(Plain(nil, []byte(line))))
				if text == "" {
					text = "-"
				}
				cells = append(cells, text)
			}
		}
		if got := strings.Join(cells, " "); got != c.cells {
			t.Errorf("%s\n got  %s\n want %s\n%s", c.text, got, c.cells, html)
		}
		if told(d) != c.told {
			t.Errorf("%s\n tells %s\n want  %s", c.text, told(d), c.told)
		}
	}
}
