package align

import (
	"math"

	"docsite/generator/press"
)

// units lets the cells of a table find each other that counts in other units, as
// ten million yen and 億円 are: all that differ by one power of ten. A single one is
// a mistake.
func (f *finder) units() {
	for n := 0; n < len(f.alignments); n++ {
		first := n
		for n < len(f.alignments) && f.isRow(f.alignments[n]) {
			n++
		}
		byPower := map[int][][2]int{}
		for _, b := range f.alignments[first:n] {
			f.scaled(b, byPower)
		}
		for _, pairs := range byPower {
			if len(pairs) < 2 {
				continue
			}
			for _, p := range pairs {
				f.oDone[p[0]], f.tDone[p[1]] = true, true
			}
		}
	}
}

func (f *finder) isRow(b alignment) bool {
	return b.o < b.oEnd && b.t < b.tEnd && f.o.passages[b.o].Kind == press.Row && f.t.passages[b.t].Kind == press.Row
}

// scaled adds the pairs of numbers of a row, in its order, that differ by a power
// of ten alone.
func (f *finder) scaled(b alignment, byPower map[int][][2]int) {
	o, t := f.left(b, quantities)
	for _, i := range o {
		for n, j := range t {
			if power := powerOfTen(f.o.mentions[i].Value, f.t.mentions[j].Value); power != 0 {
				byPower[power] = append(byPower[power], [2]int{i, j})
				t = append(t[:n:n], t[n+1:]...)
				break
			}
		}
	}
}

// powerOfTen returns n where b is 10ⁿ times a, or 0.
func powerOfTen(a, b float64) int {
	if a <= 0 || b <= 0 {
		return 0
	}
	n := float64(math.Log10(b / a))
	if whole := math.Round(n); math.Abs(n-whole) < 1e-9 {
		return int(whole)
	}
	return 0
}
