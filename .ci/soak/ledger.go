package main

import (
	"fmt"
	"regexp"
	"strings"
	"sync/atomic"
)

// state is what is known of one thing that is changed: a text, or a file that
// stands on every page.
type state struct {
	floor int    // the number of the last change that the server is known to have taken
	at    string // the path of the text's page; empty where there is none
	still bool   // no change is under way
}

// states are all of them at a moment. They are never changed.
type states []*state

// ledger is what the writer knows, and what clients hold pages against.
type ledger struct {
	current atomic.Pointer[states]
	paths   map[string]int // of every page that a text can have, to the text; never changed
}

func (l *ledger) now() states { return *l.current.Load() }

// set changes what is known of some. Only the writer does so.
func (l *ledger) set(change func(i int, s *state), which ...int) {
	next := append(states(nil), l.now()...)
	for _, i := range which {
		s := *next[i]
		change(i, &s)
		next[i] = &s
	}
	l.current.Store(&next)
}

// begin notes that a change of these is under way.
func (l *ledger) begin(which ...int) {
	l.set(func(_ int, s *state) { s.still = false }, which...)
}

// took notes that the server has taken change n of these.
func (l *ledger) took(n int, which ...int) {
	l.set(func(_ int, s *state) { s.floor, s.still = n, true }, which...)
}

// The letters of a mark: hexadecimal digits that no checker takes for a figure.
const digits = "abcdefghijklmnop"

var aMark = regexp.MustCompile(`qz([a-p]{4})([a-p]{5})zq`)

// mark returns the word that stands for change n of text i.
func mark(i, n int) string { return "qz" + letters(i, 4) + letters(n, 5) + "zq" }

func letters(n, width int) string {
	b := make([]byte, width)
	for i := width - 1; i >= 0; i-- {
		b[i], n = digits[n%16], n/16
	}
	return string(b)
}

func number(s string) (n int) {
	for _, r := range s {
		n = n*16 + strings.IndexRune(digits, r)
	}
	return n
}

// judge says what is wrong with an answer that was asked for when before was known and had
// come when after was.
func (l *ledger) judge(a answer, before, after states) error {
	if a.status != 200 && a.status != 404 {
		return fmt.Errorf("it has the status %d", a.status)
	}
	if a.html && !strings.HasSuffix(strings.TrimSpace(a.body), "</html>") {
		return fmt.Errorf("it is half a page of %d bytes", len(a.body))
	}
	own, isText := l.paths[a.path]
	found := map[int]bool{}
	for _, m := range aMark.FindAllStringSubmatch(a.body, -1) {
		i, n := number(m[1]), number(m[2])
		if i >= len(before) {
			return fmt.Errorf("it has the mark %s, which nobody made", m[0])
		}
		if n < before[i].floor {
			return fmt.Errorf("it is stale: it has change %d of %d, and the server had taken change %d", n, i, before[i].floor)
		}
		found[i] = true
	}
	if a.html && !found[everyPage] {
		return fmt.Errorf("it has no mark of the template")
	}
	// Of a text that is being changed, neither answer is wrong.
	if !isText || !before[own].still || before[own] != after[own] {
		return nil
	}
	switch there := before[own].at == a.path; {
	case there && a.status == 404:
		return fmt.Errorf("it is not found, and its text is there")
	case there && !found[own]:
		return fmt.Errorf("it has no mark of its own text")
	case !there && a.status == 200:
		return fmt.Errorf("it is there, and its text is not")
	}
	return nil
}
