package bitext_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"docsite/generator"
	"docsite/generator/bitext"
	"docsite/generator/record"
)

// goldBase reads the texts that are marked, and sets them side by side.
var goldBase = sync.OnceValues(func() (*record.Base, error) {
	engine, err := generator.Open(generator.Options{Version: "gold", Folder: fstest.MapFS{
		"docsite.yaml":             {Data: []byte(goldSite)},
		"releases/ministries.yaml": {Data: []byte("{}\n")},
	}})
	if err != nil {
		return nil, err
	}
	defer engine.Close()
	return engine.RecordBase()
})

// analyzed returns a text of a release as [bitext.Aligner.Align] takes it.
func analyzed(t testing.TB, base *record.Base, lang string, content []byte) bitext.Text {
	t.Helper()
	a, ok := base.AnalyzeFile("releases/2000/gold/"+lang+".md", content)
	if !ok || a.Analysis == nil {
		t.Fatalf("%s cannot be read", lang)
	}
	return bitext.Text{Lang: lang, Passages: a.Passages, Analysis: a.Analysis}
}

// score counts what was told of two texts: how many pairs there are, how many are told,
// and how many of both are the same.
type score struct{ gold, told, right int }

func (s *score) add(o score) { s.gold, s.told, s.right = s.gold+o.gold, s.told+o.told, s.right+o.right }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(max(1, s.gold+s.told)) }

// compared counts of two lists of pairs, each a text of its own, which are in both; what
// is told of nothing is left out.
func compared(gold, told []string) (s score, missed, wrong []string) {
	s = score{gold: len(gold), told: len(told)}
	for _, g := range gold {
		if slices.Contains(told, g) {
			s.right++
		} else {
			missed = append(missed, g)
		}
	}
	for _, g := range told {
		if !slices.Contains(gold, g) {
			wrong = append(wrong, g)
		}
	}
	return s, missed, wrong
}

func passagePairs(g gold, b bitext.Bitext) (marked, told []string) {
	row := func(s bitext.Span) (list []int) {
		for i := s.From; i < s.To; i++ {
			list = append(list, i)
		}
		return list
	}
	for _, p := range g.Pairs {
		marked = append(marked, fmt.Sprint(p.First, "=", p.Second))
	}
	for _, p := range b.Pairs {
		told = append(told, fmt.Sprint(row(p.First), "=", row(p.Second)))
	}
	return marked, told
}

// sentencePairs are those of all passages but the ones that both leave alone, whose
// sentences stand in no pair.
func sentencePairs(g gold, b bitext.Bitext) (marked, told []string) {
	alone := map[string]bool{} // passages without a counterpart in the marks
	for _, p := range g.Pairs {
		for _, i := range p.First {
			alone[fmt.Sprint(1, i)] = len(p.Second) == 0
		}
		for _, i := range p.Second {
			alone[fmt.Sprint(2, i)] = len(p.First) == 0
		}
	}
	for _, s := range g.Sentences {
		var first, second []bitext.Sentence
		for _, p := range s.First {
			first = append(first, g.First.Sentences[p.Passage][p.Sentence])
		}
		for _, p := range s.Second {
			second = append(second, g.Second.Sentences[p.Passage][p.Sentence])
		}
		marked = append(marked, fmt.Sprint(first, "=", second))
	}
	for _, p := range b.Pairs {
		for _, s := range p.Sentences {
			text := fmt.Sprint(s.First, "=", s.Second)
			if len(s.Second) == 0 && alone[fmt.Sprint(1, s.First[0].Passage)] && !slices.Contains(marked, text) ||
				len(s.First) == 0 && alone[fmt.Sprint(2, s.Second[0].Passage)] && !slices.Contains(marked, text) {
				continue
			}
			told = append(told, text)
		}
	}
	return marked, told
}

// facts counts of the facts that are marked: those that both texts tell and docsite
// knows in both, those of them that are linked to where they are told, and links that lead
// elsewhere, of all links of facts that are marked.
type factScore struct{ known, linked, links, wrong int }

func (s *factScore) add(o factScore) {
	s.known, s.linked, s.links, s.wrong = s.known+o.known, s.linked+o.linked, s.links+o.links, s.wrong+o.wrong
}

