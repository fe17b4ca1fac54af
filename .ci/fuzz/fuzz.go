package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// result is what became of a target.
type result struct {
	execs, interesting int
	seconds            float64
	failure            string // what it printed, where it found something
}

func (r result) String() string {
	line := fmt.Sprintf("%10d %6d %8.1f", r.execs, r.interesting, r.seconds)
	if r.failure == "" {
		return line
	}
	found := failingInput(r.failure)
	if found == "" {
		found = "it failed"
	}
	return line + "  " + found + "\n    " + strings.ReplaceAll(strings.TrimSpace(r.failure), "\n", "\n    ")
}

// fuzz builds the tests of a package, runs its targets one after the other, and tells
// of each. The error is of the build, or of the disk.
func (p pkg) fuzz(ctx context.Context, long time.Duration, corpus string, tell func(target string, r result)) (err error) {
	dir, err := os.MkdirTemp("", "fuzz-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	binary := filepath.Join(dir, "test.exe")
	// With -fuzz the tests are built as the fuzzer needs them; which target it names does not matter.
	build := exec.CommandContext(ctx, "go", "test", "-c", "-fuzz=.", "-o", binary, ".")
	build.Dir = p.dir
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	kept := filepath.Join(dir, "corpus")
	if corpus != "" {
		if kept, err = filepath.Abs(filepath.Join(corpus, filepath.FromSlash(p.name))); err != nil {
			return err
		}
	}
	for _, target := range p.targets {
		if err := ctx.Err(); err != nil {
			return err
		}
		tell(target, p.fuzzTarget(ctx, binary, target, long, kept))
	}
	return nil
}

// fuzzTarget runs a target. One that does not end by itself is ended; the fuzzer gives an
// input ten seconds. Each input that it keeps it tries to make smaller, for a minute unless it is
// told otherwise: a slow target would do nothing else.
func (p pkg) fuzzTarget(ctx context.Context, binary, target string, long time.Duration, corpus string) result {
	const most = 2 * time.Minute // longer than it should
	ctx, cancel := context.WithTimeout(ctx, long+most)
	defer cancel()
	run := exec.CommandContext(ctx, binary, "-test.run=^$", "-test.fuzz=^"+target+"$", "-test.fuzztime="+long.String(),
		"-test.fuzzminimizetime=20x", "-test.fuzzcachedir="+corpus, "-test.parallel=1", "-test.timeout=0")
	run.Dir, run.WaitDelay = p.dir, 10*time.Second
	begin := time.Now()
	out, err := run.CombinedOutput()
	r := parse(string(out))
	r.seconds = time.Since(begin).Seconds()
	switch {
	case ctx.Err() != nil:
		r.failure = fmt.Sprintf("it did not end %v after its time\n%s", most, out)
	case err != nil && !endedByClock(string(out)):
		r.failure = fmt.Sprintf("%v\n%s", err, withoutProgress(string(out)))
	}
	return r
}

var (
	progress = regexp.MustCompile(`(?m)^fuzz: elapsed: .*\n?`)
	counts   = regexp.MustCompile(`execs: (\d+) .*new interesting: (\d+)`)
	failing  = regexp.MustCompile(`Failing input written to (\S+)|failure while testing seed corpus entry: (\S+)`)
	deadline = regexp.MustCompile(`^--- FAIL: Fuzz\w+ \([\d.]+s\)\n\s+context deadline exceeded\nFAIL\n$`)
)

// parse reads how far a target came, in the last line that says so.
func parse(out string) (r result) {
	if all := counts.FindAllStringSubmatch(out, -1); len(all) > 0 {
		last := all[len(all)-1]
		r.execs, _ = strconv.Atoi(last[1]) // it is digits
		r.interesting, _ = strconv.Atoi(last[2])
	}
	return r
}

// failingInput returns the input that failed, as the testing package names it; empty
// if it names none.
func failingInput(out string) string {
	if m := failing.FindStringSubmatch(out); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// endedByClock reports whether a target failed by nothing but the end of its time,
// which up to Go 1.26 happens now and then (go.dev/issue/75804).
func endedByClock(out string) bool { return deadline.MatchString(withoutProgress(out)) }

// withoutProgress takes out the lines that say how far the fuzzer is.
func withoutProgress(out string) string { return progress.ReplaceAllString(out, "") }
