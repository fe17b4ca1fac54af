package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"docsite/generator/diag"
)

// seed is a contradiction: a text that stands once in a file of a pair, and what is
// put in its place.
type seed struct {
	Pair string `json:"pair"`
	File string `json:"file"`
	Kind string `json:"kind"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// result says by which code a seed was found: that of what is told of the pair and is not
// told without it. It is empty for one that is missed.
type result struct {
	seed
	by diag.Code
}

func (r result) String() string {
	return fmt.Sprintf("%s\t%s/%s\t%q\t%q", r.Kind, r.Pair, r.File, r.Old, r.New)
}

// readSeeds reads seeds.jsonl, a JSON object a line. There are none without such a file.
func readSeeds(folder fs.FS, pairs []pair) ([]seed, error) {
	file, err := folder.Open("seeds.jsonl")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var seeds []seed
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var s seed
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("seeds.jsonl:%d: %w", n, err)
		}
		i := slices.IndexFunc(pairs, func(p pair) bool { return p.name == s.Pair })
		if i < 0 || strings.Count(pairs[i].files[s.File], s.Old) != 1 {
			return nil, fmt.Errorf("seeds.jsonl:%d: %s/%s has “%s” not once", n, s.Pair, s.File, s.Old)
		}
		seeds = append(seeds, s)
	}
	return seeds, lines.Err()
}

// plant puts each seed into its pair and looks by which code it is found.
func plant(ctx context.Context, seeds []seed, pairs []pair) ([]result, error) {
	planted := make([]pair, len(seeds))
	for n, s := range seeds {
		p := pairs[slices.IndexFunc(pairs, func(p pair) bool { return p.name == s.Pair })]
		p.files = maps.Clone(p.files)
		p.files[s.File] = strings.Replace(p.files[s.File], s.Old, s.New, 1)
		planted[n] = p
	}
	asTheyAre, err := check(ctx, pairs)
	if err != nil {
		return nil, err
	}
	before := keys(slices.Concat(asTheyAre...))
	told, err := check(ctx, planted)
	if err != nil {
		return nil, err
	}
	results := make([]result, len(seeds))
	for n, s := range seeds {
		results[n].seed = s
		if i := slices.IndexFunc(told[n], func(f finding) bool { return !before[f.key()] }); i >= 0 {
			results[n].by = told[n][i].Code
		}
	}
	return results, nil
}

func keys(found []finding) map[string]bool {
	set := map[string]bool{}
	for _, f := range found {
		set[f.key()] = true
	}
	return set
}

// printRecall prints how many seeds are found, by kind.
func printRecall(out io.Writer, results []result) {
	found, of := map[string]int{}, map[string]int{}
	all := 0
	for _, r := range results {
		of[r.Kind]++
		if r.by != "" {
			found[r.Kind]++
			all++
		}
	}
	fmt.Fprintln(out, "\n| contradiction | found | of |\n|---|--:|--:|")
	for _, kind := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(out, "| %s | %d | %d |\n", kind, found[kind], of[kind])
	}
	fmt.Fprintf(out, "| all | %d | %d, %.1f %% |\n", all, len(results), 100*float64(all)/float64(len(results)))
}
