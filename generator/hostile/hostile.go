// Package hostile says what must hold of a reader, whatever it is given: for fuzz
// targets, which give it everything.
package hostile

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
)

// Told returns what is wrong with a diagnostic that is told of the files of a site:
// it says nothing or not on one line, an error does not say what to do, or a place
// lies outside its file. A file that is not there may be told of as a whole, or at its
// beginning where it is to be written.
func Told(site fs.FS, d diag.Diagnostic) error {
	switch {
	case d.Code == "" || d.Message == "":
		return fmt.Errorf("%s %s says nothing", d.Pos, d.Code)
	case d.Severity == diag.Error && d.Hint == "":
		return fmt.Errorf("%s %s does not say what to do: %s", d.Pos, d.Code, d.Message)
	case strings.ContainsFunc(d.Message+d.Hint, unicode.IsControl):
		return fmt.Errorf("%s %s says %q (%q)", d.Pos, d.Code, d.Message, d.Hint)
	}
	places := []diag.Pos{d.Pos}
	for _, r := range d.Related {
		places = append(places, r.Pos)
	}
	for _, p := range places {
		if err := inside(site, p); err != nil {
			return fmt.Errorf("%s, %s: %w", d.Code, d.Message, err)
		}
	}
	return nil
}

// inside returns what is wrong with a place.
func inside(site fs.FS, p diag.Pos) error {
	if p.File != "" && !fs.ValidPath(p.File) {
		return fmt.Errorf("%q is no path", p.File)
	}
	if p.Line == 0 && p.Column == 0 {
		return nil
	}
	text, err := fs.ReadFile(site, p.File)
	if err != nil {
		if p.Line == 1 && p.Column == 1 {
			return nil
		}
		return fmt.Errorf("it is told at %s: %w", p, err)
	}
	lines := strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
	if p.Line < 1 || p.Line > len(lines) {
		return fmt.Errorf("it is told at %s of a file of %d lines", p, len(lines))
	}
	if length := utf8.RuneCountInString(lines[p.Line-1]); p.Column < 1 || p.Column > length+1 {
		return fmt.Errorf("it is told at %s, where a line has %d characters", p, length)
	}
	return nil
}

// Allocated returns how many bytes were allocated while something was done. It counts
// what other goroutines do, too, so a bound needs room.
func Allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
