package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"docsite/generator/progress"
)

// How often the line is drawn that tells how far the work is, after how long it is for
// the first time, and how long no stage may run before the next one counts as new work.
const (
	everyLine = 250 * time.Millisecond
	firstLine = time.Second
	pause     = time.Second
)

// follow shows on a terminal how far the work is, until it is stopped: a line of standard error,
// which is gone before anything else is printed to the writers that it returns. It
// shows nothing where standard error is no terminal, or nobody looks at it.
func follow(log *progress.Log, stdout, stderr io.Writer) (out, err io.Writer, stop func()) {
	terminal, ok := fileOf(stderr)
	if !ok || !terminalOf(stderr).alive(os.Getenv) {
		return stdout, stderr, func() {}
	}
	d := &display{terminal: terminal}
	if file, is := fileOf(stdout); is && terminalOf(stdout).is {
		stdout = &printer{file, d}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(everyLine)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				d.draw("")
				return
			case <-ticker.C:
				d.draw(line(log.Stages(), log.Elapsed(), terminalOf(terminal).columns))
			}
		}
	}()
	return stdout, &printer{terminal, d}, func() {
		close(done)
		<-ended
	}
}

// alive reports whether somebody sees a line that changes.
func (t terminal) alive(env func(string) string) bool {
	return t.is && env("CI") == "" && env("TERM") != "dumb"
}

// line tells how far the stages are that run, in so many columns; nothing where none does, or
// the work has not yet taken long.
func line(stages []progress.Status, now time.Duration, columns int) string {
	began := now // of the work without a pause
	for _, s := range slices.Backward(sortedByEnd(stages)) {
		if began-s.To > pause {
			break
		}
		began = min(began, s.From)
	}
	if now-began < firstLine {
		return ""
	}
	var parts []string
	for _, s := range stages {
		if s.Running {
			parts = append(parts, howFar(s))
		}
	}
	text := strings.Join(parts, ", ")
	if columns == 0 {
		columns = 80
	}
	return text[:max(0, min(len(text), columns-1))] // ASCII; in the last column terminals break lines
}

func sortedByEnd(stages []progress.Status) []progress.Status {
	return slices.SortedStableFunc(slices.Values(stages), func(a, b progress.Status) int { return cmp.Compare(a.To, b.To) })
}

// howFar is a stage in words, such as “render 1,204 of 8,425 files”.
func howFar(s progress.Status) string {
	text := string(s.Name)
	unit := s.Name.Unit()
	switch {
	case unit == "":
	case s.Of > 0:
		text += fmt.Sprintf(" %s of %s", grouped(s.Done), counted(s.Of, unit))
	case s.Done > 0:
		text += " " + counted(s.Done, unit)
	}
	return text
}

// counted is a number of things, such as “8,425 files”.
func counted(n int64, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return grouped(n) + " " + unit
}

// grouped writes a number with a comma before each three digits.
func grouped(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// display is a terminal on which a line stands that is drawn again and again.
type display struct {
	terminal *os.File

	mu    sync.Mutex
	drawn string // what stands there of the line
	open  bool   // what was printed last was no whole line: behind it none is drawn
}

// draw draws the line anew, or takes it away where it is empty.
func (d *display) draw(line string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open || line == d.drawn {
		return
	}
	d.clear()
	io.WriteString(d.terminal, line) // of a terminal that is gone nobody wants to know
	d.drawn = line
}

// clear takes the line away.
func (d *display) clear() {
	if d.drawn != "" {
		io.WriteString(d.terminal, "\r\x1b[K")
		d.drawn = ""
	}
}

// printer prints to a terminal on which there may be a line.
type printer struct {
	file *os.File
	*display
}

// Write follows [io.Writer].
func (p *printer) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	if len(text) > 0 {
		p.open = text[len(text)-1] != '\n'
	}
	return p.file.Write(text)
}

// fileOf returns the file that is printed to; false where it is none.
func fileOf(w io.Writer) (*os.File, bool) {
	switch w := w.(type) {
	case *printer:
		return w.file, true
	case *os.File:
		return w, true
	}
	return nil, false
}
