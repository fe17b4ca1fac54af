// Package draft takes drafts of translations from a program that an office chooses, and keeps of
// them only what tells the same as its original.
//
// [Requests] are what the program is asked: every unit of a document that nobody has translated,
// and nothing else, so that what a person wrote is not even shown to be changed. [Write] writes
// them and [Read] reads the answers, a line of JSON each. A [Judge] fills in those answers whose
// facts, names, links and terms agree with the original (judge.go), and says of the others why they do not.
package draft

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"docsite/generator/exchange"
)

// Request is what a program is asked to translate: a passage, or a cell of a row.
type Request struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"` // what the passage is, such as heading
	From     string   `json:"from"` // language, BCP 47
	To       string   `json:"to"`
	Segments []string `json:"segments"` // sentences; markup is <1>…</1> or <2/>
	Terms    []Term   `json:"terms,omitempty"`
}

// Term is what the glossary says of a term of a request.
type Term struct {
	Source string   `json:"source"`
	Use    []string `json:"use,omitempty"` // one of these
	Not    []string `json:"not,omitempty"` // none of these
}

// Answer is what a program gives back: as many segments as it was asked for, with their markup.
// A program that cannot translate a request says so by leaving it out.
type Answer struct {
	ID       string   `json:"id"`
	Segments []string `json:"segments"`
}

// Requests returns what of a document is to be drafted: the units of which no segment has a
// translation.
func Requests(doc *exchange.Document) []Request {
	var list []Request
	for _, u := range doc.Units {
		if !open(&u) {
			continue
		}
		r := Request{ID: u.ID, Kind: u.Kind, From: doc.Source, To: doc.Target}
		for _, s := range u.Segments {
			r.Segments = append(r.Segments, exchange.Tagged(s.Source))
		}
		for _, t := range u.Terms {
			r.Terms = append(r.Terms, Term{t.Source, t.Targets, t.Refused})
		}
		list = append(list, r)
	}
	return list
}

// open reports whether nobody has translated any of a unit.
func open(u *exchange.Unit) bool {
	return len(u.Segments) > 0 && !slices.ContainsFunc(u.Segments, func(s exchange.Segment) bool { return len(s.Target) > 0 })
}

// Write writes requests, a line each.
func Write(w io.Writer, requests []Request) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range requests {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// longest is how many bytes an answer may have: a passage has a thousandth of it.
const longest = 1 << 20

// Read reads answers, a line each. The error says which line is none, or answers what was not
// asked or was answered already.
func Read(r io.Reader, requests []Request) (map[string]Answer, error) {
	asked := map[string]bool{}
	for _, q := range requests {
		asked[q.ID] = true
	}
	answers := map[string]Answer{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, longest)
	n := 0
	for in.Scan() {
		n++
		if len(in.Bytes()) == 0 {
			continue
		}
		var a Answer
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("line %d is no answer: %w", n, err)
		}
		if _, twice := answers[a.ID]; twice || !asked[a.ID] {
			return nil, fmt.Errorf("line %d answers %q, which was not asked or was answered already", n, a.ID)
		}
		answers[a.ID] = a
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("line %d has more than %d bytes", n+1, longest)
	} else if err != nil {
		return nil, err
	}
	return answers, nil
}
