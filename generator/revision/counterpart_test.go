package revision_test

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// outline makes passages of letters: t and s are title and summary, h a heading,
// H a deeper one, p a paragraph, i an item and r a row.
func outline(letters string) []press.Passage {
	kinds := map[rune]press.PassageKind{'t': press.TitlePassage, 's': press.SummaryPassage, 'h': press.Heading, 'H': press.Heading, 'p': press.Paragraph, 'i': press.Item, 'r': press.Row}
	var list []press.Passage
	for _, l := range letters {
		p := press.Passage{Kind: kinds[l]}
		if l == 'H' {
			p.Level = 1
		}
		list = append(list, p)
	}
	return list
}

func TestCounterparts(t *testing.T) {
	for _, c := range []struct{ source, translation, want string }{
		{"tsphpp", "tsphpp", "0 1 2 3 4 5"},
		{"tsphpp", "tphpp", "0 - 1 2 3 4"},     // no summary
		{"tphpphp", "tphphp", "0 1 2 - - 4 5"}, // two paragraphs in one
		{"tphip", "tphpi", "0 1 2 - -"},        // another order of kinds
		{"tphp", "tphphp", "0 - - -"},          // more headings
		{"tphp", "tpHp", "0 - - -"},            // another level
		{"t", "", "-"},
		{"", "t", ""},
	} {
		var got []string
		for _, n := range revision.Counterparts(outline(c.source), outline(c.translation)) {
			got = append(got, strings.ReplaceAll(fmt.Sprint(n), "-1", "-"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s in %s: %s, want %s", c.source, c.translation, strings.Join(got, " "), c.want)
		}
	}
}
