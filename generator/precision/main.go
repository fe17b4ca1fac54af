// Command precision measures what docsite tells of facts in two languages, on texts
// that its rules were not made by.
//
//	go run ./generator/precision generator/precision/first
//
// A folder holds pairs, a file a pair (pairs.go): a release in two languages that is
// right, so that whatever is told of it by DS306 to DS317 is to be judged. The
// judgements stand in verdicts.tsv beside the pairs (verdicts.go), and contradictions
// that are put into one text after the other in seeds.jsonl (seeds.go). Printed are,
// as tables in Markdown, how much of what is told is right, by code, and how many of
// these contradictions are found, by kind. With -findings what is told is listed in the
// form of verdicts.tsv, with a question mark for what nobody has judged; with -missed
// the contradictions that are not found.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := measure(ctx, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// measure reads the flags and prints what was measured.
func measure(ctx context.Context, out io.Writer) error {
	list := flag.Bool("findings", false, "list what is told, in the form of verdicts.tsv")
	missed := flag.Bool("missed", false, "list the contradictions that are not found")
	flag.Parse()
	if flag.NArg() != 1 {
		return errors.New("one folder of pairs is wanted: see -help")
	}
	folder := os.DirFS(flag.Arg(0))
	pairs, err := readPairs(folder)
	if err != nil {
		return err
	}
	verdicts, err := readVerdicts(folder)
	if err != nil {
		return err
	}
	seeds, err := readSeeds(folder, pairs)
	if err != nil {
		return err
	}
	told, err := check(ctx, pairs)
	if err != nil {
		return err
	}
	found := slices.Concat(told...)
	if *list {
		for _, f := range found {
			fmt.Fprintln(out, verdicts.line(f))
		}
		return nil
	}
	results, err := plant(ctx, seeds, pairs)
	if err != nil {
		return err
	}
	if *missed {
		for _, r := range results {
			if r.by == "" {
				fmt.Fprintln(out, r)
			}
		}
		return nil
	}
	printPrecision(out, pairs, found, verdicts, results)
	if len(results) > 0 {
		printRecall(out, results)
	}
	return nil
}
