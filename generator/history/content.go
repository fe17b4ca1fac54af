package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
)

// ErrGone says that a version is in the history, and its content not on this
// machine: partial clones leave contents out.
var ErrGone = errors.New("the content of this version is not on this machine")

// Read returns the content of a version. One program reads all of them, so it
// must not be called by two goroutines at the same time.
func (r *Repository) Read(ctx context.Context, id string) ([]byte, error) {
	if r.cat == nil {
		cat, err := start(r.command(ctx, "cat-file", "--batch"))
		if err != nil {
			return nil, fmt.Errorf("git cat-file: %w", err)
		}
		r.cat = cat
	}
	content, err := r.cat.read(id)
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	return content, nil
}

// reader is a run of “git cat-file --batch”, which answers question after
// question.
type reader struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func start(cmd *exec.Cmd) (*reader, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &reader{cmd, in, bufio.NewReader(out)}, nil
}

// read asks for a content. The answer is “<id> blob <size>”, a line feed, the
// content and another line feed, or “<id> missing”.
func (c *reader) read(id string) ([]byte, error) {
	if _, err := io.WriteString(c.in, id+"\n"); err != nil {
		return nil, err
	}
	line, err := c.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(line)
	if len(fields) == 2 && fields[1] == "missing" {
		return nil, ErrGone
	}
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, fmt.Errorf("its answer “%s” is not understood", strings.TrimSpace(line))
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, err
	}
	content := make([]byte, size+1)
	if _, err := io.ReadFull(c.out, content); err != nil {
		return nil, err
	}
	return content[:size], nil
}

func (c *reader) close() error {
	return errors.Join(c.in.Close(), c.cmd.Wait())
}
