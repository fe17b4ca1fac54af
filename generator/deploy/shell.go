package deploy

import (
	"fmt"
	"slices"
	"strings"
)

// Quote writes a word so that a POSIX shell takes it as it is (Shell Command Language, section 2.2.2):
// between single quotes everything stands for itself but the single quote. A word cannot
// hold a NUL.
func Quote(word string) string {
	if word != "" && !strings.ContainsFunc(word, func(c rune) bool {
		return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-._/:=@%+,", c))
	}) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// Shell writes commands as a script for a POSIX shell, which stops at the first that
// fails.
func Shell(commands []Command) string {
	var out strings.Builder
	out.WriteString("#!/bin/sh\nset -eu\n")
	for _, c := range commands {
		if c.Comment != "" {
			out.WriteString("\n# " + c.Comment + "\n")
		}
		for i, word := range c.Args {
			if i > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(Quote(word))
		}
		if c.Input != nil {
			end := heredoc(c.Input)
			fmt.Fprintf(&out, " <<'%s'\n%s\n%s", end, strings.Join(c.Input, "\n"), end)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// heredoc returns a word that ends a here-document and is no line of it.
func heredoc(lines []string) string {
	end := "END"
	for slices.Contains(lines, end) {
		end += "_"
	}
	return end
}
