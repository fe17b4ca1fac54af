package bitext_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/bitext"
)

// sound reports what of a bitext cannot be: each passage stands in one pair, each sentence in one group
// of sentences, and what is told in its order stands so, but for what is moved.
func sound(b bitext.Bitext, first, second bitext.Text) error {
	for side, text := range []bitext.Text{first, second} {
		seen := make([]int, len(text.Passages))
		var told []bitext.Sentence
		for _, p := range b.Pairs {
			own := p.First
			if side == 1 {
				own = p.Second
			}
			if own.From < 0 || own.To < own.From || own.To > len(text.Passages) {
				return fmt.Errorf("side %d: the span %v of %d", side, own, len(text.Passages))
			}
			for i := own.From; i < own.To; i++ {
				seen[i]++
			}
			if p.First.Empty() && p.Second.Empty() {
				return fmt.Errorf("a pair of nothing")
			}
			for _, s := range p.Sentences {
				if side == 0 {
					told = append(told, s.First...)
				} else {
					told = append(told, s.Second...)
				}
				if len(s.First) == 0 && len(s.Second) == 0 {
					return fmt.Errorf("sentences of nothing")
				}
			}
		}
		for i, n := range seen {
			if n != 1 {
				return fmt.Errorf("side %d: passage %d stands in %d pairs", side, i, n)
			}
		}
		slices.SortFunc(told, func(a, b bitext.Sentence) int {
			if a.Passage != b.Passage {
				return a.Passage - b.Passage
			}
			return a.From - b.From
		})
		n := 0
		for i, p := range text.Passages {
			at := 0
			for ; n < len(told) && told[n].Passage == i; n++ {
				s := told[n]
				if s.From < at || s.To < s.From || s.To > len(p.Text) || strings.TrimSpace(p.Text[at:s.From]) != "" {
					return fmt.Errorf("side %d: the sentence %v behind %d of %q", side, s, at, p.Text)
				}
				at = s.To
			}
			if strings.TrimSpace(p.Text[at:]) != "" {
				return fmt.Errorf("side %d: %q is in no sentence", side, p.Text[at:])
			}
		}
	}
	last := -1
	for _, p := range b.Pairs {
		if !p.First.Empty() {
			if p.First.From < last {
				return fmt.Errorf("the pairs are not in the order of the first text")
			}
			last = p.First.From
		}
	}
	last = -1
	for _, f := range b.Facts {
		if f.First <= last || f.First >= len(first.Analysis.Mentions) || f.Second < 0 || f.Second >= len(second.Analysis.Mentions) {
			return fmt.Errorf("the fact %v behind %d", f, last)
		}
		last = f.First
	}
	return nil
}

