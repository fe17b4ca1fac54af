package recurrence

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/align"
)

// words are n made words, the first of which are those of another list if they have one
// name.
func words(name string, shared, n int) []string {
	var list []string
	for i := range n {
		if i < shared {
			list = append(list, fmt.Sprintf("a%03d", i))
		} else {
			list = append(list, fmt.Sprintf("%s%03d", name, i))
		}
	}
	return list
}

func number(v float64) align.Mention { return align.Mention{Kind: align.NumberMention, Value: v} }

// Of a hundred words that weigh alike, so many must be in both sentences.
func TestSureAtItsEdges(t *testing.T) {
	for _, c := range []struct {
		name  string
		value align.Mention
		near  bool
		need  int
	}{
		{"a round number", number(300), false, 45},
		{"two digits", number(37), false, 40},
		{"three digits", number(128), false, 30},
		{"four digits", number(4812), false, 15},
		{"a year", number(1998), false, 40},
		{"a number like a year with a unit", align.Mention{Kind: align.NumberMention, Value: 1998, Base: "m", Other: 1998}, false, 15},
		{"a date", align.Mention{Kind: align.DateMention, Value: 20240518}, false, 30},
		{"a time", align.Mention{Kind: align.TimeMention, Value: 645}, false, 40},
		{"near: a round number", number(300), true, 34},
		{"near: two digits", number(37), true, 28},
		{"near: three digits", number(128), true, 18},
		{"near: four digits", number(4812), true, 6},
	} {
		for _, shared := range []int{c.need, c.need - 1} {
			a := &Archive{texts: map[string]int{"en": 1000}, told: []map[string]bool{{}}, words: map[string]map[string]int{"en": {}}}
			figure := Figure{Mention: c.value}
			a.figures = []Figure{figure}
			around := []hit{{place: Place{Lang: "en"}, words: words("a", 100, 100)}}
			other := hit{place: Place{Lang: "en", Release: "2024/b"}, mention: c.value, words: words("b", shared, 100)}
			if c.near {
				around[0].subjects, other.subjects = []string{"topic ports"}, []string{"topic ports"}
			}
			if got := a.sure(figure, around, other); got != (shared == c.need) {
				t.Errorf("%s: %d of 100 words: %t", c.name, shared, got)
			}
		}
	}
}

// What stands nowhere by chance needs no word in common.
func TestUnmistakable(t *testing.T) {
	for _, c := range []struct {
		told, there float64
		want        bool
	}{{26318, 26318, true}, {2631, 2631, false}, {26318, 26300, false}, {1250000, 1250000, false}} {
		a := &Archive{texts: map[string]int{"en": 1000}, told: []map[string]bool{{}}, words: map[string]map[string]int{"en": {}}}
		figure := Figure{Mention: number(c.told)}
		a.figures = []Figure{figure}
		if got := a.sure(figure, []hit{{place: Place{Lang: "en"}}}, hit{place: Place{Lang: "en"}, mention: number(c.there)}); got != c.want {
			t.Errorf("%v and %v: %t", c.told, c.there, got)
		}
	}
}

// A value that many releases tell counts for less: more than one in fifty, and more than
// three.
func TestCommonValues(t *testing.T) {
	for _, c := range []struct{ releases, told, want int }{{1000, 20, 4}, {1000, 21, 3}, {100, 3, 4}, {100, 4, 3}} {
		a := &Archive{texts: map[string]int{"en": c.releases, "fr": 1}, told: []map[string]bool{{}}, figures: []Figure{{Mention: number(4812)}}}
		for i := range c.told {
			a.told[0][fmt.Sprint(i)] = true
		}
		if got := a.distinct(a.figures[0]); got != c.want {
			t.Errorf("%d of %d: %d", c.told, c.releases, got)
		}
	}
}

// Without a language in common, two other facts of the sentence and a subject must agree.
func TestNoLanguageInCommon(t *testing.T) {
	facts := []align.Mention{number(7), {Kind: align.DateMention, Value: 20240518}, number(12)}
	for _, c := range []struct {
		value  float64
		facts  int
		shared bool
		want   bool
	}{{128, 2, true, true}, {128, 1, true, false}, {128, 3, false, false}, {37, 3, true, false}} {
		a := &Archive{texts: map[string]int{"en": 1000}, told: []map[string]bool{{}}, words: map[string]map[string]int{}}
		figure := Figure{Mention: number(c.value)}
		a.figures = []Figure{figure}
		around := []hit{{place: Place{Lang: "en"}, others: facts, subjects: []string{"topic ports"}}}
		other := hit{place: Place{Lang: "ja"}, mention: number(c.value), others: facts[:c.facts], subjects: []string{"topic ports"}}
		if !c.shared {
			other.subjects = []string{"topic roads"}
		}
		if got := a.sure(figure, around, other); got != c.want {
			t.Errorf("%+v: %t", c, got)
		}
	}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The exhibitions drew 4,812 Visitors", []string{"drew", "exhibi", "visito"}},
		{"d’éoliennes près du port", []string{"port", "près", "éolien"}},
		{"河川の安全に関する展示会", []string{"安全", "展示", "河川", "示会"}},
		{"ブレーキ", []string{"ブレ", "レー", "ーキ"}},
		{"12 of 34", nil},
	} {
		if diff := cmp.Diff(c.want, terms(c.text)); diff != "" {
			t.Errorf("“%s”: %s", c.text, diff)
		}
	}
}

func TestSentenceOf(t *testing.T) {
	for _, c := range []struct {
		passage, figure string
		n               int
		want            string
	}{
		{"One. The 37 ferries, at 3.5 knots. Two.", "37", 0, "The 37 ferries, at 3.5 knots."},
		{"一つ。北航路の37隻。三つ。", "37", 0, "北航路の37隻。"},
		{"37 here. And 37 there.", "37", 1, "And 37 there."},
		{"No end to 37", "37", 0, "No end to 37"},
		{"None", "37", 0, "None"},
	} {
		if got := sentenceOf(c.passage, c.figure, c.n); got != c.want {
			t.Errorf("“%s”: “%s”", c.passage, got)
		}
	}
}
