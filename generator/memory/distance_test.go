package memory

import "testing"

// FuzzDistance compares with the whole table.
func FuzzDistance(f *testing.F) {
	f.Add("quay", "quai", 1)
	f.Add("", "quai", 3)
	f.Add("abcdefgh", "badcfehg", 8)
	f.Add("aaaaaaaaaaaa", "aaaaaabaaaaaa", 2)
	f.Fuzz(func(t *testing.T, a, b string, most int) {
		if len(a) > 200 || len(b) > 200 || most < 0 || most > 300 {
			return
		}
		rowA, rowB := []int32(nil), []int32(nil)
		for _, c := range []byte(a) {
			rowA = append(rowA, int32(c))
		}
		for _, c := range []byte(b) {
			rowB = append(rowB, int32(c))
		}
		want := whole(rowA, rowB)
		got, ok := distance(rowA, rowB, most, used(len(b)+1), used(len(b)+1))
		if ok != (want <= most) || ok && got != want {
			t.Errorf("%q %q within %d: %d %v, want %d", a, b, most, got, ok, want)
		}
	})
}

// used returns room in which something was worked before.
func used(n int) []int {
	row := make([]int, n)
	for i := range row {
		row[i] = -i
	}
	return row
}

func whole(a, b []int32) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
