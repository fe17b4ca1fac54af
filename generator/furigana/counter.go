package furigana

import "strings"

// counter is how a word behind a figure is read.
type counter struct {
	usual  string
	behind map[byte]string   // by the last digit of the figure
	whole  map[string]string // by the figure: how both are read; “?” if that is not sure
}

// newCounter reads a row of counters.tsv.
func newCounter(key, row string) counter {
	parts := strings.Fields(row)
	c := counter{usual: withoutEnding(key, parts[0]), behind: map[byte]string{}, whole: map[string]string{}}
	for _, part := range parts[1:] {
		if figure, reading, ok := strings.Cut(part, "="); ok {
			c.whole[figure] = reading
		} else {
			c.behind[part[0]] = part[1:]
		}
	}
	return c
}

// read returns how the counter is read behind a figure, and whether the reading is that of
// figure and counter together.
func (c counter) read(figure string) (reading string, whole bool) {
	if r, ok := c.whole[figure]; ok {
		return r, r != unsure
	}
	if r, ok := c.behind[figure[len(figure)-1]]; ok {
		if strings.HasSuffix(figure, "00") {
			return unsure, false // 100本 is otherwise than 10本, and 1000本 than both
		}
		return r, false
	}
	return c.usual, false
}

// figureAt returns the length in bytes of the figure that a text begins with, and its digits in
// ASCII; 0 where there is none.
func figureAt(s string) (length int, digits string) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= '０' && r <= '９':
			b.WriteRune(r - '０' + '0')
		case (r == ',' || r == '.' || r == '，' || r == '．') && b.Len() > 0:
			b.WriteByte('.') // which makes it no day and no number of people that has a word of its own
			continue
		default:
			return length, strings.TrimRight(b.String(), ".")
		}
		length = i + len(string(r))
	}
	return length, strings.TrimRight(b.String(), ".")
}
