package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"docsite/generator/progress"
)

// used is what a process has taken of the machine.
type used struct {
	user, system time.Duration // of all cores
	memory       int64         // bytes, the most that it had; all are 0 where the system does not tell
}

// timings tells where the time went: a table of stages, in the order in which they began.
// Those that ran at the same time are said to, so shares may add up to more than all.
func timings(stages []progress.Status, all time.Duration, u used) string {
	var b strings.Builder
	row := func(name string, took time.Duration, rest string) {
		share := 0.0
		if all > 0 {
			share = 100 * took.Seconds() / all.Seconds()
		}
		b.WriteString(strings.TrimRight(fmt.Sprintf("%-10s %9.2f %6.0f %%   %s", name, took.Seconds(), share, rest), " ") + "\n")
	}
	fmt.Fprintf(&b, "%-10s %9s %8s\n", "stage", "seconds", "share")
	rows := stageRows(stages)
	for _, r := range rows {
		row(string(r.name), r.took(), r.rest(rows))
	}
	row("the rest", all-covered(stages), "")
	row("all", all, "")
	for _, r := range rows {
		if r.name == progress.Replace {
			fmt.Fprintf(&b, "readers could see some of the old site and some of the new one for %.3f s\n", r.took().Seconds())
		}
	}
	if cores := u.user + u.system; cores > 0 {
		fmt.Fprintf(&b, "of the processor %.2f s, %.2f of them of the system: %.1f cores on the average", cores.Seconds(), u.system.Seconds(), cores.Seconds()/max(all.Seconds(), 0.001))
		if u.memory > 0 {
			fmt.Fprintf(&b, "; of memory %.0f MB at most", float64(u.memory)/1e6)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// stageRow is all that ran under one name.
type stageRow struct {
	name     progress.Name
	done     int64
	of       int64
	statuses []progress.Status
}

func stageRows(stages []progress.Status) []*stageRow {
	var rows []*stageRow
	for _, s := range stages {
		i := slices.IndexFunc(rows, func(r *stageRow) bool { return r.name == s.Name })
		if i < 0 {
			i, rows = len(rows), append(rows, &stageRow{name: s.Name})
		}
		r := rows[i]
		r.done += s.Done
		r.of += s.Of
		r.statuses = append(r.statuses, s)
	}
	return rows
}

func (r *stageRow) took() time.Duration { return covered(r.statuses) }

// rest says what a row did, and which of the others ran at the same time for a tenth of its time or of theirs.
func (r *stageRow) rest(rows []*stageRow) string {
	var parts []string
	switch unit := r.name.Unit(); {
	case unit == "" || r.done == 0:
	case r.done < r.of:
		parts = append(parts, grouped(r.done)+" of "+counted(r.of, unit))
	default:
		parts = append(parts, counted(r.done, unit))
	}
	var beside []string
	for _, other := range rows {
		both := r.took() + other.took() - covered(slices.Concat(r.statuses, other.statuses))
		if other != r && both > 0 && both >= min(r.took(), other.took())/10 {
			beside = append(beside, string(other.name))
		}
	}
	if beside != nil {
		parts = append(parts, "at the same time as "+strings.Join(beside, ", "))
	}
	return strings.Join(parts, ", ")
}

// covered is how long at least one of the stages ran.
func covered(stages []progress.Status) time.Duration {
	var all, until time.Duration
	for _, s := range slices.SortedStableFunc(slices.Values(stages), func(a, b progress.Status) int { return cmp.Compare(a.From, b.From) }) {
		if from := max(s.From, until); s.To > from {
			all, until = all+s.To-from, s.To
		}
	}
	return all
}
