package revision_test

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// text makes passages of lines: the first is the title, “# ” begins a heading.
func text(lines ...string) []press.Passage {
	var list []press.Passage
	for i, line := range lines {
		p := press.Passage{Kind: press.Paragraph, Text: line}
		if heading, is := strings.CutPrefix(line, "# "); is {
			p.Kind, p.Level, p.Text = press.Heading, 2, heading
		}
		if i == 0 {
			p.Kind = press.TitlePassage
		}
		p.At.Line = i + 1
		list = append(list, p)
	}
	return list
}

func TestCompare(t *testing.T) {
	base := []string{"A title", "Nine countries met online on Thursday.", "# Results", "They agreed on three points.", "The next meeting is in May."}
	with := func(change func([]string) []string) []string { return change(append([]string(nil), base...)) }
	for _, c := range []struct {
		name string
		new  []string
		want string // old:new of each change, - for none
	}{
		{"nothing", base, ""},
		{"another space", with(func(s []string) []string { s[1] = "Nine  countries met online on Thursday ."; return s }), "1:1"},
		{"spaces and quotation marks", with(func(s []string) []string { s[1] += "\u00A0"; return s }), ""},
		{"a word", with(func(s []string) []string { s[1] = "Ten countries met online on Thursday."; return s }), "1:1"},
		{"another title altogether", with(func(s []string) []string { s[0] = "Résumé"; return s }), "0:0"},
		{"a paragraph more", with(func(s []string) []string { return append(s, "Journalists may register now.") }), "-:5"},
		{"a paragraph less", with(func(s []string) []string { return append(s[:3], s[4]) }), "3:-"},
		{"another paragraph in its place", with(func(s []string) []string { s[3] = "Journalists may register now."; return s }), "3:- -:3"},
		{"a word, and one more", with(func(s []string) []string {
			return append(append(s[:3:3], "Journalists may register now.", "They agreed on four points."), s[4])
		}), "-:3 3:4"},
		{"a paragraph that became a heading", with(func(s []string) []string { s[3] = "# " + s[3]; return s }), "3:- -:3"},
		{"elsewhere", with(func(s []string) []string { return append(s[:3], s[4], s[3]) }), "3:- -:4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, new := text(base...), text(c.new...)
			var got []string
			for _, change := range revision.Compare(old, new) {
				got = append(got, strings.ReplaceAll(fmt.Sprintf("%d:%d", change.Old, change.New), "-1", "-"))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), c.want)
			}
			if (got == nil) != (revision.Digest(old) == revision.Digest(new)) {
				t.Error("the digests say otherwise")
			}
		})
	}
}

