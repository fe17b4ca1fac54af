package diag

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// annotations is how many of a kind GitHub shows of a step; the log has the rest
// (“Problem Matchers”, Limitations, in the documentation of the actions toolkit).
const annotations = 10

// The escapes of workflow commands, from GitHub's documentation of them and
// the toolkit that writes them.
var (
	commandData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// commands are the workflow commands of severities.
var commands = map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}

func writeGitHub(w io.Writer, ds []Diagnostic, folder string) error {
	var b strings.Builder
	for _, d := range ds {
		text := d.Message
		for _, r := range d.Related {
			text += fmt.Sprintf("\nSee %s: %s", r.Pos, r.Message)
		}
		if d.Hint != "" {
			text += "\nHelp: " + d.Hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", commands[d.Severity],
			commandProperty.Replace(path.Join(folder, d.File)), max(d.Line, 1), max(d.Column, 1),
			commandProperty.Replace(string(d.Code)+" "+rules[d.Code].Title), commandData.Replace(text))
	}
	if n := Count(ds); max(n.Errors, n.Warnings, n.Notes) > annotations {
		fmt.Fprintf(&b, "::notice title=docsite::GitHub shows the first %d errors, warnings and notices each of a step. Its log has all %d.\n",
			annotations, len(ds))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
