package locale

import (
	"fmt"
	"strings"
	"unicode"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// What to do about a text that cannot be meant.
const (
	oneLine = "write it in one line, without control characters"
	written = "write what is meant, or take the line or the item out"
)

// usable reports whether a text of a section of a locale file may be a word, a
// name or a phrase, and tells what is wrong with it otherwise: nothing of it can be
// seen, so that it would stand everywhere or nowhere, or it is not of one line.
func usable(m *fields.Map, t fields.Text, section string) bool {
	what := fault(t.Value)
	if what == "" {
		return true
	}
	hint := written
	if broken(t.Value) != "" {
		hint = oneLine
	}
	m.Report(diag.New(diag.BadLocaleValue, t.At, "a text in “%s” %s", section, what).WithHint("%s", hint))
	return false
}

// fault says why a text is no word, name or phrase; it is empty where it may be one.
func fault(s string) string {
	switch {
	case s == "":
		return "is empty"
	case broken(s) != "":
		return broken(s)
	case blank(s):
		return "is blank"
	}
	return ""
}

// broken says which character of a text cannot stand in one line.
func broken(s string) string {
	for _, r := range s {
		switch {
		case strings.ContainsRune("\n\r\u0085\u2028\u2029", r):
			return "holds a line break"
		case unicode.IsControl(r), r == unicode.ReplacementChar, r == '\uFFFE', r == '\uFFFF':
			return fmt.Sprintf("holds the control character U+%04X", r)
		}
	}
	return ""
}

// blank reports whether nothing of a text can be seen.
func blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}