func facts(g gold, first, second bitext.Text, b bitext.Bitext) (s factScore, missed, wrong []string) {
	at := func(t bitext.Text, s bitext.Sentence) (list []int) {
		for i := range t.Analysis.Mentions {
			if p, from, to := t.Analysis.Place(i); p == s.Passage && from < s.To && to > s.From {
				list = append(list, i)
			}
		}
		return list
	}
	link := map[int]int{}
	for _, f := range b.Facts {
		link[f.First] = f.Second
	}
	show := func(f goldFact) string {
		text := "“" + g.First.Passages[f.First.Passage].Text[f.First.From:f.First.To] + "”"
		if f.Told {
			text += " = “" + g.Second.Passages[f.Second.Passage].Text[f.Second.From:f.Second.To] + "”"
		}
		return text
	}
	for _, f := range g.Facts {
		own, other := at(first, f.First), []int(nil)
		if f.Told {
			other = at(second, f.Second)
		}
		hit := false
		for _, i := range own {
			j, ok := link[i]
			if !ok {
				continue
			}
			s.links++
			if slices.Contains(other, j) {
				hit = true
			} else {
				s.wrong++
				wrong = append(wrong, fmt.Sprintf("%s → “%s”", show(f), second.Analysis.Mentions[j].Text))
			}
		}
		if len(own) == 0 || len(other) == 0 {
			continue
		}
		s.known++
		if hit {
			s.linked++
		} else {
			missed = append(missed, show(f))
		}
	}
	return s, missed, wrong
}

// tuned are the pairs of the first set, by which the aligner's figures were found.
var tuned = strings.Fields("archives conch drought ferry festival filing flu franchise frigate gale glacier judo layjudge marathon measles mines moustique museum netsu orchard")

func setOf(name string) string {
	if slices.Contains(tuned, name) {
		return "first"
	}
	return "second"
}

// TestF1 holds how well the texts that are marked are set side by side, and prints it: as a
// whole, by set, by the two languages, and text by text with -v. DETAILS=1 lists what is wrong.
func TestF1(t *testing.T) {
	base, err := goldBase()
	if err != nil {
		t.Fatal(err)
	}
	type scores struct {
		passages, sentences score
		facts               factScore
	}
	all := map[string]*scores{}
	for _, file := range goldFiles(t) {
		g := readGold(t, file)
		first, second := analyzed(t, base, g.First.Lang, g.First.File), analyzed(t, base, g.Second.Lang, g.Second.File)
		b, ok := base.Aligner().Align(first, second)
		if !ok {
			t.Fatalf("%s is not aligned", g.Name)
		}
		var own scores
		var lost [3][]string
		var wrong [3][]string
		marked, told := passagePairs(g, b)
		own.passages, lost[0], wrong[0] = compared(marked, told)
		marked, told = sentencePairs(g, b)
		own.sentences, lost[1], wrong[1] = compared(marked, told)
		own.facts, lost[2], wrong[2] = facts(g, first, second, b)
		for _, name := range []string{"all", setOf(g.Name), g.First.Lang + "–" + g.Second.Lang} {
			s := all[name]
			if s == nil {
				s = &scores{}
				all[name] = s
			}
			s.passages.add(own.passages)
			s.sentences.add(own.sentences)
			s.facts.add(own.facts)
		}
		t.Logf("%-12s passages %.3f sentences %.3f facts %d of %d, wrong %d of %d", g.Name, own.passages.f1(), own.sentences.f1(), own.facts.linked, own.facts.known, own.facts.wrong, own.facts.links)
		if os.Getenv("DETAILS") != "" {
			for n, what := range []string{"passages", "sentences", "facts"} {
				for _, l := range lost[n] {
					t.Logf("  %s missed %s", what, l)
				}
				for _, l := range wrong[n] {
					t.Logf("  %s wrong  %s", what, l)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name]
		t.Logf("%-6s %4d pairs of passages, F1 %.3f; %4d of sentences, F1 %.3f; facts linked %d of %d, %.3f; links wrong %d of %d, %.3f", name,
			s.passages.gold, s.passages.f1(), s.sentences.gold, s.sentences.f1(),
			s.facts.linked, s.facts.known, float64(s.facts.linked)/float64(max(1, s.facts.known)), s.facts.wrong, s.facts.links, float64(s.facts.wrong)/float64(max(1, s.facts.links)))
	}
	whole := all["all"]
	if f := whole.passages.f1(); f < 0.97 {
		t.Errorf("F1 by passage is %.4f", f)
	}
	if f := whole.sentences.f1(); f < 0.93 {
		t.Errorf("F1 by sentence is %.4f", f)
	}
	if of := whole.facts; float64(of.linked) < 0.98*float64(of.known) || float64(of.wrong) > 0.01*float64(of.links) {
		t.Errorf("%d of %d facts are linked, %d of %d links are wrong", of.linked, of.known, of.wrong, of.links)
	}
}
