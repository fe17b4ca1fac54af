package record

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/align"
	"docsite/generator/bitext"
	"docsite/generator/press"
)

// TestOutlinesAreKept: all of them is read back as it was written, and nothing of what was cut.
func TestOutlinesAreKept(t *testing.T) {
	want := bitext.Outlines{
		Texts: []bitext.Outline{
			{Passages: []bitext.Shape{{Kind: press.TitlePassage, Letters: 3, Text: "A b"}, {Kind: press.Row, Letters: 70, Awaited: []string{"fr", "en"}}}, Places: []bitext.Place{{Kind: align.DateMention, Passage: 1, From: 2, To: 9, Text: "3 May", Value: "2020-05-03"}}},
			{Passages: []bitext.Shape{{}}},
		},
		Pairs: []bitext.Outlined{{First: 0, Second: 1, Bitext: bitext.Bitext{
			Pairs: []bitext.Pair{{First: bitext.Span{From: 0, To: 2}, Second: bitext.Span{From: 1, To: 1}, Moved: true}}, Facts: []bitext.Fact{{First: 4, Second: 5}},
		}}},
		Terms: []bitext.Term{{Note: press.Text{"en": "What it is"}, In: []bitext.TermIn{{Text: "Agency", Passage: 3}, {}}}},
	}
	w := &writer{}
	outlines(w, &want)
	var got bitext.Outlines
	in := &reader{in: string(w.out)}
	outlines(in, &got)
	if diff := cmp.Diff(want, got); diff != "" || in.failed || in.in != "" {
		t.Errorf("failed %t, %d bytes left (-written +read):\n%s", in.failed, len(in.in), diff)
	}
	for i := range w.out {
		cut := &reader{in: string(w.out[:i])}
		if outlines(cut, &bitext.Outlines{}); !cut.failed {
			t.Errorf("the first %d of %d bytes are understood", i, len(w.out))
		}
	}
}
