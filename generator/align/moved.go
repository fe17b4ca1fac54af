package align

import (
	"slices"

	"docsite/generator/press"
)

// moved looks among the passages that have no counterpart for those that were moved, one or
// several together: they must share what others do not, or stand beside others that do.
func (a *aligner) moved(list []Aligned) []Aligned {
	const rounds = 4
	steps := []Step{{1, 1, 0}, {1, 0, movedSkip}, {0, 1, movedSkip}, {2, 1, a.join}, {1, 2, a.join}}
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
		found := a.path(o, t, steps, a.cost)
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
	const far = 20 // passages, one beside the other
	for range far {
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

// inPlace pairs what has no counterpart with the only such passage in the same place, if both are of one
// kind that says what they are, and nearly of one length. Paragraphs may be of anything.
func (a *aligner) inPlace(list []Aligned) []Aligned {
	const alike = 1.0
	for n := 1; n < len(list); n++ {
		b, c := list[n-1], list[n]
		if !b.Empty() || !c.Empty() || (b.First == b.FirstEnd) == (c.First == c.FirstEnd) ||
			n > 1 && list[n-2].Empty() || n+1 < len(list) && list[n+1].Empty() {
			continue
		}
		if b.First == b.FirstEnd {
			b, c = c, b
		}
		b.Second, b.SecondEnd = c.Second, c.SecondEnd
		kind := a.o.passages[b.First].Kind
		if kind > press.Paragraph && kind == a.t.passages[b.Second].Kind && kindCost(a.o.passages[b.First], a.t.passages[b.Second]) == 0 && a.length(b) < alike {
			list[n-1] = b
			list = slices.Delete(list, n, n+1)
		}
	}
	return list
}

// parted lets a passage that has no counterpart take the first or the last of some that were joined, if
// they share enough: more than that one shares with what it was joined to be, or, beside it, enough, because a
// translator has moved a sentence from one paragraph to the next.
func (a *aligner) parted(list []Aligned) []Aligned {
	for n := range list {
		for k := 0; k < len(list) && list[n].Empty(); k++ {
			for _, last := range []bool{k < n, k > n} {
				own, other, taken, ok := part(list[n], list[k], last)
				if !ok || a.cost(own) >= never || a.evidence(own) < partedProof {
					continue
				}
				next := k == n-1 && last || k == n+1 && !last
				if next && a.evidence(other) >= partedProof || a.evidence(own) > a.evidence(taken)+partedProof {
					own.Moved = !next
					list[n], list[k] = own, other
					break
				}
			}
		}
	}
	return ordered(list)
}

// part gives what stands alone the first or the last passage of several that were joined, and returns it, what is
// left of the other pair, and the passage as it was paired; false where nothing can be given.
func part(own, other Aligned, last bool) (Aligned, Aligned, Aligned, bool) {
	taken := other
	switch {
	case own.Second == own.SecondEnd && other.SecondEnd-other.Second > 1 && last:
		own.Second, own.SecondEnd, other.SecondEnd = other.SecondEnd-1, other.SecondEnd, other.SecondEnd-1
		taken.Second = taken.SecondEnd - 1
	case own.Second == own.SecondEnd && other.SecondEnd-other.Second > 1:
		own.Second, own.SecondEnd, other.Second = other.Second, other.Second+1, other.Second+1
		taken.SecondEnd = taken.Second + 1
	case own.First == own.FirstEnd && other.FirstEnd-other.First > 1 && last:
		own.First, own.FirstEnd, other.FirstEnd = other.FirstEnd-1, other.FirstEnd, other.FirstEnd-1
		taken.First = taken.FirstEnd - 1
	case own.First == own.FirstEnd && other.FirstEnd-other.First > 1:
		own.First, own.FirstEnd, other.First = other.First, other.First+1, other.First+1
		taken.FirstEnd = taken.First + 1
	default:
		return own, other, taken, false
	}
	return own, other, taken, true
}
