package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/trace"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/progress"
)

// patience is how long a command that was stopped may take to end by itself. Behind it
// there is time enough within a second to tidy up.
const patience = 300 * time.Millisecond

// execute runs the command and returns its exit status. A command that is stopped and does not end by
// itself, because it decodes a picture or waits for a disk, is left: then the process must end.
func execute(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return executeOf(ctx, newRoot(), args, stdout, stderr)
}

// executeOf is execute for any tree of commands.
func executeOf(ctx context.Context, root *cobra.Command, args []string, stdout, stderr io.Writer) int {
	log := progress.New(time.Now)
	stdout, stderr, stopDrawing := follow(log, stdout, stderr)
	defer stopDrawing()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)

	ended := make(chan int, 1)
	go func() { ended <- run(log.With(ctx), root, log) }()
	select {
	case status := <-ended:
		return status
	case <-ctx.Done():
	}
	if status, in := wait(ended); in {
		return status
	}
	log.Halt()
	if log.Changed() { // it has to end by itself what it began, if it can
		if status, in := wait(ended); in {
			return status
		}
	}
	log.Leave()
	trace.Stop()
	if cmd, _, err := root.Find(args); err == nil && cmd.Name() == "serve" {
		return 0 // which is ended like this
	}
	fmt.Fprintf(stderr, "docsite: %s\n", stopped(log))
	return 2
}

// wait waits for the status of a command, as long as there is patience.
func wait(ended <-chan int) (status int, in bool) {
	select {
	case status := <-ended:
		return status, true
	case <-time.After(patience):
		return 0, false
	}
}

// run runs a command and returns its exit status.
func run(ctx context.Context, root *cobra.Command, log *progress.Log) int {
	cmd, err := root.ExecuteContextC(ctx)
	if f := cmd.Flag("timings"); f != nil && f.Value.String() == "true" {
		io.WriteString(cmd.ErrOrStderr(), timings(log.Stages(), log.Elapsed(), usedSoFar()))
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errToMend):
		return 1
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		fmt.Fprintf(cmd.ErrOrStderr(), "docsite: %s\n", stopped(log))
	default:
		fmt.Fprintf(cmd.ErrOrStderr(), "docsite: %s\n", plainly(err))
	}
	return 2
}

// whole does what writes, so that a command that is stopped has done all of it or nothing.
func whole(cmd *cobra.Command, do func() error) error { return progress.Whole(cmd.Context(), do) }

// stopped says what a command that was stopped has left.
func stopped(log *progress.Log) string {
	if log.Changed() {
		return "stopped: what it had finished until then stays"
	}
	return "stopped: nothing was changed"
}
