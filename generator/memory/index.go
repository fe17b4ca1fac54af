package memory

import (
	"cmp"
	"slices"
)

// maxCompared is how many sentences are compared with one, the newest first. An archive that says
// one thing in more variants has had enough of them.
const maxCompared = 2000

// index finds sentences by their rarest pairs of neighbouring tokens. An edit changes two pairs at
// most, so two sentences whose score is [Least] or more have so many in common that, if all
// pairs are put into one order, the rarest first, they have one among so many of the first as
// are left of each besides those, and one (E. Ukkonen, “Approximate string-matching with q-grams
// and maximal matches”, 1992; S. Chaudhuri, V. Ganti, R. Kaushik, “A Primitive Operator for
// Similarity Joins in Data Cleaning”, 2006). Before the first token and behind the last is an edge; a
// pair that stands twice counts as two.
type index struct {
	words  map[string]int32  // a number for each token
	ranks  map[gram]int32    // by how rare a pair is
	rows   [][]int32         // of an entry: its tokens, in their order
	ranked [][]int32         // of an entry: the ranks of its pairs, sorted
	heads  map[int32][]int32 // by rank: the entries that have it among their rarest, in their order
}

// gram is a pair of tokens as the nth of its kind in a sentence, from 0.
type gram struct{ first, second, nth int32 }

const (
	edge    = -1
	unknown = -2 // a token of no entry
)

// grams returns the pairs of a row, one more than it has tokens.
func grams(row []int32) []gram {
	nth := make(map[[2]int32]int32, len(row)+1)
	list := make([]gram, 0, len(row)+1)
	before := int32(edge)
	for i := range len(row) + 1 {
		next := int32(edge)
		if i < len(row) {
			next = row[i]
		}
		two := [2]int32{before, next}
		list = append(list, gram{before, next, nth[two]})
		nth[two]++
		before = next
	}
	return list
}

// shared returns how many pairs sentences have in common at least whose longer one has n tokens,
// of which so many may differ.
func shared(n, most int) int { return n + 1 - 2*most }

// head returns how many of the rarest pairs of n tokens are looked at. The other sentence may be
// the longer one, and how many must be in common goes up and down with its length.
func head(n int) int {
	least := n + 1
	for longer := n; longer <= n+4; longer++ {
		least = min(least, shared(longer, farthest(longer, Least)))
	}
	return n + 2 - least
}

func newIndex(entries []Entry) *index {
	x := &index{words: map[string]int32{}, ranks: map[gram]int32{}, heads: map[int32][]int32{}}
	counts := map[gram]int32{}
	for _, e := range entries {
		list := tokens(e.Source)
		row := make([]int32, len(list))
		for j, t := range list {
			n, ok := x.words[t]
			if !ok {
				n = int32(len(x.words))
				x.words[t] = n
			}
			row[j] = n
		}
		x.rows = append(x.rows, row)
		for _, g := range grams(row) {
			counts[g]++
		}
	}
	order := make([]gram, 0, len(counts))
	for g := range counts {
		order = append(order, g)
	}
	slices.SortFunc(order, func(a, b gram) int {
		return cmp.Or(cmp.Compare(counts[a], counts[b]), cmp.Compare(a.first, b.first), cmp.Compare(a.second, b.second), cmp.Compare(a.nth, b.nth))
	})
	for i, g := range order {
		x.ranks[g] = int32(i)
	}
	for i, row := range x.rows {
		ranked := x.rank(row)
		x.ranked = append(x.ranked, ranked)
		for _, r := range ranked[:head(len(row))] {
			x.heads[r] = append(x.heads[r], int32(i))
		}
	}
	return x
}

// rank returns the ranks of a row's pairs, sorted; what no entry has is the rarest.
func (x *index) rank(row []int32) []int32 {
	list := make([]int32, 0, len(row)+1)
	for _, g := range grams(row) {
		n, ok := x.ranks[g]
		if !ok {
			n = unknown
		}
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}

// hit is an entry that is like a sentence.
type hit struct {
	entry int32
	score int
}

// find returns the entries that are most like a row of tokens, of those that are wanted. Those of
// the very text, in their order, are known.
func (x *index) find(list []string, exact []int32, wanted func(entry int32) bool) []hit {
	var best []hit
	for _, e := range exact {
		if wanted(e) && len(best) < Most {
			best = append(best, hit{e, 100})
		}
	}
	row := make([]int32, len(list))
	for i, t := range list {
		row[i] = unknown
		if n, ok := x.words[t]; ok {
			row[i] = n
		}
	}
	ranked := x.rank(row)
	var candidates []int32
	for _, r := range ranked[:head(len(row))] {
		if r >= 0 {
			candidates = append(candidates, x.heads[r]...)
		}
	}
	slices.Sort(candidates)
	candidates = slices.Compact(candidates)

	var before, next []int
	compared := 0
	for _, i := range candidates {
		least := Least
		if len(best) == Most {
			least = best[Most-1].score + 1 // of the same score the newer ones are there already
		}
		if least > 99 || compared == maxCompared {
			break
		}
		longer := max(len(row), len(x.rows[i]))
		most := farthest(longer, least)
		if !wanted(i) || slices.Contains(exact, i) || !overlap(ranked, x.ranked[i], shared(longer, most)) {
			continue
		}
		compared++
		if room := len(x.rows[i]) + 1; cap(before) < room {
			before, next = make([]int, room), make([]int, room)
		}
		d, ok := distance(row, x.rows[i], most, before[:cap(before)], next[:cap(next)])
		if !ok {
			continue
		}
		h := hit{i, min(99, score(longer, d))}
		at, _ := slices.BinarySearchFunc(best, h, func(o, h hit) int {
			if o.score >= h.score {
				return -1
			}
			return 1
		})
		best = slices.Insert(best, at, h)
		best = best[:min(len(best), Most)]
	}
	return best
}

// overlap reports whether two sorted rows have so many in common.
func overlap(a, b []int32, least int) bool {
	spare := len(a) - least // how many of a may be missing
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			i, j, common = i+1, j+1, common+1
		case a[i] < b[j]:
			i++
			if spare--; spare < 0 {
				return false
			}
		default:
			j++
		}
	}
	return common >= least
}
