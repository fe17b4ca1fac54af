package align_test

import (
	"strings"
	"testing"

	"docsite/generator/align"
	"docsite/generator/press"
)

// passagesOf makes a translation of paragraphs and what it tells.
func passagesOf(r *align.Reader, lang string, paragraphs []string) (*press.Translation, *align.Analysis) {
	t := &press.Translation{Lang: lang, File: lang + ".md"}
	var list []press.Passage
	for _, text := range paragraphs {
		list = append(list, press.Passage{Kind: press.Paragraph, Text: text, Runs: []press.Run{{}}})
	}
	return t, r.Read([]byte(strings.Join(paragraphs, "\n")), list)
}

// TestEdges has, of each bound, what lies just within it and what just beyond.
// Paragraphs are parted by bars.
func TestEdges(t *testing.T) {
	readers := speakers(t)
	comparer := align.NewComparer(nil, func(country, lang string) string { return country })
	for _, c := range []struct{ name, en, fr, want string }{
		{"rounded by less than 3 %", "There were 10,309 visitors.", "Il y a eu 10 000 visiteurs.", ""},
		{"rounded by more", "There were 10,310 visitors.", "Il y a eu 10 000 visiteurs.",
			"here it is “10 000”, in the original “10,310”"},
		{"rounded up by less than 3 %", "There were 9,709 visitors.", "Il y a eu 10 000 visiteurs.", ""},
		{"rounded up by more", "There were 9,708 visitors.", "Il y a eu 10 000 visiteurs.",
			"here it is “10 000”, in the original “9,708”"},
		{"one of two that is a tenth", "There were 1,000 visitors.", "Il y a eu 100 visiteurs et 20 exposants.",
			"here it is “100”, in the original “1,000”"},
		{"of two none that is a tenth", "There were 1,000 visitors.", "Il y a eu 99 visiteurs et 20 exposants.",
			"the original’s “1,000” is not told here"},
		{"two of two facts", "There were 310 visitors.|They bought 420 books.", "Il y a eu 130 visiteurs.|Ils ont acheté 240 livres.",
			"here it is “130”, in the original “310”\nhere it is “240 livres”, in the original “420”"},
		{"three of three facts", "There were 310 visitors.|They bought 420 books.|They spoke with 530 others.",
			"Il y a eu 130 visiteurs.|Ils ont acheté 240 livres.|Ils ont parlé à 350 autres.",
			"the text tells hardly anything that its original tells: 3 findings in 3 facts"},
		{"three of five facts", "There were 310 visitors.|They bought 420 books.|They spoke with 530 others.|They saw 610 and 720 pictures.",
			"Il y a eu 130 visiteurs.|Ils ont acheté 240 livres.|Ils ont parlé à 350 autres.|Ils ont vu 610 et 720 images.",
			"the text tells hardly anything that its original tells: 3 findings in 5 facts"},
		{"three of six facts", "There were 310 visitors.|They bought 420 books.|They spoke with 530 others.|They saw 610, 720 and 830 pictures.",
			"Il y a eu 130 visiteurs.|Ils ont acheté 240 livres.|Ils ont parlé à 350 autres.|Ils ont vu 610, 720 et 830 images.",
			"here it is “130”, in the original “310”\nhere it is “240 livres”, in the original “420”\nhere it is “350”, in the original “530”"},
	} {
		original, told := passagesOf(readers["en"], "en", strings.Split(c.en, "|"))
		translation, also := passagesOf(readers["fr"], "fr", strings.Split(c.fr, "|"))
		r := &press.Release{Original: original, Translations: []*press.Translation{original, translation}}
		ds, _ := comparer.Release(r, []*align.Analysis{told, also})
		var got []string
		for _, d := range ds {
			got = append(got, d.Message)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), c.want)
		}
	}
}
