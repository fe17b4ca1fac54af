// Package flood makes texts that hold far too much of one thing, to measure
// and to test that docsite takes no longer over them than over others of their
// size. Nothing but tests and .ci/flood uses it.
//
// What parsers of Markdown, and those who take its tree apart, look for from
// each place anew to the end of a text takes the square of its size as soon as
// somebody repeats it. So each construct of the dialect is here alone, together
// with those it meets, opened and not closed, and nested as deep as it goes.
//
// [Bodies] are Markdown. [Files] are whole files with front matter. [Pairs] are a
// text and its translation, whose facts are compared.
package flood

import (
	"fmt"
	"strings"
)

// Construct makes texts of about n bytes, at most a few more.
type Construct struct {
	Name string
	Of   func(n int) string
}

// Pair is a text in English and its translation into Japanese, of about n bytes each.
type Pair struct {
	Name string
	Of   func(n int) (english, japanese string)
}

// Front is a front matter that nothing is to be told of, with its fences.
const Front = "---\ntitle: T\ndate: 2020-10-22\nsummary: S\n---\n\n"

// Repeat returns a text of n bytes or a few more that is nothing but the unit.
func Repeat(unit string, n int) string {
	return strings.Repeat(unit, n/len(unit)+1)
}

// again is a construct of nothing but a unit.
func again(name, unit string) Construct {
	return Construct{name, func(n int) string { return Repeat(unit, n) }}
}

// around is a construct of as many units before as after a middle.
func around(name, before, middle, after string) Construct {
	return Construct{name, func(n int) string {
		times := n/(len(before)+len(after)) + 1
		return strings.Repeat(before, times) + middle + strings.Repeat(after, times)
	}}
}

// between is a construct of units between a beginning and an end.
func between(name, begin, unit, end string) Construct {
	return Construct{name, func(n int) string { return begin + Repeat(unit, n) + end }}
}

// numbered is a construct of units in which each %d is another number.
func numbered(name, begin, unit, end string) Construct {
	return Construct{name, func(n int) string {
		var b strings.Builder
		b.WriteString(begin)
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(i)))
		}
		b.WriteString(end)
		return b.String()
	}}
}
