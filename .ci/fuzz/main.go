// Command fuzz runs every fuzz target of the module for a while, each with one
// worker, and fails where one finds something.
//
//	go run ./.ci/fuzz                              ten seconds each
//	go run ./.ci/fuzz -jobs 2 -time 1m -only picture
//	go run ./.ci/fuzz -time 1h -corpus DIR         goes on from what earlier runs found
//
// It prints a line for each target: how often it ran, how many inputs it found that
// lead to new code, its seconds, and what it found. The testing package writes an
// input that fails to testdata/fuzz beside the target, where it belongs in the
// repository once it is mended.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"sync"
	"time"
)

func main() {
	long := flag.Duration("time", 10*time.Second, "for how long a target runs")
	only := flag.String("only", "", "targets whose names, such as generator/align.FuzzRead, match this `pattern` alone")
	jobs := flag.Int("jobs", 1, "packages at the same time")
	corpus := flag.String("corpus", "", "the `folder` where inputs that lead to new code are kept for the next run; none are kept without it")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	failed, err := run(ctx, os.Stdout, *long, *only, *corpus, *jobs)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if failed {
		os.Exit(1)
	}
}

// run runs the targets of the module in the working folder that match a pattern, and
// reports whether one of them failed.
func run(ctx context.Context, out io.Writer, long time.Duration, only, corpus string, jobs int) (failed bool, err error) {
	pattern, err := regexp.Compile(only)
	if err != nil {
		return false, err
	}
	packages, err := find(ctx, ".")
	if err != nil {
		return false, err
	}
	total := 0
	for i, p := range packages {
		packages[i].targets = slices.DeleteFunc(p.targets, func(target string) bool { return !pattern.MatchString(p.name + "." + target) })
		total += len(packages[i].targets)
	}
	if total == 0 {
		return false, fmt.Errorf("no fuzz target is named like %q: leave out -only to run all", only)
	}
	// The longest first, so that none is left alone at the end.
	slices.SortStableFunc(packages, func(a, b pkg) int { return len(b.targets) - len(a.targets) })

	fmt.Fprintf(out, "%-50s %10s %6s %8s  %s\n", "target", "execs", "new", "seconds", "found")
	var sum result
	var mutex sync.Mutex
	var all sync.WaitGroup
	slots := make(chan struct{}, max(jobs, 1))
	for _, p := range packages {
		if len(p.targets) == 0 {
			continue
		}
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			wrong := p.fuzz(ctx, long, corpus, func(target string, r result) {
				mutex.Lock()
				defer mutex.Unlock()
				fmt.Fprintf(out, "%-50s %s\n", p.name+"."+target, r)
				sum.execs, sum.interesting, sum.seconds = sum.execs+r.execs, sum.interesting+r.interesting, sum.seconds+r.seconds
				failed = failed || r.failure != ""
			})
			if wrong != nil {
				mutex.Lock()
				defer mutex.Unlock()
				err = fmt.Errorf("%s: %w", p.name, wrong)
			}
		})
	}
	all.Wait()
	fmt.Fprintf(out, "%-50s %s\n", "in all", sum)
	return failed, err
}
