package main

import (
	"testing"
	"time"

	"docsite/generator/progress"
)

func TestTimings(t *testing.T) {
	const s = time.Second
	got := timings([]progress.Status{
		{Name: progress.Read, Done: 10_000, Of: 10_000, From: 0, To: 4 * s},
		{Name: progress.Plan, From: 4 * s, To: 5 * s},
		{Name: progress.Search, Done: 3, Of: 3, From: 5 * s, To: 7 * s},
		{Name: progress.Plan, From: 5 * s, To: 6 * s}, // beside search
		{Name: progress.Render, Done: 1, Of: 8425, From: 7 * s, To: 9 * s},
	}, 10*s, used{user: 12 * s, system: 3 * s, memory: 212_000_000})
	const want = `stage        seconds    share
read            4.00     40 %   10,000 releases
plan            2.00     20 %   at the same time as search
search          2.00     20 %   3 languages, at the same time as plan
render          2.00     20 %   1 of 8,425 files
the rest        1.00     10 %
all            10.00    100 %
of the processor 15.00 s, 3.00 of them of the system: 1.5 cores on the average; of memory 212 MB at most
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got, want := timings(nil, 0, used{}), "stage        seconds    share\nthe rest        0.00      0 %\nall             0.00      0 %\n"; got != want {
		t.Errorf("of nothing it says\n%s, want\n%s", got, want)
	}
}
