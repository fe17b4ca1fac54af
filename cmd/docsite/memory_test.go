package main

import "testing"

func TestLimitOfMemory(t *testing.T) {
	const bound = 64 << 20
	for _, test := range []struct{ kept, want int64 }{
		{0, bound},
		{bound / 4 * 3, bound},
		{bound/4*3 + 1, bound/2*3 + 2},
		{bound * 4, bound * 8},
	} {
		if got := limit(bound, test.kept); got != test.want {
			t.Errorf("%d bytes are kept: the limit is %d, want %d", test.kept, got, test.want)
		}
	}
}
