package diag

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func at(file string, line, column int) Pos { return Pos{File: file, Line: line, Column: column} }

func TestNewTakesTheSeverityOfItsCode(t *testing.T) {
	for code, want := range map[Code]Severity{TitleMissing: Error, BodyEmpty: Warning} {
		if d := New(code, Pos{}, "x"); d.Severity != want {
			t.Errorf("%s is of severity %s, want %s", code, d.Severity, want)
		}
	}
}

func TestPosString(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{at("releases/2020/x/fr.md", 3, 14), "releases/2020/x/fr.md:3:14"},
		{at("docsite.yaml", 0, 0), "docsite.yaml"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%#v is written %s, want %s", c.pos, got, c.want)
		}
	}
}

func TestWithRelatedLeavesTheFirstAsItWas(t *testing.T) {
	base := New(AddressTaken, at("a.md", 1, 1), "taken").WithRelated(at("b.md", 1, 1), "one")
	left := base.WithRelated(at("c.md", 1, 1), "left")
	right := base.WithRelated(at("d.md", 1, 1), "right")
	if len(base.Related) != 1 || left.Related[1].Message != "left" || right.Related[1].Message != "right" {
		t.Errorf("got %v, %v, %v", base.Related, left.Related, right.Related)
	}
}

// TestSort holds that the order of diagnostics does not depend on the order in
// which they were found.
func TestSort(t *testing.T) {
	want := []Diagnostic{
		New(BadYAML, at("a.md", 0, 0), "whole file"),
		New(BadYAML, at("a.md", 2, 9), "line before column"),
		New(BadYAML, at("a.md", 3, 1), "x"),
		New(KeyTwice, at("a.md", 3, 1), "code before message"),
		New(KeyTwice, at("a.md", 3, 1), "message"),
		New(BadYAML, at("a.md", 3, 2), "column"),
		New(BadYAML, at("a.md", 10, 1), "lines are numbers"),
		New(BadYAML, at("b.md", 1, 1), "file"),
	}
	for range 50 {
		shuffled := append(slices.Clone(want), want[3], want[6])
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := Sort(shuffled); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v", got)
		}
	}
}

// TestSortKeepsTheSameOne holds it also for those that say the same of one
// place and differ in the rest.
func TestSortKeepsTheSameOne(t *testing.T) {
	base := New(AddressTaken, at("a.md", 1, 1), "taken")
	kept := base.WithHint("a").WithRelated(at("a.md", 2, 1), "here")
	all := []Diagnostic{kept, base.WithHint("b"), base.WithHint("a").WithRelated(at("b.md", 1, 1), "there"), base.WithHint("c")}
	for range 50 {
		shuffled := slices.Clone(all)
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := Sort(shuffled); !reflect.DeepEqual(got, []Diagnostic{kept}) {
			t.Fatalf("got %+v", got)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		severities []Severity
		want       Counts
		text       string
	}{
		{nil, Counts{}, "0 errors, 0 warnings"},
		{[]Severity{Error, Warning, Error}, Counts{Errors: 2, Warnings: 1}, "2 errors, 1 warning"},
		{[]Severity{Note, Error, Note}, Counts{Errors: 1, Notes: 2}, "1 error, 0 warnings, 2 notes"},
	} {
		var ds []Diagnostic
		for _, s := range c.severities {
			ds = append(ds, Diagnostic{Severity: s})
		}
		if got := Count(ds); got != c.want || got.String() != c.text {
			t.Errorf("%v: %+v, %q", c.severities, got, got)
		}
	}
}
