package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"time"
)

const (
	serveRuns = 5
	pollEvery = 5 * time.Millisecond
	// patience is how long a page may take: longer, and something is broken.
	patience = 2 * time.Minute
)

// serve measures docsite serve, with the store that builds left: how long a page
// takes from the start of the process, and how long a change of a text.
func (b *workplace) serve(c *changes) ([]row, error) {
	if _, err := run(b.ctx, b.docsite, b.command("build")...); err != nil { // the store is warm again
		return nil, err
	}
	page := "en/releases/" + c.r.Path() + "/"
	var rows []row
	for _, first := range []struct{ what, path string }{
		{"docsite serve: first byte of /en/", "en/"},
		{"docsite serve: first byte of a release", page},
	} {
		var all []usage
		for range serveRuns {
			u, err := b.served(func(p *preview) (time.Duration, error) {
				err := p.firstByte(first.path)
				return time.Since(p.start), err
			})
			if err != nil {
				return nil, err
			}
			all = append(all, u)
		}
		rows = append(rows, middle(first.what, 0, all))
	}
	var all []usage
	whole, err := b.served(func(p *preview) (time.Duration, error) {
		if err := p.firstByte(page); err != nil {
			return 0, err
		}
		for range serveRuns {
			start := time.Now()
			fresh, err := c.text()
			if err != nil {
				return 0, err
			}
			if err := p.waitFor(page, fresh); err != nil {
				return 0, err
			}
			all = append(all, usage{wall: time.Since(start)})
		}
		return 0, nil
	})
	if err != nil {
		return nil, err
	}
	edit := middle("docsite serve: a text edited", 0, all)
	edit.memory = whole.memory
	return append(rows, edit), nil
}

// preview is a docsite serve that runs.
type preview struct {
	ctx     context.Context
	start   time.Time
	address string
}

// served starts docsite serve, does something with it, which returns the time that
// counts, and ends it. Of its processor time nothing is told: it goes on working
// behind the pages.
func (b *workplace) served(do func(*preview) (time.Duration, error)) (usage, error) {
	ctx, end := context.WithTimeout(b.ctx, patience)
	defer end()
	cmd := exec.CommandContext(ctx, b.docsite, "serve", "--site", b.site(), "--addr", "127.0.0.1:0", "--cache", b.store(), "--now", moment)
	cmd.Cancel = func() error {
		if cmd.Process.Signal(os.Interrupt) == nil {
			return nil
		}
		return cmd.Process.Kill() // Windows has no such signal
	}
	cmd.WaitDelay = 5 * time.Second // then it is killed
	read, written := io.Pipe()
	var said bytes.Buffer
	output := io.MultiWriter(&said, written)
	cmd.Stdout, cmd.Stderr = output, output
	address := make(chan string, 1)
	go findAddress(read, address)
	p := &preview{ctx: ctx, start: time.Now()}
	if err := cmd.Start(); err != nil {
		return usage{}, err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- cmd.Wait()
		written.Close()
	}()
	var wall time.Duration
	var err error
	select {
	case p.address = <-address:
		if p.address == "" {
			err = errors.New("docsite serve ended")
		} else {
			wall, err = do(p)
		}
	case <-ctx.Done():
		err = ctx.Err()
	}
	end()
	<-ended // it was ended by us, so how it ended does not matter
	if err != nil {
		return usage{}, fmt.Errorf("%w\n%s", err, tail(said.Bytes()))
	}
	u := used(cmd.ProcessState, wall)
	u.cpu = 0
	return u, nil
}

var anAddress = regexp.MustCompile(`http://\S+/`)

// findAddress sends the first address that is printed, or nothing where there is
// none, and reads on: a process whose words nobody reads would stand still.
func findAddress(said io.Reader, address chan<- string) {
	lines := bufio.NewScanner(said)
	for sent := false; lines.Scan(); {
		if a := anAddress.FindString(lines.Text()); a != "" && !sent {
			address <- a
			sent = true
		}
	}
	close(address)
	io.Copy(io.Discard, said) // what is left behind a line that is too long
}

// firstByte waits for the first byte of a page.
func (p *preview) firstByte(path string) error {
	response, err := p.get(path)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.ReadFull(response.Body, make([]byte, 1))
	return err
}

// waitFor asks for a page until it has a word.
func (p *preview) waitFor(path, word string) error {
	for {
		response, err := p.get(path)
		if err != nil {
			return err
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			return err
		}
		if bytes.Contains(body, []byte(word)) {
			return nil
		}
		select {
		case <-time.After(pollEvery):
		case <-p.ctx.Done():
			return fmt.Errorf("%s never had the word %s", path, word)
		}
	}
}

func (p *preview) get(path string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(p.ctx, http.MethodGet, p.address+path, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return response, nil
}
