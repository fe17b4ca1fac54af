package memory_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/memory"
)

func plain(s string) exchange.Inline { return exchange.Inline{{Text: s}} }

func entry(source, target, release, date string) memory.Entry {
	return memory.Entry{Source: plain(source), Target: plain(target), Release: release, Date: date}
}

func of(entries ...memory.Entry) *memory.Memory { return memory.New(slices.Values(entries)) }

// said returns suggestions as lines: score, release, target.
func said(suggestions []exchange.Suggestion) string {
	var b strings.Builder
	for _, s := range suggestions {
		fmt.Fprintf(&b, "%d %s %s\n", s.Score, s.From, s.Target.Plain())
	}
	return b.String()
}

func TestScores(t *testing.T) {
	for _, test := range []struct {
		name, stored, asked string
		want                int // 0 for no suggestion
	}{
		{"the very sentence", "The quay opens in May.", "The quay opens in May.", 100},
		{"other white space", "The quay opens in May.", "The  quay opens in May.", 99},
		{"other capitals", "The quay opens in May.", "The Quay opens in May.", 99},
		{"another figure", "The quay opens in May 2026.", "The quay opens in May 2027.", 85},
		{"other digits in a sum", "It costs 1,234 yen.", "It costs 1,235 yen.", 85},
		{"three of ten words", "a b c d e f g h i j", "a b c d e f g x y z", 70},
		{"four of ten words", "a b c d e f g h i j", "a b c d e f w x y z", 0},
		{"four of thirteen, which is 69.2", "a b c d e f g h i j k l m", "a b c d e f g h i w x y z", 0},
		{"six of twenty", "a b c d e f g h i j k l m n o p q r s t", "a b c d e f g h i j k l m n 1 2 3 4 5 6", 70},
		{"three more than seven", "a b c d e f g", "a b c d e f g x y z", 70},
		{"three fewer than ten", "a b c d e f g h i j", "a b c d e f g", 70},
		{"four more than seven", "a b c d e f g", "a b c d e f g w x y z", 0},
		{"words in another order", "a b c d e f g h i j", "j b c d e f g h i a", 80},
		{"Japanese, by characters", "函館の港が開く。", "函館の港も開く。", 87},
		{"Japanese, another town", "函館の港を開く", "室蘭の港を開く", 71},
		{"Japanese, too far", "函館の港を開く", "室蘭の駅を開く", 0},
		{"Thai, by characters", "ท่าเรือใหม่", "ท่าเรือใหม่", 100},
		{"a word", "Contact", "Contact", 100},
		{"another word", "Contact", "Contacts", 0},
	} {
		got := 0
		for _, s := range of(entry(test.stored, "translated", "2025/x", "2025-01-01")).Lookup(plain(test.asked), "") {
			got = s.Score
		}
		if got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestBestThreeNewestFirst(t *testing.T) {
	m := of(
		entry("The quay opens in May.", "old", "2020/a", "2020-01-01"),
		entry("The quay opens in May.", "new", "2025/b", "2025-01-01"),
		entry("The quay opens in May.", "new", "2019/c", "2019-01-01"), // told by a newer one
		entry("The quay opens in June.", "June", "2026/d", "2026-01-01"),
		entry("The quay opens in July.", "July", "2024/e", "2024-01-01"),
		entry("", "nothing", "2026/f", "2026-01-01"),
	)
	entries := 0
	for range m.Pairs("en", "fr") {
		entries++
	}
	if entries != 4 {
		t.Errorf("%d entries", entries)
	}
	if diff := cmp.Diff("100 2025/b new\n100 2020/a old\n83 2026/d June\n", said(m.Lookup(plain("The quay opens in May."), ""))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("100 2020/a old\n83 2026/d June\n83 2024/e July\n", said(m.Lookup(plain("The quay opens in May."), "2025/b"))); diff != "" {
		t.Errorf("without a release: %s", diff)
	}
	if got := m.Lookup(nil, ""); got != nil {
		t.Errorf("nothing is like %v", got)
	}
	if got := of().Lookup(plain("The quay"), ""); got != nil {
		t.Errorf("an empty memory has %v", got)
	}
}

func code(id string, form exchange.Form, original string) exchange.Part {
	return exchange.Part{Code: &exchange.Code{ID: id, Form: form, Original: original}}
}

// TestCodesAreOfTheSentence: the address of an old link does not come into a new text.
func TestCodesAreOfTheSentence(t *testing.T) {
	link := func(id, address, text string) exchange.Inline {
		return exchange.Inline{{Text: "See "}, code(id, exchange.Opens, "["), {Text: text}, code(id, exchange.Closes, "]("+address+")"), {Text: "."}}
	}
	m := of(memory.Entry{Source: link("7", "old.pdf", "the plan"), Target: link("7", "old-fr.pdf", "le plan"), Release: "2025/x"})
	got := m.Lookup(link("1", "new.pdf", "the plan"), "")
	want := []exchange.Suggestion{{Source: link("1", "new.pdf", "the plan"), Target: link("1", "new.pdf", "le plan"), Score: 100, From: "2025/x"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	m = of(memory.Entry{Source: link("7", "old.pdf", "the plan of the new quay"), Target: link("7", "old-fr.pdf", "le plan"), Release: "2025/x"})
	got = m.Lookup(plain("See the plan of the new quay."), "")
	want = []exchange.Suggestion{{Source: plain("See the plan of the new quay."), Target: plain("See le plan."), Score: 80, From: "2025/x"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("without codes: %s", diff)
	}
}

func TestOrderOfSentencesMakesNoDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	entries := slices.Collect(corpus(300, r))
	want := of(entries...)
	for range 3 {
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		got := of(entries...)
		for _, e := range entries[:20] {
			if diff := cmp.Diff(want.Lookup(e.Source, ""), got.Lookup(e.Source, "")); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}

// TestFindsWhatIsThere compares with looking at every sentence.
func TestFindsWhatIsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	entries := slices.Collect(corpus(400, r))
	m := of(entries...)
	found := 0
	for range 300 {
		words := strings.Fields(entries[r.IntN(len(entries))].Source.Plain())
		for range r.IntN(5) {
			words[r.IntN(len(words))] = fmt.Sprint("w", r.IntN(40))
		}
		asked := strings.Join(words, " ")
		want := 0
		for _, e := range entries {
			s := e.Source.Plain()
			n := 100 * (max(len(words), len(strings.Fields(s))) - levenshtein(words, strings.Fields(s))) / max(len(words), len(strings.Fields(s)))
			if n >= memory.Least {
				want = max(want, n)
			}
		}
		got := 0
		for _, s := range m.Lookup(plain(asked), "") {
			got = max(got, s.Score)
		}
		if got != want {
			t.Fatalf("%q: best score %d, want %d", asked, got, want)
		}
		if want > 0 && want < 100 {
			found++
		}
	}
	if found < 50 {
		t.Errorf("only %d sentences were like others", found)
	}
}

func levenshtein(a, b []string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// corpus returns sentences of 3 to 30 words, of which some are like others.
func corpus(n int, r *rand.Rand) func(func(memory.Entry) bool) {
	return func(yield func(memory.Entry) bool) {
		var words []string
		for i := range n {
			if i%5 == 0 {
				words = nil
				for range 3 + r.IntN(28) {
					words = append(words, fmt.Sprint("w", int(r.ExpFloat64()*float64(n)/50)))
				}
			}
			words[r.IntN(len(words))] = fmt.Sprint("w", r.IntN(n))
			if !yield(entry(strings.Join(words, " "), fmt.Sprint("t", i), fmt.Sprint("2025/", i%40), "2025-01-01")) {
				return
			}
		}
	}
}

// One sentence in thousands of variants is compared with no more than some of them.
func TestTooManyVariantsStillFindTheVeryOne(t *testing.T) {
	var entries []memory.Entry
	for i := range 5000 {
		entries = append(entries, entry(fmt.Sprintf("On day %d of the works the northern quay of the port is closed.", i), fmt.Sprint("t", i), "2025/x", "2025-01-01"))
	}
	m := of(entries...)
	if got := m.Lookup(plain("On day 4999 of the works the northern quay of the port is closed."), ""); len(got) != 3 || got[0].Score != 100 || got[0].Target.Plain() != "t4999" {
		t.Errorf("found %s", said(got))
	}
}

func TestTMXOfAMemory(t *testing.T) {
	m := of(entry("The quay", "Le quai", "2025/b", "2025-01-01"), entry("The port & town", "Le port <et> la ville", "2026/a", "2026-02-01"))
	var b bytes.Buffer
	if err := exchange.WriteTMX(&b, "en", m.Pairs("en", "fr")); err != nil {
		t.Fatal(err)
	}
	var back []memory.Entry
	ds, err := exchange.ReadTMX("memory.tmx", &b, func(p exchange.Pair) bool {
		back = append(back, memory.Entry{Source: p.Source, Target: p.Target, Release: p.Release, Date: p.Date})
		return true
	})
	if err != nil || len(ds) > 0 {
		t.Fatal(err, diag.Count(ds))
	}
	if diff := cmp.Diff([]memory.Entry{entry("The port & town", "Le port <et> la ville", "2026/a", "2026-02-01"), entry("The quay", "Le quai", "2025/b", "2025-01-01")}, back); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkLookup(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	kanji := []rune("日月火水木金土山川田港函館市町村道路橋駅船車人大小中上下左右東西南北年時分新旧開閉始終多少高低長短")
	japanese := func(yield func(memory.Entry) bool) {
		for i := range 100_000 {
			var s strings.Builder
			for range 10 + r.IntN(50) {
				if r.IntN(2) == 0 {
					s.WriteRune([]rune("のはをがにでとし、てすまる")[r.IntN(13)])
				} else {
					s.WriteRune(kanji[r.IntN(len(kanji))] + rune(r.IntN(30)))
				}
			}
			if !yield(entry(s.String()+"。", fmt.Sprint("t", i), fmt.Sprint("2025/", i%400), "2025-01-01")) {
				return
			}
		}
	}
	for name, sentences := range map[string]func(func(memory.Entry) bool){"words": corpus(100_000, r), "characters": japanese} {
		entries := slices.Collect(sentences)
		m := of(entries...)
		b.Run(name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				i = (i + 7919) % len(entries)
				m.Lookup(entries[i].Source, entries[i].Release)
			}
		})
	}
}
