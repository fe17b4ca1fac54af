package lint

import (
	"testing"
	"unicode/utf8"
)

// FuzzFindings: whatever the text, findings stand in it, at the beginning of a
// character, with what to do, and of prose, HTML and plain text in order and one a line.
func FuzzFindings(f *testing.F) {
	for _, seed := range []string{
		"** a ** b\n[x](y z.pdf)\n| a | b |\n| c | d |\n・e\n##f",
		"caf\uFFFD cafÃ© \u202Ea\u2069 \u00AD\uF0B7⼤ﾃﾞｼﾞ\U000E0041",
		"ii) a\ni) b\n第十一　c\n1.2 D\n1-1 E\nQ1. f\n5月1日　g\n[a][b.pdf] [c](d.pdf e) *** fg ***\n<!-- h",
		"\n- a\n- b\n[c](d.pdf) ~~e~~ __f__ &amp; <b>\n## g",
		"（１）a\n　①b\n日時：c\nDate: d\n** e **\n10:00\n– f",
	} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, s string, paragraph bool) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		text := []byte(s)
		check := func(found []Finding) {
			for _, x := range found {
				if x.At < 0 || x.At >= len(text) || !utf8.RuneStart(text[x.At]) || x.Message == "" || x.Hint == "" || x.Code == "" {
					t.Errorf("%q: %+v", s, x)
				}
			}
		}
		check(Characters(text))
		check(Exchanged(text))
		for _, found := range [][]Finding{Prose(text, paragraph), HTML(text), Plain(text)} {
			check(found)
			for i := 1; i < len(found); i++ {
				if end := found[i-1].At + lineLength(text[found[i-1].At:]); found[i].At < end {
					t.Errorf("%q: two of one line: %+v", s, found)
				}
			}
		}
		var lines [][]byte
		for rest := text; len(rest) > 0; rest = rest[lineLength(rest):] {
			lines = append(lines, rest[:lineLength(rest)])
		}
		if kept := Breaks(lines); kept != nil && (len(kept) != len(lines) || kept[0]) {
			t.Errorf("%q: %v", s, kept)
		}
		IsProse(text)
	})
}
