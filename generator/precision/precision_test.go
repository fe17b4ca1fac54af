package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSets holds what is told of the pairs in this folder: nothing, but for what was
// judged to be right; and how many of the contradictions that are put into them are
// found.
func TestSets(t *testing.T) {
	for _, set := range []struct {
		folder string
		least  int // contradictions that are found
	}{{"first", 279}, {"second", 94}} {
		t.Run(set.folder, func(t *testing.T) {
			folder := os.DirFS(set.folder)
			pairs, err := readPairs(folder)
			if err != nil {
				t.Fatal(err)
			}
			judged, err := readVerdicts(folder)
			if err != nil {
				t.Fatal(err)
			}
			told, err := check(t.Context(), pairs)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range slices.Concat(told...) {
				if judged.of(f) != right {
					t.Errorf("told: %s", judged.line(f))
				}
			}
			seeds, err := readSeeds(folder, pairs)
			if err != nil {
				t.Fatal(err)
			}
			results, err := plant(t.Context(), seeds, pairs)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, r := range results {
				if r.by != "" {
					n++
				}
			}
			if n < set.least {
				t.Errorf("%d of %d contradictions are found, not %d", n, len(results), set.least)
			}
		})
	}
}

const agreeing = "A pair.\n-- en.md --\n---\ntitle: A\ndate: 2024-05-01\noriginal: true\n---\n\nThere are 45.\n-- fr.md --\n---\ntitle: B\n---\n\nIl y en a 45.\n"

// TestReadRefuses holds what is no folder of pairs, verdicts and contradictions.
func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a.txtar", "x\n-- en.md --\ndate: 2024-05-01\n", "two texts are wanted"},
		{"verdicts.tsv", "perhaps\ta/fr.md\tDS307\tx\n", "verdicts.tsv:1:"},
		{"verdicts.tsv", "wrong\ta/fr.md\n", "verdicts.tsv:1:"},
		{"seeds.jsonl", "{\n", "seeds.jsonl:1:"},
		{"seeds.jsonl", `{"pair":"a","file":"fr.md","kind":"number","old":"46","new":"54"}`, "has “46” not once"},
	} {
		folder := fstest.MapFS{"a.txtar": {Data: []byte(agreeing)}}
		folder[c.name] = &fstest.MapFile{Data: []byte(c.content)}
		pairs, err := readPairs(folder)
		if err == nil {
			_, err = readVerdicts(folder)
		}
		if err == nil {
			_, err = readSeeds(folder, pairs)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: got %v, want %q", c.name, c.content, err, c.want)
		}
	}
}

// TestTables holds what is printed of one pair, in which something is told.
func TestTables(t *testing.T) {
	folder := fstest.MapFS{
		"a.txtar":      {Data: []byte(strings.Replace(agreeing, "en a 45", "en a 54", 1))},
		"verdicts.tsv": {Data: []byte("wrong\ta/fr.md\tDS307\there it is “54”, in the original “45”\tno reason\n")},
	}
	pairs, err := readPairs(folder)
	if err != nil {
		t.Fatal(err)
	}
	judged, err := readVerdicts(folder)
	if err != nil {
		t.Fatal(err)
	}
	told, err := check(t.Context(), pairs)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	printPrecision(&b, pairs, told[0], judged, nil)
	if want := "1 pairs, 1 figures and links in their originals\n"; !strings.HasPrefix(b.String(), want) {
		t.Errorf("got %s", b.String())
	}
	if want := "| DS307 | 0 | 0 | 0 | 1 | 0 | 0.0 % |\n"; !strings.Contains(b.String(), want) {
		t.Errorf("%q is not in %s", want, b.String())
	}
}
