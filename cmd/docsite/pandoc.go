package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"docsite/generator/importer"
)

const (
	pandocTime   = 2 * time.Minute // for one file
	pandocMemory = "-M1G"
	pandocOutput = 10_000_000 // bytes
)

// pandoc makes Markdown of a Word file, by the program of that name. It follows
// [importer.Word].Convert. The program reads and writes no file, and nothing from the network (--sandbox).
func pandoc(ctx context.Context, docx []byte) ([]byte, error) {
	program, err := exec.LookPath("pandoc")
	if err != nil {
		return nil, importer.ErrNoConverter
	}
	ctx, cancel := context.WithTimeout(ctx, pandocTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--sandbox", "--quiet", "--standalone", "--from=docx", "--to=gfm", "--wrap=none", "+RTS", pandocMemory, "-RTS")
	var complaint bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(docx), &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("pandoc does not start: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(out, pandocOutput+1))
	if len(text) > pandocOutput {
		cancel()
	}
	ended := cmd.Wait()
	said, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
	switch {
	case len(text) > pandocOutput:
		return nil, fmt.Errorf("pandoc makes more than %d bytes of it", pandocOutput)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("pandoc works on it for more than %s", pandocTime)
	case ended != nil && strings.Contains(said, "--sandbox"):
		return nil, errors.New("pandoc is too old: version 2.15 or later is needed")
	case ended != nil:
		return nil, fmt.Errorf("pandoc cannot read it (%w): %s", ended, said)
	}
	return text, err
}