// A passage that has a quarter of another's pairs of neighbouring words, or more,
// became that one; one that has less is another.
func TestCompareBeyondRecognition(t *testing.T) {
	// The n-th of so many words; of the first 25 words both passages have the same.
	passage := func(own string, n int) string {
		list := make([]string, n)
		for i := range list {
			if list[i] = fmt.Sprintf("%c%c", 'a'+i/26, 'a'+i%26); i >= 25 {
				list[i] += own
			}
		}
		return strings.Join(list, " ")
	}
	for words, want := range map[int]string{99: "1:1", 100: "1:- -:1"} { // 2·25 of 100 + 100 pairs, and of 100 + 101
		var got []string
		for _, change := range revision.Compare(text("A title", passage("old", 99)), text("A title", passage("new", words))) {
			got = append(got, strings.ReplaceAll(fmt.Sprintf("%d:%d", change.Old, change.New), "-1", "-"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d words: got %v, want %s", words, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	got := revision.Count([]revision.Change{{Old: 1, New: 1}, {Old: -1, New: 2}, {Old: 2, New: -1}, {Old: -1, New: 3}})
	if want := (revision.Tally{Added: 2, Removed: 1, Altered: 1}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A link that leads elsewhere is a change, though its words are the same.
func TestCompareLinks(t *testing.T) {
	old, new := text("A title", "See the report."), text("A title", "See the report.")
	old[1].Refs = []press.Ref{{Dest: "a.pdf"}}
	new[1].Refs = []press.Ref{{Dest: "b.pdf"}}
	if got := revision.Compare(old, new); len(got) != 1 || got[0] != (revision.Change{Old: 1, New: 1}) {
		t.Errorf("got %v", got)
	}
}

func marked(pieces []revision.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Removed:
			b.WriteString("[-" + p.Text + "-]")
		case p.Added:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"same", "same", "same"},
		{"", "all new", "{+all new+}"},
		{"all old", "", "[-all old-]"},
		{"Nine countries met", "Ten countries met", "[-Nine-]{+Ten+} countries met"},
		{"on 3 December 2020", "on 4 January 2021", "on [-3 December 2020-]{+4 January 2021+}"},
		{"costs 1,234.5 yen", "costs 1,243.5 yen", "costs [-1,234.5-]{+1,243.5+} yen"},
		{"l'accord de Paris", "l’accord de Genève", "l’accord de [-Paris-]{+Genève+}"},
		{"5 % de plus", "5\u00A0% de moins", "5\u00A0% de [-plus-]{+moins+}"},
		{"会議は12月3日に開かれた。", "会議は12月4日に開かれた。", "会議は12月[-3-]{+4+}日に開かれた。"},
		{"総務省が発表した。", "総務大臣が発表した。", "総務[-省-]{+大臣+}が発表した。"},
		{"デジタル政策", "アナログ政策", "[-デジタル-]{+アナログ+}政策"},
		{"オンライン会議を開催", "オンラインで開催", "オンライン[-会議を-]{+で+}開催"},
		{"か\u3099", "か", "[-か\u3099-]{+か+}"},
	} {
		if got := marked(revision.Words(c.old, c.new)); got != c.want {
			t.Errorf("%q → %q: %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// Without what was added the pieces are the old text, without what was removed
// the new one, but for what makes no difference.
func FuzzWords(f *testing.F) {
	f.Add("Nine countries met", "Ten countries have met")
	f.Add("会議は12月3日", "会合は、12月4日")
	f.Add("a b c d", "d c b a")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, old, new string) {
		var ours, theirs strings.Builder
		for _, p := range revision.Words(old, new) {
			if p.Text == "" || p.Added && p.Removed {
				t.Fatalf("an empty piece, or one of both: %#v", p)
			}
			if !p.Added {
				ours.WriteString(p.Text)
			}
			if !p.Removed {
				theirs.WriteString(p.Text)
			}
		}
		if theirs.String() != new {
			t.Errorf("the new text is %q, not %q", theirs.String(), new)
		}
		if len(new) == 0 && ours.String() != old && revision.Normal(old) != "" {
			t.Errorf("the old text is %q, not %q", ours.String(), old)
		}
	})
}

// Every change is told once, in order, and passages that are not told of are
// the same.
func FuzzCompare(f *testing.F) {
	f.Add("t\na\nb\nc", "t\nb\nc x\nd")
	f.Add("t\none two three\nfour", "t\nfour\none two")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, new := text(strings.Split(a, "\n")...), text(strings.Split(b, "\n")...)
		if len(old) > 40 || len(new) > 40 {
			return
		}
		var keptOld, keptNew []press.Passage
		i, j := 0, 0
		for _, c := range append(revision.Compare(old, new), revision.Change{Old: len(old), New: len(new)}) {
			if !c.Added() {
				keptOld = append(keptOld, old[i:c.Old]...)
				i = c.Old + 1
			}
			if !c.Removed() {
				keptNew = append(keptNew, new[j:c.New]...)
				j = c.New + 1
			}
		}
		if revision.Digest(keptOld) != revision.Digest(keptNew) {
			t.Errorf("%v and %v are not the same", keptOld, keptNew)
		}
		if (revision.Compare(old, new) == nil) != (revision.Digest(old) == revision.Digest(new)) {
			t.Error("the digests say otherwise")
		}
	})
}
