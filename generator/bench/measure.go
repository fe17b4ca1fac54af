package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"time"
)

// usage is what a whole process took, from its start to its end.
type usage struct {
	wall   time.Duration
	cpu    time.Duration // of user and system, of all cores
	memory int64         // the most that was resident, in bytes; 0 where the system does not tell
}

// run runs a program to its end. What it prints is told if it fails.
//
// Linux counts what this process has resident at that moment as the new one's, so
// the corpus is never held.
func run(ctx context.Context, program string, args ...string) (usage, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return usage{}, fmt.Errorf("%s %q: %w\n%s", program, args, err, tail(said.Bytes()))
	}
	return used(cmd.ProcessState, wall), nil
}

// used returns what a process took that has ended.
func used(p *os.ProcessState, wall time.Duration) usage {
	return usage{wall: wall, cpu: p.UserTime() + p.SystemTime(), memory: peakMemory(p)}
}

// tail returns the end of what a program said.
func tail(said []byte) []byte {
	const most = 2000
	if len(said) > most {
		return append([]byte("…"), said[len(said)-most:]...)
	}
	return said
}

// row is a line of the table.
type row struct {
	what  string
	files int // in the output folder; 0 where nothing is written
	usage     // medians
	worst time.Duration
}

// middle returns a row with the median of each figure, and the worst time.
func middle(what string, files int, all []usage) row {
	r := row{what: what, files: files}
	r.wall, r.worst = spread(all, func(u usage) time.Duration { return u.wall })
	r.cpu, _ = spread(all, func(u usage) time.Duration { return u.cpu })
	r.memory, _ = spread(all, func(u usage) int64 { return u.memory })
	return r
}

// spread returns the median and the most of a figure of several runs.
func spread[T time.Duration | int64](all []usage, figure func(usage) T) (median, most T) {
	var list []T
	for _, u := range all {
		list = append(list, figure(u))
	}
	slices.Sort(list)
	half := len(list) / 2
	return (list[half] + list[(len(list)-1)/2]) / 2, list[len(list)-1]
}
