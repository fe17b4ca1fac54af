package memory

// score returns how much, per cent and rounded down, two rows are alike that are so far apart, by
// the length of the longer one.
func score(longer, distance int) int { return 100 * (longer - distance) / longer }

// farthest returns how far two rows may be apart for a score of least.
func farthest(longer, least int) int { return longer * (100 - least) / 100 }

// distance returns how many tokens must be put in, taken out or replaced to make one row of
// another; false where these are more than most. It looks only where that can still be (E.
// Ukkonen, “Algorithms for approximate string matching”, 1985). The two rows are room to work in.
func distance(a, b []int32, most int, before, row []int) (int, bool) {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return 0, false
	}
	before, row = before[:len(b)+1], row[:len(b)+1]
	for j := range before {
		before[j] = j
	}
	for i := range a {
		from, to := max(0, i-most), min(len(b), i+most+1)
		row[0] = i + 1
		if from > 0 {
			row[from] = most + 1
		}
		least := most + 1
		for j := from; j < to; j++ {
			d := before[j]
			if a[i] != b[j] {
				d = min(d, row[j])
				// Beyond the band of the row before is nothing that counts.
				if j < i+most {
					d = min(d, before[j+1])
				}
				d++
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least > most && len(b) > 0 {
			return 0, false
		}
		before, row = row, before
	}
	return before[len(b)], before[len(b)] <= most
}
