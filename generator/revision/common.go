package revision

// match says that the element Old of one list is the element New of another.
type match struct{ Old, New int }

// most bounds how many elements two lists may have that the other has not: the
// work grows with its square. What differs more is taken for wholly new.
const most = 2000

// common returns the longest common subsequence of two lists of n and m elements,
// in their order (E. W. Myers, “An O(ND) Difference Algorithm and Its
// Variations”, 1986).
func common(n, m int, same func(old, new int) bool) []match {
	var matches []match
	first := 0
	for first < n && first < m && same(first, first) {
		matches = append(matches, match{first, first})
		first++
	}
	last := 0
	for last < n-first && last < m-first && same(n-1-last, m-1-last) {
		last++
	}
	for _, found := range middle(n-first-last, m-first-last, func(i, j int) bool { return same(first+i, first+j) }) {
		matches = append(matches, match{first + found.Old, first + found.New})
	}
	for i := last; i > 0; i-- {
		matches = append(matches, match{n - i, m - i})
	}
	return matches
}

// middle is [common] for lists that begin and end differently. reach[k] is the
// furthest element of the old list on the diagonal k = old - new that d
// insertions and deletions lead to; every round of it is kept for the way back.
func middle(n, m int, same func(old, new int) bool) []match {
	if n == 0 || m == 0 {
		return nil
	}
	bound := min(n+m, most)
	reach := make([]int32, 2*bound+2)
	at := func(k int) *int32 { return &reach[k+bound] }
	var rounds [][]int32
	for d := 0; d <= bound; d++ {
		for k := -d; k <= d; k += 2 {
			var i int
			if k == -d || k != d && *at(k - 1) < *at(k + 1) {
				i = int(*at(k + 1))
			} else {
				i = int(*at(k - 1)) + 1
			}
			for i < n && i-k < m && i-k >= 0 && same(i, i-k) {
				i++
			}
			*at(k) = int32(i)
			if i >= n && i-k >= m {
				return back(n, m, d, rounds)
			}
		}
		rounds = append(rounds, append([]int32(nil), reach[bound-d:bound+d+1]...))
	}
	return nil
}

// back goes from the end of both lists to their beginning and notes what was
// the same. The d-th round holds the diagonals from -d to d.
func back(n, m, d int, rounds [][]int32) []match {
	var matches []match
	i, j := n, m
	for ; d > 0; d-- {
		k, before := i-j, rounds[d-1]
		reached := func(k int) int {
			if k < -(d-1) || k > d-1 {
				return -1
			}
			return int(before[k+d-1])
		}
		from := k - 1
		if k == -d || k != d && reached(k-1) < reached(k+1) {
			from = k + 1
		}
		oldI := reached(from)
		oldJ := oldI - from
		startI := oldI
		if from == k-1 {
			startI++
		}
		for i > startI {
			i, j = i-1, j-1
			matches = append(matches, match{i, j})
		}
		i, j = oldI, oldJ
	}
	for i > 0 && j > 0 {
		i, j = i-1, j-1
		matches = append(matches, match{i, j})
	}
	for a, b := 0, len(matches)-1; a < b; a, b = a+1, b-1 {
		matches[a], matches[b] = matches[b], matches[a]
	}
	return matches
}
