package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/trace"

	"github.com/spf13/cobra"
)

// addMeasures adds the flags that tell where the time goes to a command that has RunE. folder is what it
// writes, where no trace may lie.
func addMeasures(cmd *cobra.Command, folder func(args []string) (string, error)) {
	cmd.Flags().Bool("timings", false, "print to standard error where the time went, stage by stage")
	name := cmd.Flags().String("trace", "", "write into a `file` an execution trace, for go tool trace")
	do := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if *name == "" {
			return do(cmd, args)
		}
		in, err := folder(args)
		if err != nil {
			return err
		}
		if within(*name, in) {
			return fmt.Errorf("--trace %s lies in the folder %s: choose a file elsewhere", *name, in)
		}
		if err := named("--trace", *name); err != nil {
			return err
		}
		stop, err := startTrace(*name)
		if err != nil {
			return fmt.Errorf("--trace: %w", err)
		}
		return errors.Join(do(cmd, args), stop())
	}
}

// traceHead is what every execution trace begins with.
const traceHead = "go 1."

// isTrace reports whether a file begins as a trace does.
func isTrace(file *os.File) bool {
	head := make([]byte, len(traceHead))
	_, err := file.ReadAt(head, 0)
	return err == nil && string(head) == traceHead
}

// startTrace traces the execution into a file until it is stopped. What stands there may be another
// trace, and nothing else.
func startTrace(name string) (stop func() error, err error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	// To read a pipe is to wait.
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > 0 && !isTrace(file) {
		return nil, errors.Join(fmt.Errorf("%s exists already and is no trace: name another file", name), file.Close())
	}
	to := &checked{to: file}
	if err = file.Truncate(0); err == nil {
		err = trace.Start(to)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() error {
		trace.Stop() // which waits for what is written
		if err := errors.Join(to.err, file.Close()); err != nil {
			return fmt.Errorf("--trace: the trace is not whole: %w", err)
		}
		return nil
	}, nil
}

// checked keeps the error of a write, which package trace does not tell.
type checked struct {
	to  io.Writer
	err error // the first
}

func (c *checked) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}