// FuzzAlign: whatever two texts tell, each of their passages and sentences stands in one place.
func FuzzAlign(f *testing.F) {
	base, err := goldBase()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("One. Two 2.\n\n- a\n- b\n\n## H\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "一。「二。2」\n\n## H\n\n段落。\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
	f.Add("A\n\nB 12 March\n\nC 34", "C 34\n\nA\n\nB 3月12日")
	f.Add("", "> a\n>\n> b\n\n[a](b)")
	f.Fuzz(func(t *testing.T, one, other string) {
		front := "---\ntitle: T\n---\n\n"
		a, ok := base.AnalyzeFile("releases/2000/x/en.md", []byte(front+one))
		b, also := base.AnalyzeFile("releases/2000/x/ja.md", []byte(front+other))
		if !ok || !also || a.Analysis == nil || b.Analysis == nil {
			return
		}
		first := bitext.Text{Lang: "en", Passages: a.Passages, Analysis: a.Analysis}
		second := bitext.Text{Lang: "ja", Passages: b.Passages, Analysis: b.Analysis}
		sides, ok := base.Aligner().Align(first, second)
		if !ok {
			t.Fatal("not aligned")
		}
		if err := sound(sides, first, second); err != nil {
			t.Fatal(err)
		}
	})
}

// TestLongTexts: texts of as many passages as are compared are aligned, and what is too long is not.
func TestLongTexts(t *testing.T) {
	base, err := goldBase()
	if err != nil {
		t.Fatal(err)
	}
	long := func(lang, paragraph string, n int) (bitext.Text, bool) {
		var b strings.Builder
		b.WriteString("---\ntitle: T\n---\n\n")
		for i := range n - 1 {
			fmt.Fprintf(&b, paragraph+"\n\n", i+100)
		}
		a, _ := base.AnalyzeFile("releases/2000/x/"+lang+".md", []byte(b.String()))
		return bitext.Text{Lang: lang, Passages: a.Passages, Analysis: a.Analysis}, a.Analysis != nil
	}
	first, ok := long("en", "The ministry paid %d yen for it. It was glad.", 1000)
	second, also := long("fr", "Le ministère a payé %d yens. Il en est heureux.", 990)
	if !ok || !also {
		t.Fatal("1,000 passages are too many")
	}
	b, ok := base.Aligner().Align(first, second)
	if !ok {
		t.Fatal("not aligned")
	}
	if err := sound(b, first, second); err != nil {
		t.Error(err)
	}
	if n := b.Counterpart(500); n != (bitext.Span{From: 500, To: 501}) {
		t.Errorf("passage 500 is told by %v", n)
	}
	if n := b.Counterpart(995); !n.Empty() {
		t.Errorf("passage 995 is told by %v", n)
	}
	more, _ := long("en", "%d yen.", 1001)
	if _, ok := base.Aligner().Align(more, second); ok {
		t.Error("1,001 passages are compared")
	}
}

// TestCounterpart shows what stands where, passage by passage.
func TestCounterpart(t *testing.T) {
	base, err := goldBase()
	if err != nil {
		t.Fatal(err)
	}
	en := "---\ntitle: The port opens\n---\n\nThe port opens on 3 May 2021.\n\nIt cost 40 million euros.\n\n## Ferries\n\n- 12 to Nantes\n- 15 to Brest\n\nNobody was hurt in the accident of 7 June 1999, which lasted 90 minutes.\n"
	fr := "---\ntitle: Ouverture du port\n---\n\nLe port ouvre le 3 mai 2021. Il a coûté 40 millions d’euros.\n\n## Bacs\n\n- 15 pour Brest\n- 12 pour Nantes\n"
	first, second := analyzed(t, base, "en", []byte(en)), analyzed(t, base, "fr", []byte(fr))
	b, _ := base.Aligner().Align(first, second)
	if err := sound(b, first, second); err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range first.Passages {
		s := b.Counterpart(i)
		got = append(got, fmt.Sprint(s.From, "-", s.To))
	}
	want := "0-1 1-2 1-2 2-3 4-5 3-4 5-5"
	if text := strings.Join(got, " "); text != want {
		t.Errorf("%s, want %s", text, want)
	}
	moved := 0
	for _, p := range b.Pairs {
		if p.Moved {
			moved++
		}
	}
	if moved != 1 {
		t.Errorf("%d pairs are moved: %v", moved, b.Pairs)
	}
}

// BenchmarkRelease aligns a release of three languages, each with each.
func BenchmarkRelease(b *testing.B) {
	base, err := goldBase()
	if err != nil {
		b.Fatal(err)
	}
	archive, err := txtar.ParseFile("../align/testdata/railway.txtar")
	if err != nil {
		b.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range archive.Files {
		files[f.Name] = f.Data
	}
	var texts []bitext.Text
	size := 0
	for _, lang := range []string{"en", "fr", "ja"} {
		texts = append(texts, analyzed(b, base, lang, files[lang+".md"]))
		size += len(files[lang+".md"])
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range texts {
			for j := range texts[:i] {
				base.Aligner().Align(texts[i], texts[j])
			}
		}
	}
}
