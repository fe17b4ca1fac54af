package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// server is a docsite serve that runs.
type server struct {
	cmd     *exec.Cmd
	address string
	ended   chan error

	mu    sync.Mutex
	said  bytes.Buffer // all but what the collector says, to its first megabyte
	heaps []sample     // what was kept by each collection of garbage
}

// sample is megabytes at a moment.
type sample struct {
	at time.Time
	mb float64
}

var (
	anAddress = regexp.MustCompile(`http://\S+/`)
	// The third figure of a collection is what is alive behind it (package runtime, GODEBUG).
	aCollection = regexp.MustCompile(`^gc \d+ @.* \d+->\d+->(\d+) MB, `)
)

// startServer starts a program on a site, and returns when it listens.
func startServer(program, site string) (*server, error) {
	s := &server{
		cmd:   exec.Command(program, "serve", "--site", site, "--addr", "127.0.0.1:0", "--cache", "none"),
		ended: make(chan error, 1),
	}
	s.cmd.Env = append(os.Environ(), "GODEBUG=gctrace=1")
	read, written, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	s.cmd.Stdout, s.cmd.Stderr = written, written
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	written.Close()
	address := make(chan string, 1)
	go s.listen(read, address)
	go func() { s.ended <- s.cmd.Wait() }()
	select {
	case a := <-address:
		s.address = strings.TrimSuffix(a, "/")
		return s, nil
	case err := <-s.ended:
		return nil, fmt.Errorf("docsite serve ended: %v\n%s", err, s.words())
	}
}

// listen takes up what the server says.
func (s *server) listen(said io.ReadCloser, address chan<- string) {
	defer said.Close()
	lines := bufio.NewScanner(said)
	lines.Buffer(nil, 10<<20)
	told := false
	for lines.Scan() {
		line := lines.Text()
		if m := aCollection.FindStringSubmatch(line); m != nil {
			mb, _ := strconv.ParseFloat(m[1], 64)
			s.mu.Lock()
			s.heaps = append(s.heaps, sample{time.Now(), mb})
			s.mu.Unlock()
			continue
		}
		if a := anAddress.FindString(line); a != "" && !told {
			told = true
			address <- a
		}
		s.mu.Lock()
		if s.said.Len() < 1<<20 {
			s.said.WriteString(line + "\n")
		}
		s.mu.Unlock()
	}
}

func (s *server) words() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.said.String()
}

// collected returns what was kept by collections since a moment.
func (s *server) collected(since time.Time) []sample {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []sample
	for _, one := range s.heaps {
		if one.at.After(since) {
			all = append(all, one)
		}
	}
	return all
}

// files returns how many files the server has open, its connections among them.
func (s *server) files() (int, error) {
	list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.cmd.Process.Pid))
	return len(list), err
}

// resident returns how many megabytes of memory the server has.
func (s *server) resident() (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0, errors.New("the system does not tell how much memory the server has")
	}
	kb, err := strconv.ParseFloat(fields[0], 64)
	return kb / 1024, err
}

// stop ends the server as Ctrl-C does, and returns how long that took.
func (s *server) stop() (time.Duration, error) {
	begin := time.Now()
	if err := s.cmd.Process.Signal(syscall.SIGINT); err != nil {
		return 0, err
	}
	select {
	case err := <-s.ended:
		return time.Since(begin), err
	case <-time.After(patience):
		return patience, errors.Join(fmt.Errorf("it does not end within %v", patience), s.cmd.Process.Kill())
	}
}

// cpu returns what the server took of the processor. It has ended.
func (s *server) cpu() time.Duration {
	return s.cmd.ProcessState.UserTime() + s.cmd.ProcessState.SystemTime()
}
