package main

import (
	"math"
	"testing"
)

func TestLimitOfMemory(t *testing.T) {
	const bound, most = 64 << 20, 512 << 20
	for _, test := range []struct{ kept, want int64 }{
		{0, bound},
		{bound / 4 * 3, bound},
		{bound/4*3 + 1, bound/2*3 + 2},
		{most / 2, most},
		{most/2 + 1, most},
	} {
		if got := limit(bound, most, test.kept); got != test.want {
			t.Errorf("%d bytes are kept: the limit is %d, want %d", test.kept, got, test.want)
		}
	}
}

func TestBoundsOfMemory(t *testing.T) {
	const mega = 1 << 20
	for _, test := range []struct {
		releases             int
		allowed              int64
		bound, most, picture int64
	}{
		{0, 0, 64 * mega, math.MaxInt64, 512 * mega},
		{1024, 0, 79 * mega, math.MaxInt64, 512 * mega},
		{1024, 1000 * mega, 79 * mega, 800 * mega, 250 * mega},
		{1024, 4096 * mega, 79 * mega, 4096 * mega / 10 * 8, 512 * mega},
		{1024, 80 * mega, 64 * mega, 64 * mega, 20 * mega},
		{0, 1, 0, 0, 1},
	} {
		bound, most := bounds(test.releases, test.allowed)
		if picture := decodeMemory(test.allowed); bound != test.bound || most != test.most || picture != test.picture {
			t.Errorf("%d releases in %d bytes: %d, at most %d, pictures %d; want %d, %d, %d", test.releases, test.allowed, bound, most, picture, test.bound, test.most, test.picture)
		}
	}
}
