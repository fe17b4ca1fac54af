// Package diag holds what docsite has to say about somebody's files.
//
// Whatever an author, a translator or a designer can mend is a [Diagnostic]: a
// value with a stable code, a severity, a place, what is wrong and what to do.
// What nobody but an administrator or we can mend (a full disk, a bug) is an
// ordinary error and does not pass through here.
//
// The stages return diagnostics and never print them. They are collected,
// put into one order by [Sort] and written once, by [Write], in the form that
// the reader asked for: text for people, with the line that is meant (text.go,
// snippet.go, bound.go), JSON for programs, GitHub's workflow annotations, or SARIF.
//
// Of one file no more than [MostOfKind] of one code are told (limit.go).
//
// codes.go is the table of everything that docsite can complain about.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Severity says whether a build can go on.
type Severity int

const (
	// Error stops a build: nothing is written.
	Error Severity = iota
	// Warning is reported and does not stop a build, unless it is a strict one.
	Warning
	// Note is reported and never stops a build: it is right less often than a
	// warning, and worth a look.
	Note
)

func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Note:
		return "note"
	}
	return "error"
}

// Pos is a place in a file of the site.
type Pos struct {
	File   string // slash-separated, relative to the site's folder
	Line   int    // from 1; 0 where the file as a whole is meant
	Column int    // from 1, in characters (Unicode code points), not bytes
}

func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Diagnostic is one thing that is wrong, where, and what helps.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Pos
	Message string // what is wrong, in a sentence without a full stop
	Hint    string // what to do; may be empty
	Related []Related
}

// Related is another place that belongs to a diagnostic, such as the value
// that the first one contradicts.
type Related struct {
	Pos
	Message string
}

// New returns a diagnostic of the code's own severity.
func New(code Code, at Pos, format string, args ...any) Diagnostic {
	return Diagnostic{Code: code, Severity: rules[code].Severity, Pos: at, Message: line(fmt.Sprintf(format, args...))}
}

// edges shows spaces at the edges of a quotation, which cannot be seen there and
// are often what is wrong.
var edges = strings.NewReplacer("\u00A0”", "⟨U+00A0⟩”", "“\u00A0", "“⟨U+00A0⟩", "\u3000”", "⟨U+3000⟩”", "“\u3000", "“⟨U+3000⟩")

// line makes a text one line of a log: what it quotes may hold line breaks and
// other control characters, which a terminal or a workflow would act on, and may
// be as long as its author likes. What has no width is shown by its number.
func line(text string) string {
	const most = 400
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	var b strings.Builder
	for _, r := range edges.Replace(text) {
		switch {
		case ' ' <= r && r <= '~':
			b.WriteByte(byte(r))
		case unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp):
			b.WriteByte(' ')
		case acting(r):
			shown, _ := visible(r)
			b.WriteString(shown)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// WithHint returns d with what to do about it.
func (d Diagnostic) WithHint(format string, args ...any) Diagnostic {
	d.Hint = line(fmt.Sprintf(format, args...))
	return d
}

// WithRelated returns d with one more place.
func (d Diagnostic) WithRelated(at Pos, format string, args ...any) Diagnostic {
	d.Related = append(slices.Clone(d.Related), Related{at, line(fmt.Sprintf(format, args...))})
	return d
}

// Sort puts diagnostics into their one order, by place, then code, then
// message, and keeps one of those that say the same of one place: in whatever
// order they come, the result is the same. It changes its argument.
func Sort(ds []Diagnostic) []Diagnostic {
	slices.SortFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(
			comparePos(a.Pos, b.Pos),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Hint, b.Hint),
			slices.CompareFunc(a.Related, b.Related, func(a, b Related) int {
				return cmp.Or(comparePos(a.Pos, b.Pos), cmp.Compare(a.Message, b.Message))
			}),
		)
	})
	return slices.CompactFunc(ds, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
}

func comparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// Counts says how many diagnostics there are of each severity.
type Counts struct{ Errors, Warnings, Notes int }

// Count counts diagnostics.
func Count(ds []Diagnostic) Counts {
	var n Counts
	for _, d := range ds {
		switch d.Severity {
		case Error:
			n.Errors++
		case Warning:
			n.Warnings++
		case Note:
			n.Notes++
		}
	}
	return n
}

// String names the counts: “1 error, 0 warnings”, and notes where there are any.
func (n Counts) String() string {
	text := plural(n.Errors, "error") + ", " + plural(n.Warnings, "warning")
	if n.Notes > 0 {
		text += ", " + plural(n.Notes, "note")
	}
	return text
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
