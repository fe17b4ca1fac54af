package align

import "math"

// Step is one that an alignment can take: so many of the one side and of the other, and what
// that costs in any case.
type Step struct {
	First, Second int
	Cost          float64
}

// lowest is less than what any pair can cost.
const lowest = -12.0

// far is how many steps an alignment of long lists may be ahead on one side.
const far = 250

// Path aligns two lists, n and m long, each in its order, by the steps whose costs have the least sum
// (W. Gale and K. Church, “A program for aligning sentences in bilingual corpora”, Computational
// Linguistics 19, 1993). cost is what it costs besides that what stands from one index to before
// another is the same in both; a step that has nothing of one side costs no more than itself.
// The steps must lead from any list to any other: one of each side alone, at least.
func Path(n, m int, steps []Step, cost func(first, firstEnd, second, secondEnd int) float64) []Aligned {
	costs := make([]float64, (n+1)*(m+1))
	taken := make([]uint8, (n+1)*(m+1))
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			at := i*(m+1) + j
			if at == 0 {
				continue
			}
			best := math.Inf(1)
			apart := n > far && m > far && math.Abs(float64(i)*float64(m)/float64(n)-float64(j)) > far
			for s, by := range steps {
				if i < by.First || j < by.Second || apart && by.First > 0 && by.Second > 0 {
					continue
				}
				c := costs[(i-by.First)*(m+1)+j-by.Second] + by.Cost
				if by.First > 0 && by.Second > 0 {
					if c+lowest >= best {
						continue
					}
					c += cost(i-by.First, i, j-by.Second, j)
				}
				if c < best {
					best = c
					taken[at] = uint8(s)
				}
			}
			costs[at] = best
		}
	}
	var list []Aligned
	for i, j := n, m; i > 0 || j > 0; {
		by := steps[taken[i*(m+1)+j]]
		list = append(list, Aligned{First: i - by.First, FirstEnd: i, Second: j - by.Second, SecondEnd: j})
		i, j = i-by.First, j-by.Second
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}
