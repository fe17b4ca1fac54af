// Command bench measures docsite on a corpus that it makes, against the least that
// any generator must do and, where it is found, against Hugo. It prints a table in
// Markdown on standard output, and what it is at on standard error.
//
//	go run ./generator/bench -releases 1000,10000
//
// Everything is measured in whole processes, as somebody who runs the command would
// see it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) == 5 && os.Args[1] == floorArgument {
		if err := floor(os.Args[2], os.Args[3], os.Args[4]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := bench(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// bench reads the flags, and makes and prints the table.
func bench(ctx context.Context) (err error) {
	sizes := flag.String("releases", "1000", "how many releases the corpora have, such as 1000,10000")
	runs := flag.Int("runs", 3, "how often each is measured; the medians are printed")
	dir := flag.String("dir", "", "the folder to make the working folder in (default that for temporary files)")
	hugo := flag.String("hugo", "", "the hugo to measure, or none (default the one on PATH, if any)")
	pairs := flag.Bool("side-by-side", true, "whether the site has a page for each two languages of a release")
	keep := flag.Bool("keep", false, "leave the working folder when all is done")
	flag.Parse()
	if flag.NArg() > 0 || *runs < 1 {
		return errors.New("there are no arguments, and -runs is at least 1: see -help")
	}
	counts, err := numbers(*sizes)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp(*dir, "docsite-bench-")
	if err != nil {
		return err
	}
	if work, err = filepath.Abs(work); err != nil {
		return err
	}
	if *keep {
		say("the working folder is %s", work)
	} else {
		defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	}
	b := &workplace{ctx: ctx, runs: *runs, sideBySide: *pairs}
	var version string
	if b.hugo, version, err = findHugo(*hugo); err != nil {
		return err
	}
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	if err := b.buildDocsite(work); err != nil {
		return err
	}
	heading := fmt.Sprintf("%s/%s, %s, %d cores, medians of %d", runtime.GOOS, runtime.GOARCH, runtime.Version(), runtime.NumCPU(), *runs)
	if version != "" {
		heading += ", Hugo " + version
	}
	var tables []table
	for _, n := range counts {
		b.dir = filepath.Join(work, strconv.Itoa(n))
		t, err := b.measure(n)
		if err != nil {
			return err
		}
		tables = append(tables, t)
	}
	fmt.Print(heading + "\n\n" + markdown(tables))
	return nil
}

// numbers reads a list such as 1000,10000.
func numbers(list string) ([]int, error) {
	var all []int
	for s := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-releases %s: %q is not a number of releases", list, s)
		}
		all = append(all, n)
	}
	return all, nil
}

// buildDocsite builds the command from the tree that this one was built from.
func (b *workplace) buildDocsite(work string) error {
	root, err := exec.CommandContext(b.ctx, "go", "list", "-m", "-f", "{{.Dir}}", "docsite").Output()
	if err != nil {
		return fmt.Errorf("run it inside the tree of docsite: %w", err)
	}
	b.tree = strings.TrimSpace(string(root))
	b.docsite = filepath.Join(work, "docsite")
	if runtime.GOOS == "windows" {
		b.docsite += ".exe"
	}
	say("building docsite")
	_, err = run(b.ctx, "go", "build", "-C", b.tree, "-o", b.docsite, "./cmd/docsite")
	return err
}

// say tells what is being done.
func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
