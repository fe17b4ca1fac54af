package bitext_test

import (
	"bytes"
	"strings"
	"testing"

	"docsite/generator/bitext"
)

// TestGold reads all texts that are marked.
func TestGold(t *testing.T) {
	var passages, sentences, facts int
	for _, file := range goldFiles(t) {
		g := readGold(t, file)
		if len(g.Pairs) == 0 || len(g.Facts) == 0 {
			t.Errorf("%s marks no passages or no facts", file)
		}
		for _, f := range g.Facts {
			if f.First.From >= f.First.To || f.Told && f.Second.From >= f.Second.To {
				t.Errorf("%s: a fact of no words: %+v", file, f)
			}
		}
		passages += len(g.Pairs)
		sentences += len(g.Sentences)
		facts += len(g.Facts)
	}
	t.Logf("%d pairs of passages, %d of sentences, %d facts", passages, sentences, facts)
}

// goldExample is two short texts with marks that are as the format says.
const goldExample = `-- en.md --
---
title: A bridge opens
date: 2020-01-02
original: true
---

It cost €2 million. It is 18 m long.

- A rail
-- fr.md --
---
title: Un pont ouvre
---

Il a coûté 2 millions d’euros et mesure 18 m.
-- gold --
first: en
second: fr
S1 1: It cost €2 million. ¦It is 18 m long.
P 0 = 0
P 1 = 1
P 2 = -
A 0.0 = 0.0
A 1.0 1.1 = 1.0
F 1:"€2 million" = 1:"2 millions d’euros"
F 1:"18 m" = 1:"18 m"
`

func TestGoldFormat(t *testing.T) {
	g, err := parseGold([]byte(goldExample))
	if err != nil {
		t.Fatal(err)
	}
	if got := g.First.Sentences[1]; len(got) != 2 || got[1] != (bitext.Sentence{Passage: 1, From: 22, To: 38}) {
		t.Errorf("sentences %v", got)
	}
	if got := g.Facts[1]; !got.Told || got.First != (bitext.Sentence{Passage: 1, From: 28, To: 32}) {
		t.Errorf("fact %+v", got)
	}
	for _, tt := range []struct{ name, old, new, want string }{
		{"not the text", "¦It is 18 m", "¦It was 18 m", "the passage is not that"},
		{"a passage twice", "P 2 = -", "P 1 = -\nP 2 = -", "passage 1 stands in 2 pairs"},
		{"a passage not at all", "P 2 = -\n", "", "passage 2 stands in 0 pairs"},
		{"no such passage", "P 2 = -", "P 3 = -", "no passage here"},
		{"a sentence not at all", "A 1.0 1.1 =", "A 1.0 =", "sentence 1.1 is aligned 0 times"},
		{"a sentence twice", "A 0.0 = 0.0", "A 0.0 1.0 = 0.0", "sentence 1.0 is aligned 2 times"},
		{"no such sentence", "A 1.0 1.1", "A 1.0 1.2", "is no sentence"},
		{"words that are not there", `1:"18 m" =`, `1:"19 m" =`, "the first text does not say that"},
		{"part of a figure", `1:"18 m" =`, `1:"8 m" =`, "the first text does not say that"},
		{"words that the second has not", `= 1:"18 m"`, `= 1:"19 m"`, "the second text does not say that"},
		{"out of order", `F 1:"€2 million"`, "F 1:\"18 m\" = -\nF 1:\"€2 million\"", "the first text does not say that"},
		{"another line", "first: en", "first: en\nX", "not a line of the format"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			raw := bytes.Replace([]byte(goldExample), []byte(tt.old), []byte(tt.new), 1)
			if bytes.Equal(raw, []byte(goldExample)) {
				t.Fatal("the example does not have what is replaced")
			}
			if _, err := parseGold(raw); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v; want %q", err, tt.want)
			}
		})
	}
}
