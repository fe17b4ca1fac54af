package align

import "slices"

// movedSteps are those of an alignment of what has no counterpart in its place.
func movedSteps() []Step {
	return []Step{{1, 1, 0}, {1, 0, movedSkip}, {0, 1, movedSkip}, {2, 1, joinCost}, {1, 2, joinCost}}
}

// moved looks among the passages that have no counterpart for those that were moved, one or
// several together: they must share what others do not, or stand beside others that do.
func (a *aligner) moved(list []Aligned) []Aligned {
	const rounds = 4
	for range rounds {
		var o, t []int
		for _, b := range list {
			if b.Empty() && (b.First >= a.o.body() || b.First == b.FirstEnd) && (b.Second >= a.t.body() || b.Second == b.SecondEnd) {
				o, t = append(o, indexes(b.First, b.FirstEnd)...), append(t, indexes(b.Second, b.SecondEnd)...)
			}
		}
		slices.Sort(t)
		slices.Sort(o)
		if len(o) == 0 || len(t) == 0 {
			break
		}
		found := a.path(o, t, movedSteps(), a.cost)
		found = a.proven(found, list)
		if len(found) == 0 {
			break
		}
		taken := map[[2]int]bool{}
		for _, b := range found {
			for i := b.First; i < b.FirstEnd; i++ {
				taken[[2]int{0, i}] = true
			}
			for j := b.Second; j < b.SecondEnd; j++ {
				taken[[2]int{1, j}] = true
			}
		}
		list = slices.DeleteFunc(list, func(b Aligned) bool {
			return b.Second == b.SecondEnd && taken[[2]int{0, b.First}] || b.First == b.FirstEnd && taken[[2]int{1, b.Second}]
		})
		list = append(list, found...)
	}
	return list
}

// proven returns those of some pairs that share enough, and those beside them on both sides.
func (a *aligner) proven(list, known []Aligned) []Aligned {
	sure := make([]bool, len(list))
	for n, b := range list {
		sure[n] = !b.Empty() && a.evidence(b) >= proof
	}
	for range list { // as far as one stands beside the next
		more := false
		for n, b := range list {
			if !sure[n] && !b.Empty() && (slices.ContainsFunc(known, func(k Aligned) bool { return beside(k, b) }) ||
				slices.ContainsFunc(indexes(0, len(list)), func(k int) bool { return sure[k] && beside(list[k], b) })) {
				sure[n], more = true, true
			}
		}
		if !more {
			break
		}
	}
	var found []Aligned
	for n, b := range list {
		if sure[n] {
			b.Moved = true
			found = append(found, b)
		}
	}
	return found
}

// beside reports whether a pair stands near another one in both texts.
func beside(a, b Aligned) bool {
	const near = 2 // passages
	return !a.Empty() && distanceOf(a.First, a.FirstEnd, b.First, b.FirstEnd) < near && distanceOf(a.Second, a.SecondEnd, b.Second, b.SecondEnd) < near
}

// distanceOf is how many passages stand between two rows of them.
func distanceOf(a, aEnd, b, bEnd int) int {
	if a < b {
		return b - aEnd
	}
	return a - bEnd
}
